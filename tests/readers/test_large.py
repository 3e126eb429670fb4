"""Large and hostile files are read, or refused, in time and memory that are proportional to their size."""

import time
import tracemalloc

import pytest

from newslint.readers import ReadError, articles_of

SECONDS = 5.0
BYTES = 60_000_000


def nested_sections(depth: int) -> str:
    return "<article><body>" + "<sec>" * depth + "<p>The dog ran.</p>" + "</sec>" * depth + "</body></article>"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("words.json", '{"body": "' + "The dog ran. " * 80_000 + '"}'),
        ("words.xml", "<nitf><body><body.content><p>" + "Dé é. " * 150_000 + "</p></body.content></body></nitf>"),
        ("depth.xml", nested_sections(190)),
    ],
)
def test_large_files_are_read(name: str, source: str) -> None:
    tracemalloc.start()
    try:
        (document,) = articles_of(source.encode(), path=name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert document.text
    assert peak < BYTES


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("depth.xml", nested_sections(490), "nested more than 200 deep"),
        ("many.xml", "<nitf><body>" + "<a/>" * 600_000 + "</body></nitf>", "more than 500,000 elements"),
        ("many.json", "[" + ",".join(['"a"'] * 300_000) + "]", "holds no article"),
    ],
)
def test_hostile_files_are_refused(name: str, source: str, told: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadError, match=told):
        articles_of(source.encode(), path=name)
    assert time.process_time() - start < SECONDS


def test_places_in_a_file_of_many_articles_are_told_in_time_that_grows_with_its_size() -> None:
    item = "<item>\n<title>Dog ran</title>\n<!-- one -->\n<description>The dog ran home.</description>\n</item>\n"
    start = time.process_time()
    documents = articles_of(f"<rss><channel>{item * 4_000}</channel></rss>".encode(), path="a.xml")
    places = [document.place(document.blocks[1].span) for document in documents]
    assert [place.line for place in places[:3]] == [4, 9, 14]
    assert [len(document.comments) for document in documents] == [1] * 4_000
    assert time.process_time() - start < SECONDS
