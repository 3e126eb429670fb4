"""Shortcodes and what a newsroom marks as no prose."""

import pytest

from newslint import Config, ConfigError, Linter, read_text

SELECT = ("style/doubled_word",)


@pytest.mark.parametrize(
    "ignored",
    [
        "{{< youtube the the >}}",
        "{{% note %}}",
        "{% embed the the %}",
        '[caption id="the the" width=5]',
        "[/caption]",
        "[gallery the the]",
        '[[{"fid":"the the"}]]',
    ],
)
def test_shortcodes_are_not_read(ignored: str) -> None:
    linter = Linter(Config(select=SELECT))
    result = linter.lint(read_text(f"A story ended.\n\nHe saw it. {ignored} They left the the town."))
    assert [(one.text, one.line) for one in result.findings] == [("the the", 3)]
    assert result.findings[0].span.of(result.document.text) == "the the"  # type: ignore[union-attr]
    assert result.document is not None
    roles = [str(block.role) for block in result.document.blocks]
    assert roles[1:] == ["paragraph", "code", "paragraph"]


@pytest.mark.parametrize("text", ["The [video] shows the the town.", "He [the mayor] saw the the town {so}."])
def test_brackets_of_prose_are_read(text: str) -> None:
    assert len(Linter(Config(select=SELECT)).lint(read_text(text)).findings) == 1


def test_ranges_of_the_configuration() -> None:
    linter = Linter(Config(select=SELECT, ignore_ranges=("(?s)<stash>.*?</stash>",)))
    text = "One.\n\n<stash>\n\nHe saw the the town.\n\n</stash>\n\nThey saw the the town."
    assert [one.line for one in linter.lint(read_text(text)).findings] == [9]


def test_a_broken_range() -> None:
    with pytest.raises(
        ConfigError, match=r"^ignore_ranges: ignore_ranges: the pattern '\(' is not a regular expression"
    ):
        Linter(Config(select=SELECT, ignore_ranges=("(",)))


def test_an_article_without_any_is_the_same_document() -> None:
    document = read_text("He saw the town.")
    assert Linter(Config(select=SELECT)).lint(document).document is document
