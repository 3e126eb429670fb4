"""What a run needs, made once: the configuration, its rules and the resources they borrow."""

import contextlib
import datetime
import functools
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from newslint import config as configuration
from newslint import packs
from newslint.config import Config, ConfigError
from newslint.document import Document, Metadata
from newslint.engine import Result, lint
from newslint.facts.base import Facts
from newslint.ignored import SHORTCODES, without_ignored
from newslint.patterns import Pattern
from newslint.plausibility import Plausibility
from newslint.readers import DEFAULT_LIMIT, read_articles, read_file, read_text
from newslint.register import Register
from newslint.resources import Resources
from newslint.rule import Rule, RuleError, Supported
from newslint.sources import Sources
from newslint.spelling.confusions import Confusions
from newslint.spelling.context import Context
from newslint.spelling.lookalikes import Lookalikes
from newslint.spelling.parts import PartsOfSpeech
from newslint.spelling.speller import Speller
from newslint.views.language import language

if TYPE_CHECKING:
    from newslint.plausibility.fast import FastModel
    from newslint.vale.project import ValeProject


class Linter:
    """Lints documents with the rules of one configuration; safe to use from many threads."""

    def __init__(self, config: Config = Config(), *, resources: Resources | None = None, debug: bool = False) -> None:
        """Loads the rules that the configuration may want.

        Raises ConfigError for names and options that no rule has and for registers with mistakes, RuleError for rules
        that cannot be loaded.
        """
        self._debug: Final = debug
        self._vale: ValeProject | None = None
        self._notices: tuple[str, ...] = ()
        sources = [*packs.installed(), *(packs.Pack(folder, None) for folder in config.rules)]
        self._packs: Final = sources
        if configuration.check_names(config, packs.identifiers(sources)):  # perhaps some have new names
            config, self._notices = configuration.renamed(config, self._former)
        self.config: Final = config
        self.resources: Final = resources or default_resources(config)
        if resources is None and config.names:
            self.resources.get(Register)  # a mistake in a register stops the run, not one rule after the other
        layers = [config, *(config._replace(**dict(override.values)) for override in config.overrides)]
        loaded = packs.load(sources, lambda rule_id: any(layer.wants(rule_id) for layer in layers))
        identifiers = packs.identifiers(sources)
        if config.vale:
            from newslint.vale.project import load

            self._vale = load(config.vale)
            identifiers += sorted(self._vale.rules)
        problems = configuration.check_names(config, identifiers)
        problems += configuration.check_options(config, loaded)
        problems += _broken(config)
        if problems:
            raise ConfigError("\n".join(problems))
        self._ignored: Final = [
            Pattern(source, owner="ignore_ranges") for source in (*SHORTCODES, *config.ignore_ranges)
        ]
        self._known: Final = frozenset(identifiers)
        self._loaded: Final = loaded
        self._rules: Final = _configured(config, loaded)

    def rules(self, path: str = "", metadata: Metadata = Metadata()) -> tuple[Rule, ...]:
        """The rules that run on an article, configured."""
        config = self.config.for_path(path, metadata)
        rules = _configured(config, self._loaded) if self.config.overrides else self._rules
        return (*rules, *_configured(config, self._vale.rules_for(path))) if self._vale else rules

    @functools.cached_property
    def _former(self) -> dict[str, str]:
        """The ids of today by those that rules had."""
        return packs.renamed(self._packs)

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the configuration is not heeded, to be told once."""
        return (*self._notices, *(self._vale.notices if self._vale else ()))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The files beside rules and articles that results hang on."""
        paths = [path for path in (*self.config.names, *self.config.facts) if os.path.isfile(path)]
        if self.config.vale and self._vale:
            paths += self.config.vale, self._vale.styles
        if self.config.depth == "deep":
            from newslint.plausibility import models

            with contextlib.suppress(models.ModelError):  # which every article tells
                chosen = self.config.model
                paths.append(str(models.resolve(chosen) if chosen else models.current_model()))
        return tuple(paths)

    def beside(self, sources: Sequence[Document]) -> "Linter":
        """This linter with `sources` that every article was written from, beside those that are named otherwise.

        Raises SourceError for one that is empty or in a script that cannot be compared.
        """
        if not sources:
            return self
        linter = object.__new__(Linter)
        joined = self.resources.get(Sources).joined(sources)
        linter.__dict__.update(self.__dict__, resources=self.resources.replaced(Sources, joined))
        return linter

    def lint(self, document: Document) -> Result:
        """The findings in one document that are at `min_level` and `min_confidence` or above."""
        document = without_ignored(document, self._ignored)
        config = self.config.for_path(document.path, document.metadata)
        rules = self.rules(document.path, document.metadata)
        notices: tuple[str, ...] = ()
        tongue = document.metadata.language or config.language or document.view(language)
        if tongue and not tongue.lower().startswith("en"):
            notices = (f"the text is not in English ({tongue}): only rules for any language were run",)
            rules = tuple(rule for rule in rules if not rule.language)
        result = lint(
            document,
            rules,
            self.resources,
            min_confidence=config.min_confidence,
            known=self._known,
            former=self._former if document.comments else {},
            debug=self._debug,
        )
        supported: tuple[Supported, ...] = ()
        shown = tuple(finding for finding in result.findings if finding.level.at_least(config.min_level))
        if any(Facts in rule.resources.values() for rule in rules) and not result.failures:
            supported = self.resources.get(Facts).supported(document)
        return result._replace(findings=shown, notices=(*result.notices, *notices), supported=supported)


def _broken(config: Config) -> Iterator[str]:
    """A line for every regular expression of the configuration that is none."""
    for source in config.ignore_ranges:
        try:
            Pattern(source, owner="ignore_ranges").check()
        except RuleError as error:
            yield f"{config.origins.get('ignore_ranges', 'ignore_ranges')}: {error}"


def _configured(config: Config, loaded: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(config.configured(rule) for rule in loaded if config.wants(rule.id, rule.default))


def default_resources(config: Config) -> Resources:
    """What checks may borrow under a configuration; nothing is imported or opened before it is asked for."""

    @functools.cache
    def fast() -> "FastModel":
        from newslint.plausibility.fast import FastModel

        return FastModel()

    def plausibility() -> Plausibility:
        if config.depth == "deep":
            from newslint.plausibility.deep import DeepModel

            return DeepModel(config.model)
        return fast()

    return Resources(
        {
            Plausibility: plausibility,
            Speller: Speller.open,
            Lookalikes: Lookalikes.open,
            Confusions: Confusions.open,
            PartsOfSpeech: PartsOfSpeech.open,
            Register: lambda: Register.open(config.names),
            Facts: lambda: Facts(config.facts),
            Context: lambda: Context(lambda: fast().statistics),
            Sources: lambda: Sources(configured=config.source_files, folder=config.folder, limit=config.max_bytes),
        }
    )


def load_rules(config: Config = Config()) -> tuple[Rule, ...]:
    """The rules that a configuration runs, with its options and levels. Raises ConfigError and RuleError."""
    return Linter(config).rules()


@functools.cache
def _default() -> Linter:
    return Linter()


def lint_text(
    text: str,
    *,
    published: datetime.date | str | None = None,
    format: str = "plain",
    path: str = "",
    language: str | None = None,
    config: Config | None = None,
    sources: Sequence["Document | str | os.PathLike[str]"] = (),
) -> Result:
    """Lints an article given as text.

    `published` is the day it appeared, a date or ISO 8601; `format` one of `newslint.readers.FORMATS`.
    `sources` are what it was written from: paths of files, or documents.
    Raises ValueError for a date that is none, ReadError for a text that its reader refuses, SourceError for a source
    that cannot be compared.

    >>> result = lint_text("He said the the talks had failed.")
    >>> [(finding.rule, finding.text, finding.suggestions) for finding in result.findings]
    [('style/doubled_word', 'the the', ('the',))]
    """
    linter = Linter(config) if config else _default()
    metadata = Metadata(published=parse_date(published), language=language)
    document = read_text(text, path=path, format=format, metadata=metadata)
    return linter.beside(read_sources(sources, linter.config.max_bytes)).lint(document)


def lint_file(
    path: str | os.PathLike[str],
    *,
    published: datetime.date | str | None = None,
    format: str | None = None,
    config: Config | None = None,
    sources: Sequence["Document | str | os.PathLike[str]"] = (),
) -> Result:
    """Lints a file; without `config` by the configuration nearest above it.

    `sources` are what it was written from: paths of files, or documents.
    Raises ReadError, ConfigError, RuleError and SourceError.
    """
    name = os.fspath(path)
    config = config or configuration.load(configuration.find(name))
    metadata = Metadata(published=parse_date(published))
    document = read_file(name, format=format, metadata=metadata, limit=config.max_bytes, reading=config.reading)
    return Linter(config).beside(read_sources(sources, config.max_bytes)).lint(document)


def read_sources(
    sources: Sequence["Document | str | os.PathLike[str]"], limit: int = DEFAULT_LIMIT
) -> tuple[Document, ...]:
    """Sources as documents; paths are read, and give a document for every article in the file. Raises ReadError."""
    read: list[Document] = []
    for source in sources:
        read += (source,) if isinstance(source, Document) else read_articles(os.fspath(source), limit=limit)
    return tuple(read)


def parse_date(value: datetime.date | str | None) -> datetime.date | None:
    """A date given as one or as ISO 8601. Raises ValueError with a sentence for an editor."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if not isinstance(value, str):
        return value
    try:
        return datetime.datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"'{value}' is no date: write it as YYYY-MM-DD, such as 2024-06-19") from None
