"""Every built-in rule by its own examples."""

import os
import re

import pytest

from newslint import Rule, packs
from newslint.config import Config
from newslint.linter import default_resources
from newslint.testing import unmark, verify

RULES = packs.load(packs.installed())
RESOURCES = default_resources(Config())

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@each_rule
def test_its_examples_prove_it(rule: Rule) -> None:
    assert verify(rule, RESOURCES.lend(rule)) == []


@each_rule
def test_it_says_all_that_an_editor_needs(rule: Rule) -> None:
    assert rule.title.strip()
    assert rule.why.strip().endswith((".", "?", "”", ")"))
    assert rule.source == rule.source.strip()
    assert rule.language in ("en", "")
    assert 0 < rule.confidence <= 1


@each_rule
def test_its_id_is_its_path(rule: Rule) -> None:
    folder, name = os.path.split(rule.origin)
    assert rule.id == f"{os.path.basename(folder)}/{os.path.splitext(name)[0]}"
    assert re.fullmatch(r"[a-z]+/[a-z0-9]+(_[a-z0-9]+)*", rule.id)


def test_there_are_sixty_or_more() -> None:
    assert len(RULES) >= 60


def test_ids_are_unique_and_in_order() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("example", "text", "marks"),
    [
        ("a [[b]] c", "a b c", [(2, 3, None)]),
        ("a [[b|c]] d [[e|]]", "a b d e", [(2, 3, "c"), (6, 7, "")]),
        (r"[[a\|b|c]]", "a|b", [(0, 3, "c")]),
        ("[[[a]]]", "[a]", [(0, 3, None)]),
        ("no mark", "no mark", []),
    ],
)
def test_marks(example: str, text: str, marks: list[tuple[int, int, str | None]]) -> None:
    found, places = unmark(example)
    assert found == text
    assert [(*mark.span, mark.written) for mark in places] == marks
