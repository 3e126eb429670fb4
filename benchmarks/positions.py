"""Whether every finding stands in the file where newslint says: its place is read back from the file's own bytes.

    python benchmarks/positions.py [--documents 5000] [--seed N] [--only docx,xml]

Articles are made in every format from words, marks, entities and markup in random order, with faults to find. Each
finding's place is looked up in the decoded file (by offset and again by line and column) or, for an archive, in the XML
of its part; after the format's own escapes are undone it must be what the rule found. Exit code 1 if not.
"""

import argparse
import html
import io
import json
import random
import re
import sys
import zipfile
from collections.abc import Sequence
from typing import Final

from newslint import Config, Document, Finding, Linter
from newslint.readers import articles_of

SELECT: Final = ("style/doubled_word", "typography", "quotes/closing_mark_opens")
WORDS: Final = (
    "word", "the the", "Łódź", "cafe\u0301s", "20\u00a0km", "gov\u00adernment", "👩\u200d👩\u200d👧", "😀",
    "“quoted”", "’90s",
    "$1,250.75", "went  on", "end .", "x ,", "is is", "\ufeff", "\u2028", "naïve", "a.m.", "( so )", "the\tthe",
)  # fmt: skip
ENTITIES: Final = ("&amp;", "&#8217;", "&#x1F600;", "&#233;")
PLAIN: Final = tuple(word for word in WORDS if "\t" not in word)
ENDS: Final = ("\n", "\r\n", "\r")


def sentences(chance: random.Random, markup: Sequence[str]) -> list[str]:
    """A paragraph for each of a few, some words of which stand in markup like `<b>%s</b>`."""
    made = []
    for _ in range(chance.randrange(1, 6)):
        words = [chance.choice(WORDS) for _ in range(chance.randrange(2, 14))]
        made.append(" ".join(chance.choice(markup) % word if chance.random() < 0.3 else word for word in words))
    return made


def made(name: str, chance: random.Random) -> bytes:
    """A file in a format."""
    end = chance.choice(ENDS)
    if name in ("docx", "odt"):
        return packed(name, chance)
    if name == "json":
        body = "".join(
            f"<p>{one}</p>" for one in sentences(chance, ("%s", "<b>%s</b>", "%s " + chance.choice(ENTITIES)))
        )
        value = {"headline": "A deal", chance.choice(("body_html", "content")): body, "n": 1.5}
        return json.dumps(value, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1))).encode()
    inline = {
        "plain": ("%s",),
        "markdown": ("%s", "**%s**", "*%s*", "[%s](https://example.org/a_b)", "%s &amp;"),
        "html": ("%s", "<b>%s</b>", "<a href='x'>%s</a>", "%s &eacute;", "%s<br>"),
        "xml": ("%s", "<em>%s</em>", "%s &amp;", "%s &#233;", "<![CDATA[%s & so]]>"),
    }[name]
    paragraphs = sentences(chance, inline)
    if name == "html":
        text = end.join(f"<p>{one}</p>" for one in paragraphs)
    elif name == "xml":
        inside = end.join(f"<p>{one}</p>" for one in paragraphs)
        text = f"<nitf><body><body.content>{end}{inside}</body.content></body></nitf>"
    else:
        text = f"{end}{end}".join(paragraphs)
    return text.encode(chance.choice(("utf-8", "utf-8-sig")) if name != "xml" else "utf-8")


def packed(name: str, chance: random.Random) -> bytes:
    """A Word or OpenDocument file."""
    paragraphs = []
    for one in sentences(chance, ("%s", "%s\0")):
        runs = [html.escape(run, quote=False) for run in one.split("\0")]
        if name == "docx":
            made_of = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
            paragraphs.append(f"<w:p>{made_of}</w:p>")
        else:
            paragraphs.append("<t:p>" + "".join(f"<t:span>{run}</t:span>" for run in runs) + "</t:p>")
    body = "".join(paragraphs)
    part, xml = {
        "docx": ("word/document.xml", f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'),
        "odt": ("content.xml", f'<o:c xmlns:o="o" xmlns:t="t"><o:body><o:text>{body}</o:text></o:body></o:c>'),
    }[name]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, xml)
    return out.getvalue()


def read_back(data: bytes, document: Document, finding: Finding) -> str:
    """What the file has at a finding's place, its escapes undone; or a complaint."""
    if document.package is not None:
        span = document.package.source_map.source(document.source_map.source(finding.span))
        part = next(one for one in document.package.parts if one.start <= span.start < one.end)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read(part.name).decode()
        return html.unescape(re.sub(r"<[^>]*>", "", xml[span.start - part.start : span.end - part.start]))
    source = data.decode("utf-8")
    place = finding.place
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
    before = sum(len(line) for line in lines[: place.line - 1])
    mark = 1 if place.line == 1 and source.startswith("\ufeff") else 0
    if before + place.column - 1 + mark != place.start:
        return f"line {place.line}, column {place.column} is not offset {place.start}"
    written = source[place.start : place.end]
    if document.format == "json":
        written = json.loads(f'"{written}"')
    if document.format == "xml":
        written = re.sub(r"<!\[CDATA\[|\]\]>", "", written)
    if document.format in ("json", "xml", "html"):
        written = html.unescape(re.sub(r"<br>", "\n", written) if "<br>" in written else written)
        written = re.sub(r"</?(?:b|em|a|p)\b[^>]*>", "", written)
    if document.format == "markdown":
        written = re.sub(r"\*+|\[|\]\([^)]*\)", "", html.unescape(written))
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs and reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="plain,markdown,html,json,xml,docx,odt")
    options = parser.parse_args(arguments)
    linter = Linter(Config(select=SELECT))
    wrong = 0
    for name in options.only.split(","):
        count = 0
        for number in range(options.documents):
            data = made(name, random.Random(f"{options.seed} {name} {number}"))
            for document in articles_of(data, format=name):
                for finding in linter.lint(document).findings:
                    count += 1
                    found = " ".join(read_back(data, document, finding).split())
                    if found != " ".join(finding.text.split()):
                        wrong += 1
                        print(
                            f"{name} {number}: {finding.rule} {finding.text!r} is {found!r} in the file",
                            file=sys.stderr,
                        )
        print(f"{name:9} {options.documents:,} documents, {count:,} findings read back")
    print(f"{wrong} are not where they are said to be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
