from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault
from newslint_rules.quotes._damage import damaged


@rule(
    title="A space stands between a quotation mark and the words it encloses",
    why="The mark belongs to the words it encloses.",
    level=Level.WARNING,
    safe=True,
    bad=["He said [[“ |“]]yes” and left.", "He said “yes[[ ”|”]] and left."],
    good=["He said “yes” and left.", "« Oui », dit-il.", "He said: “‘Yes’ is all I said.”"],
)
def space_inside_marks(document: Document) -> Iterator[Hit]:
    yield from damaged(document, MarkFault.SPACE_INSIDE, "no space between the mark {1} and the words it encloses")
