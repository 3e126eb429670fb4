"""From a document and rules to findings: the one function that every shell calls."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newslint.document import Document, Span
from newslint.resources import Resources
from newslint.rule import (
    Finding,
    Hit,
    Level,
    Quotations,
    Related,
    RelatedPlace,
    Rule,
    RuleError,
    Supported,
    fingerprint,
)
from newslint.suppress import Silence, silences, unused
from newslint.views.quotations import quotations

_SIC: Final = re.compile(r"[\"”’']?\s*[\[(]sic[\])]", re.IGNORECASE)


class Result(NamedTuple):
    """What linting one file gave.

    `findings` are in reading order; `notices` say what a reader should know about the run; `failures` are rules or
    files that could not be run, which make the result one not to be trusted; `silenced` counts what comments hold back,
    and `held` what a baseline or the choice of lines does, by reason. `supported` are claims that the facts bear out.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    silenced: int = 0
    document: Document | None = None
    held: Mapping[str, int] = {}
    supported: tuple[Supported, ...] = ()


def hits(rule: Rule, document: Document, lent: Mapping[str, Any] = {}) -> Iterator[Hit]:
    """The hits of a rule, after its stance on quotations; what is followed by [sic] is let pass."""
    for hit in rule.hits(document, lent):
        if not 0 <= hit.start < hit.end <= len(document.text):
            raise RuleError(f"{rule.id}: gave the impossible span {hit.start}:{hit.end}")
        if _SIC.match(document.text, hit.end):
            continue
        if rule.quotations is Quotations.ANYWHERE or not document.view(quotations).around(hit.span):
            yield hit
        elif rule.quotations is Quotations.SOFTER:
            level = (hit.level or rule.level).softened()
            yield hit._replace(message=f"in the quotation: {hit.message}", level=level, suggestions=())


def lint(
    document: Document,
    rules: Sequence[Rule],
    resources: Resources | None = None,
    *,
    min_confidence: float = 0.0,
    known: Collection[str] = (),
    former: Mapping[str, str] = {},
    debug: bool = False,
) -> Result:
    """The findings of `rules` in one document.

    `known` are the ids of all rules there are, also of those that do not run: a comment may name them, also by the
    ids they had, from which `former` leads to those of today.
    A rule that raises is told in `failures` and the others still run; with `debug` the exception comes through.
    """
    resources = resources or Resources()
    found: list[tuple[Hit, Rule]] = []
    failures: list[str] = []
    for rule in rules:
        try:
            found += ((hit, rule) for hit in hits(rule, document, resources.lend(rule)))
        except RuleError as error:
            failures.append(str(error))
        except Exception as error:
            if debug:
                raise
            failures.append(f"{rule.id}: the rule failed with {type(error).__name__}: {error}")
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].id, pair[0].message))
    silence = silences(document, former)
    findings, silenced = _stamped(document, found, silence, min_confidence)
    if not failures:
        findings += _unused(document, silence, {rule.id for rule in rules}, known)
        findings.sort(key=lambda finding: (finding.place.start, finding.place.end, finding.rule))
    return Result(document.path, tuple(findings), document.notices, tuple(dict.fromkeys(failures)), silenced, document)


def told_apart(result: Result, seen: set[str]) -> Result:
    """A result with fingerprints that are not among those `seen` in earlier articles of its file, which they join."""
    findings = []
    for finding in result.findings:
        mark, number = finding.fingerprint, 0
        while mark in seen:
            number += 1
            mark = fingerprint(finding.fingerprint, finding.rule, "", number)
        findings.append(finding._replace(fingerprint=mark))
        seen.add(mark)
    return result._replace(findings=tuple(findings))


def _stamped(
    document: Document, found: Iterable[tuple[Hit, Rule]], silence: Sequence[Silence], min_confidence: float
) -> tuple[list[Finding], int]:
    findings: list[Finding] = []
    seen: Counter[tuple[str, str]] = Counter()
    reported: set[tuple[str, int, int, str]] = set()
    silenced = 0
    for hit, rule in found:
        key = (rule.id, hit.start, hit.end, hit.message)
        confidence = rule.confidence if hit.confidence is None else hit.confidence
        if key in reported:
            continue
        reported.add(key)
        finding = _finding(document, rule, hit, confidence, seen)
        covering = [one for one in silence if one.covers(rule.id, finding.place)]
        for one in covering:
            one.used.append(rule.id)
        if confidence < min_confidence:
            continue  # only now: neither fingerprints nor the use of a comment hang on what is shown
        if covering:
            silenced += 1
        else:
            findings.append(finding)
    return findings, silenced


def _finding(document: Document, rule: Rule, hit: Hit, confidence: float, seen: Counter[tuple[str, str]]) -> Finding:
    text = hit.span.of(document.text)
    words = " ".join(text.split())
    occurrence = seen[rule.id, words]
    seen[rule.id, words] += 1
    related = tuple(_related(document, other) for other in hit.related)
    return Finding(
        rule=rule.id,
        level=hit.level or rule.level,
        confidence=confidence,
        message=hit.message,
        place=document.place(hit.span),
        span=hit.span,
        text=text,
        suggestions=hit.suggestions,
        related=related,
        evidence=hit.evidence,
        url=rule.url,
        fingerprint=fingerprint(document.path, rule.id, words, occurrence),
    )


def _related(document: Document, other: Related) -> RelatedPlace:
    home = other.document or document
    span = Span(other.start, other.end)
    path = other.document.path if other.document else ""
    return RelatedPlace(home.place(span), span.of(home.text), other.message, path, span)


UNUSED: Final = "newslint/unused_silence"
"""The id of the engine's own finding: a comment that silences nothing."""

FAILED: Final = "newslint/failed"
"""The id that a failure goes by in formats which know findings alone."""


def _unused(
    document: Document, silence: Sequence[Silence], run: Collection[str], known: Collection[str]
) -> list[Finding]:
    findings = []
    for one in unused(silence, run, known):
        message = f"'{one.name}' silences nothing here: remove it" if one.name else "this comment silences nothing"
        if known and not any(one.names(rule_id) for rule_id in known):
            message = f"there is no rule or topic '{one.name}' to silence"
        findings.append(
            Finding(
                rule=UNUSED,
                level=Level.WARNING,
                confidence=1.0,
                message=message,
                place=document.source_place(one.comment),
                span=Span(0, 0),
                text=one.comment.of(document.source),
                fingerprint=fingerprint(document.path, UNUSED, one.name, one.comment.start),
            )
        )
    return findings
