"""Every character of a document leads back to the characters of the file that it was read from."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document, Role, Span
from newslint.readers import read_text

FORMATS = ("markdown", "html")
BREAKS = ("\n", "\r\n", "\r")
WORDS = (
    "word",
    "Łódź",
    "cafe\u0301s",
    "20\u00a0km",
    "gov\u00adernment",
    "zero\u200bwidth",
    "👩\u200d👩\u200d👧",
    "😀",
    "“quoted”",
    "’90s",
    "$1,250.75",
    "naïve",
    "end.",
)
ENTITIES = ("&amp;", "&eacute;", "&#8217;", "&#x1F600;", "&nbsp;", "&copy;")

word = st.sampled_from(WORDS)
markdown_phrase = st.one_of(
    word,
    word.map("**{}**".format),
    word.map("*{}*".format),
    word.map("[{}](https://example.org/a_b)".format),
    word.map("`{}`".format),
    word.map("<b>{}</b>".format),
    st.sampled_from(ENTITIES),
    st.sampled_from(("\\*", "\\_x", "\\&amp;", "<!-- newslint-disable-line -->", "snake_case_word", "5 * 3", "a\tb")),
)
html_phrase = st.one_of(
    word,
    word.map("<b>{}</b>".format),
    word.map('<a href="x>y">{}</a>'.format),
    word.map("<span class=x>{}</span>".format),
    st.sampled_from(ENTITIES),
    st.sampled_from(("&copy", "&#150;", "&notit;", "<br>", "a  b", "a\t b", "<!-- x -->", "&bogus;", "AT&T", "1 < 2")),
)


@st.composite
def markdown(draw: st.DrawFn) -> str:
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        prefix, indent = draw(
            st.sampled_from(
                (("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("# ", None), ("> > ", "> "), ("\t", None))
            )
        )
        lines = draw(st.lists(st.lists(markdown_phrase, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3))
        if indent is None:
            lines = lines[:1]
        blocks.append(prefix + f"\n{indent}".join(lines))
    return draw(st.sampled_from(("", "\ufeff"))) + "\n\n".join(blocks).replace("\n", draw(st.sampled_from(BREAKS)))


@st.composite
def page(draw: st.DrawFn) -> str:
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        name = draw(st.sampled_from(("p", "div", "h2", "li", "blockquote", "td", "figcaption")))
        text = draw(
            st.lists(html_phrase, min_size=1, max_size=8).map(draw(st.sampled_from((" ", "\n", "  \n\t"))).join)
        )
        blocks.append(f"<{name}>{text}" + draw(st.sampled_from((f"</{name}>", "", "</b>"))))
    return draw(st.sampled_from(("", "\ufeff"))) + "\n".join(blocks).replace("\n", draw(st.sampled_from(BREAKS)))


def assert_exact(document: Document) -> None:
    """Each character stands for itself, an escape, an entity, a line break or a run of white space."""
    edge = 0
    for block in document.blocks:
        assert edge <= block.start < block.end <= len(document.text)
        edge = block.end
        place = 0
        for offset in range(block.start, block.end):
            character = document.text[offset]
            source = document.source_map.character(offset)
            written = source.of(document.source)
            assert place <= source.start
            place = source.start
            if written == character:
                continue
            if character == "\n":
                assert re.fullmatch(r"[ \t]*(?:\r\n|\r|\n)[ \t>]*|<br>", written) or block.role is Role.CODE
            elif character == " ":
                assert re.fullmatch(r"[ \t\r\n\f]+", written), written
            elif written.startswith("\\"):
                assert written == "\\" + character
            else:
                assert written.startswith("&")
                assert character in html.unescape(written)
        span = block.span
        source_span = document.source_map.source(span)
        if document.source_map.is_literal(span):
            assert re.sub(r"\s", " ", source_span.of(document.source)) == re.sub(r"\s", " ", span.of(document.text))


@given(markdown())
def test_markdown_is_exact(source: str) -> None:
    assert_exact(read_text(source, format="markdown"))


@given(page())
def test_html_is_exact(source: str) -> None:
    assert_exact(read_text(source, format="html"))


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text("ab*_`[]()!<>/&;#|-=+~\\\"':.1 \t\n\r\ufeff\u00a0é😀", max_size=60))
def test_no_text_raises(format: str, text: str) -> None:
    document = read_text(text, format=format)
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        place = document.source_map.source(block.span)
        assert 0 <= place.start <= place.end <= len(text)
    for comment in document.comments:
        assert text[comment.start : comment.end].endswith(">")


@pytest.mark.parametrize("format", FORMATS)
@given(
    parts=st.lists(
        st.one_of(
            st.text(max_size=4),
            st.sampled_from(
                (
                    "<p>",
                    "</p>",
                    "<div",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "]]>",
                    "<script>",
                    "</script>",
                    "<table>",
                    "<td>",
                    "<br>",
                )
            ),
            st.sampled_from(
                ("---\n", "+++\n", "title: x\n", "\n\n", "> ", "- ", "```\n", "|a|b|\n|-|-|\n", "[a]: b\n", "[^1]: ")
            ),
        ),
        max_size=20,
    )
)
def test_no_mixture_of_markup_raises(format: str, parts: list[str]) -> None:
    source = "".join(parts)
    document = read_text(source, format=format)
    assert document.source == source
    for block in document.blocks:
        assert document.place(block.span).line >= 1


@pytest.mark.parametrize("format", FORMATS)
@given(parts=st.lists(word, min_size=1, max_size=12), breaks=st.sampled_from(BREAKS))
def test_plain_words_are_kept_as_they_are(format: str, parts: list[str], breaks: str) -> None:
    document = read_text(f"{breaks}{' '.join(parts)}{breaks}", format=format)
    assert [block.span.of(document.text) for block in document.blocks] == [" ".join(parts)]
    assert document.source_map.is_literal(Span(0, len(document.text)))


@pytest.mark.parametrize(
    ("format", "source", "line", "column"),
    [
        ("markdown", "\ufeff*One* two **faulty** word", 1, 13),
        ("markdown", "# Head\r\n\r\n> 👩\u200d👩\u200d👧 &eacute;\r\n> the faulty one", 4, 7),
        ("markdown", "Line\rtwo\r\r- [the faulty](x) one", 4, 8),
        ("html", "\ufeff<p>The faulty word", 1, 8),
        ("html", "<p>cafe\u0301 &amp;\r\n\t<b>a</b> faulty</p>", 2, 11),
        ("html", "<!-- \n -->\r<p title='>'>faulty", 3, 14),
    ],
)
def test_lines_and_columns_are_those_of_the_file(format: str, source: str, line: int, column: int) -> None:
    document = read_text(source, format=format)
    start = document.text.index("faulty")
    place = document.place(Span(start, start + 6))
    assert (place.line, place.column, place.end_line, place.end_column) == (line, column, line, column + 6)
    assert source[place.start : place.end] == "faulty"
