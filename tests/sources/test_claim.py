"""Claims, rewritten text and translations beside their sources."""

import pytest

from newslint import read_text
from newslint.sources import Sources
from newslint.sources.claim import Fault
from newslint.sources.translation import Departure, is_foreign, sound


def claims(article: str, source: str) -> list[tuple[Fault, str, str | None, str | None]]:
    home = read_text(source, path="wire.txt")
    return [
        (one.fault, article[one.start : one.end], one.written, one.place.of(home.text) if one.place else None)
        for one in read_text(article).view(Sources([home]).claims)
    ]


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        (
            "The port will cost 1.2 billion won, the council said.",
            "The council said the port will cost 1.2 trillion won.",
            (Fault.NUMBER, "1.2 billion won", "1.2 trillion won", "1.2 trillion won"),
        ),
        (
            "Floods drove 12,000 people from homes in the valley.",
            "Floods in the valley drove 21,000 people from homes.",
            (Fault.NUMBER, "12,000", "21,000", "21,000"),
        ),
        (
            "Tickets for the fair were sold by Meredith Valiano in Oslo.",
            "Tickets for the fair were sold by Meridith Valiando in Oslo.",
            (Fault.NAME, "Meredith Valiano", "Meridith Valiando", "Meridith Valiando"),
        ),
        (
            "The council met on Tuesday to vote on the harbour plan.",
            "The council met on Wednesday, 4 March to vote on the harbour plan.",
            (Fault.DATE, "Tuesday", "Wednesday", "Wednesday, 4 March"),
        ),
        (
            "The council met on 14 March to vote on the harbour plan.",
            "The council met on Wednesday, 4 March to vote on the harbour plan.",
            (Fault.DATE, "14 March", "4 March", "Wednesday, 4 March"),
        ),
        (
            "The council met on Tuesday to vote on the harbour plan.",
            "The council met on Wednesday to vote on the harbour plan. Rain is expected on Tuesday.",
            (Fault.DATE, "Tuesday", "Wednesday", "Wednesday"),
        ),
        (
            "The fund will pay a dividend of 4 cents a share.",
            "The fund will pay a dividend of 40 cents a share. It was founded on 4 March.",
            (Fault.NUMBER, "4 cents", "40 cents", "40 cents"),
        ),
        (
            "Exports of wool rose 4 percent in the first quarter.",
            "Exports of wool rose 3 percent in the first quarter.",
            (Fault.NUMBER, "4 percent", "3 percent", "3 percent"),
        ),
        (
            "The flood drove out 1,200 people in the valley.",
            "The flood drove out 1,300 people in the valley.",
            (Fault.NUMBER, "1,200", "1,300", "1,300"),
        ),
        (
            "Profit at the mill was $9.6 million in the spring.",
            "Profit at the mill was 9.6 million euros in the spring.",
            (Fault.NUMBER, "$9.6 million", "9.6 million euros", "9.6 million euros"),
        ),
        (
            "About three-quarters of the dock workers voted for the deal in May.",
            "About two-thirds of the dock workers voted for the deal in May.",
            (Fault.NUMBER, "three-quarters", "two-thirds", "two-thirds"),
        ),
        (
            "Alan Whitcombe, 76, will chair the board of the mill.",
            "Alan Whitcombe, 67, will chair the board of the mill.",
            (Fault.NUMBER, "76", "67", "67"),
        ),
        (
            "The new board of the mill is led by Alice Whitcombe from May.",
            "The new board of the mill is led by Ingrid Whitcombe from May.",
            (Fault.NAME, "Alice", "Ingrid", "Ingrid"),
        ),
        (
            "A rise was not ruled out by the minister, Mr. Zielinsky, on Monday.",
            "A rise was not ruled out by the minister, Mr. Zielinski, on Monday.",
            (Fault.NAME, "Zielinsky", "Zielinski", "Zielinski"),
        ),
        (
            "Police may search the house for the stolen funds on Monday.",
            "Police may search the house for the allegedly stolen funds on Monday.",
            (Fault.HEDGE, "stolen", "allegedly stolen", "allegedly"),
        ),
        (
            "The fund will pay a dividend of 40 cents a share.",
            "The fund is expected to pay a dividend of 40 cents a share.",
            (Fault.HEDGE, "will", "is expected to", "is expected to"),
        ),
        (
            "Exports of wool fell 3 percent in the first quarter.",
            "Exports of wool rose 3 percent in the first quarter.",
            (Fault.DIRECTION, "fell", "rose", "rose"),
        ),
        (
            "Police searched the house for the stolen funds on Monday.",
            "Police searched the house for the allegedly stolen funds on Monday.",
            (Fault.HEDGE, "stolen", "allegedly stolen", "allegedly"),
        ),
        (
            "A link between the two fires was ruled out by the fire chief.",
            "A link between the two fires was not ruled out by the fire chief.",
            (Fault.NEGATION, "ruled", "not ruled", "not"),
        ),
        (
            "The ferry from Oban sank with 340 people on board.",
            "The ferry from Oban sank with people on board.",
            (Fault.MISSING, "340", None, None),
        ),
    ],
)
def test_departures(article: str, source: str, expected: tuple[Fault, str, str | None, str | None]) -> None:
    assert claims(article, source) == [expected]


def test_a_heading_is_no_sentence_that_a_source_should_have() -> None:
    source = "The engineer said on Monday that the dam above the valley is sound. It was built of stone."
    article = "# Cracked wall frightens villagers downstream\n\nThe dam above the valley is sound, the engineer said."
    home = read_text(source, path="wire.txt")
    assert read_text(article, format="markdown").view(Sources([home]).claims) == ()


def test_two_figures_that_have_changed_places() -> None:
    source = "Revenue of the mill climbed to $48.7 million from $41.2 million a year earlier."
    article = "Revenue of the mill climbed to $41.2 million from $48.7 million a year earlier."
    assert claims(article, source) == [
        (Fault.NUMBER, "41.2", "48.7", "48.7"),
        (Fault.NUMBER, "48.7", "41.2", "41.2"),
    ]


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("The mill hired 235,000 workers in the north.", "In the north the mill hired 235 , 000 workers."),
        ("The mill hired 235,000 workers in the north.", "In the north the mill hired 235, 000 workers."),
        ("The test was right in 98.7 percent of all cases.", "The test was right in 98 . 7 per cent of all cases."),
        ("The mill hired about 1,200 workers in the north.", "In the north the mill hired 1,187 workers."),
        ("The mill hired more than 1,100 workers in the north.", "In the north the mill hired 1,187 workers."),
        ("Exports of wool rose 3 percent in spring.", "Exports of wool climbed three per cent in spring."),
        ("Nearly two-thirds of the men voted for the deal.", "Of the men 64.8 percent voted for the deal."),
        ("More than half of the men voted for the deal.", "Of the men 64.8 percent voted for the deal."),
        ("The mill cost A$3 million in the spring.", "The mill cost $3 million in the spring."),
        (
            "The loss of 3 million pounds was followed by 6.4 million.",
            "A loss of 3 million pounds was followed by 6.4 million marks.",
        ),
        ("A bid of 780 million francs won the line.", "A bid of 780 million Swiss francs won the line."),
        ("The line for which they will have a licence is long.", "The line for which it may win a licence is long."),
        ("Bill Whitcombe will chair the board of the mill.", "William Whitcombe will chair the board of the mill."),
        (
            "The new terminal opens on March 4, the port authority said on Monday.",
            "The port authority said the new terminal opens on Wednesday, 4 March.",
        ),
        ("The mill hired 30 men and women in the north.", "In the north the mill hired 18 men and 12 women."),
        (
            "Each company will decide whether or not it takes account of the tests.",
            "Each company will decide whether it takes account of the tests.",
        ),
        (
            "The system will not only run on the firm's own computers in the north.",
            "The system will run on the firm's own computers in the north.",
        ),
        (
            "The rate of pay rose 9.4 percent in the spring quarter.",
            "The rate of pay rose nine percent in the spring quarter.",
        ),
        ("The end of Communism was marked in Prague on Monday.", "The Communist end was marked in Prague on Monday."),
        ("The U.S. envoy met the council in Oslo.", "The US envoy met the council in Oslo."),
        ("The fair in Oslo opens on March 4 at noon.", "The fair in Oslo opens at noon on Wednesday, 4 March."),
        ("“We will hire 900 men in the north,” she said.", "She said the mill will hire 800 men in the north."),
        ("Police held the allegedly stolen funds on Monday.", "Police held the reportedly stolen funds on Monday."),
    ],
)
def test_what_is_no_departure(article: str, source: str) -> None:
    assert claims(article, source) == []


ORIGINAL = (
    "The central bank kept its interest rate at 4 percent on Monday. The bank expects prices to rise 2 percent this "
    "year. The governor of the bank said that growth was still too slow. The next meeting of the bank is in the first "
    "week of June."
)


def test_swapped_words() -> None:
    article = ORIGINAL.replace("interest rate", "enthusiasm rate").replace("growth was", "development was")
    home = read_text(ORIGINAL, path="wire.txt")
    found = read_text(article).view(Sources([home]).swaps)
    assert [(article[one.start : one.end], one.written, one.place.of(ORIGINAL)) for one in found] == [
        ("enthusiasm", "interest", "interest"),
        ("development", "growth", "growth"),
    ]


def test_no_swaps_where_only_some_sentences_are_shared() -> None:
    article = "The central bank kept its enthusiasm rate at 4 percent on Monday. " + "Rain fell on the hills. " * 6
    assert read_text(article).view(Sources([read_text(ORIGINAL)]).swaps) == ()


RUSSIAN = "Мэр Яна Новотна открыла во вторник мост. Он стоил 435 000 крон. «Мы строили его 25 месяцев», — сказала она."


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("The mayor, Jana Novotna, opened the bridge. It cost 435,000 crowns.", []),
        ("The mayor, Jana Novatna, opened the bridge.", [(Departure.NAME, "Novatna", "Новотна")]),
        ("The bridge cost 453,000 crowns.", [(Departure.NUMBER, "453,000", "435 000")]),
        ("The bridge cost 987,654 crowns.", [(Departure.MISSING, "987,654", "")]),
        (
            "“We built it for 25 months,” she said. “It is a fine bridge now,” she said.",
            [(Departure.COUNT, "It is a fine bridge now,", "1 quotation, the article 2")],
        ),
    ],
)
def test_translations(article: str, expected: list[tuple[Departure, str, str]]) -> None:
    found = read_text(article).view(Sources([read_text(RUSSIAN, path="original.txt")]).translated)
    assert [(one.departure, article[one.start : one.end], one.said) for one in found] == expected


SPANISH = (
    "El alcalde Íñigo Muñoz dijo el lunes que la obra costará 3.200.000 euros y durará 18 meses. Costó 4,5 millones "
    "la anterior, hecha hace 14 años."
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Mayor Iñigo Munoz said that the works will cost 3.2 million euros and take 18 months.", []),
        ("Mayor Iñigo Nuñoz said so.", [(Departure.NAME, "Nuñoz", "Muñoz")]),
        ("The last ones cost 5.4 million.", [(Departure.NUMBER, "5.4", "4,5")]),
    ],
)
def test_translations_from_spanish(article: str, expected: list[tuple[Departure, str, str]]) -> None:
    found = read_text(article).view(Sources([read_text(SPANISH, path="original.txt")]).translated)
    assert [(one.departure, article[one.start : one.end], one.said) for one in found] == expected


def test_order_of_quotations() -> None:
    original = (
        "«Мы строили мост 25 месяцев», — сказала она. «Он стоил нам 435 000 крон», — сказал он. Мэр открыла мост."
    )
    article = "“It cost us 435,000 crowns,” he said. “We built it in 25 months,” she said."
    (one,) = read_text(article).view(Sources([read_text(original)]).translated)
    assert (one.departure, article[one.start : one.end]) == (Departure.ORDER, "We built it in 25 months,")


def test_a_source_in_another_language_is_not_compared_word_by_word() -> None:
    sources = Sources([read_text(RUSSIAN)])
    article = read_text("“We built it for 26 months,” she said of the bridge in Brno.")
    assert article.view(sources.quotations) == ()
    assert article.view(sources.claims) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RUSSIAN, True),
        ("Der Minister sagte am Montag, die neue Brücke werde im Mai nach zwei Jahren Bauzeit endlich wieder für den "
         "Verkehr freigegeben und sei sicher.", True),
        ("The minister said on Monday that the bridge would open in May.", False),
        ("Bridge", False),
    ],
)  # fmt: skip
def test_language_of_a_source(text: str, expected: bool) -> None:
    assert is_foreign(read_text(text)) is expected


@pytest.mark.parametrize(
    ("one", "other"), [("Щедрин", "Shchedrin"), ("Дмитрий", "Dmitry"), ("Хрущёв", "Khrushchev"), ("Παπάς", "Papas"),
                      ("Jürgen", "Juergen"), ("Łukasz", "Lukasz")]
)  # fmt: skip
def test_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)
