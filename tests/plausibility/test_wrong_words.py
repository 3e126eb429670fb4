"""The list of wrong words that training reads: its lines are well formed, sorted, and name each original once."""

import re
from pathlib import Path

LIST = Path(__file__).parents[2] / "training" / "wrong_words.txt"


def test_every_line_leads_from_an_original_to_other_words() -> None:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    originals = [line.split(":")[0] for line in lines]
    assert originals == sorted(set(originals))
    for line in lines:
        assert re.fullmatch("[a-z]+: [a-z]{2,}(?:, [a-z]{2,})*", line), line
        original, *wrong = re.findall("[a-z]+", line)
        assert original not in wrong
