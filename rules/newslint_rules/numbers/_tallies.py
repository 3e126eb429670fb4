"""Goals, wins, games and runs counted one by one, against the score or the record that they make."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import Document, Hit, Related
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, listed
from newslint_rules.numbers._pairs import NUMBER, number, pairs
from newslint_rules.numbers._passages import Passage, window
from newslint_rules.numbers._scorers import Goals, goals
from newslint_rules.numbers._scores import another_time, digits, result_of, scores_of, sides_of, won_it


def totals_of_innings(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Who is all out for 245 in pursuit of 287 loses by 41 runs, or by 42 where 287 is what the others made."""
    passage = found[index]
    claim = _by_runs().search(passage.low) if " runs" in passage.low else None
    if claim is None or _innings().search(passage.low):
        return
    margin, start = number(claim["margin"]), passage.span.start
    near = [one for one in window(found, index, 2) if not another_time().search(one.low) or one is passage]
    totals = [
        (figure, one)
        for one in near
        for figure in one.figures
        if figure.kind is Kind.COUNT
        and figure.to is None
        and (figure.noun in (None, "run"))
        and margin < figure.value < 1000
        and (_made().search(one.before(figure.start, 30)) or _wickets().match(one.behind(figure.end, 20)))
        and not claim.start() <= figure.start - start < claim.end()
    ]
    values = sorted({int(figure.value) for figure, _ in totals})
    if len(values) == 2 and margin and values[1] - values[0] not in (margin, margin + 1):
        most, least = values[1], values[0]
        yield Hit(
            start + claim.start("claim"),
            start + claim.end("claim"),
            f"{least} to {most} is {most - least - 1} or {most - least} short, not {claim['margin']}",
            related=tuple(Related(*figure.span, "a total") for figure, _ in totals),
        )


@cache
def _by_runs() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<claim>by (?:just |only )?(?P<margin>{NUMBER}) runs)\b")


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:chas\w+|chase of|pursuit of|target of|total of|needing|set|(?:out|dismissed|skittled) for|made|reached"
        r"|(?:finished|ended) on|managed|posted|scored|(?:ran|piled) up|compiled|amassed|(?:limited|held|restricted) to"
        r"|repl(?:y to|ied with)|to|of|on|for)(?: only| just| a)? \Z"
    )


@cache
def _wickets() -> re.Pattern[str]:
    return re.compile(rf" (?:for (?:{NUMBER})\b|all out|declared|in (?:reply|their))")


@cache
def _innings() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an innings|first innings|second innings|duckworth|dls|rain|reduced|revised|net run rate)\b"
    )


def record_of_a_season(passage: Passage) -> Iterator[Hit]:
    """Seven wins, two draws and three defeats make 12 games; draws may go without saying."""
    if not _many_games().search(passage.low):
        return
    for told in _record_of_games().finditer(passage.low):
        made = sum(int(part) for part in digits().findall(told["record"]))
        if made != number(told["games"]):
            start = passage.span.start
            yield Hit(
                start + told.start("games"),
                start + told.end("games"),
                f"a record of {told['record']} is of {made} games, not {told['games']}",
                related=(Related(start + told.start("record"), start + told.end("record"), "the record"),),
            )
    games = list(_games_played().finditer(passage.low))
    parts = {match.lastgroup: match for match in _results().finditer(passage.low)}
    if len(games) != 1 or len(parts) < 2 or len(list(_results().finditer(passage.low))) != len(parts):
        return
    numbers = [number(match[str(match.lastgroup)]) for match in parts.values()]
    whole, made = number(games[0]["games"]), sum(numbers)
    if 0 in numbers or not whole or made == whole or (made < whole and parts.keys().isdisjoint(("drawn", "draws"))):
        return
    start, place = passage.span.start, games[0].span("games")
    yield Hit(
        start + place[0],
        start + place[1],
        f"{listed([str(one) for one in numbers])} make {made}, not {games[0]['games']} games",
        related=tuple(Related(start + one.start(), start + one.end(), "the results") for one in parts.values()),
    )


@cache
def _record_of_games() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<record>\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?) record (?:[a-z]+ ){0,2}?(?:over|in|from|after"
        r"|through|across)"
        rf" (?:the |their |its |his |her )?(?:first |opening |last |past )?(?P<games>{NUMBER}) (?:games|matches"
        r"|starts|bouts|fights)\b"
    )


@cache
def _many_games() -> re.Pattern[str]:
    return re.compile(r"\b(?:games|matches|fixtures|outings|starts|contests|bouts|fights)\b")


@cache
def _games_played() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:of|in|from|out of|after|over|played|through)(?: (?:all|the|their|its|his|her))?"
        rf"(?: (?:first|last|opening|past|previous))?"
        rf" (?P<games>{NUMBER}) (?:[a-z]+ )?(?:games|matches|fixtures|outings|starts|contests|bouts|fights)\b"
    )


@cache
def _results() -> re.Pattern[str]:
    verbs = {"won": "won|winning|wins", "lost": "lost|losing|loses", "drawn": "drawn|drew|drawing|draws|tied|tying"}
    nouns = {"wins": "wins?|victories", "losses": "loss(?:es)?|defeats?", "draws": "draws?|ties"}
    each = "|".join(
        [rf"(?:{words})(?: only| just)? (?P<{name}>{NUMBER})" for name, words in verbs.items()]
        + [rf"(?P<{name}>{NUMBER}) (?:{words})" for name, words in nouns.items()]
    )
    return re.compile(rf"\b(?:{each})\b(?![-–]| (?:straight|in a row|points|goals|more|sets))")


def goals_by_scorer(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """A hat-trick and two goals make five; runs in three innings make what was scored."""
    if len(scores) != 1:
        return
    if each := _in_each().search(passage.low):
        made = 2 * number(each["number"])
        if made not in sides_of(scores[0]) and won_it().search(passage.low):
            start = passage.span.start
            yield Hit(
                *scores[0].span,
                f"{each['number']} in each half make {made}, which {as_written(document, scores[0])} does not have",
                related=(Related(start + each.start(), start + each.end(), "the parts"),),
            )
        return
    if (names := _scorers().search(passage.low)) and _nobody_else().search(passage.low):
        made = len(_between_names().findall(names["names"])) + 1
        if made != max(sides_of(scores[0])):
            start = passage.span.start
            yield Hit(
                *scores[0].span,
                f"{made} scorers of a goal each do not make {as_written(document, scores[0])}",
                related=(Related(start + names.start("names"), start + names.end("names"), "the scorers"),),
            )
        return
    told = goals(passage.span.of(document.text), passage.low)
    runs = [Goals(number(match["number"]), *match.span()) for match in _run().finditer(passage.low)]
    scored = len(told) > 1
    halves = not scored and len(runs) == 2 and "first half" in passage.low and "second" in passage.low
    parts = told if scored else runs
    if len(parts) < (2 if scored or halves else 3) or len(parts) > 9:
        return
    made = sum(one.number for one in parts)
    most = max(sides_of(scores[0]))
    if made <= sum(sides_of(scores[0])) and scored and _both_sides().search(passage.low):
        return
    everything = not scored or _nobody_else().search(passage.low)
    if made <= most and not (everything and made not in sides_of(scores[0])):
        return
    start = passage.span.start
    yield Hit(
        *scores[0].span,
        f"{listed([str(one.number) for one in parts])} make {made}, "
        f"which {as_written(document, scores[0])} does not have",
        related=tuple(Related(start + one.start, start + one.end, "a part") for one in parts),
    )


def games_of_a_series(found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Three games to one, but the games that follow, from the first to the last, are two wins and a defeat."""
    near = window(found, index, 0, 1)
    claims = [(pair, one) for one in near for pair in pairs(one) if pair.of in ("game", "match", "test", "rubber")]
    if len(claims) != 1:
        return
    claim, _ = claims[0]
    results = [(one, figure) for one in near for figure in scores_of(one)]
    signs = [result_of(one, figure) for one, figure in results]
    low = " ".join(one.low for one in near)
    if len(results) < 2 or 0 in signs or not _opener().search(low) or another_time().search(low):
        return
    won = signs.count(1), signs.count(-1)
    whole = _decider().search(low) and sum(won) >= claim.high + claim.low - 1
    if max(won) > claim.high or min(won) > claim.low or (whole and sorted(won) != sorted(claim.sides)):
        yield Hit(
            *claim.span,
            f"{won[0]} wins and {won[1]} defeats are told of, not {claim.text}",
            related=tuple(Related(*figure.span, "a game") for _, figure in results),
        )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"\b(?:opener|opening|first|game one|game 1)\b")


@cache
def _decider() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:finish\w+|clinch\w+|decid(?:er|ing)|end(?:ed|ing) it|seal\w+|last|final|wrapp\w+"
        r"|complet\w+|clos\w+ out)\b"
    )


def wins_of_a_series(
    document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]
) -> Iterator[Hit]:
    """A series won 3-1 has three wins."""
    passage = found[index]
    if len(scores) != 1 or not _series().search(passage.before(scores[0].start, 30)) or index + 1 == len(found):
        return
    match = _won().search(found[index + 1].low)
    if match is None or number(match["number"]) in sides_of(scores[0]):
        return
    start = found[index + 1].span.start
    yield Hit(
        *scores[0].span,
        f"{as_written(document, scores[0])} does not go with {match[0]}",
        related=(Related(start + match.start(), start + match.end(), "the games"),),
    )


@cache
def _scorers() -> re.Pattern[str]:
    """Goals from three players, who scored once each."""
    return re.compile(
        r"\A(?=.*\b(?:each (?:of|scored|struck|got)|once each|one each|apiece)\b).*?\bgoals (?:from|by)"
        r" (?P<names>[a-z' ,.-]{5,120}?)"
        r" (?:gave|lifted|earned|secured|sealed|handed|put|saw|made|ensured|took|helped)\b"
    )


@cache
def _between_names() -> re.Pattern[str]:
    return re.compile(r", and |,| and ")


@cache
def _both_sides() -> re.Pattern[str]:
    """Words that tell of goals of either side, or not of this match alone."""
    return re.compile(
        r"\b(?:but|before|although|despite|repl\w+|pulled|consol\w+|conced\w+|own goal|equali\w+|levell?ed|drew|draw"
        r"|drawn|tie|tied|season|week|after|since|career)\b"
    )


@cache
def _in_each() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<number>{NUMBER}|a)(?: goals?)? in (?:each|either) half\b")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{NUMBER})(?: runs?| goals?| points?| more)? in the (?:\d+[a-z]+|[a-z]+th|first|second|third)\b"
    )


@cache
def _nobody_else() -> re.Pattern[str]:
    return re.compile(r"\b(?:only scorers|nobody else|no one else|no other|none of the others)\b")


@cache
def _series() -> re.Pattern[str]:
    return re.compile(r"\bseries(?: by)? $")


@cache
def _won() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<number>{NUMBER}) (?:[a-z]+ )?wins\b")
