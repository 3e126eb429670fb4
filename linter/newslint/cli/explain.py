"""`newslint explain`: what a rule finds and why, or how one finding came about."""

import argparse
import re
from collections.abc import Iterator
from typing import Final

from newslint.cli import EXIT_CLEAN, UsageError
from newslint.cli.catalogue import named
from newslint.cli.settings import Linters, Settings, add_configuration, add_document, add_sources, settings_of
from newslint.document import Document
from newslint.linter import Linter
from newslint.plausibility import Plausibility
from newslint.rule import Finding, Rule
from newslint.testing import unmark


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Says what a rule finds, why, with which options, and shows its examples; "
        "for a place in an article, how the findings there came about."
    )
    parser.epilog = (
        "examples:\n  newslint explain typography/space_before_punctuation\n  newslint explain article.txt:7:120\n"
    )
    parser.add_argument("subjects", nargs="+", metavar="RULE|FILE:LINE:COLUMN", help="ids, topics or places")
    add_document(parser)
    add_sources(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints a page a rule."""
    settings = settings_of(options)
    config = settings.load(".")
    pages: list[str] = []
    for subject in options.subjects:
        place = _PLACE.fullmatch(subject)
        if place:
            pages += explained(settings, place["path"], int(place["line"]), int(place["column"]))
        else:
            pages += (page(config.configured(rule)) for rule in named(config, [subject]))
    print("\n\n".join(pages))
    return EXIT_CLEAN


def explained(settings: Settings, path: str, line: int, column: int) -> Iterator[str]:
    """How each finding at a place of a file came about. Raises UsageError where there is none."""
    linter = Linters(settings).of(path)
    results = [linter.lint(document) for document in settings.read(path, linter.config)]
    failures = [failure for result in results for failure in result.failures]
    if failures:
        raise UsageError("\n".join(failures))
    here = [
        (result.document, finding)
        for result in results
        for finding in result.findings
        if (finding.place.line, finding.place.column)
        <= (line, column)
        < (finding.place.end_line, finding.place.end_column)
    ]
    if not here:
        raise UsageError(f"{path}:{line}:{column}: nothing is found there")
    rules = {rule.id: rule for rule in linter.rules(path)}
    for document, finding in here:
        rule = rules.get(finding.rule)
        witnesses = _witnesses(linter, rule, document, finding) if rule and document else ()
        yield "\n".join((*_account(finding), *witnesses))


def _account(finding: Finding) -> Iterator[str]:
    """A finding with everything a report tells of it."""
    yield f"{finding.rule} ({finding.level}, confidence {finding.confidence:.0%}): '{_one_line(finding.text)}'"
    yield finding.message
    yield from (f"  evidence: {one.text}" + (f" ({one.source})" if one.source else "") for one in finding.evidence)
    yield from (
        f"  see {one.path and one.path + ':'}{one.place.line}:{one.place.column}: {one.message}"
        for one in finding.related
    )
    if finding.suggestions:
        yield f"  write: {' | '.join(finding.suggestions)}"


def _witnesses(linter: Linter, rule: Rule, document: Document, finding: Finding) -> Iterator[str]:
    """What the plausibility model saw, for the rules that ask it."""
    for resource in linter.resources.lend(rule).values():
        if isinstance(resource, Plausibility):
            judgement = document.view(resource.judge_document)
            for suspicion in (*judgement.suspicions, *resource.closed_classes(document)):
                if suspicion.start == finding.span.start:
                    yield f"  the model gives '{finding.text}' a probability of {suspicion.probability:.3f} to be wrong"
                    yield from (f"    {one.probability:.3f} for '{one.text}'" for one in suspicion.candidates)
                    for one in suspicion.evidence:
                        counts = f"'{one.found}' {one.found_count:,} times, '{one.likely}' {one.likely_count:,} times"
                        yield f"    {counts} in {one.words_counted:,} words of news"
            yield f"  alone, it gives the article as a whole a probability of {judgement.spun:.3f} to be rewritten"


_PLACE: Final = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*)")


def page(rule: Rule) -> str:
    """What there is to say about a rule."""
    lines = [f"{rule.id} ({rule.level}{'' if rule.default else ', off by default'})", "", rule.title, rule.why]
    if rule.source:
        lines.append(f"Source: {rule.source}")
    if rule.options:
        lines += ["", "Options:", *(f"  {name} = {value!r}" for name, value in rule.options.items())]
    lines += ["", "Finds:"]
    for example in rule.bad:
        text, marks = unmark(example)
        lines.append(f"  {_one_line(text)}")
        for mark in marks:
            written = f" -> {mark.written!r}" if mark.written is not None else ""
            lines.append(f"    {mark.span.of(text)!r}{written}")
    lines += ["", "Lets pass:", *(f"  {_one_line(example)}" for example in rule.good)]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
