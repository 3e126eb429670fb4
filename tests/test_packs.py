"""Packs: folders and installed packages."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint import RuleError, packs, rulefile
from newslint.packs import Pack

RuleText = Callable[[str], str]


@pytest.fixture
def bad_words(rule_text: RuleText) -> str:
    return rule_text("kind: existence\nphrases: [b]\n")


def rules(*folders: Path) -> list[str]:
    return [rule.id for rule in packs.load([Pack(str(folder), None) for folder in folders])]


def test_ids_are_paths(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(**{"house/a.yaml": bad_words, "house/b.yml": bad_words, "house/sub/c.yaml": bad_words}) / "house"
    assert rules(folder) == ["house/a", "house/b", "sub/c"]
    assert packs.identifiers([Pack(str(folder), None)]) == ["house/a", "house/b", "sub/c"]


def test_other_files_are_left_alone(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(
        **{"h/a.yaml": bad_words, "h/_b.yaml": "-", "h/.c.yaml": "-", "h/README.md": "-", "h/_x/d.yaml": "-"}
    )
    assert rules(folder / "h") == ["h/a"]


def test_a_folder_never_runs_python(project: Callable[..., Path], bad_words: str, tmp_path: Path) -> None:
    trap = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    folder = project(
        **{"h/a.yaml": bad_words, "h/b.py": trap, "h/__init__.py": trap, "h/t/c.py": trap, "h/conftest.py": trap}
    )
    assert rules(folder / "h") == ["h/a"]
    assert not (tmp_path / "ran").exists()


def test_every_broken_file_is_named_at_once(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(**{"h/a.yaml": bad_words, "h/b.yaml": "titel: x\n", "h/c.yaml": "[", "h/d.yaml": bad_words}) / "h"
    (folder / "e.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(RuleError) as error:
        rules(folder)
    text = str(error.value)
    assert f"{folder / 'b.yaml'}:1: unknown key 'titel'; did you mean 'title'?" in text
    assert f"{folder / 'c.yaml'}:2: not readable as YAML" in text or f"{folder / 'c.yaml'}:1: not readable" in text
    assert f"{folder / 'e.yaml'}:1: the rule file is not UTF-8" in text
    assert "a.yaml" not in text and "d.yaml" not in text


def test_two_files_cannot_claim_one_id(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(**{"one/style/a.yaml": bad_words, "two/style/a.yaml": bad_words})
    with pytest.raises(RuleError) as error:
        rules(folder / "one", folder / "two")
    first, second = folder / "one" / "style" / "a.yaml", folder / "two" / "style" / "a.yaml"
    assert str(error.value) == f"{second}: the id style/a is taken by {first}; rename one of them"
    with pytest.raises(RuleError, match="the id style/a is taken by"):
        rules(project(**{"three/style/a.yml": bad_words, "three/style/a.yaml": bad_words}) / "three")


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="nowhere: the folder of rules cannot be read: No such file or directory"):
        rules(tmp_path / "nowhere")


def test_a_rule_file_that_is_a_folder(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(**{"h/a.yaml/b.txt": "x"}) / "h"
    with pytest.raises(RuleError, match=r"a\.yaml: the rule file cannot be read"):
        rules(folder)


def test_only_wanted_rules_are_built(project: Callable[..., Path], bad_words: str) -> None:
    folder = project(**{"h/a.yaml": bad_words, "h/b.yaml": bad_words}) / "h"
    assert [rule.id for rule in packs.load([Pack(str(folder), None)], lambda name: name == "h/b")] == ["h/b"]


def test_the_cache_is_used_and_never_stale(
    project: Callable[..., Path], bad_words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(**{"h/a.yaml": bad_words}) / "h"
    calls = []
    read = rulefile.read

    def counted(text: str, origin: str, rule_id: str) -> dict[str, Any]:
        calls.append(origin)
        return read(text, origin, rule_id)

    monkeypatch.setattr(rulefile, "read", counted)
    pack = [Pack(str(folder), None)]
    assert packs.load(pack)[0].title == "A title"
    assert packs.load(pack)[0].title == "A title"
    assert len(calls) == 1
    before = os.stat(folder / "a.yaml")
    (folder / "a.yaml").write_text(bad_words.replace("A title", "B title"), encoding="utf-8")
    os.utime(folder / "a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert packs.load(pack)[0].title == "B title"
    assert len(calls) == 2


def test_a_damaged_cache_is_no_harm(
    project: Callable[..., Path], bad_words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = project(**{"h/a.yaml": bad_words}) / "h"
    assert rules(folder) == ["h/a"]
    assert list((tmp_path / "cache").iterdir())
    for damage in (b"", b"{", b"[]", b'{"key": 1}', b"\xff", b"\0" * 40, b"N", b"\xa9\x02"):
        for path in (tmp_path / "cache").iterdir():
            path.write_bytes(damage)
        assert rules(folder) == ["h/a"]
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert rules(folder) == ["h/a"]


def test_no_cache_is_no_harm(
    project: Callable[..., Path], bad_words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert rules(project(**{"h/a.yaml": bad_words}) / "h") == ["h/a"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """An importable pack of some files; returns its name."""

    def make(name: str, **files: str) -> str:
        for path, text in {"__init__.py": "", **files}.items():
            place = tmp_path / "packages" / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path / "packages"))
        return name

    yield make
    for name in [name for name in sys.modules if name.startswith("pack_")]:
        del sys.modules[name]


PYTHON_RULE = """
from newslint import Hit, Level, rule

@rule(title="t", why="w", level=Level.ERROR, bad=["[[b]]"], good=["c"])
def check(document, *, word: str = "b"):
    yield Hit(0, 1, word)
"""


def installed(name: str, monkeypatch: pytest.MonkeyPatch) -> list[Pack]:
    monkeypatch.setattr(packs, "_entry_points", lambda: [name])
    return packs.installed()


def test_an_installed_pack(package: Callable[..., str], bad_words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package("pack_good", **{"names/a.py": PYTHON_RULE, "names/_helper.py": "", "names/b.yaml": bad_words})
    loaded = packs.load(installed(name, monkeypatch))
    assert [rule.id for rule in loaded] == ["names/a", "names/b"]
    assert dict(loaded[0].options) == {"word": "b"}
    assert loaded[0].origin.endswith(os.path.join("names", "a.py"))


def test_a_pack_that_fails_to_import(package: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    name = package("pack_broken", **{"__init__.py": "import nothing_of_this_name"})
    with pytest.raises(RuleError, match=r"^the rule pack 'pack_broken' cannot be imported: ModuleNotFoundError"):
        installed(name, monkeypatch)


def test_a_rule_that_fails_to_import(package: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    name = package("pack_partly", **{"names/a.py": "1 / 0", "names/b.py": PYTHON_RULE, "names/c.py": "x = 1"})
    with pytest.raises(RuleError) as error:
        packs.load(installed(name, monkeypatch))
    first, second = str(error.value).splitlines()
    assert first.endswith("a.py: the rule cannot be imported: ZeroDivisionError: division by zero")
    assert second.endswith("c.py: the file must hold exactly one @rule, a check of any name, and holds 0")


def test_the_built_in_pack_is_installed() -> None:
    assert "newslint_rules" in [pack.package for pack in packs.installed()]
