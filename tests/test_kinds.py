"""The kinds of YAML rules: each with every key and option."""

from collections.abc import Callable

import pytest

from newslint import Block, Document, Hit, Role, Rule, Span, read_text
from newslint.inflection import match_case
from newslint.kinds import KINDS, areas, fill, inflected
from newslint.rulefile import kind_parameters

Make = Callable[[str], Rule]
HitsOf = Callable[..., list[Hit]]


@pytest.fixture
def found(yaml_rule: Make, hits_of: HitsOf) -> Callable[..., list[tuple[str, tuple[str, ...]]]]:
    """What a rule of some keys finds in a text, with its suggestions."""

    def run(keys: str, text: str, **options: object) -> list[tuple[str, tuple[str, ...]]]:
        return [(hit.span.of(text), hit.suggestions) for hit in hits_of(yaml_rule(keys), text, **options)]

    return run


Found = Callable[..., list[tuple[str, tuple[str, ...]]]]


def names(found: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    return [text for text, _ in found]


def test_every_kind_is_here() -> None:
    assert set(KINDS) >= {
        "capitalization",
        "conditional",
        "consistency",
        "existence",
        "metric",
        "occurrence",
        "pair",
        "repetition",
        "substitution",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_documented(kind: str) -> None:
    assert (KINDS[kind].__doc__ or "").startswith("Finds ")
    assert all(name == parameter.rstrip("_") for name, parameter in kind_parameters(kind).items())


def test_fill() -> None:
    assert fill("{0}: {1} {2} {x} {", "a", "{0}") == "a: {0} {2} {x} {"


@pytest.mark.parametrize(
    ("found", "written", "cased"),
    [
        ("very", "so", "so"),
        ("Very", "so", "So"),
        ("VERY", "so", "SO"),
        ("I", "we", "We"),
        ("", "x", "x"),
        ("A", "", ""),
    ],
)
def test_match_case(found: str, written: str, cased: str) -> None:
    assert match_case(found, written) == cased


def test_inflected_keeps_both_meanings_of_a_form() -> None:
    assert inflected("commence", "begin", "verb") == [
        ("commence", "begin"),
        ("commences", "begins"),
        ("commenced", "began"),
        ("commenced", "begun"),
        ("commencing", "beginning"),
    ]
    assert inflected("policeman", "police officer", "noun") == [
        ("policeman", "police officer"),
        ("policemen", "police officers"),
    ]


def test_existence(found: Found) -> None:
    keys = "kind: existence\nphrases: [very unique, at the end]\nexcept: [at the end of May]\n"
    text = "Very unique; at the end of May; at the end."
    assert names(found(keys, text)) == ["Very unique", "at the end"]
    assert names(found(keys, text, allow=("Very Unique",))) == ["at the end"]


def test_existence_with_case_patterns_and_parts_of_words(found: Found) -> None:
    assert names(found("kind: existence\nphrases: [TK]\ncase: true\n", "TK or tk")) == ["TK"]
    assert names(found("kind: existence\npatterns: ['T[KO]+']\n", "TKO or tk")) == ["TKO", "tk"]
    assert names(found("kind: existence\npatterns: ['T[KO]+']\ncase: true\n", "TKO or tk")) == ["TKO"]
    assert names(found("kind: existence\nphrases: ['&nbsp;', chat]\nwithin_words: true\n", "a&nbsp;b chatty")) == [
        "&nbsp;",
        "chat",
    ]


def test_existence_prefers_the_longest_of_overlapping_finds(found: Found) -> None:
    assert names(found("kind: existence\nphrases: [one two]\npatterns: ['one two three']\n", "one two three")) == [
        "one two three"
    ]


def test_existence_says_what_it_found(yaml_rule: Make, hits_of: HitsOf) -> None:
    hit = hits_of(yaml_rule("kind: existence\nphrases: [bad]\n"), "Too Bad.")[0]
    assert (hit.message, hit.start, hit.end) == ("found Bad", 4, 7)


def test_substitution(found: Found) -> None:
    keys = "kind: substitution\nswap: {very unique: unique, utilise: [use, apply]}\nexcept: [to utilise it]\n"
    assert found(keys, "Very unique: UTILISE, utilise, to utilise it, utilised.") == [
        ("Very unique", ("Unique",)),
        ("UTILISE", ("USE", "APPLY")),
        ("utilise", ("use", "apply")),
    ]
    assert found(keys, "Very unique.", allow=("very unique",)) == []


def test_substitution_inflects(found: Found) -> None:
    keys = "kind: substitution\nswap: {commence: [begin, start], put on hold: suspend}\ninflect: verb\n"
    assert found(keys, "It commenced. It commences. They put on hold; Commencing.") == [
        ("commenced", ("began", "begun", "started")),
        ("commences", ("begins", "starts")),
        ("put on hold", ("suspend", "suspended")),
        ("Commencing", ("Beginning", "Starting")),
    ]
    assert found("kind: substitution\nswap: {policeman: police officer}\ninflect: noun\n", "two policemen") == [
        ("policemen", ("police officers",))
    ]


def test_substitution_with_case_and_within_words(found: Found) -> None:
    assert found("kind: substitution\nswap: {Web: web}\ncase: true\n", "the Web, the web") == [("Web", ("web",))]
    assert found("kind: substitution\nswap: {' -- ': ' — '}\nwithin_words: true\n", "so -- it is") == [
        (" -- ", (" — ",))
    ]


def test_substitution_finds_phrases_with_odd_spaces(found: Found) -> None:
    assert found("kind: substitution\nswap: {'very  unique': unique}\n", "very unique") == [
        ("very unique", ("unique",))
    ]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("document", ["so"]), ("paragraph", ["so", "so"]), ("sentence", ["so"])],
)
def test_occurrence(found: Found, scope: str, expected: list[str]) -> None:
    text = "It is so so here. Or so it is.\n\nNot so. It is so there, they said."
    assert names(found(f"kind: occurrence\nphrases: [so]\nmax: 1\nscope: {scope}\n", text)) == expected


def test_occurrence_finds_the_first_one_too_many(yaml_rule: Make, hits_of: HitsOf) -> None:
    rule = yaml_rule("kind: occurrence\nphrases: [so]\npatterns: ['s+ao']\nmax: 1\nexcept: [so far]\n")
    text = "So far, so good, and so sao."
    assert [(hit.start, hit.end) for hit in hits_of(rule, text)] == [(21, 23)]
    assert [hit.start for hit in hits_of(rule, text, max=2)] == [24]
    assert hits_of(rule, text, max=3) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said the the talks failed.", [("the the", ("the",))]),
        ("He said The the talks failed.", [("The the", ("The",))]),
        ("It was of the of the town.", [("of the of the", ("of the",))]),
        ("It was in\nin the town.", [("in\nin", ("in",))]),
        ("Bora Bora and Baden Baden.", []),
        ("It was 10 10 b b.", []),
        ("It was, was it.", []),
        ("a a boy", [("a a", ("a",))]),
        ("that that and had had", [("that that", ("that",))]),
        ("one two three one two three", [("one two three one two three", ("one two three",))]),
        ("the the the end", [("the the", ("the",))]),
    ],
)
def test_repetition(found: Found, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    result = found("kind: repetition\nexcept: [had]\n", text)
    assert result[: len(expected)] == expected
    assert bool(result) == bool(expected)


def test_repetition_options(found: Found) -> None:
    assert found("kind: repetition\nlongest: 1\n", "of the of the that that", allow=("that",)) == []


def test_consistency(yaml_rule: Make, hits_of: HitsOf) -> None:
    rule = yaml_rule("kind: consistency\neither: {organise: organize}\ninflect: verb\n")
    text = "They organise and Organise, or organize. They organized."
    hits = hits_of(rule, text)
    assert [(hit.span.of(text), hit.suggestions) for hit in hits] == [("organize", ("organise",))]
    assert [(other.start, other.end) for other in hits[0].related] == [(5, 13)]
    preferred = hits_of(rule, text, prefer=("organize",))
    assert [(hit.span.of(text), hit.suggestions) for hit in preferred] == [
        ("organise", ("organize",)),
        ("Organise", ("Organize",)),
    ]
    tie = hits_of(rule, "They organize or organise.")
    assert [hit.suggestions for hit in tie] == [("organize",)]
    assert hits_of(rule, "They organise.") == []


def test_conditional(found: Found) -> None:
    keys = "kind: conditional\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'\nexcept: [USA]\n"
    text = "The WHO, USA and the World Trade Organization (WTO) met. WTO, WHO."
    assert names(found(keys, text)) == ["WHO"]
    assert found(keys, text, allow=("WHO",)) == []


def test_conditional_without_groups(found: Found) -> None:
    keys = "kind: conditional\nfirst: percent\nsecond: per cent\ncase: false\n"
    assert names(found(keys, "Ten percent. Ten percent.")) == ["percent"]
    assert found(keys, "Ten percent. Ten Per Cent.") == []


@pytest.mark.parametrize(
    ("style", "headline", "fits"),
    [
        ("title", "The Road to the North Is Shut", True),
        ("title", "The road to the north is shut", False),
        ("sentence", "The road to the north is shut", True),
        ("sentence", "The Road To The North Is Shut", False),
        ("sentence", "the road to the north is shut", False),
        ("upper", "ROAD TO THE NORTH SHUT", True),
        ("upper", "Road shut", False),
        ("lower", "road shut", True),
        ("lower", "Road shut", False),
        ("sentence", "The NATO road to Rome is shut", True),
        ("sentence", "12 roads are shut", True),
    ],
)
def test_capitalization(found: Found, style: str, headline: str, fits: bool) -> None:
    text = f"{headline}\n\nThe council said so. It did."
    keys = f"kind: capitalization\nmatch: {style}\nexcept: [NATO]\n"
    assert names(found(keys, text)) == ([] if fits else [headline])


def test_capitalization_of_other_roles(found: Found) -> None:
    keys = "kind: capitalization\nmatch: upper\nroles: [paragraph]\n"
    assert names(found(keys, "ROAD\n\nSmall here. And here.")) == ["Small here. And here."]


def test_metric(yaml_rule: Make, hits_of: HitsOf) -> None:
    rule = yaml_rule("kind: metric\nformula: words / sentences\nmax: 3\n")
    text = "One two three four five. Six seven eight."
    hits = hits_of(rule, text)
    assert [(hit.span.of(text), hit.message) for hit in hits] == [("One two three four five.", "found 4")]
    assert hits_of(rule, text, max=4) == []
    assert hits_of(rule, "") == []


def test_metric_of_sentences_and_paragraphs(found: Found) -> None:
    text = "One two three four. Five six.\n\nSeven eight."
    assert names(found("kind: metric\nformula: words\nmax: 3\nscope: sentence\n", text)) == ["One two three four."]
    assert names(found("kind: metric\nformula: (words - 1) * 2 + long_words\nmax: 3\nscope: paragraph\n", text)) == [
        "One two three four."
    ]


def test_pair(found: Found) -> None:
    keys = "kind: pair\npairs: {'(': ')', '[': ']'}\nexcept: ['(?m)^\\w+\\)', ':\\(']\n"
    assert names(found(keys, "One (two [three] four) five.")) == []
    assert names(found(keys, "One (two. Three) four].")) == ["]"]
    assert names(found(keys, "One (two.\n\nThree) four.")) == ["("]
    assert found(keys, "a) one :(") == []


def test_pair_names_the_partner(yaml_rule: Make, hits_of: HitsOf) -> None:
    hits = hits_of(yaml_rule("kind: pair\npairs: {'(': ')'}\n"), "One (two.")
    assert [hit.message for hit in hits] == ["found ("]


def test_roles_limit_any_kind(found: Found) -> None:
    assert names(found("kind: existence\nphrases: [road]\nroles: [headline]\n", "Road shut\n\nThe road is shut.")) == [
        "Road"
    ]


def test_no_kind_looks_into_code(yaml_rule: Make, hits_of: HitsOf) -> None:
    text = "bad bad (bad\n\nFine words."
    document = Document(text, [Block(Role.CODE, 0, 12), Block(Role.PARAGRAPH, 14, 25)])
    for keys in (
        "kind: existence\nphrases: [bad]\n",
        "kind: existence\nphrases: [bad]\nwithin_words: true\n",
        "kind: existence\npatterns: [bad]\n",
        "kind: substitution\nswap: {bad: good}\n",
        "kind: occurrence\nphrases: [bad]\nmax: 0\n",
        "kind: repetition\n",
        "kind: pair\npairs: {'(': ')'}\n",
    ):
        assert hits_of(yaml_rule(keys), document) == [], keys


def test_areas() -> None:
    document = read_text("One two. Three.\n\nFour five six.")
    assert areas(document, "document") == [Span(0, 31)]
    assert [area.of(document.text) for area in areas(document, "paragraph")] == ["One two. Three.", "Four five six."]
    assert [Span(*area[:2]).of(document.text) for area in areas(document, "sentence")] == [
        "One two.",
        "Three.",
        "Four five six.",
    ]
