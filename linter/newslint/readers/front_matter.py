"""Front matter: the lines between `---` (YAML) or `+++` (TOML) that open a file and describe the article.

Only plain values are read, as the text they are written in; nothing in them is executed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.document import BYTE_ORDER_MARK, Comment, Metadata
from newslint.readers.builder import Run
from newslint.readers.dates import parse_date

if TYPE_CHECKING:
    import datetime

    import yaml

_OPENING: Final = re.compile(rf"{BYTE_ORDER_MARK}?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING: Final = {
    "---": re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?<=[\r\n])\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
_LOOKS_LIKE_FIELDS: Final = re.compile(r"\s*[A-Za-z_][\w-]*[ \t]*[:=](?=\s)")
_LONGEST: Final = 65_536  # characters; what is longer is no front matter
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_SCALAR_START: Final = re.compile(r"[|>][-+0-9]*[ \t\r\n]*|[\"']{0,3}")
_ESCAPES: Final = {"'": re.compile(r"'(')"), '"': re.compile(r"\\([\"\\/])")}
_RULE_NAME: Final = re.compile(r"[\w-]+(?:/[\w-]*)*")

_TITLE: Final = ("title", "headline")
_DECK: Final = ("deck", "dek", "standfirst", "subtitle", "description")
_PUBLISHED: Final = ("published", "date", "pubdate", "published_at", "date_published", "publishdate")
_UPDATED: Final = ("updated", "modified", "lastmod", "updated_at", "date_modified", "last_modified_at")
_LANGUAGE: Final = ("lang", "language")
_AUTHOR: Final = ("author", "authors", "author.name", "byline")
_URL: Final = ("url", "canonical", "canonical_url", "permalink")
_ORIGINAL_LANGUAGE: Final = ("original_language",)
_DESK: Final = ("desk", "section")
_SOURCES: Final = ("sources", "source_files")
_DISABLE: Final = "newslint.disable"


class FrontMatter(NamedTuple):
    """What front matter says; without any, `end` is 0 and the rest is empty."""

    end: int = 0
    """Where the article begins."""
    metadata: Metadata = Metadata()
    comments: tuple[Comment, ...] = ()
    """The rules that `newslint: {disable: [...]}` names, one comment each, as if they stood in the text."""
    title: tuple[Run, ...] = ()
    deck: tuple[Run, ...] = ()
    notices: tuple[str, ...] = ()
    """What is wrong with it, in words for the user."""


class _Scalar(NamedTuple):
    """A value as text, and the source it was read from."""

    text: str
    start: int
    end: int


_Fields = Mapping[str, Sequence[_Scalar]]


class _BrokenError(Exception):
    """The front matter cannot be read; the message says why, with its line in the file."""


def read_front_matter(source: str) -> FrontMatter:
    """The front matter that opens `source`; broken front matter gives a notice and is passed over."""
    opening = _OPENING.match(source)
    if opening is None:
        return FrontMatter()
    start = opening.end()
    closing = _CLOSING[opening[1]].search(source, start, start + _LONGEST)
    if closing is None:
        if not _LOOKS_LIKE_FIELDS.match(source, start):
            return FrontMatter()
        notice = f"the front matter is not closed: no line '{opening[1]}' follows, so it is read as part of the article"
        return FrontMatter(notices=(notice,))
    try:
        fields = (_yaml_fields if opening[1] == "---" else _toml_fields)(source, start, closing.start())
    except _BrokenError as error:
        return FrontMatter(closing.end(), notices=(f"the front matter is not used: {error}",))
    if fields is None:
        return FrontMatter()
    return _front_matter(source, fields, closing.end())


def _front_matter(source: str, fields: _Fields, end: int) -> FrontMatter:
    notices: list[str] = []
    comments: list[Comment] = []
    for name in fields.get(_DISABLE, ()):
        if _RULE_NAME.fullmatch(name.text):
            comments.append(Comment(name.start, name.end, f"newslint-disable-file {name.text}"))
        else:
            notices.append(f"front matter: '{name.text}' in newslint.disable is not the name of a rule")
    notices += (
        f"front matter: '{key}' is not known; write newslint: {{disable: [rule, ...]}}"
        for key in fields
        if key.startswith("newslint") and key != _DISABLE
    )
    metadata = Metadata(
        published=_date(fields, _PUBLISHED, notices),
        updated=_date(fields, _UPDATED, notices),
        language=_text(fields, _LANGUAGE),
        author=_text(fields, _AUTHOR),
        url=_text(fields, _URL),
        original_language=_text(fields, _ORIGINAL_LANGUAGE),
        desk=_text(fields, _DESK),
        sources=tuple(scalar.text.strip() for scalar in _first(fields, _SOURCES)) or None,
    )
    title, deck = (_runs(source, _first(fields, keys)) for keys in (_TITLE, _DECK))
    return FrontMatter(end, metadata, tuple(comments), title, deck, tuple(notices))


def _first(fields: _Fields, keys: Iterable[str]) -> Sequence[_Scalar]:
    return next((fields[key] for key in keys if fields.get(key)), ())


def _text(fields: _Fields, keys: Iterable[str]) -> str | None:
    return ", ".join(scalar.text.strip() for scalar in _first(fields, keys)) or None


def _date(fields: _Fields, keys: Iterable[str], notices: list[str]) -> "datetime.date | None":
    for key in keys:
        for scalar in fields.get(key, ()):
            if date := parse_date(scalar.text):
                return date
            if scalar.text.strip():
                notices.append(f"front matter: '{scalar.text.strip()[:60]}' in '{key}' is not a date like 2024-06-19")
    return None


def _runs(source: str, scalars: Sequence[_Scalar]) -> tuple[Run, ...]:
    """The text of a value, word for word where it stands in the source; else all of it for all of its source."""
    if not scalars:
        return ()
    text, start, end = scalars[0]
    escape = _ESCAPES.get(source[start : start + 1])
    if escape and escape.search(source, start + 1, end - 1):
        runs: list[Run] = []
        position = start + 1
        for match in escape.finditer(source, start + 1, end - 1):
            runs += (Run(position, match.start()), Run(*match.span(), match[1]))
            position = match.end()
        runs.append(Run(position, end - 1))
        return tuple(runs) if "".join(run.read(source) for run in runs) == text else (Run(start, end, text),)
    aligned: list[Run] = []
    opening = _SCALAR_START.match(source, start, end)
    position = opening.end() if opening else start
    for word in _SPACE.split(text.strip(" \t\r\n")):
        space = _SPACE.match(source, position, end)
        found = space.end() if space else position
        if not source.startswith(word, found, end) or (aligned and not space):
            return (Run(start, end, text),)
        if aligned:
            aligned.append(Run(position, found, " "))
        position = found + len(word)
        aligned.append(Run(found, position))
    return tuple(aligned)


def _yaml_fields(source: str, start: int, end: int) -> _Fields | None:
    """The fields of YAML, or None where the text is no mapping and so no front matter but an article."""
    import yaml

    try:
        root = yaml.compose(source[start:end], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        hint = "; put the value in quotation marks" if "mapping values" in str(error.problem) else ""
        raise _BrokenError(f"line {line}: {error.problem}{hint}") from None
    except yaml.YAMLError as error:
        raise _BrokenError(str(error).splitlines()[0]) from None
    except RecursionError:
        raise _BrokenError("it is nested too deeply") from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        return None
    fields: dict[str, Sequence[_Scalar]] = {}
    for key, value in _pairs(root):
        fields[key] = _yaml_scalars(value, start)
        if isinstance(value, yaml.MappingNode):
            fields |= {f"{key}.{inner}": _yaml_scalars(node, start) for inner, node in _pairs(value)}
    return {key: scalars for key, scalars in fields.items() if scalars or "." in key}


def _pairs(mapping: "yaml.MappingNode") -> Iterable[tuple[str, "yaml.Node"]]:
    for key, value in mapping.value:
        if isinstance(key.value, str):
            yield key.value.lower(), value


def _yaml_scalars(node: "yaml.Node", base: int) -> Sequence[_Scalar]:
    """A scalar, the scalars of a sequence, or the names of a sequence of mappings, such as authors."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return [_Scalar(node.value, base + node.start_mark.index, base + node.end_mark.index)] if node.value else []
    if not isinstance(node, yaml.SequenceNode):
        return []
    scalars: list[_Scalar] = []
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            scalars += (scalar for key, name in _pairs(item) if key == "name" for scalar in _yaml_scalars(name, base))
        elif isinstance(item, yaml.ScalarNode):
            scalars += _yaml_scalars(item, base)
    return scalars


def _toml_fields(source: str, start: int, end: int) -> _Fields:
    """The fields of TOML; its parser tells no places, so values are searched for where their keys stand."""
    import tomllib

    try:
        table = tomllib.loads(source[start:end])
    except tomllib.TOMLDecodeError as error:
        raise _BrokenError(str(error)) from None
    except (RecursionError, ValueError):
        raise _BrokenError("it is nested too deeply, or a value in it is out of range") from None
    flat: dict[str, object] = {}
    for key, value in table.items():
        flat[key.lower()] = value
        if isinstance(value, dict):
            flat |= {f"{key.lower()}.{inner.lower()}": item for inner, item in value.items()}
    fields = {key: _toml_scalars(source, start, end, key, value) for key, value in flat.items()}
    return {key: scalars for key, scalars in fields.items() if scalars or "." in key}


def _toml_scalars(source: str, start: int, end: int, key: str, value: object) -> Sequence[_Scalar]:
    assignment = re.compile(
        rf"(?:(?<=[\s{{,.])|\A)['\"]?{re.escape(key.rpartition('.')[2])}['\"]?[ \t]*=[ \t]*", re.IGNORECASE
    )
    place = assignment.search(source, start - 1, end)
    position = place.end() if place else start
    scalars: list[_Scalar] = []
    for item in value if isinstance(value, list) else (value,):
        name = item.get("name", "") if isinstance(item, dict) and isinstance(value, list) else item
        text = "" if isinstance(name, dict) else str(name)
        if not text:
            continue
        found = source.find(text, position, end)
        if found >= 0:
            scalars.append(_Scalar(text, found, found + len(text)))
            position = found + len(text)
        else:
            line_end = re.compile(r"[\r\n]|\Z").search(source, position)
            scalars.append(_Scalar(text, position, line_end.start() if line_end else end))
    return scalars
