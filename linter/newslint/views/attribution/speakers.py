"""The phrase that names the speaker, found from the verb of speech in either direction.

There is no parser here: a noun phrase is what stands between a verb and a word that cannot be part of the phrase, so
that a phrase may be cut too short or too long, but seldom loses its head. All spans are of token indices.
"""

from collections.abc import Sequence
from typing import Final

from newslint.document import Span
from newslint.views.attribution.frames import COMMA, DASH, QUOTATION, Token
from newslint.views.attribution.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NO_ADVERBS,
    OF_A_NAME,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEAKING,
    SPEAKING_GERUND,
    SUBORDINATORS,
    TIMES,
)

_NO_SUBJECT: Final = frozenset(("there", "him", "her", "them", "me", "us", "what"))
_BOUNDS: Final = SUBORDINATORS | RELATIVE | AUXILIARIES | SPEAKING | SPEAKING_GERUND
_ARTICLES: Final = frozenset("a an the his her its their our my this these".split())
_NO_HEAD: Final = _BOUNDS | PREPOSITIONS | COORDINATORS | _NO_SUBJECT | _ARTICLES - {"this", "these"}
_AS: Final = frozenset(("as", "that"))  # as Hale, the mayor, put it
_ASIDE: Final = frozenset((COMMA, DASH, ")"))
_PARTICLES: Final = frozenset("de del der den di da du la le van von bin ibn al el of and the".split())
_LONGEST: Final = 40  # tokens


def is_adverb(token: Token) -> bool:
    """Whether the word may stand between a subject and its verb."""
    key = token.key
    return key in ADVERBS or (key.endswith("ly") and not token.name and key not in NO_ADVERBS)


def skip_adverbs(tokens: Sequence[Token], at: int, end: int) -> int:
    """The first index from `at` that holds no adverb."""
    while at < end and is_adverb(tokens[at]):
        at += 1
    return at


def subject_before(tokens: Sequence[Token], verb: int, left: int) -> Span | None:
    """The subject of the verb at index `verb`, looked for down to index `left`."""
    at = _before_verb(tokens, verb, left)
    if at < left:
        return None
    token = tokens[at]
    if token.key in COORDINATORS:
        return first_subject(tokens, left, at)
    if token.key in RELATIVE or (token.key == "that" and at > left and tokens[at - 1].is_word):
        at -= 1
        while at >= left and (tokens[at].key in _ASIDE or tokens[at].key in PREPOSITIONS):
            at -= 1
        return phrase_to(tokens, at, left) if at >= left else None
    if token.key == ")":
        opening = next((one for one in range(at - 1, left - 1, -1) if tokens[one].key == "("), left)
        named = phrase_to(tokens, opening - 1, left) if opening > left else None
        return Span(named.start, at + 1) if named else None
    if token.key in _ASIDE:
        return _before_aside(tokens, at, left)
    if not token.is_word:
        return None
    return _with_name(tokens, phrase_to(tokens, at, left), left)


def _with_name(tokens: Sequence[Token], phrase: Span | None, left: int) -> Span | None:
    """The phrase, and the name before it where an apposition lacks its second comma: Hale, the mayor said."""
    if phrase is None or phrase.start - 2 < left or tokens[phrase.start - 1].key != COMMA:
        return phrase
    opening = tokens[phrase.start]
    possessive = any("'" in token.key for token in tokens[phrase.start : phrase.end])
    if opening.name and opening.key not in _ARTICLES and not possessive:
        return phrase
    first = phrase.start - 1
    while first > left and tokens[first - 1].name and tokens[first - 1].key not in PREPOSITIONS | SUBORDINATORS:
        first -= 1
    opens = first == left or tokens[first - 1].key in SUBORDINATORS | COORDINATORS
    return Span(first, phrase.end) if opens and phrase.start - 2 > first else phrase


def _before_verb(tokens: Sequence[Token], verb: int, left: int) -> int:
    """The index before the verb with its auxiliaries and adverbs: went on to say, has since said."""
    at = verb - 1
    while at >= left:
        token = tokens[at]
        if token.key in AUXILIARIES or is_adverb(token):
            at -= 1
        elif token.key in ("to", "by") and at - 1 >= left and tokens[at - 1].is_word:
            at -= 1
            if tokens[at].key == "on":
                at -= 1
            if at >= left and not tokens[at].name and tokens[at].key not in PERSONAL:
                at -= 1
        else:
            break
    return at


def phrase_to(tokens: Sequence[Token], last: int, left: int) -> Span | None:
    """The noun phrase whose last word is at index `last`."""
    token = tokens[last]
    if token.key in PERSONAL:
        return Span(last, last + 1)
    if not token.is_word or token.key in _NO_HEAD:
        return None
    first = last
    while first > left and last - first < _LONGEST:
        before = tokens[first - 1]
        if not before.is_word or before.key in _BOUNDS or before.key in PERSONAL:
            break
        if before.key in COORDINATORS and not _joins_names(tokens, first - 1, left):
            break
        if (before.key in TIMES and not tokens[first].key.startswith("of")) or before.key in ADVERBS:
            break
        if tokens[first].key in _ARTICLES and before.key not in PREPOSITIONS and before.key not in COORDINATORS:
            break  # what stands before an article is no part of its phrase: held up the sign
        first -= 1
    while first < last and (tokens[first].key in PREPOSITIONS or is_adverb(tokens[first])):
        first += 1
    return Span(first, last + 1)


def _joins_names(tokens: Sequence[Token], at: int, left: int) -> bool:
    """Whether “and” joins two names or two nouns of which the first is the whole of its clause."""
    if at <= left or not tokens[at - 1].is_word:
        return False
    if tokens[at - 1].name and tokens[at + 1].name:
        return True
    first = at
    while first > left and tokens[first - 1].is_word and at - first < 4:
        if tokens[first - 1].key in _BOUNDS:
            return False
        first -= 1
    return (first == left or not tokens[first - 1].is_word) and (
        tokens[first].key in DETERMINERS or tokens[first].key in PEOPLE
    )


def _before_aside(tokens: Sequence[Token], closing: int, left: int) -> Span | None:
    """The phrase before an aside that ends at `closing`: Smith, 52, a farmer from Ames, Iowa, (said)."""
    pieces: list[Span] = []
    end = closing
    for at in range(closing - 1, left - 2, -1):
        if at < left or tokens[at].key in _ASIDE or tokens[at].key in ("(", QUOTATION):
            if end > at + 1:
                pieces.append(Span(at + 1, end))
            end = at
            if at >= left and tokens[at].key == QUOTATION:
                break
    pieces.reverse()
    index = len(pieces) - 1
    while index > 0 and _is_apposition(tokens, pieces[index], pieces[index - 1]):
        index -= 1
    if index < 0:
        return None
    first = pieces[index]
    if tokens[first.start].key in COORDINATORS or tokens[first.start].key in _AS:
        first = Span(first.start + 1, first.end)
    if first.start >= first.end or tokens[first.start].key in PREPOSITIONS | SUBORDINATORS:
        return None
    head = phrase_to(tokens, first.end - 1, first.start)
    if head is None:
        return None
    # What is told in a relative clause is not part of who speaks.
    end = head.end
    for piece in pieces[index + 1 :]:
        if tokens[piece.start].key in RELATIVE | SUBORDINATORS | SPEAKING_GERUND or tokens[piece.start].key in (
            PREPOSITIONS - OF_A_NAME
        ):
            break
        if tokens[piece.start].key.endswith("ing") and not tokens[piece.start].name:
            break
        end = next((at for at in range(piece.start, piece.end) if tokens[at].key in RELATIVE), piece.end)
    if end < len(tokens) and tokens[end].key == ")":
        end += 1
    return Span(head.start, end)


def _is_apposition(tokens: Sequence[Token], piece: Span, before: Span) -> bool:
    """Whether `piece` says more about what stands in `before`."""
    first = tokens[piece.start]
    opening = tokens[before.start]
    if first.key in COORDINATORS or first.key in PERSONAL:
        return False
    if opening.key in (PREPOSITIONS | SUBORDINATORS) - _AS:
        # A place and its state follow one another: of Ames, Iowa.
        return piece.end - piece.start == 1 and first.name and before.start > 0
    if first.name:
        if not tokens[piece.end - 1].name and all(token.name for token in tokens[before.start : before.end]):
            return True  # Rod Kent, Acme Brothers’ managing director
        single = piece.end - piece.start <= 2
        possessive = any("'s" in token.key or token.key.endswith("'") for token in tokens[piece.start : piece.end - 1])
        return possessive or (single and ("-" in first.key or _has_place(tokens, before)))
    return True


def _has_place(tokens: Sequence[Token], piece: Span) -> bool:
    return any(tokens[at].key in PREPOSITIONS for at in range(piece.start, piece.end - 1))


def first_subject(tokens: Sequence[Token], left: int, right: int) -> Span | None:
    """The noun phrase that the clause from `left` to `right` opens with, behind adverbials that end with a comma."""
    at = left
    while at < right:
        while at < right and (tokens[at].key in COORDINATORS or tokens[at].key == COMMA or is_adverb(tokens[at])):
            at += 1
        if at >= right:
            return None
        opening = tokens[at]
        fronted = opening.key in PREPOSITIONS or opening.key in SUBORDINATORS or opening.key.endswith("ing")
        if not fronted or (opening.name and opening.key.endswith("ing") and opening.key not in PREPOSITIONS):
            return phrase_from(tokens, at, right)
        at = next((index for index in range(at, right) if tokens[index].key == COMMA), right)
    return None


def phrase_from(tokens: Sequence[Token], first: int, right: int, *, apposition: bool = False) -> Span | None:
    """The noun phrase that starts at index `first`, with its apposition where asked for."""
    if first >= right or not _may_open(tokens[first]):
        return None
    if tokens[first].key in PERSONAL:
        return Span(first, first + 1)
    at = _run(tokens, first, right, apposition)
    if at == first:
        return None
    while apposition and at + 1 < right and tokens[at].key == COMMA and _opens_apposition(tokens, at + 1, right):
        end = at + 1
        while end < right and tokens[end].is_word and tokens[end].key not in _BOUNDS:
            end += 1
        if end == at + 1 or (end < right and tokens[end].key in AUXILIARIES | SPEAKING):
            break
        at = end
    return Span(first, at)


def _may_open(token: Token) -> bool:
    key = token.key
    if not token.is_word or key in _NO_SUBJECT or key in ("that", "this", "these", "those", "it", "you"):
        return False
    if key in PRONOUNS or key in DETERMINERS or key in PEOPLE:
        return True
    return token.name and key not in SUBORDINATORS and key not in PREPOSITIONS


def _run(tokens: Sequence[Token], first: int, right: int, after_verb: bool) -> int:
    """The index behind the last word of a noun phrase without its apposition."""
    at = first
    while at < right and not _ends_run(tokens, at, first, right, after_verb):
        at += 1
    while at > first and tokens[at - 1].key in OF_A_NAME | COORDINATORS | DETERMINERS and at - 1 > first:
        at -= 1
    return at


def _ends_run(tokens: Sequence[Token], at: int, first: int, right: int, after_verb: bool) -> bool:
    """Whether the word at index `at` cannot belong to the noun phrase that starts at `first`.

    Behind its verb (said Acme marketing chief Hale) a phrase may go on where in front of one the verb would stand.
    """
    token = tokens[at]
    key = token.key
    if not token.is_word or key in _BOUNDS or (key in PREPOSITIONS and key not in OF_A_NAME):
        return True
    if key in COORDINATORS:
        return not (key == "and" and at + 1 < right and _may_open(tokens[at + 1]))
    if at == first or token.name:
        return at > first and key in TIMES
    before = tokens[at - 1]
    if key in TIMES or key in PERSONAL or is_adverb(token):
        return True
    is_name = before.name and before.key not in DETERMINERS and not before.key.endswith(("'s", "s'"))
    if is_name and key not in _PARTICLES | OF_A_NAME | PEOPLE:
        if after_verb and _name_follows(tokens, at, right):
            return False
        return key.endswith(("ed", "s", "ing"))  # a verb behind a name
    return key.endswith(("ed", "ing")) and before.key not in DETERMINERS


def _opens_apposition(tokens: Sequence[Token], at: int, right: int) -> bool:
    token = tokens[at]
    key = token.key
    if not token.is_word or key in _BOUNDS or key in PREPOSITIONS or key in COORDINATORS or key in PERSONAL:
        return False
    if key in DETERMINERS or key in PEOPLE or key[0].isdigit():
        return True
    if token.name:
        if at + 1 == right or not tokens[at + 1].is_word:
            return "-" in key or tokens[at - 2].name  # R-Texas; Ames, Iowa
        return any("'" in other.key for other in tokens[at : min(at + 4, right)])
    return not key.endswith("ing") and not is_adverb(token)


def _name_follows(tokens: Sequence[Token], at: int, right: int) -> bool:
    """Whether a name comes within a few words that may all belong to one phrase: networking analyst Eric Blachno."""
    for token in tokens[at : min(at + 4, right)]:
        if not token.is_word or token.key in _BOUNDS or token.key in PREPOSITIONS or token.key in COORDINATORS:
            return False
        if token.name:
            return True
    return False


def subject_after(tokens: Sequence[Token], verb: int, right: int) -> Span | None:
    """The subject behind its verb: said a spokesman for the group, asked Mr. Hale, said sales director Hale."""
    first = skip_adverbs(tokens, verb + 1, right)
    if first < right and not _may_open(tokens[first]) and _name_follows(tokens, first, right):
        end = next(at for at in range(first, right) if tokens[at].name)
        named = phrase_from(tokens, end, right, apposition=True)
        return named and Span(first, named.end)
    return phrase_from(tokens, first, right, apposition=True)
