"""Configuration: where it is found, what it says, and every mistake in it at once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Config, ConfigError, Level, Linter, load_rules
from newslint.config import PROFILES, Override, find, glob, load
from newslint.selection import matches, wanted

Project = Callable[..., Path]


def mistakes(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as error:
        Linter(load(str(path)))
    return [line.replace(f"{path.parent}{os.sep}", "") for line in str(error.value).splitlines()]


def test_defaults() -> None:
    config = load(None)
    assert config == Config()
    assert (config.fail_on, config.min_level, config.min_confidence) == (Level.WARNING, Level.SUGGESTION, 0.0)


def test_the_nearest_file_wins(project: Project) -> None:
    folder = project(
        **{
            "newslint.toml": "",
            "a/pyproject.toml": "[tool.newslint]\n",
            "a/b/pyproject.toml": "[tool.other]\n",
            "a/b/story.txt": "",
            "c/newslint.toml": "",
            "c/pyproject.toml": "[tool.newslint]\n",
            "d/pyproject.toml": "[tool.newslint.options]\n",
        }
    )
    assert find(str(folder)) == str(folder / "newslint.toml")
    assert find(str(folder / "a" / "b" / "story.txt")) == str(folder / "a" / "pyproject.toml")
    assert find(str(folder / "a" / "b" / "missing.txt")) == str(folder / "a" / "pyproject.toml")
    assert find(str(folder / "c" / "new.txt")) == str(folder / "c" / "newslint.toml")
    assert find(str(folder / "d")) == str(folder / "d" / "pyproject.toml")


ALL_KEYS = """\
profile = "strict"
rules = ["style/"]
select = ["quotes"]
extend_select = ["readability/long_sentence"]
ignore = ["style/cliche"]
exclude = ["archive/**"]
fail_on = "error"
min_level = "warning"
min_confidence = 0.5
language = "en-GB"
max_bytes = 1_000
[options."style/cliche"]
allow = ["at the end of the day"]
[levels]
"style/jargon" = "warning"
[[overrides]]
paths = ["opinion/**"]
ignore = ["style"]
"""


@pytest.mark.parametrize("name", ["newslint.toml", "pyproject.toml"])
def test_every_key(project: Project, name: str) -> None:
    text = ALL_KEYS
    if name == "pyproject.toml":
        text = "[tool.newslint]\n" + ALL_KEYS.replace("[options", "[tool.newslint.options").replace(
            "[levels]", "[tool.newslint.levels]"
        ).replace("[[overrides]]", "[[tool.newslint.overrides]]")
    folder = project(**{name: text, "style/none.txt": ""})
    config = load(str(folder / name))
    first = 1 if name == "newslint.toml" else 2
    assert config.rules == (str(folder / "style"),)
    assert config._replace(rules=(), origins={}, overrides=()) == Config(
        profile="strict",
        select=("quotes",),
        extend_select=("readability/long_sentence",),
        ignore=("style/cliche",),
        exclude=("archive/**",),
        options={"style/cliche": {"allow": ("at the end of the day",)}},
        levels={"style/jargon": Level.WARNING},
        fail_on=Level.ERROR,
        min_level=Level.WARNING,
        min_confidence=0.5,
        language="en-GB",
        max_bytes=1000,
        folder=str(folder),
    )
    assert [(one.paths, dict(one.values)) for one in config.overrides] == [(("opinion/**",), {"ignore": ("style",)})]
    path = folder / name
    assert config.origins["profile"] == f"{path}:{first}"
    assert config.origins["options.style/cliche.allow"] == f"{path}:{first + 12}"
    assert config.origins["levels.style/jargon"] == f"{path}:{first + 14}"
    assert config.overrides[0].origins["ignore"] == f"{path}:{first + 17}"


def test_profiles(project: Project) -> None:
    path = str(project(**{"newslint.toml": 'profile = "quiet"\nmin_confidence = 0.3\n'}) / "newslint.toml")
    config = load(path)
    assert (config.fail_on, config.min_level, config.min_confidence) == (Level.ERROR, Level.WARNING, 0.3)
    assert config.origins["fail_on"] == "profile quiet"
    assert load(path, "strict").fail_on is Level.SUGGESTION
    assert set(PROFILES) == {"default", "strict", "quiet"}
    assert load(None, "quiet").min_confidence == 0.8


def test_extends(project: Project) -> None:
    folder = project(
        **{
            "house.toml": 'ignore = ["quotes"]\nfail_on = "error"\n[options."style/cliche"]\nallow = ["a"]\n',
            "desk/desk.toml": 'extends = "../house.toml"\nlanguage = "en-GB"\n[levels]\nstyle = "warning"\n',
            "desk/x/newslint.toml": 'extends = ["../desk.toml"]\nignore = ["style"]\n',
        }
    )
    config = load(str(folder / "desk" / "x" / "newslint.toml"))
    assert (config.ignore, config.fail_on, config.language) == (("style",), Level.ERROR, "en-GB")
    assert config.options == {"style/cliche": {"allow": ("a",)}}
    assert config.origins["fail_on"] == f"{folder / 'house.toml'}:2"
    assert config.origins["ignore"] == f"{folder / 'desk' / 'x' / 'newslint.toml'}:2"


def test_extending_oneself_is_told(project: Project) -> None:
    folder = project(**{"newslint.toml": 'extends = "b.toml"\n', "b.toml": '\nextends = "newslint.toml"\n'})
    assert mistakes(folder / "newslint.toml") == ["b.toml:2: extends newslint.toml, which extends this file in turn"]


def test_extending_what_is_missing(project: Project) -> None:
    folder = project(**{"newslint.toml": '\nextends = "b.toml"\n'})
    assert mistakes(folder / "newslint.toml") == [
        "newslint.toml:2: extends b.toml: cannot be read: No such file or directory"
    ]


def test_two_files_may_extend_the_same(project: Project) -> None:
    folder = project(
        **{
            "a.toml": 'language = "en-GB"\n',
            "b.toml": 'extends = "a.toml"\n',
            "newslint.toml": 'extends = ["b.toml", "a.toml"]\n',
        }
    )
    assert load(str(folder / "newslint.toml")).language == "en-GB"


def test_every_mistake_at_once(project: Project) -> None:
    folder = project(
        **{
            "newslint.toml": """\
profil = "strict"
select = "quotes"
fail_on = "eror"
min_confidence = 2
max_bytes = 0
language = ""
ignore = [1]
options = 3
[levels]
style = "loud"
[[overrides]]
paths = ["a"]
ignroe = []
[[overrides]]
ignore = 5
paths = ["b"]
[[overrides]]
ignore = []
""",
        }
    )
    assert mistakes(folder / "newslint.toml") == [
        "newslint.toml:1: unknown key 'profil'; did you mean 'profile'?",
        "newslint.toml:2: 'select' must be a list of ids or topics, not 'quotes'",
        "newslint.toml:3: 'fail_on' must be error, warning, suggestion or never, not 'eror'",
        "newslint.toml:4: 'min_confidence' must be a number from 0 to 1, not 2",
        "newslint.toml:5: 'max_bytes' must be a whole number above 0, not 0",
        "newslint.toml:6: 'language' must be a language tag such as en-GB, not ''",
        "newslint.toml:7: 'ignore' must be a list of ids or topics, not [1]",
        "newslint.toml:8: 'options' must be a table of tables, not 3",
        "newslint.toml:9: 'levels' must be a table of levels, not {'style': 'loud'}",
        "newslint.toml:13: unknown key 'ignroe'; did you mean 'ignore'?",
        "newslint.toml:15: 'ignore' must be a list of ids or topics, not 5",
        "newslint.toml:17: an override needs 'paths', 'desks' or 'languages'",
    ]


def test_names_and_options_that_no_rule_has(project: Project) -> None:
    folder = project(
        **{
            "newslint.toml": """\
extend_select = ["stlye"]
ignore = ["style/clich", "quotes"]
[options."style/cliche"]
alow = []
allow = [1]
[options."readability/long_sentence"]
words_at_most = "many"
[levels]
"style/jargn" = "error"
[[overrides]]
paths = ["a"]
[[overrides]]
paths = ["b"]
select = ["qoutes"]
options = {"style/cliche" = {alllow = []}}
""",
        }
    )
    assert mistakes(folder / "newslint.toml") == [
        "newslint.toml:1: there is no rule or topic 'stlye'; did you mean 'style'?",
        "newslint.toml:2: there is no rule or topic 'style/clich'; did you mean 'style/cliche'?",
        "newslint.toml:9: there is no rule or topic 'style/jargn'; did you mean 'style/jargon'?",
        "newslint.toml:14: there is no rule or topic 'qoutes'; did you mean 'quotes'?",
        "newslint.toml:7: the option 'words_at_most' of readability/long_sentence must be like 50, not 'many'",
        "newslint.toml:4: style/cliche has no option 'alow'; did you mean 'allow'? (options: allow)",
        "newslint.toml:5: the option 'allow' of style/cliche must be like (), not (1,)",
        "newslint.toml:15: style/cliche has no option 'alllow'; did you mean 'allow'? (options: allow)",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("a = 1\nb = = 2\n", "newslint.toml:2: not readable as TOML: "),
        ("a = [\n", "newslint.toml:2: not readable as TOML: "),
        ("a = 1\na = 2\n", "newslint.toml:2: not readable as TOML: Cannot overwrite a value"),
        ('profile = "strickt"\n', "newslint.toml:1: there is no profile 'strickt'; did you mean 'strict'?"),
        ("a = " + "[" * 5000, "newslint.toml:1: not readable as TOML: "),
    ],
)
def test_what_is_no_configuration(project: Project, text: str, mistake: str) -> None:
    found = mistakes(project(**{"newslint.toml": text}) / "newslint.toml")
    assert len(found) == 1 and found[0].startswith(mistake), found


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_bytes(b"profile = '\xff'\n")
    assert mistakes(tmp_path / "newslint.toml") == ["newslint.toml:1: is not UTF-8"]


@pytest.mark.parametrize("text", ["[[tool.newslint]]\na = 1\n", "[tool]\nnewslint = 5\n"])
def test_a_project_file_with_something_else(project: Project, text: str) -> None:
    found = mistakes(project(**{"pyproject.toml": text}) / "pyproject.toml")
    assert len(found) == 1 and found[0].endswith("'tool.newslint' must be a table"), found


def test_a_byte_order_mark_is_no_mistake(project: Project) -> None:
    assert load(str(project(**{"newslint.toml": '\ufefflanguage = "en"\n'}) / "newslint.toml")).language == "en"


def test_overrides_hold_for_their_paths() -> None:
    overrides = (
        Override("/p", ("opinion/**", "*.md"), {"ignore": ("style",), "options": {"a/b": {"x": 1}}}),
        Override("/p", ("opinion/big/*",), {"ignore": ("quotes",), "levels": {"a": Level.ERROR}}),
    )
    config = Config(ignore=("dates",), overrides=overrides, options={"a/b": {"y": 2}}, levels={"b": Level.WARNING})
    assert config.for_path("/p/news/a.txt").ignore == ("dates",)
    assert config.for_path("/p/a.md").ignore == ("style",)
    assert config.for_path("/p/news/a.md").ignore == ("dates",)
    assert config.for_path("/p/opinion/small/a.txt").options == {"a/b": {"x": 1, "y": 2}}
    both = config.for_path("/p/opinion/big/a.txt")
    assert (both.ignore, both.levels) == (("quotes",), {"a": Level.ERROR, "b": Level.WARNING})


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "a.md", True),
        ("*.md", "b/a.md", False),
        ("**/*.md", "a.md", True),
        ("**/*.md", "b/c/a.md", True),
        ("b/**", "b/c/a.md", True),
        ("b/**", "bc/a.md", False),
        ("b?.md", "bc.md", True),
        ("b?.md", "b/.md", False),
        ("a+b.md", "a+b.md", True),
        ("a+b.md", "aab.md", False),
    ],
)
def test_path_patterns(pattern: str, path: str, fits: bool) -> None:
    assert (glob(pattern).fullmatch(path) is not None) == fits


def test_excluded_paths(tmp_path: Path) -> None:
    config = Config(exclude=("archive/**",), folder=str(tmp_path))
    assert config.excludes(str(tmp_path / "archive" / "a.txt"))
    assert not config.excludes(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("name", "rule_id", "fits"),
    [
        ("all", "style/cliche", True),
        ("style", "style/cliche", True),
        ("style/", "style/cliche", True),
        ("style/cliche", "style/cliche", True),
        ("sty", "style/cliche", False),
        ("style/cli", "style/cliche", False),
    ],
)
def test_names(name: str, rule_id: str, fits: bool) -> None:
    assert matches(name, rule_id) == fits


@pytest.mark.parametrize(
    ("select", "ignore", "default", "runs"),
    [
        (["all"], [], True, True),
        (["all"], [], False, False),
        (["style"], [], False, False),
        (["all", "style/x"], [], False, True),
        (["quotes"], [], True, False),
        (["all"], ["style"], True, False),
        (["all"], ["all"], True, False),
        (["style/x"], ["style"], True, True),
        (["style"], ["style/x"], True, False),
        (["style"], ["style"], True, False),
        (["style/x"], ["all"], False, True),
        ([], [], True, False),
    ],
)
def test_selection(select: list[str], ignore: list[str], default: bool, runs: bool) -> None:
    assert wanted("style/x", select, ignore, default) == runs


def test_rules_are_configured() -> None:
    config = Config(
        select=("style/cliche",),
        options={"style/cliche": {"allow": ("at the end of the day",)}},
        levels={"style": Level.ERROR},
    )
    (rule,) = load_rules(config)
    assert (rule.id, rule.level, rule.options["allow"]) == ("style/cliche", Level.ERROR, ("at the end of the day",))
    levels = {"style": Level.ERROR, "style/cliche": Level.WARNING}
    assert load_rules(config._replace(levels=levels))[0].level is Level.WARNING
