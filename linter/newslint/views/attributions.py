"""Attributions: who said what, in quotation marks and without.

A quotation is attributed by what stands around it in its sentence (“Q,” said X; X said: “Q”; “Q,” X said, “Q”;
according to X, “Q”); where nothing does, to whoever spoke last, and the attribution is marked as inferred.
Speakers are given as written, pronouns too: who “he” is, this view does not say.
"""

import enum
from collections.abc import Iterator, Sequence, Set
from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.views.attribution.frames import COLON, COMMA, DASH, QUOTATION, Frame, Token, frames, invites_speaker
from newslint.views.attribution.lexicon import (
    BE,
    COORDINATORS,
    NEGATIONS,
    ONLY_WITH_PUNCTUATION,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    REPORTING,
    REPORTING_GERUND,
    SPEAKING,
    SPEAKING_BASE,
    SPEAKING_GERUND,
    TELLING,
    TIMES,
)
from newslint.views.attribution.speakers import (
    first_subject,
    is_adverb,
    phrase_from,
    phrase_to,
    skip_adverbs,
    subject_after,
    subject_before,
)
from newslint.views.quotations import Quotation, quotations


class Kind(enum.StrEnum):
    """How speech is given: in marks as a whole, in part, or in the writer's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Attribution(NamedTuple):
    """What somebody is said to have said.

    `content` is what is said: for direct speech the quotation with its marks, for mixed speech the clause that holds
    the quotation, for indirect speech the clause, without “that” and without the full stop.
    A mixed clause with two quotations gives two attributions with the same content.
    `cue` is what shows that somebody speaks: a verb (said), “according to” or a colon.
    `speaker` is the phrase as written, with titles and appositions, without relative clauses.
    `inferred` says that the speaker is that of the speech before (or, for a quotation that goes on in the next
    paragraph, after), as the quotation has none of its own; `cue` is None then.
    """

    content: Span
    quotation: Quotation | None
    cue: Span | None
    speaker: Span | None
    kind: Kind
    inferred: bool = False


class _Source(NamedTuple):
    """Cue and speaker of a quotation, as token indices; `cue` may stand before or after."""

    cue: Span
    speaker: Span | None


_INVERTED: Final = frozenset(("said", "added", "asked", "wrote"))  # also with a capital: Said Hale: “Q”.
_NOUNS: Final = frozenset("reports claims notes remarks states estimates promises pledges wonders vows".split())
_LATE: Final = 16  # tokens of a sentence that only names the speaker of the quotation before
_FAR: Final = 40  # tokens between a quotation and its verb
_SPEECH: Final = 4  # words from which a quotation without a cue is somebody's speech


def attributions(document: Document) -> tuple[Attribution, ...]:
    """The attributed speech of every block but code, in reading order; quotations inside quotations are left out."""
    found: list[Attribution] = []
    alone: set[int] = set()  # the starts of quotations that may be sentences of their own
    mentioned: list[Span] = []  # subjects of verbs of speech of which no content was found
    before: Frame | None = None
    for frame in frames(document):
        alone.update(_sentences_of_their_own(document.text, frame))
        if before and before.tokens and before.tokens[-1].key == COLON and frame.tokens and frame.tokens[0].quotation:
            # The quotation that a colon announces stands in a paragraph of its own.
            announced = _Reader(document.text, (*before.tokens, frame.tokens[0])).last()
            found += announced
            found += _Reader(document.text, frame.tokens).read(skip=1 if announced else 0)
        elif before and (late := _late_speaker(document.text, before, frame)):
            if not found or found[-1].quotation != late.quotation:
                found.append(late)
        else:
            own = list(_Reader(document.text, frame.tokens).read())
            found += own
            if not own and (speaker := _Reader(document.text, frame.tokens).speaker()):
                mentioned.append(speaker)
        before = frame
    found.sort(key=lambda one: one.quotation.start if one.quotation else one.content.start)
    return tuple(_inferred(document, found, alone, mentioned))


def _late_speaker(text: str, before: Frame, frame: Frame) -> Attribution | None:
    """The attribution of a quotation that closed with a full stop before its speaker: “It is over.” Hale said."""
    tokens = frame.tokens
    if before.block != frame.block or not before.tokens or not tokens or len(tokens) > _LATE:
        return None
    quotation = before.tokens[-1].quotation
    if quotation is None or any(token.quotation for token in tokens):
        return None
    return _Reader(text, (before.tokens[-1], *tokens)).closing(quotation)


def _sentences_of_their_own(text: str, frame: Frame) -> Iterator[int]:
    """The starts of the quotations that are not built into the sentence of somebody else."""
    for index, token in enumerate(frame.tokens):
        if token.quotation is None:
            continue
        words = token.quotation.inner.of(text).split()
        before = frame.tokens[index - 1] if index else None
        if all(other.quotation for other in frame.tokens) or (
            len(words) >= _SPEECH and words[0][:1].isupper() and (before is None or not before.is_word)
        ):
            yield token.start


class _Reader:
    """Reads the tokens of one frame."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def read(self, skip: int = 0) -> Iterator[Attribution]:
        """The attributions of the frame, leaving out the quotations among the first `skip` tokens."""
        used: set[int] = set()
        for index, token in enumerate(self.tokens):
            if token.quotation is None or index < skip:
                continue
            source = self._source(index, token.quotation)
            if source is None:
                continue
            used.update(range(*source.cue))
            yield self._attribution(index, token.quotation, source)
        for at, token in enumerate(self.tokens):
            if at in used or not (token.key in REPORTING or token.key in REPORTING_GERUND or token.key == "according"):
                continue
            if indirect := self._indirect(at):
                yield indirect

    def speaker(self) -> Span | None:
        """The subject of the last verb of speech."""
        for at in range(len(self.tokens) - 1, -1, -1):
            if self._is_finite(at) and not self._is_passive(at):
                subject = subject_before(self.tokens, at, self._left(at))
                if subject:
                    return self._span(subject)
        return None

    def closing(self, quotation: Quotation) -> Attribution | None:
        """The attribution of the quotation that is the first token, if all that follows names its speaker."""
        source = self._after(0)
        if source is None or source.speaker is None or not self._closes(source.cue.end - 1):
            return None
        if min(source.speaker.start, source.cue.start) > 1:
            return None
        return self._attribution(0, quotation, source)

    def last(self) -> list[Attribution]:
        """The attribution of the quotation that is the last token, by what stands before it."""
        index = len(self.tokens) - 1
        quotation = self.tokens[index].quotation
        source = self._before(index)
        return [self._attribution(index, quotation, source)] if quotation and source and source.speaker else []

    def _indirect(self, at: int) -> Attribution | None:
        tokens = self.tokens
        cue = Span(at, at + 1)
        speaker: Span | None
        if tokens[at].key == "according":
            if at + 1 >= len(tokens) or tokens[at + 1].key != "to":
                return None
            cue = Span(at, at + 2)
            speaker = phrase_from(tokens, at + 2, len(tokens), apposition=True)
            if speaker is None:
                return None
            content = self._rest(speaker.end) if at == self._left(at) else Span(self._left(at), at)
        elif tokens[at].key in REPORTING_GERUND:
            speaker = self._subject_of_gerund(at)
            content = self._rest(at + 1)
        else:
            if not self._is_finite(at) or self._is_passive(at) or self._is_negated(at):
                return None
            if tokens[at].key in _NOUNS and not (at and (tokens[at - 1].name or tokens[at - 1].key in PERSONAL)):
                return None
            left = self._left(at)
            speaker = self._inverted_subject(at)
            if speaker:
                return self._said(Span(left, at - 1), cue, speaker)
            speaker = subject_before(tokens, at, left)
            if speaker and speaker.start - 1 > left and tokens[speaker.start - 1].key == COMMA and self._closes(at):
                content = Span(left, speaker.start - 1)
            else:
                content = self._rest(at + 1)
        return self._said(content, cue, speaker)

    def _inverted_subject(self, verb: int) -> Span | None:
        """The subject behind a verb that closes its sentence: …, said a teacher at the school."""
        tokens = self.tokens
        if verb < 2 or tokens[verb - 1].key != COMMA:
            return None
        speaker = subject_after(tokens, verb, len(tokens))
        if speaker is None or (speaker.end < len(tokens) and self._goes_on(speaker.end)):
            return None
        return speaker

    def _goes_on(self, at: int) -> bool:
        """Whether a clause goes on here, so that the phrase before is its subject."""
        token = self.tokens[at]
        return token.is_word and token.key not in PREPOSITIONS and token.key not in TIMES and token.key not in RELATIVE

    def _said(self, content: Span, cue: Span, speaker: Span | None) -> Attribution | None:
        """Indirect speech, if its content is a clause without quotations."""
        tokens = self.tokens
        content = self._stripped(content)
        if speaker is None or content.end - content.start < 3:
            return None
        if any(token.quotation for token in tokens[content.start : content.end]):
            return None
        return Attribution(self._span(content), None, self._span(cue), self._span(speaker), Kind.INDIRECT)

    def _rest(self, first: int) -> Span:
        """What follows the cue: behind “that”, if it comes soon, to the end of the clause."""
        tokens = self.tokens
        end = next((at for at in range(first + 1, len(tokens)) if self._ends_clause(at)), len(tokens))
        return Span(self._behind_that(first, end), end)

    def _behind_that(self, first: int, end: int) -> int:
        """The index behind “that”, if it stands near the cue: said in a statement on Monday that …"""
        tokens = self.tokens
        if first < end and tokens[first].key == COMMA:
            first += 1
        for at in range(first, min(first + 12, end)):
            if tokens[at].key == "that" and (at == first or tokens[at - 1].key not in PREPOSITIONS):
                return at + 1
        if first and tokens[first - 1].key in TELLING and (told := phrase_from(tokens, first, end)) and told.end <= end:
            return told.end
        return first

    def _ends_clause(self, at: int) -> bool:
        tokens = self.tokens
        if tokens[at].key == ";":
            return True
        return (
            tokens[at].key in (COMMA, DASH)
            and at + 1 < len(tokens)
            and (tokens[at + 1].key in SPEAKING_GERUND or tokens[at + 1].key == "according")
        )

    def _stripped(self, span: Span) -> Span:
        start, end = span
        loose = (COMMA, DASH, COLON, ";")
        while start < end and (self.tokens[start].key in loose or self.tokens[start].key in COORDINATORS):
            start += 1
        while start < end and self.tokens[end - 1].key in loose:
            end -= 1
        return Span(start, end)

    def _closes(self, verb: int) -> bool:
        """Whether nothing but a circumstance follows the verb, so that what was said stands before it."""
        tokens = self.tokens
        at = skip_adverbs(tokens, verb + 1, len(tokens))
        if any(token.key == "that" for token in tokens[at : at + 8]):
            return False
        return at >= len(tokens) or not tokens[at].is_word or tokens[at].key in PREPOSITIONS or tokens[at].key in TIMES

    def _is_negated(self, verb: int) -> bool:
        return any(token.key in NEGATIONS for token in self.tokens[max(0, verb - 2) : verb])

    def _source(self, index: int, quotation: Quotation) -> _Source | None:
        invites = invites_speaker(self.text, quotation)
        if self._follows_cue(index) and (source := self._before(index)) and source.speaker:
            return source
        if invites and (source := self._after(index)):
            return source
        if source := self._before(index):
            return source
        if not invites and (source := self._inverted_after(index)):
            return source
        return self._trailing(index)

    def _follows_cue(self, index: int) -> bool:
        """Whether a verb of speech stands right before the quotation: saying “Q,” or said, “Q,” ."""
        at = index - 1
        while at > 0 and self.tokens[at].key in (COMMA, COLON):
            at -= 1
        return at >= 0 and (self.tokens[at].key in SPEAKING_GERUND or (at > 0 and self._is_finite(at)))

    def _after(self, index: int) -> _Source | None:
        """“Q,” said X; “Q,” X said; “Q,” according to X."""
        tokens = self.tokens
        if source := self._inverted_after(index):
            return source
        first = self._behind(index)
        if first >= len(tokens) or not tokens[first].is_word or tokens[first].key in COORDINATORS:
            return None
        for at in range(first, min(first + _FAR, len(tokens))):
            token = tokens[at]
            if token.key in (QUOTATION, ";", COLON):
                break
            if self._is_finite(at) and at > first and not self._is_relative(at, first):
                speaker = subject_before(tokens, at, first)
                return _Source(Span(at, at + 1), speaker) if speaker else None
        return self._unknown_verb(first)

    def _unknown_verb(self, first: int) -> _Source | None:
        """“Q,” Smith deadpanned: any verb will do so close to a quotation."""
        tokens = self.tokens
        speaker = phrase_from(tokens, first, len(tokens))
        if speaker is None:
            return None
        verb = skip_adverbs(tokens, speaker.end, len(tokens))
        if verb >= len(tokens) or tokens[verb].name or not tokens[verb].key.endswith(("ed", "s")):
            return None
        if not tokens[first].name and tokens[first].key not in PERSONAL:
            return None
        return _Source(Span(verb, verb + 1), speaker)

    def _inverted_after(self, index: int) -> _Source | None:
        tokens = self.tokens
        at = skip_adverbs(tokens, self._behind(index), len(tokens))
        if at >= len(tokens):
            return None
        if tokens[at].key == "according" and at + 1 < len(tokens) and tokens[at + 1].key == "to":
            return _Source(Span(at, at + 2), phrase_from(tokens, at + 2, len(tokens), apposition=True))
        if tokens[at].key in SPEAKING and (speaker := subject_after(tokens, at, len(tokens))):
            return _Source(Span(at, at + 1), speaker)
        return None

    def _behind(self, index: int) -> int:
        """The index behind a quotation and the comma that may follow it."""
        return index + 1 + (index + 1 < len(self.tokens) and self.tokens[index + 1].key in (COMMA, DASH))

    def _before(self, index: int) -> _Source | None:
        """X said, “Q”; said X: “Q”; X called it “Q”; X: “Q”."""
        tokens = self.tokens
        if source := self._name_and_colon(index):
            return source
        for at in range(index - 1, max(index - _FAR, 0) - 1, -1):
            token = tokens[at]
            if token.key == ";":
                break
            if not token.is_word:
                continue
            if token.key in SPEAKING_GERUND:
                return _Source(Span(at, at + 1), self._subject_of_gerund(at))
            if token.key == "according" and tokens[at + 1].key == "to":
                return _Source(Span(at, at + 2), phrase_from(tokens, at + 2, index, apposition=True))
            if self._is_finite(at):
                if token.key in ONLY_WITH_PUNCTUATION and tokens[index - 1].key not in (COMMA, COLON):
                    continue
                return self._with_subject(at, index)
        if index and tokens[index - 1].key == COLON:
            speaker = first_subject(tokens, 0, index - 1)
            return _Source(Span(index - 1, index), speaker) if speaker else None
        return None

    def _name_and_colon(self, index: int) -> _Source | None:
        """Hale: “Q”, as in headlines and interviews."""
        tokens = self.tokens
        if index < 2 or tokens[index - 1].key != COLON:
            return None
        first = index - 1
        while first > 0 and tokens[first - 1].name and index - first < 6:
            first -= 1
        if first == index - 1 or (first > 0 and tokens[first - 1].is_word) or tokens[first].key in SPEAKING:
            return None
        return _Source(Span(index - 1, index), Span(first, index - 1))

    def _with_subject(self, verb: int, right: int) -> _Source | None:
        """The verb with the subject before or else behind it."""
        tokens = self.tokens
        cue = Span(verb, verb + 1)
        if self._is_passive(verb):
            return _Source(cue, None)
        left = self._left(verb)
        speaker = subject_before(tokens, verb, left) or subject_after(tokens, verb, right)
        return _Source(cue, speaker)

    def _left(self, at: int) -> int:
        """Where the clause that holds `at` begins: behind the quotation, colon or semicolon before it."""
        return next((one + 1 for one in range(at - 1, -1, -1) if self.tokens[one].key in (QUOTATION, COLON, ";")), 0)

    def _subject_of_gerund(self, at: int) -> Span | None:
        """The subject of saying, adding: that of the clause before, or what stands before a bare “saying”."""
        tokens = self.tokens
        left = self._left(at)
        before = at - 1
        while before >= left and is_adverb(tokens[before]):
            before -= 1
        if before > left and tokens[before].key == "as":
            if tokens[before - 1].key in SPEAKING:  # was quoted as saying
                return subject_before(tokens, before - 1, left)
            return phrase_to(tokens, before - 1, left)
        if before > left and tokens[before].is_word and not tokens[before].key.endswith("ed"):
            with_at = next(
                (one for one in range(before, max(left, before - 8) - 1, -1) if tokens[one].key == "with"), -1
            )
            if with_at >= 0 and (speaker := phrase_from(tokens, with_at + 1, before + 1)):
                return speaker
        if speaker := first_subject(tokens, left, at):
            return speaker
        for verb in range(at - 1, -1, -1):
            if self._is_finite(verb) and not self._is_passive(verb):
                left = self._left(verb)
                if speaker := subject_before(tokens, verb, left) or subject_after(tokens, verb, at):
                    return speaker
        return None

    def _trailing(self, index: int) -> _Source | None:
        """The “Q” is at risk, X said."""
        tokens = self.tokens
        for at in range(index + 1, len(tokens)):
            if self._is_finite(at) and not self._is_relative(at, index + 1):
                if speaker := subject_before(tokens, at, index + 1):
                    before = tokens[speaker.start - 1]
                    if before.key == COMMA or (before.quotation and invites_speaker(self.text, before.quotation)):
                        return _Source(Span(at, at + 1), speaker)
                elif tokens[at - 1].key == COMMA and (speaker := subject_after(tokens, at, len(tokens))):
                    return _Source(Span(at, at + 1), speaker)
            elif tokens[at].key == "according" and at + 1 < len(tokens) and tokens[at + 1].key == "to":
                return _Source(Span(at, at + 2), phrase_from(tokens, at + 2, len(tokens), apposition=True))
        return None

    def _is_finite(self, at: int) -> bool:
        """Whether a verb of speech stands here that can have a subject of its own."""
        token = self.tokens[at]
        if token.name and (at or token.key not in _INVERTED):
            return False
        if token.key in SPEAKING:
            return True
        return token.key in SPEAKING_BASE and at > 0 and not self._is_noun(at)

    def _is_noun(self, at: int) -> bool:
        """Whether a word like “report” or “call” is a noun here."""
        before = self.tokens[at - 1]
        return not (
            before.key in PERSONAL
            or before.key in ("to", "would", "will", "can", "could", "did", "didn't", "don't", "may", "might", "who")
            or (before.key.endswith("s") and not before.key.endswith("'s") and before.key != "his")
            or is_adverb(before)
        )

    def _is_relative(self, verb: int, left: int) -> bool:
        """Whether the verb's subject is “who”."""
        at = verb - 1
        while at >= left and is_adverb(self.tokens[at]):
            at -= 1
        return at >= left and self.tokens[at].key in RELATIVE

    def _is_passive(self, verb: int) -> bool:
        at = verb - 1
        while at >= 0 and is_adverb(self.tokens[at]):
            at -= 1
        return at >= 0 and self.tokens[at].key in BE and self.tokens[verb].key not in SPEAKING_GERUND

    def _attribution(self, index: int, quotation: Quotation, source: _Source) -> Attribution:
        tokens = self.tokens
        cue = self._span(source.cue)
        speaker = self._span(source.speaker) if source.speaker else None
        before = tokens[index - 1] if index else None
        if source.cue.start > index:
            start = self._content_start(index)
            limit = min(source.cue.start, source.speaker.start if source.speaker else source.cue.start)
            end = quotation.end
            if not invites_speaker(self.text, quotation):
                end = tokens[limit - 1].start if tokens[limit - 1].key in (COMMA, DASH) else tokens[limit - 1].end
            content = Span(start, max(end, quotation.end))
        else:
            whole = before is None or before.key in (COMMA, COLON, DASH, QUOTATION) or index <= source.cue.end
            whole = whole or (quotation.inner.of(self.text)[:1].isupper() and self._words(quotation) >= _SPEECH)
            content = quotation.span if whole else self._clause(source, index)
        kind = Kind.DIRECT if content == quotation.span else Kind.MIXED
        return Attribution(content, quotation, cue, speaker, kind)

    def _words(self, quotation: Quotation) -> int:
        return len(quotation.inner.of(self.text).split())

    def _content_start(self, index: int) -> int:
        """Where the clause begins that ends with the quotation at `index`."""
        tokens = self.tokens
        at = index
        while at > 0 and tokens[at - 1].key not in (COLON, ";"):
            before = tokens[at - 1].quotation
            if before and invites_speaker(self.text, before):
                break
            at -= 1
        while at < index and (
            tokens[at].key in COORDINATORS or tokens[at].key in (COMMA, DASH) or is_adverb(tokens[at])
        ):
            at += 1
        return tokens[at].start

    def _clause(self, source: _Source, index: int) -> Span:
        tokens = self.tokens
        first = source.cue.end
        if source.speaker and first <= source.speaker.start < index:
            first = source.speaker.end
        first = self._behind_that(first, index)
        end = index
        while end + 1 < len(tokens):
            following = tokens[end + 1]
            if following.key in (";", DASH) or (
                following.key == COMMA
                and end + 2 < len(tokens)
                and tokens[end + 2].key in SPEAKING_GERUND | {"according"}
            ):
                break
            end += 1
        return Span(min(tokens[first].start, tokens[index].start), tokens[end].end)

    def _span(self, indices: Span) -> Span:
        return Span(self.tokens[indices.start].start, self.tokens[indices.end - 1].end)


def _inferred(
    document: Document, found: list[Attribution], alone: Set[int], mentioned: list[Span]
) -> Iterator[Attribution]:
    """Adds the quotations that have no speaker of their own, each with the speaker before it."""
    own = {one.quotation.start for one in found if one.quotation}
    speaker: Span | None = None
    carried = False  # whether the quotation before goes on in the next
    waiting = [
        quotation
        for quotation in document.view(quotations).items
        if not quotation.level and quotation.start not in own and quotation.start in alone
    ]
    waiting.reverse()
    for one in found:
        start = one.quotation.start if one.quotation else one.content.start
        while waiting and waiting[-1].start < start:
            quotation = waiting.pop()
            while mentioned and mentioned[0].start < quotation.start:
                speaker = mentioned.pop(0)
            opens = quotation.continues and not carried
            carried = quotation.continues
            named = one.speaker if opens and one.quotation and one.speaker else speaker
            if named:
                yield Attribution(quotation.span, quotation, None, named, Kind.DIRECT, True)
                speaker = named
        while mentioned and mentioned[0].start < start:
            mentioned.pop(0)
        yield one
        speaker = one.speaker or speaker
        carried = one.quotation is not None and one.quotation.continues
    while waiting:
        quotation = waiting.pop()
        while mentioned and mentioned[0].start < quotation.start:
            speaker = mentioned.pop(0)
        if speaker:
            yield Attribution(quotation.span, quotation, None, speaker, Kind.DIRECT, True)
