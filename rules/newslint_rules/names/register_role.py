from collections.abc import Iterator

from newslint import Document, Evidence, Hit, Level, rule
from newslint.register import Register, Role
from newslint.views.names import names
from newslint_rules.names._titles import Held, clash, held


@rule(
    title="The title is not the one that the register gives",
    why="The register says what somebody was on the day of the article.",
    level=Level.WARNING,
    confidence=0.85,
    published="2001-05-04",
    bad=["[[President]] Kofi Annan opened the meeting."],
    good=[
        "Secretary-General Kofi Annan opened the meeting.",
        "Kofi Annan, a diplomat, spoke. Former President Kofi Annan is nobody.",
        "President Rosa Pike met Kofi Annan.",
    ],
)
def register_role(document: Document, *, register: Register) -> Iterator[Hit]:
    """Compares titles before names with the roles that hold on the article's day; silent without a day."""
    day = document.metadata.published
    if day is None or not len(register):
        return
    for person in document.view(names).people:
        full = person.first_full
        entry = register.get(full.text) if full else None
        if entry is None or not entry.roles:
            continue
        now = [role for role in entry.roles if role.holds(day)]
        for one in held(document, person):
            past = [role for role in entry.roles if role not in now and _words(role) == set(one.words)]
            if any(_agree(role, one) for role in now) or not (now or past):
                continue
            given = now or past
            held_title = " and ".join(f"'{role.title}'{_days(role)}" for role in given)
            evidence = tuple(Evidence(f"{entry.name}: {role.title}{_days(role)}", role.place) for role in given)
            message = f"'{one.written}': the register has {held_title} for {entry.name}"
            yield Hit(one.start, one.end, message, evidence=evidence)
            break


def _words(role: Role) -> set[str]:
    return set(role.title.lower().replace(".", "").split())


def _agree(role: Role, one: Held) -> bool:
    words = tuple(role.title.lower().replace(".", "").split())
    return bool(set(words) & set(one.words)) and not clash(words, one.words)


def _days(role: Role) -> str:
    start = f" from {role.valid_from}" if role.valid_from else ""
    return start + (f" to {role.valid_to}" if role.valid_to else "")
