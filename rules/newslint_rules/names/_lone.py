"""Surnames that stand alone: whether they do what people do, and whether a word is a surname at all."""

import re
from functools import cache

from newslint import Span
from newslint.views.naming.lexicon import surnames


def acts_as_person(text: str, span: Span) -> bool:
    """Whether a name does what people do: says, thinks, admits; or stands behind “according to”."""
    return (
        _acts().match(text, span.end) is not None
        or _told().search(text, max(0, span.start - 24), span.start) is not None
    )


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(
        r",? (?:has |had |also |later |then |who )?(?:said|says|told|tells|added|adds|insisted|insists|explained|argued"
        r"|recalled|recalls|replied|conceded|believes|believed|thinks|thought|hopes|hoped|admitted|testified|joked"
        r"|denied|denies|declined to|called (?:the|it|for|on)|voted|predicted|wrote|wondered|sighed|laughed"
        r"|smiled|nodded|shrugged"
        r"|died|was (?:born|jailed|arrested|charged|convicted)|resigned|quipped|acknowledged|pleaded|apologi[sz]ed)\b"
        r"(?! in a statement)"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"(?:[Aa]ccording to|[,”\"] (?:said|says|added)|[Hh](?:er|is) (?:rival|opponent|successor),) $")


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(
        r"\w{2,}(?:quist|qvist|berg|berger|stein|baum|mann?|sson|ssen|sen|ski|sky|wicz|enko|chuk|czyk|ova?|eva?|escu"
        r"|poulos|ides|akis|yan|ian|ez|elli|etti|ini|ucci|sby|stone|worth|holm|strom|gren|lund|hurst|ford|bridge|field"
        r"|ham|dahl|vold|gaard|kov|vich|vić|vic|ić|oglu|zadeh|pour|nejad|singh|kar|jee|jea|owo|uku|iwa|ende|ombe)"
    )


def is_surname(word: str) -> bool:
    """Whether a word is a surname by list or by its ending."""
    return word in surnames() or word.startswith(("O'", "O’", "Mc", "Mac")) or _endings().fullmatch(word) is not None
