"""What is claimed in a sentence, and what the knowledge base says to it; and where it must keep silent."""

from collections.abc import Callable

import pytest

from newslint.facts.judgement import Judgement, Verdict

Claims = Callable[..., tuple[Judgement, ...]]

CONTRADICTED = [
    ("event_year", "They met after the Berlin Wall fell in 1991.", "1991",
     "the fall of the Berlin Wall was on Nov. 9, 1989, not 1991"),
    ("event_year", "The Titanic sank in 1921.", "1921", "the sinking of the Titanic was on April 15, 1912, not 1921"),
    ("event_year", "It opened in the week of the Battle of Hastings in 1086.", "1086",
     "the Battle of Hastings was on Oct. 14, 1066, not 1086"),
    ("years_since_event", "In the 20 years since the Soviet collapse the port has shrunk.", "20 years",
     "the collapse of the Soviet Union was on Dec. 26, 1991, 33 years before this article"),
    ("office_holder_at_date", "Prime Minister Keir Starmer said in March 2023 that the mine would shut.",
     "Keir Starmer",
     "Keir Starmer was prime minister of United Kingdom since July 5, 2024, not then"),
    ("wrong_post", "German Chancellor Frank-Walter Steinmeier laid a wreath.", "Chancellor",
     "Frank-Walter Steinmeier is president of Germany, not Chancellor"),
    ("in_power_since", "Kim Jong Un, who took power in 2008, smiled.", "2008",
     "Kim Jong Un became supreme leader of North Korea on Dec. 17, 2011, not in 2008"),
    ("membership", "Switzerland, a NATO member, sent observers.", "Switzerland", "Switzerland is not a member of NATO"),
    ("membership", "Poland joined NATO in 1989.", "Poland", "Poland joined NATO on March 12, 1999, not in 1989"),
    ("country_existed", "Czechoslovakia beat Italy in 2006.", "Czechoslovakia",
     "Czechoslovakia ceased to exist in 1992; its successors are Czech Republic and Slovakia"),
    ("alive_or_dead", "Clarence Darrow, photographed outside the court in 1956, smiled.", "Clarence Darrow",
     "Clarence Darrow died on March 13, 1938, before 1956"),
    ("population_area_currency", "China has a population of 140 million.", "140 million",
     "China has about 1.4 billion people, not 140 million"),
    ("wrong_capital", "Sydney, the capital of Australia, voted.", "Sydney",
     "the capital of Australia is Canberra, not Sydney"),
    ("wrong_country", "The ship left Marseille, Italy, at dawn.", "Marseille", "Marseille is in France, not in Italy"),
    ("wrong_demonym", "He was born in the Slovenian city of Bratislava.", "Slovenian",
     "Bratislava is in Slovakia, not in Slovenia"),
    ("event_year", "In 1988, the Berlin Wall fell.", "1988",
     "the fall of the Berlin Wall was on Nov. 9, 1989, not 1988"),
    ("event_year", "Iraqi troops invaded Kuwait in 1992.", "1992",
     "the Iraqi invasion of Kuwait was on Aug. 2, 1990, not 1992"),
    ("event_year", "Hong Kong was handed back to China in 1999.", "1999",
     "the handover of Hong Kong was on July 1, 1997, not 1999"),
    ("event_year", "They lived near the plant when the Chernobyl reactor exploded in 1988.", "1988",
     "the Chernobyl disaster was on April 26, 1986, not 1988"),
    ("years_since_event", "The village will mark the 75th anniversary of the Battle of Hastings on Tuesday.", "75th",
     "the Battle of Hastings was on Oct. 14, 1066, 959 years before this article"),
    ("country_existed", "Yugoslavia's team at the 2008 Games won two medals.", "Yugoslavia",
     "Yugoslavia ceased to exist in 2003; its successors are Bosnia and Herzegovina, Croatia, North Macedonia, "
     "Serbia and Montenegro and Slovenia"),
    ("country_existed", "The Soviet government denied the report in 1996.", "Soviet",
     "Soviet Union ceased to exist in 1991"),
    ("country_existed", "Ukraine won six medals at the 1988 Olympics.", "Ukraine",
     "Ukraine has been a country only since 1991; before that, there was Soviet Union"),
    ("country_existed", "The 1994 trade treaty with the Soviet Union lapsed.", "the Soviet Union",
     "Soviet Union ceased to exist in 1991"),
    ("country_existed", "In 2002 he became ambassador to Czechoslovakia.", "Czechoslovakia",
     "Czechoslovakia ceased to exist in 1992; its successors are Czech Republic and Slovakia"),
    ("office_holder_at_date", "Then-Prime Minister Keir Starmer said in March 2023 that the mine would shut.",
     "Keir Starmer", "Keir Starmer was prime minister of United Kingdom since July 5, 2024, not then"),
    ("wrong_post", "The president of Germany, Olaf Scholz, will visit the mill.", "president",
     "Olaf Scholz is chancellor of Germany, not president"),
    ("membership", "Leaders of the 15-nation EU met.", "15", "EU had 27 members then, not 15"),
    ("membership", "Britain left the European Union in 2018.", "Britain",
     "United Kingdom left European Union on Jan. 31, 2020, not in 2018"),
    ("alive_or_dead", "The late Clint Eastwood made the film in 1992.", "late",
     "Clint Eastwood was alive on Jan. 31, 2025"),
    ("wrong_state", "The Ohio city of Milwaukee was calm.", "Ohio city of Milwaukee",
     "Milwaukee is in Wisconsin; no place of the name is known in Ohio"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "text", "found", "message"), CONTRADICTED)
def test_what_is_contradicted(claims_of: Claims, check: str, text: str, found: str, message: str) -> None:
    (claim,) = (one for one in claims_of(text) if one.verdict is Verdict.CONTRADICTED)
    assert (claim.check, text[claim.start : claim.end], claim.message) == (check, found, message)
    assert claim.evidence[0].text
    assert claim.evidence[0].source
    assert claim.evidence[0].as_of


SUPPORTED = [
    ("event_year", "They met after the Berlin Wall fell in November 1989.", "November 1989"),
    ("years_since_event", "In the 33 years since the Soviet collapse the port has shrunk.", "33 years"),
    ("office_holder_at_date", "In October 2024, Prime Minister Keir Starmer opened the tunnel.", "Keir Starmer"),
    ("membership", "Norway, a NATO member, sent observers.", "Norway"),
    ("alive_or_dead", "Clarence Darrow, photographed outside the court in 1926, smiled.", "Clarence Darrow"),
    ("population_area_currency", "China has a population of 1.4 billion.", "1.4 billion"),
    ("wrong_capital", "Canberra, the capital of Australia, voted.", "Canberra"),
]


@pytest.mark.parametrize(("check", "text", "found"), SUPPORTED)
def test_what_is_supported(claims_of: Claims, check: str, text: str, found: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.verdict, claim.check, text[claim.start : claim.end]) == (Verdict.SUPPORTED, check, found)
    assert not claim.message


SILENT = [
    "Did the Berlin Wall fall in 1991?",
    "If the Berlin Wall had fallen in 1991, he would have been abroad.",
    "A film about the fall of the Berlin Wall was made in 2009.",
    "After the Berlin Wall fell, in 1990 Germany was united.",
    "A model of the Titanic sank in a pond in 1999.",
    "Then-Prime Minister Rishi Sunak said in March 2023 that the mine would shut.",
    "Then-Prime Minister Rishi Sunak had wanted the mine to shut.",
    "Former Prime Minister Keir Starmer said in March 2023 that the mine would shut.",
    "Acting Prime Minister Keir Starmer said in March 2023 that the mine would shut.",
    "Prime Minister-elect Keir Starmer said in March 2023 that the mine would shut.",
    "Prime Minister Keir Starmer, who led the opposition in March 2023, spoke.",
    "President Anna Steinmeier of the club spoke in March 2023.",
    "Switzerland hopes to be a NATO member.",
    "Switzerland joined in the NATO exercise of 2014.",
    "A statue of Clarence Darrow was photographed in 1956.",
    "The Nelson Mandela Foundation said in 2018 that it would move.",
    "In 1985 he lived in what is now the Czech Republic.",
    "Lagos was the capital of Nigeria until 1991.",
    "Lagos, the commercial capital of Nigeria, was calm.",
    "They flew from Paris, Texas, to Athens, Georgia.",
    "The firm has offices in Oslo, Nigeria and Kenya.",
    "Edinburgh, the Scottish capital, voted.",
    "The Georgian capital lies far from Atlanta.",
    "He studied in the then German city of Strasbourg.",
    "Her family left the Soviet Union in 1989 and settled in Leeds.",
    "In 1998 he wrote a history of the Soviet Union.",
    "The former Yugoslavia was still at war in 2004.",
    "She was born in 1950 in what is now the Czech Republic.",
    "In 2004, a museum on East Germany opened in the old mill.",
    "In 1995 the Berlin Wall fell from the headlines before it became a shop of souvenirs.",
    "Russian troops invaded Ukraine in 2022.",
    "Leaders of the 15-member NATO advisory board met.",
    "The late Nelson Mandela was honored in May.",
    "He came from Sudbury, Ontario.",
    "In Dalian, U.S. Secretary of State John Kerry spoke.",
    "West German Chancellor Helmut Kohl agreed.",
    "The Georgia city of Columbus was calm.",
    "Ukraine's parliament declared sovereignty in 1990.",
    "Slovakia declared war in 1939.",
    "The Venezuelan city of Barcelona was calm.",
    "The village marked the 80th anniversary of D-Day in 2024.",
]


@pytest.mark.parametrize("text", SILENT)
def test_where_it_keeps_silent(claims_of: Claims, text: str) -> None:
    assert [one for one in claims_of(text) if one.verdict is Verdict.CONTRADICTED] == []


def test_nothing_after_as_of_is_contradicted(claims_of: Claims) -> None:
    text = "German Chancellor Frank-Walter Steinmeier laid a wreath."
    assert [one.verdict for one in claims_of(text, "2025-01-20")] == [Verdict.CONTRADICTED]
    assert claims_of(text, "2031-01-20") == ()
    text = "Switzerland, a NATO member, sent observers."
    assert [one.verdict for one in claims_of(text, "2025-01-20")] == [Verdict.CONTRADICTED]
    assert [one for one in claims_of(text, "2031-01-20") if one.verdict is Verdict.CONTRADICTED] == []


def test_without_a_date_of_the_article_nothing_is_counted_from_today(claims_of: Claims) -> None:
    assert claims_of("In the 20 years since the Soviet collapse the port has shrunk.", None) == ()
    assert claims_of("British Prime Minister Rishi Sunak laid a wreath.", None) == () or all(
        one.verdict is not Verdict.CONTRADICTED
        for one in claims_of("British Prime Minister Rishi Sunak laid a wreath.", None)
    )


def test_both_places_are_told(claims_of: Claims) -> None:
    text = "They met after the Berlin Wall fell in 1991."
    (claim,) = claims_of(text)
    (other,) = claim.related
    assert text[other.start : other.end] == "Berlin Wall fell"


def test_a_quotation_is_the_speakers() -> None:
    from newslint import lint_text

    result = lint_text("“The Berlin Wall fell in 1991,” said Ana Ruiz, a nurse.", published="2025-01-20")
    (finding,) = (one for one in result.findings if one.rule == "facts/event_year")
    assert (finding.level, finding.suggestions) == ("warning", ())
    assert finding.message.startswith("in the quotation: ")
