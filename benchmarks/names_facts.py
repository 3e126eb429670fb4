"""How many wrong names and facts the rules find, and how often they alarm on right ones.

    python benchmarks/names_facts.py [--held-back] [--only A01,F05] [--show] [--json FILE] [--cases FOLDER]

The cases stand in `benchmarks/data/names_facts`, a file a check, in two folders: `shown`, which the rules were shaped
by, and `held_back`, which nobody who writes rules may read: --held-back scores it apart and prints counts alone. A
failing case is found when a finding of the check's rule, or a place related to it, overlaps the words at fault. A
passing case is a false alarm when any rule on names or facts gives a warning or an error.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Config, Finding, Level, Linter, Metadata, Span, read_text
from newslint.linter import parse_date

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


class Score(NamedTuple):
    """Failing cases found of all, and passing cases with a false alarm of all."""

    found: int = 0
    failing: int = 0
    alarms: int = 0
    passing: int = 0

    def __str__(self) -> str:
        recall = self.found / self.failing if self.failing else 0.0
        alarms = self.alarms / self.passing if self.passing else 0.0
        return f"{recall:6.2f} ({self.found:4}/{self.failing:4})  {alarms:6.3f} ({self.alarms:3}/{self.passing:4})"

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


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


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def judge(linter: Linter, rule: str, case: dict[str, Any]) -> tuple[Score, str]:
    """The score of one case, and what went wrong with it."""
    document = read_text(case["text"], metadata=Metadata(published=parse_date(case["published"])))
    result = linter.lint(document)
    if result.failures:
        raise SystemExit("\n".join(result.failures))
    if case["fails"]:
        place = place_of(case["text"], case["found"])
        mine = [finding for finding in result.findings if finding.rule in rule.split()]
        found = any(place.overlaps(span) for finding in mine for span in spans(finding))
        return Score(found=found, failing=1), "" if found else "missed"
    alarms = [finding for finding in result.findings if finding.level is not Level.SUGGESTION]
    remark = "; ".join(f"{finding.rule}: {finding.message}" for finding in alarms)
    return Score(alarms=bool(alarms), passing=1), remark


def place_of(text: str, words: str) -> Span:
    """The first place of some words that is not inside other words: the “he” that is not in “the”."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return Span(*match.span()) if match else Span(text.index(words), text.index(words) + len(words))


def spans(finding: Finding) -> Sequence[Span]:
    """The finding's place and those related to it; the texts are plain, so the source is the text."""
    return [finding.span, *(Span(other.place.start, other.place.end) for other in finding.related)]


if __name__ == "__main__":
    main()
