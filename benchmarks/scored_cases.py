"""Cases of checks, failing and passing texts a line each, and how they are scored."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Finding, Level, Linter, Metadata, Span, read_text
from newslint.linter import parse_date


class Score(NamedTuple):
    """Failing cases found of all, and passing cases with a false alarm of all."""

    found: int = 0
    failing: int = 0
    alarms: int = 0
    passing: int = 0

    def __str__(self) -> str:
        recall = self.found / self.failing if self.failing else 0.0
        alarms = self.alarms / self.passing if self.passing else 0.0
        return f"{recall:6.2f} ({self.found:4}/{self.failing:4})  {alarms:6.3f} ({self.alarms:3}/{self.passing:4})"

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def judge(linter: Linter, rules: str, case: dict[str, Any]) -> tuple[Score, str]:
    """The score of one case by the ids in `rules`, and what went wrong with it."""
    document = read_text(case["text"], metadata=Metadata(published=parse_date(case["published"])))
    result = linter.lint(document)
    if result.failures:
        raise SystemExit("\n".join(result.failures))
    if case["fails"]:
        place = place_of(case["text"], case["found"])
        mine = [finding for finding in result.findings if finding.rule in rules.split()]
        found = any(place.overlaps(span) for finding in mine for span in spans(finding))
        return Score(found=found, failing=1), "" if found else "missed"
    alarms = [finding for finding in result.findings if finding.level is not Level.SUGGESTION]
    remark = "; ".join(f"{finding.rule}: {finding.message}" for finding in alarms)
    return Score(alarms=bool(alarms), passing=1), remark


def place_of(text: str, words: str) -> Span:
    """The first place of some words that is not inside other words: the “he” that is not in “the”."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return Span(*match.span()) if match else Span(text.index(words), text.index(words) + len(words))


def spans(finding: Finding) -> Sequence[Span]:
    """The finding's place and those related to it; the texts are plain, so the source is the text."""
    return [finding.span, *(Span(other.place.start, other.place.end) for other in finding.related)]
