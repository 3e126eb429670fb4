import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Block, Document, Role, Span
from newslint.views.events import Event, classes_in, events, noun_classes, verbs_in
from newslint.views.quantities import (
    Bounds,
    Hedge,
    Kind,
    Part,
    Quantity,
    Written,
    bounds_in_base,
    meet,
    quantities,
    quantities_in,
)


def article(text: str, role: Role = Role.PARAGRAPH) -> Document:
    return Document(text, [Block(role, 0, len(text))])


def read(text: str) -> tuple[Quantity, ...]:
    return quantities(article(text))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


def found(text: str) -> list[str]:
    return [quantity.span.of(text) for quantity in read(text)]


def event(text: str) -> list[Event]:
    return list(events(article(text)))


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The mill made 1,400 wheels.", "1,400", 1400),
        ("The mill made twenty-one wheels.", "twenty-one", 21),
        ("The mill made one hundred and twenty-three wheels.", "one hundred and twenty-three", 123),
        ("The mill made twelve hundred wheels.", "twelve hundred", 1200),
        ("The mill made two and a half million wheels.", "two and a half million", 2_500_000),
        ("The mill made three-quarters of a million wheels.", "three-quarters of a million", 750_000),
        ("The mill made half a million wheels.", "half a million", 500_000),
        ("The mill made a dozen wheels.", "a dozen", 12),
        ("The mill made half a dozen wheels.", "half a dozen", 6),
        ("The mill made two dozen wheels.", "two dozen", 24),
        ("The mill made 1.2 million wheels.", "1.2 million", 1_200_000),
        ("The mill made 5bn wheels.", "5bn", 5 * 10**9),
        ("The mill made 4m wheels.", "4m", 4_000_000),
        ("The mill made 1,00,000 wheels.", "1,00,000", 100_000),
        ("The mill made 235 , 000 wheels.", "235 , 000", 235_000),
        ("The mill made 235\u00a0000 wheels.", "235\u00a0000", 235_000),
        ("The mill made 2½ wheels a head.", "2½", Fraction(5, 2)),
        ("The mill made 2 1/2 wheels a head.", "2 1/2", Fraction(5, 2)),
        ("The mill made ٣٠٠ wheels.", "٣٠٠", 300),
    ],
)
def test_counts(text: str, span: str, value: Fraction) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == quantity.number.of(text) == span
    assert (quantity.value, quantity.to, quantity.kind, quantity.unit) == (value, None, Kind.COUNT, None)
    assert quantity.noun == "wheel"
    assert quantity.noun_span is not None
    assert quantity.noun_span.of(text) == "wheels"


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("It cost $1.2bn in all.", "$1.2bn", 1_200_000_000, "USD"),
        ("It cost US $5 million in all.", "US $5 million", 5_000_000, "USD"),
        ("It cost $US5 million in all.", "$US5 million", 5_000_000, "USD"),
        ("It cost A$5m in all.", "A$5m", 5_000_000, "AUD"),
        ("It cost HK$2.5 tr in all.", "HK$2.5 tr", 2_500_000_000_000, "HKD"),
        ("It cost £1.2m in all.", "£1.2m", 1_200_000, "GBP"),
        ("It cost ¥500 in all.", "¥500", 500, "JPY"),
        ("It cost Rs 1,00,000 in all.", "Rs 1,00,000", 100_000, "INR"),
        ("It cost ISK 1.8 billion in all.", "ISK 1.8 billion", 1_800_000_000, "ISK"),
        ("It cost 45 million euros in all.", "45 million euros", 45_000_000, "EUR"),
        ("It cost 45m euros in all.", "45m euros", 45_000_000, "EUR"),
        ("It cost 30 mln N.Z. dlrs in all.", "30 mln N.Z. dlrs", 30_000_000, "NZD"),
        ("It cost 250 million Swiss francs in all.", "250 million Swiss francs", 250_000_000, "CHF"),
        ("It cost 51.6 million pounds in all.", "51.6 million pounds", 51_600_000, "GBP"),
        ("It cost 45 cents in all.", "45 cents", Fraction(9, 20), "USD"),
        ("It cost 30p in all.", "30p", Fraction(3, 10), "GBP"),
        ("It cost a million and a half dollars in all.", "a million and a half dollars", 1_500_000, "USD"),
        ("It cost 99,00 CZK in all.", "99,00 CZK", 99, "CZK"),
        ("It cost N5,000 in all.", "N5,000", 5_000, "NGN"),
        ("It cost N1.5 million in all.", "N1.5 million", 1_500_000, "NGN"),
        ("It cost N617 a litre.", "N617", 617, "NGN"),
    ],
)
def test_money(text: str, span: str, value: Fraction, unit: str) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == span
    assert (quantity.kind, quantity.value, quantity.unit) == (Kind.MONEY, value, unit)


@pytest.mark.parametrize(
    ("span", "kind", "value", "unit"),
    [
        ("26 miles", Kind.LENGTH, 26, "mile"),
        ("7-1/4 mile", Kind.LENGTH, Fraction(29, 4), "mile"),
        ("6 feet 2 inches", Kind.LENGTH, Fraction(37, 6), "foot"),
        ("5-foot-11", Kind.LENGTH, Fraction(71, 12), "foot"),
        ("1.88 m", Kind.LENGTH, Fraction(47, 25), "m"),
        ("half a mile", Kind.LENGTH, Fraction(1, 2), "mile"),
        ("12 nautical miles", Kind.LENGTH, 12, "nautical mile"),
        ("2,600 sq km", Kind.AREA, 2600, "km2"),
        ("5 acres", Kind.AREA, 5, "acre"),
        ("90 million cubic metres", Kind.VOLUME, 90_000_000, "m3"),
        ("700 barrels", Kind.VOLUME, 700, "barrel"),
        ("4,000 tonnes", Kind.MASS, 4000, "t"),
        ("three short tons", Kind.MASS, 3, "short ton"),
        ("60 km/h", Kind.SPEED, 60, "km/h"),
        ("60 miles per hour", Kind.SPEED, 60, "mph"),
        ("3 kWh", Kind.ENERGY, 3, "kWh"),
        ("50 megawatts", Kind.POWER, 50, "MW"),
        ("9.7 percent", Kind.PERCENT, Fraction(97, 10), "percent"),
        ("16 per cent", Kind.PERCENT, 16, "percent"),
        ("point zero three percent", Kind.PERCENT, Fraction(3, 100), "percent"),
        ("3 percentage points", Kind.POINT, 3, "percentage point"),
        ("half a percentage point", Kind.POINT, Fraction(1, 2), "percentage point"),
        ("25 basis points", Kind.POINT, 25, "basis point"),
        ("minus 5 degrees Celsius", Kind.TEMPERATURE, -5, "C"),
        ("86 F", Kind.TEMPERATURE, 86, "F"),
    ],
)
def test_measures(span: str, kind: Kind, value: Fraction, unit: str) -> None:
    text = f"The panel noted {span}, the report says."
    quantity = only(text)
    assert quantity.span.of(text) == span
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)


def test_a_change_of_temperature_is_a_difference_and_so_is_its_conversion() -> None:
    text = "The lake warmed by 10 degrees Celsius (18 F) and reached 30 C (86 F)."
    assert [quantity.kind for quantity in read(text)] == [Kind.TEMPERATURE_DIFFERENCE] * 2 + [Kind.TEMPERATURE] * 2


@pytest.mark.parametrize(
    ("text", "span", "value", "to", "unit"),
    [
        ("Between 300 and 500 people came.", "300 and 500", 300, 500, None),
        ("Between 500 and 300 people came.", "500 and 300", 500, 300, None),
        ("Some 10-15 people came.", "10-15", 10, 15, None),
        ("Two or three people came.", "Two or three", 2, 3, None),
        ("It saves 10 to 25 percent of the price.", "10 to 25 percent", 10, 25, "percent"),
        ("It costs $10-15 million to build.", "$10-15 million", 10_000_000, 15_000_000, "USD"),
        ("It costs 5 to 6 million euros to build.", "5 to 6 million euros", 5_000_000, 6_000_000, "EUR"),
        ("Tickets range from $5 to $7 on weekdays.", "$5 to $7", 5, 7, "USD"),
        ("Most are between 46mm and 48mm wide.", "46mm and 48mm", 46, 48, "mm"),
    ],
)
def test_ranges(text: str, span: str, value: int, to: int, unit: str | None) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == span
    assert (quantity.value, quantity.to) == (Fraction(value), Fraction(to))
    assert (quantity.unit, quantity.is_range) == (unit, True)
    assert quantity.low <= min(value, to) <= max(value, to) <= quantity.high


def test_from_to_is_a_change_and_shares_its_unit() -> None:
    text = "Rates rose from 9 to 11 percent, and debt fell to 7.4 billion dollars from 7.9 billion."
    assert [(quantity.span.of(text), quantity.value, quantity.unit) for quantity in read(text)] == [
        ("9", Fraction(9), "percent"),
        ("11 percent", Fraction(11), "percent"),
        ("7.4 billion dollars", Fraction(7_400_000_000), "USD"),
        ("7.9 billion", Fraction(7_900_000_000), "USD"),
    ]


@pytest.mark.parametrize(
    ("text", "pairs", "kind"),
    [
        ("She won 6-4 7-6 (7-5) on clay.", [(6, 4), (7, 6), (7, 5)], Kind.SCORE),
        ("Rovers lost 1-3 at home.", [(1, 3)], Kind.SCORE),
        ("The House passed the bill 217-215.", [(217, 215)], Kind.TALLY),
        ("Delegates rejected the pact by 84 votes to 61.", [(84, 61)], Kind.TALLY),
        ("The Senate vote was 52 to 48.", [(52, 48)], Kind.TALLY),
    ],
)
def test_scores_and_tallies(text: str, pairs: list[tuple[int, int]], kind: Kind) -> None:
    assert [(quantity.value, quantity.to, quantity.kind) for quantity in read(text)] == [
        (Fraction(one), Fraction(other), kind) for one, other in pairs
    ]
    assert all(not quantity.is_range for quantity in read(text))


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Two-thirds of voters agree.", "Two-thirds", Kind.FRACTION, Fraction(2, 3)),
        ("It lost a quarter of the herd.", "a quarter", Kind.FRACTION, Fraction(1, 4)),
        ("It lost half the herd.", "half", Kind.FRACTION, Fraction(1, 2)),
        ("It hits one in five drivers.", "one in five", Kind.FRACTION, Fraction(1, 5)),
        ("It hits nine out of 10 drivers.", "nine out of 10", Kind.FRACTION, Fraction(9, 10)),
        ("It sold three times as many pies.", "three times", Kind.RATIO, 3),
        ("It sold twice as many pies.", "twice", Kind.RATIO, 2),
        ("It saw a tenfold rise in pies.", "tenfold", Kind.RATIO, 10),
        ("It was carried by a two-to-one majority.", "two-to-one", Kind.RATIO, 2),
        ("The 43rd homer sailed out.", "43rd", Kind.ORDINAL, 43),
        ("The twenty-first homer sailed out.", "twenty-first", Kind.ORDINAL, 21),
        ("Osei finished sixth.", "sixth", Kind.ORDINAL, 6),
    ],
)
def test_fractions_ratios_and_ranks(text: str, span: str, kind: Kind, value: Fraction) -> None:
    quantity = only(text)
    assert (quantity.span.of(text), quantity.kind, quantity.value) == (span, kind, value)


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("about 400 people", Hedge.ABOUT),
        ("some 400 people", Hedge.ABOUT),
        ("400 or so people", Hedge.ABOUT),
        ("nearly 400 people", Hedge.NEARLY),
        ("just under 400 people", Hedge.NEARLY),
        ("more than 400 people", Hedge.MORE),
        ("over 400 people", Hedge.MORE),
        ("fewer than 400 people", Hedge.LESS),
        ("at least another 400 people", Hedge.AT_LEAST),
        ("no fewer than 400 people", Hedge.AT_LEAST),
        ("400 people or more", Hedge.AT_LEAST),
        ("up to 400 people", Hedge.AT_MOST),
        ("no more than 400 people", Hedge.AT_MOST),
        ("only 400 people", None),
    ],
)
def test_hedges(words: str, hedge: Hedge | None) -> None:
    assert only(f"The hall holds {words}.").hedge is hedge


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The tower cost $1,400.", 1350, 1450),
        ("The tower is 26 miles off.", Fraction(51, 2), Fraction(53, 2)),
        ("The tower is 10 miles off.", 5, 15),
        ("The tower is 2.02 m wide.", Fraction(403, 200), Fraction(81, 40)),
        ("The tower is six feet wide.", Fraction(11, 2), Fraction(13, 2)),
        ("The tower cost $30 million.", 25_000_000, 35_000_000),
        ("The tower cost $1.2 million.", 1_150_000, 1_250_000),
        ("The tower gained 40 percent.", Fraction(79, 2), Fraction(81, 2)),
        ("The tower holds 90 people.", 90, 90),
        ("The tower holds 1,400 people.", 1350, 1450),
        ("The tower holds four hundred people.", 400, 400),
        ("The tower holds between 300 and 450 people.", 250, 455),
    ],
)
def test_rounding(text: str, low: Fraction, high: Fraction) -> None:
    assert only(text).rounded == Bounds(Fraction(low), Fraction(high))


def test_bounds_open_with_the_hedge() -> None:
    assert only("It holds more than 12 people.").bounds == Bounds(Fraction(12), None)
    assert only("It holds up to 12 people.").bounds == Bounds(None, Fraction(12))
    assert only("It holds about 50 people.").bounds == Bounds(Fraction(45), Fraction(55))
    assert only("It holds nearly 50 people.").bounds == Bounds(Fraction(45), Fraction(50))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 kilometers (10 miles)", True),
        ("84 meters (276 feet)", True),
        ("20 miles (32 km)", True),
        ("55 km (34 miles)", True),
        ("100 miles (160 km)", True),
        ("1,000 feet (300 meters)", True),
        ("26 miles (42 km)", True),
        ("26 miles (32 km)", False),
        ("6 feet (2.02 m)", False),
        ("10 kilometers (16 miles)", False),
        ("5 acres (2 hectares)", True),
        ("5 acres (2 kilometers)", False),
        ("30 C (86 F)", True),
        ("30 C (96 F)", False),
        ("100 barrels (4,200 gallons)", True),
        ("12 tons (12 tonnes)", True),
        ("12 tons (15 tonnes)", False),
        ("85 mph (137 kph)", True),
        ("85 mph (98 kph)", False),
    ],
)
def test_conversions_meet(text: str, expected: bool) -> None:
    one, other = read(f"The gauge showed {text} at noon.")
    assert meet(one, other) is meet(other, one) is expected


def test_differences_of_temperature_convert_without_the_offset() -> None:
    right = read("The sea warmed by 10 degrees Celsius (18 F).")
    wrong = read("The sea warmed by 10 degrees Celsius (50 F).")
    assert meet(*right)
    assert not meet(*wrong)


def test_bounds_in_base_gives_each_reading_of_the_unit() -> None:
    assert len(bounds_in_base(only("It weighs 12 tons."))) == 3
    assert len(bounds_in_base(only("It weighs 12 tonnes."))) == 1
    assert bounds_in_base(only("It has 12 legs.")) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("A bomber killed 12 people at a market.", [Part.DEAD]),
        ("Relatives of the 15 dead gathered.", [Part.DEAD]),
        ("The toll rose to 14.", [Part.DEAD]),
        ("Fire kills 14 in a mill.", [Part.DEAD]),
        ("At least six miners died.", [Part.DEAD]),
        ("Three guards and two prisoners were killed.", [Part.DEAD, Part.DEAD]),
        ("The blast killed 12 soldiers and two civilians.", [Part.DEAD, Part.DEAD]),
        ("The blast killed two workers and sickened 61.", [Part.DEAD, None]),
        ("The flood cost the lives of 48 people.", [Part.DEAD]),
        ("The crash left 34 people injured, nine of them critically.", [Part.INJURED, Part.INJURED]),
        ("Five gunmen shot at 12 officers.", [Part.PEOPLE, Part.PEOPLE]),
        ("Police arrested 30 marchers.", [Part.ARRESTED]),
        ("Some 900 people were evacuated.", [Part.DISPLACED]),
        ("The party won 42 seats with 310 votes.", [Part.SEATS, Part.VOTES]),
        ("A 15-member panel met.", [Part.MEMBERS]),
        ("The mayors of 14 governing bodies met.", [None]),
    ],
)
def test_roles(text: str, roles: list[Part | None]) -> None:
    assert [quantity.role for quantity in read(text)] == roles


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 737 carried Covid-19 tests to the G7 summit.",
        "The shop is open 24/7, with a 50-50 chance of cake.",
        "No one saw it, and one of us was hurt.",
        "Call 202-555-0143 or +44 20 7946 0958 now.",
        "He lives at 10 Downing Street.",
        "It began at 5 p.m. on May 4, 2024, and 2:30 is the end.",
        "Karimi, 80, spoke for three hours in 1996.",
        "From 1990-91 to 2005/06 the rule was in force.",
        "The war (1931-2024) lasted for 15 to 20 years.",
        "See page 12, Section 9.2.1 and No. 10.",
        "It took a second, then the second half began.",
        "In the 21st century and the 1990s it grew.",
        "At first it was said, and he first met her then.",
        "The First Lady saw the Second World War film.",
        "Louis MCMXC wrote it.",
        "The grid is 5x5 or 10×10.",
        "Write 10^400 or 12,34,5 or 1٢3 on it.",
        "Users of 3G and the MP3 of 3D films.",
        "The 13-year-old left on the 9th.",
    ],
)
def test_no_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police recorded 480 last year, a drop.", ["480"]),
        ("Output fell from 46.2 terawatt-hours to 45.3, it said.", ["46.2 terawatt-hours", "45.3"]),
        ("That brought arrests over the weekend to 115.", ["115"]),
        ("The state pays $15 per pupil to 80,000 pupils.", ["$15", "80,000"]),
        ("It was lifted by a half-percent.", ["a half-percent"]),
        ("The regiment lost a quarter of its 800 men.", ["a quarter", "800"]),
        ("She came home eighth in a six-runner field.", ["eighth", "six"]),
        ("Eighth of seven, she left.", ["Eighth", "seven"]),
        ("Orr, eighth of seven, left.", ["eighth", "seven"]),
        ("The trip took five weeks to six.", []),
    ],
)
def test_figures_beside_words_of_time_rank_and_share(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_unit_behind_from_is_lent_to_the_figure_behind_to() -> None:
    units = [quantity.unit for quantity in read("Output fell from 46.2 terawatt-hours to 45.3, it said.")]
    assert units == ["TWh", "TWh"]


@pytest.mark.parametrize(
    ("text", "span", "noun"),
    [
        ("They worked 2,000 night shifts in all.", "2,000", "shift"),
        ("An operator sold 1,200 day trips.", "1,200", "trip"),
        ("On Tuesday 75 did so.", "75", None),
        ("In June 300 were sold.", "300", None),
    ],
)
def test_a_unit_or_name_of_time_beside_a_count_takes_nothing_from_it(text: str, span: str, noun: str | None) -> None:
    quantity = only(text)
    assert (quantity.span.of(text), quantity.noun) == (span, noun)


def test_a_bracket_between_degrees_and_what_they_exceed_changes_nothing() -> None:
    kinds = [quantity.kind for quantity in read("Nights were 5 degrees Celsius (9 Fahrenheit) colder than before.")]
    assert kinds == [Kind.TEMPERATURE_DIFFERENCE] * 2


@pytest.mark.parametrize(
    "text", ["Four people were shot dead in a bar.", "Two guards were stabbed to death on Friday."]
)
def test_the_shot_and_stabbed_are_dead(text: str) -> None:
    assert only(text).role is Part.DEAD


def test_words_and_figures() -> None:
    text = "The board has five (6) members and 1.2 million trees."
    assert [(quantity.written, quantity.noun) for quantity in read(text)] == [
        (Written.WORDS, "member"),
        (Written.FIGURES, "member"),
        (Written.MIXED, "tree"),
    ]


def test_scale_is_kept_apart() -> None:
    assert [quantity.scale for quantity in read("It cost $1.2m, $3 billion and $40.")] == [10**6, 10**9, 1]


def test_datelines_and_code_are_left_out() -> None:
    assert quantities(article("12 sheep ran.", Role.CODE)) == ()
    assert quantities(article("12 sheep ran.", Role.DATELINE)) == ()
    assert len(quantities(article("12 sheep ran.", Role.HEADLINE))) == 1


def test_quantities_in_an_area() -> None:
    document = article("It has 12 legs. It has 14 arms.")
    assert [quantity.value for quantity in quantities_in(document, Span(16, 31))] == [14]


def test_offsets_count_code_points() -> None:
    text = "👩‍👩‍👧 café: 12 people left."
    assert found(text) == ["12"]


def test_events_of_one_class() -> None:
    assert [(one.lemma, one.is_noun) for one in event("The ferry sank. Divers came after the May 5 sinking.")] == [
        ("sink", False),
        ("sink", True),
    ]
    killed, dead = event("A bomber killed 12 people. Relatives of the 15 dead came.")
    assert (killed.lemma, killed.subject, killed.object) == ("kill", "bomber", "person")
    assert (dead.lemma, dead.is_noun) == ("kill", True)


def test_words_of_several_classes() -> None:
    assert noun_classes("burglary") == {"break_in", "rob"}
    assert noun_classes("burglaries") == frozenset()
    assert verbs_in("Two trawlers went down off Cork") == ((13, frozenset(("sink", "crash", "outage"))),)
    assert "rob" in classes_in("thieves in balaclavas were behind it")


def test_events_name_what_they_happen_to() -> None:
    text = "The ferry’s sinking shocked them. The sinking of the ferry shocked them. The note was signed by ministers."
    assert [(one.span.of(text), one.subject, one.object) for one in event(text)] == [
        ("sinking", None, "ferry"),
        ("sinking", None, "ferry"),
        ("signed", "minister", "note"),
    ]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(
                """12 1,400 1,00,000 $ £ A$ Rs % percent - – / ( ) . , and a half million of the to from between
                two-thirds one hundred point zero °C degrees minus 5.5 ½ ٣٠٠ first 10^400 people killed m bn k tr x × '
                second 2nd years 3-2 6-4 points dozen in every out""".split()
            ),
        ),
        max_size=30,
    ),
    st.sampled_from(["", " ", "-"]),
)
def test_never_raises_and_never_overlaps(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    document = article(text)
    end = 0
    for quantity in quantities(document):
        assert end <= quantity.start <= quantity.number.start < quantity.number.end <= quantity.end <= len(text)
        assert quantity.low <= quantity.value <= quantity.high
        assert quantity.kind is not Kind.MONEY or quantity.unit is not None
        end = quantity.end
    events(document)


@pytest.mark.parametrize("digits", [400, 401, 5000])
def test_endless_figures_do_no_harm(digits: int) -> None:
    assert len(read(f"It has {'9' * digits} legs.")) == (digits <= 400)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["12 ", "1-", "1 , 000 , ", "1/2/", "one hundred and ", "$5 million 6 million ", "5 to ", "killed 5, ", "1:"],
)
def test_takes_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        document = article(unit * count)
        start = time.process_time()
        quantities(document)
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 10 * seconds(4_000) + 0.5
