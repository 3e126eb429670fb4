"""An article with all that claims are read from: its text, what it mentions, its times and its sentences."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from newslint.document import Document, Span
from newslint.facts.mentions import Mention
from newslint.views.calendar import Interval
from newslint.views.dates import Basis, Kind, TimeExpression, dates
from newslint.views.sentences import sentences

if TYPE_CHECKING:
    from newslint.facts.base import Facts

_TIMED: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.SEASON, Kind.DECADE, Kind.CENTURY))
_UNREAL: Final = re.compile(
    r"\b(?:if|imagin\w+|suppose|would have|could have|might have|had (?:he|she|they|it)|fiction\w*|alternate|"
    r"alternative history|pretend\w*|joked?|jokingly|myth|legend|wrongly|falsely|mistakenly|incorrectly|"
    r"play about|film about|novel|dream\w*)\b",
    re.I,
)


class Passage:
    """What the families of claims share; made once for an article."""

    def __init__(self, document: Document, facts: "Facts") -> None:
        """Reads nothing yet but the mentions."""
        self.document: Final = document
        self.facts: Final = facts
        self.text: Final = document.text
        self.published: Final[datetime.date | None] = document.metadata.published
        self.mentions: Final = document.view(facts.mentions)
        self.sentences: Final = document.view(sentences)
        self.times: Final = document.view(dates)
        self._starts: Final = [one.start for one in self.mentions]
        self._known: Final[dict[tuple[str, Span], bool]] = {}

    def sentence(self, offset: int) -> Span:
        """The sentence that holds a place, cut where it is longer than any sentence of news."""
        index = bisect_right(self.sentences, offset, key=lambda one: one.start) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return Span(offset, offset)
        found = self.sentences[index]
        if found.end - found.start <= 3 * _LONGEST:
            return found
        # Windows of a long one begin at fixed places, so that what was found out about them is remembered.
        block = (offset - found.start) // _LONGEST
        start = found.start + max(0, block - 1) * _LONGEST
        return Span(start, min(found.end, start + 3 * _LONGEST))

    def before(self, sentence: Span, count: int = 1) -> Span:
        """The sentence so many before another; empty where there is none."""
        index = bisect_left(self.sentences, sentence.start, key=lambda one: one.start) - count
        return self.sentences[index] if index >= 0 else Span(0, 0)

    def after(self, sentence: Span) -> Span:
        """The sentence behind another; empty where there is none."""
        index = bisect_right(self.sentences, sentence.start, key=lambda one: one.start)
        return self.sentences[index] if index < len(self.sentences) else Span(sentence.end, sentence.end)

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions that may be of one of some kinds."""
        return [one for one in self.mentions if any(alias.kind in kinds for alias in one.aliases)]

    def mentioned(self, area: Span, *kinds: str) -> list[Mention]:
        """The mentions of some kinds inside a stretch."""
        low = bisect_left(self._starts, area.start)
        high = bisect_left(self._starts, area.end)
        return [
            one for one in self.mentions[low:high]
            if one.end <= area.end and any(alias.kind in kinds for alias in one.aliases)
        ]  # fmt: skip

    def at(self, start: int, *kinds: str) -> Mention | None:
        """The longest mention of some kinds that begins at a place."""
        found = None
        for index in range(bisect_left(self._starts, start), len(self.mentions)):
            one = self.mentions[index]
            if one.start != start:
                break
            if any(alias.kind in kinds for alias in one.aliases) and (found is None or one.end > found.end):
                found = one
        return found

    def ending(self, end: int, *kinds: str) -> Mention | None:
        """The mention of some kinds that ends at a place."""
        low = bisect_left(self._starts, end - 60)
        for index in range(low, bisect_left(self._starts, end)):
            one = self.mentions[index]
            if one.end == end and any(alias.kind in kinds for alias in one.aliases):
                return one
        return None

    def times_in(self, area: Span) -> Sequence[TimeExpression]:
        """The time expressions inside a stretch."""
        low = bisect_left(self.times, area.start, key=lambda one: one.start)
        high = bisect_left(self.times, area.end, key=lambda one: one.start)
        return self.times[low:high]

    def written_in(self, area: Span) -> list[TimeExpression]:
        """The times of a stretch that need no article to be read: years, months with a year, full dates."""
        return [one for one in self.times_in(area) if is_written(one)]

    def is_open(self, sentence: Span) -> bool:
        """Whether a sentence claims something: no question, no hypothesis."""
        return self.once("open", sentence, _claims_something)

    def once(self, name: str, sentence: Span, test: Callable[[str], bool]) -> bool:
        """What a test says of the words of a sentence, asked once."""
        known = self._known.get((name, sentence))
        if known is None:
            known = self._known[name, sentence] = test(self.text[sentence.start : sentence.end])
        return known

    def today(self) -> Interval | None:
        """The day of the article."""
        return Interval(self.published, self.published) if self.published else None


def _claims_something(words: str) -> bool:
    return not words.rstrip(" \"”’'").endswith("?") and not _UNREAL.search(words)


def is_written(one: TimeExpression) -> bool:
    """Whether a time stands for days by its words alone."""
    return one.kind in _TIMED and one.value is not None and one.basis is Basis.WRITTEN and not one.parts.era


_LONGEST: Final = 500  # code points of a window, so that the work stays linear
