"""The knowledge base that checks borrow: opened on the first question, read only, a newsroom's own rows before ours.

Where a newsroom's file has rows on a subject and a relation, ours on the same two are not used.
"""

import os
from _thread import allocate_lock
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from newslint.document import Document, Span
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention, find
from newslint.facts.schema import VERSION, Alias, Fact
from newslint.rule import RuleError, Supported

if TYPE_CHECKING:
    import sqlite3

    from newslint.facts.claimreview import Rated

SHIPPED: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "facts.db")


class FactsError(RuleError):
    """A knowledge base cannot be read or written; the message names the file."""


def connect(path: str, *, writable: bool = False) -> "sqlite3.Connection":
    """Opens a knowledge base that exists. Raises FactsError for one that is damaged, locked, newer or none."""
    import sqlite3

    if os.path.isdir(path):
        raise FactsError(f"{path}: is a folder, not a knowledge base")
    if not os.path.isfile(path):
        raise FactsError(f"{path}: there is no such knowledge base")
    # A write that was cut off leaves a journal, which only an opening for writing can roll back.
    mode = "rw" if writable or os.path.exists(f"{path}-journal") else "ro"
    immutable = "&immutable=1" if path == SHIPPED else ""
    try:
        database = sqlite3.connect(
            f"file:{_quoted(os.path.abspath(path))}?mode={mode}{immutable}",
            uri=True,
            timeout=2.0,
            check_same_thread=False,
            isolation_level=None,
        )
        (version,) = database.execute("PRAGMA user_version").fetchone()
        found = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise unusable(path, error) from None
    if version > VERSION:
        database.close()
        raise FactsError(
            f"{path}: was made by a newer newslint (schema {version}; this one reads {VERSION}): update newslint"
        )
    if version < 1 or not {"fact", "alias", "meta"} <= found:
        database.close()
        raise FactsError(f"{path}: is no knowledge base of newslint")
    return database


def _quoted(path: str) -> str:
    """A path as it stands in a URI of SQLite; urllib would take as long to import as all else here."""
    for mark in "%?#":
        path = path.replace(mark, f"%{ord(mark):02X}")
    path = path.replace(os.sep, "/")
    return path if path.startswith("/") else f"/{path}"


def unusable(path: str, error: "sqlite3.Error") -> FactsError:
    """What to tell of a database error: whose lock, what damage."""
    words = str(error)
    if "locked" in words or "busy" in words:
        return FactsError(f"{path}: is locked by another program: close it and try again")
    if "malformed" in words or "not a database" in words or "corrupt" in words:
        return FactsError(f"{path}: is damaged or no knowledge base ({words})")
    return FactsError(f"{path}: cannot be read as a knowledge base ({words})")


class Facts:
    """What is known, and what an article says of it; safe to use from many threads.

    Nothing is opened before the first question, and every answer is remembered.
    """

    def __init__(self, newsroom: Sequence[str] = (), shipped: str = SHIPPED) -> None:
        """`newsroom` are files of the newsroom's own rows, the weightiest first."""
        self._paths: Final = (*newsroom, shipped)
        self._databases: list[sqlite3.Connection] = []
        self._lock: Final = allocate_lock()
        self._by_subject: Final[dict[str, tuple[Fact, ...]]] = {}
        self._by_object: Final[dict[tuple[str, str], tuple[Fact, ...]]] = {}
        self._by_anchor: Final[dict[str, tuple[Alias, ...]]] = {}

        self._ratings: tuple[Rated, ...] | None = None
        self._lower: frozenset[str] | None = None

    @property
    def has_newsroom(self) -> bool:
        """Whether there are rows of a newsroom's own."""
        return len(self._paths) > 1

    @property
    def is_open(self) -> bool:
        """Whether a question was asked."""
        return bool(self._databases)

    def of(self, subject: str, relation: str | None = None) -> tuple[Fact, ...]:
        """The rows on a subject, or those in one relation. Raises FactsError."""
        found = self._by_subject.get(subject)
        if found is None:
            rows: list[Fact] = []
            for table in self._ask("SELECT * FROM fact WHERE subject = ?", (subject,)):
                known = {row.relation for row in rows}
                rows.extend(row for row in map(Fact._make, table) if row.relation not in known)
            found = self._by_subject[subject] = tuple(rows)
        return found if relation is None else tuple(row for row in found if row.relation == relation)

    def about(self, obj: str, relation: str) -> tuple[Fact, ...]:
        """The rows with an object in a relation: who held a post, who belongs to an organisation. Raises FactsError."""
        found = self._by_object.get((obj, relation))
        if found is None:
            rows: list[Fact] = []
            tables = self._ask("SELECT * FROM fact WHERE object = ? AND relation = ? "
                               "AND relation NOT IN ('city in', 'place in')", (obj, relation))  # fmt: skip
            for index, table in enumerate(tables):
                for row in map(Fact._make, table):
                    own = index < len(tables) - 1
                    if own or row in self.of(row.subject, relation):
                        rows.append(row)
            found = self._by_object[obj, relation] = tuple(sorted(rows, key=lambda row: row.valid_from))
        return found

    def aliases(self, anchors: Iterable[str]) -> dict[str, tuple[Alias, ...]]:
        """The aliases that begin at words of a text, by anchor (see `schema.anchor_of`). Raises FactsError."""
        wanted = set(anchors)
        new = [anchor for anchor in wanted if anchor not in self._by_anchor]
        if len(self._by_anchor) > _REMEMBERED:
            self._by_anchor.clear()
            new = list(wanted)
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            found: dict[str, list[Alias]] = {anchor: [] for anchor in part}
            query = f"SELECT anchor, words, subject, kind, form FROM alias WHERE anchor IN ({marks})"
            for table in self._ask(query, part):
                for anchor, *alias in table:
                    found[anchor].append(Alias._make(alias))
            self._by_anchor.update((anchor, tuple(listed)) for anchor, listed in found.items())
        return {anchor: self._by_anchor[anchor] for anchor in wanted if self._by_anchor[anchor]}

    def ratings(self) -> "tuple[Rated, ...]":
        """The rated claims of the newsroom's files, ready to be compared. Raises FactsError."""
        if self._ratings is None:
            from newslint.facts.claimreview import prepared

            tables = self._ask("SELECT * FROM fact WHERE relation = 'rated' ORDER BY subject", ())[:-1]
            self._ratings = prepared([Fact._make(row) for table in tables for row in table])
        return self._ratings

    @property
    def lower_anchors(self) -> frozenset[str]:
        """The first words of aliases in lower case: where such a word stands, an alias may begin. Raises FactsError."""
        if self._lower is None:
            tables = self._ask("SELECT value FROM meta WHERE key = 'lower_anchors'", ())
            self._lower = frozenset(word for table in tables for (words,) in table for word in words.split())
        return self._lower

    def subjects(self, form: str, *kinds: str) -> tuple[str, ...]:
        """The subjects that words stand for, those of some kinds only where given. Raises FactsError."""
        from newslint.facts.schema import anchor_of, words_of

        listed = self.aliases((anchor_of(form),)).get(anchor_of(form), ())
        words = words_of(form)
        found = [one.subject for one in listed if one.words == words and (not kinds or one.kind in kinds)]
        return tuple(dict.fromkeys(found))

    def containing(self, words: str) -> tuple[str, ...]:
        """The subjects whose names hold some words, in order: `Berlin Wall` the fall of it. Raises FactsError."""
        tables = self._ask("SELECT DISTINCT subject FROM fact WHERE instr(lower(subject), ?) > 0", (words.lower(),))
        return tuple(sorted({subject for table in tables for (subject,) in table}))

    def alike(self, initial: str) -> tuple[str, ...]:
        """The names that begin with a letter, to look for one that was misspelt. Raises FactsError."""
        tables = self._ask(
            "SELECT DISTINCT subject FROM fact WHERE lower(substr(subject, 1, 1)) = ?1 UNION "
            "SELECT DISTINCT form FROM alias WHERE lower(substr(form, 1, 1)) = ?1 AND kind <> 'event'",
            (initial.lower(),),
        )
        return tuple(sorted({subject for table in tables for (subject,) in table}))

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """What is mentioned of the things that are known: use it as `document.view(facts.mentions)`."""
        return find(document, self)

    def judgements(self, document: Document) -> tuple[Judgement, ...]:
        """The claims of an article with their verdicts, in reading order: `document.view(facts.judgements)`."""
        from newslint.facts.claims import judgements

        return judgements(document, self)

    def supported(self, document: Document) -> tuple[Supported, ...]:
        """The claims of an article that are borne out. Raises FactsError."""
        found = []
        for one in document.view(self.judgements):
            if one.verdict is Verdict.SUPPORTED:
                place = document.place(Span(one.start, one.end))
                text = document.text[one.start : one.end]
                found.append(Supported(one.check, place.line, place.column, text, one.evidence))
        return tuple(found)

    def close(self) -> None:
        """Closes the files."""
        while self._databases:
            self._databases.pop().close()

    def __del__(self) -> None:
        """Files that nobody closed are closed in time."""
        self.close()

    def _ask(self, query: str, values: Sequence[str]) -> list[list[tuple[str, ...]]]:
        """The rows that each file gives."""
        with self._lock:
            if not self._databases:
                self._databases.extend(connect(path) for path in self._paths)
            import sqlite3

            answers = []
            for path, database in zip(self._paths, self._databases, strict=True):
                try:
                    answers.append(database.execute(query, values).fetchall())
                except sqlite3.Error as error:
                    raise unusable(path, error) from None
            return answers


_REMEMBERED: Final = 200_000  # anchors
_AT_ONCE: Final = 400  # placeholders in a query; SQLite allows 999 at least
