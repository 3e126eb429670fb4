"""Mutated files of every format, read: crashes, hangs and memory.

    python benchmarks/fuzz_readers.py [--files 200000] [--seed N] [--only docx,xml] [--keep FOLDER]

Each file is a small article in one of the formats, with bytes or parts of it changed, doubled, cut or put elsewhere; of
the formats that are archives the XML inside is changed as well. A file may be refused with a ReadError. Anything else
that is raised, a document whose blocks or places are not in order, a reading of more than five seconds and a growth of
the process beyond 500 MB are failures; they are kept in FOLDER, and the exit code is 1.
"""

import argparse
import copy
import io
import json
import random
import resource
import sys
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from newslint.document import Document, Span
from newslint.readers import FORMATS, ReadError, articles_of

SLOWEST: Final = 5.0  # seconds
LARGEST: Final = 500_000  # KiB

STORY: Final = (
    "<p>MADRID, June 19, 2024 — The “deal” was <b>signed</b> on Wednesday &amp; sealed, Ana Ruiz said.</p>"
    "<blockquote>It is 5.5 percent.</blockquote><ul><li>One</li><li>Two</li></ul><!-- newslint-disable-line -->"
    "<table><tr><td>52</td></tr></table><p>Caf&eacute; 😀 👩\u200d👧.</p>"
)
NITF: Final = (
    '<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20240619"/></docdata></head><body><body.head><hedline>'
    "<hl1>A deal</hl1></hedline></body.head><body.content><p>Signed on <chron norm='20240619'>Wednesday</chron>, "
    "<![CDATA[a & b]]> &amp; &#233;.</p></body.content></body></nitf>"
)
FEED: Final = (
    "<rss><channel><item><title>A</title><description>&lt;p&gt;Text &amp;amp; more&lt;/p&gt;</description></item>"
    "<item><title>B</title><encoded><![CDATA[<p>The <b>text</b>.</p>]]></encoded></item></channel></rss>"
)
MARKDOWN: Final = (
    "---\ntitle: A deal\ndate: 2024-06-19\n---\n# A *deal*\n\nMADRID — The [deal](https://example.org) was **it**.\n\n"
    "> It `is`.\n\n- One\n- Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\nCaf&eacute; 😀\\*\n"
)
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT: Final = (
    f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A deal</w:t></w:r></w:p><w:p><w:r>'
    '<w:t xml:space="preserve">The deal </w:t></w:r><w:ins w:id="1"><w:r><w:t>was</w:t><w:tab/></w:r></w:ins><w:del '
    'w:id="2"><w:r><w:delText>is</w:delText></w:r></w:del><w:r><w:t> &amp; é 😀.</w:t></w:r></w:p><w:tbl><w:tr><w:tc>'
    "<w:p><w:r><w:t>52</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
CONTENT: Final = (
    '<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:text><t:h t:outline-level="1">A deal</t:h><t:p>The <t:span>'
    'deal</t:span><t:s t:c="3"/>was<t:note><t:note-body><t:p>Note</t:p></t:note-body></t:note>.</t:p></o:text></o:body>'
    "</o:document-content>"
)
PDF: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
    b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"5 0 obj<</Length 50>>stream\nBT /F 12 Tf 72 700 Td (The deal was signed.) Tj ET\n\nendstream endobj\n"
)
PDF_END: Final = b"xref\n0 6\n%s trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n"

Mutate = Callable[[bytes, random.Random], bytes]


def archive(name: str, xml: bytes) -> bytes:
    """A ZIP archive with one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, xml)
    return out.getvalue()


def seeds(name: str) -> Sequence[bytes]:
    """Small articles in a format."""
    texts = {
        "plain": ["A deal\n\nBy Ana Ruiz\n\nMADRID, June 19 — The “deal”\r\nwas signed.\r\n\n- One\n\n😀 \u2028 é"],
        "markdown": [MARKDOWN],
        "html": [f"<html><head><title>A</title></head><body><article><h1>A</h1>{STORY}</article></body></html>", STORY],
        "json": [
            json.dumps({"headline": "A", "body_html": STORY, "firstcreated": "2024-06-19T00:00:00Z"}),
            json.dumps([{"title": {"rendered": "A"}, "content": {"rendered": STORY}}], ensure_ascii=False),
        ],
        "xml": [NITF, FEED],
    }
    if name in texts:
        return [text.encode() for text in texts[name]]
    packages = {
        "docx": archive("word/document.xml", DOCUMENT.encode()),
        "odt": archive("content.xml", CONTENT.encode()),
        "pdf": pdf(),
    }
    return [packages[name]]


def pdf() -> bytes:
    """A PDF of one page, with its table of places."""
    places = [PDF.index(b"%d 0 obj" % number) for number in range(1, 6)]
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return PDF + PDF_END % (table, len(PDF))


def replanted(xml: str, chance: random.Random) -> bytes:
    """XML that stays well-formed: elements doubled, moved, removed and renamed, texts and attributes changed."""
    root = ElementTree.fromstring(xml)
    for _ in range(chance.randrange(1, 9)):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(6):
            case 0:
                one.text = chance.choice(_TEXTS) * chance.randrange(1, 30)
            case 1:
                one.tail = chance.choice(_TEXTS)
            case 2:
                one.tag = other.tag
            case 3:
                for name in one.attrib:
                    one.set(name, chance.choice(_TEXTS))
            case 4 if other is not root and one not in other.iter():
                one.insert(chance.randrange(len(one) + 1), copy.deepcopy(other))
            case _ if len(one):
                one.remove(one[chance.randrange(len(one))])
    grown: bytes = ElementTree.tostring(root, encoding="utf-8")
    return grown[:1_000_000]


_TEXTS: Final = (
    "", " ", "\n", "\r", "\t", "word ", "é", "😀", "\u2028", "\u00a0", "“", "<b>", "&amp;", "<!-- x -->", "a & b",
    "&#0;", "0",
    "-1", "99999999999", "2024-06-19", "By Ana Ruiz", "MADRID, June 19 — ", "]]>", "<p>x</p>", "\ufeff", "\u202e",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The bytes with one to six changes."""
    for _ in range(chance.randrange(1, 7)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(7):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:at] + data[at:to] * chance.randrange(2, 40) + data[to:]
            case 3:
                data = data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at:]
            case 4:
                other = chance.choice(others)
                data = data[:at] + other[chance.randrange(len(other) + 1) :] + data[at:]
            case 5:
                data = data[:at] + chance.choice(_HOSTILE) + data[at:]
            case _:
                data = data[:to]
        data = data[:100_000]
    return data


_HOSTILE: Final = (
    b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&#xD800;", b"\\ud800", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<a>" * 300,
    b"[" * 300, b"{" * 300, b"> " * 300, b"\xff\xfe", b"\0", b"\xef\xbb\xbf", b'"', b"\\", b"\r", b"<w:p>", b"</w:p>",
    b"<p", b"</", b"&", b"\xf0\x9f", b"1e999", b"---\n",
)  # fmt: skip


def file_of(name: str, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """One mutated file."""
    inner = {"docx": ("word/document.xml", DOCUMENT), "odt": ("content.xml", CONTENT)}
    if name in inner and chance.random() < 0.9:
        part, xml = inner[name]
        grown = replanted(xml, chance) if chance.random() < 0.6 else mutated(xml.encode(), chance, others)
        return archive(part, grown)
    if name == "xml" and chance.random() < 0.6:
        return replanted(chance.choice((NITF, FEED)), chance)
    return mutated(chance.choice(seeds(name)), chance, others)


def wrong(document: Document) -> str:
    """What is out of order in a document, if anything is."""
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end <= len(document.text):
            return f"the block {block} is out of order"
        end = block.end
        place = document.place(Span(block.start, block.end))
        if not 0 <= place.start <= place.end <= len(document.source) or place.line < 1 or place.column < 0:
            return f"the place {place} is out of the file"
    return ""


def most_memory() -> int:
    """The most memory that this process has held, in KiB."""
    # Of a program that a large process starts, getrusage tells on Linux the memory of that process.
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs and reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default=",".join(FORMATS))
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    names = options.only.split(",")
    others = [seed for name in FORMATS for seed in seeds(name)]
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest: dict[str, float] = dict.fromkeys(names, 0.0)
    failures = 0
    begin = time.monotonic()
    for number in range(options.files):
        name = names[number % len(names)]
        data = file_of(name, random.Random(f"{options.seed} {number}"), others)
        start = time.monotonic()
        told = ""
        try:
            documents = articles_of(data, path="a", format=name)
            outcomes[name, "read"] += 1
            told = next((one for one in map(wrong, documents) if one), "")
        except ReadError:
            outcomes[name, "refused"] += 1
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
        seconds = time.monotonic() - start
        slowest[name] = max(slowest[name], seconds)
        if seconds > SLOWEST:
            told = f"took {seconds:.1f} s"
        if told:
            failures += 1
            print(f"{name} {number}: {told}", file=sys.stderr)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{number}.{name}").write_bytes(data)
    memory = most_memory()
    for name in names:
        counts = f"{outcomes[name, 'read']:8,} read {outcomes[name, 'refused']:8,} refused"
        print(f"{name:9} {counts}, slowest {slowest[name]:.2f} s")
    seconds = time.monotonic() - begin
    print(f"{options.files:,} files in {seconds:,.0f} s, {failures} failures, memory {memory / 1024:,.0f} MB at most")
    return 1 if failures or memory > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
