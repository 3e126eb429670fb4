"""Arguments that several commands share, and the configuration they make."""

import argparse
import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newslint import config as configuration
from newslint.cli import UsageError
from newslint.config import NEVER, Config
from newslint.document import Document, Metadata
from newslint.linter import Linter, parse_date
from newslint.readers import FORMATS, NoArticleError, articles_of, file_bytes, read_articles
from newslint.rule import Level


class Settings(NamedTuple):
    """What the command line says about the run: it wins over every file."""

    config: str | None
    isolated: bool
    profile: str | None
    values: dict[str, Any]
    published: str | None
    format: str | None
    debug: bool
    staged: bool = False
    cached: bool = True
    sources: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def load(self, path: str) -> Config:
        """The configuration for a file or folder, with the command line's values."""
        loaded = configuration.load(self.file(path), self.profile)
        values = self._over(loaded._asdict())
        overrides = tuple(
            one._replace(
                values={**one.values, **{key: new for key, new in self._over(one.values).items() if key in one.values}}
            )
            for one in loaded.overrides
        )
        origins = {**loaded.origins, **dict.fromkeys(values, "command line")}
        return loaded._replace(**values, overrides=overrides, origins=origins)

    def file(self, path: str) -> str | None:
        """The configuration file for a file or folder."""
        return None if self.isolated else self.config or configuration.find(path)

    def _over(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The command line's values in the place of those of a file: what is ignored or added is so as well."""
        chosen = dict(self.values)
        if "select" in chosen:
            chosen.setdefault("extend_select", ())
        elif "extend_select" in chosen:
            chosen["extend_select"] = (*values.get("extend_select", ()), *chosen["extend_select"])
        if "ignore" in chosen:
            chosen["ignore"] = (*values.get("ignore", ()), *chosen["ignore"])
        return chosen

    @property
    def metadata(self) -> Metadata:
        """What the command line says about the articles."""
        return Metadata(published=parse_date(self.published))

    def read(self, path: str, config: Config) -> tuple[Document, ...]:
        """The articles of a file, with what the command line says about them. Raises ReadError."""
        if self.staged:
            from newslint.cli.changes import staged_bytes

            data = staged_bytes(path, limit=config.max_bytes)
        else:
            data = file_bytes(path, limit=config.max_bytes)
        return articles_of(data, path=path, format=self.format, metadata=self.metadata, reading=config.reading)

    def told(self, error: NoArticleError, path: str) -> list[str]:
        """What to say of a file without an article: nothing, where it was only met in a folder."""
        return [str(error)] if path in self.named else []


class Linters:
    """A linter for every configuration that files of the run fall under, made once each."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is loaded yet."""
        self.settings = settings
        self._by_folder: dict[str, Linter] = {}
        self._by_file: dict[str | None, Linter] = {}
        self._sources: tuple[Document, ...] | None = None

    @property
    def sources(self) -> tuple[Document, ...]:
        """The sources that the command line names, read once. Raises ReadError."""
        if self._sources is None:
            named = self.settings.sources
            self._sources = tuple(
                source for path in named for source in read_articles(path, limit=self.settings.load(path).max_bytes)
            )
        return self._sources

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the configurations is not heeded, each said once."""
        return tuple(dict.fromkeys(notice for linter in self._by_file.values() for notice in linter.notices))

    def of(self, path: str) -> Linter:
        """The linter for a file or folder. Raises ConfigError and RuleError."""
        folder = os.path.abspath(path)
        if not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        if folder not in self._by_folder:
            settings = self.settings
            file = settings.file(folder)
            if file not in self._by_file:
                self._by_file[file] = Linter(settings.load(folder), debug=settings.debug).beside(self.sources)
            self._by_folder[folder] = self._by_file[file]
        return self._by_folder[folder]


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments that choose and override a configuration."""
    group = parser.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="use this configuration instead of the nearest one")
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument("--profile", metavar="NAME", help="a set of values: default, strict, quiet, or your own")
    group.add_argument("--select", action="append", metavar="RULES", help="run only these ids or topics (a,b,...)")
    group.add_argument("--extend-select", action="append", metavar="RULES", help="run these as well")
    group.add_argument("--ignore", action="append", metavar="RULES", help="leave these ids or topics out")
    group.add_argument("--min-confidence", type=float, metavar="0..1", help="show only findings at least this sure")
    group.add_argument("--deep", action="store_true", help="judge words with a language model too (newslint[deep])")
    group.add_argument("--model", metavar="MODEL", help="which model: a name or the path of a GGUF file")
    group.add_argument("--vale", metavar="FILE", help="also run the styles of a Vale project: its .vale.ini")
    group.add_argument("--language", metavar="TAG", help="the language of the articles, such as en-GB")


def add_document(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments that say what the articles themselves do not."""
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day the articles appeared")
    parser.add_argument("--input-format", choices=tuple(FORMATS), help="what the files are, whatever their names say")


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Adds the argument that names what the articles were written from."""
    parser.add_argument(
        "--source", action="append", metavar="FILE", help="compare with this transcript, release, wire copy or original"
    )


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of parsed arguments. Raises UsageError."""
    values: dict[str, Any] = {}
    for name in ("select", "extend_select", "ignore"):
        given = getattr(options, name, None)
        if given:
            values[name] = _names(given)
    if getattr(options, "min_confidence", None) is not None:
        if not 0 <= options.min_confidence <= 1:
            raise UsageError(f"--min-confidence must lie between 0 and 1, not {options.min_confidence:g}")
        values["min_confidence"] = options.min_confidence
    if options.deep:
        values["depth"] = "deep"
    for name in ("language", "model", "vale"):
        if getattr(options, name):
            values[name] = getattr(options, name)
    if getattr(options, "fail_on", None):
        values["fail_on"] = None if options.fail_on == NEVER else Level(options.fail_on)
    if getattr(options, "max_bytes", None) is not None:
        if options.max_bytes < 1:
            raise UsageError(f"--max-bytes must be 1 or more, not {options.max_bytes}")
        values["max_bytes"] = options.max_bytes
    published = getattr(options, "published", None)
    parse_date(published)
    return Settings(
        config=options.config,
        isolated=options.isolated,
        profile=options.profile,
        values=values,
        published=published,
        format=getattr(options, "input_format", None),
        debug=options.debug,
        staged=getattr(options, "staged", False),
        named=tuple(getattr(options, "paths", ())),
        cached=not getattr(options, "no_cache", False),
        sources=tuple(getattr(options, "source", None) or ()),
    )


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())
