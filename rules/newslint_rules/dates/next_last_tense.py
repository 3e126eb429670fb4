from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, Relation, TimeExpression, dates
from newslint_rules.dates._tense import Tense, verb_of

_TENSES: Final = {Relation.NEXT: Tense.PAST, Relation.LAST: Tense.FUTURE}
_DAYS: Final = {"yesterday": "tomorrow", "tomorrow": "yesterday"}
_PREPOSITIONS: Final = frozenset(("in", "during", "by", ""))


@rule(
    title="“Next” goes with the past tense, or “last” with the future",
    why="Either the day or the tense is wrong, and readers cannot tell whether it has happened.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.SOFTER,
    bad=[
        "Voters went to the polls [[next Sunday|last Sunday]].",
        "[[Next month|Last month]] the regulator fined three brokers.",
        "The two navies will hold joint drills [[last week|next week]] off the island.",
        "Police will search the marsh [[last night]] with dogs, Inspector Vail said.",
        "Last weekend was wet. [[Last weekend|Next weekend]], the promoter hopes, some 40,000 fans will pack "
        "the stadium.",
        "Prosecutors charged him [[tomorrow|yesterday]] with fraud.",
    ],
    good=[
        "The minister was to meet the unions tomorrow, and said yesterday that he will.",
        "Voters go to the polls next Sunday.",
        "Voters went to the polls last Sunday.",
        "The vote was planned for next week, and he said next month it would be too late.",
        "He said he would resign next week.",
        "The vote next Sunday was called off.",
        "They will study last week’s vote, and the panel will discuss the attack last week.",
        "Incomes will drop by 4 percent from last year, and prices are expected to be down on last year.",
        "The next day she left, and the next week he went too.",
        "Last week he said that he will go.",
        "She won the first set; next week she plays in Rome.",
    ],
)
def next_last_tense(document: Document) -> Iterator[Hit]:
    """Looks at “next” and “last” with a day, week, month, season or year; needs no article date."""
    for one in document.view(dates):
        wanted = _TENSES.get(one.relation) if one.relation else None
        if wanted is None or not _is_plain(document, one):
            continue
        verb = verb_of(document, one)
        if verb is None or verb.tense is not wanted:
            continue
        text = one.span.of(document.text)
        told = document.text[verb.start : verb.end]
        other = "next" if one.relation is Relation.LAST else "last"
        if text.lower() in _DAYS:
            other, rest = _DAYS[text.lower()], ""
        else:
            rest = text[4:]
        has_other = not text.lower().startswith("last night")
        suggestions = ((other.capitalize() if text[0].isupper() else other) + rest,) if has_other else ()
        tense = "past" if wanted is Tense.PAST else "future"
        yield Hit(
            *one.span,
            f"'{told}' is in the {tense} tense, '{text}' is not",
            suggestions,
            related=(Related(verb.start, verb.end, f"the {tense} tense"),),
        )


def _is_plain(document: Document, one: TimeExpression) -> bool:
    """Whether it is “next week”, not “the next week” or “the following week”."""
    text = document.text
    if text[one.start : one.end].lower() in _DAYS:
        return one.preposition == "" and one.kind is Kind.RELATIVE
    if text[one.start : one.start + 5].lower() not in ("next ", "last ") or one.preposition not in _PREPOSITIONS:
        return False
    before = text[max(0, one.start - 6) : one.start].lower()
    return not before.endswith(("the ", "’s ", "'s ", "his ", "her ", "its ", "their "))
