"""Rule packs of one's own: a template, new names for rules, and profiles by path, desk and language."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Program = Callable[..., CompletedProcess[str]]
Project = Callable[..., Path]

RULE = """\
title: t
why: w.
kind: existence
message: "found '{0}'"
phrases: [zebra]
bad: ['The [[zebra]] ran.']
good: ['The horse ran.']
"""


def test_a_folder_of_rules(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": "The bridge is very unique.\n", "newslint.toml": 'rules = ["house"]\n'})
    done = program("new-pack", "house", "--folder")
    assert done.stdout == f"wrote {Path('house/README.md')}\nwrote {Path('house/style/unique_with_degrees.yaml')}\n"
    assert program("test", "style/unique_with_degrees").stderr == "1 rules, 2 examples, 0 problems\n"
    done = program("check", "a.txt", "--select", "style/unique_with_degrees")
    assert done.stdout == ("a.txt:1:15: suggestion style/unique_with_degrees 'very unique': write 'unique'\n")
    assert (folder / "house" / "README.md").read_text("utf-8").startswith("# house\n")


def test_a_package(program: Program, tmp_path: Path) -> None:
    assert program("new-pack", "gazette-style").returncode == 0
    pack = tmp_path / "gazette-style"
    tests = pack / "tests" / "test_rules.py"
    assert tests.read_text("utf-8").count("\n") == 5
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(pack), *sys.path])}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert 'gazette_style = "gazette_style"' in (pack / "pyproject.toml").read_text("utf-8")
    rule = pack / "gazette_style" / "style" / "unique_with_degrees.yaml"
    rule.write_text(rule.read_text("utf-8").replace("[[very unique|unique]]", "[[unique]]"), "utf-8")
    broken = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert broken.returncode == 1


@pytest.mark.parametrize(
    ("name", "told"), [("house", "house exists already"), ("1house", "'1house' is no name for a pack: ")]
)
def test_no_pack(program: Program, project: Project, name: str, told: str) -> None:
    project(**{"house/keep.txt": "x"})
    done = program("new-pack", name)
    assert done.returncode == 2 and done.stderr.startswith(f"newslint: {told}")


def test_a_rule_with_a_new_name(program: Program, project: Project) -> None:
    project(
        **{
            "a.txt": "The zebra ran.\n",
            "house/style/striped.yaml": RULE,
            "house/renamed.yaml": "style/stripes: style/striped\n",
            "newslint.toml": 'rules = ["house"]\nselect = ["style/stripes"]\n[levels]\n"style/stripes" = "error"\n',
        }
    )
    done = program("check", "a.txt")
    assert done.stdout == "a.txt:1:5: error style/striped found 'zebra'\n"
    assert "newslint.toml:2: 'style/stripes' is now 'style/striped'\n" in done.stderr
    assert "newslint.toml:4: 'style/stripes' is now 'style/striped'\n" in done.stderr


def test_a_comment_with_a_former_name(program: Program, project: Project) -> None:
    project(
        **{
            "a.md": "The zebra ran. <!-- newslint-disable-line style/stripes -->\n",
            "house/style/striped.yaml": RULE,
            "house/renamed.yaml": "style/stripes: style/striped\n",
            "newslint.toml": 'rules = ["house"]\nselect = ["style/striped"]\n',
        }
    )
    done = program("check", "a.md")
    assert (done.returncode, done.stdout) == (0, "")
    project(**{"house/renamed.yaml": "- x\n"})
    done = program("check", "a.md")
    assert done.returncode == 2 and "renamed.yaml:1: a rule file holds keys and values" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("style/stripes: 5\n", "renamed.yaml:1: must lead from a former id to a new one"),
        ("- x\n", "renamed.yaml:1: a rule file holds keys and values"),
    ],
)
def test_broken_new_names(program: Program, project: Project, content: str, told: str) -> None:
    project(
        **{
            "a.txt": "x\n",
            "house/style/striped.yaml": RULE,
            "house/renamed.yaml": content,
            "newslint.toml": 'rules = ["house"]\nselect = ["style/stripes"]\n',
        }
    )
    done = program("check", "a.txt")
    assert done.returncode == 2 and told in done.stderr


PROFILES = """\
rules = ["house"]
select = ["style/striped"]

[profiles.loud]
levels = {"style/striped" = "error"}

[[overrides]]
paths = ["news/**"]
desks = ["Sport"]
profile = "loud"

[[overrides]]
languages = ["en-GB"]
ignore = ["style/striped"]
"""


def test_profiles_by_path_desk_and_language(program: Program, project: Project) -> None:
    article = "---\ndesk: {}\nlang: {}\n---\nThe zebra ran.\n"
    project(
        **{
            "house/style/striped.yaml": RULE,
            "newslint.toml": PROFILES,
            "news/a.md": article.format("sport", "en-US"),
            "news/b.md": article.format("politics", "en-US"),
            "news/c.md": article.format("sport", "en-gb-oxendict"),
            "d.md": article.format("sport", "en"),
        }
    )
    done = program("check", ".")
    assert done.stdout.splitlines() == [
        "d.md:5:5: warning style/striped found 'zebra'",
        f"{Path('news/a.md')}:5:5: error style/striped found 'zebra'",
        f"{Path('news/b.md')}:5:5: warning style/striped found 'zebra'",
    ]
    assert program("check", "d.md", "--profile", "loud").stdout.startswith("d.md:5:5: error")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            'profile = "lod"\n[profiles.loud]\nignore = ["style"]\n',
            "1: there is no profile 'lod'; did you mean 'loud'?",
        ),
        ('[[overrides]]\npaths = ["*"]\nprofile = "x"\n', "newslint.toml:3: there is no profile 'x'"),
        ("[[overrides]]\nignore = ['style']\n", "newslint.toml:1: an override needs 'paths', 'desks' or 'languages'"),
        ("[profiles.loud]\nnonsense = 1\n", "newslint.toml:2: unknown key 'nonsense'"),
        ("[profiles]\nloud = 1\n", "newslint.toml:1: 'profiles' must be a table of tables"),
    ],
)
def test_mistakes_in_profiles(program: Program, project: Project, content: str, told: str) -> None:
    project(**{"a.txt": "x\n", "newslint.toml": content})
    done = program("check", "a.txt")
    assert done.returncode == 2 and told in done.stderr, done.stderr
