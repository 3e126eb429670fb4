"""What is known and held back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Config, Linter, read_text
from newslint.baseline import BaselineError, Entry, entry_of, hold, marked, read, renewed, write
from newslint.config import relative
from newslint.engine import Result

LINTER = Linter(Config(select=("style/doubled_word",)))
DOUBLED = "He said the the talks had failed."
SAID = "They said said no."


def entries_of(result: Result, folder: str, reason: str = "") -> tuple[Entry, ...]:
    (found,) = marked([result])
    return tuple(entry_of(relative(result.path, folder), finding, mark, reason) for finding, mark in found)


def linted(path: str, *paragraphs: str) -> Result:
    return LINTER.lint(read_text("\n\n".join(paragraphs) + "\n", path=path))


def shown(result: Result, entries: tuple[Entry, ...], *, exists: bool = True) -> list[tuple[str, int]]:
    (held,), _ = hold([result], entries, "", lambda path: exists)
    return [(finding.text, finding.line) for finding in held.findings]


def test_what_is_known_is_held_back() -> None:
    entries = entries_of(linted("a.txt", DOUBLED, SAID), "")
    assert [entry[:3] for entry in entries] == [
        ("a.txt", "style/doubled_word", "the the"),
        ("a.txt", "style/doubled_word", "said said"),
    ]
    (held,), unused = hold([linted("a.txt", DOUBLED, SAID)], entries, "")
    assert (held.findings, held.held, unused) == ((), {"in the baseline": 2}, ())


def test_an_edit_elsewhere_changes_nothing() -> None:
    entries = entries_of(linted("a.txt", DOUBLED), "")
    assert shown(linted("a.txt", "A new first paragraph.", "Another one.", DOUBLED), entries) == []
    assert shown(linted("a.txt", SAID, DOUBLED), entries) == [("said said", 1)]


def test_one_more_of_the_same_is_shown() -> None:
    entries = entries_of(linted("a.txt", DOUBLED, DOUBLED), "")
    assert shown(linted("a.txt", DOUBLED, DOUBLED, DOUBLED), entries) == [("the the", 5)]


def test_what_no_longer_occurs_is_told() -> None:
    entries = entries_of(linted("a.txt", DOUBLED, SAID), "")
    _, unused = hold([linted("a.txt", SAID)], entries, "")
    assert unused == entries[:1]


def test_a_renamed_file_keeps_its_entries() -> None:
    entries = entries_of(linted("a.txt", DOUBLED, SAID), "")
    moved = linted("new/b.txt", SAID, DOUBLED)
    assert shown(moved, entries, exists=False) == []
    assert shown(moved, entries, exists=True) == [("said said", 1), ("the the", 3)]
    assert shown(linted("b.txt", DOUBLED), entries, exists=False) == []


def test_another_file_that_shares_little_is_no_renamed_one() -> None:
    entries = entries_of(linted("a.txt", DOUBLED, SAID, "We went went home."), "")
    assert len(entries) == 3
    assert shown(linted("b.txt", DOUBLED), entries, exists=False) == [("the the", 1)]


def test_a_renewed_baseline() -> None:
    before = (*entries_of(linted("a.txt", DOUBLED), "", "as spoken"), Entry("gone.txt", "x/y", "z", "0"))
    now = linted("a.txt", DOUBLED, SAID)

    def exists(path: str) -> bool:
        return path != "gone.txt"

    pruned = renewed(before, [now], "", exists, add=False)
    assert pruned == before[:1]
    added = renewed(before, [now], "", exists, add=True)
    assert [(entry.text, entry.reason) for entry in added] == [("the the", "as spoken"), ("said said", "")]
    elsewhere = Entry("b.txt", "x/y", "z", "0")
    assert elsewhere in renewed((elsewhere,), [now], "", exists, add=True)
    assert renewed(before[:1], [Result("a.txt", failures=("broken",))], "", exists, add=True) == before[:1]


def test_reading_what_was_written(tmp_path: Path) -> None:
    path = str(tmp_path / "b.json")
    entries = (*entries_of(linted("é 😀.txt", DOUBLED), "", "“so”"), *entries_of(linted("a.txt", SAID), ""))
    write(path, entries)
    assert set(read(path)) == set(entries)
    first = Path(path).read_bytes()
    write(path, reversed(entries))
    assert Path(path).read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == ["b.json"]
    write(path, ())
    assert read(path) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "is not a baseline: not readable as JSON"),
        (b"\xff", "is not a baseline: not readable as JSON"),
        (b"[" * 100_000, "is not a baseline: not readable as JSON"),
        (b"[]", "is not a baseline that this version reads: it names no schema"),
        (
            b'{"schema": "newslint/baseline/9", "findings": []}',
            "is not a baseline that this version reads: its schema is 'newslint/baseline/9', not 'newslint/baseline/1'",
        ),
        (b'{"schema": "newslint/baseline/1"}', "'findings' must be a list"),
        (
            b'{"schema": "newslint/baseline/1", "findings": [{"path": "a"}]}',
            "entry 1 is malformed: it needs path, rule, text and mark",
        ),
        (
            b'{"schema": "newslint/baseline/1", "findings": [{"path": 1, "rule": "", "text": "", "mark": ""}]}',
            "entry 1 is malformed: it needs path, rule, text and mark",
        ),
    ],
)
def test_a_broken_baseline(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(BaselineError) as caught:
        read(str(path))
    assert str(caught.value) == f"{path}: {told}"


def test_a_missing_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"nowhere\.json: cannot be read: No such file or directory$"):
        read(str(tmp_path / "nowhere.json"))


@given(st.lists(st.sampled_from((DOUBLED, SAID, "All is well.", "It is is so."))), st.integers(0, 5))
def test_a_baseline_holds_back_all_that_it_was_made_of(paragraphs: list[str], at: int) -> None:
    before = linted("a.txt", *paragraphs)
    entries = entries_of(before, "")
    after = [*paragraphs[:at], "Nothing to see.", *paragraphs[at:]]
    (held,), unused = hold([linted("a.txt", *after)], entries, "")
    assert held.findings == () and unused == ()
    assert sum(held.held.values()) == len(before.findings)


def test_the_articles_of_a_file_are_counted_together() -> None:
    one, other = linted("a.json", DOUBLED), linted("a.json", SAID, DOUBLED)
    entries = renewed((), [one, other], "", add=True)
    assert [(entry.path, entry.text) for entry in entries] == [
        ("a.json", "the the"),
        ("a.json", "said said"),
        ("a.json", "the the"),
    ]
    assert len({entry.mark for entry in entries}) == 3
    held, unused = hold([one, other], entries, "")
    assert ([result.findings for result in held], unused) == ([(), ()], ())
    held, _ = hold([one, other], entries[:2], "")
    assert [finding.text for result in held for finding in result.findings] == ["the the"]
    _, unused = hold([one], entries, "")
    assert unused == entries[1:]
