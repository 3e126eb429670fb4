"""The register of verified names: what it holds, what it refuses, and what rules make of it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Config, ConfigError, Linter, Metadata, read_text
from newslint.config import load as load_config
from newslint.register import WELL_KNOWN, Register, load

Project = Callable[..., Path]
HEADER = "name,aliases,role,valid_from,valid_to,note\n"
ROWS = HEADER + (
    "Rosa Pike,Rosa M. Pike;Rosie Pike,mayor,2020-01-01,2023-12-31,Bergen\n"
    "Rosa Pike,,governor,2024-01-01,,\n"
    "Jón Einarsson,,,,,a fisherman\n"
)


def register(folder: Path, text: str = ROWS) -> Register:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return Register.open((str(path),))


def test_entries(tmp_path: Path) -> None:
    found = register(tmp_path)
    pike = found.get("rosie pike")
    assert pike is not None
    assert (pike.name, pike.aliases, pike.note) == ("Rosa Pike", ("Rosa M. Pike", "Rosie Pike"), "Bergen")
    assert [(role.title, role.valid_from, role.valid_to) for role in pike.roles] == [
        ("mayor", datetime.date(2020, 1, 1), datetime.date(2023, 12, 31)),
        ("governor", datetime.date(2024, 1, 1), None),
    ]
    assert [role.title for role in pike.roles if role.holds(datetime.date(2023, 12, 31))] == ["mayor"]
    assert pike.place == f"{tmp_path / 'names.csv'}:2" and pike.roles[1].place == f"{tmp_path / 'names.csv'}:3"
    assert found.get("Jon Einarsson") is found.get("Jón Einarsson")
    assert found.own == {"Rosa Pike", "Jón Einarsson"}
    assert "Einarsson" in found and "Jón Pike" in found and "einarsson" not in found and "Holt" not in found
    assert found.knows_word("PIKE") and not found.knows_word("Holt")
    assert [form for form, _ in found.with_word("rosie")] == ["Rosie Pike"]


def test_the_well_known_come_along_and_give_way(tmp_path: Path) -> None:
    assert len(load((WELL_KNOWN,))) > 150
    own = register(tmp_path, "name,role\nKeir Starmer,baker\n")
    assert len(own) == len(Register.open(()))
    entry = own.get("Keir Starmer")
    assert entry is not None and [role.title for role in entry.roles] == ["baker"]
    assert len(Register()) == 0 and "Starmer" not in Register()


@pytest.mark.parametrize(
    "text",
    [
        "Name, Aliases, Title, Valid from, Valid to, Note\nRosa Pike,,mayor,2020-01-01,,\n",
        "\ufeffname,role,valid_from\r\nRosa Pike,mayor,2020-01-01\r\n",
        'note,"name",role,valid_from\n"a ""b"",\nc",Rosa   Pike,mayor,2020-01-01\n\n',
        "canonical form,role,from,to\n,,,\nRosa Pike,mayor,2020-01-01,\n",
    ],
)
def test_forms_of_the_file(tmp_path: Path, text: str) -> None:
    entry = register(tmp_path, text).get("Rosa Pike")
    assert entry is not None
    assert [role[:3] for role in entry.roles] == [("mayor", datetime.date(2020, 1, 1), None)]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1: is empty: the first line must name the columns (name, aliases, role, valid_from, valid_to, note)"]),
        (
            "nmae,role\nx,y\n",
            [
                "1: unknown column 'nmae'; did you mean 'name'? "
                "(columns: name, aliases, role, valid_from, valid_to, note)"
            ],
        ),
        ("role\ny\n", ["1: there is no column 'name'"]),
        ("name,name\ny\n", ["1: the column 'name' stands there twice"]),
        (HEADER + ",,mayor,,,\n", ["2: has no name"]),
        (HEADER + "123,,mayor,,,\n", ["2: has no name"]),
        (HEADER + "A B,,mayor,20-1-1,,\n", ["2: '20-1-1' in valid_from is no date: write it as YYYY-MM-DD"]),
        (
            HEADER + "A B,,mayor,2024-01-01,2023-01-01,\n",
            ["2: valid_to (2023-01-01) lies before valid_from (2024-01-01)"],
        ),
        (HEADER + "A B,,,2024-01-01,,\n", ["2: has days but no role that holds on them"]),
        (HEADER + "A B,A B,,,,\n", ["2: 'A B' is an alias of itself"]),
        (HEADER + "A B,,,,,,,\n", ["2: has 8 cells, but there are 6 columns"]),
        (HEADER + "A B,,,,,\nA B,,,,,\n", ["3: duplicate: 'A B' already stands in {path}:2"]),
        (
            HEADER + "A B,,mayor,,,\nA B,,mayor,,,\n",
            ["3: duplicate: 'mayor' of 'A B' holds at the same time as 'mayor' ({path}:2)"],
        ),
        (
            HEADER + "A B,,mayor,2020-01-01,2022-06-30,\nA B,,governor,2022-06-30,,\n",
            ["3: overlapping: 'governor' of 'A B' holds at the same time as 'mayor' ({path}:2)"],
        ),
        (
            HEADER + "A B,C D,,,,\nC D,A B,,,,\n",
            [
                "2: circular: 'C D' and 'A B' are aliases of each other ({path}:3)",
                "3: circular: 'A B' and 'C D' are aliases of each other ({path}:2)",
            ],
        ),
        (HEADER + "A B,X Y,,,,\nC D,X Y,,,,\n", ["3: 'X Y', an alias of 'C D', also names 'A B' ({path}:2)"]),
        (HEADER + "A B,,,,,\na b,,,,,\n", ["3: 'a b' and 'A B' ({path}:2) differ in case or accents alone"]),
        (HEADER + 'A B,"x\ny\n', ["3: not readable as CSV: unexpected end of data"]),
        (HEADER + "A B,,,,,\nC\0D,,,,,\n", ["3: holds a NUL character, so it is no text"]),
        (
            HEADER + ",,,,,x\nA B,,m,x,,\n",
            ["2: has no name", "3: 'x' in valid_from is no date: write it as YYYY-MM-DD"],
        ),
    ],
)
def test_every_bad_row_is_named(tmp_path: Path, text: str, problems: list[str]) -> None:
    path = tmp_path / "names.csv"
    with pytest.raises(ConfigError) as raised:
        register(tmp_path, text)
    assert str(raised.value).splitlines() == [f"{path}:{problem.format(path=path)}" for problem in problems]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + "Jón,,,,,\n".encode("latin-1"))
    paths = [str(tmp_path / name) for name in ("none.csv", "latin.csv")]
    with pytest.raises(ConfigError) as raised:
        load((*paths, str(tmp_path)))
    assert str(raised.value).splitlines() == [
        f"{paths[0]}: cannot be read: No such file or directory",
        f"{paths[1]}:2: is not UTF-8",
        f"{tmp_path}: cannot be read: Is a directory",
    ]


def found(config: Config, text: str, published: str | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    day = datetime.date.fromisoformat(published) if published else None
    result = Linter(config).lint(read_text(text, metadata=Metadata(published=day)))
    assert not result.failures
    return [(one.rule, one.text, one.suggestions) for one in result.findings]


@pytest.fixture
def config(project: Project) -> Config:
    folder = project(
        **{"newslint.toml": 'names = ["lists/names.csv"]\nselect = ["names", "spelling"]\n', "lists/names.csv": ROWS}
    )
    return load_config(str(folder / "newslint.toml"))


def test_paths_are_relative_to_the_configuration(config: Config) -> None:
    assert [Path(path).parts[-2:] for path in config.names] == [("lists", "names.csv")]
    assert Path(config.names[0]).is_absolute()


def test_a_near_miss(config: Config) -> None:
    assert found(config, "On Monday Rosa Pyke left for Oslo.") == [
        ("names/register_near_miss", "Rosa Pyke", ("Rosa Pike",))
    ]
    assert found(config, "On Monday Rosa Pike and Rosie Pike left for Oslo.") == []
    assert found(Config(select=("names",)), "On Monday Rosa Pyke left for Oslo.") == []


def test_a_role_that_does_not_hold(config: Config) -> None:
    text = "Mayor Rosa Pike opened the bridge."
    assert found(config, text, "2024-05-04") == [("names/register_role", "Mayor", ())]
    assert found(config, text, "2021-05-04") == []
    assert found(config, text) == []
    assert found(config, "Former Mayor Rosa Pike opened the bridge.", "2024-05-04") == []
    result = Linter(config).lint(read_text(text, metadata=Metadata(published=datetime.date(2024, 5, 4))))
    assert result.findings[0].message == "'Mayor': the register has 'governor' from 2024-01-01 for Rosa Pike"
    assert result.findings[0].evidence[0].source.endswith("names.csv:3")


def test_a_registered_name_needs_no_introduction(config: Config) -> None:
    assert found(Config(select=("names",)), "Einarsson said the ward was full.") == [
        ("names/never_introduced", "Einarsson", ())
    ]
    assert found(config, "Einarsson said the ward was full.") == []


def test_a_registered_name_is_spelled_right(project: Project) -> None:
    text = "The site goverment watch asked the Ministry for the adress."
    folder = project(**{"newslint.toml": 'names = ["names.csv"]\n', "names.csv": "name\ngoverment watch\n"})
    own = load_config(str(folder / "newslint.toml"))._replace(select=("spelling/typo",))
    assert [text for _, text, _ in found(Config(select=("spelling/typo",)), text)] == ["goverment", "adress"]
    assert [text for _, text, _ in found(own, text)] == ["adress"]
