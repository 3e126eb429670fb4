"""What a knowledge base file holds: its tables, its version and how its rows are read.

A fact says: `subject` stands in `relation` to `object` from `valid_from` to `valid_to`. Dates are ISO 8601 as far as
they are known (1991, 1991-12, 1991-12-26); empty ends are open. An alias leads from the words of a text to a subject.
"""

import re
import unicodedata
from typing import Final, NamedTuple

VERSION: Final = 1
"""The version of the tables; a file with a higher one was made by a newer newslint."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
    subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
    valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, precision TEXT NOT NULL,
    source TEXT NOT NULL, as_of TEXT NOT NULL,
    PRIMARY KEY (subject, relation, object, valid_from)
) WITHOUT ROWID;
CREATE INDEX fact_object ON fact (object, relation) WHERE relation NOT IN ('city in', 'place in');
CREATE TABLE alias (
    anchor TEXT NOT NULL, words TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL,
    PRIMARY KEY (anchor, words, subject, kind, form)
) WITHOUT ROWID;
"""


class Fact(NamedTuple):
    """A row: who or what, in which relation, to what, and when.

    `precision` is day, month or year as the dates are written, or `by` where `valid_from` is only known to be no
    later than it says. `as_of` is the day (ISO 8601) up to which the row is known to hold.
    """

    subject: str
    relation: str
    object: str = ""
    valid_from: str = ""
    valid_to: str = ""
    precision: str = ""
    source: str = ""
    as_of: str = ""


class Alias(NamedTuple):
    """Words that stand for a subject in a text.

    `kind` is what the subject is: event, person, surname, country, adjective, demonym, city, state, organisation.
    `form` is the alias as written.
    """

    words: str
    subject: str
    kind: str
    form: str


_WORD: Final = re.compile(r"\w+")


def plain(text: str) -> str:
    """Lower case without diacritics, so that Bogotá is found as Bogota."""
    if text.isascii():
        return text.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).lower()


def words_of(form: str) -> str:
    """The words of an alias as they are looked up: plain, with single spaces."""
    return " ".join(_WORD.findall(plain(form)))


def anchor_of(form: str) -> str:
    """Where an alias is looked for: its first capitalised word or figure with the word behind it, where there is one.

    An alias in lower case (the moon landing) is looked for at its first word; a single one has no anchor, as it cannot
    be told from common words.
    """
    found = _WORD.findall(form)
    for index, word in enumerate(found):
        if word[0].isupper() or word[0].isdigit():
            return plain(" ".join(found[index : index + 2]))
    return plain(" ".join(found[:2])) if len(found) > 1 else ""


_DATE: Final = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def precision_of(date: str) -> str:
    """How fine a date is: day, month or year; empty for none. Raises ValueError for what is no date."""
    if not date:
        return ""
    if not _DATE.fullmatch(date):
        raise ValueError(f"'{date}' is no date: write 1991, 1991-12 or 1991-12-26")
    if len(date.lstrip("-")) == 10 and not date.startswith("-"):
        import datetime

        try:
            datetime.date.fromisoformat(date)
        except ValueError:
            raise ValueError(f"'{date}' is no day of the calendar") from None
    return {4: "year", 7: "month", 10: "day"}[len(date.lstrip("-"))]
