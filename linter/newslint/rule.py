"""What a rule is, and what it gives: a check of a document, the hits it yields and the findings they become."""

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newslint.document import Document, Place, Span

Check = Callable[..., Iterable["Hit"]]


class Level(enum.StrEnum):
    """How sure and how serious: an error cannot be right, a warning is likely wrong, a suggestion is advice."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    def at_least(self, other: "Level") -> bool:
        """Whether this level is as serious as `other` or more."""
        return _SEVERITY[self] >= _SEVERITY[other]

    def softened(self) -> "Level":
        """The next milder level."""
        return Level.WARNING if self is Level.ERROR else Level.SUGGESTION


_SEVERITY = {Level.SUGGESTION: 0, Level.WARNING: 1, Level.ERROR: 2}


class Quotations(enum.StrEnum):
    """Where a rule stands on quoted speech, which is the speaker's."""

    ANYWHERE = "anywhere"
    OUTSIDE = "outside"
    SOFTER = "softer"


class Related(NamedTuple):
    """The other half of a contradiction: a place in the text, or in that of another `document`, and what it says."""

    start: int
    end: int
    message: str
    document: Document | None = None


class Evidence(NamedTuple):
    """What a finding rests on; `as_of` is the day (ISO 8601) until which the source speaks."""

    text: str
    source: str = ""
    as_of: str = ""


class Hit(NamedTuple):
    """What a check found: a place in the text and why it is wrong.

    Each suggestion is a text to put in place of `text[start:end]`, the likeliest first.
    `confidence` (0 to 1) and `level` override the rule's own.
    """

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    level: Level | None = None

    @property
    def span(self) -> Span:
        """The place in `Document.text`."""
        return Span(self.start, self.end)


class Supported(NamedTuple):
    """A claim that the knowledge base bears out: its place in the file, its words and the evidence."""

    check: str
    line: int
    column: int
    text: str
    evidence: tuple[Evidence, ...] = ()


class RelatedPlace(NamedTuple):
    """The other half of a contradiction, as it stands in the file; `span` is its place in `Document.text`.

    `path` names another file than the article's, to which place and span then belong.
    """

    place: Place
    text: str
    message: str
    path: str = ""
    span: Span = Span(0, 0)


class Finding(NamedTuple):
    """One fault at one place of one file: a rule and its hit, with everything a report needs."""

    rule: str
    level: Level
    confidence: float
    message: str
    place: Place
    span: Span
    text: str
    suggestions: tuple[str, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    url: str = ""
    fingerprint: str = ""

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column in the file in code points, from 1."""
        return self.place.column


class Rule(NamedTuple):
    """A check with its name, its reasons and the examples that prove it.

    `id` is `topic/name`, the rule's path; `confidence` (0 to 1) holds for hits that give none of their own.
    `default` says whether it runs when nobody selects it, `safe` whether its first suggestion may be applied unread.
    `options` are the values the check is called with; `resources` the types it borrows from the engine, by parameter.
    `published` is the article date (ISO 8601) that the examples are read with; `language` the one whose words the
    rule knows, empty for a rule that works in any. `format` is the one that the examples are written in.
    """

    id: str
    title: str
    why: str
    level: Level
    check: Check
    bad: tuple[str, ...]
    good: tuple[str, ...]
    confidence: float = 1.0
    source: str = ""
    quotations: Quotations = Quotations.ANYWHERE
    default: bool = True
    safe: bool = False
    options: Mapping[str, Any] = {}
    resources: Mapping[str, Any] = {}
    published: str | None = None
    language: str = "en"
    origin: str = ""
    format: str = "plain"

    @property
    def topic(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def url(self) -> str:
        """The address of the advice, where its source is one."""
        return self.source if self.source.startswith(("https://", "http://")) else ""

    def hits(self, document: Document, lent: Mapping[str, Any] = {}) -> Iterator[Hit]:
        """What the check finds, called with the rule's options and the resources `lent` by parameter name."""
        yield from self.check(document, **self.options, **lent)


class RuleError(Exception):
    """A rule, a pack or its configuration is broken; the message names the rule or file and what to do."""


def rule(
    *,
    title: str,
    why: str,
    level: Level,
    bad: Iterable[str],
    good: Iterable[str],
    confidence: float = 1.0,
    source: str = "",
    quotations: Quotations = Quotations.ANYWHERE,
    default: bool = True,
    safe: bool = False,
    published: str | None = None,
    language: str = "en",
    format: str = "plain",
) -> Callable[[Check], Rule]:
    """Makes a rule of a check; its id is the last two parts of the module's name.

    Keyword-only parameters of the check with a default become options, those without one resources.
    """

    def make(check: Check) -> Rule:
        options, resources = parameters(check)
        topic, _, name = check.__module__.rpartition(".")
        return Rule(
            id=f"{topic.rpartition('.')[2]}/{name}",
            title=title,
            why=why,
            level=level,
            check=check,
            bad=tuple(bad),
            good=tuple(good),
            confidence=confidence,
            source=source,
            quotations=quotations,
            default=default,
            safe=safe,
            options=options,
            resources=resources,
            published=published,
            language=language,
            origin=check.__code__.co_filename,
            format=format,
        )

    return make


def parameters(check: Check) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options of a check with their defaults, and its resources with their types."""
    code = check.__code__  # inspect.signature would cost more to import than all rules to run
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    defaults = check.__kwdefaults__ or {}
    options = {name: defaults[name] for name in names if name in defaults}
    resources = {name: check.__annotations__.get(name) for name in names if name not in defaults}
    return options, resources


def fingerprint(path: str, rule_id: str, text: str, occurrence: int) -> str:
    """A name for a finding that outlives edits elsewhere in the file: 16 hexadecimal digits.

    `occurrence` counts earlier findings of the same rule on the same words in the same file.
    The hash is FNV-1a of 64 bits (Fowler, Noll and Vo, RFC 9923).
    """
    key = "\0".join((path.replace("\\", "/"), rule_id, " ".join(text.split()), str(occurrence)))
    value = 0xCBF29CE484222325
    for byte in key.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"
