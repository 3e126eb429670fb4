"""How many wrong names and facts the rules find, and how often they alarm on right ones.

    python benchmarks/names_facts.py [--held-back] [--only A01,F05] [--show] [--json FILE] [--cases FOLDER]

The cases stand in `benchmarks/data/names_facts`, a file a check, in two folders: `shown`, which the rules were shaped
by, and `held_back`, which nobody who writes rules may read: --held-back scores it apart and prints counts alone. A
failing case is found when a finding of the check's rule, or a place related to it, overlaps the words at fault. A
passing case is a false alarm when any rule on names or facts gives a warning or an error.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from newslint import Config, Linter
from scored_cases import Score, cases, judge

CASES = Path(__file__).parent / "data" / "names_facts"
SHOWN, HELD_BACK = "shown", "held_back"
RULES = {
    "A01": "names/surname_variant",
    "A02": "names/given_name_variant",
    "A03": "names/surname_before_full_name",
    "A04": "names/never_introduced",
    "A05": "names/title_contradiction",
    "A06": "names/honorific_clash",
    "A07": "names/organisation_variant",
    "A08": "names/acronym_letters",
    "A09": "names/acronym_undefined",
    "A10": "names/ambiguous_surname",
    "A11": "places/wrong_capital places/wrong_country",
    "A12": "places/wrong_state",
    "A13": "places/wrong_demonym",
    "A14": "names/romanisation_mix",
    "F01": "facts/event_year",
    "F02": "facts/years_since_event",
    "F03": "facts/office_holder_at_date",
    "F04": "facts/wrong_post",
    "F05": "facts/in_power_since",
    "F06": "facts/first_visit_in_years",
    "F07": "facts/membership",
    "F08": "facts/country_existed",
    "F09": "facts/alive_or_dead",
    "F10": "facts/population_area_currency",
    "F11": "facts/unsourced_superlative",
}


def main() -> None:
    """Prints a table, a check a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true", help="also score the part kept back, apart")
    parser.add_argument("--only", help="checks, such as A01,F05")
    parser.add_argument(
        "--show", action="store_true", help="print cases missed and false alarms (never held-back ones)"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to a file")
    parser.add_argument("--cases", type=Path, default=CASES, help="the folder of the cases")
    options = parser.parse_args()
    checks = options.only.split(",") if options.only else list(RULES)
    linter = Linter(
        Config(select=tuple(sorted({rule.partition("/")[0] for rules in RULES.values() for rule in rules.split()})))
    )
    parts = (SHOWN, HELD_BACK) if options.held_back else (SHOWN,)
    totals = dict.fromkeys(parts, Score())
    figures: dict[str, Any] = {}
    print(f"{'':42}recall                false alarms" + ("        kept back" if options.held_back else ""))
    for check in checks:
        scores = dict.fromkeys(parts, Score())
        for part in parts:
            for case in cases(options.cases / part / f"{check}.jsonl"):
                score, remark = judge(linter, RULES[check], case)
                scores[part] = scores[part].plus(score)
                if options.show and remark and part == SHOWN:
                    print(f"    {case['id']} {remark}: {case['text']!r} [{case['found']}]")
        totals = {part: totals[part].plus(scores[part]) for part in parts}
        figures[check] = {part: score._asdict() for part, score in scores.items()}
        row(f"{check} {RULES[check]}", scores)
    row("all", totals)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def row(name: str, scores: dict[str, Score]) -> None:
    """Prints one line of the table."""
    print(f"{name:42}" + "    ".join(map(str, scores.values())))


if __name__ == "__main__":
    main()
