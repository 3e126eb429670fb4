"""Prepositions, particles and adverbs of time: the small words that translators and thesauri take for one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_MEANT: Final = """
about: of on over for around with
above: over on up beyond below
across: through over around in on
after: since behind in of from
against: with to from on at for of
ahead: before up
along: with down across
alongside: with along
already: yet still
always: ever still
amid: in among during with
amidst: in among during
among: between in of within from
amongst: in of between
around: about across on over through
as: like than for
at: in on to by with for from of under
athwart: across against
atop: on over
away: off out from
back: down up behind
before: until by in ahead after at
behind: after back below under
below: under down beneath behind
beneath: under down below behind
between: among from in of with
by: from with of to on in for through at until
counter: against
down: up under off out over
downward: down
downwards: down
during: for in over at through within
ever: always never still
for: to of since by during in at with about from on
from: of by since with at in to for on out off
in: on at into within during of to by for with under
inside: in within into of
into: in to under on onto
like: as
near: to by at
never: ever always not
of: from in to for by about on with over at up out
off: out from away up down on of
on: in at upon about over by for of to with into under
onto: on to into in
out: up off from of over away down
over: above on about during by of under in for at through
since: for from in after
still: yet already ever always
than: then as of from
through: by during with in across of over
till: until to by
to: for at in into on with from of by towards against
toward: to at for against
towards: to at for against
under: below down in over on with at by
underneath: under down beneath below
until: within by to before up for
up: out off on over down
upon: on over at in to
upward: up
upwards: up
with: by of from to in for on about against at
within: in inside during by into
yet: still already ever
"""


def _meant() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split(": ") for line in _MEANT.strip().split("\n"))
    return {wrong: tuple(originals.split()) for wrong, originals in rows}


MEANT: Final = _meant()
"""Of each word those that may have been meant where it stands: neighbours in space and time, what one word of another
language stands for, and what thesauri give."""

WORDS: Final = tuple(sorted(MEANT.keys() | {original for row in MEANT.values() for original in row}))
"""Every word of the table, in the order in which the model numbers them."""
