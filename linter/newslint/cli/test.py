"""`newslint test`: the examples of rules as their tests."""

import argparse
import sys

from newslint.cli import EXIT_CLEAN, EXIT_FINDINGS
from newslint.cli.catalogue import named
from newslint.cli.settings import add_configuration, settings_of
from newslint.linter import default_resources
from newslint.testing import verify


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Checks rules by their own marked examples; exit code 1 if one fails."
    parser.epilog = "examples:\n  newslint test\n  newslint test style/cliche quotes\n"
    parser.add_argument("rules", nargs="*", metavar="RULE", help="ids or topics; all rules without any")
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Verifies and reports."""
    config = settings_of(options).load(".")
    rules = named(config, options.rules)
    resources = default_resources(config)
    problems = [problem for rule in rules for problem in verify(rule, resources.lend(rule))]
    for problem in problems:
        print(problem)
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    print(f"{len(rules)} rules, {examples} examples, {len(problems)} problems", file=sys.stderr)
    return EXIT_FINDINGS if problems else EXIT_CLEAN
