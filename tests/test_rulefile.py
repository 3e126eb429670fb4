"""Rule files: every mistake with its line and what was meant."""

# ruff: noqa: E501

import time
from collections.abc import Callable
from textwrap import dedent

import pytest

from newslint import Level, Quotations, RuleError
from newslint.phrases import Phrases
from newslint.rulefile import build, read

GOOD = """\
title: A title
why: A reason.
level: error
kind: existence
message: "found {0}"
confidence: 0.5
source: https://example.org/advice
quotations: anywhere
default: false
safe: true
language: ""
published: 2024-06-19
roles: [headline, list item]
phrases: [bad]
bad: ["a [[bad]]"]
good: [c]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(RuleError) as error:
        read(dedent(text), "rules/style/x.yaml", "style/x")
    lines = str(error.value).splitlines()
    assert all(line.startswith("rules/style/x.yaml:") for line in lines)
    return [line.removeprefix("rules/style/x.yaml:") for line in lines]


def with_line(line: str, instead_of: str) -> str:
    assert instead_of in GOOD
    return GOOD.replace(instead_of, line)


def test_a_rule_of_every_key() -> None:
    rule = build(read(GOOD, "x.yaml", "style/x"), "style/x", Phrases(), "x.yaml")
    assert (rule.id, rule.topic, rule.title, rule.why) == ("style/x", "style", "A title", "A reason.")
    assert (rule.level, rule.confidence, rule.quotations) == (Level.ERROR, 0.5, Quotations.ANYWHERE)
    assert (rule.default, rule.safe, rule.language, rule.published) == (False, True, "", "2024-06-19")
    assert (rule.source, rule.url) == ("https://example.org/advice",) * 2
    assert (rule.bad, rule.good, rule.origin) == (("a [[bad]]",), ("c",), "x.yaml")
    assert dict(rule.options) == {"allow": ()}


@pytest.mark.parametrize(
    ("line", "instead_of", "expected"),
    [
        ("titel: A", "title: A title", ["1: the key 'title' is missing", "1: unknown key 'titel'; did you mean 'title'?"]),
        ("level: eror", "level: error", ["3: 'level' must be one of error, warning, suggestion, not 'eror'; did you mean 'error'?"]),
        ("level: [error]", "level: error", ["3: 'level' must be text, not ['error']"]),
        ("title: 12", "title: A title", ["1: 'title' must be text, not 12"]),
        ("default: yes", "default: false", ["9: 'default' must be true or false, not 'yes'"]),
        ("safe: 1", "safe: true", ["10: 'safe' must be true or false, not 1"]),
        ("confidence: 1.5", "confidence: 0.5", ["6: 'confidence' must lie between 0 and 1"]),
        ("confidence: true", "confidence: 0.5", ["6: 'confidence' must be a number, not True"]),
        ("confidence: high", "confidence: 0.5", ["6: 'confidence' must be a number, not 'high'"]),
        ("phrases: bad", "phrases: [bad]", ["14: 'phrases' must be a list, not 'bad'"]),
        ("phrases: [bad, 12]", "phrases: [bad]", ["14: 'phrases' must hold text only, not 12; put it in quotation marks"]),
        ("phrases: ['']", "phrases: [bad]", ["14: 'phrases' must hold text only, not ''; put it in quotation marks"]),
        ("phrases: ['--']", "phrases: [bad]", ["14: '--' holds no letter or digit: set 'within_words: true' to find it"]),
        ("except: ['--']", "phrases: [bad]", ["14: '--' in 'except' holds no letter or digit"]),
        ("phases: [bad]", "phrases: [bad]", ["14: unknown key 'phases'; did you mean 'phrases'?"]),
        ("swap: {a: b}", "phrases: [bad]", ["14: unknown key 'swap'"]),
        ("patterns: ['(a']", "phrases: [bad]", None),
        ("published: 2024-02-31", "published: 2024-06-19", ["12: 'published' must be a day such as 2024-06-19, not '2024-02-31'"]),
        ("roles: [headlin]", "roles: [headline, list item]", ["13: there is no role 'headlin'; did you mean 'headline'?"]),
        ("roles: 5", "roles: [headline, list item]", ["13: 'roles' must be a list, not 5"]),
        ("roles: [5]", "roles: [headline, list item]", ["13: 'roles' must hold text only, not 5; put it in quotation marks"]),
        ("kind: existance", "kind: existence", None),
        ("kind: [a]", "kind: existence", None),
        ("kind: substitution", "kind: existence", ["14: unknown key 'phrases'"]),
        ("title: a\ntitle: b", "title: A title", ["2: not readable as YAML: the key 'title' stands twice"]),
        ("[a]: b", "title: A title", ["1: not readable as YAML: a key must be text"]),
        ("title: 'a", "title: A title", None),
        ("title: !!python/object:os.system a", "title: A title", None),
        ("title: !!bool x", "title: A title", None),
        ("title: !!map [a]", "title: A title", ["1: not readable as YAML: this is no mapping"]),
    ],
)  # fmt: skip
def test_mistakes(line: str, instead_of: str, expected: list[str] | None) -> None:
    found = problems(with_line(line, instead_of))
    if expected is None:
        number = with_line(line, instead_of).splitlines().index(line.splitlines()[0]) + 1
        assert any(one.startswith(f"{number}: ") or "not readable as YAML" in one for one in found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("kind: substitution", ["3: the kind substitution needs swap"]),
        ("kind: conditional\nfirst: a", ["3: the kind conditional needs second"]),
        ("kind: conditional", ["3: the kind conditional needs first and second"]),
        ("kind: occurrence\nphrases: [a]", ["3: the kind occurrence needs max"]),
        ("kind: metric\nformula: wrods\nmax: 3", None),
        ("kind: metric\nformula: words(\nmax: 3", None),
        ("kind: metric\nformula: words ** 2\nmax: 3", None),
        ("kind: metric\nformula: '__import__(1)'\nmax: 3", None),
        ("kind: metric\nmax: 3\nformula: words\nscope: page", None),
        (
            "kind: pair\npairs: {'((': ')'}",
            ["4: 'pairs' must lead from one character to another, not from '((' to ')'"],
        ),
        ("kind: pair\npairs: {'(': [')']}", ["4: 'pairs' must lead from text to text, not from '(' to [')']"]),
        ("kind: pair\npairs: {'(': ')'}\nexcept: ['(']", None),
        ("kind: consistency\neither: {a: [b]}", ["4: 'either' must lead from text to text, not from 'a' to ['b']"]),
        ("kind: consistency\neither: {a: '-'}", ["4: '-' in 'either' holds no letter or digit"]),
        ("kind: substitution\nswap: {a: []}", ["4: 'swap' must lead from text to text, not from 'a' to []"]),
        ("kind: substitution\nswap: {a: 1}", ["4: 'swap' must lead from text to text, not from 'a' to 1"]),
        ("kind: substitution\nswap: {a: b}\ninflect: adverb", None),
        ("kind: capitalization\nmatch: titel", None),
        ("kind: capitalization\nmatch: title\nexcept: ['(']", ["5: '(' in 'except' holds no letter or digit"]),
    ],
)
def test_mistakes_of_kinds(keys: str, expected: list[str] | None) -> None:
    text = f"title: t\nwhy: w\n{keys}\nmessage: m\nbad: ['[[a]]']\ngood: [b]\n"
    found = problems(text)
    if expected is None:
        assert len(found) == 1
        assert int(found[0].partition(":")[0]) in range(3, 7), found
    else:
        assert found == expected


def test_all_mistakes_at_once() -> None:
    text = "title: 1\nwhy: w\nlevel: eror\nkind: existence\nphrasess: [a]\nmessage: m\nbad: []\n"
    assert problems(text) == [
        "1: 'title' must be text, not 1",
        "1: the key 'good' is missing",
        "3: 'level' must be one of error, warning, suggestion, not 'eror'; did you mean 'error'?",
        "5: unknown key 'phrasess'; did you mean 'phrases'?",
    ]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just text", "# nothing\n", "\ufeff"])
def test_what_holds_no_keys(text: str) -> None:
    assert problems(text) == ["1: a rule file holds keys and values, such as 'title: ...'"]


@pytest.mark.parametrize("text", ["a: b\n---\na: b\n", "a: [", "\ta: b", "a: \x01", "a: *b", "a: &b [*b]", "{" * 500])
def test_what_is_no_yaml(text: str) -> None:
    found = problems(text)
    assert len(found) == 1 or "not readable as YAML" not in found[0]


def test_only_true_and_false_are_booleans_and_dates_stay_text() -> None:
    keys = read(GOOD.replace("good: [c]", "good: [no, 1:30, on, 2024-06-19, '1']"), "x.yaml", "style/x")
    assert keys["good"] == ["no", "1:30", "on", "2024-06-19", "1"]


def test_aliases_cannot_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.monotonic()
    assert all(len(line) < 500 for line in problems("\n".join(lines)))
    assert time.monotonic() - start < 5


def test_patterns_that_are_broken_name_their_key(rule_text: Callable[[str], str]) -> None:
    found = problems(rule_text("kind: conditional\nfirst: a\nsecond: (b\n"))
    assert found[0].startswith("8: style/x: the pattern '(b' is not a regular expression: ")
