"""One thing under two names."""

import pytest

from newslint import Level, read_text
from newslint.testing import verify
from newslint_rules.wording.two_names_for_one import two_names_for_one

QUOTED = (
    "“It is the strongest border treaty in living memory,” she said.\n\n"
    "He doubted that “the strongest border accord in living memory” would hold."
)


def test_its_examples() -> None:
    assert verify(two_names_for_one) == []


def test_a_quotation_that_comes_back_changed() -> None:
    (hit,) = two_names_for_one.hits(read_text(QUOTED))
    assert QUOTED[hit.start : hit.end] == "accord"
    assert hit.message == "'accord' here, 'treaty' in the same words of another quotation"
    assert hit.level is Level.WARNING
    assert hit.suggestions == ("treaty",)
    assert QUOTED[hit.related[0].start : hit.related[0].end] == "treaty"


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.replace("accord", "treaty"),
        QUOTED.replace("accord", "carburettor"),
        QUOTED.replace("“", "").replace("”", ""),
        "The passenger ferry left. The passenger ferry sank. The passenger boat was old.",
        "",
        "“”",
    ],
)
def test_silence(text: str) -> None:
    assert list(two_names_for_one.hits(read_text(text))) == []
