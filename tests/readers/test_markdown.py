"""Markdown articles."""

import datetime
import time

import pytest

from newslint.document import Comment, Document, Metadata, Role
from newslint.readers import read_text


def article(source: str) -> Document:
    return read_text(source, format="markdown")


def blocks(source: str) -> list[tuple[str, str]]:
    document = article(source)
    return [(block.role.value, block.span.of(document.text)) for block in document.blocks]


STORY = """\
---
title: Ignored, since the text has a headline
date: 2024-06-19T08:00:00+02:00
updated: June 20, 2024
author: [Ann Lee, Bo Nyberg]
language: en-GB
permalink: https://example.org/bridge
newslint: {disable: [quotes, style/cliche]}
---

# Harbour *bridge* reopens &amp; more

## Ferries stop on Monday

**By Ann Lee**

![The bridge at dawn](bridge.jpg)
*The bridge on Tuesday. Photo: Bo Nyberg*

OSTHAVEN, June 19 (AP) — The **bridge** re\\*opened [on Monday](https://example.org/a_(b) "title")
after `two` years. <!-- newslint-disable-line dates --> It cost ~~12~~ 14 million.[^1]

> “We are glad,”
said the mayor.

- ferries
  and *buses*
- trains

1. first

| Year | Cars |
|------|-----:|
| 2023 | 1,250 \\| 3 |

### Costs

Costs
-----

<figure><img src=x><figcaption>A &quot;new&quot; lane</figcaption></figure>

```
code = 1
```

[^1]: Prices of 2024.

(Reporting by Ann Lee; editing by Bo Nyberg)
"""


def test_a_story_has_all_its_roles() -> None:
    assert blocks(STORY) == [
        ("headline", "Harbour bridge reopens & more"),
        ("deck", "Ferries stop on Monday"),
        ("byline", "By Ann Lee"),
        ("caption", "The bridge at dawn"),
        ("caption", "The bridge on Tuesday. Photo: Bo Nyberg"),
        ("dateline", "OSTHAVEN, June 19 (AP) —"),
        ("paragraph", "The bridge re*opened on Monday\nafter two years. It cost 14 million."),
        ("quote", "“We are glad,”\nsaid the mayor."),
        ("list item", "ferries\nand buses"),
        ("list item", "trains"),
        ("list item", "first"),
        ("table cell", "Year"),
        ("table cell", "Cars"),
        ("table cell", "2023"),
        ("table cell", "1,250 | 3"),
        ("subhead", "Costs"),
        ("subhead", "Costs"),
        ("caption", 'A "new" lane'),
        ("code", "code = 1"),
        ("note", "Prices of 2024."),
        ("note", "(Reporting by Ann Lee; editing by Bo Nyberg)"),
    ]


def test_line_ends_change_no_role_and_no_word() -> None:
    assert blocks(STORY.replace("\n", "\r\n")) == blocks(STORY) == blocks("\ufeff" + STORY.replace("\n", "\r"))


def test_front_matter_is_metadata_and_comments() -> None:
    document = article(STORY)
    assert document.metadata == Metadata(
        published=datetime.date(2024, 6, 19),
        updated=datetime.date(2024, 6, 20),
        language="en-GB",
        author="Ann Lee, Bo Nyberg",
        url="https://example.org/bridge",
    )
    assert document.notices == ()
    quotes, cliche, line = document.comments
    assert [STORY[one.start : one.end] for one in (quotes, cliche)] == ["quotes", "style/cliche"]
    assert [one.text for one in (quotes, cliche)] == [
        "newslint-disable-file quotes",
        "newslint-disable-file style/cliche",
    ]
    assert STORY[line.start : line.end] == "<!-- newslint-disable-line dates -->"
    assert line.text == " newslint-disable-line dates "


def test_the_caller_knows_better() -> None:
    given = Metadata(published=datetime.date(2020, 1, 1), language="en")
    metadata = read_text(STORY, format="markdown", metadata=given).metadata
    assert (metadata.published, metadata.language, metadata.author) == (given.published, "en", "Ann Lee, Bo Nyberg")


@pytest.mark.parametrize(
    ("source", "title", "written"),
    [
        ("---\ntitle: Bridge & ferry\n---\nText.", "Bridge & ferry", "Bridge & ferry"),
        ("---\ntitle: 'It''s open'\n---\nText.", "It's open", "It''s open"),
        ('---\ntitle: "The \\"big\\" day"\n---\nText.', 'The "big" day', 'The \\"big\\" day'),
        ("---\r\ntitle: >-\r\n  Two\r\n  lines\r\n---\r\nText.", "Two lines", "Two\r\n  lines"),
        ('---\ntitle: "Caf\\u00e9"\n---\nText.', "Café", '"Caf\\u00e9"'),
        ('+++\ntitle = "Bridge"\ndate = 2024-06-19\n+++\nText.', "Bridge", "Bridge"),
    ],
)
def test_the_title_of_front_matter_is_the_headline_of_a_text_without(source: str, title: str, written: str) -> None:
    document = article(source)
    headline, text = document.blocks
    assert (headline.role, headline.span.of(document.text)) == (Role.HEADLINE, title)
    assert document.source_map.source(headline.span).of(source) == written
    assert text.span.of(document.text) == "Text."


def test_toml_front_matter() -> None:
    source = (
        '+++\ntitle = "A"\ndescription = "The deck."\ndate = 2024-06-19T08:00:00Z\nauthors = ["Ann", "Bo"]\n'
        '[newslint]\ndisable = ["quotes"]\n+++\nText.\n'
    )
    document = article(source)
    assert [block.role for block in document.blocks] == [Role.HEADLINE, Role.DECK, Role.PARAGRAPH]
    assert document.metadata == Metadata(published=datetime.date(2024, 6, 19), author="Ann, Bo")
    start = source.index("quotes")
    assert document.comments == (Comment(start, start + 6, "newslint-disable-file quotes"),)


@pytest.mark.parametrize(
    ("source", "notice"),
    [
        (
            "---\ntitle: Mayor: no\n---\nText.",
            "the front matter is not used: line 2: mapping values are not allowed here; "
            "put the value in quotation marks",
        ),
        (
            "+++\ntitle =\n+++\nText.",
            "the front matter is not used: Invalid value (at line 1, column 8)",
        ),
        ("---\ndate: soon\n---\nText.", "front matter: 'soon' in 'date' is not a date like 2024-06-19"),
        (
            "---\nnewslint: {disabel: [x]}\n---\nText.",
            "front matter: 'newslint.disabel' is not known; write newslint: {disable: [rule, ...]}",
        ),
        (
            "---\nnewslint: {disable: [a b]}\n---\nText.",
            "front matter: 'a b' in newslint.disable is not the name of a rule",
        ),
        ("---\na: " + "[" * 5000 + "\n---\nText.", "the front matter is not used: it is nested too deeply"),
        ("+++\na = " + "[" * 5000 + "\n+++\nText.", None),
    ],
)
def test_broken_front_matter_is_said_and_the_article_read(source: str, notice: str | None) -> None:
    document = article(source)
    assert [block.span.of(document.text) for block in document.blocks] == ["Text."]
    assert len(document.notices) == 1
    if notice:
        assert document.notices == (notice,)


def test_front_matter_that_is_not_closed_is_said() -> None:
    assert article("---\ntitle: A\n\nText.").notices == (
        "the front matter is not closed: no line '---' follows, so it is read as part of the article",
    )
    assert article("---\n\nText between rulers.\n\n---\n").notices == ()
    assert blocks("---\nText between rulers.\n---\nMore.")[-1] == ("paragraph", "More.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("5 * 3 * 2 and snake_case_word", "5 * 3 * 2 and snake_case_word"),
        ("**a*b*** and ***c***", "ab and c"),
        ("*a [b*](c) d", "*a b* d"),
        ("[a][b] and [b] and [c]\n\n[b]: <x> 'title'", "a and b and [c]"),
        ("<https://example.org> and <a@example.org>", "https://example.org and a@example.org"),
        ("a <b title='>'>c</b> d<br>\ne", "a c d\ne"),
        ("one<br/>two", "one\ntwo"),
        ("~5,000 people, ~~old~~ new", "~5,000 people, new"),
        ("`a *b*` ``c ` d``", "a *b* c ` d"),
        ("a word ![an icon here](x) more", "a word more"),
        ("1 < 2 & 3 &bogus; &#38; &copy", "1 < 2 & 3 &bogus; & &copy"),
        ("hard  \nbreak\\\nhere", "hard\nbreak\nhere"),
        ("an <!-- unclosed comment", "an <!-- unclosed comment"),
        ("\\[not a link\\](x) \\\\", "[not a link](x) \\"),
    ],
)
def test_inline_markup(source: str, expected: str) -> None:
    document = article(source)
    assert [block.span.of(document.text) for block in document.blocks] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("> - item\n> - two\n\n- > inner", [("quote", "item"), ("quote", "two"), ("quote", "inner")]),
        ("1986\n1987. A year", [("paragraph", "1986\n1987. A year")]),
        ("> <div>\n> quoted</div>", [("quote", "quoted")]),
        ("- a\n\n      code\n\n  b", [("list item", "a"), ("code", "code"), ("list item", "b")]),
        ("~~~\n# no heading\n~~~~\ntext", [("code", "# no heading"), ("paragraph", "text")]),
        ("By Monday, all was over.", [("paragraph", "By Monday, all was over.")]),
        ("Text.\n\nBy Ann Lee", [("paragraph", "Text."), ("paragraph", "By Ann Lee")]),
        ("# One\n\n# Two", [("headline", "One"), ("subhead", "Two")]),
        (
            "# One\n\n*A deck.*\n\n*Not a deck.*",
            [("headline", "One"), ("deck", "A deck."), ("paragraph", "Not a deck.")],
        ),
        ("**Editor’s note:** Mended.", [("note", "Editor’s note: Mended.")]),
        ("<!-- all\n\nhidden -->\n\nText.", [("paragraph", "Text.")]),
        ("a | b\n--|--\nc", [("table cell", "a"), ("table cell", "b"), ("table cell", "c")]),
        ("[![the old pier](x)](y)", [("caption", "the old pier")]),
        ("![IMG_0012.jpg](x)", []),
        ("", []),
        ("\ufeff\n \n", []),
    ],
)
def test_block_markup(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "part",
    ["[", "![", "[a](", "[a](b 'c", "*a ", "a**b", "*a_b", "`a``", "<", "<!--", "<a b='", "&", "\\", "> ", "- ",
     "- a\n", "> a\n", "|a\n|-\n", "[a]: b\n", "<div>\n", "<p id='\n\n", "~~a", "*_~[", "[[a]](b)", "word "],
)  # fmt: skip
def test_time_grows_linearly(part: str) -> None:
    def seconds(length: int) -> float:
        before = time.process_time()
        article(part * (length // len(part)))
        return time.process_time() - before

    seconds(500)
    # Eight times the text may take 24 times as long, for the noise of a busy machine; a quadratic search takes 64.
    assert min(seconds(40_000) for _ in range(3)) < 24 * min(seconds(5_000) for _ in range(3)) + 0.1
