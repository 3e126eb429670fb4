"""newslint reads a news article and says where its words, quotes, dates, numbers, names and facts cannot be right."""

from newslint.config import Config, ConfigError
from newslint.document import Block, Comment, Document, Metadata, Piece, Place, Role, SourceMap, Span, within
from newslint.engine import Result, lint
from newslint.linter import Linter, lint_file, lint_text, load_rules
from newslint.readers import ReadError, read_bytes, read_file, read_text
from newslint.resources import Resources
from newslint.rule import (
    Evidence,
    Finding,
    Hit,
    Level,
    Quotations,
    Related,
    RelatedPlace,
    Rule,
    RuleError,
    Supported,
    rule,
)
from newslint.version import __version__

__all__ = [
    "Block",
    "Comment",
    "Config",
    "ConfigError",
    "Document",
    "Evidence",
    "Finding",
    "Hit",
    "Level",
    "Linter",
    "Metadata",
    "Piece",
    "Place",
    "Quotations",
    "ReadError",
    "Related",
    "RelatedPlace",
    "Resources",
    "Result",
    "Role",
    "Rule",
    "RuleError",
    "SourceMap",
    "Span",
    "Supported",
    "__version__",
    "lint",
    "lint_file",
    "lint_text",
    "load_rules",
    "read_bytes",
    "read_file",
    "read_text",
    "rule",
    "within",
]
