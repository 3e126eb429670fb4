"""DOCX, ODT and PDF."""

import html
import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from newslint import Config, Linter, lint_file
from newslint.document import Document, Span
from newslint.readers import ReadError, Reading, read_bytes
from packages import W, docx, odt, paragraph, run


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.role), block.span.of(document.text)) for block in document.blocks]


def read(body: str, tracked_changes: str = "accepted", **parts: str) -> Document:
    reading = Reading(tracked_changes=tracked_changes)
    return read_bytes(docx(body, **parts), path="a.docx", format="docx", reading=reading)


def xml_of(document: Document, span: Span) -> str:
    """What stands in the XML of the file for a span of the text."""
    assert document.package
    return document.package.source_map.source(document.source_map.source(span)).of(document.package.xml)


TABLE = "<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
STORY = (
    paragraph("Ministers sign the deal", "Titel")
    + paragraph("By Ana Ruiz")
    + paragraph(run("MADRID — The deal was ") + run("signed", properties="<w:b/>") + run(" &amp; sealed."))
    + paragraph("What next", "H2")
    + paragraph("One vote.", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    + paragraph("“We signed,” she said.", "Quote1")
    + TABLE.format(paragraph("Votes"), paragraph("52"))
    + "<w:p/>"
    + paragraph(run("A note") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" stands below."))
)
FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("The note.")}</w:footnote></w:footnotes>'
)


def test_a_story() -> None:
    document = read(STORY, footnotes=FOOTNOTES, comments=f"<w:comments {W}>{paragraph('Hidden')}</w:comments>")
    assert blocks(document) == [
        ("headline", "Ministers sign the deal"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "MADRID —"),
        ("paragraph", "The deal was signed & sealed."),
        ("subhead", "What next"),
        ("list item", "One vote."),
        ("quote", "“We signed,” she said."),
        ("table cell", "Votes"),
        ("table cell", "52"),
        ("paragraph", "A note stands below."),
        ("note", "The note."),
    ]


def test_the_line_is_the_number_of_the_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("One.") + "<w:p/>" + paragraph("It was the the end.")))
    (finding,) = lint_file(path, config=Config(select=("style/doubled_word",))).findings
    assert (finding.line, finding.column, finding.text) == (2, 8, "the the")


CHANGED = paragraph(
    run("Ministers ")
    + f'<w:del w:id="1" w:author="A">{run("refused", "delText")}</w:del>'
    + f'<w:ins w:id="2" w:author="A">{run("signed")}</w:ins>'
    + run(" it.")
) + paragraph(run("One "), properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') + paragraph("two.")  # fmt: skip


def test_tracked_changes() -> None:
    assert blocks(read(CHANGED)) == [("paragraph", "Ministers signed it."), ("paragraph", "One two.")]
    assert [text for _, text in blocks(read(CHANGED, "original"))] == ["Ministers refused it.", "One", "two."]


def test_signs_fields_and_boxes() -> None:
    body = paragraph(
        "<w:r><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
        '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink>' + run(" link") + "</w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run(" control.") + "</w:sdtContent></w:sdt>"
        "<w:r><w:pict><w:txbxContent>" + paragraph("In a box.") + "</w:txbxContent></w:pict></w:r>"
    )
    assert [text for _, text in blocks(read(body))] == ["A\tb\nc\u2011d link control.", "In a box."]


def test_a_file_of_a_library(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.core_properties.author = "Ana Ruiz"
    made.add_heading("Ministers sign the deal", 0)
    made.add_paragraph("The deal was signed.")
    made.add_heading("What next", 2)
    made.add_paragraph("A vote", style="List Bullet")
    path = tmp_path / "a.docx"
    made.save(str(path))
    (result,) = [read_bytes(path.read_bytes(), path="a.docx")]
    assert blocks(result) == [
        ("headline", "Ministers sign the deal"),
        ("paragraph", "The deal was signed."),
        ("subhead", "What next"),
        ("list item", "A vote"),
    ]
    assert result.metadata.author == "Ana Ruiz"


def test_opendocument() -> None:
    document = read_bytes(
        odt(
            '<text:p text:style-name="P1">Ministers sign the deal</text:p>'
            '<text:p>The <text:span>deal</text:span><text:s text:c="2"/>was\n   signed.<text:note><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note></text:p>"
            '<text:h text:outline-level="2">What next</text:h>'
            "<text:list><text:list-item><text:p>A vote.</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>52</text:p></table:table-cell></table:table-row>"
            "</table:table><text:p>End.<office:annotation><text:p>Hidden</text:p></office:annotation></text:p>",
            '<style:style style:name="P1" style:parent-style-name="Title"/>',
        ),
        path="a.odt",
    )
    assert blocks(document) == [
        ("headline", "Ministers sign the deal"),
        ("paragraph", "The deal  was signed."),
        ("note", "The note."),
        ("subhead", "What next"),
        ("list item", "A vote."),
        ("table cell", "52"),
        ("paragraph", "End."),
    ]


def pdf(*pages: list[str]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*(["The Daily", f"Page text number {n} has the the words.", str(n)] for n in range(1, 4))))
    result = lint_file(path, config=Config(select=("style/doubled_word",)))
    assert [(one.line, one.text) for one in result.findings] == [(1, "the the"), (3, "the the"), (5, "the the")]


DAMAGED = docx(STORY)[:200]
LOCKED = bytearray(docx(STORY))
for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    at = -1
    while (at := LOCKED.find(header, at + 1)) >= 0:
        LOCKED[at + offset] |= 1


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "a" * 50_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"no archive", "a.docx", "a.docx: is no Word document: its archive is damaged or none"),
        (b"", "a.odt", "a.odt: is no OpenDocument text: its archive is damaged or none"),
        (DAMAGED, "a.docx", "a.docx: is no Word document: its archive is damaged or none"),
        (odt("<text:p>x</text:p>"), "a.docx", "a.docx: is no Word document: it has no part word/document.xml"),
        (docx(STORY), "a.odt", "a.odt: is no OpenDocument text: it has no text"),
        (bytes(LOCKED), "a.docx", "a.docx: is locked by a password"),
        (bomb(), "a.docx", "a.docx: its part word/document.xml would unpack to 50,000,000 bytes, which is not read"),
        (docx("<w:p>"), "a.docx", "a.docx/word/document.xml:1: is no XML that can be read: mismatched tag"),
        (pdf([""]), "a.pdf", "a.pdf: holds no text, only pictures of it"),
    ],
)
def test_what_cannot_be_read(data: bytes, name: str, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, path=name)
    assert str(caught.value) == told


def test_a_damaged_pdf() -> None:
    with pytest.raises(ReadError, match=r"^a\.pdf: is no PDF that can be read: "):
        read_bytes(b"%PDF-1.4 nothing else", path="a.pdf")


word = st.sampled_from(("word", "é", "😀", "“q”", "&amp;", "&#233;", "&lt;b&gt;", "x y", "\u00a0", "👩\u200d👧"))
text = st.lists(word, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.lists(text, min_size=1, max_size=3), min_size=1, max_size=5), st.booleans())
def test_every_character_leads_back(paragraphs: list[list[str]], is_docx: bool) -> None:
    if is_docx:
        data = docx("".join(paragraph("".join(run(f"{one} ") for one in runs)) for runs in paragraphs))
    else:
        data = odt("".join(f"<text:p>{'<text:span>x</text:span>'.join(runs)}</text:p>" for runs in paragraphs))
    document = read_bytes(data, format="docx" if is_docx else "odt")
    for block in document.blocks:
        for offset in range(block.start, block.end):
            assert html.unescape(xml_of(document, Span(offset, offset + 1))) == document.text[offset]
    assert document.package
    assert document.package.xml.startswith("<w:document" if is_docx else "<office:document-content")


def test_findings_of_a_long_document_are_read_back() -> None:
    body = "".join(paragraph(run(f"Number {n} is the ") + run("the end &amp; more.")) for n in range(200))
    document = read(body)
    findings = Linter(Config(select=("style/doubled_word",))).lint(document).findings
    assert len(findings) == 200
    for finding in findings:
        assert xml_of(document, Span(finding.span.start, finding.span.start + 4)).startswith("the ")
