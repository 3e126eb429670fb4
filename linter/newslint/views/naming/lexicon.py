"""The words around names: forms of address, posts, particles, suffixes, and what makes an organisation or a place.

Given names, common words that open sentences, and places stand in `data/words.txt`, which is read on first use.
"""

import os
import unicodedata
from functools import cache
from typing import Final, NamedTuple

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "words.txt")
SURNAMES: Final = os.path.join(os.path.dirname(__file__), "data", "surnames.txt")


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


def folded(name: str) -> str:
    """A name in lower case, without accents and with plain apostrophes and hyphens, so that spellings compare."""
    if name.isascii():
        return name.lower()
    plain = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return plain.replace("’", "'").replace("‑", "-").replace("‐", "-").casefold()


class Lexicon(NamedTuple):
    """The lists of the data file: gender of given names (f, m, e for either); words; places."""

    genders: dict[str, str]
    common: frozenset[str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, read once. Keys of given names have their capital and are without accents in one of two forms."""
    genders: dict[str, str] = {}
    common: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    for key, words in _lines():
        if key == "common":
            common = FUNCTION_WORDS.union(words.split())
        elif key == "places":
            places = PLACES.union(words.replace(" ", "\n").replace("_", " ").split("\n"))
        else:
            genders.update(dict.fromkeys(words.split(), key[0]))
    return Lexicon(genders, common, places)


@cache
def languages() -> dict[str, str]:
    """The language of given names that are one language's, read apart as few articles ask."""
    found: dict[str, str] = {}
    for key, words in _lines():
        _, _, language = key.partition(" ")
        if language:
            found.update(dict.fromkeys(words.split(), language))
    return found


def _lines() -> list[tuple[str, str]]:
    """The lists of the data file with what stands before each."""
    with open(DATA, encoding="utf-8") as file:
        return [(key, words) for key, _, words in (line.rstrip("\n").partition(": ") for line in file)]


@cache
def surnames() -> frozenset[str]:
    """Common surnames of the United States, with their capital; those that are also words of English are left out."""
    with open(SURNAMES, encoding="utf-8") as file:
        return frozenset(file.read().split())


def gender(given: str) -> str | None:
    """The usual gender of a given name: f, m, e for either, None where it is unknown."""
    genders = lexicon().genders
    return genders.get(given) or genders.get(given.partition("-")[0])


FUNCTION_WORDS: Final = _table("""
    a about above according after again against all almost along already also although among amid an and another any
    anybody anyone anything apart are around as aside at away back based because been before behind being below beneath
    beside besides best better between beyond both but by can citing compared considering could despite did do does
    doing don't down due during each earlier early eight either eleven else enough even ever every everybody everyone
    everything except few first five following for four from further given had half has have having he he's hence her
    here hers herself him himself his how however i i'd i'll i'm i've if in include including indeed inside instead into
    is isn't it it's its itself just last late later latest least led left less let let's like many may maybe me
    meanwhile might mine more most much must my near nearly neither never nevertheless new next nine no nobody none nor
    not nothing notwithstanding now of off on once one only onto or other others otherwise our ours out outside over own
    people per perhaps plus quite rather recent regarding said same saying second seven several shall she she's should
    since six so some somebody someone something sometimes soon speaking still such ten than thanks that that's the
    their theirs them themselves then there there's thereafter therefore these they they're third this those though
    three through throughout thus till to today together tomorrow tonight too toward towards twelve two under unless
    unlike until up upon us using very via was wasn't we we'll we're we've well were what whatever when whenever where
    whereas wherever whether which while who whoever whom whose why will with within without won't would wouldn't yes
    yesterday yet you you're your yours
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat
    christmas easter ramadan thanksgiving hanukkah passover
""")
"""Words that are no part of a name when they open a sentence; months and days are none anywhere."""

DAYS_AND_MONTHS: Final = _table("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    Christmas Easter Ramadan Thanksgiving Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
""")

HONORIFICS: Final = {
    **dict.fromkeys("Mr Messrs Mister Sir Lord Señor Sr. Monsieur Herr Don Signor Baron Viscount Earl".split(), "m"),
    **dict.fromkeys(
        "Mrs Ms Miss Mme Madame Mlle Dame Lady Baroness Señora Senora Señorita Frau Viscountess Countess Madam".split(),
        "f",
    ),
    **dict.fromkeys("Mx Dr Drs Prof Hon Doctor".split(), ""),
}
"""Forms of address with the gender they tell, f, m or nothing."""

ROYAL: Final = {
    **dict.fromkeys("King Prince Duke Emperor Pope Count Marquess Archduke Crown Tsar".split(), "m"),
    **dict.fromkeys("Queen Princess Duchess Empress Marchioness".split(), "f"),
    **dict.fromkeys("Sheikh Sheikha Emir Sultan Imam Ayatollah Mullah Rabbi Lama Shah Khan".split(), ""),
    **dict.fromkeys("Father Brother Fr".split(), "m"),
    **dict.fromkeys("Sister Mother".split(), "f"),
}
"""Titles that stand before a given name alone."""

POSTS: Final = _table("""
    president vice-president minister premier chancellor secretary undersecretary senator sen sens representative rep
    reps congressman congresswoman governor gov govs mayor councillor councilman councilwoman councilor alderman
    assemblyman assemblywoman lawmaker deputy legislator speaker leader chairman chairwoman chair chairperson chief head
    director executive officer ceo cfo coo cto manager treasurer comptroller controller commissioner superintendent
    administrator ambassador envoy consul diplomat spokesman spokeswoman spokesperson spokesmen judge justice magistrate
    prosecutor attorney lawyer solicitor barrister counsel sheriff detective inspector constable sergeant sgt
    corporal cpl private pvt pfc lieutenant lt captain capt major maj colonel col brigadier brig general gen admiral adm
    commander cmdr commodore marshal officer bishop archbishop cardinal reverend rev pastor monsignor msgr rabbi imam
    canon deacon dean provost professor prof economist analyst strategist trader broker dealer
    principal rector lecturer teacher coach manager captain striker midfielder defender goalkeeper forward quarterback
    pitcher editor reporter correspondent columnist journalist author novelist writer poet actor actress
    singer director producer filmmaker designer architect engineer scientist researcher physicist chemist biologist
    historian surgeon doctor dr nurse founder co-founder owner activist campaigner organiser organizer candidate nominee
    incumbent opponent rival colleague partner adviser advisor aide negotiator mediator coordinator
    president-elect governor-elect mayor-elect senator-elect chairman-designate premier-designate auditor ombudsman
    coroner firefighter farmer resident witness suspect defendant pilot astronaut cosmonaut strongman ruler
    dictator monarch tycoon billionaire financier investor banker lobbyist pollster midfielder winger
    goaltender defenseman linebacker receiver shortstop batsman bowler cricketer golfer boxer champion
    midwife paramedic veteran commissar taoiseach tanaiste generalissimo whip
""")
"""Offices, ranks and callings that stand before a name or in apposition; in lower case."""

OFFICES: Final = _table("""
    president vice-president minister premier chancellor secretary senator sen congressman congresswoman representative
    rep governor gov mayor speaker chairman chairwoman chair director ambassador judge justice sheriff bishop
    archbishop cardinal general gen admiral colonel col major captain lieutenant commissioner treasurer
    superintendent king queen prince princess pope ceo cfo taoiseach attorney coach goalkeeper striker
    midfielder editor professor
""")
"""Posts of which a person holds one at a time."""

MODIFIERS: Final = _table("""
    prime vice deputy assistant associate first second senior junior acting interim foreign finance defense defence
    interior home justice education health labor labour trade economy economic environment agriculture
    transport transportation energy oil culture sports housing treasury state federal general chief
    executive managing national police fire city town county district regional provincial opposition party press
    military army navy air force supreme high lord lady attorney major lieutenant brigadier rear fleet field
    commerce industry planning development research marketing sales financial operating technology information
    security intelligence union club team company bank group head co shadow permanent under crown
    chief-of-staff market equity bond currency stock
""")
"""Words that belong to the post they stand before: foreign minister, vice president."""

STATUSES: Final = {
    "former": "former",
    "ex": "former",
    "ex-": "former",
    "then": "then",
    "then-": "then",
    "late": "late",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "outgoing": "outgoing",
    "incoming": "elect",
    "ousted": "former",
    "deposed": "former",
    "retired": "former",
    "onetime": "former",
    "one-time": "former",
    "erstwhile": "former",
    "previous": "former",
    "future": "elect",
    "aspiring": "elect",
    "would-be": "elect",
    "self-proclaimed": "elect",
    "emeritus": "former",
}
"""Words that say when a title holds."""

PARTICLES: Final = _table("""
    de da do dos das del della delle delli dello di du des d la le las los van von der den ter ten zu zum zur bin
    ibn bint
    binti abu al el ul ben af av y e st san mac vander 't ap
""")
LEADING_PARTICLES: Final = _table(
    "De Da Di Du Del Della La Le Van Von Der Den Ter Ten Bin Ibn Al El Abu Ben Dos Las Los"
)
"""Particles that some families write with a capital."""

SUFFIXES: Final = _table("Jr Sr II III IV V Jnr Snr Esq PhD MD QC KC MP OBE CBE MBE")

SURNAME_FIRST: Final = {
    **dict.fromkeys(
        """Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Chang Lim Han Shin Suh Seo Kwon Hwang Ahn Song Ryu Hong Roh
        Chun Chung Moon Ri Pak Choe Paek Jong Jo Hyon Thae Ro O Im No Yun Sohn Noh Ban Koo Oh Bae Baek Nam Yoo Yang Ko
        Hyun""".split(),
        "ko",
    ),
    **dict.fromkeys(
        """Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han
        Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai
        Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng
        Long Wan Duan Lei Qian Tang Yin Wen Pang Xi Bo Chiang Hsieh Chou Chu Tung Tsai Tsang Leung Cheung Lam Chow
        Kuo Lien Teng Hua Qiao Zhan Ling Chan Wong Ng Lau Yeung Yip Kwok Soong""".split(),
        "zh",
    ),
    **dict.fromkeys(
        "Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Huynh Hoang Phan Vu Võ Vo Dang Bui Do Ho Ngo Duong Ly Vuong "
        "Truong Dinh".split(),
        "vi",
    ),
    **dict.fromkeys("Orban Orbán Szabo Szabó Nagy Kovacs Kovács Toth Tóth Horvath Horváth".split(), "hu"),
}
"""Surnames that stand first in their languages, with the language."""

NICKNAMES: Final = """
    William: Will Bill Billy Willie Willy Liam
    Robert: Rob Bob Bobby Robbie Bert
    Richard: Rick Dick Rich Ricky Richie
    James: Jim Jimmy Jamie Jem Jimmie
    John: Jack Johnny Jon Johnnie
    Jonathan: Jon Jonny Nathan
    Joseph: Joe Joey Jos
    Thomas: Tom Tommy Thom
    Charles: Charlie Chuck Chas Charley
    Edward: Ed Eddie Ted Teddy Ned
    Edwin: Ed Eddie
    Edmund: Ed Eddie Ned
    Michael: Mike Mick Mickey Mikey Micky
    David: Dave Davey Davy
    Daniel: Dan Danny
    Andrew: Andy Drew
    Anthony: Tony Ant
    Christopher: Chris Kit Topher
    Stephen: Steve Stevie
    Steven: Steve Stevie
    Matthew: Matt Matty
    Nicholas: Nick Nicky Nico
    Nicolas: Nick Nicky Nico
    Patrick: Pat Paddy
    Peter: Pete
    Philip: Phil Pip
    Phillip: Phil
    Ronald: Ron Ronnie
    Donald: Don Donnie Donny
    Kenneth: Ken Kenny
    Gerald: Gerry Jerry
    Gerard: Gerry Ger
    Jeremy: Jerry Jez
    Jerome: Jerry
    Geoffrey: Geoff
    Jeffrey: Jeff
    Gregory: Greg
    Henry: Harry Hank Hal
    Harold: Harry Hal
    Lawrence: Larry Lawrie Laurie
    Laurence: Larry Laurie
    Leonard: Len Lenny Leo
    Louis: Lou Louie
    Samuel: Sam Sammy
    Benjamin: Ben Benny Benji Bibi
    Alexander: Alex Alec Sandy Sasha Xander Al
    Alexandra: Alex Sandra Sasha Lexi
    Albert: Al Bert
    Alan: Al
    Alfred: Alf Fred Al Alfie
    Alfredo: Fredo Fred
    Frederick: Fred Freddie Freddy Fritz Rick
    Francis: Frank Frankie Fran
    Franklin: Frank
    Raymond: Ray
    Russell: Russ
    Theodore: Ted Theo Teddy
    Timothy: Tim Timmy
    Terence: Terry
    Terrence: Terry
    Victor: Vic
    Vincent: Vince Vinny Vinnie
    Walter: Walt Wally
    Wallace: Wally
    Douglas: Doug Dougie
    Eugene: Gene
    Ernest: Ernie
    George: Georgie
    Gilbert: Gil Bert
    Herbert: Herb Bert
    Howard: Howie
    Joshua: Josh
    Maxwell: Max
    Maximilian: Max
    Mitchell: Mitch
    Nathaniel: Nat Nate Nathan
    Nathan: Nate
    Norman: Norm
    Oliver: Ollie
    Oscar: Ozzie
    Randall: Randy
    Randolph: Randy
    Rudolph: Rudy
    Roderick: Rod Roddy Rory
    Rodney: Rod
    Roger: Rog
    Stanley: Stan
    Sylvester: Sly
    Zachary: Zach Zack Zac
    Clifford: Cliff
    Clinton: Clint
    Calvin: Cal
    Barnabas: Barney
    Bernard: Bernie Barney
    Bartholomew: Bart
    Bradley: Brad
    Arthur: Art Artie
    Archibald: Archie
    Abraham: Abe
    Aaron: Ron
    Elizabeth: Liz Lizzie Beth Betty Betsy Eliza Lisa Libby Bess Lilibet
    Elisabeth: Liz Lisa Beth
    Margaret: Maggie Meg Peggy Marge Margie Greta Rita Peg Madge
    Katherine: Kate Katie Kathy Kat Kay Kitty Kathie
    Catherine: Cathy Cate Kate Cat Cath Katie Kitty
    Kathleen: Kathy Kate Kath
    Kathryn: Kathy Kate Kath
    Mary: Molly Polly Mamie May Marie
    Patricia: Pat Patty Trish Tricia Patsy
    Barbara: Barb Barbie Babs
    Susan: Sue Susie Suzy
    Susanna: Sue Susie
    Deborah: Debbie Deb Debra
    Dorothy: Dot Dottie Dolly
    Jennifer: Jen Jenny Jenn
    Jessica: Jess Jessie
    Rebecca: Becky Becca
    Victoria: Vicky Vicki Tori Vickie
    Virginia: Ginny Ginger
    Theresa: Terry Tess Tessa Teri
    Teresa: Terry Tess Teri
    Sandra: Sandy
    Samantha: Sam
    Stephanie: Steph Stevie
    Christine: Chris Chrissie Tina Christie
    Christina: Chris Tina Chrissy Christy
    Cynthia: Cindy
    Abigail: Abby Gail
    Amanda: Mandy
    Angela: Angie
    Caroline: Carrie Caro
    Eleanor: Ellie Nell Nora
    Ellen: Nell Ellie
    Emily: Em Emmy
    Florence: Flo
    Frances: Fran Frankie
    Gabrielle: Gaby
    Helen: Nell
    Isabella: Bella Izzy
    Isabel: Izzy Bella
    Jacqueline: Jackie
    Janet: Jan
    Josephine: Jo Josie
    Judith: Judy Jude
    Julia: Julie
    Laura: Laurie
    Lucille: Lucy
    Madeline: Maddie
    Marjorie: Marge Margie
    Martha: Marty
    Matilda: Tilly
    Melissa: Mel Missy
    Melanie: Mel
    Millicent: Millie
    Nancy: Nan
    Pamela: Pam
    Penelope: Penny
    Philippa: Pippa
    Priscilla: Cilla
    Rosemary: Rose Rosie
    Roberta: Bobbie
    Sarah: Sally Sadie
    Valerie: Val
    Winifred: Winnie
    Wilhelmina: Billie Mina
    Giuseppe: Beppe Pino
    Giovanni: Gianni Nino
    Francisco: Paco Pancho Frank
    Jose: Pepe
    Ignacio: Nacho
    Eduardo: Lalo Edu
    Antonio: Toni Tony
    Alejandro: Alex Ale
    Guadalupe: Lupe
    Dolores: Lola
    Mikhail: Misha
    Vladimir: Volodya Vova
    Dmitry: Dima Mitya
    Alexei: Alyosha Lyosha
    Nikolai: Kolya
    Sergei: Seryozha
    Yevgeny: Zhenya
    Maria: Masha Marie Mia
    Anastasia: Nastya
    Ekaterina: Katya
    Yekaterina: Katya
    Yelena: Lena
    Elena: Lena
    Tatiana: Tanya
    Natalia: Natasha
    Helena: Lena
    Magdalena: Lena Magda
    Johannes: Hans Jan
    Wilhelm: Willy
    Heinrich: Heinz
    Sebastian: Seb Basti
    Mohammed: Mo
    Muhammad: Mo
    Mohamed: Mo
    Kamala: Kam
    Hillary: Hill
    Ulrich: Uli
    Ulrike: Uli
    Nathalie: Nat
    Natalie: Nat
    Rafael: Rafa
    Luiz: Lula
    Marcus: Marc Mark
    Gustav: Gus
    Augustus: Gus
    Angus: Gus
    Dwight: Ike
    Solomon: Sol
    Leopold: Leo Poldi
    Manuel: Manny Manolo
    Emmanuel: Manny
    Salvatore: Sal Sally
    Dominic: Dom
    Desmond: Des
    Reginald: Reg Reggie
    Reuben: Ben
    Roland: Rolly
    Callum: Cal
    Cameron: Cam
    Cassandra: Cass Sandra
    Genevieve: Gen Jenny
    Joanna: Jo Anna
    Joanne: Jo
    Tobias: Toby
    Lucas: Luke
    Ananda: Andy
    Kimberly: Kim
    Kimberley: Kim
    Leslie: Les
    Lester: Les
    Malcolm: Mal
    Marvin: Marv
    Melvin: Mel
    Mervyn: Merv
    Montgomery: Monty
    Morris: Mo Moe
    Murray: Muz
    Neville: Nev
    Percival: Percy
    Rosalind: Roz
    Simon: Si
    Trevor: Trev
    Warren: Wazza
"""


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For every short or full form, the forms that name the same person; in lower case."""
    found: dict[str, set[str]] = {}
    for line in NICKNAMES.lower().strip().splitlines():
        full, _, short = line.strip().partition(": ")
        forms = {full, *short.split()}  # two short forms of one name are one person's as well: Bill and Will
        for one in forms:
            found.setdefault(one, set()).update(forms - {one})
    return {name: frozenset(others) for name, others in found.items()}


ORGANISATION_WORDS: Final = _table("""
    Academy Administration Agency Airlines Airways Alliance Army Assembly Associates Association Authority Bancorp Bank
    Banking Board Brewery Broadcasting Brothers Bros Bureau Cabinet Capital Centre Center Chamber Charter Church Club
    Co Coalition College Commission Committee Communications Community Companies Company Confederation Conference
    Congress Consortium Cooperative Corp Corporation Corps Council Court Courts Daily Department Dept Directorate
    Electric
    Electronics Energy Enterprises Entertainment Exchange Faculty Federation Finance Financial Force Forces Forum
    Foundation
    Front Fund Funds Gallery Gas Gazette Government Group Guard Guild GmbH Herald Holding Holdings Hospital Hotel House
    Inc Industries Industry Initiative Institute Institution Insurance International Investment Investments
    Investors Journal
    Junta Laboratories Laboratory Labs League Ltd Magazine Management Media Ministry Mission Motor Motors Movement
    Museum
    Network News Newspaper Newspapers Office Oil Orchestra Organisation Organization Palace Parliament Partners
    Partnership
    Party Petroleum Pharmaceuticals Plc PLC Police Post Power Press Products Project Properties Publishing Railway
    Railways
    Records Reserve Resources Restaurant School Schools Securities Senate Service Services Society Software
    Solutions Star Steel Stores Studios Summit Symphony Syndicate Systems Technologies Technology Telecom
    Telecommunications Telegraph Television Theater Theatre Times Tribunal Tribune Trust Union United Universities
    University Workers AG SA SpA NV BV LLC LLP LP Pty AB AS Oy KK Sdn Bhd Cup Games Championship Championships
    Open Prize Awards Award
    Festival Act Treaty Accord Agreement Bill Code Constitution Plan Program Programme Rangers Giants Lions Tigers
    Bears Eagles Sox Yankees Mets Dodgers Cubs Braves Phillies Lakers Celtics Bulls Knicks Rovers Wanderers
    Athletic Albion
    Villa Hotspur Arsenal Everton Chelsea Madrid Barcelona Juventus Milan Ajax Rugby Football FC Cricket Racing Survey
    Index Average Composite Research Mutual Life Health Medical Medicine Clinic Pharmacy Bakery Cafe Bar Pub
    Express Mail Guardian Observer Standard Chronicle Examiner Globe Inquirer Dispatch Sentinel
    Democrats Republicans Conservatives Liberals Tories Republican Democrat Democratic Socialist Communist Liberal
    Conservative National American British Christian Muslim Islamic Catholic Protestant Jewish
    Airport Stadium Arena Prison Jail Cemetery Cathedral Mosque Temple Synagogue Abbey Chapel Library Hall Tower
    Towers Bridge Building Street Avenue Road Boulevard Square Park Gardens Lane Drive Highway Parkway Plaza Mall
""")
"""Words that make a run of capitals the name of something that is no person."""

COMPANY_ENDS: Final = _table(
    "Inc Corp Co Ltd Plc PLC LLC LLP AG SA SpA NV BV Pty GmbH AB Group Holdings Bhd Bancorp Cos Corporation Company"
)

PLACE_WORDS: Final = _table("""
    Street Avenue Road Boulevard River Lake Mount Mountain Mountains Island Islands County City Bay Airport Bridge
    Square
    Hill Hills Valley Beach Springs Creek Harbor Harbour Port Peninsula Desert Sea Ocean Gulf Strait Straits Canal Coast
    Village Township Province District Region State Territory Territories Heights Falls Forest Woods Canyon Cape Point
    Pass Plateau Basin Delta Plains Highway Lane Drive Plaza Park Gardens Stadium Arena Airport
""")
PLACE_LEADS: Final = _table(
    "San Santa Los Las Fort Mount Lake Port Cape Saint St Ste Sao São New North South East West Northern Southern "
    "Eastern Western Central Upper Lower Greater Downtown Great El La Le Rio Puerto Costa Nuevo Nova Bad"
)

DEMONYMS: Final = _table("""
    American British English Scottish Welsh Irish French German Italian Spanish Portuguese Dutch Belgian Swiss Austrian
    Swedish Norwegian Danish Finnish Icelandic Polish Czech Slovak Hungarian Romanian Bulgarian Greek Turkish Cypriot
    Serbian Serb Serbs Croatian Croat Bosnian Slovenian Macedonian Albanian Kosovar Montenegrin Russian Soviet Ukrainian
    Belarusian Belarussian Moldovan Georgian Armenian Azerbaijani Kazakh Uzbek Turkmen Kyrgyz Tajik Estonian Latvian
    Lithuanian Israeli Palestinian Jordanian Syrian Lebanese Iraqi Iranian Saudi Kuwaiti Qatari Bahraini Emirati Omani
    Yemeni Egyptian Libyan Tunisian Algerian Moroccan Sudanese Ethiopian Eritrean Somali Kenyan Ugandan Tanzanian
    Rwandan
    Burundian Congolese Nigerian Ghanaian Ivorian Senegalese Malian Cameroonian Angolan Zambian Zimbabwean Mozambican
    Namibian Botswanan African European Asian Arab Western Indian Pakistani Bangladeshi Afghan Nepali Nepalese Lankan
    Maldivian Burmese Thai Vietnamese Cambodian Laotian Malaysian Singaporean Indonesian Filipino Philippine Chinese
    Taiwanese Tibetan Korean Japanese Mongolian Australian Zealander Fijian Samoan Canadian Mexican Guatemalan Honduran
    Salvadoran Nicaraguan Panamanian Cuban Haitian Dominican Jamaican Trinidadian Colombian Venezuelan Ecuadorian
    Peruvian Bolivian Chilean Argentine Argentinian Uruguayan Paraguayan Brazilian Latin Hispanic Kurdish Kurd Kurds
    Chechen Basque Catalan Flemish Islamic Muslim Muslims Christian Christians Jewish Jews Jew Hindu Hindus Sikh
    Buddhist
    Catholic Catholics Protestant Shiite Sunni Orthodox Anglican Republican Republicans Democrat Democrats Democratic
    Conservative Conservatives Liberal Liberals Labour Tory Tories Nazi Communist Communists Socialist Socialists
    Americans Britons Germans Italians Russians Israelis Palestinians Arabs Europeans Asians Africans Indians Canadians
    Mexicans Cubans Iraqis Iranians Australians Ukrainians Albanians Croats Bosnians Turks Greeks Afghans Koreans
    Internet Web God Earth Olympic Olympics English Parliament Congress Senate
    Mideast Black Blacks White Whites Latino Latinos Marxist Maoist Tamil Tamils Zulu Tutsi Hutu Hutus Tutsis
""")

PLACES: Final = frozenset(
    place.replace("_", " ")
    for place in """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana
    Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
    Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania
    Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington West_Virginia Wisconsin
    Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Nova_Scotia New_Brunswick Newfoundland British_Columbia Yukon
    Queensland Victoria Tasmania New_South_Wales South_Australia Western_Australia Northern_Territory
    England Scotland Wales Ireland Britain Northern_Ireland Cornwall Devon Dorset Essex Kent Surrey Sussex Yorkshire
    Lancashire Cumbria Norfolk Suffolk Hampshire Wiltshire Somerset Gloucestershire Oxfordshire Cambridge Oxford
    America Africa Asia Europe Antarctica Oceania U.S U.K UK US USA EU UN U.N E.U U.S.A D.C UAE Latin_America
    Middle_East Far_East Balkans Baltics Caucasus Siberia Crimea Chechnya Kashmir Tibet Hong_Kong Macau Macao
    Taiwan Taipei
    South_Korea North_Korea Korea Burma Rangoon Ceylon Palestine Kurdistan Bavaria Saxony Catalonia Andalusia
    Tuscany Sicily
    Sardinia Lombardy Brittany Normandy Provence Flanders Wallonia Scandinavia Holland Birmingham Leeds Liverpool
    Manchester Sheffield Bristol Glasgow Edinburgh Cardiff Belfast Newcastle Nottingham Leicester Southampton Portsmouth
    Brighton Coventry Hull Bradford Swansea Aberdeen Dundee Inverness Derby Plymouth Wolverhampton Preston Sunderland
    Philadelphia Baltimore Boston Chicago Detroit Cleveland Cincinnati Pittsburgh Milwaukee Minneapolis Dallas Houston
    Austin San_Antonio Phoenix Denver Seattle Portland San_Francisco Los_Angeles San_Diego Sacramento Oakland Las_Vegas
    Miami Tampa Orlando Jacksonville Atlanta Charlotte Nashville Memphis Louisville New_Orleans Kansas_City St_Louis
    Omaha Tulsa Oklahoma_City Albuquerque Tucson El_Paso Honolulu Anchorage Buffalo Rochester Albany Hartford Providence
    Newark Manhattan Brooklyn Queens Bronx Harlem Hollywood Toronto Montreal Vancouver Calgary Edmonton Ottawa Winnipeg
    Halifax Sydney Melbourne Brisbane Perth Adelaide Canberra Darwin Hobart Auckland Wellington Christchurch Lyon
    Marseille Marseilles Bordeaux Toulouse Nice Strasbourg Lille Nantes Munich Hamburg Frankfurt Cologne Stuttgart
    Dusseldorf Leipzig Dresden Hanover Bremen Bonn Milan Turin Naples Venice Florence Genoa Bologna Palermo
    Barcelona Madrid
    Seville Valencia Bilbao Malaga Porto Lisbon Antwerp Ghent Bruges Rotterdam Hague Geneva Zurich Basel Lausanne
    Salzburg Innsbruck Gothenburg Malmo Bergen Krakow Gdansk Lodz Wroclaw Brno Kharkiv Kharkov Lviv Odesa Odessa
    Mariupol
    Donetsk Luhansk Kherson St_Petersburg Leningrad Vladivostok Grozny Istanbul Izmir Haifa Tel_Aviv Gaza Hebron
    Ramallah
    Nablus Jenin Aleppo Homs Basra Mosul Fallujah Tikrit Kirkuk Isfahan Mashhad Jeddah Mecca Medina Dubai Sharjah Aden
    Alexandria Benghazi Casablanca Marrakesh Lagos Kano Mombasa Durban Johannesburg Soweto Pretoria Cape_Town
    Karachi Lahore
    Peshawar Rawalpindi Quetta Kandahar Mumbai Bombay Delhi New_Delhi Calcutta Kolkata Madras Chennai Bangalore
    Bengaluru Hyderabad Ahmedabad Pune Varanasi Lucknow Colombo Jaffna Dacca Chittagong Mandalay Yangon Saigon Hanoi Hue
    Phuket Penang Bali Java Sumatra Borneo Aceh Timor Cebu Mindanao Shanghai Guangzhou Shenzhen Wuhan Chengdu Chongqing
    Tianjin Nanjing Xinjiang Guangdong Sichuan Hunan Hubei Henan Hebei Shandong Yunnan Fujian Zhejiang Jiangsu
    Anhui Urumqi Lhasa
    Osaka Kyoto Kobe Hiroshima Nagasaki Nagoya Yokohama Sapporo Okinawa Fukushima Busan Pusan Incheon Tijuana
    Cancun Acapulco
    Guadalajara Monterrey Chiapas Medellin Cali Bogota Quito Guayaquil Lima Cuzco Rio_de_Janeiro Sao_Paulo
    Brasilia Salvador
    Recife Cordoba Rosario Mendoza Patagonia Arctic Pacific Atlantic Mediterranean Caribbean Baltic Adriatic
    Sahara Amazon
    Himalayas Alps Andes Rockies Nile Danube Rhine Thames Mississippi Westminster Whitehall Downing_Street Wall_Street
    Kremlin Pentagon Vatican Capitol White_House
""".split()
)
