import re
from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.spelling.edits import slips

_ITEM = '{"person": [{"name": "%s"}], "body_text": "%s said the talks had failed."}'
_SHORTEST = 4  # letters; shorter names are too near to other words


@rule(
    title="A name is spelt otherwise than in the metadata",
    why="One of the two spellings is wrong, and a search for the right one will not find the story.",
    level=Level.WARNING,
    source="https://iptc.org/standards/ninjs/",
    format="json",
    bad=[
        _ITEM % ("Keir Starmer", "[[Kier Starmer]]"),
        _ITEM % ("Ana Ruizz Ortega", "[[Ana Ruiz Ortega]]"),
    ],
    good=[
        _ITEM % ("Keir Starmer", "Keir Starmer"),
        _ITEM % ("Keir Starmer", "Starmer"),
        _ITEM % ("Keir Starmer", "Keir Starmer, not Kier Starmer,"),
        _ITEM % ("Ana Ruiz", "Anna Ruthven"),
        _ITEM % ("Cher", "Chers"),
    ],
)
def tagged_name_misspelt(document: Document) -> Iterator[Hit]:
    """Looks for names of several words in which one word is a slip of the finger away from the metadata's."""
    for annotation in document.annotations:
        name = annotation.value or annotation.span.of(document.text)
        words = name.split()
        if annotation.kind not in ("person", "org", "location") or len(words) < 2 or name in document.text:
            continue
        for index, word in enumerate(words):
            if len(word) < _SHORTEST:
                continue
            others = [re.escape(one) for one in (*words[:index], *words[index + 1 :])]
            near = "|".join(re.escape(slip.capitalize()) for slip in sorted(slips(word.lower())))
            pattern = " ".join((*others[:index], f"(?:{near})", *others[index:]))
            for match in re.finditer(rf"\b{pattern}\b", document.text):
                yield Hit(*match.span(), f"the metadata has ‘{name}’: one of the two spellings is wrong")
