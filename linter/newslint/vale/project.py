"""A Vale project: what `.vale.ini` says, the rules of its styles, and which of them run on a file.

The identifier of a rule is `Style/Rule`, as Vale's `Style.Rule`. What cannot be run is told in `notices`.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newslint.config import ConfigError, glob, relative
from newslint.document import Document, Span
from newslint.patterns import Pattern
from newslint.rule import Check, Hit, Level, Rule, RuleError
from newslint.vale.builtin import builtin_rules
from newslint.vale.style import Vocabulary, read_rule

_SECTION: Final = re.compile(r"\[(.+)\]$")
_RULE_KEY: Final = re.compile(r"([\w-]+)\.([\w-]+)$")
_TOP: Final = ("stylespath", "minalertlevel", "vocab", "ignoredscopes", "skippedscopes", "packages", "ignoredclasses")
_IN_SECTION: Final = (
    "basedonstyles",
    "tokenignores",
    "blockignores",
    "commentdelimiters",
    "transform",
    "lang",
    "vocab",
)
_UNUSED: Final = {
    "packages": "packages are not downloaded; put their styles into the styles folder",
    "transform": "XSLT is not run",
    "ignoredclasses": "classes of HTML are not told apart",
}
_ON: Final = ("yes", "true", "on")
_OFF: Final = ("no", "false", "off")


class Section(NamedTuple):
    """What holds for the files that match a pattern."""

    pattern: str
    styles: tuple[str, ...] = ()
    rules: Mapping[str, str] = {}
    """`YES`, `NO` or a level by `Style/Rule`."""
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()

    def holds_for(self, path: str) -> bool:
        """Whether a file falls under the section; a pattern without a slash is for names."""
        return any(glob(one).fullmatch(path) for one in _expanded(self.pattern))


class ValeProject(NamedTuple):
    """The rules of a project with the sections that choose among them, and what cannot be run."""

    folder: str
    styles: str
    rules: Mapping[str, Rule]
    sections: tuple[Section, ...]
    least: Level
    notices: tuple[str, ...]

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules that run on a file, with the levels that it is given."""
        name = relative(path or "stdin.txt", self.folder)
        sections = [section for section in self.sections if section.holds_for(name)]
        styles = next((section.styles for section in reversed(sections) if section.styles), ())  # the last ones count
        chosen = {key: rule for key, rule in self.rules.items() if key.split("/")[0] in styles}
        for section in sections:
            for key, value in section.rules.items():
                rule = chosen.get(key) or self.rules.get(key)
                if value.lower() in _OFF:
                    chosen.pop(key, None)
                elif rule is not None:
                    level = Level(value.lower()) if value.lower() in tuple(Level) else rule.level
                    chosen[key] = rule._replace(level=level)
        ignored = [
            Pattern(one, ignore_case=False, owner=section.pattern)
            for section in sections
            for one in (*section.token_ignores, *section.block_ignores)
        ]
        rules = [rule for _, rule in sorted(chosen.items()) if rule.level.at_least(self.least)]
        return tuple(rule._replace(check=_outside(ignored, rule.check)) if ignored else rule for rule in rules)


def load(path: str) -> ValeProject:
    """The project of a `.vale.ini`. Raises ConfigError and RuleError with every mistake in it and its styles."""
    top, sections, problems, notices = _read(path)
    folder = os.path.dirname(os.path.abspath(path))
    styles = os.path.join(folder, top.get("stylespath", "styles"))
    wanted = {style for section in sections for style in section.styles}
    wanted |= {key.split("/")[0] for section in sections for key in section.rules}
    vocabulary = _vocabulary(styles, _names(top.get("vocab", "")), problems, path)
    rules: dict[str, Rule] = {}
    for style in sorted(wanted):
        if style == "Vale":
            rules |= builtin_rules(vocabulary)
            continue
        found = os.path.join(styles, style)
        if not os.path.isdir(found):
            problems.append(f"{path}: there is no style '{style}' in {styles}")
            continue
        for file in sorted(name for name in os.listdir(found) if name.endswith((".yml", ".yaml"))):
            key = f"{style}/{os.path.splitext(file)[0]}"
            try:
                made = read_rule(os.path.join(found, file), key, vocabulary, styles)
            except RuleError as error:
                problems.append(str(error))
                continue
            if isinstance(made, str):
                notices.append(f"{key.replace('/', '.')} is not run: {made}")
            else:
                rules[key] = made
    level = top.get("minalertlevel", "suggestion").lower()
    if level not in tuple(Level):
        problems.append(f"{path}: MinAlertLevel must be suggestion, warning or error, not '{level}'")
    if problems:
        raise ConfigError("\n".join(problems))
    return ValeProject(folder, styles, rules, tuple(sections), Level(level), tuple(notices))


def _outside(ignored: Sequence[Pattern], check: Check) -> Check:
    """A check without what it finds in the stretches that `TokenIgnores` and `BlockIgnores` name."""

    def limited(document: Document, **lent: Any) -> Iterator[Hit]:
        hidden = [Span(match.start, match.end) for pattern in ignored for match in pattern.find(document)]
        for hit in check(document, **lent):
            if not any(span.overlaps(hit.span) for span in hidden):
                yield hit

    return limited


def _read(path: str) -> tuple[dict[str, str], list[Section], list[str], list[str]]:
    """The keys above the sections, the sections, the mistakes and what is not heeded."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = list(_joined(file.read().splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"{path}: cannot be read: {told}") from None
    top: dict[str, str] = {}
    sections: list[Section] = []
    problems: list[str] = []
    notices: list[str] = []
    formats = False
    for number, line in lines:
        header = _SECTION.match(line)
        if header:
            formats = header[1].lower() in ("formats", "asciidoctor")
            if not formats:
                sections.append(Section(header[1]))
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            problems.append(f"{path}:{number}: is neither a section nor a key with a value: '{line}'")
            continue
        if formats:
            continue
        lower = key.lower()
        if lower in _UNUSED and value:
            notices.append(f"{os.path.basename(path)}:{number}: {key} is not heeded: {_UNUSED[lower]}")
        if not sections:
            if lower not in _TOP:
                problems.append(f"{path}:{number}: unknown key '{key}'")
            top[lower] = value
        elif _RULE_KEY.match(key):
            if value.lower() not in (*_ON, *_OFF, *Level):
                problems.append(f"{path}:{number}: {key} must be YES, NO, suggestion, warning or error, not '{value}'")
            sections[-1] = sections[-1]._replace(rules={**sections[-1].rules, key.replace(".", "/"): value})
        elif lower in _IN_SECTION:
            sections[-1] = _with(sections[-1], lower, value)
            if lower == "vocab":
                top[lower] = ",".join(filter(None, (top.get(lower, ""), value)))
        else:
            problems.append(f"{path}:{number}: unknown key '{key}'")
    return top, sections, problems, notices


def _joined(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; one that ends in a backslash goes on in the next."""
    held, first = "", 0
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not held and (not line or line[0] in "#;"):
            continue
        first = first or number
        held += line.removesuffix("\\")
        if not line.endswith("\\"):
            yield first, held
            held, first = "", 0


def _with(section: Section, key: str, value: str) -> Section:
    match key:
        case "basedonstyles":
            return section._replace(styles=_names(value))
        case "tokenignores":
            return section._replace(token_ignores=_patterns(value))
        case "blockignores":
            return section._replace(block_ignores=_patterns(value))
    return section


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _patterns(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r",\s+", value) if part.strip())


def _expanded(pattern: str) -> Iterator[str]:
    """A pattern with braces as patterns without; one without a slash matches in every folder."""
    match = re.search(r"\{([^{}]*)\}", pattern)
    if match:
        for choice in match[1].split(","):
            yield from _expanded(pattern[: match.start()] + choice.strip() + pattern[match.end() :])
    else:
        yield pattern if "/" in pattern else f"**/{pattern}"


def _vocabulary(styles: str, names: Sequence[str], problems: list[str], path: str) -> Vocabulary:
    accept: list[str] = []
    reject: list[str] = []
    for name in names:
        places = [os.path.join(styles, "config", "vocabularies", name), os.path.join(styles, "Vocab", name)]
        folder = next((place for place in places if os.path.isdir(place)), None)
        if folder is None:
            problems.append(f"{path}: there is no vocabulary '{name}' in {styles}")
            continue
        for file, into in (("accept.txt", accept), ("reject.txt", reject)):
            try:
                with open(os.path.join(folder, file), encoding="utf-8-sig") as words:
                    into += [line for raw in words if (line := raw.strip()) and not line.startswith("#")]
            except FileNotFoundError:
                continue
            except (OSError, UnicodeDecodeError):
                problems.append(f"{os.path.join(folder, file)}: cannot be read")
    return Vocabulary(tuple(accept), tuple(reject))
