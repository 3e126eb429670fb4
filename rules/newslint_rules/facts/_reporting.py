"""From verdicts to hits: what the knowledge base contradicts."""

from collections.abc import Iterator

from newslint import Document, Hit
from newslint.facts.base import Facts
from newslint.facts.judgement import Verdict


def contradicted(document: Document, facts: Facts, check: str) -> Iterator[Hit]:
    """The claims of a kind that the knowledge base contradicts, with its evidence."""
    for one in document.view(facts.judgements):
        if one.check == check and one.verdict is Verdict.CONTRADICTED:
            yield Hit(one.start, one.end, one.message, one.suggestions, one.related, one.evidence, level=one.level)
