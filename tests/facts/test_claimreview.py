"""Ratings of claims: imported from schema.org's ClaimReview, and found again in sentences close to them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import read_text
from newslint.facts import claimreview, newsroom
from newslint.facts.base import Facts, FactsError

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "datePublished": "2024-03-05",
    "url": "https://check.example/dam",
    "claimReviewed": "The Corrie dam lost 40 percent of its water in one night.",
    "author": {"@type": "Organization", "name": "Corrie Check"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "alternateName": "Mostly false"},
}


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Any], str]:
    def write(value: Any) -> str:
        path = tmp_path / "reviews.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    "wrapped",
    [REVIEW, [REVIEW], {"@graph": [{"@type": "WebPage"}, REVIEW]}, [{"@graph": [{"@type": ["Thing", "ClaimReview"],
     **{key: value for key, value in REVIEW.items() if key != "@type"}}]}]],
)  # fmt: skip
def test_an_object_a_list_or_a_graph(saved: Callable[[Any], str], wrapped: Any) -> None:
    (row,) = claimreview.read(saved(wrapped))
    assert row.fact[:5] == (REVIEW["claimReviewed"], "rated", "Mostly false", "2024-03-05", "")
    assert row.fact.source == "Corrie Check https://check.example/dam"


def test_a_rating_in_figures(saved: Callable[[Any], str]) -> None:
    (row,) = claimreview.read(saved({**REVIEW, "reviewRating": {"ratingValue": 1, "bestRating": 5}}))
    assert row.fact.object == "1 of 5"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{", "1: not readable as JSON"),
        ({"@type": "WebPage"}, "holds no ClaimReview"),
        ([REVIEW, {**REVIEW, "claimReviewed": ""}], "review 2: has no claimReviewed"),
        ({**REVIEW, "reviewRating": {}}, "review 1: has no reviewRating"),
        ({**REVIEW, "author": []}, "review 1: has no author"),
        ({**REVIEW, "datePublished": "last week"}, "its datePublished 'last week' is no date"),
        ("[" * 100_000, "1: not readable as JSON: nested too deeply"),
    ],
)
def test_bad_files(saved: Callable[[Any], str], value: Any, told: str) -> None:
    with pytest.raises(FactsError) as caught:
        claimreview.read(saved(value))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("sentence", "is_close"),
    [
        ("The Corrie dam lost 40 percent of its water in one night.", True),
        ("In one night, the Corrie dam lost 40 percent of its water.", True),
        ("The dam at Corrie is losing 40 percent of its water in one night.", True),
        ("The Corrie dam lost 14 percent of its water in one night.", False),
        ("The Corrie dam did not lose 40 percent of its water in one night.", False),
        ("The dam at Corrie was painted.", False),
    ],
)
def test_sentences_close_to_a_rated_claim(
    saved: Callable[[Any], str], tmp_path: Path, sentence: str, is_close: bool
) -> None:
    path = str(tmp_path / "newsroom.db")
    newsroom.add(path, claimreview.read(saved(REVIEW)))
    found = Facts([path]).judgements(read_text(sentence))
    assert [one.message for one in found] == (
        ["Corrie Check rated a claim like this 'Mostly false' on March 5, 2024"] if is_close else []
    )
