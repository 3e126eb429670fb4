"""What changed, as git tells it: the lines of each file that are new since a commit, or staged for the next one."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from newslint.cli import UsageError
from newslint.document import Place
from newslint.engine import Result
from newslint.readers import check_size

UNCHANGED: Final = "outside the change"

_HUNK: Final = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_AS_IF_UNCONFIGURED: Final = (
    "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--submodule=short", "--find-renames",
)  # fmt: skip
_SECONDS: Final = 60  # git answers in less, or not at all


class Changes(NamedTuple):
    """The changed lines by real path; None stands for a file that is new as a whole, or that has no lines."""

    lines: Mapping[str, Sequence[range] | None]

    def names(self, path: str) -> bool:
        """Whether a file changed at all."""
        return os.path.realpath(path) in self.lines

    def held(self, result: Result) -> Result:
        """A result with only the findings of which an end lies in a changed line."""
        lines = self.lines.get(os.path.realpath(result.path), ())
        if lines is None:
            return result
        shown = tuple(
            finding
            for finding in result.findings
            if any(
                _touches(lines, place)
                for place in (finding.place, *(other.place for other in finding.related if not other.path))
            )
        )
        number = len(result.findings) - len(shown)
        held = Counter(result.held) + Counter({UNCHANGED: number})
        return result._replace(findings=shown, held=dict(held))


def _touches(lines: Sequence[range], place: Place) -> bool:
    return any(place.line < one.stop and one.start <= place.end_line for one in lines)


def since(reference: str) -> Changes:
    """What the working tree has that a commit has not, untracked files included. Raises UsageError."""
    if reference.startswith("-"):
        raise UsageError(f"'{reference}' is no commit")
    _git("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}", wrong=f"there is no commit '{reference}' here")
    lines = _changed(reference)
    top = _top()
    for name in _git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/").split(b"\0"):
        if name:
            lines[os.path.realpath(os.path.join(top, os.fsdecode(name)))] = None
    return Changes(lines)


def staged() -> Changes:
    """What is staged for the next commit. Raises UsageError."""
    return Changes(_changed("--cached"))


def staged_bytes(path: str, *, limit: int) -> bytes:
    """A file as it is staged. Raises UsageError, and ReadError for one that is larger than `limit` bytes."""
    name = os.path.relpath(os.path.realpath(path), _top()).replace(os.sep, "/")
    wrong = f"{path}: is not staged"
    check_size(path, int(_git("cat-file", "-s", f":0:{name}", wrong=wrong)), limit)
    return _git("cat-file", "blob", f":0:{name}", wrong=wrong)


def _changed(what: str) -> dict[str, Sequence[range] | None]:
    top = _top()
    lines: dict[str, Sequence[range] | None] = {}
    # A file that became a link, or is in conflict, has two patches or none: it is taken as a whole.
    for path in _names(top, *_AS_IF_UNCONFIGURED, "--diff-filter=TU", what):
        lines[path] = None
    options = (*_AS_IF_UNCONFIGURED, "--diff-filter=ACMR", what)
    patches = re.split(rb"^diff --git ", _git("diff", "--unified=0", *options), flags=re.MULTILINE)[1:]
    for path, patch in zip(_names(top, *options), patches, strict=True):  # git lists and prints them in one order
        hunks = [match for line in patch.split(b"\n") if (match := _HUNK.match(line))]
        ranges = [range(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)) for hunk in hunks]
        binary = not hunks and b"\nBinary files " in patch
        lines[path] = None if binary else ranges
    return lines


def _names(top: str, *options: str) -> list[str]:
    """The real paths of the files in a difference."""
    names = _git("diff", "--name-only", "-z", *options).split(b"\0")
    return [os.path.realpath(os.path.join(top, os.fsdecode(name))) for name in dict.fromkeys(names) if name]


def _top() -> str:
    return os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))


def _git(*arguments: str, wrong: str = "") -> bytes:
    """What git prints. Raises UsageError with `wrong`, or with git's own words."""
    command = ("git", "-c", "core.quotePath=false", "--no-pager", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise UsageError("git is not installed, so what changed cannot be told") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git took longer than {_SECONDS} seconds to tell what changed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(wrong or f"git cannot tell what changed: {said[0] if said else 'it failed'}")
    return done.stdout
