"""The page for a browser, read back with the parser of the standard library."""

import base64
import datetime
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product
from typing import Any

import pytest

from newslint.document import Block, Document, Metadata, Place, Role, Span
from newslint.engine import UNUSED, Result, lint
from newslint.formats import Report, Writer
from newslint.formats.html import write
from newslint.rule import Evidence, Finding, Hit, Level, Related, Rule

MakeReport = Callable[..., Report]
MakeRule = Callable[..., Rule]
Written = Callable[[Writer, Report], str]

VOID = {"meta", "input", "br", "link", "img"}


class Node:
    """An element: its name, attributes, text and elements inside."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Node | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def all(self, tag: str = "", class_: str = "") -> Iterator["Node"]:
        """The elements inside with a name and a class, in order."""
        for part in self.inside:
            if isinstance(part, Node):
                if (not tag or part.tag == tag) and (not class_ or class_ in part.classes):
                    yield part
                yield from part.all(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> "Node":
        (only,) = self.all(tag, class_)
        return only


class Tree(HTMLParser):
    """Builds the elements, and takes no page whose tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Node("", {})
        self.path = [self.root]
        self.feed(page)
        self.close()
        assert self.path == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), attrs
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.path[-1].inside.append(node)
        if tag not in VOID:
            self.path.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.path.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.path[-1].inside.append(data)


@pytest.fixture
def read(written: Written) -> Callable[[Report], Node]:
    """The page, of which every part is as it must be whatever the report holds."""

    def parse(report: Report) -> Node:
        page = written(write, report)
        assert page.startswith("<!DOCTYPE html>\n") and page.endswith("</html>\n")
        assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", page)
        root = Tree(page).root
        ids = [node["id"] for node in root.all() if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        for node in root.all():
            assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in node.attributes)
            assert node.tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
            for name in ("aria-describedby", "aria-labelledby"):
                assert name not in node.attributes or node[name] in ids
            href = node.get("href")
            assert href[1:] in ids if href.startswith("#") else re.match("https?://|$", href, re.IGNORECASE), href
        assert_policy(root)
        return root

    return parse


def assert_policy(root: Node) -> None:
    """The only script and style are those whose sums the policy names."""
    (policy,) = (node["content"] for node in root.all("meta") if node.get("http-equiv") == "Content-Security-Policy")
    sums = []
    for tag in ("style", "script"):
        code = root.one(tag).text
        sums.append("sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode())
    assert policy == (
        f"default-src 'none'; style-src '{sums[0]}'; script-src '{sums[1]}'; base-uri 'none'; form-action 'none'"
    )


def marked(article: Node) -> dict[str, str]:
    """The words that are marked for every finding and related place."""
    words: dict[str, str] = {}
    for piece in article.all("a"):
        for key in piece.get("data-f").split():
            words[key] = words.get(key, "") + piece.text
    return words


def advice(entry: Node) -> list[tuple[str, str]]:
    return [
        (group.one("dt").text, one.text) for dl in entry.all("dl") for group in dl.all("div") for one in group.all("dd")
    ]


def article(*blocks: tuple[Role, str], path: str = "a.txt", **values: Any) -> Document:
    text = "\n\n".join(words for _, words in blocks)
    placed, at = [], 0
    for role, words in blocks:
        placed.append(Block(role, at, at + len(words)))
        at += len(words) + 2
    return Document(text, placed, path=path, **values)


def report_of(document: Document, *rules: Rule) -> Report:
    return Report([lint(document, rules)], rules, 0.5)


def test_the_article_is_shown_as_it_is_and_marked_in_place(agreement: Report, read: Callable[[Report], Node]) -> None:
    root = read(agreement)
    shown, clean = root.all("article")
    document = agreement.results[0].document
    assert document and shown.text.strip("\n") == document.text.replace("\r\n", "\n").strip("\n")
    assert marked(shown) == {"1": "“", "2": "13 May", "2.1": "12 May", "3": "very unique"}
    assert marked(clean) == {}
    assert root.one("title").text == root.one("h1").text + " – newslint"
    assert root.one("h1").text == "1 error, 1 warning, 1 suggestion in 2 articles"


def test_entries(agreement: Report, read: Callable[[Report], Node]) -> None:
    unclosed, two_dates, unique = read(agreement).all("li", "finding")
    assert (two_dates["id"], two_dates["data-level"], two_dates["data-topic"]) == ("f2", "error", "dates")
    assert two_dates.one("p", "head").text == "2 error dates/two_dates 2:30"
    assert two_dates.one("p", "message").text == "‘13 May’: the article has another day for it"
    assert advice(two_dates) == [
        ("See", "2.1 ‘12 May’ here it is ‘12 May’ line 1"),
        ("Evidence", "The deal is of 12 May. (Official Gazette, as of 2024-05-20)"),
    ]
    assert advice(unclosed) == []
    assert advice(unique) == [("Write", "unique"), ("Write", "rare")]


def test_the_ends_of_a_contradiction_lead_to_each_other(agreement: Report, read: Callable[[Report], Node]) -> None:
    root = read(agreement)
    by_id = {node.get("id"): node for node in root.all()}
    there, here = by_id["m2.1"], by_id["m2"]
    assert (there.text, there["href"], there.classes) == ("12 May", "#m2", ["end", "error"])
    assert (here.text, here["href"], here.classes) == ("13 May", "#f2", ["mark", "error"])
    assert here["aria-describedby"] == there["aria-describedby"] == "d2"
    way = root.one("a", "way")
    assert (way["href"], way["aria-label"]) == ("#m2.1", "to the other end: 12 May")
    assert {link["href"] for link in by_id["f2"].all("a")} == {"#m2", "#m2.1", "#r0"}


def test_a_place_in_another_file_is_listed_with_its_path_and_not_marked(read: Callable[[Report], Node]) -> None:
    wire = article((Role.PARAGRAPH, "The dam will hold,"), (Role.PARAGRAPH, "she said on Monday."), path="wire <1>.txt")

    def check(document: Document) -> Iterator[Hit]:
        yield Hit(12, 16, "‘hold’: the source has ‘said’", related=(Related(24, 28, "it has ‘said’", wire),))

    rule = Rule("sources/other", "The source has it otherwise", "It was said so.", Level.ERROR, check, (), ())
    root = read(report_of(article((Role.PARAGRAPH, "The dam may hold until the end of spring.")), rule))
    assert marked(root.one("article")) == {"1": "hold"}
    assert advice(root.one("li", "finding")) == [("See", "‘said’ it has ‘said’ wire <1>.txt, line 3")]
    assert list(root.all("a", "way")) == []


def test_rules_that_found_something_say_why(agreement: Report, read: Callable[[Report], Node]) -> None:
    rules = read(agreement).one("section", "rules")
    assert [one.text for one in rules.all("dt")] == [
        "dates/two_dates About dates/two_dates",
        "quotes/unclosed About quotes/unclosed",
        "style/very_unique About style/very_unique",
    ]
    assert [one.text.strip() for one in rules.all("dd")] == [
        "Why dates/two_dates. Source: https://example.org/dates",
        "Why quotes/unclosed. Source: House style, p. 4",
        "Why style/very_unique.",
    ]
    assert [one["href"] for one in rules.all("a")] == ["https://example.org/dates"]


def test_contents_and_filters(agreement: Report, read: Callable[[Report], Node]) -> None:
    root = read(agreement)
    rows = [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in root.one("table").all("tr")]
    assert rows == [
        ["Article", "Errors", "Warnings", "Suggestions"],
        ["news/deal.txt", "1", "1", "1"],
        ["news/clean.txt", "0", "0", "0"],
    ]
    controls = root.one("div", "controls")
    assert "hidden" in controls.attributes
    assert [label.text for label in controls.one("fieldset", "levels").all("label")] == [
        " Error 1", " Warning 1", " Suggestion 1",
    ]  # fmt: skip
    assert [label.text for label in controls.all("label", "topic")] == [" dates 1", " quotes 1", " style 1"]


def test_one_clean_article_needs_neither(read: Callable[[Report], Node]) -> None:
    root = read(report_of(article((Role.HEADLINE, "All well"), (Role.PARAGRAPH, "Nothing happened."))))
    assert not [
        *root.all("table"),
        *root.all("div", "controls"),
        *root.all("li", "finding"),
        *root.all("section", "rules"),
    ]
    assert root.one("h1").text == "No findings in 1 article"
    assert root.one("details", "clean").one("h3").text == "All well"


def test_every_role_has_its_element(read: Callable[[Report], Node], make_rule: MakeRule) -> None:
    document = article(
        *((role, f"{role} word") for role in Role), metadata=Metadata(datetime.date(2024, 5, 2), author="A. Writer")
    )
    root = read(report_of(document, make_rule("x/y", Level.ERROR, "word", "found")))
    shown = root.one("article")
    assert [
        (node.tag, node.classes[0], node.get("data-role")) for node in shown.all() if node.tag not in ("a", "span")
    ] == [
        ("h3", "headline", ""),
        ("p", "deck", "deck"),
        ("h4", "subhead", ""),
        ("p", "byline", "byline"),
        ("p", "dateline", "dateline"),
        ("p", "paragraph", ""),
        ("blockquote", "quote", "quote"),
        ("ul", "list-items", "list"),
        ("li", "list-item", ""),
        ("p", "caption", "caption"),
        ("ul", "table-cells", "table"),
        ("li", "table-cell", ""),
        ("pre", "code", "code"),
        ("aside", "note", "note"),
    ]
    assert not [*shown.one("pre").all()]
    assert root.one("p", "counts").text == "12 errors" + "published 2 May 2024" + "A. Writer"
    unmarked = [entry for entry in root.all("li", "finding") if not [*entry.all("a", "number")]]
    assert [entry.one("p", "text").text for entry in unmarked] == ["word"]


def test_nested_crossing_and_spanning_findings(read: Callable[[Report], Node], make_rule: MakeRule) -> None:
    document = article((Role.PARAGRAPH, "one two  three"), (Role.PARAGRAPH, "four five"))
    patterns = ("one two  three", "two", "  ", "two  three", "three\n\nfour", "one two")
    rules = [make_rule("x/y", Level.WARNING, one, str(patterns.index(one))) for one in patterns]
    root = read(report_of(document, *rules))
    found = {entry["id"][1:]: patterns[int(entry.one("p", "message").text)] for entry in root.all("li", "finding")}
    words = {found[key]: text for key, text in marked(root.one("article")).items()}
    assert words == {pattern: pattern.replace("\n", "") for pattern in patterns}
    pieces = [piece for piece in root.one("article").all("a") if piece.get("data-f")]
    assert [piece.text for piece in pieces] == ["one ", "two", "  ", "three", "four"]
    assert [found[piece["data-f"].split()[0]] for piece in pieces] == [
        "one two", "two", "  ", "two  three", "three\n\nfour",
    ]  # fmt: skip
    assert "spaces" in pieces[2].classes
    labels = " ".join(piece.get("data-n") for piece in pieces).split()
    assert sorted(labels) == sorted(found)
    assert [piece.get("tabindex") for piece in pieces] == ["", "", "", "", "-1"]


def test_findings_without_a_place_or_an_article(read: Callable[[Report], Node]) -> None:
    place = Place(0, 4, 3, 1, 3, 5)
    unused = Finding(UNUSED, Level.WARNING, 1.0, "silences nothing", place, Span(0, 0), "<!-- x -->")
    far = Finding("x/y", Level.ERROR, 1.0, "far", place, Span(2, 6), "word")
    document = article((Role.PARAGRAPH, "Some words."))
    root = read(Report([Result("a.txt", (unused,), document=document), Result("b.txt", (far,))], [], 0.0))
    assert [entry.one("p", "text").text for entry in root.all("li", "finding")] == ["<!-- x -->", "word"]
    assert [article.text.strip() for article in root.all("article")] == ["Some words."]
    assert marked(root) == {}


def test_failures_notices_and_what_is_held_back(broken: Report, read: Callable[[Report], Node]) -> None:
    missing = Result("c.txt", failures=("c.txt: there is no such file or folder",), silenced=2, held={"known": 3})
    root = read(broken._replace(results=[*broken.results, missing]))
    assert [item.text for item in root.all("li")] == [
        "Failed: x/y: the rule failed with ValueError: {0}",
        "Note: read as Windows-1252",
        "Failed: there is no such file or folder",
    ]
    assert root.one("p", "held").text == "2 articles could not be checked in full; 2 silenced; 3 known"
    assert [row.one("th").text for row in root.one("tbody").all("tr")] == ["a.txt failed", "b.txt", "c.txt failed"]
    assert [one.text for one in root.all("p", "counts")] == [
        "not checked in fullall articles", "no findingsall articles", "not checked in fullall articles",
    ]  # fmt: skip


def test_articles_of_one_file_are_sections_of_their_own(read: Callable[[Report], Node], make_rule: MakeRule) -> None:
    rule = make_rule("x/y", Level.ERROR, "bad", "found")
    documents = [article((Role.HEADLINE, f"A bad {word}"), path="feed.xml") for word in ("day", "night")]
    root = read(Report([lint(document, [rule]) for document in documents], [rule], 0.0))
    assert [one.text for one in root.all("h2")] == ["feed.xml article 1 of 2", "feed.xml article 2 of 2", "Why"]
    assert [row.one("th").text for row in root.one("tbody").all("tr")] == ["A bad day feed.xml", "A bad night feed.xml"]
    assert marked(root) == {"1": "bad", "2": "bad"}


def test_hostile_text_is_text(hostile: Report, read: Callable[[Report], Node]) -> None:
    root = read(hostile)
    text = "100%, a:b,c 😀 \ufffd[31m \ufffd x\ny ::error:: [z](w) {0} |`<b>"
    line = "100%, a:b,c 😀 \\x1b[31m \\ud83d x\\r\\ny ::error:: [z](w) {0} |`<b>"
    assert marked(root.one("article")) == {"1": text, "1.1": "😀"}
    assert next(root.all("h2")).text == "odd %,: name\\udcff\\n😀.txt"
    entry = root.one("li", "finding")
    assert entry.one("p", "message").text == f"found {line}"
    assert advice(entry) == [("Write", line), ("See", "1.1 ‘😀’ here it is ‘😀’ line 1")]


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script></title><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- --><![CDATA[ &lt;b&gt; &amp; ]]>",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_can_be_injected(attack: str, read: Callable[[Report], Node]) -> None:
    def check(document: Document) -> Iterator[Hit]:
        evidence = (Evidence(attack, attack, attack), Evidence(attack, f"https://example.org/{attack}"))
        yield Hit(0, len(attack), attack, (attack,), (Related(0, 1, attack),), evidence)

    rule = Rule(f"{attack}/{attack}", attack, attack, Level.ERROR, check, (), (), source=attack)
    document = article((Role.HEADLINE, attack), (Role.CODE, attack), path=attack, metadata=Metadata(author=attack))
    result = lint(document, [rule])._replace(notices=(attack,), failures=(attack,))
    root = read(Report([result, result], [rule], 0.0))
    assert {node.tag for node in root.all()} & {"img", "svg", "b"} == set()
    assert sum(node.tag == "script" for node in root.all()) == 1
    assert marked(root)["1"] == attack
    assert [one.text for one in root.all("pre")] == [f"\n{attack}"] * 2
    assert advice(next(root.all("li", "finding")))[0] == ("Write", attack)
    assert all(node["href"].startswith(("#", "https://example.org/")) for node in root.all("a"))


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://example.org/a?b=1&c=%22", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/ and more", False),
        ("//example.org", False),
        ("Gazette", False),
    ],
)
def test_only_addresses_of_the_web_are_links(source: str, link: bool, read: Callable[[Report], Node]) -> None:
    def check(document: Document) -> Iterator[Hit]:
        yield Hit(0, 1, "x", evidence=(Evidence("as told", source),))

    entry = read(report_of(article((Role.PARAGRAPH, "A")), Rule("x/y", "", "", Level.ERROR, check, (), ()))).one("li")
    assert [node["href"] for node in entry.one("cite").all("a")] == ([source] if link else [])
    assert advice(entry) == [("Evidence", f"as told ({source})")]


def test_the_same_results_give_the_same_page(agreement: Report, written: Written) -> None:
    assert written(write, agreement) == written(write, agreement._replace(seconds=9.9))


def test_size(thousand: Report, read: Callable[[Report], Node], written: Written) -> None:
    assert len([*read(thousand).all("li", "finding")]) == 1000
    assert len(written(write, thousand)) < 800_000


STYLE = files("newslint.formats").joinpath("html_report/page.css").read_text("utf-8")
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
}
LEVELS = ("error", "warning", "suggestion")
TEXT_ON_GROUND = [
    *product(("ink", "quiet", "link", *LEVELS), ("desk", "paper")),
    *((text, f"{level}-tint") for level in LEVELS for text in ("ink", "quiet", "link", level)),
    *((text, f"{level}-lit") for level in LEVELS for text in ("ink", level)),
    ("paper", "ink"),
]
SIGN_ON_GROUND = [*product(("edge", "focus"), ("desk", "paper")), *(("focus", f"{level}-lit") for level in LEVELS)]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [*((*pair, 4.5) for pair in TEXT_ON_GROUND), *((*pair, 3.0) for pair in SIGN_ON_GROUND)],
)
def test_contrast(front: str, ground: str, least: float, theme: str) -> None:
    first, second = sorted((luminance(COLOURS[name][theme]) for name in (front, ground)), reverse=True)
    assert (first + 0.05) / (second + 0.05) >= least


def test_colours_are_declared_in_one_place() -> None:
    rest = STYLE.partition("--serif")[2].partition("@media print")[0]
    assert not re.findall(r"#[0-9a-f]{3,8}\b", rest)
