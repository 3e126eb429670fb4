"""The kinds of Vale as checks: each a function from the keys of a rule file to a check of a document.

Source: https://vale.sh/docs/checks/existence and the pages beside it
"""

import contextlib
import math
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newslint.document import Document, Span, within
from newslint.patterns import Match, Pattern
from newslint.rule import Check, Hit, Related
from newslint.spelling.speller import Speller
from newslint.vale.scopes import Area
from newslint.views.sentences import sentences
from newslint.views.words import words

Keys = Mapping[str, Any]


class WrongKeyError(Exception):
    """A key of a rule file is missing, unknown or of the wrong type."""

    def __init__(self, key: str, told: str) -> None:
        """`key` is the one at fault, for the line of the message."""
        super().__init__(told)
        self.key = key


class CannotRunError(Exception):
    """A rule asks for what newslint does not have; the message says what."""


class Frame(NamedTuple):
    """What every kind is given beside its own keys."""

    owner: str
    message: str
    area: Area
    accepted: tuple[str, ...]
    action: Mapping[str, Any]
    limit: int | None
    config: str

    def pattern(self, source: str, *, ignore_case: bool) -> Pattern:
        """A regular expression of the rule, whose anchors are those of lines; compiled, to tell mistakes now."""
        made = Pattern(f"(?m){source}", ignore_case=ignore_case, owner=self.owner)
        made.check()
        return made

    def find(self, document: Document, pattern: Pattern) -> Iterator[Match]:
        """The matches that lie in the rule's scope."""
        spans = self.area(document)
        for match in pattern.find(document):
            if match.start < match.end and any(one.start <= match.start and match.end <= one.end for one in spans):
                yield match

    def hit(self, document: Document, span: Span, *values: str, suggestions: Sequence[str] = ()) -> Hit:
        """A hit with the message filled in, and what the rule's action proposes."""
        found = span.of(document.text)
        return Hit(*span, filled(self.message, *values), tuple(suggestions) or tuple(_proposed(self.action, found)))

    def limited(self, hits: Iterator[Hit]) -> Iterator[Hit]:
        """At most as many hits as the rule allows for a file."""
        for number, hit in enumerate(hits, 1):
            yield hit
            if number == self.limit:
                return


def filled(message: str, *values: str) -> str:
    """The message with each `%s` replaced by the next value; values that are left over are not told."""
    parts = message.split("%s")
    told = parts[0]
    for index, part in enumerate(parts[1:]):
        told += (values[index] if index < len(values) else "") + part
    return told


def existence(frame: Frame, keys: Keys) -> Check:
    """Finds any of `tokens`, or what `raw` makes when it is put together. `%s` is what was found."""
    own = _Own(keys, tokens=list, raw=list, ignorecase=bool, nonword=bool, exceptions=list, append=bool)
    tokens, raw = own.texts("tokens"), own.texts("raw")
    if not tokens and not raw:
        raise WrongKeyError("extends", "the kind existence needs tokens or raw")
    source = "".join(raw)
    if tokens:
        source += _any(tokens, nonword=own.flag("nonword"))
    pattern = frame.pattern(source, ignore_case=own.flag("ignorecase"))
    excepted = _Exceptions(frame, own.texts("exceptions"))

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            for match in frame.find(document, pattern):
                text = document.text[match.start : match.end]
                if not excepted.holds(text):
                    yield frame.hit(document, Span(match.start, match.end), text)

        return frame.limited(found())

    return check


def substitution(frame: Frame, keys: Keys) -> Check:
    """Finds the keys of `swap`, regular expressions, and offers their values. `%s`: the value, then what was found."""
    own = _Own(keys, swap=dict, ignorecase=bool, nonword=bool, capitalize=bool, exceptions=list, pos=str)
    swap = own.mapping("swap")
    if not swap:
        raise WrongKeyError("extends", "the kind substitution needs swap")
    if keys.get("pos"):
        raise CannotRunError("parts of speech in a substitution are not told")
    pairs = [
        (frame.pattern(_any([source], nonword=own.flag("nonword")), ignore_case=own.flag("ignorecase")), written)
        for source, written in sorted(swap.items(), key=lambda pair: -len(pair[0]))
    ]
    excepted = _Exceptions(frame, own.texts("exceptions"))

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            hits: dict[Span, Hit] = {}
            for pattern, written in pairs:
                for match in frame.find(document, pattern):
                    span = Span(match.start, match.end)
                    text = span.of(document.text)
                    choices = [_cased(choice, text, own.flag("capitalize")) for choice in written.split("|")]
                    if text in choices or excepted.holds(text) or any(span.overlaps(one) for one in hits):
                        continue
                    hits[span] = frame.hit(document, span, _listed(choices), text, suggestions=choices)
            yield from (hits[span] for span in sorted(hits))

        return frame.limited(found())

    return check


def occurrence(frame: Frame, keys: Keys) -> Check:
    """Finds stretches of the scope with more than `max` or fewer than `min` matches of `token`."""
    own = _Own(keys, token=str, max=int, min=int, ignorecase=bool)
    token = keys.get("token")
    if not token or not ("max" in keys or "min" in keys):
        raise WrongKeyError("extends", "the kind occurrence needs token, and max or min")
    pattern = frame.pattern(str(token), ignore_case=own.flag("ignorecase"))
    most, least = keys.get("max", math.inf), keys.get("min", 0)

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            matches = list(frame.find(document, pattern))
            for span in frame.area(document):
                inside = [one for one in matches if span.start <= one.start and one.end <= span.end]
                if len(inside) > most:
                    yield frame.hit(document, Span(inside[0].start, inside[-1].end), str(len(inside)))
                elif len(inside) < least and span.start < span.end:
                    yield frame.hit(document, span, str(len(inside)))

        return frame.limited(found())

    return check


def repetition(frame: Frame, keys: Keys) -> Check:
    """Finds a match of `tokens` that follows itself, more than `max` times. `%s` is what is repeated."""
    own = _Own(keys, tokens=list, max=int, ignorecase=bool, alpha=bool, exceptions=list)
    pattern = frame.pattern(_any(own.texts("tokens") or [r"[^\s]+"], nonword=True), ignore_case=own.flag("ignorecase"))
    fold = str.casefold if own.flag("ignorecase") else str
    most = keys.get("max", 0)
    excepted = _Exceptions(frame, own.texts("exceptions"))

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            first: Match | None = None
            previous: Match | None = None
            count = 0
            for match in frame.find(document, pattern):
                text = document.text[match.start : match.end]
                if own.flag("alpha") and not text.isalpha():
                    first = previous = None
                    continue
                same = (
                    previous is not None
                    and fold(document.text[previous.start : previous.end]) == fold(text)
                    and document.text[previous.end : match.start].isspace()
                    and "\n\n" not in document.text[previous.end : match.start]
                )
                count = count + 1 if same else 0
                first = first if same else match
                previous = match
                if same and first and count > most and not excepted.holds(text):
                    yield frame.hit(document, Span(first.start, match.end), text, suggestions=(text,))

        return frame.limited(found())

    return check


def consistency(frame: Frame, keys: Keys) -> Check:
    """Finds both forms of a pair of `either` in one file: the one that comes second. `%s` is that form."""
    own = _Own(keys, either=dict, ignorecase=bool, nonword=bool)
    pairs = [
        tuple(
            frame.pattern(_any([source], nonword=own.flag("nonword")), ignore_case=own.flag("ignorecase"))
            for source in pair
        )
        for pair in own.mapping("either").items()
    ]
    if not pairs:
        raise WrongKeyError("extends", "the kind consistency needs either")

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            for pair in pairs:
                one, other = (list(frame.find(document, pattern)) for pattern in pair)
                if not one or not other:
                    continue
                kept, dropped = (one, other) if one[0].start < other[0].start else (other, one)
                form = document.text[kept[0].start : kept[0].end]
                for match in dropped:
                    span = Span(match.start, match.end)
                    hit = frame.hit(document, span, span.of(document.text), suggestions=(form,))
                    yield hit._replace(related=(Related(kept[0].start, kept[0].end, f"'{form}' here"),))

        return frame.limited(found())

    return check


def conditional(frame: Frame, keys: Keys) -> Check:
    """Finds what matches `first` unless `second` gave it, in its first group, anywhere. `%s` is what was found."""
    own = _Own(keys, first=str, second=str, exceptions=list, ignorecase=bool)
    if not keys.get("first") or not keys.get("second"):
        raise WrongKeyError("extends", "the kind conditional needs first and second")
    wanted = frame.pattern(str(keys["first"]), ignore_case=own.flag("ignorecase"))
    giving = frame.pattern(str(keys["second"]), ignore_case=own.flag("ignorecase"))
    excepted = _Exceptions(frame, own.texts("exceptions"))

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            given = {_group(document, match) for match in giving.find(document)}
            for match in frame.find(document, wanted):
                text = _group(document, match)
                if text not in given and not excepted.holds(text):
                    yield frame.hit(document, Span(match.start, match.end), text)

        return frame.limited(found())

    return check


_SMALL: Final = frozenset("a an and as at but by en for if in nor of on or per the to v v. vs vs. via".split())
_SMALL_CHICAGO: Final = _SMALL | frozenset(
    "about above across after against along among around before behind below from into over through under until "
    "with".split()
)


def capitalization(frame: Frame, keys: Keys) -> Check:
    """Finds stretches that are not in the case `match`: $title, $sentence, $lower, $upper or a regular expression."""
    own = _Own(keys, match=str, style=str, exceptions=list, threshold=(int, float), indicators=list, prefix=str)
    match = keys.get("match")
    if not match:
        raise WrongKeyError("extends", "the kind capitalization needs match")
    excepted = _Exceptions(frame, own.texts("exceptions"))
    phrases = {word for phrase in own.texts("exceptions") for word in phrase.split()}
    threshold = float(keys.get("threshold", 0.8))
    small = _SMALL_CHICAGO if str(keys.get("style", "AP")).lower() == "chicago" else _SMALL
    indicators = tuple(own.texts("indicators"))
    other = None if str(match).startswith("$") else re.compile(str(match))

    def fits(text: str) -> bool:
        if other is not None:
            return other.search(text) is not None
        listed = text.split()
        fitting = [
            _fits(str(match), listed, index, small, indicators) or known(word) for index, word in enumerate(listed)
        ]
        return not fitting or sum(fitting) / len(fitting) >= (threshold if match in ("$title", "$sentence") else 1.0)

    def known(word: str) -> bool:
        bare = word.strip(".,:;!?()[]“”\"'’")
        return bare in phrases or excepted.holds(bare)

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            for span in frame.area(document):
                text = span.of(document.text)
                if not fits(text.removeprefix(str(keys.get("prefix", "")))):
                    yield frame.hit(document, span, text)

        return frame.limited(found())

    return check


def _fits(match: str, listed: Sequence[str], index: int, small: frozenset[str], indicators: Sequence[str]) -> bool:
    word = listed[index].lstrip("“\"'‘([")
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return True
    first = index == 0 or listed[index - 1].endswith((":", *indicators))
    match match:
        case "$upper":
            return all(character.isupper() for character in letters)
        case "$lower":
            return all(character.islower() for character in letters)
        case "$title":
            last = index + 1 == len(listed)
            return letters[0].isupper() or (word.lower() in small and not first and not last)
    if first:
        return letters[0].isupper()
    return letters[0].islower() or all(character.isupper() for character in letters) or word in ("I", "I’m", "I'm")


_COUNTS: Final = {
    "words": "words",
    "sentences": "sentences",
    "paragraphs": "paragraphs",
    "characters": "characters",
    "long_words": "long_words",
}
_CONDITION: Final = re.compile(r"\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*")


def metric(frame: Frame, keys: Keys) -> Check:
    """Finds articles whose `formula` meets a `condition` such as `> 20`. `%s` is the value."""
    _Own(keys, formula=str, condition=str)
    formula, condition = str(keys.get("formula", "")).strip(), _CONDITION.fullmatch(str(keys.get("condition", "")))
    if not formula or condition is None:
        raise WrongKeyError("condition", "the kind metric needs a formula, and a condition such as '> 20'")
    from newslint.metrics import evaluate, parse

    unknown = set(re.findall(r"[A-Za-z_]\w*", formula)) - _COUNTS.keys() - {"math"}
    if unknown or "math" in formula:
        raise CannotRunError(f"there is no count '{', '.join(sorted(unknown)) or 'math'}' of an article")
    try:
        parsed = parse(formula)
    except ValueError as error:
        raise WrongKeyError("formula", str(error)) from None
    limit = float(condition[2])

    def check(document: Document) -> Iterator[Hit]:
        counts = _counted(document, frame.area(document))
        value = evaluate(parsed, counts)
        if counts["words"] and _compares(value, condition[1], limit):
            yield frame.hit(document, _opening(document, frame), f"{value:.2f}")

    return check


def readability(frame: Frame, keys: Keys) -> Check:
    """Finds articles that are harder to read, on the average of `metrics`, than `grade`. `%s` is the grade."""
    own = _Own(keys, metrics=list, grade=(int, float))
    names = own.texts("metrics") or ["Flesch-Kincaid"]
    grade = keys.get("grade")
    if grade is None:
        raise WrongKeyError("extends", "the kind readability needs grade")
    unknown = [name for name in names if name not in _GRADES]
    if unknown:
        raise WrongKeyError("metrics", f"there is no measure '{unknown[0]}'; there are {', '.join(_GRADES)}")

    def check(document: Document) -> Iterator[Hit]:
        from newslint.readability import textstat

        library = textstat()
        text = "\n".join(span.of(document.text) for span in frame.area(document))
        if text.strip():
            value = sum(getattr(library, _GRADES[name])(text) for name in names) / len(names)
            if value > grade:
                yield frame.hit(document, _opening(document, frame), f"{value:.2f}")

    return check


_GRADES: Final = {
    "Gunning Fog": "gunning_fog",
    "Coleman-Liau": "coleman_liau_index",
    "Flesch-Kincaid": "flesch_kincaid_grade",
    "SMOG": "smog_index",
    "Automated Readability": "automated_readability_index",
}


def spelling(frame: Frame, keys: Keys) -> Check:
    """Finds words that neither newslint's word list nor the rule's own know. `%s` is the word."""
    own = _Own(
        keys,
        custom=bool,
        filters=list,
        ignore=(str, list),
        dictionaries=list,
        dicpath=str,
        append=bool,
        exceptions=list,
    )
    filters = [re.compile(one) for one in own.texts("filters")]
    listed = keys.get("ignore", [])
    known = {word for name in ([listed] if isinstance(listed, str) else listed) for word in _word_list(frame, name)}
    for name in own.texts("dictionaries"):
        known |= _dictionary(frame, keys, name)
    excepted = _Exceptions(frame, own.texts("exceptions"))
    plain = not own.flag("custom")

    def is_known(word: str, speller: Speller) -> bool:
        bare = word.replace("’", "'")
        for one in {bare, bare.removesuffix("'s"), bare.rstrip("'")}:
            lower = one.lower()
            if lower in known or one in known or speller.dictionary.get(lower) or speller.is_formed(lower):
                return True
        parts = [part for part in word.split("-") if part]
        return excepted.holds(word) or (len(parts) > 1 and all(is_known(part, speller) for part in parts))

    def check(document: Document, *, speller: Speller) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            for span in frame.area(document):
                for word in within(document.view(words), span):
                    text = word.text
                    if not any(character.isalpha() for character in text) or any(one.search(text) for one in filters):
                        continue
                    if plain and (text.isupper() or any(character.isdigit() for character in text)):
                        continue
                    if not is_known(text, speller):
                        options = [option.word for option in speller.options(text.lower())[:3]]
                        yield frame.hit(document, Span(word.start, word.end), text, suggestions=options)

        return frame.limited(found())

    return check


def _word_list(frame: Frame, name: str) -> set[str]:
    """The words of a file of the styles folder, in lower case."""
    styles = os.path.dirname(frame.config)
    for folder in (styles, os.path.join(frame.config, "ignore"), os.path.join(styles, frame.owner.split("/")[0])):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8-sig", errors="replace") as file:
                return {line.strip().lower() for line in file if line.strip()}
    raise WrongKeyError("ignore", f"there is no word list '{name}' in {styles}")


def _dictionary(frame: Frame, keys: Keys, name: str) -> set[str]:
    """The words of a Hunspell dictionary; its affixes would need Hunspell."""
    folder = os.path.join(os.path.dirname(frame.config), str(keys.get("dicpath", "")) or "config/dictionaries")
    path = os.path.join(folder, f"{name}.dic")
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().splitlines()[1:]
    except OSError:
        raise WrongKeyError("dictionaries", f"there is no dictionary {path}") from None
    if any("/" in line for line in lines):
        raise CannotRunError(f"the affixes of the Hunspell dictionary '{name}' are not read")
    return {line.strip().lower() for line in lines if line.strip()}


def sequence(frame: Frame, keys: Keys) -> Check:
    """Finds words in a row that match `tokens`, each by a pattern, by a part of speech, or by not having them."""
    _Own(keys, tokens=list, ignorecase=bool)
    from newslint.vale.sequences import find, read_steps

    steps = read_steps(keys.get("tokens"), ignore_case=bool(keys.get("ignorecase")))

    def check(document: Document) -> Iterator[Hit]:
        def found() -> Iterator[Hit]:
            for span in frame.area(document):
                for start, end in find(within(document.view(words), span), steps, document.text):
                    yield frame.hit(document, Span(start, end), document.text[start:end])

        return frame.limited(found())

    return check


class _Own:
    """The keys of a kind, checked: unknown ones and wrong types are told."""

    def __init__(self, keys: Keys, **types: type | tuple[type, ...]) -> None:
        self._keys = keys
        for key, value in keys.items():
            if key not in types:
                raise WrongKeyError(key, f"unknown key '{key}'")
            if not isinstance(value, types[key]):
                raise WrongKeyError(key, f"'{key}' has the wrong type")

    def texts(self, key: str) -> list[str]:
        return [str(one) for one in self._keys.get(key) or ()]

    def mapping(self, key: str) -> dict[str, str]:
        return {str(one): str(other) for one, other in (self._keys.get(key) or {}).items()}

    def flag(self, key: str) -> bool:
        return self._keys.get(key) is True


class _Exceptions:
    """What a rule lets pass: its own exceptions, and the words that the project accepts."""

    def __init__(self, frame: Frame, listed: Sequence[str]) -> None:
        self._patterns = [_compiled(frame, one) for one in (*listed, *frame.accepted)]

    def holds(self, text: str) -> bool:
        return any(pattern.fullmatch(text) for pattern in self._patterns)


def _compiled(frame: Frame, source: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error:
        return re.compile(re.escape(source))


def _any(sources: Sequence[str], *, nonword: bool) -> str:
    joined = f"(?:{'|'.join(sources)})"
    return joined if nonword else rf"\b{joined}\b"


def _group(document: Document, match: Match) -> str:
    span = match.groups[0] if match.groups and match.groups[0].start >= 0 else Span(match.start, match.end)
    return span.of(document.text)


def _cased(choice: str, found: str, capitalize: bool) -> str:
    return choice[:1].upper() + choice[1:] if capitalize and found[:1].isupper() else choice


def _listed(choices: Sequence[str]) -> str:
    return choices[0] if len(choices) == 1 else "’ or ‘".join(choices)


def _proposed(action: Mapping[str, Any], found: str) -> Iterator[str]:
    """What an action would write: `replace` with its words, `remove`, or an `edit` that is known."""
    params = [str(one) for one in action.get("params") or ()]
    match action.get("name"):
        case "replace":
            yield from params
        case "remove":
            yield ""
        case "edit" if params[:1] == ["remove"] and len(params) > 1:
            yield found.replace(params[1], "")
        case "edit" if params[:1] == ["trim_right"] and len(params) > 1:
            yield found.rstrip(params[1])
        case "edit" if params[:1] == ["trim_left"] and len(params) > 1:
            yield found.lstrip(params[1])
        case "edit" if params[:1] == ["regex"] and len(params) > 2:
            with contextlib.suppress(re.error, IndexError):  # a pattern that only Go knows
                yield re.sub(params[1], _GROUP.sub(r"\\g<\1>", params[2].replace("\\", r"\\")), found)


_GROUP: Final = re.compile(r"\$\{?(\w+)\}?")
"""A group in what a regular expression is replaced by, as Go writes it."""


def _counted(document: Document, spans: Sequence[Span]) -> dict[str, float]:
    texts = [word.text for span in spans for word in within(document.view(words), span)]
    return {
        "words": len(texts),
        "sentences": sum(len(within(document.view(sentences), span)) for span in spans),
        "paragraphs": len(spans),
        "characters": sum(map(len, texts)),
        "long_words": sum(len(text) > 6 for text in texts),
    }


def _opening(document: Document, frame: Frame) -> Span:
    first = frame.area(document)[0]
    return next(iter(within(document.view(sentences), first)), first)


_COMPARISONS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
    "==": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
}


def _compares(value: float, sign: str, limit: float) -> bool:
    return _COMPARISONS[sign](value, limit)
