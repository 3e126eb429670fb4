"""All rules of a project, whether they run or not, for the commands that speak about rules."""

from newslint import packs
from newslint.cli import UsageError
from newslint.config import Config
from newslint.hints import nearest
from newslint.packs import Pack
from newslint.rule import Rule
from newslint.selection import matches


def sources(config: Config) -> list[Pack]:
    """The installed packs and the configured folders."""
    return [*packs.installed(), *(Pack(folder, None) for folder in config.rules)]


def named(config: Config, names: list[str]) -> tuple[Rule, ...]:
    """The rules of ids or topics, or all rules. Raises UsageError for a name that no rule has."""
    known = packs.identifiers(sources(config))
    for name in names:
        if not any(matches(name, rule_id) for rule_id in known):
            topics = {rule_id.partition("/")[0] for rule_id in known}
            raise UsageError(f"there is no rule or topic '{name}'{nearest(name, [*known, *topics])}")
    return packs.load(sources(config), lambda rule_id: not names or any(matches(name, rule_id) for name in names))
