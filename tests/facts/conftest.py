"""What the tests of facts share: knowledge bases with a few rows, and the claims of a text."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Metadata, read_text
from newslint.facts import newsroom
from newslint.facts.base import Facts
from newslint.facts.judgement import Judgement
from newslint.facts.newsroom import Row
from newslint.facts.schema import Fact

Claims = Callable[..., tuple[Judgement, ...]]
NewsroomFile = Callable[..., Path]


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The knowledge base that ships."""
    return Facts()


@pytest.fixture(scope="session")
def claims_of(facts: Facts) -> Claims:
    """The claims of a text with their verdicts, read on a day."""

    def judged(text: str, published: str | None = "2025-01-20", known: Facts = facts) -> tuple[Judgement, ...]:
        day = datetime.date.fromisoformat(published) if published else None
        return known.judgements(read_text(text, metadata=Metadata(published=day)))

    return judged


@pytest.fixture
def newsroom_file(tmp_path: Path) -> NewsroomFile:
    """A newsroom's knowledge base with some rows."""

    def make(*rows: Fact, name: str = "newsroom.db") -> Path:
        path = tmp_path / name
        newsroom.add(str(path), [Row(f"row {number}", row) for number, row in enumerate(rows, 1)])
        return path

    return make
