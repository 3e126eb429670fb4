"""HTML: a whole web page, of which the article is read, or a fragment from a content management system."""

from collections.abc import Callable, Sequence

from newslint.document import Comment, Document, Metadata, Role
from newslint.readers.builder import Run, TextBuilder, text_of
from newslint.readers.front_matter import read_front_matter
from newslint.readers.html_blocks import HtmlPassage, Page, read_page
from newslint.readers.story import Passage, add_story

_LEAST_SHARE = 1 / 3
"""The part of a page's text that a region needs to be its article; a page of teasers has many small ones."""


def read(source: str, *, path: str = "", metadata: Metadata = Metadata(), notices: tuple[str, ...] = ()) -> Document:
    """The document of a page or fragment: its article without navigation, forms and what browsers do not show.

    White space is collapsed as browsers do it, `<br>` is a line break, references are decoded.
    Malformed HTML is read as far as it goes and never raises.
    """
    front = read_front_matter(source)
    content = source[front.end :]
    page = read_page(content)
    passages = shifted([one.passage for one in _article(page, content)], front.end)
    builder = TextBuilder(source)
    published = add_story(builder, source, passages, front)
    comments = [Comment(start + front.end, end + front.end, text) for start, end, text in page.comments]
    own = front.metadata.merged(page.metadata.result()).merged(Metadata(published=published))
    return builder.document(
        path=path,
        metadata=metadata.merged(own),
        comments=[*front.comments, *comments],
        format="html",
        notices=[*notices, *front.notices, *unclosed_notice(page, source, front.end)],
    )


def shifted(passages: Sequence[Passage], offset: int) -> list[Passage]:
    """The passages of a part of the source that begins at `offset`."""
    if not offset:
        return list(passages)
    return [
        passage._replace(runs=tuple(Run(run.start + offset, run.end + offset, run.text) for run in passage.runs))
        for passage in passages
    ]


def unclosed_notice(page: Page, source: str, base: int) -> list[str]:
    """What to say of a tag or comment without an end, if there is one; `base` is where the page begins in `source`."""
    if page.unclosed is None:
        return []
    before = source[: page.unclosed + base].replace("\r\n", "\n").replace("\r", "\n")
    return [
        f"line {before.count(chr(10)) + 1}: a tag or comment is opened and never closed, "
        "so what follows is not read, as in a browser"
    ]


def _article(page: Page, source: str) -> Sequence[HtmlPassage]:
    """The passages that make up the article."""
    total = sum(one.length for one in page.passages if not one.is_boilerplate)
    regions: tuple[Callable[[HtmlPassage], int], ...] = (
        lambda one: one.article,
        lambda one: one.main,
        lambda one: one.body,
    )
    for region in regions:
        lengths: dict[int, int] = {}
        for one in page.passages:
            lengths[region(one)] = lengths.get(region(one), 0) + one.length
        lengths.pop(0, None)
        if lengths:
            best = max(lengths, key=lengths.__getitem__)
            if lengths[best] >= total * _LEAST_SHARE:
                return _with_head(page, source, [one for one in page.passages if region(one) == best])
    chosen = [one for one in page.passages if not (page.is_whole and one.is_boilerplate)]
    return _with_head(page, source, chosen)


def _with_head(page: Page, source: str, chosen: list[HtmlPassage]) -> list[HtmlPassage]:
    """The chosen passages, with the headline, deck and byline that stand above them on the page, if they have none."""
    if not chosen or any(one.passage.role is Role.HEADLINE for one in chosen):
        return chosen
    above = page.passages[: page.passages.index(chosen[0])]
    titles = " ".join(page.titles).casefold()
    for index in reversed(range(len(above))):
        one = above[index]
        if one.passage.role is Role.HEADLINE and (
            not one.is_boilerplate or " ".join(text_of(source, one.passage.runs).split()).casefold() in titles
        ):
            head = [other for other in above[index + 1 :] if other.passage.role in (Role.DECK, Role.BYLINE)]
            return [one, *head, *chosen]
    return chosen
