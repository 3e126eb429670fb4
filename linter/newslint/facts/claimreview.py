"""ClaimReview: ratings of claims as fact-checkers publish them (schema.org, JSON-LD), and sentences close to them.

A rating is a fact: the claim is the subject, `rated` the relation, the rating the object; `valid_from` is the day it
was published and the source says who rated it and where.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from newslint.facts.base import FactsError
from newslint.facts.newsroom import Row
from newslint.facts.schema import Fact, plain, precision_of

_DEEPEST: Final = 20
_LONGEST: Final = 1_000  # code points of a claim


def read(path: str) -> list[Row]:
    """The ratings in a JSON-LD file: one object, a list or a @graph. Raises FactsError with every bad one."""
    import json

    try:
        with open(path, "rb") as file:
            loaded = json.loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        raise FactsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FactsError(f"{path}:1: is not UTF-8") from None
    except RecursionError:
        raise FactsError(f"{path}:1: not readable as JSON: nested too deeply") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise FactsError(f"{path}:{line}: not readable as JSON: {getattr(error, 'msg', error)}") from None
    rows: list[Row] = []
    problems: list[str] = []
    for number, review in enumerate(_reviews(loaded), 1):
        place = f"{path}: review {number}"
        fact = _fact(review)
        if isinstance(fact, str):
            problems.append(f"{place}: {fact}")
        else:
            rows.append(Row(place, fact))
    if not rows and not problems:
        problems.append(f"{path}: holds no ClaimReview")
    if problems:
        raise FactsError("\n".join(problems))
    return rows


def _reviews(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every ClaimReview in a value, in order."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _reviews(one, depth + 1)
    elif isinstance(value, dict):
        types = value.get("@type", ())
        if "ClaimReview" in (types if isinstance(types, list) else [types]):
            yield value
        else:
            for one in value.values():
                if isinstance(one, list | dict):
                    yield from _reviews(one, depth + 1)


def _text(value: Any) -> str:
    """A text, or the name of an object or of the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _fact(review: dict[str, Any]) -> Fact | str:
    """A rating as a fact, or what is wrong with it."""
    claim = _text(review.get("claimReviewed"))
    if not claim:
        return "has no claimReviewed"
    if len(claim) > _LONGEST:
        return f"its claimReviewed is longer than {_LONGEST:,} characters"
    rating = review.get("reviewRating")
    rating = rating[0] if isinstance(rating, list) and rating else rating
    said = ""
    if isinstance(rating, dict):
        said = _text(rating.get("alternateName")) or _text(rating.get("name"))
        if not said and _text(rating.get("ratingValue")):
            best = _text(rating.get("bestRating"))
            said = _text(rating.get("ratingValue")) + (f" of {best}" if best else "")
    if not said:
        return "has no reviewRating with an alternateName or ratingValue"
    author = _text(review.get("author")) or _text(review.get("publisher")) or _text(review.get("sdPublisher"))
    if not author:
        return "has no author"
    published = _text(review.get("datePublished"))[:10]
    try:
        fineness = precision_of(published)
    except ValueError:
        return f"its datePublished '{published}' is no date"
    source = " ".join(filter(None, (author, _text(review.get("url")))))
    return Fact(claim, "rated", said, published, "", fineness, source, published)


# ---- sentences close to a rated claim ----------------------------------------------------------------------------

_WORD: Final = re.compile(r"\d[\d.,]*\d|\w+")
_EMPTY: Final = frozenset(
    "a an the of in on at to for from by with and or is are was were be been has have had that this these those it its "
    "as will would can could do does did who which there their they he she his her him we our you your i said says "
    "say than then so but into about over after before more most some all any".split()
)
_NO: Final = frozenset(
    "not no never none neither nor without cannot false t isn aren wasn weren doesn didn won".split()
)
_CLOSE: Final = 0.8
_FEWEST: Final = 4  # content words that a claim must have to be recognised


class Rated(NamedTuple):
    """A rated claim, ready to be compared: its content words, its figures, and whether it denies."""

    fact: Fact
    words: frozenset[str]
    figures: frozenset[str]
    denies: bool


def prepared(facts: Sequence[Fact]) -> tuple[Rated, ...]:
    """Rated claims that have enough words to be recognised."""
    made = (Rated(fact, *content(fact.subject)) for fact in facts)
    return tuple(one for one in made if len(one.words) >= _FEWEST)


def content(text: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """The stems of the content words of a text, its figures, and whether it denies."""
    words = [word.replace(",", "") for word in _WORD.findall(plain(text))]
    figures = frozenset(word for word in words if word[0].isdigit())
    stems = frozenset(_stem(word) for word in words if word not in _EMPTY and word not in _NO and not word[0].isdigit())
    return stems, figures, not _NO.isdisjoint(words)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def closeness(rated: Rated, words: frozenset[str], figures: frozenset[str], denies: bool) -> float:
    """How much of a claim a sentence says, 0 to 1; 0 where its figures or its denial differ."""
    if rated.figures != figures & rated.figures or rated.denies != denies:
        return 0.0
    shared = len(rated.words & words)
    recall = shared / len(rated.words)
    return recall if shared / max(1, len(words)) >= 0.4 else 0.0


def is_close(rated: Rated, words: frozenset[str], figures: frozenset[str], denies: bool) -> bool:
    """Whether a sentence says what a rated claim says."""
    return closeness(rated, words, figures, denies) >= _CLOSE
