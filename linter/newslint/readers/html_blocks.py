"""From the tags of a web page or a fragment to passages: blocks of text that know their place on the page."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from newslint.document import BYTE_ORDER_MARK, Comment, Role, Span
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
_CLOSE_PARAGRAPH: Final = _BLOCKS - frozenset(("html", "body", "caption", "td", "th", "tr", "tbody", "thead", "tfoot"))
_VOID: Final = frozenset(
    "area base basefont br col embed frame hr img input link meta param source track wbr".split()
)
_UNREAD: Final = frozenset(
    """audio button canvas datalist del embed iframe map math nav noembed noframes noscript object s script select
    strike style svg template textarea title video xmp""".split()
)
"""Elements whose text is no part of the article: controls, navigation, scripts, and what was struck out."""
_BOILERPLATE: Final = frozenset(("header", "footer", "aside"))
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_CELLS: Final = frozenset(("td", "th"))
_ROWS: Final = frozenset(("tr", "tbody", "thead", "tfoot", "caption"))
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
_CLASS_ENDINGS: Final = re.compile(r"(?:.*[-_])?(deck|dek|standfirst|subtitle|subheadline|subhed|byline|dateline)")
_NOT_DECKS: Final = frozenset(("card-deck",))
_HIDDEN_CLASSES: Final = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
_NOT_DISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_YIELDING: Final = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE_CELL))
"""Roles that an element inside may change; inside the others only code and headlines stand out."""
_WORDS: Final = re.compile(r"(?P<literal>[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*)|(?P<space>[ \t\r\n\f]+)|&")
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


def read_page(source: str, base: int = 0) -> Page:
    """Reads HTML; `base` is added to every offset."""
    return _Walker(source, base).page()


class _Walker:
    def __init__(self, source: str, base: int) -> None:
        self._source = source
        self._base = base
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
            start = token.start + (token.start == 0 and self._base == 0 and self._source.startswith(BYTE_ORDER_MARK))
            self._text(start, token.end, has_references=True)
        elif token.kind is Kind.START:
            self._start(token)
        elif token.kind is Kind.END:
            self._end(token)
        elif token.kind is Kind.COMMENT:
            if self._source.startswith("<!--", token.start):
                text = self._source[token.start + 4 : token.end].removesuffix("-->").removesuffix("--!>")
                self._comments.append(Comment(token.start + self._base, token.end + self._base, text))
        elif token.kind is Kind.SECTION:
            self._text(token.start + len("<![CDATA["), token.end - len("]]>"), has_references=False)
        elif token.kind is Kind.RAW_TEXT:
            if token.name == "title":
                self._titles.append(" ".join(decoded(self._source[token.start : token.end]).split()))
            elif token.name == "script" and self._reads_data:
                self._metadata.json_ld(self._source[token.start : token.end])
        else:
            self._unclosed = token.start + self._base

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
        if name in ("li", "dt", "dd") and top.item >= 0:
            index = top.item
        elif name in _CELLS | _ROWS and top.cell >= 0:
            index = top.cell
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
        starts_list = name in ("ul", "ol", "menu", "dl", "table")
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
                paragraph=index
                if name == "p"
                else _NO_INDEX
                if name in ("table", "caption", "button", "object", "template") or name in _CELLS
                else parent.paragraph,
                item=index if name in ("li", "dt", "dd") else _NO_INDEX if starts_list else parent.item,
                cell=index if name in _CELLS or name == "caption" else _NO_INDEX if name == "table" else parent.cell,
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
            self._runs.append(Run(start + self._base, end + self._base))
            return
        for match in _WORDS.finditer(self._source, start, end):
            first, last = match.span()
            if match.lastgroup == "space":
                if self._runs and self._space is None:
                    self._space = Run(first + self._base, last + self._base, " ")
            elif match.lastgroup == "literal":
                if first >= start:
                    self._add(Run(first + self._base, last + self._base))
            else:
                start = max(start, self._reference(first, end) if has_references else first)
        # a reference may end inside what the expression takes for words, so `_reference` reads on from there

    def _reference(self, offset: int, end: int) -> int:
        raise NotImplementedError

    def _add(self, run: Run) -> None:
        if self._space:
            self._runs.append(self._space)
            self._space = None
        self._runs.append(run)

    def _line_break(self, token: Token) -> None:
        if self._stack[-1].is_unread or self._stack[-1].is_form or not self._runs:
            return
        if self._space and self._space.text == "\n":
            self._finish()
        else:
            self._space = Run(token.start + self._base, token.end + self._base, "\n")

    def _alternative(self, token: Token) -> None:
        raise NotImplementedError

    def _finish(self) -> None:
        raise NotImplementedError
