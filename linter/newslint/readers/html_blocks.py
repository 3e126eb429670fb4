"""From the tags of a web page or a fragment to passages: blocks of text that know their place on the page."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from newslint.document import BYTE_ORDER_MARK, Comment, Role
from newslint.readers.builder import Run, text_of
from newslint.readers.entities import decoded, reference_at
from newslint.readers.html_tokens import Kind, Token, tokens
from newslint.readers.page_metadata import PageMetadata
from newslint.readers.story import Passage, is_visible

_BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
    summary table tbody td tfoot th thead tr ul""".split()
)
_CLOSE_PARAGRAPH: Final = _BLOCKS - frozenset(
    ("html", "body", "caption", "td", "th", "tr", "tbody", "thead", "tfoot", "optgroup", "option")
)
_VOID: Final = frozenset("area base basefont br col embed frame hr img input link meta param source track wbr".split())
_UNREAD: Final = frozenset(
    """audio button canvas datalist del embed iframe map math nav noembed noframes noscript object s script select
    strike style svg template textarea title video xmp""".split()
)
"""Elements whose text is no part of the article: controls, navigation, scripts, and what was struck out."""
_BOILERPLATE: Final = frozenset(("header", "footer", "aside"))
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ALL_HEADINGS: Final = _HEADINGS | {"h1"}
_ITEMS: Final = frozenset(("li", "dt", "dd"))
_LISTS: Final = frozenset(("ul", "ol", "menu", "dl", "table"))
_CELLS: Final = frozenset(("td", "th"))
_ROWS: Final = frozenset(("tr", "tbody", "thead", "tfoot"))
_PARAGRAPH_SCOPES: Final = _CELLS | {"table", "caption", "button", "object", "template"}
_ROLES: Final[Mapping[str, Role]] = {
    "h1": Role.HEADLINE,
    **dict.fromkeys(_HEADINGS, Role.SUBHEAD),
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
    "pre": Role.CODE,
    "address": Role.BYLINE,
}
_CLASSES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(("deck", "dek", "standfirst", "subtitle", "subheadline", "subhed"), Role.DECK),
    **dict.fromkeys(("byline", "bylines"), Role.BYLINE),
    "dateline": Role.DATELINE,
    **dict.fromkeys(
        ("editor-note", "editors-note", "editornote", "editorsnote", "correction", "corrections", "clarification"),
        Role.NOTE,
    ),
}
_CLASS_ENDINGS: Final = frozenset(name for name, role in _CLASSES.items() if role is not Role.NOTE)
_NOT_DECKS: Final = frozenset(("card-deck",))
_HIDDEN_CLASSES: Final = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
_NOT_DISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_YIELDING: Final = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE_CELL))
"""Roles that an element inside may change; inside the others only code and headlines stand out."""
_WORDS: Final = re.compile(r"(?P<literal>[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*)|(?P<space>[ \t\r\n\f]+)|&")
_WHITE_SPACE: Final = frozenset(" \t\r\n\f")
_NO_INDEX: Final = -1


class HtmlPassage(NamedTuple):
    """A passage and the parts of the page that it is in; regions count from 1, 0 is none."""

    passage: Passage
    length: int
    article: int = 0
    main: int = 0
    body: int = 0
    is_boilerplate: bool = False


class Page(NamedTuple):
    """What was read of a page."""

    passages: tuple[HtmlPassage, ...]
    comments: tuple[Comment, ...]
    metadata: PageMetadata
    titles: tuple[str, ...]
    is_whole: bool
    """Whether it is a page, not a fragment: it has `<html>`, `<head>` or `<body>`."""
    unclosed: int | None
    """Where a tag or comment opens that never closes, so that nothing after it is read."""


class _Element(NamedTuple):
    """An open element, with all that it passes on to those inside, so that no one looks up the stack."""

    name: str
    role: Role = Role.PARAGRAPH
    is_unread: bool = False
    is_form: bool = False
    article: int = 0
    main: int = 0
    body: int = 0
    is_boilerplate: bool = False
    paragraph: int = _NO_INDEX
    """Where on the stack the `<p>` is that a new block closes."""
    item: int = _NO_INDEX
    """Where the `<li>`, `<dt>` or `<dd>` is that the next one closes."""
    cell: int = _NO_INDEX
    """Where the cell is that the next cell or row closes."""
    block: int = _NO_INDEX
    """Where the innermost block is: the end tag of an inline element outside it closes nothing."""
    mark: Role | None = None
    """What an inline element at the beginning of a block says of it."""


def read_page(source: str) -> Page:
    """The passages of a page or fragment, in their order, and what else it tells. Never raises."""
    return _Walker(source).page()


class _Walker:
    def __init__(self, source: str) -> None:
        self._source = source
        self._stack = [_Element("")]
        self._open: defaultdict[str, list[int]] = defaultdict(list)
        self._runs: list[Run] = []
        self._space: Run | None = None
        self._hint: tuple[Role, int] | None = None
        self._passages: list[HtmlPassage] = []
        self._comments: list[Comment] = []
        self._metadata = PageMetadata()
        self._titles: list[str] = []
        self._regions = 0
        self._is_whole = False
        self._unclosed: int | None = None
        self._reads_data = False

    def page(self) -> Page:
        for token in tokens(self._source):
            self._token(token)
        self._finish()
        return Page(
            tuple(self._passages),
            tuple(self._comments),
            self._metadata,
            tuple(self._titles),
            self._is_whole,
            self._unclosed,
        )

    def _token(self, token: Token) -> None:
        if token.kind is Kind.TEXT:
            start = token.start + (token.start == 0 and self._source.startswith(BYTE_ORDER_MARK))
            self._text(start, token.end, has_references=True)
        elif token.kind is Kind.START:
            self._start(token)
        elif token.kind is Kind.END:
            self._end(token)
        elif token.kind is Kind.COMMENT:
            if self._source.startswith("<!--", token.start):
                text = self._source[token.start + 4 : token.end].removesuffix("-->").removesuffix("--!>")
                self._comments.append(Comment(token.start, token.end, text))
        elif token.kind is Kind.SECTION:
            self._text(token.start + len("<![CDATA["), token.end - len("]]>"), has_references=False)
        elif token.kind is Kind.RAW_TEXT:
            if token.name == "title":
                self._titles.append(" ".join(decoded(self._source[token.start : token.end]).split()))
            elif token.name == "script" and self._reads_data:
                self._metadata.json_ld(self._source[token.start : token.end])
        else:
            self._unclosed = token.start

    def _start(self, token: Token) -> None:
        name, attributes = token.name, token.attributes
        if name in ("html", "head", "body"):
            self._is_whole = True
        if name == "html" or (name == "article" and "lang" in attributes):
            self._metadata.language(attributes.get("lang") or attributes.get("xml:lang", ""))
        elif name == "meta":
            self._metadata.meta(attributes)
            if attributes.get("property", "").lower() == "og:title":
                self._titles.append(" ".join(attributes.get("content", "").split()))
        elif name == "link":
            self._metadata.link(attributes)
        elif name == "time":
            self._metadata.time(attributes)
        elif name == "script":
            self._reads_data = attributes.get("type", "").lower().strip() == "application/ld+json"
        if name in _BLOCKS:
            self._finish()
            self._close_implied(name)
        if name == "br":
            self._line_break(token)
        elif name == "img":
            self._alternative(token)
        if name in _VOID or (name in _UNREAD and self._source.endswith("/>", token.start, token.end)):
            return
        self._push(name, attributes)

    def _close_implied(self, name: str) -> None:
        """Closes what a block of this name ends without a tag."""
        top = self._stack[-1]
        index = _NO_INDEX
        if name in _CLOSE_PARAGRAPH and top.paragraph >= 0:
            index = top.paragraph
        if name in _ITEMS and top.item >= 0:
            index = top.item
        elif name in _CELLS | _ROWS and top.cell >= 0:
            index = top.cell
        elif name in _ALL_HEADINGS and top.name in _ALL_HEADINGS:
            index = len(self._stack) - 1
        if index >= 0:
            self._pop_to(index)

    def _push(self, name: str, attributes: Mapping[str, str]) -> None:
        parent = self._stack[-1]
        index = len(self._stack)
        is_block = name in _BLOCKS
        role, mark = parent.role, None
        own = _own_role(name, attributes)
        if own is not None:
            if is_block:
                role = _combined(parent.role, own)
            elif not self._runs:
                mark = own
        article, main, body = parent.article, parent.main, parent.body
        kind = attributes.get("role", "").lower()
        opens_region = False
        if name == "article" and not article:
            article = self._next_region()
            opens_region = True
        elif (name == "main" or kind == "main") and not main:
            main = self._next_region()
            opens_region = True
        if "articlebody" in attributes.get("itemprop", "").lower().split() and not body:
            body = self._next_region()
            opens_region = True
        in_region = bool(article or main or body)
        is_boilerplate = (
            parent.is_boilerplate or name in _BOILERPLATE or kind in ("banner", "contentinfo", "complementary")
        ) and not in_region
        self._stack.append(
            _Element(
                name=name,
                role=role,
                is_unread=parent.is_unread or name in _UNREAD or _is_hidden(attributes, kind),
                is_form=(parent.is_form or name == "form") and not opens_region,
                article=article,
                main=main,
                body=body,
                is_boilerplate=is_boilerplate,
                paragraph=_slot(index, parent.paragraph, opens=name == "p", hides=name in _PARAGRAPH_SCOPES),
                item=_slot(index, parent.item, opens=name in _ITEMS, hides=name in _LISTS),
                cell=_slot(index, parent.cell, opens=name in _CELLS, hides=name == "table"),
                block=index if is_block else parent.block,
                mark=mark,
            )
        )
        self._open[name].append(index)

    def _next_region(self) -> int:
        self._regions += 1
        return self._regions

    def _end(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS:
            self._finish()
        elif name == "br":
            self._line_break(token)
        indices = self._open.get(name)
        if not indices or (name not in _BLOCKS and indices[-1] < self._stack[-1].block):
            return
        if indices[-1] == len(self._stack) - 1 and self._stack[-1].mark and self._runs:
            self._hint = (self._stack[-1].mark, len(self._runs))
        self._pop_to(indices[-1])

    def _pop_to(self, index: int) -> None:
        """Closes the element at `index` and all inside it."""
        for element in self._stack[index:]:
            self._open[element.name].pop()
        del self._stack[index:]

    def _text(self, start: int, end: int, *, has_references: bool) -> None:
        top = self._stack[-1]
        if top.is_unread or top.is_form:
            return
        if top.role is Role.CODE:
            self._runs.append(Run(start, end))
        else:
            self._words(start, end, has_references=has_references)

    def _words(self, start: int, end: int, *, has_references: bool) -> None:
        """Adds text; white space is collapsed as a browser does it, which leaves no-break spaces alone."""
        while start < end:
            match = _WORDS.match(self._source, start, end)
            assert match is not None  # the three alternatives take every character
            position = start
            start = match.end()
            if match.lastgroup == "space":
                self._white_space(position, start)
            elif match.lastgroup == "literal" or not has_references:
                self._add(Run(position, start))
            elif reference := reference_at(self._source, position):
                text, start = reference
                if text in _WHITE_SPACE:
                    self._white_space(position, start)
                else:
                    self._add(Run(position, start, text))
            else:
                self._add(Run(position, start))

    def _white_space(self, start: int, end: int) -> None:
        if self._runs and self._space is None:
            self._space = Run(start, end, " ")

    def _add(self, run: Run) -> None:
        if self._space:
            self._runs.append(self._space)
            self._space = None
        self._runs.append(run)

    def _line_break(self, token: Token) -> None:
        """One `<br>` is a line break, two are the end of a paragraph."""
        if self._stack[-1].is_unread or self._stack[-1].is_form or not self._runs:
            return
        if self._space and self._space.text == "\n":
            self._finish()
        else:
            self._space = Run(token.start, token.end, "\n")

    def _alternative(self, token: Token) -> None:
        """The words that stand in for a picture are a caption, unless it is amid a paragraph; a lone word is a name."""
        top = self._stack[-1]
        place = token.places.get("alt")
        if self._runs or top.is_unread or top.is_form or place is None or len(place.of(self._source).split()) < 2:
            return
        self._words(place.start, place.end, has_references=True)
        self._finish(Role.CAPTION)

    def _finish(self, role: Role | None = None) -> None:
        """Ends the block that text was being added to."""
        runs, hint = tuple(self._runs), self._hint
        self._runs = []
        self._space = self._hint = None
        if not runs:
            return
        text = text_of(self._source, runs)
        if not is_visible(text):
            return
        top = self._stack[-1]
        marked = 0
        if role is None:
            role = top.role
            if hint and role in _YIELDING:
                if not is_visible(text_of(self._source, runs[hint[1] :])):
                    role = hint[0]
                elif hint[0] is Role.DATELINE:
                    marked = len(text_of(self._source, runs[: hint[1]]))
        if role is Role.CAPTION and self._passages:
            previous = self._passages[-1].passage
            if previous.role is role and text_of(self._source, previous.runs) == text:
                return
        self._passages.append(
            HtmlPassage(Passage(role, runs, marked), len(text), top.article, top.main, top.body, top.is_boilerplate)
        )


def _slot(index: int, inherited: int, *, opens: bool, hides: bool) -> int:
    """The place on the stack of what the next sibling closes: this element, none in here, or what is open outside."""
    return index if opens else _NO_INDEX if hides else inherited


def _own_role(name: str, attributes: Mapping[str, str]) -> Role | None:
    """The role that an element claims for itself."""
    for word in attributes.get("class", "").lower().split():
        if word in _CLASSES:
            return _CLASSES[word]
        ending = word.replace("_", "-").rpartition("-")[2]
        if ending in _CLASS_ENDINGS and word not in _NOT_DECKS:
            return _CLASSES[ending]
        if word == "summary" and name == "p":
            return Role.DECK
    if "author" in attributes.get("rel", "").lower().split():
        return Role.BYLINE
    return _ROLES.get(name)


def _combined(outer: Role, own: Role) -> Role:
    """The role of an element inside another."""
    if own is Role.CODE or (own is Role.HEADLINE and outer not in (Role.QUOTE, Role.CODE)):
        return own
    return own if outer in _YIELDING else outer


def _is_hidden(attributes: Mapping[str, str], kind: str) -> bool:
    """Whether a reader of the page never sees the element, or it is a means of finding one's way."""
    return (
        "hidden" in attributes
        or kind in ("navigation", "search")
        or attributes.get("aria-hidden", "").lower() == "true"
        or _NOT_DISPLAYED.search(attributes.get("style", "")) is not None
        or not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "").lower().split())
    )
