"""Where sources come from, and what is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Config, ConfigError, Linter, Result, lint_file, lint_text, read_file, read_text
from newslint.config import load
from newslint.sources import MOST, SourceError, Sources

ARTICLE = "The minister spoke on Monday.\n\n“We will never retreat,” the minister said.\n"
WIRE = "She said: “We shall not retreat.”\n"
MESSAGE = "a word is swapped: wire.txt has ‘We [shall not] retreat.’, the article ‘We [will never] retreat,’"

Project = Callable[..., Path]


def found(result: Result) -> list[tuple[str, str, str, tuple[str, ...]]]:
    assert result.failures == ()
    return [
        (one.rule, one.text, one.message, one.suggestions) for one in result.findings if one.rule.startswith("sources/")
    ]


FOUND = [("sources/quote_differs", "will never", MESSAGE, ("shall not",))]


def test_library_takes_paths_and_documents(project: Project) -> None:
    wire = project(**{"wire.txt": WIRE}) / "wire.txt"
    assert found(lint_text(ARTICLE, sources=[wire])) == FOUND
    assert found(lint_text(ARTICLE, sources=[str(wire)])) == FOUND
    assert found(lint_text(ARTICLE, sources=[read_text(WIRE, path="wire.txt")])) == FOUND
    assert found(lint_text(ARTICLE)) == []


def test_library_of_files(project: Project) -> None:
    folder = project(**{"a.txt": ARTICLE, "wire.txt": WIRE})
    assert found(lint_file(folder / "a.txt", sources=[folder / "wire.txt"], config=Config())) == FOUND


def test_a_source_in_any_format(project: Project) -> None:
    folder = project(**{"wire.html": "<p>She said: &ldquo;We shall <i>not</i> retreat.&rdquo;</p>"})
    (finding,) = (one for one in lint_text(ARTICLE, sources=[folder / "wire.html"]).findings if "quote" in one.rule)
    assert finding.related[0].place.line == 1
    assert finding.related[0].text == "shall not"
    assert finding.related[0].path == str(folder / "wire.html")


def test_a_source_in_word(tmp_path: Path) -> None:
    import zipfile

    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:body><w:p><w:r><w:t>She said: “We shall not retreat.”</w:t></w:r></w:p></w:body>"
    with zipfile.ZipFile(tmp_path / "wire.docx", "w") as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{name}">{body}</w:document>')
        file.writestr("[Content_Types].xml", "<Types/>")
    ((_, text, message, _),) = found(lint_text(ARTICLE, sources=[tmp_path / "wire.docx"]))
    assert (text, message) == ("will never", MESSAGE.replace("wire.txt", "wire.docx"))


def test_every_article_of_a_file_is_a_source(project: Project) -> None:
    item = "<item><title>One</title><description>{}</description></item>"
    feed = "<rss><channel>" + item.format("Rain fell.") + item.format(WIRE) + "</channel></rss>"
    folder = project(**{"wire.rss": feed})
    ((_, text, _, suggestions),) = found(lint_text(ARTICLE, sources=[folder / "wire.rss"]))
    assert (text, suggestions) == ("will never", ("shall not",))


def test_front_matter(project: Project) -> None:
    text = f"---\nsources: [wire.txt]\n---\n{ARTICLE}"
    folder = project(**{"a.md": text, "wire.txt": WIRE})
    assert found(lint_file(folder / "a.md", config=Config())) == FOUND


def test_front_matter_of_a_text_without_a_file_opens_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(**{"wire.txt": WIRE}))
    text = f"---\nsources: [wire.txt]\n---\n{ARTICLE}"
    assert found(lint_text(text, format="markdown")) == []
    assert found(lint_text(text, format="markdown", path="gone.md")) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/passwd", "which is not opened: write a path relative to the article"),
        ("https://example.org/wire.txt", "which is not opened: write a path relative to the article"),
        ("file:wire.txt", "which is not opened: write a path relative to the article"),
        ("~/wire.txt", "which is not opened: write a path relative to the article"),
        ("../outside.txt", "which is not opened: it lies outside the article's folder and project"),
        ("link.txt", "which is not opened: it lies outside the article's folder and project"),
        ("folder", "which is no file"),
        ("pipe", "which is no file"),
    ],
)
def test_front_matter_is_not_trusted(project: Project, name: str, reason: str) -> None:
    folder = project(**{"drafts/a.md": f"---\nsources: ['{name}']\n---\n{ARTICLE}", "outside.txt": WIRE})
    (folder / "drafts" / "folder").mkdir()
    os.symlink(folder / "outside.txt", folder / "drafts" / "link.txt")
    os.mkfifo(folder / "drafts" / "pipe")
    path = folder / "drafts" / "a.md"
    result = lint_file(path, config=Config())
    assert result.failures == (f"{path}: front matter names the source '{name}', {reason}",)
    assert [one.rule for one in result.findings if one.rule.startswith("sources/")] == []


def test_front_matter_may_name_files_of_the_project(project: Project) -> None:
    text = f"---\nsources: [../wire/wire.txt]\n---\n{ARTICLE}"
    folder = project(**{"drafts/a.md": text, "wire/wire.txt": WIRE, "newslint.toml": ""})
    assert found(lint_file(folder / "drafts" / "a.md")) == FOUND


def test_too_many_sources_of_front_matter(project: Project) -> None:
    names = ", ".join(f"w{number}.txt" for number in range(MOST + 1))
    path = project(**{"a.md": f"---\nsources: [{names}]\n---\n{ARTICLE}"}) / "a.md"
    assert lint_file(path, config=Config()).failures == (f"{path}: front matter names 201 sources; 200 are the most",)


CONFIGURED = """
[[sources]]
paths = ["drafts/**"]
files = ["wire/{name}*.txt"]
"""


def test_configuration_by_pattern(project: Project) -> None:
    folder = project(
        **{
            "newslint.toml": CONFIGURED,
            "drafts/bridge.txt": ARTICLE,
            "drafts/other.txt": ARTICLE,
            "loose.txt": ARTICLE,
            "wire/bridge-1.txt": "Nothing was said.",
            "wire/bridge-2.txt": WIRE,
        }
    )
    (one,) = found(lint_file(folder / "drafts" / "bridge.txt"))
    assert one[1:] == ("will never", MESSAGE.replace("wire.txt", "bridge-2.txt"), ("shall not",))
    assert found(lint_file(folder / "drafts" / "other.txt")) == []
    assert found(lint_file(folder / "loose.txt")) == []


def test_a_plain_name_of_the_configuration_must_be_there(project: Project) -> None:
    toml = '[[sources]]\npaths = ["*.txt"]\nfiles = ["gone.txt"]\n'
    folder = project(**{"newslint.toml": toml, "a.txt": ARTICLE})
    (failure,) = lint_file(folder / "a.txt").failures
    assert failure.endswith("gone.txt: cannot be read: No such file or directory")


@pytest.mark.parametrize(
    ("toml", "messages"),
    [
        ('[[sources]]\npaths = ["*"]\n', [":1: sources need 'files'"]),
        ('sources = ["a.txt"]\n', [":1: 'sources' must be a list of tables with 'paths' and 'files', not ['a.txt']"]),
        (
            '[[sources]]\nfile = ["a"]\npaths = ["*"]\n',
            [":2: unknown key 'file'; did you mean 'files'?", ":1: sources need 'files'"],
        ),
    ],
)
def test_mistakes_of_the_configuration(project: Project, toml: str, messages: list[str]) -> None:
    path = project(**{"newslint.toml": toml}) / "newslint.toml"
    with pytest.raises(ConfigError) as raised:
        load(str(path))
    assert str(raised.value).split("\n") == [f"{path}{message}" for message in messages]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty, so nothing can be compared with it"),
        (" \n\n— …\n", "is empty, so nothing can be compared with it"),
        (
            "部长星期一说，我们不会撤退。",
            "is in another script (Cjk), which cannot be compared with an English article",
        ),
        (
            "قال الوزير إننا لن نتراجع",
            "is in another script (Arabic), which cannot be compared with an English article",
        ),
    ],
)
def test_unusable_sources(project: Project, content: str, reason: str) -> None:
    wire = project(**{"wire.txt": content}) / "wire.txt"
    with pytest.raises(SourceError) as raised:
        lint_text(ARTICLE, sources=[wire])
    assert str(raised.value) == f"{wire}: {reason}"


def test_an_article_is_no_source_of_itself(project: Project) -> None:
    folder = project(**{"a.txt": ARTICLE, "copy.txt": f"\n{ARTICLE}"})
    path = folder / "a.txt"
    assert lint_file(path, sources=[path], config=Config()).failures == (f"{path}: is given as its own source",)
    copy = folder / "copy.txt"
    assert lint_file(path, sources=[copy], config=Config()).failures == (
        f"{path}: {copy} is the article itself, word for word, so it is no source",
    )


def test_a_source_counts_once(project: Project) -> None:
    folder = project(**{"a.md": f"---\nsources: wire.txt\n---\n{ARTICLE}", "wire.txt": WIRE})
    wire = read_file(str(folder / "wire.txt"))
    article = read_file(str(folder / "a.md"))
    assert Sources([wire, wire]).of(article) == (wire,)


def test_a_source_too_large(project: Project) -> None:
    folder = project(**{"a.md": f"---\nsources: wire.txt\n---\n{ARTICLE}", "wire.txt": "x" * 2_000})
    result = Linter(Config(max_bytes=1_000)).lint(read_file(str(folder / "a.md")))
    assert result.failures == (
        f"{folder / 'a.md'}: its source {folder / 'wire.txt'}: is larger than 1,000 bytes; "
        "raise max_bytes in the configuration to read it",
    )


def test_hostile_sources_take_no_time() -> None:
    import time

    article = read_text(
        "\n\n".join(f"“The end of the {word} was the end of the town,” he said." for word in "abcdefgh")
        + "\n\n“"
        + "the end of the road and " * 2_000
        + "the end.”"
    )
    linter = Linter(Config(select=("sources",)))
    hostile = [
        "the " * 400_000,
        "“" * 100_000 + " the end of the town",
        "The end of the world was the end of the town. " * 20_000,
        "[" * 50_000 + "the end of the" + "]" * 50_000,
        "1 , " * 100_000 + "the end",
        "A" * 500_000 + " the end of the road",
    ]
    for text in hostile:
        start = time.perf_counter()
        assert linter.beside([read_text(text)]).lint(article).failures == ()
        assert time.perf_counter() - start < 20, text[:20]


def test_without_sources_nothing_is_imported() -> None:
    import subprocess
    import sys

    probe = (
        "import sys; from newslint import Config, Linter, read_text; "
        "Linter(Config(select=('sources',))).lint(read_text('“We will never retreat,” she said.')); "
        "print([name for name in sys.modules if 'rapidfuzz' in name or name.startswith('newslint.sources.')])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
