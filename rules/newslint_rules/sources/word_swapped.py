from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Span, rule
from newslint.sources import Sources
from newslint.views.words import words
from newslint_rules.sources._evidence import name, related

_MANY: Final = 4  # swaps from which on the article looks spun
_WORDS_A_SWAP: Final = 60


@rule(
    title="Rewriting swapped a word of the source",
    why="Rewriting by thesaurus breaks set phrases and shifts what is said; the source’s word was meant.",
    level=Level.SUGGESTION,
    confidence=0.9,
    bad=[
        "The central bank kept its [[enthusiasm|interest]] rate at 4 percent on Monday. "
        "The bank expects prices to rise 2 percent this year. "
        "The governor of the bank said that growth was still too slow. "
        "The next meeting of the bank is in the first week of June.\n[source]\n"
        "The central bank kept its interest rate at 4 percent on Monday. "
        "The bank expects prices to rise 2 percent this year. "
        "The governor of the bank said that growth was still too slow. "
        "The next meeting of the bank is in the first week of June.",
    ],
    good=[
        "The central bank kept its interest rate at 4 percent on Monday.\n[source]\n"
        "The central bank kept its key rate at 4 percent on Monday.",
        "Profits of the mill fell 3 percent in the spring. The owner of the mill is pleased with the year. "
        "The men of the mill asked for a higher wage. The next meeting of the board is in the first week of June."
        "\n[source]\n"
        "Profits of the mill rose 3 percent in the spring. The owner of the mill is pleased with the year. "
        "The men of the mill asked for a higher wage. The next meeting of the board is in the first week of June.",
        "The central bank kept its enthusiasm rate at 4 percent on Monday.",
    ],
)
def word_swapped(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells single words that stand for others, where article and source share most sentences.

    A few are an editor's; from four on, and one in sixty words, they are warnings.
    """
    swaps = document.view(sources.swaps)
    if not swaps:
        return
    is_spun = len(swaps) >= _MANY and len(swaps) * _WORDS_A_SWAP >= len(document.view(words))
    told = [Span(claim.start, claim.end) for claim in document.view(sources.claims) if claim.place]
    for swap in swaps:
        if any(span.overlaps(Span(swap.start, swap.end)) for span in told):
            continue  # a graver rule tells it
        found = document.text[swap.start : swap.end]
        yield Hit(
            swap.start,
            swap.end,
            f"‘{found}’ stands for ‘{swap.written}’ of {name(swap.source)}",
            (swap.written,),
            (related(swap.source, swap.place),),
            level=Level.WARNING if is_spun else Level.SUGGESTION,
        )
