"""One page for a browser: every article as it was read, its findings marked in place and listed beside it.

The page is one file that asks the network for nothing, and its Content-Security-Policy lets no script or style run but
its own two. It reads without the script, which adds filters, keys and the choice of a theme.
The same results give the same page.
"""

import base64
import hashlib
import html
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import Final, NamedTuple, TextIO

from newslint.document import Block, Role
from newslint.engine import Result
from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.formats.marking import Mark, Piece, pieces
from newslint.formats.summary import Counts, count, held_back, numbered
from newslint.rule import Evidence, Finding, Level, RelatedPlace, Rule
from newslint.version import __version__

_DATA: Final = os.path.join(os.path.dirname(__file__), "html_report")
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n?|\n")
_ODD_SPACE: Final = re.compile(r"[ \t]{2}|\t")
_ELEMENTS: Final = {
    Role.HEADLINE: "h3",
    Role.SUBHEAD: "h4",
    Role.LIST_ITEM: "li",
    Role.TABLE_CELL: "li",
    Role.QUOTE: "blockquote",
    Role.CODE: "pre",
    Role.NOTE: "aside",
}
_LISTED: Final = {Role.LIST_ITEM: "list", Role.TABLE_CELL: "table"}
_UNLABELLED: Final = (Role.HEADLINE, Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE_CELL, Role.SUBHEAD)


class _Section(NamedTuple):
    """A result on the page; its findings are numbered from `first`, through all sections."""

    anchor: str
    first: int
    path: str
    part: str
    title: str
    result: Result


def write(report: Report, stream: TextIO) -> None:
    """Writes one HTML document."""
    style, script = _asset("page.css"), _asset("page.js")
    sections = _sections(report)
    shown = {finding.rule for result in report.results for finding in result.findings}
    rules = {rule.id: (index, rule) for index, rule in enumerate(report.rules) if rule.id in shown}
    stream.writelines(_head(report, style, script))
    stream.writelines(_top(report, sections))
    stream.write('<main id="articles" tabindex="-1">\n')
    for section in sections:
        stream.writelines(_section(section, rules, several=len(sections) > 1))
    stream.writelines(_reasons(rules))
    stream.write(f"</main>\n<footer>newslint {_text(__version__)}</footer>\n")
    stream.write(f"<script>{script}</script>\n</body>\n</html>\n")


def _asset(name: str) -> str:
    with open(os.path.join(_DATA, name), encoding="utf-8") as file:
        return file.read()


def _sections(report: Report) -> list[_Section]:
    paths = [report.path(result) for result in report.results]
    of_path = Counter(paths)
    seen: Counter[str] = Counter()
    sections = []
    first = 1
    for index, (path, result) in enumerate(zip(paths, report.results, strict=True), 1):
        seen[path] += 1
        part = f"article {seen[path]:,} of {of_path[path]:,}" if of_path[path] > 1 else ""
        sections.append(
            _Section(f"a{index}", first, escaped(path) or "standard input", part, _headline(result), result)
        )
        first += len(result.findings)
    return sections


def _headline(result: Result) -> str:
    document = result.document
    block = next(document.prose(Role.HEADLINE), None) if document else None
    return " ".join(block.span.of(document.text).split()) if document and block else ""


def _head(report: Report, style: str, script: str) -> Iterator[str]:
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f'<meta name="generator" content="newslint {_text(__version__)}">\n'
    yield f"<title>{_text(_told(count(report)))} – newslint</title>\n<style>{style}</style>\n</head>\n"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _told(counts: Counts) -> str:
    return f"{_by_level(counts) or 'no findings'} in {numbered(counts.files, 'article')}"


def _by_level(counts: Counts) -> str:
    named = zip(counts[1:], Level, strict=True)
    return ", ".join(numbered(number, level) for number, level in named if number)


def _top(report: Report, sections: Sequence[_Section]) -> Iterator[str]:
    yield '<body>\n<a class="skip" href="#articles">Skip to the articles</a>\n'
    yield '<header class="top">\n<p class="name">newslint</p>\n'
    yield f"<h1>{_text(_told(count(report)).capitalize())}</h1>\n"
    held = [f"{number:,} {reason}" for reason, number in held_back(report).items()]
    failed = sum(bool(result.failures) for result in report.results)
    if failed:
        held.insert(0, f"{numbered(failed, 'article')} could not be checked in full")
    if held:
        yield f'<p class="held">{_text("; ".join(held))}</p>\n'
    if len(sections) > 1:
        yield from _contents(sections)
    yield "</header>\n"
    if any(section.result.findings for section in sections):
        yield from _controls(report)


def _contents(sections: Sequence[_Section]) -> Iterator[str]:
    yield '<nav aria-label="Articles">\n<table class="contents" id="contents">\n<caption>Articles</caption>\n'
    yield '<thead><tr><th scope="col">Article</th>'
    yield from (f'<th scope="col">{level.capitalize()}s</th>' for level in Level)
    yield "</tr></thead>\n<tbody>\n"
    for section in sections:
        levels = Counter(finding.level for finding in section.result.findings)
        yield f'<tr data-section="{section.anchor}"><th scope="row">'
        if section.title:
            yield f'<a href="#{section.anchor}">{_text(section.title)}</a> '
            yield f'<span class="path">{_text(section.path)}</span>'
        else:
            yield f'<a class="path" href="#{section.anchor}">{_text(section.path)}</a>'
        if section.result.failures:
            yield ' <strong class="failed">failed</strong>'
        yield "</th>"
        for level in Level:
            number = levels[level]
            yield f'<td class="{level}">{number:,}</td>' if number else '<td class="none">0</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</nav>\n"


def _controls(report: Report) -> Iterator[str]:
    """The controls, hidden until the script that works them shows them."""
    findings = [finding for result in report.results for finding in result.findings]
    levels = Counter(finding.level for finding in findings)
    topics = Counter(_topic(finding) for finding in findings)
    yield '<div class="controls" role="search" aria-label="Findings" hidden>\n'
    yield '<fieldset class="levels"><legend>Levels</legend>'
    yield from (_choice("level", level, number) for level in Level if (number := levels[level]))
    yield '</fieldset>\n<details class="menu topics"><summary>Topics</summary>\n<fieldset><legend>Topics</legend>'
    yield from (_choice("topic", topic, number) for topic, number in sorted(topics.items()))
    yield '<p><button type="button" data-all="true">All</button> <button type="button" data-all="">None</button></p>'
    yield "</fieldset></details>\n"
    yield '<label class="find"><span class="unseen">Show findings with these words</span>'
    yield '<input type="search" placeholder="Find in findings" autocomplete="off" spellcheck="false"></label>\n'
    yield '<p class="steps">'
    yield '<button type="button" data-step="-1">‹ <span class="unseen">previous finding</span></button>'
    yield f'<span role="status">{_text(numbered(len(findings), "finding"))}</span>'
    yield '<button type="button" data-step="1"><span class="unseen">next finding</span> ›</button></p>\n'
    yield '<details class="menu keys"><summary>Keys</summary>\n<div><dl>'
    for keys, what in (
        ("j n", "next finding"),
        ("k p", "previous finding"),
        ("Enter →", "from a finding to its place and related places"),
        ("←", "the same way back"),
        ("/", "find in findings"),
        ("Esc", "back to the list, then let go"),
    ):
        named = " ".join(f"<kbd>{key}</kbd>" for key in keys.split())
        yield f"<div><dt>{named}</dt><dd>{what}</dd></div>"
    yield '</dl><label><input type="checkbox" name="keys" checked> use these keys</label></div></details>\n'
    yield '<button type="button" class="theme" aria-pressed="false">Dark</button>\n</div>\n'


def _choice(name: str, value: str, number: int) -> str:
    given = _text(value)
    return (
        f'<label class="{given if name == "level" else name}"><input type="checkbox" name="{name}" value="{given}" '
        f'checked> {given.capitalize() if name == "level" else given} <span class="number">{number:,}</span></label>'
    )


def _topic(finding: Finding) -> str:
    return finding.rule.partition("/")[0]


def _section(section: _Section, rules: Mapping[str, tuple[int, Rule]], *, several: bool) -> Iterator[str]:
    result = section.result
    name = section.anchor
    yield f'<section class="file" id="{name}" aria-labelledby="{name}-name">\n<header>\n'
    part = f' <span class="part">{_text(section.part)}</span>' if section.part else ""
    yield f'<h2 id="{name}-name"><span class="path">{_text(section.path)}</span>{part}</h2>\n'
    levels = Counter(finding.level for finding in result.findings)
    told = _by_level(Counts(1, *(levels[level] for level in Level)))
    yield f'<p class="counts">{told or ("not checked in full" if result.failures else "no findings")}'
    yield from (f"<span>{_text(part)}</span>" for part in _about(result))
    yield '<a class="up" href="#contents">all articles</a></p>\n' if several else "</p>\n"
    yield "</header>\n"
    if result.failures or result.notices:
        yield '<ul class="problems">\n'
        for failure in result.failures:
            told = failure.removeprefix(f"{result.path}: ")
            yield f'<li class="failure"><strong>Failed:</strong> {_line(told)}</li>\n'
        yield from (f"<li><strong>Note:</strong> {_line(notice)}</li>\n" for notice in result.notices)
        yield "</ul>\n"
    yield from _body(section, rules)
    yield "</section>\n"


def _about(result: Result) -> Iterator[str]:
    if result.document is None:
        return
    published, author = result.document.metadata.published, result.document.metadata.author
    if published:
        yield f"published {published.day} {published:%B %Y}"
    if author:
        yield escaped(author)


class _Shown(NamedTuple):
    """What there is to be marked in an article, and what of it has a place in the text that is shown."""

    text: str
    findings: Mapping[int, Finding]
    marked: Set[Mark]

    def target(self, mark: Mark) -> str:
        """Where a mark leads: from the other end to the finding's own place, and from that to its entry."""
        number = mark.number
        return f"#m{number}" if mark.part and Mark(self.findings[number].span, number) in self.marked else f"#f{number}"

    def related(self, number: int) -> Iterator[tuple[Mark, RelatedPlace]]:
        """The related places of a finding as marks."""
        for part, other in enumerate(self.findings[number].related, 1):
            yield Mark(other.span, number, part), other


def _body(section: _Section, rules: Mapping[str, tuple[int, Rule]]) -> Iterator[str]:
    name, document = section.anchor, section.result.document
    findings = dict(enumerate(section.result.findings, section.first))
    blocks = document.blocks if document else ()
    marks = [Mark(finding.span, number) for number, finding in findings.items()]
    marks += [
        Mark(other.span, number, part)
        for number, finding in findings.items()
        for part, other in enumerate(finding.related, 1)
        if not other.path  # what stands in another file is listed, not marked
    ]
    cut = pieces(blocks, marks)
    shown = _Shown(
        document.text if document else "", findings, {mark for row in cut for one in row for mark in one.marks}
    )
    if not findings:
        if blocks:
            yield '<details class="clean"><summary>The article as read</summary>\n'
            yield from _article(blocks, cut, shown)
            yield "</details>\n"
        return
    yield '<div class="spread">\n'
    if blocks:
        yield from _article(blocks, cut, shown)
    yield f'<div class="list" role="region" aria-labelledby="{name}-findings" tabindex="0">\n'
    yield f'<h3 id="{name}-findings">Findings</h3>\n<ol role="list">\n'
    for number in findings:
        yield from _entry(number, shown, rules)
    yield "</ol>\n</div>\n</div>\n"


def _article(blocks: Sequence[Block], cut: Sequence[Sequence[Piece]], shown: _Shown) -> Iterator[str]:
    yield '<article aria-label="The article as read">\n'
    rows = zip(blocks, cut, strict=True)
    for listed, group in groupby(rows, lambda row: row[0].role if row[0].role in _LISTED else None):
        if listed:
            yield f'<ul class="{_class(listed)}s" data-role="{_LISTED[listed]}">\n'
        for block, row in group:
            yield from _block(block, row, shown)
        if listed:
            yield "</ul>\n"
    yield "</article>\n"


def _block(block: Block, row: Sequence[Piece], shown: _Shown) -> Iterator[str]:
    element = _ELEMENTS.get(block.role, "p")
    label = "" if block.role in _UNLABELLED else f' data-role="{block.role}"'
    yield f'<{element} class="{_class(block.role)}"{label}>'
    if block.role is Role.CODE:
        yield "\n"  # of the line ends that a `pre` begins with, a browser drops one
    yield from (_piece(piece, shown) for piece in row)
    yield f"</{element}>\n"


def _class(role: Role) -> str:
    return role.replace(" ", "-")


def _piece(piece: Piece, shown: _Shown) -> str:
    text = piece.span.of(shown.text)
    if not piece.marks:
        return _text(text)
    inner = piece.marks[0]
    classes = ["end" if inner.part else "mark", shown.findings[inner.number].level.value]
    outer = next((mark for mark in piece.marks[1:] if not mark.part and mark.number != inner.number), None)
    if inner.part and any(mark.number == inner.number and not mark.part for mark in piece.marks):
        classes.append("within")
    if outer and not inner.part:
        classes.append(f"in-{shown.findings[outer.number].level}")
    if _ODD_SPACE.search(text) and not _LINE_END.search(text):
        classes.append("spaces")
    link = _attributes(
        {
            "class": " ".join(classes),
            "id": f"m{_key(inner)}" if inner in piece.first else None,
            "href": shown.target(inner),
            "data-f": " ".join(map(_key, piece.marks)),
            "data-n": " ".join(map(_key, sorted(piece.last, key=lambda mark: mark[1:]))) or None,
            "aria-describedby": f"d{inner.number}",
            "tabindex": None if piece.first else "-1",
        }
    )
    anchors = "".join(f'<span id="m{_key(mark)}"></span>' for mark in piece.first if mark != inner)
    ways = "".join(_way(mark.number, shown) for mark in piece.last if not mark.part)
    return f"{anchors}<a{link}>{_text(text)}</a>{ways}"


def _way(number: int, shown: _Shown) -> str:
    """The way from a finding to its other end, which stands behind it as a sign."""
    for mark, other in shown.related(number):
        if mark in shown.marked:
            label = f"to the other end: {other.text}"
            named = {"class": "way", "href": f"#m{_key(mark)}", "data-of": str(number), "aria-label": escaped(label)}
            return f"<a{_attributes(named)}></a>"
    return ""


def _key(mark: Mark) -> str:
    return f"{mark.number}.{mark.part}" if mark.part else f"{mark.number}"


def _entry(number: int, shown: _Shown, rules: Mapping[str, tuple[int, Rule]]) -> Iterator[str]:
    finding = shown.findings[number]
    named = {
        "class": f"finding {finding.level}",
        "id": f"f{number}",
        "data-level": finding.level.value,
        "data-topic": _topic(finding),
        "tabindex": "-1",
    }
    yield f'<li{_attributes(named)}>\n<p class="head">'
    has_place = Mark(finding.span, number) in shown.marked
    if has_place:
        yield f'<a class="number" href="#m{number}" aria-label="finding {number}: to its place">{number}</a> '
    else:
        yield f'<span class="number">{number}</span> '
    yield f'<span class="level">{finding.level}</span> '
    if finding.rule in rules:
        yield f'<a class="rule" href="#r{rules[finding.rule][0]}">{_line(finding.rule)}</a> '
    else:
        yield f'<span class="rule">{_line(finding.rule)}</span> '
    yield f'<span class="place">{finding.line:,}:{finding.column:,}</span></p>\n'
    yield f'<p class="message" id="d{number}">{_line(finding.message)}</p>\n'
    if not has_place and finding.text:
        yield f'<p class="text"><code>{_line(finding.text)}</code></p>\n'
    advice = [("Write", _suggestion(text)) for text in finding.suggestions]
    advice += [("See", _related(mark, other, shown)) for mark, other in shown.related(number)]
    advice += [("Evidence", _evidence(evidence)) for evidence in finding.evidence]
    if advice:
        yield "<dl>"
        for label, group in groupby(advice, lambda one: one[0]):
            yield f'<div class="{label.lower()}"><dt>{label}</dt>'
            yield "".join(f"<dd>{told}</dd>" for _, told in group) + "</div>"
        yield "</dl>\n"
    yield "</li>\n"


def _suggestion(text: str) -> str:
    if not text:
        return "<em>nothing: remove it</em>"
    return f"<ins>{_line(text)}</ins>" + (f" <em>{numbered(len(text), 'space')}</em>" if not text.strip(" ") else "")


def _related(mark: Mark, other: RelatedPlace, shown: _Shown) -> str:
    words = f"‘{_line(other.text)}’"  # of thousands of <q> a browser counts each by passing all before it
    if mark in shown.marked and not other.path:
        words = f'<a href="#m{_key(mark)}"><span class="number">{_key(mark)}</span> {words}</a>'
    told = f" {_line(other.message)}" if other.message and other.message != other.text else ""
    file = f"{_line(other.path)}, " if other.path else ""
    return f'{words}{told} <span class="place">{file}line {other.place.line:,}</span>'


def _evidence(evidence: Evidence) -> str:
    origin = [_linked(evidence.source)] if evidence.source else []
    if evidence.as_of:
        origin.append(f"as of {_line(evidence.as_of)}")
    return f"{_line(evidence.text)} <cite>({', '.join(origin)})</cite>" if origin else _line(evidence.text)


def _reasons(rules: Mapping[str, tuple[int, Rule]]) -> Iterator[str]:
    if not rules:
        return
    yield '<section class="rules" aria-labelledby="rules">\n<h2 id="rules">Why</h2>\n<dl>\n'
    for index, rule in sorted(rules.values(), key=lambda one: one[1].id):
        yield f'<div id="r{index}"><dt><code>{_line(rule.id)}</code> {_line(rule.title)}</dt>\n'
        yield f"<dd>{_line(' '.join(rule.why.split()))}"
        yield f" <cite>Source: {_linked(rule.source)}</cite>" if rule.source else ""
        yield "</dd></div>\n"
    yield "</dl>\n</section>\n"


def _linked(source: str) -> str:
    """A source, which is a link only where it is an address of the web."""
    if _ADDRESS.fullmatch(source):
        return f"<a{_attributes({'href': source, 'rel': 'noopener noreferrer'})}>{_line(source)}</a>"
    return _line(source)


def _attributes(named: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in named.items() if value is not None)


def _line(text: str) -> str:
    """Text of a message, on one line and with its controls spelt out."""
    return _text(escaped(text))


def _text(text: str) -> str:
    """`text` for an element or an attribute; what HTML forbids becomes U+FFFD."""
    return html.escape(_FORBIDDEN.sub("\ufffd", _LINE_END.sub("\n", text)))
