"""The claims of an article that can be checked, family by family, each with its verdict.

A family reads the words around mentions of what is known, and is silent where the words leave it open who or when is
meant. It is looked at only where one of its trigger words stands in the article.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from newslint.document import Document
from newslint.facts.claims.passage import Passage
from newslint.facts.judgement import Judgement
from newslint.views.dates import dates
from newslint.views.tokens import tokens

if TYPE_CHECKING:
    from newslint.facts.base import Facts

Family = Callable[[Passage], Iterator[Judgement]]


def judgements(document: Document, facts: "Facts") -> tuple[Judgement, ...]:
    """All claims with a verdict, in reading order. Raises FactsError."""
    words = document.view(vocabulary)
    dated = any(one.value is not None or one.amount is not None for one in document.view(dates))
    families = [
        family for triggers, needs_date, family in _FAMILIES if (dated or not needs_date) and not triggers.isdisjoint(
            words)]  # fmt: skip
    if facts.has_newsroom:
        families.append(_ratings)
    if _places in families and not _PLACE.search(document.text):
        families.remove(_places)
    if not families:
        return ()
    passage = Passage(document, facts)
    found = dict.fromkeys(one for family in families for one in family(passage))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.check)))


def vocabulary(document: Document) -> frozenset[str]:
    """The words of a document, folded."""
    return frozenset(word for stretch in document.view(tokens) for word in stretch.words)


def _events(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import events

    return events.judge(passage)


def _posts(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import posts

    return posts.judge(passage)


def _power(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import power

    return power.judge(passage)


def _firsts(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import firsts

    return firsts.judge(passage)


def _members(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import members

    return members.judge(passage)


def _states(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import states

    return states.judge(passage)


def _lives(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import lives

    return lives.judge(passage)


def _figures(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import figures

    return figures.judge(passage)


def _places(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import places

    return places.judge(passage)


def _ratings(passage: Passage) -> Iterator[Judgement]:
    from newslint.facts.claims import ratings

    return ratings.judge(passage)


_PLACE: Final = re.compile(r"[a-z], [A-Z]|\b(?:capital|city|town|port|resort)\b|[A-Z]{3}, [A-Z]")


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What must stand in the article, whether a date must, and the family.
_FAMILIES: Final[tuple[tuple[frozenset[str], bool, Family], ...]] = (
    (_table("in on of since after ago when and to"), True, _events),
    (
        _table(
            "president minister premier chancellor king queen emperor pope secretary general taoiseach leader chair "
            "chairs heads sultan emir chancellors secretary-general mayor governor chairman attorney justice director "
            "executive representative duke"
        ),
        False,
        _posts,
    ),
    (_table("power office throne since became acceded from"), True, _power),
    (_table("first waited wait waiting"), True, _firsts),
    (_table("member members joined belongs includes left quit withdrew nation country ally"), False, _members),
    (_table("in of at on during with to from for against"), True, _states),
    (_table("in on born died photographed late the was of who his her he she"), True, _lives),
    (
        _table(
            "population people residents inhabitants country nation kingdom currency square dinar peso rupee "
            "rupees krone "
            "krona lira zloty yen won yuan rand baht ringgit franc euro ruble rouble shekel real dinars pesos euros"
        ),
        False,
        _figures,
    ),
    (_table("capital city port town in from near to at of on through has is was"), False, _places),
)
