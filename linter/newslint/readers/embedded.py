"""A text inside another: the string of a JSON file or the content of an XML element, which may be HTML in turn."""

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from newslint.document import Comment, Role
from newslint.readers.builder import Run
from newslint.readers.html_blocks import read_page
from newslint.readers.story import Passage

_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")
_LINE: Final = re.compile(r"[^\r\n]+")


class Embedded:
    """A text with its way back: `runs` are the stretches of the file's source that it is read from, in order."""

    def __init__(self, source: str, runs: Sequence[Run]) -> None:
        """`source` is the decoded file."""
        parts = [run.read(source) for run in runs]
        self.text: Final = "".join(parts)
        self._runs: Final = runs
        self._ends: Final = list(accumulate(map(len, parts)))

    def outer(self, run: Run) -> Iterator[Run]:
        """A run of this text as runs of the source."""
        if run.text is not None:
            pieces = list(self.outer(Run(run.start, run.end)))
            if pieces:
                yield Run(pieces[0].start, pieces[-1].end, run.text)
            return
        index = bisect.bisect_right(self._ends, run.start)
        while index < len(self._runs):
            begin = self._ends[index - 1] if index else 0
            if begin >= run.end:
                return
            own = self._runs[index]
            first, last = max(run.start - begin, 0), min(run.end, self._ends[index]) - begin
            if own.text is None:
                yield Run(own.start + first, own.start + last)
            else:
                yield Run(own.start, own.end, own.text[first:last])
            index += 1

    @property
    def is_html(self) -> bool:
        """Whether the text has tags."""
        return _TAG.search(self.text) is not None

    def passages(self, role: Role = Role.PARAGRAPH) -> Iterator[Passage]:
        """The passages of the text: of HTML as its markup has them, else a line each; `role` is that of paragraphs."""
        if self.is_html:
            for one in read_page(self.text).passages:
                own = role if one.passage.role is Role.PARAGRAPH else one.passage.role
                yield Passage(own, self._outer_runs(one.passage.runs), one.passage.dateline)
        else:
            for line in _LINE.finditer(self.text):
                yield Passage(role, self._outer_runs((Run(*line.span()),)))

    def comments(self) -> Iterator[Comment]:
        """The comments of HTML."""
        if self.is_html:
            for start, end, text in read_page(self.text).comments:
                pieces = list(self.outer(Run(start, end)))
                yield Comment(pieces[0].start, pieces[-1].end, text)

    def _outer_runs(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        return tuple(outer for run in runs for outer in self.outer(run))
