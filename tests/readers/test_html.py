"""HTML pages and fragments."""

import datetime
import time

import pytest

from newslint.document import Document, Metadata, Role
from newslint.readers import read_text


def article(source: str) -> Document:
    return read_text(source, format="html")


def blocks(source: str) -> list[tuple[str, str]]:
    document = article(source)
    return [(block.role.value, block.span.of(document.text)) for block in document.blocks]


PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<title>Harbour bridge reopens | The Gazette</title>
<link rel="canonical" href="https://example.org/bridge">
<meta property="article:modified_time" content="2024-06-20T09:00:00Z">
<meta name="author" content="Nobody">
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">
{"@graph": [{"@type": "WebSite", "url": "https://example.org"},
 {"@type": ["NewsArticle"], "datePublished": "2024-06-19T08:00:00+02:00", "author": [{"name": "Ann Lee"}, "Bo"]}]}
</script>
<style>p > a { color: red }</style>
</head>
<body>
<nav><ul><li>Home</ul></nav>
<header><h1>The Gazette</h1></header>
<main>
<article>
<h1>Harbour &amp; bridge
  reopens</h1>
<p class="article__standfirst">Ferries   stop on Monday</p>
<div class="byline">By <a rel="author" href="/ann">Ann Lee</a></div>
<figure><img src="x" alt="The bridge at dawn"><figcaption>The bridge at dawn</figcaption></figure>
<p><span class="dateline">OSTHAVEN</span> &mdash; The bridge re&shy;opened<br>on <b>Mon</b>day&nbsp;night.
<p>It cost <del>12</del> 14&nbsp;million.<!-- newslint-disable-line numbers -->
<blockquote><p>“We are glad.”</p></blockquote>
loose text
<h2>Costs</h2>
<ul><li>one<li>two</ul>
<table><caption>Cars a day</caption><tr><th>Year<td>1,250</table>
<form><p>Subscribe now</p></form>
<pre>code &lt; 1</pre>
first line<br><br>second line
<aside class="editor-note"><p>This article was mended.</p></aside>
<p hidden>never seen</p>
<p>(Reporting by Ann Lee)</p>
</article>
<p>More stories</p>
</main>
<aside>Related</aside>
<footer>All rights reserved</footer>
</body></html>
"""


def test_a_page_has_all_its_roles() -> None:
    assert blocks(PAGE) == [
        ("headline", "Harbour & bridge reopens"),
        ("deck", "Ferries stop on Monday"),
        ("byline", "By Ann Lee"),
        ("caption", "The bridge at dawn"),
        ("dateline", "OSTHAVEN —"),
        ("paragraph", "The bridge re\u00adopened\non Monday\u00a0night."),
        ("paragraph", "It cost 14\u00a0million."),
        ("quote", "“We are glad.”"),
        ("paragraph", "loose text"),
        ("subhead", "Costs"),
        ("list item", "one"),
        ("list item", "two"),
        ("caption", "Cars a day"),
        ("table cell", "Year"),
        ("table cell", "1,250"),
        ("code", "code &lt; 1"),
        ("paragraph", "first line"),
        ("paragraph", "second line"),
        ("note", "This article was mended."),
        ("note", "(Reporting by Ann Lee)"),
    ]


def test_the_head_of_a_page_is_metadata() -> None:
    document = article(PAGE)
    assert document.metadata == Metadata(
        published=datetime.date(2024, 6, 19),
        updated=datetime.date(2024, 6, 20),
        language="en-GB",
        author="Ann Lee, Bo",
        url="https://example.org/bridge",
    )
    (comment,) = document.comments
    assert PAGE[comment.start : comment.end] == "<!-- newslint-disable-line numbers -->"
    assert comment.text == " newslint-disable-line numbers "
    assert document.notices == ()


@pytest.mark.parametrize(
    ("source", "metadata"),
    [
        ('<time datetime="2024-06-19" pubdate>today</time>', Metadata(published=datetime.date(2024, 6, 19))),
        ('<time itemprop=dateModified datetime="2024-06-19T01:00">', Metadata(updated=datetime.date(2024, 6, 19))),
        ('<time datetime="2024-06-19">today</time>', Metadata()),
        ('<meta property="og:url" content="https://a.example">', Metadata(url="https://a.example")),
        ('<meta property="og:locale" content="en_US">', Metadata(language="en-US")),
        ('<meta property="article:author" content="https://a.example/ann">', Metadata()),
        ('<meta name=date content="never">', Metadata()),
        ('<script type="application/ld+json">[[{"@type":"Article","author":{"name":"A&amp;B"}}]]</script>',
         Metadata(author="A&amp;B")),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", Metadata()),
        ('<article lang=fr><p>x', Metadata(language="fr")),
    ],
)  # fmt: skip
def test_metadata(source: str, metadata: Metadata) -> None:
    assert article(source).metadata == metadata


def test_a_dateline_dates_an_article_that_nothing_else_does() -> None:
    source = "<p>OSTHAVEN, June 19, 2024 (AP) — The bridge is open.</p>"
    assert article(source).metadata.published == datetime.date(2024, 6, 19)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("&lt;b&gt; &eacute;&#233;&#xE9;", "<b> ééé"),
        ("&copy &notit; &amp &ampx AT&T &bogus;", "© ¬it; & &x AT&T &bogus;"),
        ("&#150;&#0;&#xD800;&#99999999999;&#1;", "–\ufffd\ufffd\ufffd&#1;"),
        ("&#" + "9" * 6000 + ";", "\ufffd"),
        ("a<a title='>' x = \"y>\">b</a>", "ab"),
        ("1 < 2 <3 a<", "1 < 2 <3 a<"),
        ("a<![CDATA[ b & c ]]>d", "a b & c d"),
        ("a<?php echo ?>b</ x>c<!doctype>d", "abcd"),
        ("a<script>'</p>' <!-- </script>b", "ab"),
        ("a<textarea>x</textarea><svg><text>x</text></svg>b", "ab"),
        ("a \u00a0 b\u3000c", "a \u00a0 b\u3000c"),
        ("a<wbr>b<span hidden>x</span><i style='display: none'>y</i>", "ab"),
        ("</p></b>a", "a"),
        ("a&#32;&#10; b", "a b"),
    ],
)
def test_text(source: str, expected: str) -> None:
    document = article(source)
    assert [block.span.of(document.text) for block in document.blocks] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>a<p>b</b>c", [("paragraph", "a"), ("paragraph", "bc")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", [*(("list item", text) for text in "abc"), ("paragraph", "d")]),
        ("<blockquote><ul><li>a</ul><cite>b</cite></blockquote>", [("quote", "a"), ("quote", "b")]),
        ("<h1>a<h2>b</h2><p>c", [("headline", "a"), ("subhead", "b"), ("paragraph", "c")]),
        ("<h1>a</h1><h1>b</h1>", [("headline", "a"), ("subhead", "b")]),
        ("<p>By Bo<p>Text.<p>By Bo", [("byline", "By Bo"), ("paragraph", "Text."), ("paragraph", "By Bo")]),
        ("<p><span class=byline>Ann Lee</span></p><p>Text.", [("byline", "Ann Lee"), ("paragraph", "Text.")]),
        ("<address>Ann Lee</address>", [("byline", "Ann Lee")]),
        ("<p>See <a rel=author>Ann</a> for more.", [("paragraph", "See Ann for more.")]),
        ("<div class='card-deck'><p>Text.</div>", [("paragraph", "Text.")]),
        ("<p class=summary>a</p><p>b", [("deck", "a"), ("paragraph", "b")]),
        ("<p>&nbsp;</p><p>\u200b</p><div> </div>", []),
        ("<p>text <img alt='an icon here'> more", [("paragraph", "text more")]),
        ("<header><h1>a</h1></header><p>b", [("headline", "a"), ("paragraph", "b")]),
        ("<body><header>a</header><p>b</p><footer>c</footer>", [("paragraph", "b")]),
        ("<body><div role=banner>a</div><div role=main>b</div>c", [("paragraph", "b")]),
        ("<body><h1>a</h1><p>menu</p><div itemprop=articleBody>some text</div>",
         [("headline", "a"), ("paragraph", "some text")]),
        ("<body><article>a</article><main>the article’s text</main>", [("paragraph", "the article’s text")]),
        ("<form><main><p>a</p><form>b</form></main></form>", [("paragraph", "a")]),
        ("---\ntitle: a\n---\n<p>b", [("headline", "a"), ("paragraph", "b")]),
        ("", []),
        ("\ufeff", []),
    ],
)  # fmt: skip
def test_structure(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize("source", ["<p>a\n<!-- b <p>c", '<p>a\n<a href="b <p>c', "<p>a\n<a"])
def test_what_is_never_closed_hides_the_rest_and_is_said(source: str) -> None:
    document = article(source)
    assert blocks(source) == [("paragraph", "a")]
    assert document.notices == (
        "line 2: a tag or comment is opened and never closed, so what follows is not read, as in a browser",
    )


def test_deep_nesting_is_read() -> None:
    document = article("<div><b>" * 20_000 + "deep" + "</b></div>" * 20_000 + "<p>end")
    assert [block.span.of(document.text) for block in document.blocks] == ["deep", "end"]
    assert {block.role for block in document.blocks} == {Role.PARAGRAPH}


def test_a_long_line_is_read() -> None:
    document = article("<p>" + "word " * 400_000)
    assert len(document.text) == 400_000 * 5 - 1


@pytest.mark.parametrize(
    "part",
    ["<", "<a ", "<a b=\"", "<a b='", "<!--", "<!a", "</", "&", "&#1", "<![CDATA[", "<![CDATA[>", "<p>", "<p><b>",
     "<ul><li>", "<table><td>", "</p>", "</b><p>", "<script/>", "<p><table><div>", "<i><p></i>", "a<br>", "<h1>x",
     " \n"],
)  # fmt: skip
def test_time_grows_linearly(part: str) -> None:
    def seconds(length: int) -> float:
        before = time.process_time()
        article(part * (length // len(part)))
        return time.process_time() - before

    seconds(500)
    # Eight times the text may take 24 times as long, for the noise of a busy machine; a quadratic search takes 64.
    assert min(seconds(40_000) for _ in range(3)) < 24 * min(seconds(5_000) for _ in range(3)) + 0.1
