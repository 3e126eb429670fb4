"""One quotation in two wordings: messages, both places, and what is no difference."""

import time

import pytest

from newslint import Hit, Rule, read_text
from newslint_rules.quotes.headline_misquotes import headline_misquotes
from newslint_rules.quotes.two_speakers import two_speakers
from newslint_rules.quotes.two_versions import two_versions

MIDDLE = "\n\nThe session lasted for three hours.\n\n"


def hits(rule: object, text: str) -> list[Hit]:
    assert isinstance(rule, Rule)
    return list(rule.hits(read_text(text)))


def twice(first: str, second: str) -> str:
    return f"“{first},” Ms. Ito said.{MIDDLE}“{second},” she said."


@pytest.mark.parametrize(
    ("first", "second", "found", "there"),
    [
        (
            "We will defend the integrity of our country",
            "We will defend the honesty of our country",
            "honesty",
            "integrity",
        ),
        ("The road will not be closed before winter", "The road will be closed before winter", "will be", "not"),
        (
            "It was a very good year for the old port",
            "It was a very bad week for the old port",
            "bad week",
            "good year",
        ),
        ("We spent 12 million on the port last year", "We spent 21 million on the port last year", "21", "12"),
    ],
)
def test_both_versions_are_shown(first: str, second: str, found: str, there: str) -> None:
    text = twice(first, second)
    (hit,) = hits(two_versions, text)
    assert hit.span.of(text) == found
    (related,) = hit.related
    assert text[related.start : related.end] == there
    assert hit.start > related.start


def test_the_difference_is_marked() -> None:
    text = twice("We will defend the integrity of our country", "We will defend the honesty of our country")
    (hit,) = hits(two_versions, text)
    assert hit.message == (
        "this quotation was given in other words before: "
        "here “…will defend the *honesty* of our country”, there “…will defend the *integrity* of our country”"
    )
    assert hit.related[0].message == "here it reads “…will defend the *integrity* of our country”"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We won’t close the port before the winter", "We will not close the port before the winter"),
        ("We will organise the port by colour", "we will organize the port by color"),
        ("We closed three ports before the winter", "We closed 3 ports before the winter"),
        ("We will close the port, all of it, before winter", "We will close the port … before winter"),
        ("We will close it before the winter", "We will close [the port] before the winter"),
        ("We will close the port before the winter", "close the port before"),
        ("We will close the port before the winter", "We will open the school after the summer"),
        ("We will fight for every job in the valley", "We will fight for every job in the county"),
        ("We will really close the port before the winter", "We will close the port before the winter"),
    ],
)
def test_no_difference(first: str, second: str) -> None:
    assert hits(two_versions, twice(first, second)) == []


def test_two_people_may_say_nearly_the_same() -> None:
    one, other = "“We are happy with the result of the vote,”", "“We are content with the result of the vote,”"
    assert hits(two_versions, f"{one} Maria Ito said.{MIDDLE}{other} Joan Hale said.") == []
    assert len(hits(two_versions, f"{one} Maria Ito said.{MIDDLE}{other} Ms. Ito said.")) == 1


def test_a_headline_may_shorten_and_may_not_change() -> None:
    body = "\n\nThe bridge stays, the mayor said on Monday.\n\n“This bridge will never close while I live,” she said."
    text = f"Mayor: ‘This bridge should never close’{body}"
    (hit,) = hits(headline_misquotes, text)
    assert hit.span.of(text) == "should"
    assert hit.message == (
        "the body has this quotation in other words: "
        "here “This bridge *should* never close”, there “This bridge *will* never close while…”"
    )
    assert hits(headline_misquotes, f"Mayor: ‘This bridge will never close’{body}") == []
    assert hits(headline_misquotes, f"Mayor: ‘Bridge will never close’{body}") == []
    assert hits(headline_misquotes, f"Mayor: ‘This bridge … close while I live’{body}") == []


def test_both_speakers_are_shown() -> None:
    words = "“The council has lost the trust of its voters,”"
    text = f"{words} Maria Ito said.{MIDDLE}{words} Joan Hale, a lawyer, said."
    (hit,) = hits(two_speakers, text)
    assert hit.span.of(text) == "Maria Ito"
    assert hit.message == "these words are attributed to Maria Ito here and to Joan Hale, a lawyer further on"
    (related,) = hit.related
    assert text[related.start : related.end] == "Joan Hale, a lawyer"
    assert hits(two_speakers, text.replace("Joan Hale, a lawyer,", "the lawyer")) == []


@pytest.mark.parametrize("length", [1, 12])
def test_an_article_of_nothing_but_quotations_ends_in_time(length: int) -> None:
    text = "\n\n".join(
        f"“{'We will close the port before the winter and ' * length}number {number},” he said."
        for number in range(500)
    )
    begun = time.perf_counter()
    hits(two_versions, text)
    hits(two_speakers, text)
    assert time.perf_counter() - begun < 5
