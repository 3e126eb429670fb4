import re
from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.quantities import Bounds, Kind, Part, Quantity, Written
from newslint_rules.numbers._arithmetic import as_written, total
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._people import unnumbered
from newslint_rules.numbers._shares import shares
from newslint_rules.numbers._slips import is_slip

_ROLES: Final = (Part.DEAD, Part.INJURED, Part.MISSING, Part.ARRESTED, Part.DISPLACED)
_PEOPLE: Final = frozenset((*_ROLES, Part.PEOPLE, Part.DISPLACED))
_GENERAL: Final = frozenset(
    "dead victim person body life other people casualty fatality death injured wounded missing detainee suspect"
    " evacuee".split()
)
_MEMORY: Final = 60  # what is told is compared with so many sums before it
_STORIES: Final = 3  # different figures of one kind: the article is of several events


@rule(
    title="The number of casualties changes within the story",
    why="Tolls are updated in the lead and forgotten further down; readers are left with two numbers of dead.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "Gunmen abducted 11 pupils from a school. The [[twelve]] kidnapped children were freed.",
        "Four people were shot dead in a bar. The [[five]] victims were all regulars.",
        "A bomber killed 12 people at a market on Tuesday.\n\nRelatives of the [[15]] dead gathered at the morgue.",
        "At least six miners died. The bodies of the [[five]] dead miners will be brought up on Thursday.",
        "Gunmen shot dead eight guards at the depot. The attack, in which [[ten]] guards died, lasted an hour.",
        "The fire killed a mother and her three children. All [[five]] victims were asleep.",
        "The collision killed five and injured 20. The families of the [[six]] people killed in it spoke.",
        "Eight hikers were injured by lightning on Friday. The [[ten]] injured hikers were flown to Bern.",
        "The bus crash left 13 dead. The coach company paid for the funerals of the [[15]] victims.",
        "The blast injured 30. Of the [[35]] injured, six are in serious condition.",
        "A plane hit a hangar, killing the pilot and both passengers. The bodies of all [[four]] victims were found.",
        "A pileup left three people dead. Two of the [[four]] people killed were from Ohio.",
        "Twelve people drowned when the raft sank. The accident, which took [[14]] lives, was blamed on the wind.",
        "Eight people were trapped in the lift. Firefighters freed the [[nine]] trapped people after an hour.",
    ],
    good=[
        "Nine miners were trapped. Rescuers freed two, and reached the seven trapped miners at dawn.",
        "A bomber killed 12 people at a market on Tuesday.\n\nRelatives of the 12 dead gathered at the morgue.",
        "A bomber killed 12 people on Tuesday. It was worse than the attack last year, when the 15 dead were soldiers.",
        "A bomber killed 12 people. Two of the injured died later, bringing the toll to 14. The 14 dead were named.",
        "A bomber killed 12 people. The two dead policemen had worked there for years.",
        "The crash killed two pilots and 10 passengers. The 12 dead were flown home.",
        "At least six miners died. The bodies of the eight dead miners were brought up on Thursday.",
        "The blast killed five workers. A sixth died on Sunday, and a plaque names the six workers killed.",
        "Police arrested 14 people on Friday and three on Saturday. The 17 arrested were charged.",
        "Eleven soldiers died in an ambush. The army said it had killed 30 rebels; the 30 dead were buried.",
        "Floods killed 52 people in the north. In the south the toll of 25 is expected to rise.",
        "A fire killed three children and their grandmother. Of the four who died, the youngest was two.",
    ],
)
def casualty_drift(document: Document) -> Iterator[Hit]:
    """Compares counts that point back (the 15 dead, all five victims) with those told before."""
    found = [passage for passage in document.view(passages) if passage.role not in HEADS]
    for role in _ROLES:
        yield from _drift(document, found, role)
    for index in range(1, len(found)):
        for count, first in (*_mistyped(found, index), *_done_to(found, index)):
            yield _hit(document, count, first)


def _drift(document: Document, found: Sequence[Passage], role: Part) -> Iterator[Hit]:
    told: list[tuple[Quantity, Passage]] = []
    known: deque[Bounds] = deque(maxlen=_MEMORY)
    wholes = {share.whole.start for share in document.view(shares)}
    for index, passage in enumerate(found):
        counts = _counts(passage)
        own = [count for count in counts if count.role is role]
        if told and role is Part.DEAD:
            known.extend(_nth_death(passage))
        for count in counts:
            if count.start in wholes and not (_suffered(passage, count, role) or _is_general(count, role)):
                continue
            here = [(one, passage) for one in own if one.end < count.start]
            if not (told and _points_back(passage, count, role, told, found[index - 1])) and not _slips(
                passage, count, here
            ):
                continue
            more = [total((one.bounds, before)) for one, _ in here for before in islice(known, 8)]
            more += [one.bounds for one, _ in here]
            if _more().search(passage.low):
                more += [total((one.bounds, before)) for one in counts if one.end < count.start for before in known]
            sums = [total((count.bounds, one.bounds)) for one in counts if one is not count and one.hedge is None]
            sums += [Bounds(count.low, count.high + 1)] if _and_one().search(passage.low) else []
            if any(some.meets(one) for some in (count.bounds, *sums) for one in (*known, *more)) or _changes(
                passage, told
            ):
                continue
            if len({one.value for one, _ in told}) >= _STORIES:
                continue
            first = _nearest(count, told or here)
            if not any(_of_one_size(count, one) for one, _ in (*told, *here)):
                continue
            yield _hit(document, count, first)
            known.append(count.bounds)
        if own:
            if _more().search(passage.low):
                known.extend(total((count.bounds, one)) for count in own for one in list(known)[:8])
            told.extend((count, passage) for count in own[: _MEMORY - len(told)])
            known.extend(_totals(passage, counts))
        elif told:
            known.extend(count.bounds for count in counts if count.role in _PEOPLE or count.noun is None)
        elif role is Part.DEAD and (killed := _all_told(passage)):
            told.append((killed, passage))
            known.append(killed.bounds)
        elif any(count.role is Part.PEOPLE for count in counts) and _buried().search(passage.low):
            told.extend((count, passage) for count in counts if count.role is Part.PEOPLE)
            known.extend(_totals(passage, counts))


def _all_told(passage: Passage) -> Quantity | None:
    """Those killed who are told one by one: killing the pilot and both passengers."""
    match = _killing().search(passage.low)
    number = unnumbered(passage.low[match.start("whom") - 1 : match.end("whom")]) if match else 0
    if match is None or number < 2 or any(figure.kind is Kind.COUNT for figure in passage.figures):
        return None
    place = Span(passage.span.start + match.start("whom"), passage.span.start + match.end("whom"))
    value = Fraction(number)
    return Quantity(
        *place, Kind.COUNT, value, None, value, value, None, 1, None, "victim", None, Part.DEAD, Written.WORDS, place
    )


@cache
def _killing() -> re.Pattern[str]:
    return re.compile(r"\bkill(?:ed|ing)(?P<whom>(?: [a-z-]+){2,9})(?=[.,;]|\Z)")


def _suffered(passage: Passage, count: Quantity, role: Part) -> bool:
    """Whether those counted are named by what befell them, as “the four people killed” are."""
    named = {Part.DEAD: _dead(), Part.INJURED: _hurt()}.get(role)
    return named is not None and named.match(passage.behind(count.end, 60)) is not None


def _is_general(count: Quantity, role: Part) -> bool:
    return count.role is role and count.noun in _GENERAL


@cache
def _hurt() -> re.Pattern[str]:
    return re.compile(r"(?: (?!were|was|are|is|had|have)[a-z]+)? (?:who were )?(?:injured|wounded|hurt)\b")


def _hit(document: Document, count: Quantity, first: Quantity) -> Hit:
    message = f"{as_written(document, count)} here, {as_written(document, first)} before"
    return Hit(*count.span, message, related=(Related(*first.span, "told before"),))


def _of_one_size(one: Quantity, other: Quantity) -> bool:
    """Whether two tolls may be of one event: three dead and nine dead are of two, unless a digit slipped."""
    small, large = sorted((one.value, other.value))
    return large < small * 3 or is_slip(one.value, other.value)


def _nth_death(passage: Passage) -> Iterator[Bounds]:
    """A sixth died on Sunday: then there are six."""
    for figure in passage.figures:
        if figure.kind is Kind.ORDINAL and _died().match(passage.behind(figure.end, 60)):
            yield Bounds(figure.value, figure.value)


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"[^.,;]*\b(?:die[ds]|dead|killed|succumb\w+|perish\w+|drown\w+|body|victim)\b")


def _nearest(count: Quantity, told: Sequence[tuple[Quantity, Passage]]) -> Quantity:
    return next((one for one, _ in told if one.noun == count.noun), told[0][0])


def _totals(passage: Passage, counts: Sequence[Quantity]) -> Iterator[Bounds]:
    """What the people of one sentence may come to, each alone and together, those without a number counted in."""
    people = [count for count in counts if count.role in _PEOPLE or count.noun is None][:5]
    hurt = [count for count in people if count.role in _ROLES]
    if hurt:
        people = [count for count in people if count.role in _ROLES or not _apart(passage, hurt, count)]
    ones = unnumbered(passage.low)
    for size in range(1, len(people) + 1):
        for some in combinations(people, size):
            low, high = total(count.bounds for count in some)
            yield Bounds(low, None if high is None else high + ones)
    if len(people) > 1 and _among().search(passage.low):
        whole = max(people, key=lambda count: count.value)
        for count in people:
            yield Bounds(whole.value - count.value, whole.value - count.value)


def _apart(passage: Passage, hurt: Sequence[Quantity], count: Quantity) -> bool:
    """Whether a count is told of in another clause than all the hurt: before being overpowered by two soldiers."""
    return all(
        _another_clause().search(passage.between(one.end, count.start) or passage.between(count.end, one.start))
        for one in hurt
    )


@cache
def _another_clause() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|before being|after being|while|when)\b")


def _points_back(
    passage: Passage, count: Quantity, role: Part, told: Sequence[tuple[Quantity, Passage]], previous: Passage
) -> bool:
    """Whether a count is of those told before: the 15 dead, all five victims, the deaths of 98 people in the storm."""
    if _of_another().search(passage.low):
        return False
    before, behind = passage.before(count.start, 24), passage.behind(count.end, 60)
    nouns = {one.noun for one, _ in told}
    definite = bool(_definite().search(before))
    victims = count.noun in ("victim", "dead", "body", "life") or bool(_dead().match(behind))
    if definite and (count.role is role or (victims and role is Part.DEAD)):
        values = [one.value for one, _ in told]
        same = count.noun in nouns or count.noun in _GENERAL or count.noun is None
        return same or count.value > max(values) or any(is_slip(count.value, value) for value in values)
    if definite and any(is_slip(count.value, one.value) for one, _ in told):
        return count.role in _PEOPLE
    mourned = role is Part.DEAD and count.role in _PEOPLE and count.noun in nouns and _mourning().search(passage.low)
    if definite and mourned and count.value > max(one.value for one, _ in told):
        return True
    if count.role is role and _toll_of().search(before):
        return not _there().match(passage.low)
    if role is Part.DEAD and count.noun is None and definite and _bodies_of().search(before):
        return True
    if count.role is not role or len({one.value for one, _ in told}) != 1:
        return False
    first, source = told[0]
    same = count.noun == first.noun or (count.noun in _GENERAL and count.value > first.value)
    same = same or {count.noun, first.noun} <= _GENERAL
    if not same or source is passage:
        return False
    if _happened(passage) & _happened(source) and count.value > 1:
        return True
    return bool(_deaths_of().search(before) or _in_which().search(before)) or (
        source is previous and bool(_in_all().match(passage.low))
    )


def _slips(passage: Passage, count: Quantity, told: Sequence[tuple[Quantity, Passage]]) -> bool:
    return bool(_definite().search(passage.before(count.start, 24))) and any(
        is_slip(count.value, one.value) for one, _ in told
    )


def _mistyped(found: Sequence[Passage], index: int) -> Iterator[tuple[Quantity, Quantity]]:
    """Sickened 61 … the 16 sickened workers: the same word, and the same digits in another order."""
    passage = found[index]
    for count in passage.figures:
        if count.role not in _PEOPLE or not _definite().search(passage.before(count.start, 24)):
            continue
        word = _next_word().match(passage.behind(count.end, 30))
        for one in found[index - 1].figures if word else ():
            if is_slip(one.value, count.value) and f" {word[1]} " in found[index - 1].before(one.start, 30):  # type: ignore[index]
                yield count, one


def _done_to(found: Sequence[Passage], index: int) -> Iterator[tuple[Quantity, Quantity]]:
    """Gunmen abducted 11 pupils … the 12 kidnapped children: what befell those told of before names them again."""
    passage = found[index]
    if _of_another().search(passage.low):
        return
    for count in passage.figures:
        if count.kind is not Kind.COUNT or count.is_range or count.hedge:
            continue
        match = _befallen().match(passage.behind(count.end, 40))
        if match is None or not _definite().search(passage.before(count.start, 24)):
            continue
        fate = _FATES[match[1]]
        told = [
            figure
            for other in found[max(0, index - 3) : index]
            for figure in other.figures
            if figure.kind is Kind.COUNT
            and figure.role in _PEOPLE
            and any(
                _FATES[word[0]] == fate
                for word in _fates().finditer(other.before(figure.start, 30) + "|" + other.behind(figure.end, 40))
            )
        ]
        values = {figure.value for figure in told}
        if len(values) != 1 or told[0].hedge or count.value in values or _changes(passage, ()):
            continue
        near = [*(other.low for other in found[max(0, index - 3) : index]), passage.before(count.start, 200)]
        guard = _comes() if count.value > told[0].value else _leaves()
        sums = [one for other in found[max(0, index - 3) : index] for one in _totals(other, _counts(other))]
        if any(guard.search(low) for low in near) or any(one.meets(count.bounds) for one in sums):
            continue
        yield count, told[0]


_KINDS_OF_FATE: Final = (
    "abducted kidnapped seized hostage hostages captive captives", "trapped stranded stuck marooned",
    "evacuated displaced rehoused", "arrested detained held jailed", "infected sickened sick ill poisoned",
    "suspended expelled sacked dismissed", "rescued saved",
    "hospitalised hospitalized", "missing", "injured wounded hurt",
)  # fmt: skip
_FATES: Final = {word: words.split()[0] for words in _KINDS_OF_FATE for word in words.split()}


@cache
def _fates() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_FATES)})\b")


def _counts(passage: Passage) -> list[Quantity]:
    return [figure for figure in passage.figures if figure.kind is Kind.COUNT and not figure.is_range]


@cache
def _comes() -> re.Pattern[str]:
    """Words that tell that some have come since."""
    return re.compile(r"\b(?:other|another|more|least|first|joined|including|also|later|third|fourth|fifth|sixth)\b")


@cache
def _leaves() -> re.Pattern[str]:
    """Words that tell that some have gone or come since."""
    return re.compile(
        r"\b(?:freed|released|rescued|escaped|died|dead|other|another|remaining|still|more|least|first|joined|including)\b"
    )


@cache
def _befallen() -> re.Pattern[str]:
    return re.compile(rf" (?:people |men |women |persons |of the )?({'|'.join(_FATES)})\b")


def _changes(passage: Passage, told: Sequence[tuple[Quantity, Passage]]) -> bool:
    """Whether the sentences say that the number has grown, or that it is of something else."""
    return bool(_rising().search(passage.low)) or any(_rising().search(source.low) for _, source in told)


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|all|all of the|those|these|both)(?: other)? $")


@cache
def _dead() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?!were|was|are|is|had|have)[a-z]+)?"
        r" (?:who (?:had |have )?(?:died|perished|were killed|drowned|lost their)|dead|killed|drowned|slain)\b"
    )


@cache
def _deaths_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:deaths|lives|killing|killings|bodies) of (?:all )?$")


@cache
def _bodies_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:bodies|remains|coffins|deaths|families|relatives) of (?:all )?the $|\bbodies of all $")


@cache
def _there() -> re.Pattern[str]:
    """A place that opens the sentence, and may be another than the one before."""
    return re.compile(r"(?:in|at|across|around) (?:the )?[a-z]+")


@cache
def _in_which() -> re.Pattern[str]:
    return re.compile(
        r"\bin which (?:the )?$|\b(?:that|which) (?:killed|claimed|left|took|cost|injured|wounded)(?: the)? $"
        r"|\bwhen (?:the )?$"
    )


def _happened(passage: Passage) -> set[str]:
    """The happenings that a sentence names, by class."""
    return {_CLASSES[match[0]] for match in _happening().finditer(passage.low)}


_HAPPENINGS: Final = (
    "fire blaze inferno", "crash collision accident derailment wreck", "blast explosion bomb bombing",
    "quake earthquake", "flood floods flooding", "storm hurricane typhoon cyclone tornado",
    "attack assault ambush raid", "shooting rampage", "landslide mudslide avalanche", "collapse",
    "sinking shipwreck capsizing", "stampede crush", "epidemic outbreak",
)  # fmt: skip
_CLASSES: Final = {word: words.split()[0] for words in _HAPPENINGS for word in words.split()}


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_CLASSES)})\b")


@cache
def _mourning() -> re.Pattern[str]:
    return re.compile(r"\b(?:funerals?|service|buried|burials?|mourn\w*|memorial|coffins|bodies|mass|vigil|wreaths?)\b")


@cache
def _toll_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:toll of|total of) $")


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(r"(?:in all|altogether|in total)\b")


@cache
def _buried() -> re.Pattern[str]:
    return re.compile(r"\b(?:buried|drowned|none survived|burned to death|crushed|suffocated)\b")


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:last (?:week|month|year|summer|winter|spring|autumn|fall)|previous|earlier|similar|same market"
        r"|in (?:january|february|march|april|june|july|august|september"
        r"|october|november|december)|air strikes?|another|(?<!since )(?:19|20)\d\d"
        r"|years? ago|months? ago|weeks? ago|worse than|since (?:january|february|march|april|june|july|august"
        r"|september"
        r"|october|november|december|the beginning|the start)|other attacks?|a second|separate|elsewhere)\b"
    )


@cache
def _rising() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:rais\w+|bring\w*|brought|took|taking|push\w*|ris\w+|rose|climb\w*|jump\w*)\b[^.]{0,40}\b(?:toll"
        r"|number|total|dead"
        r"|deaths|to)\b|\btoll (?:rose|climbed|has|now)\b|\b(?:later died|died later|initial\w*|revis\w*"
        r"|updat\w*|conflicting"
        r"|confusion|contradict\w*|varied|other reports|instead of|not \d+)\b"
    )


@cache
def _more() -> re.Pattern[str]:
    return re.compile(r"\b(?:more|others?|another|also|later|additional|further)\b")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(r"\b(?:including|among them|of whom|of them|among whom)\b")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r" ([a-z]{5,})\b")


@cache
def _and_one() -> re.Pattern[str]:
    return re.compile(r"\band (?:one|1|another)\b")
