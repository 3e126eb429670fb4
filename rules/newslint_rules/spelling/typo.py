import bisect
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Role, Span, rule
from newslint.inflection import match_case
from newslint.register import Register
from newslint.spelling.context import Context
from newslint.spelling.speller import Option, Speller
from newslint.views.quotations import quotations
from newslint.views.sentences import sentences
from newslint.views.tokens import Tokens, tokens

# The bits by which a likely word must be more frequent than its slip is costly, by what speaks against a slip.
_LEAST_MARGIN: Final = 1.0
_FORMED: Final = 6.0  # the word is made by rule of common words
_CAPITAL: Final = 7.0  # it opens a sentence, so it may be a name
_NAME: Final = 5.0  # it stands in the list as a name, but here without its capital
_PART: Final = 2.0  # a hyphen joins it to another word
_SHORT: Final = 3.0  # of three letters or fewer: abbreviations, sounds, words of other tongues
_REPEATED: Final = 8.0  # the article writes it so again
_UNSEEN: Final = 8.5  # it stands in the list, but no article of the news counted holds it
_GAIN_RARE: Final = 6.0  # the same for a word that stands in the list, but in no news
_GAIN: Final = 4.0  # nats by which the context must prefer the other word to one that may be right
_SURE: Final = 9.0  # bits: the margin at which a slip is as good as certain
_SHOWN: Final = 3
_FOREIGN: Final = 3  # words of a quotation that is all one term

_TAILS: Final = frozenset("s t re ve ll d m em".split())
_HEADS: Final = frozenset(
    "isn aren wasn weren don doesn didn hasn haven hadn couldn wouldn shouldn mustn needn ain ol o".split()
)
_JOINTS: Final = re.compile(r"[./@#_\\:=&+~*%$€£\d]")
_ITALICS: Final = ("*", "_", "<i>", "<em>")
_NAMING: Final = frozenset(
    "called named dubbed termed titled entitled nicknamed spelled spelt word term phrase".split()
)
# Small words inside names, and words of other languages that English news leaves in lower case.
_FOREIGN_WORDS: Final = frozenset(
    "al el la le les los las de del della di da do dos das du der den des die das und ist von van vom zu zur bin ibn "
    "bint abu um ul y e o et en est sur pour avec une un il lo gli nel con per por para una que se su mi si ya mas "
    "pas qui ne dans aux ce cette nous vous je tu sa sont mais ou och av og till het een op met te na nie ku ke di "
    "yang".split()
)
_BORROWED: Final = frozenset(
    "faire fait accompli facie royale nad pp viz ibid ie eg sq tln comp lede robo sarin lol asap ebook ebooks ereader "
    "bot bots maths fu forma empt empted empting relet unlet".split()
)
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_FOREIGN_ONLY: Final = _FOREIGN_WORDS - frozenset("do das die met e o y se per mi mas en till op con so te on".split())
# Sounds and speech as it is heard.
_SOUND: Final = re.compile(
    r"(?:a+h+|o+h+|u+[hm]+|h?mm+|e+r+m*|u+gh+|a+r+gh+|(?:ha){2,}h?|(?:he){2,}|(?:ho){2,}|z{2,}|sh+|ps+t|b+r{2,}|g?r{2,}|wo+w+|ye+ah*|no{3,}|ye+s+|lo+ve+|so{3,}|ow|ouch|ahem|tsk|meh|nah|y[eu]p|nope|huh|aha|eh|oi|phew|whoa|yay)"
)
_NAME_BEFORE: Final = re.compile(r"\b[A-Z][^\W\d_]*[-‐‑]$")
_END: Final = re.compile(r"[.!?…:;\n\"”’)]")
_DRAWN_OUT: Final = re.compile(r"(?:[a-z]*([a-z])\1\1\1|(?=.{1,5}$)[a-z]*([a-z])\2\2)")


class _Place(NamedTuple):
    word: str  # folded
    start: int
    end: int
    before: str  # the folded separator before it
    after: str
    previous: str
    following: str


@rule(
    title="A word is misspelled",
    why="The word stands in no dictionary, and one slip of a finger away from it stands one that is common.",
    level=Level.WARNING,
    confidence=0.9,
    bad=[
        "The [[goverment|government]] said on Tuesday that it would raise the tax on fuel.",
        "Voters will choose [[bewteen|between]] two candidates who agree on little.",
        "The bridge was closed for [[repiars|repairs]] after the storm.",
        "She [[recieved|received]] a letter from the court.",
    ],
    good=[
        "The co-organiser's anti-Brexit selfie was retweeted 1,200 times, and a kebab-like smell hung in the air.",
        "The labour party and the labor unions travelled, or traveled, together.",
        "He wrote to desk@exmaple.org about #goverment and www.recieve.com.",
        "Mr. Kowalczyk and Kowalczyk's brother Przemek met at the Rathaus.",
        "The “goverment” [sic] and the term “gemutlich” were in the note.",
        "Rangers found two quokkels near the creek. The quokkels, they said, were asleep.",
        "“I’m gonna tell ’em,” he said. “Hmmm, aaargh, ha-ha-ha.”",
        "They sprayed chlorantraniliprole and tetrahydrocannabinol in the 1980s and on the 22nd.",
    ],
)
def typo(document: Document, *, speller: Speller, context: Context, register: Register) -> Iterator[Hit]:
    """Looks up every form once; what surrounds a word is read only where it is not known. Registered names pass."""
    blocks = list(zip(document.prose(), document.view(tokens), strict=True))
    counts: Counter[str] = Counter()
    for _, words in blocks:
        counts.update(words.words)
    doubtful = {word: least for word in counts if (least := _least_margin(word, counts[word], speller)) is not None}
    if not doubtful:
        return
    article = _Article(document, speller, context, counts)
    for block, words in blocks:
        if block.role is Role.BYLINE or not doubtful.keys() & set(words.words):
            continue
        for place in _places(words, doubtful):
            hit = article.judge(place, doubtful[place.word])
            if hit and hit.span.of(document.text) not in register:
                yield hit


def _least_margin(word: str, count: int, speller: Speller) -> float | None:
    """The margin that a likely word needs for a form to be a slip of it; None where the form is right or no word."""
    entry = speller.dictionary.get(word)
    if entry is not None and entry.frequency > 0 and not entry.is_name:
        return None
    if not (word.isascii() and word.isalpha()):
        return None
    if (
        len(word) < 2
        or word in _TAILS
        or word in _HEADS
        or word in _FOREIGN_WORDS
        or word in _BORROWED
        or len(word) > 30
    ):
        return None
    least = _LEAST_MARGIN
    if entry is not None:
        least += _NAME + entry.frequency if entry.is_name else _UNSEEN
    if len(word) <= 3:
        least += _SHORT if any(letter in "aeiouy" for letter in word) else 2 * _SHORT
        if _ROMAN.fullmatch(word):
            return None
    if count > 1:
        least += _REPEATED
    return least


def _places(words: Tokens, doubtful: dict[str, float]) -> Iterator[_Place]:
    forms, starts, ends, separators = words
    last = len(forms) - 1
    for at, form in enumerate(forms):
        if form in doubtful:
            after = separators[at + 1] if at < last else ""
            previous, following = forms[at - 1] if at else "", forms[at + 1] if at < last else ""
            yield _Place(form, starts[at], ends[at], separators[at], after, previous, following)


class _Article:
    """One article while its doubtful words are judged."""

    def __init__(self, document: Document, speller: Speller, context: Context, counts: Counter[str]) -> None:
        self.document, self.speller, self.context, self.counts = document, speller, context, counts

    def judge(self, place: _Place, least: float) -> Hit | None:
        """The hit for one doubtful word, if what surrounds it does not excuse it."""
        text = self.document.text
        written = text[place.start : place.end]
        is_capital = written[0].isupper()
        if is_capital:
            if self._is_name(place) or not self._opens_sentence(place.start):
                return None
            least += _CAPITAL
        word, end = self._with_tail(place)
        if word != place.word and word in self.speller.dictionary:
            return None
        if self._is_excused(place, written):
            return None
        if place.before.endswith("-") or place.after.startswith("-"):
            least += _PART
        if self.speller.is_formed(place.word):
            least += _FORMED
        options = [option for option in self.speller.options(word) if option.margin >= _LEAST_MARGIN]
        options = [option for option in options if not option.is_name or is_capital]
        if not options or options[0].margin < least:
            return None
        ranked = self._ranked(place, end, options)
        if (is_capital or place.word in self.speller.dictionary) and ranked[0][1] < (
            _GAIN_RARE if self.speller.knows(place.word) else _GAIN
        ):
            return None
        meant = [match_case(written, option.word) for option, _ in ranked[:_SHOWN]]
        best = max(option.margin for option in options) - least
        found = text[place.start : end]
        return Hit(
            place.start,
            end,
            f"'{found}' is {'rare' if word in self.speller.dictionary else 'in no dictionary'}: '{meant[0]}'?",
            tuple(meant),
            confidence=round(min(0.98, 0.6 + 0.38 * best / _SURE), 2),
        )

    def _with_tail(self, place: _Place) -> tuple[str, int]:
        """The word with what an apostrophe joins to it, but for possessives; and where that ends."""
        if place.after == "'" and place.following in _TAILS and place.following != "s":
            return f"{place.word}'{place.following}", place.end + 1 + len(place.following)
        return place.word, place.end

    def _is_excused(self, place: _Place, written: str) -> bool:
        text, document = self.document.text, self.document
        if not written.islower() and not (written[0].isupper() and written[1:].islower()):
            return True  # acronyms, names such as iPad
        before, after = place.before, place.after
        if before.endswith("'") and text[max(0, place.start - 2) : place.start - 1].isalnum():
            return True
        if (before and not before.endswith((" ", "-")) and _JOINTS.search(before[-1])) or (
            after
            and not after.startswith((" ", "-"))
            and _JOINTS.match(after)
            and not (after[0] in ".:" and len(after) != 1)
        ):
            return True  # addresses, handles, hashtags, code
        if (before == "-" and (after == "-" or len(place.previous) == 1)) or (
            before.endswith("'") and not before.endswith(" '")
        ):
            return True
        if before == "-" and _NAME_BEFORE.search(text[max(0, place.start - 24) : place.start]):
            return True  # the second half of a name such as Tae-yeon
        if _SOUND.fullmatch(place.word) or _DRAWN_OUT.match(place.word):
            return True
        if place.previous in _NAMING:
            return True
        for neighbour in (place.previous, place.following):
            if neighbour in _FOREIGN_ONLY and f" {neighbour}" in text:
                return True
        if any(
            separator == " " and self._is_foreign(neighbour)
            for neighbour, separator in ((place.previous, before), (place.following, after))
        ):
            return True
        start = document.source_map.source(Span(place.start, place.end)).start
        if document.source is not text and document.source[max(0, start - 4) : start].endswith(_ITALICS):
            return True
        quotation = document.view(quotations).around(Span(place.start, place.end))
        if quotation is None:
            return False
        quoted = quotation.inner.of(text).lower().split()
        return len(quoted) <= _FOREIGN and not any(map(self.speller.knows, quoted))

    def _is_foreign(self, word: str) -> bool:
        """Whether a word in lower case is no English and no slip either: of another language, a Latin name."""
        if (
            len(word) < 3
            or not word.isalpha()
            or word in self.speller.dictionary
            or f" {word}" not in self.document.text
        ):
            return False
        options = self.speller.options(word)
        return not self.speller.is_formed(word) and (not options or options[0].margin <= _SURE)

    def _opens_sentence(self, start: int) -> bool:
        text = self.document.text
        at = start
        while at > 0 and text[at - 1] in "\"'“‘([*_":
            at -= 1
        before = text[max(0, at - 2) : at]
        if before and not _END.search(before):
            return False  # the common case, told without cutting the article into sentences
        found = self.document.view(sentences)
        place = bisect.bisect_right(found, start, key=lambda sentence: sentence.start) - 1
        return place >= 0 and found[place].start in (start, at)

    def _is_name(self, place: _Place) -> bool:
        """Whether a capitalised word at the beginning of a sentence is a name: in the list, or by what follows."""
        if place.word in self.speller.dictionary:
            return True
        text = self.document.text
        following = text[place.end : place.end + 2]
        return (following[:1] in " -’'&" and following[1:].isupper()) or bool(
            re.match(r"['’]s?\s|,? (?:said|says|told|has|was|is)\b", text[place.end : place.end + 8])
        )

    def _ranked(self, place: _Place, end: int, options: Sequence[Option]) -> list[tuple[Option, float]]:
        """The options with the likeliest in this context first, each with what the context gains by it, in nats."""
        fit = self.context.at(self.document, Span(place.start, end))
        own = fit(place.word)
        ranked = [(option, fit(option.word) - own - option.cost * math.log(2)) for option in options]
        ranked.sort(key=lambda pair: -pair[1])
        return ranked
