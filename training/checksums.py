"""Record or check the SHA-256 of the shipped model files.

python -m training.checksums [--write]
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "training" / "checksums.json"
PACKAGES = ("phrasebook", "plausibility", "spelling")


def main() -> int:
    files = {
        f"{package}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for package in PACKAGES
        for path in sorted((ROOT / "linter" / "newslint" / package / "data").glob("*"))
    }
    if "--write" in sys.argv[1:]:
        RECORD.write_text(json.dumps({"files": files}, indent=2) + "\n", encoding="utf-8")
        return 0
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["files"]
    for name in sorted(recorded.keys() | files.keys()):
        if recorded.get(name) != files.get(name):
            print(f"{name}: shipped {files.get(name)}, recorded {recorded.get(name)}")
    return int(recorded != files)


if __name__ == "__main__":
    sys.exit(main())
