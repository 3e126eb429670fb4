"""Regular expressions: matches, offsets, the literals they need, and patterns that would hang."""

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint import Block, Document, Role, RuleError, Span, read_text
from newslint.patterns import Pattern, required_literals


def found(source: str, text: str, *, ignore_case: bool = True) -> list[str]:
    document = read_text(text)
    return [document.text[match.start : match.end] for match in Pattern(source, ignore_case=ignore_case).find(document)]


def test_matches_and_groups() -> None:
    document = read_text("Ünal said: naïve 😀 cafés cost 12 or 3 euros.")
    matches = list(Pattern(r"(\d+)(?: (or) (\d))?( never)?").find(document))
    assert len(matches) == 1
    assert [group.of(document.text) for group in matches[0].groups[:3]] == ["12", "or", "3"]
    assert matches[0].groups[3] == Span(-1, -1)
    assert document.text[matches[0].start : matches[0].end] == "12 or 3"


def test_case() -> None:
    assert found("nato", "Nato and NATO") == ["Nato", "NATO"]
    assert found("NATO", "Nato and NATO", ignore_case=False) == ["NATO"]


def test_matches_stay_in_their_block_and_out_of_code() -> None:
    document = Document("one\ntwo one", [Block(Role.CODE, 0, 3), Block(Role.PARAGRAPH, 4, 11)])
    assert [match.start for match in Pattern("one").find(document)] == [8]
    assert list(Pattern(r"one\stwo").find(document)) == []


@pytest.mark.parametrize("source", [r"(?<=a)b", r"(a)\1", r"a(?!b)"])
def test_what_only_the_second_engine_can_run(source: str) -> None:
    text = "é😀 ab aa xa"
    assert found(source, text) == [match[0] for match in re.finditer(source, text)]


@given(
    st.text(alphabet="aé😀\u0301ſ b.", max_size=30),
    st.sampled_from(["a", "é", "[^a ]+", r"\w", ".", "😀", "b$", r"\bb", "(a)|(b)", r"(?<=a).", "x*", "é*"]),
)
def test_offsets_are_those_of_re(text: str, source: str) -> None:
    document = Document(text, [Block(Role.PARAGRAPH, 0, len(text))])
    if source in (r"\w", r"\bb"):
        assume(text.isascii())  # RE2's classes are ASCII
    mine = [(match.start, match.end) for match in Pattern(source, ignore_case=False).search(document)]
    theirs = [match.span() for match in re.finditer(source, text)]
    if source.endswith("*"):  # engines differ on empty matches next to others
        mine = [span for span in mine if span[0] < span[1]]
        theirs = [span for span in theirs if span[0] < span[1]]
    assert mine == theirs


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("very unique", (("very unique",),)),
        ("very|so unique", (("so unique", "very"),)),
        ("(?:very|quite) unique", (("quite", "very"), (" unique",))),
        ("colou?r", (("colo",),)),
        ("colours{0}x", (("colour",),)),
        ("[a-z]+ing", (("ing",),)),
        ("a|b", ()),
        ("ab", ()),
        ("", ()),
        ("(?i)Hello", (("hello",),)),
        (r"\bTK\b", ()),
        (r"utm_source=chatgpt\.com", (("utm_source=chatgpt.com",),)),
        ("(?=foobar)x", ()),
        ("foo(?!bar)", (("foo",),)),
        ("naïveté", (("vet",),)),
        ("(abc)*", ()),
        ("(abc){0,3}", ()),
        ("(abc){1,3}", (("abc",),)),
        ("(abc|)", ()),
        ("&nbsp;", (("&nbsp;",),)),
        ("[[:a]bcd", (("bcd",),)),
    ],
)
def test_required_literals(source: str, needed: tuple[tuple[str, ...], ...]) -> None:
    assert set(required_literals(source)) == set(needed)


@pytest.mark.parametrize(
    "source",
    [
        r"colou?+rful",
        r"(?>abcd)e",
        r"abcd{,3}x(?=e)",
        r"(?#remark)a",
        r"(?P<n>a)(?P=n)long",
        r"(a)\g<1>long",
        r"\N{DASH}long",
        r"\012long",
        r"(?x) a b c d",
        r"(?ix: a b c d)",
        r"(?|abc|def)",
        r"(a)?(?(1)bcd|efg)",
        r"\Q...\E",
        "(" * 5000,
        r"(?:abcd){e<=2}",
        r"abc**",
    ],
)
def test_syntax_that_is_not_read_needs_nothing(source: str) -> None:
    assert required_literals(source) == ()


ATOMS = st.sampled_from(
    ["a", "b", "ab", "abc", "K", "s", "i", ".", "[ab]", "[^a]", r"\.", r"\w", r"\b", "$", "^", "é", "[]a]", r"[\]b]"]  # noqa: RUF005
    + ["#", "&x", "{", r"\{", "%", r"\x61", "[[:alpha:]]", " "]
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quantifier = st.sampled_from(["*", "+", "?", "{0}", "{2}", "{0,2}", "{1,}", "??", "*?", "{00}"])
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner, inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        st.tuples(inner, quantifier).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(ATOMS, quantifier).map("".join),
        st.tuples(inner, st.sampled_from(["({})", "(?P<n>{})", "(?={})", "(?!{})", "(?i:{})"])).map(
            lambda pair: pair[1].replace("{}", pair[0])
        ),
    )


REGEXES = st.recursive(ATOMS, grown, max_leaves=12)


@given(REGEXES, st.text(alphabet="aAbBcCKkKſsSiIİı.#&x{%é ", max_size=40))
def test_whenever_a_pattern_matches_its_literals_are_there(source: str, text: str) -> None:
    """Held against the engines that run it, also for the foldings that are not ASCII's."""
    document = Document(text, [Block(Role.PARAGRAPH, 0, len(text))])
    pattern = Pattern(source)
    try:
        pattern.check()
    except RuleError:
        return
    inside = [match for match in pattern.search(document) if document.block_at(match.start)]
    assert list(pattern.find(document)) == inside


@given(REGEXES, st.data())
def test_literals_are_in_what_is_made_to_match(source: str, data: st.DataObject) -> None:
    try:
        compiled = re.compile(source, re.IGNORECASE | re.ASCII)
    except (re.error, FutureWarning, RecursionError):
        return
    if "[[:" in source:
        return  # a class of RE2's only
    text = data.draw(st.from_regex(compiled))
    match = compiled.search(text)
    assert match is not None
    for literals in required_literals(source):
        assert any(literal in text.lower() for literal in literals), (source, text, literals)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"(?=(a+)+$)b", "a" * 5000 + "!"),
        (r"^(a+)+$", "a" * 100_000 + "!"),
        (r"(a|aa)+(?=b)$", "a" * 5000),
        (r"(x+x+)+\by(?<=z)", "x" * 5000),
        (r"(.*)*\1z", "ab" * 2000),
    ],
)
def test_no_pattern_hangs_a_run(source: str, text: str) -> None:
    document = read_text(text, path="story.txt")
    start = time.monotonic()
    try:
        list(Pattern(source, owner="style/hostile").search(document))
    except RuleError as error:
        assert str(error).startswith(
            f"style/hostile: the pattern {source!r} searched story.txt for more than 1 seconds"
        )
    assert time.monotonic() - start < 15  # the engine looks at the clock only now and then


def test_a_pattern_that_runs_too_long_is_told_with_its_rule() -> None:
    with pytest.raises(RuleError, match=r"^style/hostile: the pattern .* searched the text for more than 1 seconds"):
        list(Pattern(r"(a|aa)+(?=b)$", owner="style/hostile").search(read_text("a" * 5000)))


@pytest.mark.parametrize("source", ["(", "[a", "a{2", "*", r"\8", r"(?P=n)", "(?z)"])
def test_what_is_no_regular_expression(source: str) -> None:
    try:
        Pattern(source, owner="style/broken").check()
    except RuleError as error:
        assert str(error).startswith(f"style/broken: the pattern {source!r} is not a regular expression: ")
    else:
        assert source == "a{2"  # a literal brace
