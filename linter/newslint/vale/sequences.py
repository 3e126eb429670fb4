"""Words in a row by their parts of speech, as Vale's kind `sequence` asks for them.

The tags are the Penn Treebank's. Which ones a word may have is told by the extra `newslint[vale]`; which of them it has
in a sentence, by its neighbours, and where they do not tell, each is taken for possible.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from newslint.vale import checks
from newslint.views.words import Word

_CLOSED: Final = {
    "DT": "the a an this that these those every each some any no another either neither",
    "IN": "of in on at by for from with into about as than after before over under between against during without",
    "TO": "to",
    "CC": "and or but nor yet",
    "PRP": "i you he she it we they me him her us them",
    "PRP$": "my your his her its our their",
    "MD": "can could may might must shall should will would",
    "WDT": "which that",
    "WP": "who whom what",
    "WRB": "when where why how",
    "EX": "there",
}
_CLOSED_TAGS: Final[dict[str, set[str]]] = {}
for _tag, _words in _CLOSED.items():
    for _word in _words.split():
        _CLOSED_TAGS.setdefault(_word, set()).add(_tag)
_BY_UPOS: Final = {
    "NOUN": ("NN", "NNS"),
    "VERB": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
    "AUX": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB", "RBR", "RBS"),
    "PROPN": ("NNP", "NNPS"),
}


class Step(NamedTuple):
    """One word of a sequence; up to `skip` words may stand before it."""

    pattern: re.Pattern[str] | None
    tag: re.Pattern[str] | None
    negate: bool
    skip: int


def read_steps(given: Any, *, ignore_case: bool) -> tuple[Step, ...]:
    """The steps of a rule. Raises WrongKeyError, and CannotRunError where tags are asked for without the extra."""
    if not isinstance(given, list) or not given:
        raise checks.WrongKeyError("tokens", "the kind sequence needs tokens")
    steps = []
    for one in given:
        if not isinstance(one, dict) or one.keys() - {"pattern", "tag", "negate", "skip"}:
            raise checks.WrongKeyError("tokens", "a token of a sequence has a pattern, a tag, negate and skip")
        try:
            pattern = (
                re.compile(str(one["pattern"]), re.IGNORECASE if ignore_case else 0) if one.get("pattern") else None
            )
            tag = re.compile(str(one["tag"])) if one.get("tag") else None
        except re.error as error:
            raise checks.WrongKeyError("tokens", f"{one} holds no regular expression: {error}") from None
        steps.append(Step(pattern, tag, one.get("negate") is True, int(one.get("skip", 0))))
    if any(step.tag for step in steps) and _lemmas() is None:
        raise checks.CannotRunError("it asks for parts of speech: pip install 'newslint[vale]'")
    return tuple(steps)


def find(words: Sequence[Word], steps: Sequence[Step], text: str) -> Iterator[tuple[int, int]]:
    """The places of a sequence in the words of a sentence, without overlap."""
    index = 0
    while index < len(words):
        end = _follow(words, index, steps, text)
        if end is None:
            index += 1
        else:
            yield words[index].start, words[end - 1].end
            index = end


def _follow(words: Sequence[Word], index: int, steps: Sequence[Step], text: str) -> int | None:
    if not _is(words, index, steps[0]):
        return None
    at = index + 1
    for step in steps[1:]:
        for place in range(at, min(at + step.skip + 1, len(words))):
            if _is(words, place, step):
                at = place + 1
                break
        else:
            return None
    return at


def _is(words: Sequence[Word], index: int, step: Step) -> bool:
    holds = (step.pattern is None or step.pattern.fullmatch(words[index].text) is not None) and (
        step.tag is None or any(step.tag.fullmatch(tag) for tag in _tags(words, index))
    )
    return holds != step.negate


def _tags(words: Sequence[Word], index: int) -> set[str]:
    """The tags that a word may have at its place."""
    word = words[index].text
    lower = word.lower()
    if lower in _CLOSED_TAGS:
        return _CLOSED_TAGS[lower]
    lemmas = _lemmas()
    tags = {tag for upos in (lemmas(word) if lemmas else {}) for tag in _fitting(upos, lower)}
    if word[0].isupper() and index:
        return {"NNP"}
    before = words[index - 1].text.lower() if index else ""
    told = _CLOSED_TAGS.get(before, set())
    nouns = {tag for tag in tags if tag.startswith(("NN", "JJ"))}
    verbs = {tag for tag in tags if tag.startswith("VB")}
    if told & {"DT", "PRP$"} and nouns:
        return nouns
    if told & {"TO", "MD"} and verbs:
        return verbs & {"VB"} or verbs
    if told & {"PRP", "WP"} and verbs:
        return verbs - {"VB"} or verbs
    return tags or {"NN"}


def _fitting(upos: str, lower: str) -> Iterator[str]:
    """The tags of a word class that the word's ending allows."""
    endings = {"NNS": "s", "VBZ": "s", "VBG": "ing", "JJR": "er", "JJS": "est", "RBR": "er", "RBS": "est"}
    tags = _BY_UPOS.get(upos, ())
    matched = [tag for tag in tags if tag in endings and lower.endswith(endings[tag])]
    if upos in ("VERB", "AUX") and lower.endswith("ed"):
        matched = ["VBD", "VBN"]
    yield from matched or (tag for tag in tags if tag not in endings)


_LOADED: list[Any] = []


def _lemmas() -> Any:
    if not _LOADED:
        try:
            from lemminflect import getAllLemmas

            _LOADED.append(getAllLemmas)
        except ImportError:
            _LOADED.append(None)
    return _LOADED[0]
