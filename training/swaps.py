"""Real word swaps made by spinners, split by type."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

PLAIN = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Swap:
    """A word and what a spinner put in its place, and how often that was seen."""

    original: str
    spun: str
    count: float

    @property
    def held_out(self) -> bool:
        """Whether the honest build keeps this type for measuring: a third of all types."""
        return zlib.crc32(f"{self.original}>{self.spun}".encode()) % 3 == 0


def real_swaps(data: Path) -> list[Swap]:
    """The swaps of the data folder that replace one plain word by another."""
    rows = json.loads((data / "spun" / "word_swaps.json").read_text(encoding="utf-8"))
    swaps = [Swap(row["original"].lower(), row["spun"].lower(), row["count"]) for row in rows]
    return [s for s in swaps if PLAIN.fullmatch(s.original) and PLAIN.fullmatch(s.spun) and s.original != s.spun]
