"""What is known and held back: findings that were there before newslint came, and those that an editor dismissed.

A baseline is a JSON file with a finding a line, to be committed beside the articles. An entry is found again by its
rule and the words it is about, whatever is edited elsewhere in the file and also when the file is moved or renamed.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from newslint.config import relative
from newslint.engine import Result
from newslint.rule import Finding, fingerprint
from newslint.whole_files import replacing

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
    with replacing(path) as partial, open(partial, "w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"schema": "{SCHEMA}", "findings": [\n{lines}\n]}}\n')


def _line(entry: Entry) -> str:
    return json.dumps({name: value for name, value in entry._asdict().items() if value or name != "reason"})


def marked(results: Sequence[Result]) -> list[list[tuple[Finding, str]]]:
    """The findings of each result with their marks, fingerprints without a path, counted over a whole file."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found: list[list[tuple[Finding, str]]] = []
    for result in results:
        found.append([])
        for finding in result.findings:
            words = " ".join(finding.text.split())
            key = (result.path, finding.rule, words)
            found[-1].append((finding, fingerprint("", finding.rule, words, seen[key])))
            seen[key] += 1
    return found


def entry_of(path: str, finding: Finding, mark: str, reason: str = "") -> Entry:
    """An entry for a finding of the file that a baseline names `path`."""
    return Entry(path, finding.rule, _shortened(finding.text), mark, reason)


def dismissed(entries: Iterable[Entry], path: str) -> Callable[[Finding], bool]:
    """Tells findings with the rule and the words of one that was dismissed in the file that a baseline calls `path`."""
    known = frozenset((entry.rule, entry.text) for entry in entries if entry.reason and entry.path == path)
    return lambda finding: (finding.rule, _shortened(finding.text)) in known


class Held(NamedTuple):
    """Results without what a baseline knows, and the entries of their files that hold nothing back any more."""

    results: list[Result]
    unused: tuple[Entry, ...] = ()


def hold(
    results: Sequence[Result], entries: Sequence[Entry], folder: str, exists: Callable[[str], bool] = os.path.exists
) -> Held:
    """The results without the findings that `entries` know."""
    held: list[Result] = []
    found = marked(results)
    known = _known(results, found, entries, folder, exists)
    for result, pairs in zip(results, found, strict=True):
        own = known[relative(result.path, folder)]
        counts = Counter(DISMISSED if own[mark].reason else KNOWN for _, mark in pairs if mark in own)
        shown = tuple(finding for finding, mark in pairs if mark not in own)
        held.append(result._replace(findings=shown, held={**result.held, **counts}))
    occurring, failed = _occurring(results, found, folder), _failed(results, folder)
    unused = [
        entry
        for path, own in known.items()
        if path not in failed
        for mark, entry in own.items()
        if mark not in occurring[path]
    ]
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
    found = marked(results)
    known = _known(results, found, before, folder, exists)
    failed = _failed(results, folder)
    after = [entry for entry in before if entry.path not in known and exists(os.path.join(folder, entry.path))]
    after += (entry for path in known if path in failed for entry in known[path].values())
    for result, pairs in zip(results, found, strict=True):
        path = relative(result.path, folder)
        if path in failed:
            continue
        for finding, mark in pairs:
            old = known[path].get(mark)
            if old or add:
                after.append(entry_of(path, finding, mark, old.reason if old else ""))
    return tuple(after)


def _known(
    results: Sequence[Result],
    found: Sequence[Sequence[tuple[Finding, str]]],
    entries: Sequence[Entry],
    folder: str,
    exists: Callable[[str], bool],
) -> Mapping[str, Mapping[str, Entry]]:
    """For each file of the results the entries that speak of it, by mark.

    A file that no entry names takes the entries of one that is gone and shares at least half of its marks with it: it
    was moved or renamed.
    """
    by_path: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, {})[entry.mark] = entry
    occurring = _occurring(results, found, folder)
    gone = {path for path in by_path if path not in occurring and not exists(os.path.join(folder, path))}
    known: dict[str, Mapping[str, Entry]] = {}
    for path, own in occurring.items():
        known[path] = by_path.get(path, {})
        if not known[path] and gone and own:
            origin = max(sorted(gone), key=lambda path: len(own & by_path[path].keys()))
            if 2 * len(own & by_path[origin].keys()) >= len(by_path[origin]):
                gone.discard(origin)
                known[path] = by_path[origin]
    return known


def _occurring(
    results: Sequence[Result], found: Sequence[Sequence[tuple[Finding, str]]], folder: str
) -> Mapping[str, set[str]]:
    """The marks of the findings of each file."""
    marks: dict[str, set[str]] = {}
    for result, pairs in zip(results, found, strict=True):
        marks.setdefault(relative(result.path, folder), set()).update(mark for _, mark in pairs)
    return marks


def _failed(results: Sequence[Result], folder: str) -> set[str]:
    """The files that were not linted, or not by all rules."""
    return {relative(result.path, folder) for result in results if result.failures}


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TEXT else f"{words[: _LONGEST_TEXT - 1]}…"
