"""What is known and held back: findings that were there before newslint came, and those that an editor dismissed.

A baseline is a JSON file with a finding a line, to be committed beside the articles. An entry is found again by its
rule and the words it is about, whatever is edited elsewhere in the file and also when the file is moved or renamed.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from newslint.engine import Result
from newslint.rule import Finding, fingerprint

SCHEMA: Final = "newslint/baseline/1"
"""The name and version of the file's form."""

FILE_NAME: Final = "newslint-baseline.json"
"""The name that a baseline has unless another is given."""

KNOWN: Final = "in the baseline"
DISMISSED: Final = "dismissed"

_LONGEST_TEXT: Final = 80  # code points; the rest of a long finding is for the mark to tell


class BaselineError(ValueError):
    """A baseline cannot be read; the message names the file and says why."""


class Entry(NamedTuple):
    """One finding that is held back.

    `path` is relative to the baseline's folder, with forward slashes. `mark` tells the rule, the words and which of
    their occurrences in the file is meant. `reason` is an editor's, for a finding that was dismissed.
    """

    path: str
    rule: str
    text: str
    mark: str
    reason: str = ""


def read(path: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BaselineError."""
    try:
        with open(path, "rb") as file:
            value = json.loads(file.read().decode("utf-8"))
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: is not a baseline: not readable as JSON") from None
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema != SCHEMA:
        told = f"its schema is {schema!r}, not '{SCHEMA}'" if isinstance(schema, str) else "it names no schema"
        raise BaselineError(f"{path}: is not a baseline that this version reads: {told}")
    findings = value.get("findings")
    if not isinstance(findings, list):
        raise BaselineError(f"{path}: 'findings' must be a list")
    entries = []
    for number, one in enumerate(findings, 1):
        given = one if isinstance(one, dict) else {}
        complete = given.keys() - {"reason"} == set(Entry._fields) - {"reason"}
        if not complete or not all(isinstance(text, str) for text in given.values()):
            raise BaselineError(f"{path}: entry {number} is malformed: it needs path, rule, text and mark")
        entries.append(Entry(**given))
    return tuple(entries)


def write(path: str, entries: Iterable[Entry]) -> None:
    """Writes a baseline in one step, in an order that changes little when findings do. Raises OSError."""
    lines = ",\n".join(_line(entry) for entry in sorted(set(entries)))
    path = os.path.realpath(path)
    partial = f"{path}.{os.getpid()}.tmp"
    try:
        with open(partial, "w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"schema": "{SCHEMA}", "findings": [\n{lines}\n]}}\n')
        os.replace(partial, path)
    finally:
        if os.path.exists(partial):
            os.unlink(partial)


def _line(entry: Entry) -> str:
    return json.dumps({name: value for name, value in entry._asdict().items() if value or name != "reason"})


def marks(findings: Sequence[Finding]) -> Iterator[str]:
    """The mark of each finding of one file: a fingerprint without its path."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, " ".join(finding.text.split()))
        yield fingerprint("", *key, seen[key])
        seen[key] += 1


def entries_of(result: Result, folder: str, reason: str = "") -> tuple[Entry, ...]:
    """An entry for every finding of a file, in their order."""
    path = relative(result.path, folder)
    return tuple(
        Entry(path, finding.rule, _shortened(finding.text), mark, reason)
        for finding, mark in zip(result.findings, marks(result.findings), strict=True)
    )


def relative(path: str, folder: str) -> str:
    """A path as a baseline in `folder` has it."""
    return os.path.relpath(os.path.abspath(path), folder or ".").replace(os.sep, "/")


class Held(NamedTuple):
    """Results without what a baseline knows, and the entries of their files that hold nothing back any more."""

    results: list[Result]
    unused: tuple[Entry, ...] = ()


def hold(
    results: Sequence[Result], entries: Sequence[Entry], folder: str, exists: Callable[[str], bool] = os.path.exists
) -> Held:
    """The results without the findings that `entries` know."""
    held: list[Result] = []
    unused: list[Entry] = []
    for result, known in zip(results, _known(results, entries, folder, exists), strict=True):
        found = list(zip(result.findings, marks(result.findings), strict=True))
        counts = Counter(DISMISSED if known[mark].reason else KNOWN for _, mark in found if mark in known)
        shown = tuple(finding for finding, mark in found if mark not in known)
        held.append(result._replace(findings=shown, held={**result.held, **counts}))
        if not result.failures:
            unused += (known[mark] for mark in known.keys() - {mark for _, mark in found})
    return Held(held, tuple(unused))


def renewed(
    before: Sequence[Entry],
    results: Sequence[Result],
    folder: str,
    exists: Callable[[str], bool] = os.path.exists,
    *,
    add: bool,
) -> tuple[Entry, ...]:
    """A baseline after a run: what no longer occurs is gone, and with `add` all that does occur is in it.

    Entries of files that were not linted stay, unless the files are gone. Reasons stay with their findings.
    """
    linted = {relative(result.path, folder) for result in results}
    after = [entry for entry in before if entry.path not in linted and exists(os.path.join(folder, entry.path))]
    for result, known in zip(results, _known(results, before, folder, exists), strict=True):
        if result.failures:
            after += known.values()
            continue
        for entry in entries_of(result, folder):
            if entry.mark in known:
                after.append(entry._replace(reason=known[entry.mark].reason))
            elif add:
                after.append(entry)
    return tuple(after)


def _known(
    results: Sequence[Result], entries: Sequence[Entry], folder: str, exists: Callable[[str], bool]
) -> Iterator[Mapping[str, Entry]]:
    """For each result the entries that speak of its file, by mark.

    A file that no entry names takes the entries of one that is gone and shares at least half of its marks with it: it
    was moved or renamed.
    """
    by_path: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, {})[entry.mark] = entry
    linted = {relative(result.path, folder) for result in results}
    gone = {path for path in by_path if path not in linted and not exists(os.path.join(folder, path))}
    for result in results:
        known = by_path.get(relative(result.path, folder))
        own = set(marks(result.findings))
        if known is None and gone and own:
            origin = max(sorted(gone), key=lambda path: len(own & by_path[path].keys()))
            if 2 * len(own & by_path[origin].keys()) >= len(by_path[origin]):
                gone.discard(origin)
                known = by_path[origin]
        yield known or {}


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TEXT else f"{words[: _LONGEST_TEXT - 1]}…"
