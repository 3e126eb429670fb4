import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule

_FEWEST: Final = 4  # lines that make a list; three may be anything
_LONGEST: Final = 400  # code points from one place to the next


@rule(
    title="A place of a numbered list is missing or given twice",
    why="A place that is skipped or given twice is seen at once: an entry was lost, or its number was not changed.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The ten safest towns:\n\n1. Orla\n\n2. Dorn\n\n[[4]]. Kesh\n\n5. Brackley",
        "1. Ana Petrov\n\n2. Li Wen\n\n3. Sam Adu\n\n[[3]]. Eva Lund\n\n4. Ida Berg",
        "5. Lagos\n\n4. Oslo\n\n[[2]]. Lima\n\n1. Rome",
    ],
    good=[
        "The safest towns:\n\n1. Orla\n\n2. Dorn\n\n3. Kesh\n\n4. Brackley",
        "1. Ana Petrov\n\n2. Li Wen\n\n2. Sam Adu\n\n4. Eva Lund\n\n5. Ida Berg",
        "5. Lagos\n\n4. Oslo\n\n3. Lima\n\n2. Rome\n\n1. Bern",
        "3. Orla\n\n9. Dorn\n\n12. Kesh\n\n40. Brackley",
        "1. Orla\n\n2. Dorn\n\n1. Kesh\n\n2. Brackley\n\n3. Ayle",
    ],
)
def rank_list(document: Document) -> Iterator[Hit]:
    """Reads lines that begin with a number and a full stop or bracket; ties (1, 2, 2, 4) are right."""
    text = document.text
    run: list[tuple[int, Span]] = []
    for match in _line().finditer(text):
        place = (int(match[1]), Span(*match.span(1)))
        if run and (match.start() - run[-1][1].end > _LONGEST or abs(place[0] - run[-1][0]) > 2):
            yield from _faults(run)
            run = []
        run.append(place)
    yield from _faults(run)


def _faults(run: Sequence[tuple[int, Span]]) -> Iterator[Hit]:
    numbers = [number for number, _ in run]
    step = 1 if numbers and numbers[0] <= numbers[-1] else -1
    if len(run) < _FEWEST or 1 not in (numbers[0], numbers[-1]):
        return
    steps = [(later - earlier) * step for earlier, later in pairwise(numbers)]
    odd = [index for index, size in enumerate(steps) if size != 1]
    if len(odd) != 1 or steps[odd[0]] not in (0, 2):
        return  # a tie has two odd steps; what has more is no list of places
    index = odd[0]
    number, span = run[index + 1]
    if steps[index] == 0 and index + 2 == len(run):
        return  # two in the last place
    said = f"{number} is given twice" if steps[index] == 0 else f"{number - step} is missing"
    yield Hit(*span, f"place {said}", related=(Related(*run[index][1], "the place before"),))


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]{0,4}(?:No\. ?|#)?(\d{1,3})[.)] {1,3}(?=\S)")
