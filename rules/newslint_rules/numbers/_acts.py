"""What is done to the counted: jobs are cut, stores closed, men held, whatever word the writer takes for it."""

from functools import cache
from itertools import pairwise
from typing import Final

from newslint.views.quantities import Quantity
from newslint_rules.numbers._passages import Passage, words_in

# Words of one meaning a line; the regular forms come by themselves.
_MEANINGS: Final = """
cut shed axe ax slash eliminate scrap trim lay-off laid-off dismiss fire sack redundancy \
redundant layoff let-go lets-go lose
close shut shutter closure shutdown
hire recruit employ add take-on
arrest hold held detain nab net round-up custody charge indict
buy bought order purchase acquire sign contract
sell sold
kill die dead death slay slain perish claim drown fatal toll
injure wound hurt injury
rescue save pull pluck free freed release
strand trap cut-off isolate
displace evacuate homeless flee fled
cancel ground call-off
build built construct erect
pay paid fine award give gave given grant donate leave left win won get got collect
spend spent cost invest fund
raise rose rise up increase hike jump climb grow grew grown lift gain surge
fall fell fallen down drop decline slip decrease
burn scorch char blacken destroy raze gut
attend turn-out turn draw drew drawn flock visit crowd
jail sentence prison imprison term
ban suspend suspension bar
score bag net struck strike grab notch
power electricity blackout outage dark
"""


@cache
def _meanings() -> dict[str, frozenset[int]]:
    """The numbers of the lines in which a word stands, for every form."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_MEANINGS.strip().split("\n")):
        for word in line.split():
            for form in _forms(word.replace("-", " ")):
                found[form] = found.get(form, frozenset()) | {number}
    return found


def _forms(word: str) -> list[str]:
    bare = word.removesuffix("e")
    stem = f"{word[:-1]}i" if word.endswith("y") else bare
    double = word + word[-1]
    return [word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}es", f"{bare}ing", f"{double}ing", f"{double}ed"]


def acts(passage: Passage, figure: Quantity) -> frozenset[int]:
    """What is done near a figure, up to the next semicolon: a number for each meaning that its words have."""
    before = passage.before(figure.start, 60).rpartition(";")[2]
    behind = passage.behind(figure.end, 60).partition(";")[0]
    words = words_in(f"{before} {behind}")
    meanings = _meanings()
    told = (*words, *map(" ".join, pairwise(words)))
    return frozenset(meaning for word in told for meaning in meanings.get(word, ()))
