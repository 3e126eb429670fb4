"""Surnames and single names that readers know without an introduction; folded."""

from typing import Final

FAMOUS: Final = frozenset(
    """
    trump biden obama bush clinton reagan carter nixon kennedy johnson eisenhower truman roosevelt lincoln washington
    jefferson harris pence cheney gore vance kerry romney mccain sanders putin medvedev yeltsin gorbachev khrushchev
    stalin lenin brezhnev trotsky zelensky zelenskyy zelenskiy lukashenko merkel scholz merz kohl schroeder adenauer
    macron hollande sarkozy chirac mitterrand starmer sunak truss blair brown cameron thatcher churchill major attlee
    corbyn farage modi gandhi nehru xi mao deng netanyahu rabin sharon peres arafat abbas erdogan ataturk assad saddam
    khomeini khamenei rouhani ahmadinejad raisi mubarak morsi sisi nasser sadat gaddafi qaddafi kadhafi bolsonaro lula
    maduro chavez castro guevara pinochet peron milei mandela mugabe zuma ramaphosa abe koizumi kishida ishiba suharto
    sukarno duterte marcos berlusconi mussolini meloni franco orban hitler himmler goebbels napoleon bonaparte bismarck
    caesar cleopatra einstein newton darwin galileo freud marx engels shakespeare mozart beethoven bach wagner verdi
    chopin dickens tolstoy dostoevsky austen joyce hemingway orwell picasso rembrandt leonardo michelangelo
    raphael monet
    vangogh dali warhol banksy chaplin hitchcock disney spielberg musk bezos gates zuckerberg jobs buffett soros murdoch
    bloomberg pele maradona messi ronaldo neymar beckham mbappe federer nadal djokovic tyson ali bolt woods jordan
    madonna bono bjork beyonce prince adele shakira rihanna drake eminem cher sting moby enya prince elvis presley
    lennon mccartney dylan bowie sinatra pavarotti callas socrates plato aristotle homer dante voltaire rousseau kant
    hegel nietzsche sartre columbus magellan jesus muhammad buddha moses confucius luther calvin galen hippocrates pope
    francis benedict greenspan bernanke yellen powell draghi lagarde annan guterres ban oprah ronaldinho kaka zidane
    shevchenko pushkin cervantes goethe schiller kafka wilde twain poe whitman keats byron milton chaucer handel haydn
    schubert brahms tchaikovsky stravinsky vivaldi puccini rossini ibsen chekhov moliere hugo balzac flaubert proust
    schumann mahler mendelssohn liszt berlioz debussy ravel bizet sibelius shostakovich prokofiev rachmaninoff elgar
    britten gershwin bernstein wittgenstein spinoza leibniz descartes pascal hume locke hobbes kierkegaard heidegger
    aquinas augustine kepler copernicus newton faraday maxwell planck bohr heisenberg schrodinger curie pasteur mendel
    linnaeus edison tesla bell archimedes euclid pythagoras euler gauss turing oppenheimer fermi hawking
    thucydides herodotus virgil ovid cicero seneca sophocles euripides aeschylus plutarch machiavelli petrarch boccaccio
    rabelais montaigne swift defoe fielding wordsworth coleridge shelley blake tennyson hardy kipling conrad woolf eliot
    yeats beckett shaw faulkner steinbeck fitzgerald thoreau emerson melville hawthorne nabokov turgenev gogol
    pasternak solzhenitsyn brecht rilke borges neruda ibsen strindberg andersen titian caravaggio raphael vermeer rubens
    goya velazquez turner constable manet renoir degas cezanne matisse gauguin rodin pollock rothko magritte klimt
    hamlet ophelia macbeth othello romeo juliet lear falstaff faust quixote poirot marple sherlock holmes watson dracula
    frankenstein gandalf frodo batman superman robespierre danton garibaldi bolivar wellington nelson cromwell
    lehman hannibal nero augustus tutankhamun charlemagne saladin attila ptolemy nostradamus gutenberg
    """.split()
)

COMPANIES: Final = frozenset(
    """
    toyota samsung nokia boeing walmart target amazon google apple microsoft intel ibm oracle cisco dell netflix meta
    facebook twitter tesla ford chrysler honda nissan mazda subaru suzuki mitsubishi hyundai kia daewoo volkswagen audi
    porsche bmw daimler mercedes renault peugeot citroen fiat ferrari volvo saab siemens bosch philips ericsson motorola
    sony panasonic hitachi toshiba fujitsu canon nikon sharp kodak xerox pfizer merck roche novartis bayer sanofi
    astrazeneca glaxo moderna biontech nestle unilever danone pepsi pepsico coca-cola starbucks mcdonald's
    mcdonalds nike
    adidas puma reebok gucci chanel dior hermes prada ikea zara gap macy's nordstrom sears kmart costco tesco
    sainsbury sainsbury's asda aldi lidl carrefour metro airbus lockheed raytheon northrop bombardier embraer
    rolls-royce exxon
    exxonmobil chevron texaco shell conocophillips gazprom rosneft lukoil yukos petrobras aramco total enron halliburton
    schlumberger citigroup citibank jpmorgan barclays lloyds natwest santander deutsche commerzbank creditanstalt
    unicredit
    rothschild lazard nomura goldman moody's fitch visa mastercard paypal alibaba tencent baidu huawei xiaomi lenovo
    foxconn tiktok bytedance uber lyft airbnb spotify snapchat linkedin youtube instagram whatsapp yahoo compaq netscape
    lufthansa ryanair easyjet qantas emirates aeroflot alitalia iberia delta united fedex ups dhl vodafone telstra
    verizon
    sprint comcast viacom disney pixar paramount universal dreamworks reuter reuters
    bloomberg bertelsmann vivendi hachette
    penguin harpercollins time newsweek playboy opel skoda seat lada jaguar bentley caterpillar deere monsanto
    dupont dow
    alcoa anglo glencore vale rio bhp nomad honeywell texas tyco worldcom hezbollah hamas taliban kremlin pentagon
    vatican
    interpol gallup nielsen forbes zellers indosuez freeport harvard yale stanford europol nasa fatah eta parliament
    congress senate treasury greenpeace oxfam amnesty telewest fairfax
    """.split()
)
