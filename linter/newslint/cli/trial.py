"""`newslint try`: every hit of one rule in a corpus, and how often it comes."""

import argparse
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.catalogue import named
from newslint.cli.files import documents
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.engine import lint
from newslint.linter import default_resources
from newslint.views.words import words

_CONTEXT = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Shows every hit of a rule in files and folders, with its count per 1,000 words."
    parser.epilog = "example:\n  newslint try style/cliche archive/2023\n"
    parser.add_argument("rule", metavar="RULE", help="an id or topic")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Runs the rule, whether it is on or not."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    rules = [config.configured(rule) for rule in named(config, [options.rule])]
    resources = default_resources(config)
    problems: list[str] = []
    count = total = files = 0
    for document in documents(options.paths, settings, config, problems):
        files += 1
        total += len(document.view(words))
        result = lint(document, rules, resources, debug=settings.debug)
        problems += result.failures
        for finding in result.findings:
            count += 1
            before = document.text[max(0, finding.span.start - _CONTEXT) : finding.span.start]
            after = document.text[finding.span.end : finding.span.end + _CONTEXT]
            context = " ".join(f"{before}[[{finding.text}]]{after}".split())
            print(f"{document.path}:{finding.line}:{finding.column}: {finding.rule}: {context}")
    rate = count * 1000 / total if total else 0.0
    print(f"{count:,} hits in {total:,} words of {files:,} files: {rate:.3f} per 1,000 words", file=sys.stderr)
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN
