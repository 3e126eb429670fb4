"""NITF, NewsML-G2, JATS, feeds and WordPress exports."""

import datetime
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Config, lint_file
from newslint.document import Document, Metadata
from newslint.readers import ReadError, articles_of_text, is_article, read_text


def read(source: str) -> tuple[Document, ...]:
    return articles_of_text(source, path="a.xml", format="xml")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.role), block.span.of(document.text)) for block in document.blocks]


NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/dtd/nitf-3-6.dtd">
<nitf xml:lang="en-US">
<head><title>Deal</title><docdata><date.issue norm="20240619T100000Z"/></docdata></head>
<body>
<body.head>
<hedline><hl1>Ministers sign the deal</hl1><hl2>Two years of talks end</hl2></hedline>
<byline>By <person>Ana Ruiz</person></byline>
<dateline><location>MADRID</location>, <story.date>June 19</story.date></dateline>
</body.head>
<body.content>
<block><p>The deal was <em>signed</em>\r
on <chron norm="20240620">Wednesday</chron>, worth <money unit="USD">$5 million</money>.</p>
<!-- newslint-disable-line style -->
<p>Caf&eacute; owners &amp; <![CDATA[others <3]]> came&nbsp;too.</p>
<media><media-reference source="a.jpg">x</media-reference><media-caption>The hall.</media-caption></media>
<hl2>What next</hl2><ul><li>A vote</li></ul></block>
</body.content>
<body.end><tagline>Reporting by B.</tagline></body.end>
</body></nitf>
"""


def test_nitf() -> None:
    (document,) = read(NITF)
    assert blocks(document) == [
        ("headline", "Ministers sign the deal"),
        ("deck", "Two years of talks end"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "MADRID, June 19"),
        ("paragraph", "The deal was signed on Wednesday, worth $5 million."),
        ("paragraph", "Café owners & others <3 came\u00a0too."),
        ("caption", "The hall."),
        ("subhead", "What next"),
        ("list item", "A vote"),
    ]
    assert document.metadata == Metadata(published=datetime.date(2024, 6, 19), language="en-US", author="By Ana Ruiz")
    assert [(one.kind, one.value, one.span.of(document.text)) for one in document.annotations] == [
        ("person", "", "Ana Ruiz"),
        ("location", "", "MADRID"),
        ("chron", "20240620", "Wednesday"),
        ("money", "USD", "$5 million"),
    ]
    (comment,) = document.comments
    assert document.source[comment.start : comment.end] == "<!-- newslint-disable-line style -->"


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem xml:lang="en"><itemMeta><versionCreated>2024-06-20T08:00:00Z</versionCreated>
<firstCreated>2024-06-19T08:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Ministers sign</headline><by>Ana Ruiz</by><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>The deal was <b>signed</b>.</p><script>x()</script></body></html>
</inlineXML></contentSet></newsItem>
<newsItem><contentMeta><headline>Second</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">One line.
Two lines.</inlineData></contentSet></newsItem>
<newsItem><contentMeta><headline>A picture</headline></contentMeta><contentSet/></newsItem>
</itemSet></newsMessage>"""


def test_annotations_of_an_article_without_visible_text() -> None:
    (document,) = read(
        "<nitf><body><body.content><p> <num> </num></p></body.content></body></nitf>".replace("> <", ">\u200b<")
    )
    assert (document.text, document.blocks) == ("", ())
    assert [one.span for one in document.annotations] == [(0, 0)]


def test_newsml() -> None:
    first, second = read(NEWSML)
    assert blocks(first) == [
        ("headline", "Ministers sign"), ("byline", "Ana Ruiz"), ("paragraph", "The deal was signed."),
    ]  # fmt: skip
    assert first.metadata == Metadata(
        published=datetime.date(2024, 6, 19),
        updated=datetime.date(2024, 6, 20),
        language="en-GB",
        author="Ana Ruiz",
    )
    assert blocks(second) == [("headline", "Second"), ("paragraph", "One line."), ("paragraph", "Two lines.")]


def test_newsml_with_nitf_inside() -> None:
    inside = NITF[NITF.index("<nitf") :].replace("&eacute;", "é").replace("&nbsp;", " ")
    source = f"<newsItem><contentSet><inlineXML>{inside}</inlineXML></contentSet></newsItem>"
    (document,) = read(source)
    assert blocks(document)[0] == ("headline", "Ministers sign the deal")
    assert len(document.annotations) == 4


JATS = """<article xml:lang="en"><front><article-meta>
<title-group><article-title>Ice cores of <italic>Greenland</italic></article-title></title-group>
<contrib-group><contrib><name><surname>Ruiz</surname><given-names>Ana</given-names></name></contrib></contrib-group>
<pub-date><day>9</day><month>6</month><year>2024</year></pub-date>
<abstract><p>We drilled.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Methods</title><p>The core was 3 km long <xref>1</xref>.</p>
<fig><label>Figure 1</label><caption><p>The camp.</p></caption></fig></sec></body>
<back><ref-list><ref><mixed-citation>Not read.</mixed-citation></ref></ref-list></back></article>"""


def test_jats() -> None:
    (document,) = read(JATS)
    assert blocks(document) == [
        ("headline", "Ice cores of Greenland"),
        ("paragraph", "We drilled."),
        ("subhead", "Methods"),
        ("paragraph", "The core was 3 km long 1."),
        ("caption", "The camp."),
    ]
    assert document.metadata == Metadata(published=datetime.date(2024, 6, 9), language="en", author="Ana Ruiz")


RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Channel</title><language>en-gb</language>
<item><title>First &amp; best</title><link>https://example.org/1</link><pubDate>Wed, 19 Jun 2024 08:00:00 GMT</pubDate>
<dc:creator>Ana Ruiz</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The <b>whole</b> text.</p><p>It &eacute;nds.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Only this, &amp;amp; no more.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_rss() -> None:
    first, second = read(RSS)
    assert blocks(first) == [
        ("headline", "First & best"),
        ("deck", "Short."),
        ("paragraph", "The whole text."),
        ("paragraph", "It énds."),
    ]
    assert first.metadata == Metadata(
        published=datetime.date(2024, 6, 19), language="en-gb", author="Ana Ruiz", url="https://example.org/1"
    )
    assert blocks(second) == [("headline", "Second"), ("paragraph", "Only this, & no more.")]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry xml:lang="en">
<title>One</title><link href="https://example.org/1"/><published>2024-06-19T08:00:00Z</published>
<updated>2024-06-20T08:00:00Z</updated><author><name>Ana Ruiz</name></author><summary>Short.</summary>
<content type="html">&lt;p&gt;The text.&lt;/p&gt;</content></entry></feed>"""


def test_atom() -> None:
    (document,) = read(ATOM)
    assert blocks(document) == [("headline", "One"), ("deck", "Short."), ("paragraph", "The text.")]
    assert document.metadata == Metadata(
        published=datetime.date(2024, 6, 19),
        updated=datetime.date(2024, 6, 20),
        language="en",
        author="Ana Ruiz",
        url="https://example.org/1",
    )


WXR = """<rss xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<item><title>A post</title><content:encoded><![CDATA[<!-- wp:paragraph --><p>Its text.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[Its excerpt.]]></excerpt:encoded><wp:post_date>2024-06-19 08:00:00</wp:post_date>
<wp:post_type>post</wp:post_type></item>
<item><title>A picture</title><content:encoded><![CDATA[Not an article.]]></content:encoded>
<wp:post_type>attachment</wp:post_type></item></channel></rss>"""


def test_wordpress_export() -> None:
    (document,) = read(WXR)
    assert blocks(document) == [("headline", "A post"), ("deck", "Its excerpt."), ("paragraph", "Its text.")]
    assert document.metadata.published == datetime.date(2024, 6, 19)


BOMB = '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><nitf>&b;</nitf>'
LEAK = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (BOMB, "a.xml: declares the entity 'a' itself, which is not read, for safety"),
        (LEAK, "a.xml: declares the entity 'x' itself, which is not read, for safety"),
        ("<nitf>\n<body>", "a.xml:2: is no XML that can be read: no element found"),
        ("<nitf>&nbsp;</nitf>", "a.xml:1: is no XML that can be read: undefined entity"),
        ("", "a.xml:1: is no XML that can be read: no element found"),
        ("<a>" * 501 + "</a>" * 501, "a.xml: is no XML that can be read: it is nested more than 200 deep"),
        (
            "<project/>",
            "a.xml: holds no article: 'project' is the root of no NITF, NewsML-G2, JATS, RSS, Atom or "
            "WordPress export with a text",
        ),
        (
            "<rss><channel/></rss>",
            "a.xml: holds no article: 'rss' is the root of no NITF, NewsML-G2, JATS, RSS, Atom or "
            "WordPress export with a text",
        ),
    ],
)
def test_what_is_no_article(source: str, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(source)
    assert str(caught.value) == told


def test_only_files_with_articles_are_found_in_folders(tmp_path: Path) -> None:
    for name, text in (("a.xml", RSS), ("pom.xml", "<project/>"), ("b.nitf", NITF)):
        (tmp_path / name).write_text(text, "utf-8")
    assert [is_article(str(tmp_path / name)) for name in ("a.xml", "pom.xml", "b.nitf")] == [True, False, True]


def test_a_finding_stands_where_the_file_has_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(RSS.replace("whole</b> text", "whole</b> text text"), "utf-8")
    from newslint import Linter
    from newslint.readers import read_articles

    linter = Linter(Config(select=("style/doubled_word",)))
    (finding,) = [one for document in read_articles(str(path)) for one in linter.lint(document).findings]
    line = path.read_text("utf-8").split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.place.end_column - 1] == finding.text == "text text"
    with pytest.raises(ReadError, match=r"a\.xml: holds 2 articles, not one$"):
        lint_file(path)


word = st.sampled_from(
    (
        "word",
        "é",
        "😀",
        "“q”",
        "&amp;",
        "&#233;",
        "&#x1F600;",
        "<em>in</em>",
        "<![CDATA[a & <b>]]>",
        "a\r\nb",
        "x\ty",
        "\r",
    )
)
paragraph = st.lists(word, min_size=1, max_size=8).map(" ".join)


@given(st.lists(paragraph, min_size=1, max_size=5))
def test_every_character_leads_back(parts: list[str]) -> None:
    body = "".join(f"<p>{part}</p>\n" for part in ("So.", *parts))
    source = f"<nitf><body><body.content>{body}</body.content></body></nitf>"
    (document,) = read(source)
    for block in document.blocks:
        for offset in range(block.start, block.end):
            written = document.source_map.character(offset).of(source)
            character = document.text[offset]
            if "&" in written and len(written) > 1:
                assert ElementTree.fromstring(f"<a>{written}</a>").text == character
            else:
                assert written == character or (written.isspace() and character == " "), (written, character)


def test_a_long_article_is_read_in_linear_time() -> None:
    source = "<nitf><body><body.content>" + "<p>Éa word &amp; another.</p>" * 20_000 + "</body.content></body></nitf>"
    document = read_text(source, format="xml")
    assert len(document.blocks) == 20_000


FEED = """<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<item><media:title>A picture</media:title><media:content url="a.jpg"><media:description>A dog.</media:description>
</media:content><media:description>A dog.</media:description><atom:link href="http://a.example/feed"/>
<wp:post_date>0000-00-00 00:00:00</wp:post_date><title>Mayor quits</title><link>http://a.example/1</link>
<pubDate>Wed, 19 Jun 2024 08:00:00 GMT</pubDate><description>The mayor quit.</description></item>
<item><media:content url="a.jpg"/><title>Tax rises</title><link>/2</link><description>In short.</description>
<content:encoded><![CDATA[<p>The tax rises.</p>]]></content:encoded></item>
</channel></rss>"""


def test_what_modules_of_feeds_name_alike() -> None:
    one, other = read(FEED)
    assert blocks(one) == [("headline", "Mayor quits"), ("paragraph", "The mayor quit.")]
    assert one.metadata == Metadata(published=datetime.date(2024, 6, 19), url="http://a.example/1")
    assert blocks(other) == [("headline", "Tax rises"), ("deck", "In short."), ("paragraph", "The tax rises.")]
    assert other.metadata == Metadata()


def test_atom_with_markup_of_its_own() -> None:
    (document,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="replies" href="http://a.example/r"/>'
        '<link href="http://a.example/1"/><title>Tax rises</title><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>One.<br/>Two.</p><ul><li>Three.</li></ul></div></content>'
        "</entry></feed>"
    )
    assert blocks(document) == [("headline", "Tax rises"), ("paragraph", "One. Two."), ("list item", "Three.")]
    assert document.metadata.url == "http://a.example/1"
