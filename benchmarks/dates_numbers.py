"""How many wrong dates and numbers the rules find, and how often they alarm on right ones.

    python benchmarks/dates_numbers.py [--held-back] [--only D01,N05] [--show] [--json FILE]

The cases stand in `benchmarks/data/dates_numbers`: a file a check, at least 20 failing and 20 passing texts each,
written before the rules. A quarter of each file is kept back: it is left out, unless --held-back asks for both parts
apart, so that rules are not shaped by it. A failing case is found when a finding of the check's rule, or a place
related to it, overlaps the words at fault. A passing case is a false alarm when any rule on dates or numbers gives a
warning or an error.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from newslint import Config, Linter
from scored_cases import Score, cases, judge

CASES = Path(__file__).parent / "data" / "dates_numbers"
RULES = {
    "D01": "dates/weekday_mismatch",
    "D02": "dates/weekday_mismatch_without_year",
    "D03": "dates/impossible_date",
    "D04": "dates/dateline_date",
    "D05": "dates/past_tense_future_date",
    "D06": "dates/future_tense_past_date",
    "D07": "dates/next_last_tense",
    "D08": "dates/relative_month_mismatch",
    "D09": "dates/two_dates_one_event",
    "D10": "dates/headline_weekday",
    "D11": "dates/day_offset",
    "D12": "dates/span_in_days",
    "D13": "dates/span_in_years",
    "D14": "dates/years_ago",
    "D15": "dates/first_in_years",
    "D16": "dates/anniversary",
    "D17": "dates/age_and_birth",
    "D18": "dates/age_at_event",
    "D19": "dates/lifespan",
    "D20": "dates/two_ages",
    "D21": "dates/reversed_range",
    "D22": "dates/century_or_decade",
    "D23": "dates/quarter_and_month",
    "D24": "dates/holiday_date",
    "D25": "dates/event_order",
    "D26": "dates/time_of_day",
    "D27": "dates/time_zone",
    "D28": "dates/january_slip",
    "D29": "dates/odd_year",
    "N01": "numbers/percent_change",
    "N02": "numbers/percent_or_point",
    "N03": "numbers/doubled_or_halved",
    "N04": "numbers/times_as_many",
    "N05": "numbers/sum_of_parts",
    "N06": "numbers/shares_sum",
    "N07": "numbers/part_exceeds_whole",
    "N08": "numbers/share_and_count",
    "N09": "numbers/fraction_and_count",
    "N10": "numbers/majority",
    "N11": "numbers/vote_tally",
    "N12": "numbers/score",
    "N13": "numbers/headline_number",
    "N14": "numbers/casualty_drift",
    "N15": "numbers/list_count",
    "N16": "numbers/reversed_range",
    "N17": "numbers/magnitude_clash",
    "N18": "numbers/unit_conversion",
    "N19": "numbers/temperature_difference",
    "N20": "numbers/dimension_clash",
    "N21": "numbers/exchange_rate",
    "N22": "numbers/unit_price",
    "N23": "numbers/average",
    "N24": "numbers/rank_exceeds_field",
    "N25": "numbers/impossible_percent",
    "N26": "numbers/fall_over_hundred_percent",
    "N27": "numbers/words_and_figures",
    "N28": "numbers/poll_margin",
}
"""The rule that each check of the catalogue became."""


def main() -> None:
    """Prints a table, a check a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true", help="also score the part kept back, apart")
    parser.add_argument("--only", help="checks, such as D01,N05")
    parser.add_argument(
        "--show", action="store_true", help="print cases missed and false alarms (never held-back ones)"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to a file")
    options = parser.parse_args()
    checks = options.only.split(",") if options.only else list(RULES)
    linter = Linter(Config(select=("dates", "numbers")))
    totals = {False: Score(), True: Score()}
    figures: dict[str, Any] = {}
    print(f"{'':42}recall                false alarms" + ("        kept back" if options.held_back else ""))
    for check in checks:
        scores = {False: Score(), True: Score()}
        for case in cases(CASES / f"{check}.jsonl"):
            if case["held_back"] and not options.held_back:
                continue
            score, remark = judge(linter, RULES[check], case)
            scores[case["held_back"]] = scores[case["held_back"]].plus(score)
            if options.show and remark and not case["held_back"]:
                print(f"    {case['id']} {remark}: {case['text']!r} [{case['found']}] published {case['published']}")
        totals = {held: totals[held].plus(scores[held]) for held in totals}
        figures[check] = {"shown": scores[False]._asdict(), "kept back": scores[True]._asdict()}
        row(f"{check} {RULES[check]}", scores, options.held_back)
    row("all", totals, options.held_back)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def row(name: str, scores: dict[bool, Score], held_back: bool) -> None:
    """Prints one line of the table."""
    print(f"{name:42}{scores[False]}" + (f"    {scores[True]}" if held_back else ""))


if __name__ == "__main__":
    main()
