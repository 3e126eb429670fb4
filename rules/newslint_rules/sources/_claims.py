from collections.abc import Iterator

from newslint import Document, Hit, Level, Span
from newslint.sources import Sources
from newslint_rules.sources._evidence import evidence, name, related, words


def departures(
    document: Document, sources: Sources, fault: str, sure: Level, unsure: Level, message: str
) -> Iterator[Hit]:
    """A hit for every claim of one kind that a source has otherwise.

    `message` is given the article's words `{found}`, the source's `{said}` and its `{name}`.
    """
    for claim in document.view(sources.claims):
        if claim.fault != fault or claim.source is None or claim.place is None:
            continue
        sentence = _sentence(claim.source, claim.place)
        yield Hit(
            claim.start,
            claim.end,
            message.format(
                found=" ".join(document.text[claim.start : claim.end].split()),
                said=words(claim.source, claim.place),
                name=name(claim.source),
            ),
            () if claim.written is None else (claim.written,),
            (related(claim.source, claim.place),),
            (evidence(claim.source, sentence),),
            confidence=0.9 if claim.sure else 0.6,
            level=sure if claim.sure else unsure,
        )


def _sentence(source: Document, place: Span) -> Span:
    from newslint.views.sentences import sentences

    return next((one for one in source.view(sentences) if one.covers(place)), place)
