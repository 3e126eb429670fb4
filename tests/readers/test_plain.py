"""Plain text: paragraphs and their roles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Document, Metadata, read_text
from newslint.document import Role

LONG = "The council said on Monday that the road will be closed for a week while the bridge is mended by the army."


def blocks(source: str) -> list[tuple[str, str]]:
    document = read_text(source)
    return [(block.role.value, block.span.of(document.text)) for block in document.blocks]


def test_paragraphs_between_blank_lines() -> None:
    assert blocks(f"Road shut\n\n{LONG}\n  \nIt opens again.\n") == [
        ("headline", "Road shut"),
        ("paragraph", LONG),
        ("paragraph", "It opens again."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_line_a_paragraph(end: str) -> None:
    lines = [LONG, LONG.replace("road", "quay"), "It opens again."]
    assert blocks(end.join(lines)) == [("paragraph", line) for line in lines]


def test_hard_wrapped_copy() -> None:
    first = (
        "   The council said on Monday that the road will be\n"
        "closed for a week while the bridge is mended by the\n"
        "army, which has sent forty men."
    )
    second = (
        "   Drivers were told to take the coast road, which is\n"
        "longer by ten miles but has been widened in the past\n"
        "two years."
    )
    assert blocks(f"{first}\n{second}\n") == [("paragraph", first.strip()), ("paragraph", second.strip())]


def test_an_article_with_everything() -> None:
    source = (
        "Road shut for a week\n\nBridge is being mended\n\nBy Ana Duarte\n\n"
        f"LISBON, June 19, 2024 (Reuters) - {LONG}\n\n- one reason\n- another\n\n"
        "(Reporting by Ana Duarte; Editing by Tom Lee)\n"
    )
    document = read_text(source)
    assert blocks(source) == [
        ("headline", "Road shut for a week"),
        ("deck", "Bridge is being mended"),
        ("byline", "By Ana Duarte"),
        ("dateline", "LISBON, June 19, 2024 (Reuters) -"),
        ("paragraph", LONG),
        ("list item", "one reason"),
        ("list item", "another"),
        ("note", "(Reporting by Ana Duarte; Editing by Tom Lee)"),
    ]
    assert str(document.metadata.published) == "2024-06-19"


def test_the_caller_knows_better_than_the_dateline() -> None:
    import datetime

    day = datetime.date(2024, 6, 20)
    document = read_text("LISBON, June 19, 2024 - A road is shut.", metadata=Metadata(published=day))
    assert document.metadata.published == day


@pytest.mark.parametrize("marker", ["(more)", "more", "-30-", "- 30 -", "###", "ENDS", "***", "BC-BRITAIN/ROAD"])
def test_wire_markers_are_notes(marker: str) -> None:
    assert blocks(f"{LONG}\n\n{marker}\n\n{LONG}")[1] == ("note", marker)


def test_wire_headers() -> None:
    assert blocks(f"^Road shut for a week@\n^By Ana Duarte=\n^Eds: Adds quotes=\n\n{LONG}") == [
        ("headline", "Road shut for a week"),
        ("byline", "By Ana Duarte"),
        ("note", "Eds: Adds quotes"),
        ("paragraph", LONG),
    ]


def test_a_caret_that_is_no_wire_header_stays() -> None:
    assert blocks(f"^Road shut\n\n{LONG}")[0] == ("headline", "^Road shut")


@pytest.mark.parametrize(
    "note",
    ["Editor’s note: This story was updated.", "Correction: The road is shut for a week.", "EMBARGOED UNTIL NOON"],
)
def test_notes(note: str) -> None:
    assert blocks(f"{note}\n\n{LONG}\n\n{LONG}")[0] == ("note", note)


def test_a_byte_order_mark_is_in_no_block() -> None:
    assert blocks("\ufeff Road shut\n\n" + LONG)[0] == ("headline", "Road shut")


@pytest.mark.parametrize("source", ["", "\n\n", "\ufeff", " \t\r\n", "\u00a0"])
def test_nothing(source: str) -> None:
    assert blocks(source) == []


def well_formed(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        text = block.span.of(document.text)
        assert text == text.strip() or block.role is Role.DATELINE
        end = block.end


@given(st.text(alphabet="Ab1 .-^@=()*#“”’\n\r\t\ufeff\u2028\x85—", max_size=200))
def test_any_text_gives_blocks_in_order(source: str) -> None:
    document = read_text(source)
    assert document.text == source
    well_formed(document)
    covered = "".join(block.span.of(source) for block in document.blocks)
    if not any(block.role in (Role.LIST_ITEM, Role.NOTE, Role.HEADLINE, Role.BYLINE) for block in document.blocks):
        assert "".join(covered.split()) == "".join(source.replace("\ufeff", " ").split()) or "\ufeff" in covered


@pytest.mark.parametrize(
    "unit",
    ["ENDS\n\n", "By Ana\n\n", "(reporting by ", "-", "^a", "- a\n", "A B\n", "Ed: x\n\n", "\n \n", "A-B/", "^a@\n"],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(count: int) -> float:
        source = unit * count
        start = time.perf_counter()
        read_text(source)
        return time.perf_counter() - start

    few = max(seconds(4_000), seconds(4_000), 0.005)
    assert min(seconds(40_000), seconds(40_000)) < 40 * few  # a hundredfold if it were quadratic
