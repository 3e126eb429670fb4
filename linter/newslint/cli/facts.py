"""`newslint facts`: what the knowledge base knows, a newsroom's own rows, and the claims of an article."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from newslint.cli import EXIT_CLEAN, EXIT_FINDINGS, UsageError
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.document import Document, Span
from newslint.facts.base import Facts
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.schema import Fact, words_of
from newslint.hints import nearest
from newslint.readers import read_text


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Shows what is known, adds a newsroom's own facts, which win over those that come with newslint, and checks "
        "claims."
    )
    parser.epilog = (
        "examples:\n"
        '  newslint facts show "Berlin Wall"\n'
        '  newslint facts add "Ana Ruiz" "mayor of" Salem --from 2024-01-08 --source "city hall" --db newsroom.db\n'
        "  newslint facts import ours.csv --db newsroom.db\n"
        "  newslint facts import claimreview.json --db newsroom.db\n"
        '  newslint facts check "The Berlin Wall fell in 1991."\n'
        "  newslint facts extract article.md --format json\n"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="all that is known of a subject")
    show.add_argument("subject", metavar="SUBJECT")
    show.add_argument("--format", choices=("text", "json"), default="text")
    add = actions.add_parser("add", help="add a fact to the newsroom's own")
    for name in ("subject", "relation"):
        add.add_argument(name, metavar=name.upper())
    add.add_argument("object", metavar="OBJECT", nargs="?", default="")
    add.add_argument("--from", dest="start", default="", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD")
    add.add_argument("--to", dest="end", default="", metavar="DATE", help="the last day")
    add.add_argument("--source", default="", metavar="TEXT", help="where it can be looked up")
    add.add_argument("--as-of", default="", metavar="DATE", help="the day up to which it is known to hold")
    imported = actions.add_parser("import", help="add a CSV file of facts, or ratings of claims (ClaimReview, JSON-LD)")
    imported.add_argument("file", metavar="FILE")
    check = actions.add_parser("check", help="the verdict on a sentence")
    check.add_argument("claim", metavar="CLAIM")
    check.add_argument("--format", choices=("text", "json"), default="text")
    extract = actions.add_parser("extract", help="the checkable claims of an article, with verdict and evidence")
    extract.add_argument("article", metavar="ARTICLE")
    extract.add_argument("--format", choices=("text", "json"), default="text")
    for action in (show, add, imported, check, extract):
        add_configuration(action)
        action.add_argument(
            "--db", action="append", default=[], metavar="FILE", help="the newsroom's facts, instead of the configured"
        )
    for action in (show, add, imported):
        action.set_defaults(published=None, input_format=None)
    for action in (check, extract):
        add_document(action)


def run(options: argparse.Namespace) -> int:
    """Does one action."""
    settings = settings_of(options)
    config = settings.load(getattr(options, "article", "."))
    newsroom = tuple(options.db) or config.facts
    if options.action in ("add", "import"):
        return _write(options, newsroom)
    facts = Facts(newsroom)
    if options.action == "show":
        return _show(options, facts)
    if options.action == "check":
        documents: Sequence[Document] = [read_text(options.claim, metadata=settings.metadata)]
    else:
        documents = settings.read(options.article, config)
    claims = [(document, one) for document in documents for one in document.view(facts.judgements)]
    if options.format == "json":
        import json

        listed = [as_json(document, one) for document, one in claims]
        print(json.dumps({"path": documents[0].path, "claims": listed}, indent=2, ensure_ascii=False))
    elif claims:
        print("\n".join(_table(claims, options.action == "extract")))
    else:
        print("not checkable: nothing in it is known" if options.action == "check" else "no claim can be checked")
    return EXIT_FINDINGS if any(one.verdict is Verdict.CONTRADICTED for _, one in claims) else EXIT_CLEAN


def _show(options: argparse.Namespace, facts: Facts) -> int:
    subjects = [options.subject] if facts.of(options.subject) else []
    subjects += [one for one in facts.subjects(options.subject) if one not in subjects]
    if not subjects and len(options.subject.strip()) >= _LEAST:
        subjects = [one for one in facts.containing(options.subject.strip()) if _holds(one, options.subject)][:_MOST]
    rows = [row for subject in subjects for row in facts.of(subject)]
    held: list[Fact] = []
    for subject in subjects:
        for relation in ("president of", "prime minister of", "chancellor of", "king of", "queen of", "member of",
                         "secretary-general of", "secretary general of", "pope of"):  # fmt: skip
            held.extend(facts.about(subject, relation))
    if not rows and not held:
        hint = nearest(options.subject, facts.alike(options.subject[:1]))
        raise UsageError(f"nothing is known of '{options.subject}'{hint}")
    if options.format == "json":
        import json

        print(json.dumps([row._asdict() for row in (*rows, *held)], indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(rows)))
        if held:
            print("\n".join(("", *_lines(held))))
    return EXIT_CLEAN


_AT_A_TIME = frozenset(("date", "other date", "born", "died", "visited", "founded"))
"""Relations whose dates are when something was, not since when it is."""

_LEAST = 3  # letters of a part of a name
_MOST = 20  # subjects shown of those that a part of a name is found in


def _holds(subject: str, words: str) -> bool:
    """Whether a name holds some words whole: not `Ur` in every Jura."""
    return f" {words_of(words)} " in f" {words_of(subject)} "


def _lines(rows: Sequence[Fact]) -> Iterable[str]:
    from newslint.facts.time import span_in_words

    for row in rows:
        article = row.relation == "is a" and row.object.startswith(tuple("aeiou"))
        told = " ".join(filter(None, (row.subject, "is an" if article else row.relation, row.object)))
        span = span_in_words(row)
        if row.relation in _AT_A_TIME or row.relation.startswith("occasion: "):
            span = span.removeprefix("since ")
        source = ", ".join(filter(None, (row.source, f"as of {row.as_of}" if row.as_of else "")))
        yield f"{told}{': ' + span if span else ''}{'  (' + source + ')' if source else ''}"


def _write(options: argparse.Namespace, newsroom: Sequence[str]) -> int:
    from newslint.facts import newsroom as writing

    if not newsroom:
        raise UsageError('say where with --db FILE, or with facts = "newsroom.db" in newslint.toml')
    if options.action == "add":
        fact = Fact(
            options.subject, options.relation, options.object, options.start, options.end, "", options.source,
            options.as_of,
        )  # fmt: skip
        rows = [writing.Row("the new row", fact)]
    elif options.file.lower().endswith((".json", ".jsonld")):
        from newslint.facts import claimreview

        rows = claimreview.read(options.file)
    else:
        rows = writing.read_csv(options.file)
    count = writing.add(newsroom[0], rows)
    print(f"{newsroom[0]}: {count} {'row' if count == 1 else 'rows'} added", file=sys.stderr)
    return EXIT_CLEAN


def as_json(document: Document, one: Judgement) -> dict[str, Any]:
    """A claim with its verdict, for programs."""
    place = document.place(Span(one.start, one.end))
    return {
        "check": one.check,
        "verdict": str(one.verdict),
        "text": document.text[one.start : one.end],
        "line": place.line,
        "column": place.column,
        "claim": {"subject": one.subject, "relation": one.relation, "object": one.object, "when": one.when},
        "message": one.message,
        "evidence": [{"text": proof.text, "source": proof.source, "as_of": proof.as_of} for proof in one.evidence],
    }


def _table(claims: Sequence[tuple[Document, Judgement]], with_place: bool) -> Iterable[str]:
    for document, one in claims:
        place = document.place(Span(one.start, one.end))
        where = f"{document.path}:{place.line}:{place.column}: " if with_place else ""
        told = " ".join(filter(None, (one.subject, one.relation, one.object)))
        told += f": {one.when}" if one.when else ""
        yield f"{where}{one.verdict}: {told}" + (f" — {one.message}" if one.message else "")
        for proof in one.evidence:
            source = ", ".join(filter(None, (proof.source, f"as of {proof.as_of}" if proof.as_of else "")))
            yield f"    {proof.text}{' (' + source + ')' if source else ''}"
