"""Quotes and claims against sources, names, and facts: every measure of them, one after the other.

    python benchmarks/sources_names_facts.py --data DATA [--seed N]

Each measure is a command of its own, whose docstring says what it counts; this one runs them all in processes of their
own. The exit code is 1 when one of them fails.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def commands(data: str, seed: int) -> dict[str, list[str]]:
    """The arguments of each measure, by what it measures."""
    return {
        "misquotations and legitimate variants": [
            "-m",
            "benchmarks.misquotations",
            "--data",
            data,
            "--seed",
            str(seed),
        ],
        "speakers and extents of quotations": [str(HERE / "attributions.py"), "--data", data, "--kept-back"],
        "quotations in two versions inside an article": [str(HERE / "quotation_versions.py"), "--data", data],
        "sentences that their article does not bear out": ["-m", "benchmarks.sourced_claims", "--data", data],
        "facts spoilt in later versions of a story": ["-m", "benchmarks.sourced_claims", "--data", data, "--spoilt"],
        "one article against twenty sources": ["-m", "benchmarks.sourced_claims", "--data", data, "--speed"],
        "checks of names, places and facts": [str(HERE / "names_facts.py"), "--held-back"],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args(arguments)
    failed = False
    for title, command in commands(options.data, options.seed).items():
        print(f"\n== {title}\n", flush=True)
        failed |= subprocess.run([sys.executable, *command], cwd=HERE.parent, check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
