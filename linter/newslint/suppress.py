"""Comments that silence findings: each silences only what it names.

    <!-- newslint-disable-line dates/weekday_mismatch: as the ministry wrote it -->
    <!-- newslint-disable-next-line quotes style/cliche -->
    <!-- newslint-disable typography --> ... <!-- newslint-enable typography -->
    <!-- newslint-disable-file readability -->

A name is a rule's id or its beginning up to a slash. Front matter does the same for the whole file:
`newslint: {disable: [readability]}`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from newslint.document import Comment, Document, Place, Span

_DIRECTIVE: Final = re.compile(
    r"newslint-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([\w/,\s-]*)(?::.*)?", re.DOTALL
)


class Silence(NamedTuple):
    """One name that one comment silences from line `first` to line `last`; `used` collects the rules it held back."""

    name: str
    first: int
    last: int
    comment: Span
    used: list[str]

    def names(self, rule_id: str) -> bool:
        """Whether the rule is meant: all rules, when no name was given."""
        return not self.name or rule_id == self.name or rule_id.startswith(self.name.rstrip("/") + "/")

    def covers(self, rule_id: str, place: Place) -> bool:
        """Whether a finding of the rule at `place` is silenced."""
        return place.line <= self.last and place.end_line >= self.first and self.names(rule_id)


def silences(document: Document, former: Mapping[str, str] = {}) -> list[Silence]:
    """What the comments of a document silence; `former` leads from ids that rules had to those of today."""
    if not document.comments:
        return []
    end = document.source_place(Span(len(document.source), len(document.source))).line
    found: list[Silence] = []
    open_regions: dict[str, tuple[int, Span]] = {}
    for comment, action, names in _directives(document.comments):
        place = document.source_place(comment)
        for name in (former.get(name, name) for name in names):
            if action == "disable-line":
                found.append(Silence(name, place.line, place.end_line, comment, []))
            elif action == "disable-next-line":
                found.append(Silence(name, place.end_line + 1, place.end_line + 1, comment, []))
            elif action == "disable-file":
                found.append(Silence(name, 1, end, comment, []))
            elif action == "disable":
                open_regions.setdefault(name, (place.line, comment))
            elif action == "enable" and name in open_regions:
                first, opened = open_regions.pop(name)
                found.append(Silence(name, first, place.line, opened, []))
            else:
                found.append(Silence(name, 0, -1, comment, []))  # not understood, or enables what nothing had disabled
    found += (Silence(name, first, end, opened, []) for name, (first, opened) in open_regions.items())
    return found


def unused(silence: Sequence[Silence], run: Collection[str], known: Collection[str] = ()) -> Iterator[Silence]:
    """The silences that held nothing back, of those that name a rule of this `run` or none of the `known` ones."""
    for one in silence:
        ran = any(one.names(rule_id) for rule_id in run)
        exists = not known or any(one.names(rule_id) for rule_id in known)
        if not one.used and (ran or not exists):
            yield one


def _directives(comments: Sequence[Comment]) -> Iterator[tuple[Span, str, list[str]]]:
    for comment in comments:
        text = comment.text.strip()
        match = _DIRECTIVE.fullmatch(text)
        if match:
            names = [name for name in re.split(r"[\s,]+", match[2]) if name]
            yield Span(comment.start, comment.end), match[1], names or [""]
        elif text.startswith("newslint-"):
            yield Span(comment.start, comment.end), "", [""]  # meant for us, and not understood
