import re
from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.register import Entry, Register
from newslint.views.names import Kind, names
from newslint.views.naming.lexicon import folded, lexicon, surnames
from newslint_rules.names._given import Likeness, likeness
from newslint_rules.names._likeness import distance, sound

_SHORT = 4  # letters that a misspelled word must have
_RARE = 6  # letters of a surname that may be somebody else's, but hardly with the same given name
_LONG = 8  # letters from which two slips are let


@rule(
    title="A name is nearly that of the register",
    why="Somebody has verified the name in the register; one a letter away is most likely the same, misspelled.",
    level=Level.WARNING,
    confidence=0.9,
    bad=[
        "[[Kier Starmer|Keir Starmer]] said on Monday that he would go.",
        "Critics of [[Emmanuel Marcon|Emmanuel Macron]] were not surprised.",
        "Chancellor [[Angela Merkle|Angela Merkel]] retired.",
    ],
    good=[
        "Keir Starmer met Emmanuel Macron and Angela Merkel.",
        "Tony Blain, a plumber, met Gordon Browne, an actor.",
        "Sir Keir Starmer spoke. Zelensky and Volodymyr Zelenskiy are one.",
        "Theresa Mayo opened the shop with Paul Keating's cousin.",
    ],
)
def register_near_miss(document: Document, *, register: Register) -> Iterator[Hit]:
    """Compares full names with the forms of the register that share a word with them."""
    for mention in document.view(names).mentions:
        text = mention.text
        if mention.kind is Kind.PLACE or " " not in text or ")" in text or register.get(text):
            continue
        found = _nearest(text.split(), register)
        if found:
            form, entry = found
            if entry.name not in register.own and (mention.age or _is_kept(document.text, text, form)):
                continue
            whose = "the register has" if entry.name in register.own else "the well-known one is"
            yield Hit(mention.start, mention.end, f"'{text}': {whose} '{form}'", (form,))


def _is_kept(text: str, found: str, form: str) -> bool:
    """Whether an article keeps to a word of a name that the well-known one has not, as it does for somebody else."""
    return any(len(re.findall(rf"\b{re.escape(word)}\b", text)) > 1 for word in set(found.split()) - set(form.split()))


def _nearest(words: list[str], register: Register) -> tuple[str, Entry] | None:
    for word in words:
        for form, entry in register.with_word(word):
            other = form.split()
            if len(other) != len(words):
                continue
            different = [
                at
                for at, (a, b) in enumerate(zip(words, other, strict=True))
                if folded(a).rstrip(".") != folded(b).rstrip(".")
            ]
            if len(different) != 1:
                continue
            at = different[0]
            own = entry.name in register.own
            if own and at == 0 and likeness(words[0], other[0]) is Likeness.SPELLINGS:
                return form, entry
            if _is_slip(words[at], other[at]) and (own or not _is_another(words[at], other[at], at == 0)):
                return form, entry
    return None


def _is_slip(found: str, meant: str) -> bool:
    a, b = folded(found), folded(meant)
    if a == b + "s" or min(len(a), len(b)) < _SHORT or a[0] != b[0] or (a.endswith("a") != b.endswith("a")):
        return False
    most = 2 if min(len(a), len(b)) >= _LONG else 1
    return 0 < distance(a, b) <= most


def _is_another(found: str, meant: str, is_given: bool) -> bool:
    """Whether a word is somebody else's given name or surname rather than a slip."""
    a, b = folded(found), folded(meant)
    if is_given:
        return found in lexicon().genders and sound(a) != sound(b)
    return found in surnames() and (len(a) < _RARE or a.startswith(b) or b.startswith(a))
