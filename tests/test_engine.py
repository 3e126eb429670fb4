"""From hits to findings."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from newslint import (
    Config,
    Document,
    Evidence,
    Hit,
    Level,
    Linter,
    Quotations,
    Related,
    Resources,
    Result,
    Rule,
    RuleError,
    lint,
    lint_text,
    read_text,
)
from newslint.engine import told_apart
from newslint.rule import fingerprint, parameters, rule


def finder(pattern: str = "bad", name: str = "style/bad", **values: Any) -> Rule:
    def check(document: Document) -> Iterator[Hit]:
        for match in re.finditer(pattern, document.text):
            yield Hit(match.start(), match.end(), f"'{match[0]}' is bad", ("good",))

    return Rule(name, "t", "w", Level.ERROR, check, (), ())._replace(**values)


def run(text: str, *rules: Rule, **values: Any) -> Result:
    return lint(read_text(text, path="story.txt"), rules, **values)


def found(result: Result) -> list[tuple[str, int]]:
    return [(finding.text, finding.span.start) for finding in result.findings]


def test_a_finding_has_everything() -> None:
    def check(document: Document) -> Iterator[Hit]:
        yield Hit(0, 3, "m", ("x",), (Related(4, 7, "here"),), (Evidence("e", "s", "2024-01-01"),), 0.7, Level.WARNING)

    result = run("One two.", Rule("a/b", "t", "w", Level.ERROR, check, (), (), source="https://example.org/a"))
    (finding,) = result.findings
    assert (finding.rule, finding.level, finding.confidence, finding.message) == ("a/b", Level.WARNING, 0.7, "m")
    assert (finding.line, finding.column, finding.text, finding.suggestions) == (1, 1, "One", ("x",))
    assert [(other.text, other.place.column, other.message) for other in finding.related] == [("two", 5, "here")]
    assert finding.evidence == (Evidence("e", "s", "2024-01-01"),)
    assert finding.url == "https://example.org/a"
    assert re.fullmatch("[0-9a-f]{16}", finding.fingerprint)


def test_findings_come_in_reading_order() -> None:
    result = run("bad worse bad", finder("worse", "a/w"), finder())
    assert found(result) == [("bad", 0), ("worse", 4), ("bad", 10)]


def test_the_same_hit_twice_is_one_finding() -> None:
    rule = finder()
    assert len(run("bad", rule._replace(check=lambda document: [Hit(0, 3, "m"), Hit(0, 3, "m")])).findings) == 1


@pytest.mark.parametrize(
    "text",
    ["a bad [sic] b", "a bad (sic) b", "a “bad” [sic] b", 'a "bad" [Sic] b', "a bad[sic] b"],
)
def test_sic_lets_pass(text: str) -> None:
    assert run(text, finder()).findings == ()


def test_sic_holds_for_the_words_before_it_alone() -> None:
    assert found(run("bad [sic] bad and bad, as he said [sic]", finder())) == [("bad", 10), ("bad", 18)]


QUOTED = "It is bad. “A bad day,” he said."


def test_quotation_stances() -> None:
    assert found(run(QUOTED, finder())) == [("bad", 6), ("bad", 14)]
    assert found(run(QUOTED, finder(quotations=Quotations.OUTSIDE))) == [("bad", 6)]
    outside, inside = run(QUOTED, finder(quotations=Quotations.SOFTER)).findings
    assert (outside.level, outside.message, outside.suggestions) == (Level.ERROR, "'bad' is bad", ("good",))
    assert (inside.level, inside.message, inside.suggestions) == (
        Level.WARNING,
        "in the quotation: 'bad' is bad",
        (),
    )


def test_what_reaches_out_of_a_quotation_is_not_in_it() -> None:
    assert found(run(QUOTED, finder("day,” he", quotations=Quotations.OUTSIDE))) == [("day,” he", 18)]


def test_a_rule_that_raises_is_told_and_the_others_run() -> None:
    def check(document: Document) -> Iterator[Hit]:
        yield Hit(0, 1, "before")
        raise KeyError("x")

    broken = Rule("a/broken", "t", "w", Level.ERROR, check, (), ())
    result = run("a bad", broken, finder())
    assert result.failures == ("a/broken: the rule failed with KeyError: 'x'",)
    assert ("bad", 2) in found(result)
    with pytest.raises(KeyError):
        run("bad", broken, debug=True)


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (2, 1), (0, 99), (3, 3)])
def test_an_impossible_span_is_the_rule_s_failure(span: tuple[int, int]) -> None:
    rule = finder()._replace(check=lambda document: [Hit(*span, "m")])
    result = run("bad", rule)
    assert result.failures == (f"style/bad: gave the impossible span {span[0]}:{span[1]}",)
    assert result.findings == ()


def test_confidence() -> None:
    rules = [finder(confidence=0.4), finder("worse", "a/w", confidence=0.6)]
    assert found(run("bad worse", *rules, min_confidence=0.5)) == [("worse", 4)]
    assert found(run("bad worse", *rules, min_confidence=0.4)) == [("bad", 0), ("worse", 4)]


def prints(text: str, **values: Any) -> list[str]:
    return [finding.fingerprint for finding in run(text, finder(r"bad\s+one|bad"), **values).findings]


def test_fingerprints_outlive_edits_elsewhere() -> None:
    before = prints("A bad day.\n\nA bad  one.")
    assert prints("New start.\n\nA bad day, longer.\n\nIt is a bad\none.") == before
    assert len(set(before)) == 2


def test_fingerprints_count_the_same_words() -> None:
    first, second = prints("bad bad")
    assert first != second
    assert prints("bad and bad and bad")[:2] == [first, second]


def test_fingerprints_do_not_hang_on_what_is_shown() -> None:
    def check(document: Document) -> Iterator[Hit]:
        yield Hit(0, 3, "m", confidence=0.1)
        yield Hit(4, 7, "m", confidence=0.9)

    rule = finder()._replace(check=check)
    every = run("bad bad", rule).findings
    sure = run("bad bad", rule, min_confidence=0.5).findings
    assert sure == every[1:]


def test_fingerprints_are_what_they_were() -> None:
    """A change here makes every baseline in use worthless."""
    assert fingerprint("a/b.txt", "style/x", "two words", 0) == fingerprint("a\\b.txt", "style/x", "two \n words", 0)
    assert fingerprint("a/b.txt", "style/x", "two words", 0) == "a5887b4f17a9f52e"
    assert fingerprint("a.txt", "x/y", "\ud800", 1) != fingerprint("a.txt", "x/y", "\ud800", 0)


def test_resources_are_lent_by_type_and_opened_once() -> None:
    opened = []

    class Model:
        pass

    def check(document: Document, *, limit: int = 3, model: Model) -> Iterator[Hit]:
        opened.append(model)
        yield Hit(0, limit, "m")

    options, resources = parameters(check)
    assert (options, resources) == ({"limit": 3}, {"model": Model})
    made = finder()._replace(check=check, options=options, resources=resources)
    lent = Resources({Model: Model})
    document = read_text("bad day")
    assert len(lint(document, [made, made], lent).findings) == 1
    assert len(opened) == 2 and opened[0] is opened[1]
    assert lint(document, [made]).failures == ("style/bad: needs a Model, which this run does not have",)


def test_the_decorator_makes_a_rule_of_a_check() -> None:
    @rule(title="t", why="w", level=Level.ERROR, bad=["[[a]]"], good=["b"], safe=True)
    def check(document: Document, *, word: str = "a") -> Iterator[Hit]:
        yield Hit(0, 1, word)

    assert check.id.endswith("/test_engine")
    assert (check.options, check.safe, check.bad) == ({"word": "a"}, True, ("[[a]]",))
    assert [hit.message for hit in check.hits(read_text("a"))] == ["a"]


def test_resources_raise_for_what_nobody_opens() -> None:
    with pytest.raises(RuleError, match="needs a int, which this run does not have"):
        Resources().lend(finder(resources={"x": int}))


ARTICLE = "Road  shut\n\nMADRID — He said the the talks,” had failed at the end of the day “ so far.\n"


def test_many_threads_give_the_same(root: object) -> None:
    linter = Linter(Config())
    expected = linter.lint(read_text(ARTICLE)).findings
    assert expected
    shared = read_text(ARTICLE)
    fresh = Linter(Config())
    with ThreadPoolExecutor(16) as pool:
        for result in pool.map(lambda _: fresh.lint(read_text(ARTICLE)), range(100)):
            assert result.findings == expected
        for result in pool.map(lambda _: fresh.lint(shared), range(50)):
            assert result.findings == expected
        for result in pool.map(lambda _: lint_text(ARTICLE), range(50)):
            assert result.findings == expected


def test_what_is_not_english_is_said() -> None:
    german = "Der Rat hat am Montag beschlossen, dass die Brücke für eine Woche gesperrt wird. " * 8
    result = lint_text(german)
    assert result.notices == ("the text is not in English (und): only rules for any language were run",)
    declared = lint_text("He said the the talks failed.", language="de-AT")
    assert declared.notices == ("the text is not in English (de-AT): only rules for any language were run",)
    assert [finding.rule for finding in declared.findings if finding.rule.startswith("style/")] == []


def test_levels_below_the_least_are_not_shown() -> None:
    texts = [finding.level for finding in Linter(Config(min_level=Level.ERROR)).lint(read_text(ARTICLE)).findings]
    assert set(texts) <= {Level.ERROR}


def test_articles_of_a_file_have_fingerprints_of_their_own() -> None:
    document = read_text("He said the the talks failed.", path="a.json")
    linter = Linter(Config(select=("style/doubled_word",)))
    seen: set[str] = set()
    one, two, three = (told_apart(linter.lint(document), seen).findings[0].fingerprint for _ in range(3))
    assert len({one, two, three}) == 3
    assert one == linter.lint(document).findings[0].fingerprint
