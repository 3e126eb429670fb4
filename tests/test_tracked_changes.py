"""Fixes of Word documents as tracked changes."""

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from newslint import Config, Linter
from newslint.cli import main
from newslint.readers import Reading, read_bytes
from newslint.tracked_changes import fix_document
from packages import docx, paragraph, run

LINTER = Linter(Config(select=("typography", "style/doubled_word", "quotes/closing_mark_opens")))


def paragraphs(data: bytes, tracked_changes: str = "accepted") -> list[str]:
    return read_bytes(data, format="docx", reading=Reading(tracked_changes=tracked_changes)).source.split("\n")


BODY = (
    paragraph(run("He said the the talks ") + run("failed , he said.", properties="<w:b/>"))
    + paragraph("“Go go ,” she said of the the &amp; talks.")
    + paragraph(run("It was the ") + run("the end.", properties="<w:i/>"))
    + paragraph(run("They saw ") + f'<w:ins w:id="7" w:author="A">{run("it it")}</w:ins>' + run(" once."))
)


def test_fixes_are_tracked() -> None:
    before = docx(BODY)
    after = fix_document(before, "a.docx", LINTER)
    assert after.applied == 3
    assert paragraphs(after.data) == [
        "He said the talks failed, he said.",
        "“Go go ,” she said of the & talks.",
        "It was the the end.",  # over two stretches of formatting
        "They saw it it once.",  # another author's insertion
    ]
    assert paragraphs(after.data, "original")[:3] == paragraphs(before, "original")[:3]


def test_formatting_and_everything_else_stay() -> None:
    before = docx(BODY, custom="<x>kept &amp; untouched</x>")
    after = fix_document(before, "a.docx", LINTER).data
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
    assert old.namelist() == new.namelist()
    assert [old.read(name) == new.read(name) for name in old.namelist()] == [
        name != "word/document.xml" for name in old.namelist()
    ]
    xml = new.read("word/document.xml").decode()
    assert (
        '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">failed</w:t></w:r><w:del w:id="10" w:author="newslint">'
        '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve"> ,</w:delText></w:r></w:del>'
    ) in xml
    assert xml.count("<w:rPr><w:b/></w:rPr>") >= 3
    opened = python_docx.Document(io.BytesIO(after))
    assert len(opened.paragraphs) == 4


def test_fixing_twice_is_fixing_once() -> None:
    once = fix_document(docx(BODY), "a.docx", LINTER).data
    assert fix_document(once, "a.docx", LINTER) == (once, 0)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(BODY))
    path.chmod(0o640)
    before = path.read_bytes()
    arguments = ["fix", str(path), "--isolated", "--select", "typography,style/doubled_word"]
    assert main([*arguments, "--diff"]) == 1
    assert "-He said the the talks failed , he said." in capsys.readouterr().out
    assert path.read_bytes() == before
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"{path}: 3 fixed\n"
    assert paragraphs(path.read_bytes())[0] == "He said the talks failed, he said."
    assert path.stat().st_mode & 0o777 == 0o640
    assert main(arguments) == 0
    assert capsys.readouterr().out == ""


def test_runs_that_are_more_than_text() -> None:
    changed = (
        '<w:i/><w:rPrChange w:id="3" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'  # formatting, itself tracked
    )
    box = f"<w:pict><w:txbxContent>{paragraph('A box of of it.')}</w:txbxContent></w:pict>"
    body = (
        paragraph(run("He said the the talks failed.", properties=changed))
        + paragraph(f"<w:r><w:t>He saw it it here.</w:t>{box}</w:r>")
        + paragraph("<w:r><w:t><![CDATA[He saw it it there.]]></w:t></w:r>")
    )
    after = fix_document(docx(body), "a.docx", LINTER)
    assert after.applied == 2
    assert paragraphs(after.data) == [
        "He said the talks failed.",
        "He saw it it here.",
        "A box of it.",
        "He saw it it there.",
    ]
    xml = zipfile.ZipFile(io.BytesIO(after.data)).read("word/document.xml").decode()
    assert f"<w:rPr>{changed}</w:rPr>" in xml
    assert xml.count("<w:rPr><w:i/></w:rPr>") == 3
    assert fix_document(after.data, "a.docx", LINTER) == (after.data, 0)


def test_a_part_keeps_its_encoding() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(BODY))) as before, zipfile.ZipFile(out, "w") as written:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                data = f'<?xml version="1.0" encoding="UTF-16"?>{data.decode()}'.encode("utf-16")
            written.writestr(name, data)
        written.comment = b"kept"
    after = zipfile.ZipFile(io.BytesIO(fix_document(out.getvalue(), "a.docx", LINTER).data))
    assert after.read("word/document.xml").decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>')
    assert after.comment == b"kept"
