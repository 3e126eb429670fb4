"""Surnames that stand alone: whether they do what people do, and whether a word is a surname at all."""

import re
from functools import cache
from typing import Final

from newslint import Document, Role, Span
from newslint.views.naming.lexicon import SURNAME_FIRST, folded, surnames

_HEADS: Final = (Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.CAPTION)


def is_in_head(document: Document, offset: int) -> bool:
    """Whether a place is in a headline, deck or caption: by role, by a label, or as an agency's title, without stop."""
    block = document.block_at(offset)
    return block is not None and (
        block.role in _HEADS
        or (block == document.blocks[0] and document.text[block.end - 1] not in '.!?”"')
        or _label().match(document.text, block.start) is not None
    )


@cache
def _label() -> re.Pattern[str]:
    """What stands before a caption or a second headline."""
    return re.compile(r"(?:[A-Z]{4,}|Analysis|Opinion|Photo|Picture|Pictured|Video|Watch|Live|Listen|Comment): ")


def acts_as_person(text: str, span: Span) -> bool:
    """Whether a name does what people do: says, thinks, admits; or stands behind “according to”."""
    return (
        _acts().match(text, span.end) is not None
        or _told().search(text, max(0, span.start - 24), span.start) is not None
        or _human().match(text, span.end) is not None
    )


def is_human(text: str, span: Span) -> bool:
    """Whether what follows a name can follow a person's alone."""
    return _human().match(text, span.end) is not None


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(
        r"(?:, (?:however|meanwhile|too|for one),)?,? (?:has |had |also |later |then |who |[a-z]+ly )?"
        r"(?:said|says|told|tells|added|adds|insisted|insists|explained|argued"
        r"|recalled|recalls|replied|conceded|believes|thinks|hopes|hoped|admitted|testified|joked"
        r"|denied|denies|declined to|demanded|demands|called (?:the|it|for|on)|voted|predicted|sighed|laughed"
        r"|smiled|nodded|shrugged"
        r"|wept|cried|slept|vowed|promised|refused|claims|claimed|praised|blamed|criticized|criticised|urged"
        r"|retired|married|complained|responded|answered|shouted|whispered|continued|testifies|scored|struck out"
        r"|grew up"
        r"|hit (?:a|two|three)|took (?:a|the|her|his) |wants|hopes to|wishes|fears|feared|felt|knew|learned|remembers"
        r"|warns|warned|suggested|estimated|noted|observed|commented|confirmed|agreed|disagreed|thanked|grinned"
        r"|died|was (?:born|jailed|arrested|charged|convicted)|resigned|quipped|acknowledged|pleaded|apologi[sz]ed)\b"
        r"(?! in a statement)"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Aa]ccording to|[,”\"] (?:said|says|added|recalled|recalls|asked|replied|explained|insisted|told)"
        r"|[Hh](?:er|is) (?:rival|opponent|successor|deputy|lawyer|boss|colleague|neighbou?r),"
        r"|\b(?:convicted|arrested|acquitted|interviewed|questioned|married|sentenced|jailed|thanked|killed)) $"
    )


@cache
def _human() -> re.Pattern[str]:
    """What only a person has behind the name: an age, a possession such as a wife, or a pronoun in the sentence."""
    return re.compile(
        r", (?:aged )?\d\d,|[’']s (?:wife|husband|lawyer|attorney|mother|father|son|daughter|brother|sister|voice|widow"
        r"|death|arrest|trial|body|children|family|doctor"
        r"|remarks|testimony|resignation|career|novel|memoir|speech|home|apology|bail|passport)\b"
        r"| (?:said|says|told \w+|thinks|believes|hopes|denied|denies|insists) (?:that )?(?:he|she)\b"
        r"| told (?:reporters|police|detectives|officers|the (?:court|jury|inquest|hearing)|jurors|journalists)\b"
        r"| (?:pleaded|testified|resigned|shrugged|smiled|nodded|wept|grew up)\b"
        r"| den(?:ied|ies) (?:murder|rape|theft|assault|fraud|manslaughter|perjury|the charges?)\b"
        r"| was (?:jailed|arrested|acquitted|convicted|born|buried|handcuffed)\b"
        r"|, who (?:has|had|was|is|joined|grew|lives|lived|owns|runs|works|worked|served|wore"
        r"|wears|retired|turned|once)\b"
    )


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(
        r"\w{2,}(?:quist|qvist|berg|berger|stein|baum|mann?|sson|ssen|sen|ski|sky|wicz|[ie]cki|enko|chuk|czyk|ova?|eva?|escu"
        r"|poulos|ides|akis|yan|ian|ez|elli|etti|ini|ucci|sby|stone|worth|holm|strom|gren|lund|hurst|ford|bridge|field"
        r"|ham|dahl|vold|gaard|kov"
        r"|vich|vić|vic|ić|oglu|zadeh|pour|nejad|singh|kar|jee|jea|owo|uku|iwa|ende|ombe)"
    )


def is_surname(word: str) -> bool:
    """Whether a word is a surname by list or by its ending; of one with a hyphen, whether a part is."""
    if word.startswith(("O'", "O’", "Mc", "Mac", "al-", "Al-", "el-", "El-")) or word in SURNAME_FIRST:
        return True
    plain = folded(word).title()
    return any(part in surnames() or _endings().fullmatch(part) for part in (word, *plain.split("-")))


def is_introduced(text: str, span: Span) -> bool:
    """Whether what stands behind a name between commas says who it is: “Hamlet, Prince of Denmark”, “Quill, a cat”."""
    return _introduction().match(text, span.end) is not None


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(
        r"(?:, (?:an?|the|his|her|its|their|our|my|one of|then|now) [^.,;\n]{3,80}[.,]"
        r"|, [A-Z]\w+ (?:of|for|to) | \((?:the|a|an|[A-Z]\w+) )"
    )


def is_subject(text: str, span: Span) -> bool:
    """Whether a verb in a form that a person or a firm may have stands behind a name."""
    return _verb().match(text, span.end) is not None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"(?:,? who)? (?:thought|believed|has|had|was|is|will|wants?|wanted|went|came|took|gave|got|sold|forged"
        r"|won|lost|hit|ran|led"
        r"|made|left|spent|began|became|met|saw|felt|kept|held|stood|fell|drove|grew|knew|withdrew|wrote|rose|quit|sang"
        r"|drew|thinks|plans|hopes|[a-z]{3,}ed)\b"
    )
