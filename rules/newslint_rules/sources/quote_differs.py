from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from newslint import Document, Hit, Level, Span, rule
from newslint.sources import Sources
from newslint_rules.sources._evidence import evidence, name, related

if TYPE_CHECKING:
    from newslint.sources.quotation import Comparison, Difference

_ONE_BY_ONE: Final = 3  # differences; with more of them the quotation is told as a whole
# By the values of `newslint.sources.changes.Change`, which is not imported where there are no sources.
_ERRORS: Final = frozenset(("negation", "number", "name", "word swapped", "added words", "two quotations joined"))
_LONG: Final = 24  # code points
_ADVICE: Final = {
    "negation": "the negation is turned",
    "number": "the number is another",
    "name": "the name is another",
    "tense or person": "tense or person is changed",
    "dropped qualifier": "a qualifier is dropped",
    "added words": "words are added",
    "word swapped": "a word is swapped",
    "order": "the order is changed",
    "two quotations joined": "two quotations are joined into one",
    "shortened without ellipsis": "words are left out without an ellipsis",
}


@rule(
    title="A quotation is not what the source has",
    why="What stands between quotation marks is what was said, word for word.",
    level=Level.ERROR,
    bad=[
        "“We [[will never|shall not]] retreat,” the minister said.\n[source]\nShe said: “We shall not retreat.”",
        "“The plan [[won’t|will]] work here,” he said.\n[source]\nHe said: “The plan will work here.”",
        "“We lost [[15|50]] trucks on that road.”\n[source]\n“We lost 50 trucks on that road,” he said.",
        "“We spoke to Mrs. [[Lind|Lund]] on board.”\n[source]\n“We spoke to Mrs. Lund on board,” he said.",
        "“They [[run|ran]] the office as a club,” she said.\n[source]\n“They ran the office as a club,” she said.",
        "“The roof is [[safe|probably safe]] for now.”\n[source]\n“The roof is probably safe for now,” she said.",
        "“It was a [[terrible |]]mistake to sell it.”\n[source]\n“It was a mistake to sell it,” she said.",
        "“They were [[armed and drunk|drunk and armed]],” he said.\n[source]\n“They were drunk and armed,” he said.",
        "“The river came up. [[We drove to the hills]],” he said.\n[source]\n"
        "“The river came up,” he said. The council met at noon. “We drove to the hills.”",
    ],
    good=[
        "“We shall not retreat,” the minister said.\n[source]\nShe said: “We shall not retreat.”",
        "“The plan … will work,” he said. “The plan has cost us $5 million.”\n[source]\n"
        "HE: The plan that we made in spring, uh, will work. The plan has cost us five million dollars.",
        "“[The mayor] said that the color was wrong.”\n[source]\n“He said that the colour was wrong,” he said.",
        "“I saw the men. They ran home,” he said.\n[source]\n“I saw the men,” he said. “They ran home.”",
        "“We will never retreat from this valley,” the minister said.",
    ],
)
def quote_differs(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares every quotation that stands in a source, in these words or much the same."""
    for comparison in document.view(sources.quotations):
        source, place = comparison.source, comparison.place
        if source is None or place is None or comparison.verdict != "differs":
            continue
        if len(comparison.differences) > _ONE_BY_ONE:
            inner = comparison.quotation.inner
            yield Hit(
                *inner,
                f"{name(source)} has this otherwise in {len(comparison.differences)} places: ‘{_cut(source, place)}’",
                related=(related(source, place),),
                evidence=(evidence(source, place),),
                level=Level.WARNING,
                confidence=0.7,
            )
            continue
        for one in comparison.differences:
            yield Hit(
                one.start,
                one.end,
                f"{_ADVICE[one.change]}: {name(source)} has ‘{one.said}’, the article ‘{one.found}’",
                () if one.written is None else (one.written,),
                (related(source, one.place),),
                (evidence(source, place),),
                level=Level.ERROR if one.change in _ERRORS and not _is_slight(comparison, one) else Level.WARNING,
            )


def _is_slight(comparison: "Comparison", difference: "Difference") -> bool:
    """Whether a change proves less: at an end, where the source may only quote less, or of too much for a slip.

    So it is with a word swapped at an end of a few words, which may have been said elsewhere.
    """
    inner = comparison.quotation.inner
    is_outermost = difference.start <= inner.start + 1 or difference.end >= inner.end - 1
    if difference.change == "added words":
        return is_outermost or difference.end - difference.start > _LONG
    return difference.change == "word swapped" and is_outermost and inner.end - inner.start <= _LONG


def _cut(source: Document, place: Span) -> str:
    said = " ".join(place.of(source.text).split())
    return said if len(said) <= 200 else said[:200].rpartition(" ")[0] + " …"
