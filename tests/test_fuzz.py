"""Random and mutated documents through all readers and rules: nothing fails, and nothing takes long."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint import Config, Document, Linter, ReadError, Span, packs, read_bytes, read_file
from newslint.readers import FORMATS

ROOT = Path(__file__).parent.parent
SEEDS = sorted(path for path in (ROOT / "seeds").rglob("*") if path.suffix in (".txt", ".md", ".html"))
READERS = ("html", "markdown", "plain")
CHUNKS = 40
SPICE = (
    *"“”‘’\"'«»()[]{}<>&;:.,!?-–—*_#`~|\\/^$%@=+ \t\n\r\x0b\x0c\x85\u00a0\u00ad\u2028\u200b\ufeffé\u0301ß😀İ",
    *("\r\n", "\n\n", "<!--", "-->", "<p>", "</p>", "<script>", "&amp;", "&#x1F600;", "&nbsp", "<![CDATA[", "]]>"),
    *("---\n", "+++\n", "```\n", "    ", "> ", "- ", "1. ", "[sic]", "[a](b)", "![", "](", "<a href='", "<table><tr>"),
    *("the the", " a.m. ", "U.S.", "1,000.50", "’90s", "June 19, 2024", "£5m", "(more)", "-30-", "TK", "Ã©", "👩‍👩‍👧"),
    *("<!-- newslint-disable style -->", "<!-- newslint-enable -->", "<time datetime='2024-02-31'>", "<br>", "\ud800"),
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Every rule, also those that are off by default, with what they borrow opened."""
    linter = Linter(Config(extend_select=tuple(packs.identifiers(packs.installed()))))
    for path in SEEDS:
        linter.lint(read_file(str(path)))
    return linter


def mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    characters = list(text[start : start + chance.randrange(20, 500)])
    for _ in range(chance.randrange(1, 12)):
        position = chance.randrange(len(characters) + 1)
        kind = chance.random()
        if kind < 0.6:
            characters.insert(position, chance.choice(SPICE))
        elif kind < 0.8:
            del characters[position : position + chance.randrange(1, 10)]
        else:
            other = chance.randrange(len(characters) + 1)
            characters[position:position] = characters[other : other + chance.randrange(1, 30)]
    return "".join(characters)


def document(seeds: list[str], chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.7:
        text = mutated(chance.choice(seeds), chance)
    elif kind < 0.9:
        text = "".join(chance.choice(SPICE) for _ in range(chance.randrange(60)))
    else:
        text = chance.choice(SPICE) * chance.randrange(200)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "cp1252", "utf-16", "utf-8-sig"))
    data = text.encode(encoding, "replace")
    if chance.random() < 0.1:
        position = chance.randrange(len(data) + 1)
        data = data[:position] + chance.randbytes(chance.randrange(1, 4)) + data[position:]
    return data


def well_formed(read: Document) -> None:
    end = 0
    for block in read.blocks:
        assert end <= block.start < block.end <= len(read.text)
        end = block.end
        place = read.place(Span(*block[1:]))
        assert 0 <= place.start <= place.end <= len(read.source)


def test_mutated_files_of_every_format() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "fuzz_readers.py"), "--files", "1600", "--seed", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(FORMATS)
    assert all(int(line.split()[1]) > 10 for line in lines[:-1]), "most files are refused, so little is tested"


@pytest.mark.parametrize("chunk", [pytest.param(n, marks=[pytest.mark.slow] if n >= 2 else []) for n in range(CHUNKS)])
def test_any_document(chunk: int, linter: Linter, pytestconfig: pytest.Config) -> None:
    """4,000 documents in all, or as many as --documents says."""
    chance = random.Random(f"newslint {chunk}")
    seeds = [path.read_text("utf-8") for path in SEEDS]
    for number in range(pytestconfig.getoption("documents") // CHUNKS):
        data = document(seeds, chance)
        format = chance.choice(READERS)
        start = time.monotonic()
        try:
            read = read_bytes(data, format=format, path=f"{chunk}-{number}")
        except ReadError:
            continue
        well_formed(read)
        result = linter.lint(read)
        assert result.failures == (), (format, data)
        for finding in result.findings:
            assert 0 <= finding.place.start <= finding.place.end <= len(read.source), (format, data)
            assert finding.line >= 1 and finding.column >= 0, (format, data)
            if finding.span != Span(0, 0):
                assert finding.text == finding.span.of(read.text)
        assert time.monotonic() - start < 5, (format, data)
