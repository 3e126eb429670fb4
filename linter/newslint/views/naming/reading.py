"""From runs of capitals to mentions: which words are title, given name and surname, and which name no person."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Block, Span
from newslint.views.naming.lexicon import (
    COMPANY_ENDS,
    DAYS_AND_MONTHS,
    DEMONYMS,
    HONORIFICS,
    LEADING_PARTICLES,
    MODIFIERS,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_LEADS,
    PLACE_WORDS,
    POSTS,
    ROYAL,
    STATUSES,
    SUFFIXES,
    SURNAME_FIRST,
    Lexicon,
    languages,
)
from newslint.views.naming.runs import SAINTS, Run, Token, is_title_word, opens_sentence, runs
from newslint.views.naming.values import Kind, Mention, PersonName, Title

_SPEECH: Final = frozenset(
    "said says told added adds asked insisted explained argued replied recalled noted stressed warned conceded "
    "acknowledged testified quipped joked recounted".split()
)
_INVERTED: Final = frozenset("said says added adds asked replied recalled insisted explained warned".split())
_ASIAN: Final = re.compile(r"(?:[A-Z]?[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouüEIAOUY]{1,3}(?:ng|[nrklmpt])?-?){1,3}")
_NEXT_WORD: Final = re.compile(r"(?:, (?:who |which )?| |,? (?:has|had|also|later|then) )([a-z]+)")
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+),? $")
_AGE: Final = re.compile(r"(?:, (?:aged )?| \((?:aged )?)(\d{1,3})(?=[,.;)])")
_APPOSITION: Final = re.compile(
    r", (?=(?:an?|the|his|her|its|their|our|former|then|acting|head|chief|chair\w*|director|president|co-\w+|executive"
    r"|senior|vice|deputy|managing|professor|spokes\w+|leader|founder|one|who (?:is|was|heads|leads|chairs|runs)) )"
    r"[^,.;:\"“”()\n]{3,90}"
)
_DAYS: Final = DAYS_AND_MONTHS - frozenset("Jan April May June August".split())
_BORN: Final = re.compile(r" \(?(?:née|nee|born) ([A-Z]\w+)\)?")
_BUSINESS_NAMES: Final = frozenset(
    name.strip()
    for name in """
    Morgan Stanley|Merrill Lynch|Philip Morris|Charles Schwab|Fannie Mae|Freddie Mac|Eli Lilly|Calvin Klein|
    Ralph Lauren|Louis Vuitton|Christian Dior|Mary Kay|Aston Martin|Wells Fargo|Dow Jones|Jack Daniels|
    Johnson Matthey|Martin Marietta|Lockheed Martin|Dean Witter|Smith Barney|Paine Webber|Kidder Peabody|
    Bear Stearns|Lehman Brothers|Salomon Brothers|Robert Fleming|James Capel|Morgan Grenfell|Kleinwort Benson|
    Arthur Andersen|Price Waterhouse|Booz Allen|Rolls Royce|Virgin Atlantic|Jardine Matheson|Mercedes Benz|
    Tommy Hilfiger|Donna Karan|Estee Lauder|Elizabeth Arden|Laura Ashley|Ben Sherman|Hugo Boss|Levi Strauss|
    Sara Lee|Betty Crocker|Dr Pepper|Walt Disney|Warner Bros|Harley Davidson|Hewlett Packard|Marks Spencer|
    Ernst Young|Raymond James|Edward Jones|Thomas Cook|Thomson Reuters|Roy Morgan|Sherwin Williams|Jim Beam|
    Johnnie Walker|Red Cross|Al Qaeda|Al Jazeera|Hang Seng|Tai Fook|Long Island|Big Ben|Uncle Sam|Grand Prix|
    Roland Garros|Santa Claus|Jesus Christ|Mary Poppins|Sherlock Holmes|Harry Potter|James Bond|Mickey Mouse|
    Donald Duck|Air France|Virgin Mary|Bretton Woods|Camp David|Abu Ghraib|Silicon Valley|Falun Gong|Cosa Nostra|
    Sinn Fein|Hong Kong
    """.split("|")
)
"""Names of companies and things that look like a person's."""


class Single(NamedTuple):
    """A word with a capital that stands alone; `opens` a sentence, `speaks` by its verb."""

    start: int
    end: int
    word: str
    opens: bool
    speaks: bool


def read(text: str, block: Block, lexicon: Lexicon) -> Iterator[Mention | Single]:
    """The mentions of a block, and the lone words whose meaning the rest of the article decides."""
    for run in runs(text, block):
        if len(run) == 1:
            token = run[0]
            word = token.word
            if word in DAYS_AND_MONTHS or word in DEMONYMS:
                continue
            opens = opens_sentence(text, block, token.start)
            if opens and word.lower() in lexicon.common:
                continue
            yield from _single(text, token, opens, lexicon)
        else:
            yield from _Run(text, block, lexicon).read(run)


def _single(text: str, token: Token, opens: bool, lexicon: Lexicon) -> Iterator[Mention | Single]:
    start, end, word, _ = token
    if len(word) < 2 or word in DAYS_AND_MONTHS or word in DEMONYMS:
        return
    if word in lexicon.places:
        yield Mention(start, end, Kind.PLACE, word)
        return
    if is_title_word(word):
        return
    title = None if word.isupper() or word in ORGANISATION_WORDS else _lower_title(text, start)
    if title and not opens:
        yield _with_what_follows(text, end, Mention(start, end, Kind.PERSON, word, PersonName(surname=word), title))
        return
    yield Single(start, end, word, opens, speaks(text, start, end))


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands at the name."""
    behind = _NEXT_WORD.match(text, end)
    if behind and behind[1] in _SPEECH:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and before[1] in _INVERTED


class _Run:
    """Reads one run of two words or more."""

    def __init__(self, text: str, block: Block, lexicon: Lexicon) -> None:
        self.text, self.block, self.lexicon = text, block, lexicon

    def read(self, run: Run) -> Iterator[Mention | Single]:
        run = self._without_starter(run)
        waiting: Run = []  # words of an organisation's name that may go on: Bank of ...
        for joint, piece in _pieces(run):
            if joint == "&" and waiting:
                waiting += piece
                if not _is_open(piece):
                    yield self._other(waiting, Kind.ORGANISATION)
                    waiting = []
                continue
            if waiting and not _goes_on(waiting, joint):
                yield from self._name(waiting)
                waiting = []
            rest, mention = self._person(piece, waiting)
            if mention:
                if rest:
                    yield from self._name(rest)
                yield mention
                waiting = []
            else:
                waiting = [*waiting, *piece]
        if waiting:
            yield from self._name(waiting)

    def _without_starter(self, run: Run) -> Run:
        """The run without the words that have their capital from the sentence alone."""
        if not opens_sentence(self.text, self.block, run[0].start):
            return run
        at = 0
        while at < len(run) - 1 and (
            _plain(run[at].word) in self.lexicon.common
            and not (run[at].word.lower() in STATUSES and is_title_word(run[at + 1].word))
            and not is_title_word(run[at].word)
            and run[at].word not in SAINTS
            and not (run[at].word.lower() in MODIFIERS and run[at + 1].word.lower() in POSTS)
            and (run[at].word not in self.lexicon.genders or run[at].word.lower() in ("will", "may", "so", "an"))
        ):
            at += 1
            if run[at - 1].word.lower() not in ("the", "but", "and", "when", "while", "if", "as", "in", "on"):
                break
        if at == 0 and len(run) > 2 and run[1].word in self.lexicon.genders and run[1].joint == " ":
            first = run[0].word  # Trainer Ned Hollingsworth
            known = (
                first in SAINTS
                or first in self.lexicon.genders
                or first in self.lexicon.places
                or first in SURNAME_FIRST
            )
            at = 0 if known or is_title_word(first) or first in HONORIFICS or _is_initial(first) else 1
        return run[at:] if at else run

    def _person(self, piece: Run, before: Run) -> tuple[Run, Mention | None]:
        """The person at the end of a piece, and the words before it that belong to no person or title."""
        words = piece
        suffix = ""
        while len(words) > 1 and (words[-1].word.rstrip(".") in SUFFIXES) and len(words[-1].word) < 5:
            suffix = words[-1].word
            words = words[:-1]
        at = next((index for index in range(len(words) - 2, -1, -1) if self._is_title(words, index)), -1)
        name = words[at + 1 :]
        office: Run = []  # the first half of a title that “of” joins
        if at < 0 and before and before[-1].word.lower() in POSTS and len(words) > 1:
            # Secretary of State Rice, Archbishop of Canterbury Justin Welby
            given = next((index for index in range(1, len(words)) if words[index].word in self.lexicon.genders), 0)
            name = words[given or 1 :] if given or words[0].word in ("State", "Defense", "Defence") else words
            at = len(words) - len(name) - 1
            if at >= 0:
                cut = len(before) - 1
                while cut > 0 and before[cut - 1].word.lower() in (POSTS | MODIFIERS):
                    cut -= 1
                before, office = before[:cut], before[cut:]
        titled = at >= 0
        parsed = self._parsed(name, titled, suffix)
        if parsed is None:
            return piece, None
        prefix = words[: at + 1]
        end = piece[-1].end if suffix else name[-1].end
        if office:
            post = self.text[office[0].start : prefix[-1].end].lower()
            honorific = ""
            rest: Run = []
            title: Title | None = Title(office[0].start, prefix[-1].end, (post,), _status(self.text, office[0].start))
        else:
            honorific, title, rest = self._title(prefix)
        if title is None and not honorific:
            title = _lower_title(self.text, name[0].start)
        mention = Mention(
            name[0].start,
            end,
            Kind.PERSON,
            self.text[name[0].start : end],
            parsed,
            title,
            honorific,
        )
        mention = _with_what_follows(self.text, piece[-1].end if suffix else end, mention)
        return [*before, *rest], mention

    def _is_title(self, words: Sequence[Token], at: int) -> bool:
        word = words[at].word
        if not is_title_word(word):
            return False
        if word in self.lexicon.genders and word not in HONORIFICS:  # Dean Smith, Earl Warren
            return at > 0 or len(words) > 2
        return not (
            at > 0 and words[at - 1].word in self.lexicon.genders and word in ("King", "Prince", "Major", "Khan")
        )

    def _parsed(self, name: Sequence[Token], titled: bool, suffix: str) -> PersonName | None:
        """The parts of a name, or None where these words are hardly a person's."""
        lexicon = self.lexicon
        words = [token.word for token in name]
        first, last = words[0], words[-1]
        if len(words) > 6 or any(word in COMPANY_ENDS or word in _DAYS for word in words):
            return None
        if len(words) == 1:
            plain = first in lexicon.places or first in DEMONYMS or first in ORGANISATION_WORDS
            if not titled or plain or (first.isupper() and len(first) > 1) or is_title_word(first):
                return None
            return PersonName(surname=first, suffix=suffix)
        nickname = ""
        for index in range(1, len(name) - 1):
            if name[index].joint in ('"', "“", "(", "'", "‘") and name[index + 1].joint == ")":
                nickname = words[index]
                name = [*name[:index], *name[index + 1 :]]
                words = [token.word for token in name]
                break
        joined = " ".join(words)
        if joined in lexicon.places or joined in _BUSINESS_NAMES or last in PLACE_WORDS:
            return None
        if first in SURNAME_FIRST and len(words) <= 3 and self._is_asian(words):
            return PersonName(tuple(words[1:]), "", first, suffix, nickname, surname_first=True)
        shouted = [word for word in words if word.isupper() and len(word) > 2 and "." not in word]
        if shouted or any(
            (word in ORGANISATION_WORDS or word in DEMONYMS) and word not in lexicon.genders for word in words[:-1]
        ):
            return None
        if last in ORGANISATION_WORDS and not (titled and len(words) == 2 and first in lexicon.genders):
            return None
        if not (titled or self._is_name(name, words)):
            return None
        return _western(name, words, suffix, nickname, lexicon)._replace(birth_surname=_birth(self.text, name[-1].end))

    def _is_asian(self, words: Sequence[str]) -> bool:
        """Whether a surname that may stand first does: what follows are syllables, and no Western given name."""
        if not all(_ASIAN.fullmatch(word) and len(word) <= 10 for word in words[1:]):
            return False
        known = languages()
        return words[0] not in known or not any(known.get(word) == "en" for word in words[1:])

    def _is_name(self, name: Sequence[Token], words: Sequence[str]) -> bool:
        lexicon = self.lexicon
        first = words[0]
        if _leads(name, lexicon) or (first in lexicon.places and first not in lexicon.genders):
            return False
        if first in PLACE_LEADS and first not in lexicon.genders:
            return False
        if first in lexicon.genders or first.partition("-")[0] in lexicon.genders:
            return words[1].lower() not in lexicon.common or len(words) == 2
        if _is_initial(first) and first not in ("U.S.", "U.N.", "U.K.", "E.U.", "D.C."):
            return True
        if any(token.joint in PARTICLES and token.joint not in ("la", "y", "e") for token in name[1:]):
            return first.lower() not in lexicon.common
        if any(word.lower() in lexicon.common or word in lexicon.places for word in words) or len(words) > 3:
            return False
        start, end = name[0].start, name[-1].end
        if _AGE.match(self.text, end) or (speaks(self.text, start, end) and len(words) == 2):
            return True
        apposition = _apposition(self.text, end) if self.text.startswith(", ", end) else None
        return apposition is not None and not POSTS.isdisjoint(apposition.of(self.text).split()[:4])

    def _title(self, prefix: Sequence[Token]) -> tuple[str, Title | None, Run]:
        """The form of address and title in the words before a name, and those words that are part of neither."""
        if not prefix:
            return "", None, []
        honorific = ""
        at = len(prefix)
        posts: list[str] = []
        while at > 0:
            word = prefix[at - 1].word.rstrip(".")
            lower = word.lower()
            if word in HONORIFICS and not honorific:
                honorific = word
            elif word in ROYAL or lower in POSTS or (posts and lower in MODIFIERS) or lower in STATUSES:
                posts.insert(0, lower)
            else:
                break
            at -= 1
        status = ""
        while posts and posts[0] in STATUSES:
            status = STATUSES[posts.pop(0)] or status
        rest = list(prefix[:at])
        if not posts:
            return honorific, None, rest
        while prefix[at].word.lower() in STATUSES:
            at += 1
        start = prefix[at].start
        if any(post.endswith("-elect") or post.endswith("-designate") for post in posts):
            status = "elect"
        status = status or _status(self.text, rest[0].start if rest else start)
        end = prefix[-1].end
        end += self.text[end : end + 1] == "."  # Sen.
        return honorific, Title(start, end, (" ".join(posts),), status), rest

    def _name(self, words: Run) -> Iterator[Mention | Single]:
        """Words that name no person: an organisation, a place or what cannot be told."""
        while words and words[0].word.lower() in ("the", "a", "an"):
            words = words[1:]
        if not words:
            return
        if len(words) == 1:
            token = words[0]
            opens = opens_sentence(self.text, self.block, token.start)
            if not (opens and token.word.lower() in self.lexicon.common):
                yield from _single(self.text, token, opens, self.lexicon)
            return
        plain = [token.word for token in words]
        if plain[-1] in DAYS_AND_MONTHS or plain[0] in DAYS_AND_MONTHS:
            return
        joined = " ".join(plain)
        if joined in self.lexicon.places or plain[-1] in PLACE_WORDS:
            yield self._other(words, Kind.PLACE)
        elif any(word in ORGANISATION_WORDS or word in COMPANY_ENDS for word in plain):
            yield self._other(words, Kind.ORGANISATION)
        else:
            yield self._other(words, Kind.OTHER)

    def _other(self, words: Run, kind: Kind) -> Mention:
        start, end = words[0].start, words[-1].end
        return Mention(start, end, kind, self.text[start:end])


def _pieces(run: Run) -> Iterator[tuple[str, Run]]:
    """The run cut where small words join it that no person's name has."""
    piece: Run = []
    joint = ""
    for index, token in enumerate(run):
        cut = token.joint in ("of", "of the", "for", "for the", "and", "and the", "the", "&", ",") or (
            token.joint in ("(", '"', "“", "'", "‘")
            and (token.word.isupper() or index + 1 >= len(run) or run[index + 1].joint != ")")
        )
        if token.joint == "," and token.word.rstrip(".") in ("Jr", "Sr", "III"):
            cut = False
        if token.joint == ")" and piece and piece[0] is run[index - 1]:
            cut = True
        if cut and piece:
            yield joint, piece
            piece, joint = [], token.joint
        piece.append(token)
    if piece:
        yield joint, piece


def _goes_on(words: Run, joint: str) -> bool:
    """Whether a name goes on behind a small word: “of” in any, “for” and “and” in that of an organisation."""
    if joint in ("of", "of the"):
        return True
    return joint in ("for", "for the", "and", "and the") and any(token.word in ORGANISATION_WORDS for token in words)


def _plain(word: str) -> str:
    """A word in lower case, of one with a hyphen the last part: left-hander."""
    lower = word.lower()
    return lower if "-" not in lower else lower.rpartition("-")[2]


def _is_open(piece: Run) -> bool:
    return piece[-1].word in ORGANISATION_WORDS and piece[-1].word not in COMPANY_ENDS


def _is_initial(word: str) -> bool:
    letters = word.replace("-", "")
    return word.endswith(".") or (len(letters) <= 2 and letters.isupper() and word[-1] != "-")


def _leads(name: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name opens with a particle that has a capital: Van der Berg, Le Pen; not Al Gore."""
    first = name[0].word
    return first in LEADING_PARTICLES and (first not in lexicon.genders or name[1].joint in PARTICLES)


def _western(name: Sequence[Token], words: Sequence[str], suffix: str, nickname: str, lexicon: Lexicon) -> PersonName:
    if _leads(name, lexicon):
        return PersonName(
            (), "", " ".join([words[0], *(f"{one.joint} {one.word}".strip() for one in name[1:])]), suffix
        )
    for index in range(1, len(words)):
        if all(particle in PARTICLES for particle in name[index].joint.split()) and name[index].joint.strip():
            surname = " ".join(f"{token.joint} {token.word}".strip() for token in name[index + 1 :])
            surname = f"{words[index]} {surname}".strip()
            return PersonName(tuple(words[:index]), name[index].joint, surname, suffix, nickname)
        if words[index] in LEADING_PARTICLES and index + 1 < len(words):
            return PersonName(tuple(words[:index]), "", " ".join(words[index:]), suffix, nickname)
    if len(words) > 2 and words[-2] in ("St", "Saint", "Ste"):
        return PersonName(tuple(words[:-2]), "", " ".join(words[-2:]), suffix, nickname)
    spanish = len(words) > 2 and words[-2] not in lexicon.genders and languages().get(words[0]) in ("es", "pt")
    at = len(words) - (2 if spanish and not _is_initial(words[-2]) else 1)
    return PersonName(tuple(words[:at]), "", " ".join(words[at:]), suffix, nickname)


def _birth(text: str, end: int) -> str:
    match = _BORN.match(text, end)
    return match[1] if match else ""


def _with_what_follows(text: str, end: int, mention: Mention) -> Mention:
    """The mention with the age and the apposition behind it."""
    if text[end : end + 2] not in (", ", " ("):
        return mention
    age = _AGE.match(text, end)
    if age:
        return mention._replace(age=int(age[1]), apposition=_apposition(text, age.end()))
    return mention._replace(apposition=_apposition(text, end))


def _apposition(text: str, end: int) -> Span | None:
    match = _APPOSITION.match(text, end)
    return Span(match.start() + 2, match.end()) if match else None


def _status(text: str, start: int) -> str:
    match = re.search(r"([A-Za-z-]+)[ -]?$", text[max(0, start - 16) : start])
    return STATUSES.get(match[1].rstrip("-").lower(), "") if match else ""


_TITLE_BEFORE: Final = re.compile(r"((?:[a-z][a-z-]* ){0,5}[a-z][a-z-]*) $")


def _lower_title(text: str, start: int) -> Title | None:
    """A title in lower case before a name: “former defense minister”."""
    if start < 4 or text[start - 1] != " " or not text[start - 2].islower():
        return None
    last = text.rfind(" ", max(0, start - 24), start - 1)
    if text[last + 1 : start - 1].rpartition("-")[2] not in POSTS and text[last + 1 : start - 1] not in POSTS:
        return None
    match = _TITLE_BEFORE.search(text, max(0, start - 80), start)
    if not match:
        return None
    words = match[1].split()
    posts: list[str] = []
    for word in reversed(words):
        plain = word.removeprefix("ex-").removeprefix("then-")
        if plain in POSTS or (posts and plain in MODIFIERS) or plain == "chief":
            posts.insert(0, plain)
        else:
            break
    if not posts or posts[-1] in ("head", "witness", "resident", "rival", "colleague", "partner", "chair"):
        return None
    title_start = start - 1 - len(" ".join(words[len(words) - len(posts) :]))
    first = words[len(words) - len(posts)]
    status = "former" if first.startswith("ex-") else "then" if first.startswith("then-") else ""
    if not status and posts[0] in ("acting", "interim"):
        status = STATUSES[posts.pop(0)]
    return Title(title_start, start - 1, (" ".join(posts),), status or _status(text, title_start))
