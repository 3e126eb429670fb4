"""Quotations: exact spans, also where marks are damaged."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Span, read_text
from newslint.views.quotations import MarkFault, Quotations, quotations


def view(text: str) -> Quotations:
    return read_text(text).view(quotations)


def quoted(text: str) -> list[tuple[str, int]]:
    """The text with marks and the level of every quotation."""
    return [(item.span.of(text), item.level) for item in view(text).items]


def damage(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[one.start : one.end], one.fault.value, one.written) for one in view(text).damage()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “It is over.”", [("“It is over.”", 0)]),
        ('He said: "It is over."', [('"It is over."', 0)]),
        ("He said: ‘It is over.’", [("‘It is over.’", 0)]),
        ("He said: 'It is over.'", [("'It is over.'", 0)]),
        ("Il a dit: «C’est fini.»", [("«C’est fini.»", 0)]),
        ("Il a dit : «\u00a0C’est fini.\u00a0»", [("«\u00a0C’est fini.\u00a0»", 0)]),
        ("Er sagte: »Es ist vorbei.«", [("»Es ist vorbei.«", 0)]),
        ("Er sagte: „Es ist vorbei.“ Dann ging er.", [("„Es ist vorbei.“", 0)]),
        ("Rzekł: „To koniec.” Wyszedł.", [("„To koniec.”", 0)]),
        ("“One,” he said. “Two.”", [("“One,”", 0), ("“Two.”", 0)]),
        ('"One," he said. "Two."', [('"One,"', 0), ('"Two."', 0)]),
        ("“He told me ‘never’ twice.”", [("“He told me ‘never’ twice.”", 0), ("‘never’", 1)]),
        ("\"He told me 'never' twice.\"", [("\"He told me 'never' twice.\"", 0), ("'never'", 1)]),
        ("‘He told me “never” twice.’", [("‘He told me “never” twice.’", 0), ("“never”", 1)]),
        ("(“Yes”)—“no”", [("“Yes”", 0), ("“no”", 0)]),
        ("''It is over,'' he said.", [("''It is over,''", 0)]),
        ("''He told me 'never' twice.''", [("''He told me 'never' twice.''", 0), ("'never'", 1)]),
        ("“It is the mayor‘s plan.”", [("“It is the mayor‘s plan.”", 0)]),
        ("the so-called “plan”", [("“plan”", 0)]),
        ("“‘Never,’ he said,” she recalled.", [("“‘Never,’ he said,”", 0), ("‘Never,’", 1)]),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, int]]) -> None:
    assert quoted(text) == expected
    assert damage(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It don’t matter, and it don't.",
        "The ’90s were long, and the '90s too.",
        "The workers’ pay and the workers' pay.",
        "The workers’ pay and the drivers’ hours.",
        "Acme Corp.’s profit and Acme Corp.'s loss.",
        "He stood 6' 2\" tall.",
        "He was 5' tall.",
        "O’Brien and D'Angelo.",
        "Rock ’n’ roll, ’em and ’til.",
        "James’ hat, Jesus’ and the boss’s.",
        "Class of ’74 and 1990s’ music.",
        'A 27" screen',
    ],
)
def test_apostrophes_and_units_are_no_quotations(text: str) -> None:
    assert view(text) == Quotations((), ())


def test_possessives_inside_single_quotations() -> None:
    text = "He said: ‘The workers’ pay is low.’ Then he left."
    assert quoted(text) == [("‘The workers’ pay is low.’", 0)]
    assert damage(text) == []


def test_paragraphs_that_each_open_and_only_the_last_closes() -> None:
    text = "“It began in May,” he said.\n\n“It went on.\n\n“And it ended.”\n\nHe left."
    items = view(text).items
    assert [(item.span.of(text), item.continues) for item in items] == [
        ("“It began in May,”", False),
        ("“It went on.", True),
        ("“And it ended.”", False),
    ]
    assert damage(text) == []


def test_straight_paragraphs_that_each_open() -> None:
    text = '"It went on.\n\n"And on.\n\n"And it ended."\n\nHe left.'
    assert [(item.span.of(text), item.continues) for item in view(text).items] == [
        ('"It went on.', True),
        ('"And on.', True),
        ('"And it ended."', False),
    ]
    assert damage(text) == []


@pytest.mark.parametrize(
    ("text", "spans", "faults"),
    [
        (
            "the” strongest and most lasting agreement” so far.",
            ["” strongest and most lasting agreement”"],
            [("” ", "closing mark opens", " “")],
        ),
        ("he said, saying,” I have won.”", ["” I have won.”"], [("” ", "closing mark opens", " “")]),
        ("He said: “I have won.“", ["“I have won.“"], [("“", "opening mark closes", "”")]),
        ("He said: “I have won. Then he left.", ["“I have won. Then he left."], [("“", "never closed", None)]),
        ("He said: I have won.” Then he left.", [], [("”", "never opened", None)]),
        ("He said: “ I have won.”", ["“ I have won.”"], [("“ ", "space inside", "“")]),
        ("He said: “I have won. ”", ["“I have won. ”"], [(" ”", "space inside", "”")]),
        ("He said: “I have “won” it.”", ["“I have “won” it.”", "“won”"], [("“", "same mark nested", None)]),
    ],
)
def test_damaged_marks(text: str, spans: list[str], faults: list[tuple[str, str, str | None]]) -> None:
    assert [item.span.of(text) for item in view(text).items] == spans
    assert damage(text) == faults


def test_around_gives_the_innermost() -> None:
    text = "Before. “He told me ‘never ever’ twice.” After."
    found = view(text)

    def around(word: str) -> str | None:
        start = text.index(word)
        item = found.around(Span(start, start + len(word)))
        return item.span.of(text) if item else None

    assert around("ever") == "‘never ever’"
    assert around("twice") == "“He told me ‘never ever’ twice.”"
    assert around("told") == "“He told me ‘never ever’ twice.”"
    assert around("Before") is None
    assert around("After") is None
    assert around("“He") is None


def test_code_and_block_ends_are_respected() -> None:
    text = "He said “no.\n\nShe said yes.”"
    assert [item.span.of(text) for item in view(text).items] == ["“no."]
    assert [one.fault for one in view(text).damage()] == [MarkFault.NEVER_CLOSED, MarkFault.NEVER_OPENED]


MARKS = "“”‘’\"'„‚«»‹›‛‟ s.9a,—\n("


@given(st.text(alphabet=MARKS, max_size=120))
def test_any_marks_give_quotations_inside_the_text(text: str) -> None:
    document = read_text(text)
    found = document.view(quotations)
    starts = [item.start for item in found.items]
    assert starts == sorted(starts)
    for item in found.items:
        assert 0 <= item.start < item.end <= len(text)
        assert item.start <= item.inner.start <= item.inner.end <= item.end
        block = document.block_at(item.start)
        assert block is not None and item.end <= block.end
        slow = [
            other
            for other in found.items
            if other.start <= item.start and other.inner.covers(Span(item.start, item.start + 1))
        ]
        around = found.around(Span(item.start, item.start + 1))
        assert (around is None) == (not slow)
    for one in found.damage():
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("unit", ['"', "“", "”", "‘", "’", "“ ", "a” ", ' "', "« ", "‘s ", '9" ', "“a\n\n", "s’ "])
def test_time_grows_with_length(unit: str) -> None:
    def seconds(count: int) -> float:
        document = read_text(unit * count)
        start = time.perf_counter()
        found = document.view(quotations)
        for item in found.items[::50]:
            found.around(item.span)
        return time.perf_counter() - start

    few = max(seconds(2_000), seconds(2_000), 0.004)
    assert min(seconds(20_000), seconds(20_000)) < 40 * few  # a hundredfold if it were quadratic
