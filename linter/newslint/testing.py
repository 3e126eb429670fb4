"""Marked examples: a rule's own sentences as its tests.

`[[found|written]]` marks what a rule must find and its first suggestion, `[[found]]` a finding without one; a bar that
belongs to what is found is written `\\|`. After a line `[source]` stands the source that the article is compared with.
"""

import datetime
import importlib
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newslint import packs
from newslint.config import Config
from newslint.document import Metadata, Span
from newslint.engine import hits
from newslint.linter import default_resources
from newslint.readers import read_text
from newslint.rule import Hit, Rule
from newslint.sources import Sources

_MARK = re.compile(r"\[\[((?:\\\||[^|])+?)(?:\|(.*?))?\]\](?!\])", re.DOTALL)

SOURCE = "\n[source]\n"


class Mark(NamedTuple):
    """A marked place of an example: its span in the text without marks and what should be written there."""

    span: Span
    written: str | None


def unmark(example: str) -> tuple[str, tuple[Mark, ...]]:
    """The text of an example and its marks."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = end = 0
    for match in _MARK.finditer(example):
        before, found = example[end : match.start()], match[1].replace("\\|", "|")
        start = length + len(before)
        marks.append(Mark(Span(start, start + len(found)), match[2]))
        parts += before, found
        length, end = start + len(found), match.end()
    parts.append(example[end:])
    return "".join(parts), tuple(marks)


def verify(rule: Rule, lent: Mapping[str, Any] = {}) -> list[str]:
    """What is wrong with a rule by its own examples, a sentence each; empty when all is well.

    Every mark must be found at exactly its place with its suggestion, nothing else may be found, the text with
    all marks mended must be clean, and so must every good example.
    """
    problems = []
    if not rule.bad or not rule.good:
        problems.append(f"{rule.id}: needs at least one bad and one good example")
    for example in rule.bad:
        text, marks = unmark(example)
        found = dict(_hits(rule, text, lent))
        if not marks:
            problems.append(f"{rule.id}: no [[mark]] in the bad example {example!r}")
        for mark in marks:
            hit = found.pop(mark.span, None)
            if hit is None:
                problems.append(f"{rule.id}: {mark.span.of(text)!r} is not found in {text!r}")
            elif mark.written is not None and hit.suggestions[:1] != (mark.written,):
                problems.append(f"{rule.id}: suggests {hit.suggestions!r}, not {mark.written!r}, in {text!r}")
        problems += [f"{rule.id}: also finds {span.of(text)!r} in {text!r}" for span in found]
        if marks and all(mark.written is not None for mark in marks):
            mended = _MARK.sub(lambda match: match[2], example)
            problems += [
                f"{rule.id}: still finds {span.of(mended)!r} in the mended {mended!r}"
                for span, _ in _hits(rule, mended, lent)
            ]
    for text in rule.good:
        problems += [f"{rule.id}: finds {span.of(text)!r} in the good {text!r}" for span, _ in _hits(rule, text, lent)]
    return problems


def verify_pack(package: str) -> list[str]:
    """What is wrong with the rules of a pack by their own examples, a sentence each; `package` is its import name.

    Raises RuleError for rules that cannot be loaded.
    """
    module = importlib.import_module(package)
    rules = packs.load([packs.Pack(next(iter(module.__path__)), package)])
    resources = default_resources(Config())
    return [problem for rule in rules for problem in verify(rule, resources.lend(rule))]


def _hits(rule: Rule, text: str, lent: Mapping[str, Any]) -> list[tuple[Span, Hit]]:
    """What a rule finds in an example, each with its place there."""
    published = datetime.date.fromisoformat(rule.published) if rule.published else None
    article, _, source = text.partition(SOURCE)
    document = read_text(article, format=rule.format, metadata=Metadata(published=published))
    if source:
        sources = Sources([read_text(source, path="source.txt")])
        lent = {name: sources if isinstance(one, Sources) else one for name, one in lent.items()}
    return [(document.source_map.source(hit.span), hit) for hit in hits(rule, document, lent)]
