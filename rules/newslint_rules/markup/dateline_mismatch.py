from collections.abc import Iterator

from newslint import Document, Hit, Level, Role, rule

_ITEM = '{"located": "%s", "body_text": "%s The ministers met on Monday."}'


@rule(
    title="The metadata places the story elsewhere than its dateline",
    why="Readers see the dateline; maps, feeds and archives sort the story by the metadata.",
    level=Level.WARNING,
    source="https://iptc.org/standards/ninjs/",
    format="json",
    language="",
    bad=[_ITEM % ("Paris", "[[LONDON (AP) —]]")],
    good=[
        _ITEM % ("Paris", "PARIS (AP) —"),
        _ITEM % ("Paris, France", "PARIS —"),
        _ITEM % ("Saint-Denis", "SAINT-DENIS, France —"),
        _ITEM % ("Köln", "KOELN, Germany —"),
        _ITEM % ("Paris", ""),
    ],
)
def dateline_mismatch(document: Document) -> Iterator[Hit]:
    """Compares the place of the metadata with that of the dateline, letters of the alphabet alone."""
    places = [annotation.value for annotation in document.annotations if annotation.kind == "dateline"]
    datelines = list(document.prose(Role.DATELINE))
    if not places or not datelines:
        return
    place, dateline = places[0].split(",")[0], datelines[0]
    if place.isascii() and place and _letters(place) not in _letters(dateline.span.of(document.text)):
        yield Hit(*dateline.span, f"the metadata places the story in {place}: one of the two is wrong")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())
