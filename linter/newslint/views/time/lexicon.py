"""The words of time: names, units, numbers and the words around them, all in lower case."""

from typing import Final

from newslint.readers.dateline import MONTHS
from newslint.views.holidays import HOLIDAYS
from newslint.views.time.values import Hedge, Relation, Unit
from newslint.views.zones import ZONES


def table(words: str) -> frozenset[str]:
    """The words that white space parts."""
    return frozenset(words.split())


DASHES: Final = table("- – — ‑ ‐ −")

MONTH_ABBREVIATIONS: Final = frozenset(
    name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july")
)
MONTHS_THAT_ARE_WORDS: Final = table("may march")

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
    for name in (names, names + "s")
}
WEEKDAY_ABBREVIATIONS: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
AFTER_A_NEWSPAPERS_DAY: Final = table("""
    times telegraph mail mirror express herald post people sun star world tribune independent review mercury argus
    business politics gazette observer
""")
BEFORE_A_DAY_THAT_IS_A_NAME: Final = table("sheffield bloody black super ruby freaky manic")

PARTS_OF_DAY: Final = table("morning afternoon evening night noon midnight midday dawn dusk sunrise sunset lunchtime")
POINTS_OF_DAY: Final = table("noon midnight midday")

SEASONS: Final = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

UNITS: Final = {
    name: unit
    for unit, names in {
        Unit.SECOND: "second seconds sec secs",
        Unit.MINUTE: "minute minutes min mins",
        Unit.HOUR: "hour hours hr hrs",
        Unit.DAY: "day days",
        Unit.WEEKEND: "weekend weekends",
        Unit.WEEK: "week weeks",
        Unit.FORTNIGHT: "fortnight fortnights",
        Unit.MONTH: "month months",
        Unit.QUARTER: "quarter quarters",
        Unit.SEASON: "season seasons",
        Unit.YEAR: "year years yr yrs",
        Unit.DECADE: "decade decades",
        Unit.CENTURY: "century centuries",
        Unit.MILLENNIUM: "millennium millennia millenniums",
    }.items()
    for name in names.split()
}
# What an amount may count; a quarter is mostly a fourth and a season a sport's.
COUNTED_UNITS: Final = {
    **{name: unit for name, unit in UNITS.items() if unit not in (Unit.QUARTER, Unit.SEASON)},
    "night": Unit.DAY,
    "nights": Unit.DAY,
}
PLURALS_ALONE: Final = table("seconds minutes hours days weeks months years decades centuries millennia")

_BELOW_TWENTY: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS_TO_TWENTY: Final = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINAL_TENS: Final = "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
NUMBERS: Final = {
    **{word: number for number, word in enumerate(_BELOW_TWENTY.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
ORDINALS: Final = {
    **{word: number for number, word in enumerate(_ORDINALS_TO_TWENTY.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_ORDINAL_TENS.split(), 3)},
    "hundredth": 100,
}
DECADE_WORDS: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
ORDINAL_ENDINGS: Final = table("st nd rd th")
MULTIPLES: Final = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE_AMOUNTS: Final = table("few several many couple dozens hundreds thousands")

MODIFIERS: Final = {
    "last": Relation.LAST,
    "previous": Relation.LAST,
    "preceding": Relation.LAST,
    "past": Relation.PAST,
    "next": Relation.NEXT,
    "coming": Relation.COMING,
    "upcoming": Relation.COMING,
    "following": Relation.NEXT,
    "this": Relation.THIS,
    "that": Relation.THIS,
    "same": Relation.THIS,
    "current": Relation.THIS,
    "recent": Relation.PAST,
}
ANAPHORIC: Final = table("previous preceding following that same")

DEICTIC_DAYS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}
FREQUENCIES: Final = {
    "daily": Unit.DAY, "weekly": Unit.WEEK, "monthly": Unit.MONTH, "yearly": Unit.YEAR, "annual": Unit.YEAR,
    "annually": Unit.YEAR, "quarterly": Unit.QUARTER, "nightly": Unit.DAY, "hourly": Unit.HOUR,
    "biennial": Unit.YEAR, "fortnightly": Unit.FORTNIGHT, "biweekly": Unit.WEEK,
}  # fmt: skip
VAGUE_WORDS: Final = table("now currently nowadays recently")
PHASES: Final = {"early": "early", "earlier": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late"}

AFTER_A_DURATION: Final = {
    "ago": Relation.AGO,
    "later": Relation.LATER,
    "afterwards": Relation.LATER,
    "afterward": Relation.LATER,
    "after": Relation.LATER,
    "earlier": Relation.EARLIER,
    "before": Relation.EARLIER,
    "beforehand": Relation.EARLIER,
    "previously": Relation.EARLIER,
    "prior": Relation.EARLIER,
    "hence": Relation.AHEAD,
}
STANDS_ALONE_AFTER_A_DURATION: Final = table("ago later afterwards afterward earlier beforehand previously hence")

# The last words of a hedge, and those that may stand before them.
HEDGES: Final[dict[tuple[str, ...], Hedge]] = {
    ("about",): Hedge.ABOUT,
    ("around",): Hedge.ABOUT,
    ("roughly",): Hedge.ABOUT,
    ("approximately",): Hedge.ABOUT,
    ("some",): Hedge.ABOUT,
    ("circa",): Hedge.ABOUT,
    ("perhaps",): Hedge.ABOUT,
    ("maybe",): Hedge.ABOUT,
    ("estimated",): Hedge.ABOUT,
    ("nearly",): Hedge.NEARLY,
    ("almost",): Hedge.NEARLY,
    ("close", "to"): Hedge.NEARLY,
    ("more", "than"): Hedge.MORE_THAN,
    ("over",): Hedge.MORE_THAN,
    ("less", "than"): Hedge.LESS_THAN,
    ("fewer", "than"): Hedge.LESS_THAN,
    ("under",): Hedge.LESS_THAN,
    ("at", "least"): Hedge.AT_LEAST,
    ("at", "most"): Hedge.AT_MOST,
    ("up", "to"): Hedge.AT_MOST,
    ("as", "many", "as"): Hedge.AT_MOST,
    ("as", "long", "as"): Hedge.AT_MOST,
    ("no", "more", "than"): Hedge.AT_MOST,
    ("no", "less", "than"): Hedge.AT_LEAST,
    ("no", "fewer", "than"): Hedge.AT_LEAST,
}
HEDGE_ENDS: Final = frozenset(words[-1] for words in HEDGES)

PREPOSITIONS: Final = table("""
    in on at by since until till from to through before after during between for within of over throughout around about
    following and as past per till than
""")
YEAR_PREPOSITIONS: Final = table("in since by until till from before after during between through circa of year to")
MONTH_PREPOSITIONS: Final = table("""
    in since by until till from to through before after during between of last next this early late mid and every each
    past previous following
""")
# A four-digit figure before these is a count or a measure.
MEASURES: Final = table("""
    people miles mile km kilometers kilometres meters metres feet foot ft lb lbs pounds tons tonnes kg kilograms
    percent pct dollars euros yen points votes jobs troops soldiers acres hectares degrees times copies homes houses
    barrels calories watts megawatts mph kph cc mg ml gallons liters litres employees workers units shares students
    members residents others deaths cases hours days weeks months minutes seconds rpm horsepower square cubic million
    billion trillion block
""")
CURRENCY: Final = table("$ £ € ¥ ₹ # @ % usd gbp eur")
BEFORE_A_NUMBER_THAT_IS_NO_YEAR: Final = table("""
    no number flight route room page article section boeing windows model channel highway interstate apartment suite
    p pp nos chapter verse line gate platform series type class hp ph tel call dial extension ext nearly almost
""")

FUTURE: Final = table("will would shall ll going expected scheduled due planned plans plan set upcoming next")
BEFORE_AN_AGE_AT: Final = table("""
    died dies dead death won wins gold born elected married marries debut retired became oldest youngest graduated began
    made joined killed left lost took widowed champion started turned orphaned crowned blind ordained enlisted diagnosed
""")

ZONE_NAMES: Final = table("eastern central mountain pacific greenwich moscow local london british")
ZONE_CODES: Final = frozenset(ZONES) - {"z", "et", "ct", "mt", "pt", "west", "ist", "wet"}
ZONE_CODES_IN_CAPITALS: Final = table("et ct mt pt ist wet west")

HOLIDAY_FIRST_WORDS: Final = frozenset(
    word
    for name in HOLIDAYS
    for first in name.replace("-", " ").split()[:1]
    for word in (first, first.removesuffix("s"))  # Father’s Day begins with “father”
)
HOLIDAY_NAMES: Final = {name.replace("-", " "): name for name in HOLIDAYS}
LONGEST_HOLIDAY: Final = max(len(name.split()) for name in HOLIDAY_NAMES)
