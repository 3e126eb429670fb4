"""`newslint rules`: the list of rules."""

import argparse
import json

from newslint.cli import EXIT_CLEAN
from newslint.cli.catalogue import named
from newslint.cli.settings import add_configuration, settings_of
from newslint.rule import Rule


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Lists the rules: id, level, whether it runs here, and what it finds."
    parser.epilog = "examples:\n  newslint rules\n  newslint rules quotes --format json\n"
    parser.add_argument("names", nargs="*", metavar="RULE", help="ids or topics")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the list."""
    config = settings_of(options).load(".")
    rules = named(config, options.names)
    if options.format == "json":
        rows = [as_json(config.configured(rule), config.wants(rule.id, rule.default)) for rule in rules]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return EXIT_CLEAN
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        state = "on " if config.wants(rule.id, rule.default) else "off"
        print(f"{rule.id:{width}}  {config.configured(rule).level:10}  {state}  {rule.title}")
    return EXIT_CLEAN


def as_json(rule: Rule, on: bool) -> dict[str, object]:
    """A rule as values for JSON."""
    return {
        "id": rule.id,
        "title": rule.title,
        "why": rule.why,
        "level": rule.level,
        "confidence": rule.confidence,
        "on": on,
        "quotations": rule.quotations,
        "language": rule.language,
        "options": dict(rule.options),
        "source": rule.source,
        "bad": list(rule.bad),
        "good": list(rule.good),
    }
