"""`newslint model`: the language models of the deep stage."""

import argparse
import sys

from newslint.cli import EXIT_CLEAN
from newslint.plausibility import models


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Lists language models, brings one here, or chooses the one that --deep uses."
    parser.epilog = (
        "examples:\n"
        "  newslint model list\n"
        "  newslint model get gemma-3-270m\n"
        "  newslint model use ~/models/other.gguf\n"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="the models newslint knows, where they lie, and which is in use")
    getting = actions.add_parser("get", help="bring a model here and check its sum")
    getting.add_argument("name", metavar="NAME")
    using = actions.add_parser("use", help="choose a model for --deep")
    using.add_argument("name", metavar="NAME_OR_PATH", help="a known model, or any GGUF file")


def run(options: argparse.Namespace) -> int:
    """Lists, gets or chooses. Raises ModelError."""
    if options.action == "list":
        for listed in models.list_models():
            model = listed.model
            mark = "*" if listed.used else " "
            place = listed.path or "not here"
            print(f"{mark} {model.name:21} {model.title:32} {model.size / 1e6:4.0f} MB  {model.licence:20} {place}")
    elif options.action == "get":
        model = models.known(options.name)
        print(f"{model.title}: {model.licence}, see {model.terms}", file=sys.stderr)
        print(models.get(options.name))
    else:
        print(models.use(options.name))
    return EXIT_CLEAN
