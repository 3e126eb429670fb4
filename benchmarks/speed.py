"""How fast newslint is, against proselint in the same run; the peer lives in an environment of its own.

    python benchmarks/speed.py [--runs 10] [--peer-environment DIR] [--corpus FOLDER]

Makes the peer's environment on first use (`pip install proselint==0.16.0`). Times whole processes in turn, peer and
newslint, and prints medians and the ratio; then words per second on one long file and on 500 articles. Rules that
ask a model of news are left out, as the peer has none (--ignore '' takes them in). Without --corpus (a folder of .txt
articles) the texts are made from the clean seed articles.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

PEER = "proselint==0.16.0"
MODELS = "wording,spelling,quotes/garbled"
SEEDS = Path(__file__).parent.parent / "seeds" / "clean"


def main() -> None:
    """Runs the three comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--peer-environment", type=Path, default=Path(tempfile.gettempdir()) / "newslint-proselint")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--ignore", default=MODELS, help="rules to leave out; by default those that ask a model")
    options = parser.parse_args()
    peer = peer_program(options.peer_environment)
    program = str(Path(sys.executable).parent / "newslint")
    newslint = [program, "check", "--no-cache", "--isolated", "--jobs", "1", "--ignore", options.ignore]
    with tempfile.TemporaryDirectory() as folder:
        texts = articles(options.corpus)
        one = write(Path(folder) / "one.txt", trimmed("\n\n".join(texts), 700))
        long = write(Path(folder) / "long.txt", trimmed("\n\n".join(texts * 200), 50_000))
        longer = write(Path(folder) / "longer.txt", trimmed("\n\n".join(texts * 400), 100_000))
        many = [write(Path(folder) / f"many/{number}.txt", texts[number % len(texts)]) for number in range(500)]
        results = {
            "one article of 700 words": compare(newslint, peer, [one], options.runs),
            "one file of 50,000 words": compare(newslint, peer, [long], max(3, options.runs // 3)),
            "500 articles": compare(newslint, peer, many, max(3, options.runs // 3)),
            "100,000 words against 50,000": growth(newslint, long, longer),
        }
    print(json.dumps(results, indent=2))


def peer_program(folder: Path) -> list[str]:
    """The peer's command, installed when it is not there."""
    program = folder / "bin" / "proselint"
    if not program.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", PEER], check=True)
    return [str(program), "check"]


def articles(corpus: Path | None) -> list[str]:
    """The texts to lint."""
    return [path.read_text(encoding="utf-8") for path in sorted((corpus or SEEDS).glob("*.txt"))]


def trimmed(text: str, words: int) -> str:
    """The first paragraphs of a text with about so many words."""
    paragraphs: list[str] = []
    count = 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(paragraphs) + "\n"


def write(path: Path, text: str) -> Path:
    """Writes a file and gives its path."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def seconds(command: Sequence[str], files: Sequence[Path]) -> float:
    """The wall time of one process."""
    start = time.perf_counter()
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} failed: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - start


def compare(newslint: Sequence[str], peer: Sequence[str], files: Sequence[Path], runs: int) -> dict[str, float]:
    """Medians of runs in turn, after one of each that is not counted."""
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in files)
    seconds(newslint, files)
    seconds(peer, files)
    pairs = [(seconds(newslint, files), seconds(peer, files)) for _ in range(runs)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "words": words,
        "newslint seconds": round(ours, 3),
        "proselint seconds": round(theirs, 3),
        "ratio of times": round(statistics.median(a / b for a, b in pairs), 2),
        "newslint words per second": round(words / ours),
        "proselint words per second": round(words / theirs),
    }


def growth(newslint: Sequence[str], half: Path, whole: Path) -> float:
    """How much longer twice the text takes."""
    times = [(seconds(newslint, [whole]), seconds(newslint, [half])) for _ in range(3)]
    return round(statistics.median(a / b for a, b in times), 2)


if __name__ == "__main__":
    main()
