import os

from newslint import Document, Evidence, Related, Span


def name(source: Document) -> str:
    """What a source is called in messages."""
    return os.path.basename(source.path) or "the source"


def words(source: Document, place: Span) -> str:
    """What a source says at a place, on one line."""
    return " ".join(place.of(source.text).split())


def related(source: Document, place: Span) -> Related:
    """The source's place as the other half of a contradiction."""
    said = words(source, place)
    return Related(*place, f"{name(source)} has ‘{said}’" if said else f"{name(source)}, here", source)


def evidence(source: Document, place: Span) -> Evidence:
    """What a source says as evidence."""
    return Evidence(words(source, place), source.path or "the source")
