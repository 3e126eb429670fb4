"""ninjs and the JSON of content management systems."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Config, lint_file
from newslint.document import Document, Metadata, Span
from newslint.readers import ReadError, Reading, articles_of_text, is_article, read_text


def read(value: Any, **pointers: tuple[str, ...]) -> tuple[Document, ...]:
    return articles_of_text(json.dumps(value), path="a.json", format="json", reading=Reading(json=pointers))


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.role), block.span.of(document.text)) for block in document.blocks]


NINJS_1 = {
    "uri": "https://example.org/news/1",
    "type": "text",
    "language": "en-GB",
    "firstcreated": "2024-06-19T10:00:00Z",
    "versioncreated": "2024-06-20T10:00:00Z",
    "byline": "By Ana Ruiz",
    "headline": "Ministers sign the deal",
    "description_text": "Two years of talks end.",
    "body_html": "<p>MADRID — The deal was <b>signed</b> on Wednesday.</p><p>It &amp; the rest.</p>",
    "associations": {"main": {"type": "picture", "description_text": "The hall in Madrid."}},
}
NINJS_3 = {
    "uri": "urn:example:1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "language": "en",
    "firstCreated": "2024-06-19T10:00:00Z",
    "by": "Ana Ruiz",
    "headlines": [{"role": "main", "value": "Ministers sign the deal"}, {"role": "short", "value": "Deal signed"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "The deal was signed.\n\nNobody spoke."},
        {"role": "short", "contentType": "text/plain", "value": "Signed."},
    ],
}


def test_ninjs_1() -> None:
    (document,) = read(NINJS_1)
    assert blocks(document) == [
        ("headline", "Ministers sign the deal"),
        ("deck", "Two years of talks end."),
        ("byline", "By Ana Ruiz"),
        ("dateline", "MADRID —"),
        ("paragraph", "The deal was signed on Wednesday."),
        ("paragraph", "It & the rest."),
        ("caption", "The hall in Madrid."),
    ]
    assert document.metadata == Metadata(
        published=datetime.date(2024, 6, 19),
        updated=datetime.date(2024, 6, 20),
        language="en-GB",
        author="By Ana Ruiz",
        url="https://example.org/news/1",
    )
    assert document.format == "json"


def test_ninjs_3() -> None:
    (document,) = read(NINJS_3)
    assert blocks(document) == [
        ("headline", "Ministers sign the deal"),
        ("byline", "Ana Ruiz"),
        ("paragraph", "The deal was signed."),
        ("paragraph", "Nobody spoke."),
    ]
    assert document.metadata.url is None


def test_a_list_of_posts() -> None:
    posts = [
        {"id": number, "date": f"2024-06-1{number}T08:00:00", "title": {"rendered": f"Post {number}"},
         "content": {"rendered": f"<p>Text {number}.</p><!-- newslint-disable-line -->"}}
        for number in range(3)
    ]  # fmt: skip
    documents = read([*posts, {"error": "gone"}])
    assert [blocks(document)[-1] for document in documents] == [("paragraph", f"Text {number}.") for number in range(3)]
    assert [str(document.metadata.published) for document in documents] == ["2024-06-10", "2024-06-11", "2024-06-12"]
    source = documents[0].source
    for document in documents:
        (comment,) = document.comments
        assert source[comment.start : comment.end] == "<!-- newslint-disable-line -->"


def test_pointers_of_the_configuration() -> None:
    value = {
        "kicker": "Sport",
        "name/full": {"~t": "A headline here"},
        "story": [{"kind": "p", "x": "One."}, {"x": "Two."}],
    }
    (document,) = read(value, headline=("/name~1full/~0t",), body=("/story/*/x",))
    assert blocks(document) == [("headline", "A headline here"), ("paragraph", "One."), ("paragraph", "Two.")]


def test_escapes_lead_back_to_where_they_stand() -> None:
    source = '\ufeff{"body_text": "A\\u201cb\\u201d \\ud83d\\ude00 c\\n\\u00e9 \\ud800 \\"d\\"\\/"}'
    document = read_text(source, format="json")
    assert document.text == 'A“b” 😀 c\n\né \ufffd "d"/'
    for found, written in (("“", "\\u201c"), ("😀", "\\ud83d\\ude00"), ("é", "\\u00e9"), ('"', '\\"'), ("/", "\\/")):
        start = document.text.index(found)
        span = Span(start, start + 1)
        assert document.source_map.source(span).of(source) == written
        assert not document.stands_literally(span)


NO_END = "a.json: is no JSON that can be read: it is nested too deeply, or has endless numbers"
NO_ARTICLE = (
    "a.json: holds no article: there is no text at '/body_html' or '/body_text' or '/content'; "
    "see 'json' in the configuration"
)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{", "a.json:1: is no JSON: Expecting property name enclosed in double quotes"),
        ('{\n"a": }', "a.json:2: is no JSON: Expecting value"),
        ("[" * 100_000, NO_END),
        ("[" + "1" * 10_000 + "]", NO_END),
        ("{}", NO_ARTICLE),
        ('"text"', NO_ARTICLE),
        ('{"body": {"a": 1}}', NO_ARTICLE),
    ],
)  # fmt: skip
def test_what_is_no_article(source: str, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        articles_of_text(source, path="a.json", format="json")
    assert str(caught.value) == told


def test_only_files_with_articles_are_found_in_folders(tmp_path: Path) -> None:
    for name, value in (("a.json", NINJS_1), ("package.json", {"name": "x", "version": "1"})):
        (tmp_path / name).write_text(json.dumps(value), "utf-8")
    assert is_article(str(tmp_path / "a.json"))
    assert not is_article(str(tmp_path / "package.json"))


def test_a_finding_stands_where_the_file_has_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{\n  "headline": "A deal",\n  "body_html": "<p>\\u201cYes\\u201d to the the deal.</p>"\n}', "utf-8"
    )
    (finding,) = lint_file(path, config=Config(select=("style/doubled_word",))).findings
    assert (finding.line, finding.column, finding.text) == (3, 39, "the the")


word = st.sampled_from(("word", "é", "😀", "“q”", '"', "\\", "/", "a & b", "x\ty", "\u2028", "<i>in</i>", "&eacute;"))
text = st.lists(word, min_size=1, max_size=8).map(" ".join)


@given(st.lists(text, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_every_character_leads_back(parts: list[str], ascii_only: bool, markup: bool) -> None:
    body = "".join(f"<p>{part}</p>" for part in parts) if markup else "\n".join(parts)
    source = json.dumps({"headline": parts[0], "bodies": [{"value": body}]}, ensure_ascii=ascii_only)
    document = read_text(source, format="json")
    for block in document.blocks:
        for offset in range(block.start, block.end):
            place = document.source_map.character(offset)
            written = place.of(source)
            read_back = json.loads(f'"{written}"')
            assert read_back == document.text[offset] or read_back.isspace() or read_back == "&eacute;", written
