import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quotations import quotations
from newslint.views.sentences import sentences


@rule(
    title="A superlative of all time names no source",
    why="Somebody counted, or nobody did: a first in history wants the one who says so.",
    level=Level.SUGGESTION,
    quotations=Quotations.OUTSIDE,
    confidence=0.6,
    bad=[
        "It was [[the first such ruling in history]].",
        "The storm was [[the worst ever to hit the coast]].",
        "[[For the first time ever]], a goat was elected.",
        "It is [[the oldest pub in the world]], and it leaks.",
        "[[Never before in history]] has a court closed a zoo.",
    ],
    good=[
        "It was the first such ruling in history, the court’s archive says.",
        "The storm was the worst ever to hit the coast, according to the weather service.",
        "The town had its hottest day of the year.",
        "It was not the first time in history that a court closed a zoo.",
        "The pie may be the heaviest ever baked.",
        "Officials called the fire the deadliest in the state’s history.",
    ],
)
def unsourced_superlative(document: Document) -> Iterator[Hit]:
    """Looks at firsts and mosts of all time in sentences where nobody says so."""
    text = document.text
    if not _cue().search(text):
        return
    listed = document.view(sentences)
    for index, sentence in enumerate(listed):
        words = text[sentence.start : sentence.end]
        if not _cue().search(words) or _is_sourced(words):
            continue
        if index + 1 < len(listed) and _goes_on().match(text, listed[index + 1].start):
            continue
        if any(one.span.overlaps(sentence) for one in document.view(quotations).items):
            continue
        found = _superlative().search(text, sentence.start, sentence.end)
        if found:
            yield from _hit(text, sentence, found)


def _hit(text: str, sentence: Span, found: re.Match[str]) -> Iterator[Hit]:
    if "ever before" not in found[0] and _doubted().search(
        text, max(sentence.start, found.start() - 40), found.start()
    ):
        return
    end = found.end()
    while text[end - 1] in " ,.;":
        end -= 1
    yield Hit(found.start(), end, "nobody is named who says so: name the record, the study or the one who counted")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"\bin (?:[\w’'-]+ ){0,4}?history\b|\bever\b|\bof all time\b|\bin the world\b", re.I)


@cache
def _superlative() -> re.Pattern[str]:
    most = r"(?:first|only|last|[a-z]{2,}(?:est)|best|worst|most|least|biggest|highest|lowest|closest)"
    return re.compile(
        rf"\bthe (?:[\w-]+ )?{most}\b(?: (?!that|who|which|when)[\w’'-]+){{0,6}}? "
        r"(?:in (?:[\w’'-]+ ){0,4}?history|ever\b(?: to)?(?: (?!and|but|who|which)[\w’'-]+){0,4}|of all time"
        r"|of its kind in the world|in the world)\b"
        rf"|\bthe {most} ever\b(?: (?!and|but|who|which)[\w’'-]+){{0,4}}"
        r"|\bnever before in (?:[\w’'-]+ ){0,3}?history|\bfor the first time (?:ever|in (?:[\w’'-]+ ){0,3}?history)"
        r"|\b(?:has|have|had) ever before (?:[\w’'-]+ ){0,8}[\w’'-]+"
        r"|\bmore (?:[\w’'-]+ ){1,3}than any (?:other )?(?:[\w’'-]+ ){1,3}in (?:[\w’'-]+ ){0,3}?history"
        r"|\bthe [a-z]+est (?:[a-z]+ ){1,2}of all time",
        re.I,
    )


@cache
def _sourced() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:said|says?|saying|according|told|tells?|records?|data|figures|statistics|show(?:s|ed|ing)?|stud(?:y|ies)|research\w*|"
        r"report(?:s|ed|edly)?|call(?:s|ed|ing)|cit(?:ed|es|ing)|claim\w*|archives?|survey|index|ranking|ranked|guinness|"
        r"analysts?|experts?|officials?|historians?|scientists?|believed|thought|considered|estimat\w+|described|"
        r"dubbed|billed|known as|widely|arguably|perhaps|probably|possibly|seems?|may|might|could|would|hopes?|"
        r"wrote|writes?|noted|declared|announced|added|argued|count|poll|added|suggest\w*|not|if)\b|n[’']t\b",
        re.I,
    )


def _is_sourced(words: str) -> bool:
    return _sourced().search(words) is not None or words.rstrip(" ”\"'").endswith("?")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"(?:They|He|She|The [a-z]+|It|Officials|Experts) (?:cited|said|based|counted|relied)\b")


@cache
def _doubted() -> re.Pattern[str]:
    return re.compile(r"\b(?:may|might|could|perhaps|possibly|hardly|no|not|never|without|like)\b[^.]{0,40}\Z", re.I)
