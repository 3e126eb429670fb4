import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import read_text
from newslint.document import Span
from newslint.views.names import Kind, Mention, Names, PersonName, names


def view(text: str) -> Names:
    return read_text(text).view(names)


def only(text: str) -> Mention:
    (mention,) = view(text).of_kind(Kind.PERSON)
    return mention


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("Reporters met Lena Holt in May.", "Lena Holt", PersonName(("Lena",), "", "Holt")),
        ("Reporters met John F. Kennedy.", "John F. Kennedy", PersonName(("John", "F."), "", "Kennedy")),
        ("It was J.K. Rowling again.", "J.K. Rowling", PersonName(("J.K.",), "", "Rowling")),
        (
            "It was Ursula von der Leyen again.",
            "Ursula von der Leyen",
            PersonName(("Ursula",), "von der", "Leyen"),
        ),
        ("It was Mohammed bin Salman.", "Mohammed bin Salman", PersonName(("Mohammed",), "bin", "Salman")),
        ("It was Bashar al-Assad.", "Bashar al-Assad", PersonName(("Bashar",), "", "al-Assad")),
        ("They met Xi Jinping.", "Xi Jinping", PersonName(("Jinping",), "", "Xi", surname_first=True)),
        ("They met Kim Jong Un.", "Kim Jong Un", PersonName(("Jong", "Un"), "", "Kim", surname_first=True)),
        ("They met Park Geun-hye.", "Park Geun-hye", PersonName(("Geun-hye",), "", "Park", surname_first=True)),
        (
            "They met Nguyen Phu Trong.",
            "Nguyen Phu Trong",
            PersonName(("Phu", "Trong"), "", "Nguyen", surname_first=True),
        ),
        (
            'They met William "Bill" Gates.',
            'William "Bill" Gates',
            PersonName(("William",), "", "Gates", nickname="Bill"),
        ),
        (
            "They met Martin Luther King Jr.",
            "Martin Luther King Jr",
            PersonName(("Martin", "Luther"), "", "King", "Jr"),
        ),
        ("They met Lars Qvarnström.", "Lars Qvarnström", PersonName(("Lars",), "", "Qvarnström")),
        ("The winner was J.D. St. Clair.", "J.D. St. Clair", PersonName(("J.D.",), "", "St Clair")),
        ("Nobody saw Lena Holt’s boat.", "Lena Holt", PersonName(("Lena",), "", "Holt")),
    ],
)
def test_parts_of_a_name(text: str, found: str, name: PersonName) -> None:
    mention = only(text)
    assert (mention.span.of(text), mention.name) == (found, name)


@pytest.mark.parametrize(
    ("text", "title", "posts", "status"),
    [
        ("Foreign Minister Lena Holt left.", "Foreign Minister", "foreign minister", ""),
        ("They saw then-Sen. Lena Holt.", "Sen.", "sen", "then"),
        ("U.S. Secretary of State Lena Holt left.", "Secretary of State", "secretary of state", ""),
        ("Bank of England Governor Lena Holt left.", "Governor", "governor", ""),
        ("They saw former President Lena Holt.", "President", "president", "former"),
        ("They saw ex-President Lena Holt.", "President", "president", "former"),
        ("Acting Police Chief Lena Holt left.", "Police Chief", "police chief", "acting"),
        ("President-elect Lena Holt left.", "President-elect", "president-elect", "elect"),
        ("They saw former defense minister Lena Holt.", "defense minister", "defense minister", "former"),
        ("They saw chief executive officer Lena Holt.", "chief executive officer", "chief executive officer", ""),
        ("Prince Harry left.", "Prince", "prince", ""),
    ],
)
def test_titles(text: str, title: str, posts: str, status: str) -> None:
    mention = only(text)
    assert mention.title is not None
    assert (mention.title.span.of(text), mention.title.posts, mention.title.status) == (title, (posts,), status)


def test_what_stands_behind() -> None:
    text = "Lena Holt, 45, a lawyer from Bergen, met Ana Ruiz (34). Mrs. Munn, the treasurer, waved."
    holt, ruiz, munn = view(text).of_kind(Kind.PERSON)
    assert (holt.age, ruiz.age, munn.age) == (45, 34, None)
    assert holt.apposition and holt.apposition.of(text) == "a lawyer from Bergen"
    assert munn.apposition and munn.apposition.of(text) == "the treasurer"
    assert (munn.honorific, munn.name) == ("Mrs", PersonName(surname="Munn"))


def test_a_name_at_birth() -> None:
    text = "They met Ada Munn née Holt. Holt was her name in 1980."
    (person,) = view(text).people
    assert person.name == PersonName(("Ada",), "", "Munn", birth_surname="Holt")
    assert [mention.text for mention in person.mentions] == ["Ada Munn", "Holt", "Holt"]


def test_who_is_whom() -> None:
    text = (
        "Andres Manuel Lopez Obrador met Ursula von der Leyen and Bill Clinton.\n\n"
        "“No,” von der Leyen said. Lopez Obrador smiled, and William Clinton left. Clinton was tired."
    )
    people = view(text).people
    assert [[mention.text for mention in person.mentions] for person in people] == [
        ["Andres Manuel Lopez Obrador", "Lopez Obrador"],
        ["Ursula von der Leyen", "von der Leyen"],
        ["Bill Clinton", "William Clinton", "Clinton"],
    ]


def test_a_surname_before_its_full_name() -> None:
    (person,) = view("Okafor said the ward was full. Ngozi Okafor has worked there for years.").people
    assert [mention.text for mention in person.mentions] == ["Okafor", "Ngozi Okafor"]


def test_a_family_is_told_apart_by_given_names_and_forms_of_address() -> None:
    text = "Eva Brandt and Karl Brandt left. Mr. Brandt drove. Eva slept."
    eva, karl = view(text).people
    assert [mention.text for mention in eva.mentions] == ["Eva Brandt", "Eva"]
    assert [mention.text for mention in karl.mentions] == ["Karl Brandt", "Brandt"]


def test_whose_name_a_span_holds() -> None:
    text = "Lena Holt met Ana Ruiz in Oslo. “Yes,” Ms. Holt said."
    found = view(text)
    start = text.index("Ms. Holt")
    person = found.person_of(Span(start, start + len("Ms. Holt")))
    assert person is not None and person.name.given == ("Lena",)
    assert found.person_of(Span(text.index("Oslo"), text.index("Oslo") + 4)) is None
    at = text.index("Ruiz")
    mention = found.mention_at(Span(at, at + 4))
    assert mention is not None and mention.text == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Officials said on Monday that nothing had changed.",
        "The Bank of England and Morgan Stanley met in New York.",
        "Meanwhile Republicans in Congress waited for Christmas.",
        "Marks & Spencer shares rose. General Motors Corp fell.",
        "They walked down Lopez Avenue to Jackson Hospital.",
        "The International Monetary Fund (IMF) met.",
    ],
)
def test_no_person(text: str) -> None:
    assert view(text).of_kind(Kind.PERSON) == ()


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("The Bank of England waited.", "Bank of England", Kind.ORGANISATION),
        ("Procter & Gamble Co. waited.", "Procter & Gamble Co", Kind.ORGANISATION),
        ("They met in New York.", "New York", Kind.PLACE),
        ("They met in Pyongyang.", "Pyongyang", Kind.PLACE),
        ("They met at St. Brendan's Hospital.", "St. Brendan's Hospital", Kind.ORGANISATION),
    ],
)
def test_organisations_and_places(text: str, found: str, kind: Kind) -> None:
    (mention,) = view(text).mentions
    assert (mention.span.of(text), mention.kind) == (found, kind)


def test_acronyms() -> None:
    text = "The Office of Port Labor Tribunals (OPLT) met."
    found = view(text)
    (acronym,) = found.acronyms
    assert (acronym.letters, acronym.expansion.of(text)) == ("OPLT", "Office of Port Labor Tribunals")
    assert found.mentions[0].acronym == "OPLT"


def test_a_headline_in_capitals_makes_no_names() -> None:
    found = view("Mayor Quits After Long Council Vote\n\nThe mayor, Lena Holt, resigned on Monday after a vote.")
    assert [person.name.surname for person in found.people] == ["Holt"]


def test_a_starter_is_no_part_of_the_name() -> None:
    text = "On Friday Lena Holt left. But Holt came back. Trainer Ned Hollis waited. Then Holt slept."
    assert [mention.text for mention in view(text).of_kind(Kind.PERSON)] == ["Lena Holt", "Holt", "Ned Hollis", "Holt"]


PIECES = st.sampled_from(
    'A The Mr. Sen. Lena Holt von der de al- St. Jr. of the and & ( ) " “ ” , . \n\n O’Brien J.K. III II 45 é \u200b '
    "X-Y said Bank Minister Kim Un née".split(" ")
)


@given(st.lists(PIECES, max_size=30))
def test_any_text_is_read(pieces: list[str]) -> None:
    for joiner in (" ", ""):
        text = joiner.join(pieces)
        found = names(read_text(text))
        for mention in found.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
        assert sum(len(person.mentions) for person in found.people) == len(found.of_kind(Kind.PERSON))


@pytest.mark.parametrize(
    "text",
    [
        "Lena Holt met Sen. Ana de la Cruz (IMF) of the Bank of England. " * 2_000,
        "A " * 50_000,
        "III " * 30_000,
        "of " * 50_000 + "A" + " (" * 20_000,
        "(AB) " * 20_000,
        "Mr. Al-Al’s " * 10_000,
    ],
    ids=lambda text: text[:8],
)
def test_it_takes_linear_time(text: str) -> None:
    document = read_text(text)
    start = time.process_time()
    names(document)
    assert time.process_time() - start < 3
