"""Datelines."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.dateline import dateline


@pytest.mark.parametrize(
    ("text", "opening", "place"),
    [
        ("MADRID — The deal", "MADRID — ", "MADRID"),
        ("MADRID, June 19 (Reuters) - The deal", "MADRID, June 19 (Reuters) - ", "MADRID"),
        ("NEW YORK (AP) -- The deal", "NEW YORK (AP) -- ", "NEW YORK"),
        ("SAN JOSÉ, Costa Rica (AP) — The deal", "SAN JOSÉ, Costa Rica (AP) — ", "SAN JOSÉ"),
        ("ST. PAUL, Minn. — The deal", "ST. PAUL, Minn. — ", "ST. PAUL"),
        ("SPRINGFIELD, Ill. (AP) — The deal", "SPRINGFIELD, Ill. (AP) — ", "SPRINGFIELD"),
        ("BEIJING, Aug. 2 /Xinhua/ -- The deal", "BEIJING, Aug. 2 /Xinhua/ -- ", "BEIJING"),
        ("PORT-AU-PRINCE – The deal", "PORT-AU-PRINCE – ", "PORT-AU-PRINCE"),
        ("L’AQUILA, Italy, 6 April 2009 — The deal", "L’AQUILA, Italy, 6 April 2009 — ", "L’AQUILA"),
        ("(Reuters) - The deal", "(Reuters) - ", ""),
    ],
)
def test_datelines(text: str, opening: str, place: str) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.span.of(text), found.place) == (opening, place)
    assert found.span.end == len(opening)


@pytest.mark.parametrize(
    "text",
    [
        "The deal — which was signed — is off.",
        "NATO officials - and there are many - agreed.",
        "UN — The",
        "“MADRID — no",
        "MADRID The deal",
        "MADRID-based firm",
        "",
        "A — b",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MADRID, June 19, 2024 (Reuters) - x", datetime.date(2024, 6, 19)),
        ("MADRID, 19 June 2024 — x", datetime.date(2024, 6, 19)),
        ("MADRID, Sept. 3, 2023 — x", datetime.date(2023, 9, 3)),
        ("MADRID, Monday, June 17, 2024 — x", datetime.date(2024, 6, 17)),
        ("MADRID, June 19 — x", None),
        ("MADRID, Feb. 30, 2024 — x", None),
        ("MADRID — x", None),
    ],
)
def test_dates(text: str, date: datetime.date | None) -> None:
    found = dateline(text)
    assert found is not None
    assert found.date == date


def test_a_dateline_is_looked_for_where_the_paragraph_starts() -> None:
    text = "Headline\n\nMADRID — The deal"
    found = dateline(text, 10, len(text))
    assert found is not None
    assert found.span.of(text) == "MADRID — "


@given(st.text(alphabet="ABC .,-—()/19Jun’é\n", max_size=80))
def test_a_dateline_is_an_opening(text: str) -> None:
    found = dateline(text)
    assert found is None or (found.span.start == 0 and found.span.end <= len(text))
