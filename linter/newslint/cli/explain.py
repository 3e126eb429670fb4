"""`newslint explain`: what a rule finds and why."""

import argparse

from newslint.cli import EXIT_CLEAN
from newslint.cli.catalogue import named
from newslint.cli.settings import add_configuration, settings_of
from newslint.rule import Rule
from newslint.testing import unmark


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Says what a rule finds, why, with which options, and shows its examples."
    parser.epilog = "example:\n  newslint explain typography/space_before_punctuation\n"
    parser.add_argument("rules", nargs="+", metavar="RULE", help="ids or topics")
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints a page a rule."""
    config = settings_of(options).load(".")
    pages = [page(config.configured(rule)) for rule in named(config, options.rules)]
    print("\n\n".join(pages))
    return EXIT_CLEAN


def page(rule: Rule) -> str:
    """What there is to say about a rule."""
    lines = [f"{rule.id} ({rule.level}{'' if rule.default else ', off by default'})", "", rule.title, rule.why]
    if rule.source:
        lines.append(f"Source: {rule.source}")
    if rule.options:
        lines += ["", "Options:", *(f"  {name} = {value!r}" for name, value in rule.options.items())]
    lines += ["", "Finds:"]
    for example in rule.bad:
        text, marks = unmark(example)
        lines.append(f"  {_one_line(text)}")
        for mark in marks:
            written = f" -> {mark.written!r}" if mark.written is not None else ""
            lines.append(f"    {mark.span.of(text)!r}{written}")
    lines += ["", "Lets pass:", *(f"  {_one_line(example)}" for example in rule.good)]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
