"""The configuration: `newslint.toml`, or `[tool.newslint]` in pyproject.toml, of the nearest folder above.

    profile = "default"                 # or strict, quiet
    extends = "../house.toml"           # values of another file, which these override
    rules = ["style/"]                  # folders of YAML rules
    names = ["names.csv"]               # registers of verified names
    select = ["all"]                    # ids or topics; what runs
    extend_select = ["readability/long_sentence"]
    ignore = ["style/cliche"]
    vale = ".vale.ini"                  # a Vale project, whose styles run beside the rules
    exclude = ["archive/**"]
    ignore_ranges = ["(?s)<stash>.*?</stash>"]  # regular expressions of what is no prose, beside shortcodes
    tracked_changes = "accepted"        # or original: how the tracked changes of Word documents are read
    json = {body = "/story/*/text"}     # where JSON files have their texts: see readers.Reading
    baseline = "newslint-baseline.json" # known findings, which are held back
    fail_on = "warning"                 # error, warning, suggestion or never
    min_level = "suggestion"
    min_confidence = 0.5
    language = "en-GB"
    max_bytes = 10_000_000
    depth = "fast"                      # or deep: words are also judged by a language model (newslint[deep])
    facts = "newsroom.db"               # the newsroom's own facts, before those that come with newslint; or a list
    model = "gemma-3-270m"              # which one: a name of `newslint model list`, or the path of a GGUF file
    [options."style/cliche"]
    allow = ["at the end of the day"]
    [levels]
    "style/jargon" = "warning"
    [profiles.sport]                    # a set of values of your own, for `profile` and overrides
    ignore = ["style/cliche"]
    [[overrides]]
    paths = ["opinion/**"]
    ignore = ["style"]
    [[overrides]]
    desks = ["sport"]                   # as the article's metadata name its desk or section
    profile = "sport"
    [[overrides]]
    languages = ["en-GB"]
    extend_select = ["style/british"]
    [[sources]]                         # what articles are compared with; {name} is the article's, without ending
    paths = ["drafts/**"]
    files = ["wire/{name}.txt", "transcripts/*.docx"]

Paths are relative to the file they stand in. Every mistake is told at once, with file, line and what was meant.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newslint.document import Metadata
from newslint.hints import nearest
from newslint.readers import DEFAULT_LIMIT, Reading
from newslint.rule import Level, Rule
from newslint.selection import EVERYTHING, matches, wanted

NEVER: Final = "never"
DEPTHS: Final = ("fast", "deep")
"""How words are judged: by statistics of news alone, or by a causal language model as well."""
FILE_NAME: Final = "newslint.toml"
TRACKED_CHANGES: Final = ("accepted", "original")
JSON_NAMES: Final = (
    "headline", "deck", "byline", "body", "caption", "published", "updated", "language", "author", "desk", "url",
)  # fmt: skip
"""What JSON pointers may be given for."""


class ConfigError(Exception):
    """The configuration holds mistakes; the message has a line for each."""


class Override(NamedTuple):
    """Values for some articles; `origins` as in Config.

    They hold for files that match one of `paths`, patterns relative to `folder`, and for articles whose metadata name
    one of `desks` and whose language begins like one of `languages`; what is empty excludes nothing.
    """

    folder: str
    paths: tuple[str, ...]
    values: Mapping[str, Any]
    origins: Mapping[str, str] = {}
    desks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def holds_for(self, path: str, metadata: Metadata) -> bool:
        """Whether an article falls under it."""
        name = relative(path, self.folder)
        desk, language = (metadata.desk or "").casefold(), (metadata.language or "").casefold()
        return (
            (not self.paths or any(glob(pattern).fullmatch(name) for pattern in self.paths))
            and (not self.desks or desk in map(str.casefold, self.desks))
            and (not self.languages or any(f"{language}-".startswith(f"{one.casefold()}-") for one in self.languages))
        )


class SourceFiles(NamedTuple):
    """The sources of the articles that match one of `paths`; all patterns are relative to `folder`.

    In `files`, `{name}` stands for the article's file name without its ending. A pattern may match nothing, but a plain
    name must be that of a file.
    """

    folder: str
    paths: tuple[str, ...]
    files: tuple[str, ...]

    def of(self, path: str) -> Iterator[str]:
        """The files for the article at `path`."""
        seen = relative(path, self.folder)
        if not any(glob(pattern).fullmatch(seen) for pattern in self.paths):
            return
        import glob as files

        name = os.path.splitext(os.path.basename(path))[0]
        here = os.path.relpath(self.folder or ".")
        here = self.folder if here.startswith("..") else here
        for written in self.files:
            pattern = os.path.normpath(os.path.join(files.escape(here), written.replace("{name}", files.escape(name))))
            if pattern == files.escape(here) or not ("{name}" in written or files.has_magic(written)):
                yield os.path.normpath(os.path.join(here, written))
                continue
            found = (one for one in sorted(files.glob(pattern, recursive=True)) if os.path.isfile(one))
            yield from (one for one in found if os.path.realpath(one) != os.path.realpath(path))


class Config(NamedTuple):
    """The effective values, and in `origins` where each came from: `file:line`, `profile strict`, `command line`."""

    profile: str = "default"
    select: tuple[str, ...] = (EVERYTHING,)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    vale: str | None = None
    names: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ignore_ranges: tuple[str, ...] = ()
    tracked_changes: str = "accepted"
    json: Mapping[str, tuple[str, ...]] = {}
    baseline: str | None = None
    options: Mapping[str, Mapping[str, Any]] = {}
    levels: Mapping[str, Level] = {}
    fail_on: Level | None = Level.WARNING
    min_level: Level = Level.SUGGESTION
    min_confidence: float = 0.0
    language: str | None = None
    max_bytes: int = DEFAULT_LIMIT
    depth: str = "fast"
    model: str | None = None
    profiles: Mapping[str, Mapping[str, Any]] = {}
    facts: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    sources: tuple[SourceFiles, ...] = ()
    folder: str = ""
    origins: Mapping[str, str] = {}

    @property
    def reading(self) -> Reading:
        """How files are read where there is a choice."""
        return Reading(json=self.json, tracked_changes=self.tracked_changes)

    def for_path(self, path: str, metadata: Metadata = Metadata()) -> "Config":
        """The values for one article, its overrides applied in order."""
        config = self
        for override in self.overrides:
            if override.holds_for(path, metadata):
                config = config._replace(**_joined(config, override.values))
        return config

    def source_files(self, path: str) -> tuple[str, ...]:
        """The sources that the configuration names for the article at `path`."""
        return tuple(file for one in self.sources for file in one.of(path))

    def wants(self, rule_id: str, default: bool = True) -> bool:
        """Whether a rule runs."""
        return wanted(rule_id, (*self.select, *self.extend_select), self.ignore, default)

    def excludes(self, path: str) -> bool:
        """Whether a file is left out of a walk through folders."""
        name = relative(path, self.folder)
        return any(glob(pattern).fullmatch(name) for pattern in self.exclude)

    def configured(self, rule: Rule) -> Rule:
        """A rule with its options and level as configured."""
        options = self.options.get(rule.id)
        if options:
            rule = rule._replace(options={**rule.options, **options})
        level = next((self.levels[name] for name in (rule.id, rule.topic) if name in self.levels), None)
        return rule._replace(level=level) if level else rule


PROFILES: Final[Mapping[str, Mapping[str, Any]]] = {
    "default": {},
    "strict": {"fail_on": Level.SUGGESTION},
    "quiet": {"min_level": Level.WARNING, "min_confidence": 0.8, "fail_on": Level.ERROR},
}
"""Ready-made sets of values, which the configuration's own override."""

_KEYS: Final[Mapping[str, str]] = {
    "profile": "text",
    "extends": "text or a list of texts",
    "select": "a list of ids or topics",
    "extend_select": "a list of ids or topics",
    "ignore": "a list of ids or topics",
    "rules": "a list of folders",
    "vale": "the path of a .vale.ini",
    "names": "a list of CSV files",
    "exclude": "a list of path patterns",
    "ignore_ranges": "a list of regular expressions",
    "tracked_changes": "accepted or original",
    "json": f"a table of JSON pointers for {', '.join(JSON_NAMES)}",
    "baseline": "the path of a file that `newslint baseline` wrote",
    "options": "a table of tables",
    "levels": "a table of levels",
    "fail_on": "error, warning, suggestion or never",
    "min_level": "error, warning or suggestion",
    "min_confidence": "a number from 0 to 1",
    "language": "a language tag such as en-GB",
    "max_bytes": "a whole number above 0",
    "depth": "fast or deep",
    "model": "the name of a model or the path of a GGUF file",
    "profiles": "a table of tables",
    "facts": "the path of a knowledge base or a list of paths",
    "overrides": "a list of tables",
    "sources": "a list of tables with 'paths' and 'files'",
}
_IN_OVERRIDES: Final = (
    "profile",
    "select",
    "extend_select",
    "ignore",
    "options",
    "levels",
    "fail_on",
    "min_level",
    "min_confidence",
    "language",
)


_CONDITIONS: Final = ("paths", "desks", "languages")
_IN_TABLES: Final = {
    "overrides": (*_CONDITIONS, *_IN_OVERRIDES),
    "profiles": _IN_OVERRIDES[1:],
    "sources": ("paths", "files"),
}


def relative(path: str, folder: str) -> str:
    """A path as seen from a folder, the current one if it is empty, with forward slashes."""
    return os.path.relpath(os.path.abspath(path), folder or ".").replace(os.sep, "/")


def glob(pattern: str) -> re.Pattern[str]:
    """A path pattern as a regular expression: `*` within a name, `**` across folders, `?` one character."""
    parts = re.split(r"(\*\*/?|\*|\?)", pattern)
    replaced = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(replaced.get(part, re.escape(part)) for part in parts))


def find(start: str) -> str | None:
    """The configuration file for a file or folder: that of the nearest folder above which has one."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        path = os.path.join(folder, FILE_NAME)
        if os.path.isfile(path):
            return path
        project = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(project) and _mentions_newslint(project):
            return project
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _mentions_newslint(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return re.search(r"^\s*\[\[?tool\.newslint\b", file.read(), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


def load(path: str | None, profile: str | None = None) -> Config:
    """The configuration of a file, or the defaults. Raises ConfigError with every mistake in it."""
    problems: list[str] = []
    layers = _layers(path, problems) if path else []
    profiles = dict(PROFILES)
    for layer in reversed(layers):
        profiles |= layer.values.get("profiles", {})
    name = profile or next((layer.values["profile"] for layer in layers if "profile" in layer.values), "default")
    for layer in layers:
        problems += _without_profiles(layer.values, profiles)
    if name not in profiles:
        origin = next(
            (layer.origins["profile"] for layer in layers if layer.values.get("profile") == name), "--profile"
        )
        problems.append(f"{origin}: there is no profile '{name}'{nearest(str(name), profiles)}")
    if problems:
        raise ConfigError("\n".join(problems))
    config = Config(profile=name, folder=os.path.dirname(os.path.abspath(path)) if path else "")
    values = profiles[name]
    config = config._replace(**values, origins=dict.fromkeys(values, f"profile {name}"))
    for layer in reversed(layers):
        origins = {**config.origins, **layer.origins}
        config = config._replace(**_joined(config, layer.values), origins=origins)
    return config._replace(profile=name)


def _without_profiles(values: dict[str, Any], profiles: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Puts the values of the profiles that overrides name into them; yields a line for each that does not exist."""
    overrides = []
    for override in values.get("overrides", ()):
        own = dict(override.values)
        name = own.pop("profile", None)
        if name is not None and name not in profiles:
            yield f"{override.origins['profile']}: there is no profile '{name}'{nearest(name, profiles)}"
        overrides.append(override._replace(values={**profiles.get(name, {}), **own}))
    if overrides:
        values["overrides"] = tuple(overrides)


def _joined(config: Config, values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` over those of `config`: tables are joined rule by rule, all else replaces."""
    joined = dict(values)
    if "options" in values:
        options = {rule_id: dict(own) for rule_id, own in config.options.items()}
        for rule_id, own in values["options"].items():
            options[rule_id] = {**options.get(rule_id, {}), **own}
        joined["options"] = options
    if "levels" in values:
        joined["levels"] = {**config.levels, **values["levels"]}
    for key in ("overrides", "sources"):
        if key in values:
            joined[key] = (*getattr(config, key), *values[key])
    return joined


class _Layer(NamedTuple):
    values: dict[str, Any]
    origins: dict[str, str]


def _layers(path: str, problems: list[str], place: str = "", seen: tuple[str, ...] = ()) -> list[_Layer]:
    """The values of a file and, after it, of those it extends; `place` is where another one extends it."""
    import tomllib

    if os.path.realpath(path) in seen:
        problems.append(f"{place}: extends {path}, which extends this file in turn")
        return []
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        problems.append(f"{place + ': extends ' if place else ''}{path}: cannot be read: {error.strerror}")
        return []
    except UnicodeDecodeError:
        problems.append(f"{path}:1: is not UTF-8")
        return []
    except tomllib.TOMLDecodeError as error:
        position = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        line = position[1] if position else text.count("\n") + 1  # the other form is "at end of document"
        problems.append(f"{path}:{line}: not readable as TOML: {str(error)[: position.start()] if position else error}")
        return []
    except RecursionError:
        problems.append(f"{path}:1: not readable as TOML: nested too deeply")
        return []
    prefix = ""
    if os.path.basename(path) == "pyproject.toml":
        prefix = "tool.newslint."
        own_table = table["tool"].get("newslint") if isinstance(table.get("tool"), dict) else None
        if not isinstance(own_table, dict):
            problems.append(f"{_Lines(path, text, '').place('tool.newslint')}: 'tool.newslint' must be a table")
            return []
        table = own_table
    lines = _Lines(path, text, prefix)
    values = dict(_checked(table, lines, problems))
    folder = os.path.dirname(os.path.abspath(path))
    for key in ("rules", "names", "facts", "baseline", "vale", "overrides", "sources"):
        if key in values:
            values[key] = _resolved(key, values[key], folder)
    extends = values.pop("extends", ())
    own = _Layer(values, _origins(values, lines))
    layers = [own]
    for other in extends:
        layers += _layers(
            os.path.normpath(os.path.join(folder, other)),
            problems,
            lines.place("extends"),
            (*seen, os.path.realpath(path)),
        )
    return layers


def _resolved(key: str, value: Any, folder: str) -> Any:
    if key in ("rules", "names", "facts"):
        return tuple(os.path.normpath(os.path.join(folder, one)) for one in value)
    if key in ("baseline", "vale"):
        return os.path.normpath(os.path.join(folder, value))
    return tuple(one._replace(folder=folder) for one in value)


def _origins(values: Mapping[str, Any], lines: "_Lines", within: tuple[str, ...] = ()) -> dict[str, str]:
    origins = {key: lines.place(*within, key) for key in values}
    for table in ("options", "levels"):
        for rule_id, own in values.get(table, {}).items():
            origins[f"{table}.{rule_id}"] = lines.place(*within, table, rule_id)
            if table == "options":
                origins |= {f"{table}.{rule_id}.{name}": lines.place(*within, table, rule_id, name) for name in own}
    return origins


class _Lines:
    """Where the keys of a TOML file stand, for messages: the parser does not tell."""

    def __init__(self, path: str, text: str, prefix: str) -> None:
        self._path = path
        self._places: dict[str, int] = {}
        table = ""
        counts: Counter[str] = Counter()
        for number, line in enumerate(text.split("\n"), 1):
            header = re.match(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(?:#.*)?$", line)
            if header:
                table = header[1].replace('"', "").replace("'", "").replace(" ", "")
                table = "" if table + "." == prefix else table.removeprefix(prefix) + "."
                if line.lstrip().startswith("[["):  # one of several tables of this name
                    self._places.setdefault(table.rstrip("."), number)
                    counts[table] += 1
                first, dot, rest = table.partition(".")
                if counts[first + dot]:
                    table = f"{first}.{counts[first + dot] - 1}.{rest}"
                self._places.setdefault(table.rstrip("."), number)
                continue
            key = re.match(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=", line)
            if key:
                self._places.setdefault(table + re.sub(r"[\"'\s]", "", key[1]), number)

    def place(self, *key: str) -> str:
        """`file:line` of a key, or of the nearest thing around it."""
        for length in range(len(key), 0, -1):
            line = self._places.get(".".join(key[:length]))
            if line:
                return f"{self._path}:{line}"
        return f"{self._path}:1"


def _checked(
    table: Mapping[str, Any], lines: _Lines, problems: list[str], within: tuple[str, ...] = ()
) -> Iterator[tuple[str, Any]]:
    known = _IN_TABLES[within[0]] if within else tuple(_KEYS)
    for key, value in table.items():
        place = lines.place(*within, key)
        if key not in known:
            problems.append(f"{place}: unknown key '{key}'{nearest(key, known)}")
            continue
        try:
            yield key, _value(key, value, lines, problems)
        except ValueError as error:
            problems.append(f"{place}: '{key}' must be {_KEYS.get(key, 'a list of texts')}, not {error}")


def _value(key: str, value: Any, lines: _Lines, problems: list[str]) -> Any:
    """One checked value in its final type. Raises ValueError with what was found instead."""
    if key in (
        "select",
        "extend_select",
        "ignore",
        "rules",
        "names",
        "facts",
        "exclude",
        "ignore_ranges",
        "files",
        *_CONDITIONS,
        "extends",
    ):
        if key in ("extends", "facts") and isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise ValueError(repr(value))
        return tuple(value)
    if key == "options":
        if not isinstance(value, dict) or not all(isinstance(own, dict) for own in value.values()):
            raise ValueError(repr(value))
        return {rule_id: {name: _frozen(one) for name, one in own.items()} for rule_id, own in value.items()}
    if key == "profiles":
        if not isinstance(value, dict) or not all(isinstance(own, dict) for own in value.values()):
            raise ValueError(repr(value))
        return {name: dict(_checked(own, lines, problems, ("profiles", name))) for name, own in value.items()}
    if key == "json":
        return dict(_pointers(value))
    if key == "levels":
        if not isinstance(value, dict) or not all(level in tuple(Level) for level in value.values()):
            raise ValueError(repr(value))
        return {rule_id: Level(level) for rule_id, level in value.items()}
    if key == "overrides":
        return tuple(_override(one, lines, problems, str(index)) for index, one in enumerate(_tables(value)))
    if key == "sources":
        return tuple(_source_files(one, lines, problems, str(index)) for index, one in enumerate(_tables(value)))
    if key in ("fail_on", "min_level"):
        if key == "fail_on" and value == NEVER:
            return None
        if value not in tuple(Level):
            raise ValueError(repr(value))
        return Level(value)
    choices = {"depth": DEPTHS, "tracked_changes": TRACKED_CHANGES}
    if key in choices and value not in choices[key]:
        raise ValueError(repr(value))
    if key == "min_confidence":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ValueError(repr(value))
        return float(value)
    if key == "max_bytes":
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ValueError(repr(value))
        return value
    if not isinstance(value, str) or not value:
        raise ValueError(repr(value))
    return value


def _pointers(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(value, dict):
        raise ValueError(repr(value))
    for name, given in value.items():
        listed = given if isinstance(given, list) else [given]
        if name not in JSON_NAMES or not all(isinstance(one, str) and one.startswith("/") for one in listed):
            raise ValueError(f"{name} = {given!r}")
        yield name, tuple(listed)


def _tables(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(repr(value))
    return value


def _override(table: Mapping[str, Any], lines: _Lines, problems: list[str], index: str) -> Override:
    within = ("overrides", index)
    values = dict(_checked(table, lines, problems, within))
    if not table.keys() & set(_CONDITIONS):
        problems.append(f"{lines.place(*within)}: an override needs 'paths', 'desks' or 'languages'")
    paths, desks, languages = (values.pop(name, ()) for name in _CONDITIONS)
    return Override("", paths, values, _origins(values, lines, within), desks, languages)


def _source_files(table: Mapping[str, Any], lines: _Lines, problems: list[str], index: str) -> SourceFiles:
    within = ("sources", index)
    values = dict(_checked(table, lines, problems, within))
    problems += (f"{lines.place(*within)}: sources need '{key}'" for key in ("paths", "files") if key not in table)
    return SourceFiles("", values.get("paths", ()), values.get("files", ()))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _all_values(config: Config) -> list[tuple[Mapping[str, Any], Mapping[str, str]]]:
    """The values of a configuration and of its overrides, with their origins."""
    return [(config._asdict(), config.origins), *((one.values, one.origins) for one in config.overrides)]


def check_names(config: Config, identifiers: Sequence[str]) -> list[str]:
    """A line for every id or topic in the configuration that no rule has."""
    topics = {rule_id.partition("/")[0] for rule_id in identifiers}
    known = {EVERYTHING, *topics, *identifiers}
    named: list[tuple[str, str]] = []
    for values, origins in _all_values(config):
        for key in ("select", "extend_select", "ignore", "options", "levels"):
            named += ((name, origins.get(f"{key}.{name}") or origins.get(key, key)) for name in values.get(key, ()))
    return [
        f"{origin}: there is no rule or topic '{name}'{nearest(name, known)}"
        for name, origin in dict.fromkeys(named)
        if not any(matches(name, rule_id) for rule_id in identifiers) and name != EVERYTHING
    ]


def renamed(config: Config, names: Mapping[str, str]) -> tuple[Config, tuple[str, ...]]:
    """A configuration with the ids that have new names under these, and a line for each that was meant."""
    told: list[str] = []

    def new(name: str, origins: Mapping[str, str], key: str) -> str:
        if name in names:
            origin = origins.get(f"{key}.{name}") or origins.get(key, key)
            told.append(f"{origin}: '{name}' is now '{names[name]}'")
        return names.get(name, name)

    def changed(values: Mapping[str, Any], origins: Mapping[str, str]) -> dict[str, Any]:
        own: dict[str, Any] = {}
        for key in ("select", "extend_select", "ignore"):
            if key in values:
                own[key] = tuple(new(name, origins, key) for name in values[key])
        for key in ("options", "levels"):
            if key in values:
                own[key] = {new(name, origins, key): value for name, value in values[key].items()}
        return own

    overrides = tuple(
        one._replace(values={**one.values, **changed(one.values, one.origins)}) for one in config.overrides
    )
    config = config._replace(**changed(config._asdict(), config.origins), overrides=overrides)
    return config, tuple(dict.fromkeys(told))


def check_options(config: Config, rules: Sequence[Rule]) -> list[str]:
    """A line for every configured option that its rule does not have or whose value has the wrong type."""
    problems = []
    for rule in rules:
        for values, origins in _all_values(config):
            for name, value in values.get("options", {}).get(rule.id, {}).items():
                origin = origins.get(f"options.{rule.id}.{name}", "options")
                if name not in rule.options:
                    known = ", ".join(rule.options) or "none"
                    hint = nearest(name, rule.options)
                    problems.append(f"{origin}: {rule.id} has no option '{name}'{hint} (options: {known})")
                elif not _fits(value, rule.options[name]):
                    problems.append(
                        f"{origin}: the option '{name}' of {rule.id} must be like {rule.options[name]!r}, not {value!r}"
                    )
    return problems


def _fits(value: Any, default: Any) -> bool:
    if default is None:
        return True
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, tuple | list):
        kind = type(default[0]) if default else str
        return isinstance(value, tuple) and all(isinstance(item, kind) for item in value)
    return isinstance(value, type(default))
