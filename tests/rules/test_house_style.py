"""House style of dates and numbers: what each guide wants, sentence by sentence."""

import datetime

import pytest

from newslint import Block, Document, Level, Metadata, Role, Rule, RuleError, read_text
from newslint.testing import unmark
from newslint_rules.dates.house_style_of_date import house_style_of_date
from newslint_rules.dates.house_style_of_decade import house_style_of_decade
from newslint_rules.dates.house_style_of_time import house_style_of_time
from newslint_rules.numbers.house_style_of_currency import house_style_of_currency
from newslint_rules.numbers.house_style_of_percent import house_style_of_percent
from newslint_rules.numbers.numeral_opens_sentence import numeral_opens_sentence
from newslint_rules.numbers.numeral_under_ten import numeral_under_ten

RULES: tuple[Rule, ...] = (
    house_style_of_date,
    house_style_of_time,
    house_style_of_decade,
    house_style_of_percent,
    house_style_of_currency,
    numeral_under_ten,
    numeral_opens_sentence,
)
BY_ID = {rule.id: rule for rule in RULES}

FAILING: dict[tuple[str, str], list[str]] = {
    ("dates/house_style_of_date", "ap"): [
        "The ferry sank on [[August 9|Aug. 9]] off the cape.",
        "The ferry sank on [[Aug 9th|Aug. 9]] off the cape.",
        "On [[9 August 2019|Aug. 9, 2019,]] the ferry sank.",
        "The ferry was sold in [[Feb. 2018|February 2018]] and refitted by [[Dec.|December.]]",
        "She was launched on [[Mar. 4, 1961|March 4, 1961]], in fog.",
        "The regatta runs from [[28 September|Sept. 28]] to [[2 October|Oct. 2]], weather permitting.",
        "The regatta runs [[3-5 October 2022|Oct. 3-5, 2022]].",
        "The regatta opens [[Friday 3rd November|Friday, Nov. 3]].",
    ],
    ("dates/house_style_of_date", "reuters"): [
        "The ferry sank on [[August 9|Aug. 9]] off the cape.",
        "The ferry sank on [[Aug 9th|Aug. 9]] off the cape.",
        "On [[9 August 2019|Aug. 9, 2019]] the ferry sank.",
        "The ferry was sold in [[Feb. 2018|February 2018]].",
    ],
    ("dates/house_style_of_date", "bbc"): [
        "The ferry sank on [[August 9|9 August]] off the cape.",
        "The ferry sank on [[9th August|9 August]] off the cape.",
        "On [[Aug. 9, 2019|9 August 2019]], the ferry sank.",
        "The regatta opens on [[Friday, November 3|Friday 3 November]].",
        "The regatta runs [[Oct. 3-5|3-5 October]].",
    ],
    ("dates/house_style_of_date", "guardian"): [
        "The ferry sank on [[August 9|9 August]] off the cape.",
        "It sank on the [[9th of August|9 August]] off the cape.",
        "On [[9 August, 2019|9 August 2019]] the ferry sank.",
        "The ferry was refitted in [[Dec.|December.]]",
    ],
    ("dates/house_style_of_time", "ap"): [
        "The bakery opens at [[6am|6 a.m.]] every day.",
        "It shuts at [[5:00 p.m.|5 p.m.]] on Fridays.",
        "The siren went at [[17:45|5:45 p.m.]] and again at [[12 p.m.|noon]] the next day.",
        "The siren went at [[6.15 PM.|6:15 p.m.]]",
        "They ate at [[12 noon|noon]] on the quay.",
    ],
    ("dates/house_style_of_time", "reuters"): [
        "The bakery opens at [[6am|6 a.m.]] every day.",
        "It shuts at [[5:00 p.m.|5 p.m.]] (1600 GMT) on Fridays.",
        "The siren went at [[17:45|5:45 p.m.]] on Monday.",
        "The siren went at [[12 a.m.|midnight.]]",
    ],
    ("dates/house_style_of_time", "bbc"): [
        "The bakery opens at [[6am|06:00]] every day.",
        "It shuts at [[5:00 p.m.|17:00]] on Fridays.",
        "The siren went at [[5.45pm|17:45]] BST.",
        "The siren went at [[1745|17:45]] GMT on Monday.",
    ],
    ("dates/house_style_of_time", "guardian"): [
        "The bakery opens at [[6 a.m.|6am]] every day.",
        "It shuts at [[5:30 p.m.|5.30pm.]]",
        "The siren went at [[17:45|5.45pm]] on Monday.",
        "They ate at [[12 noon|noon]] on the quay and slept at [[12am|midnight]].",
    ],
    ("dates/house_style_of_decade", "ap"): [
        "The pier burned in the [[1970's|1970s]].",
        "The pier was rebuilt in the early [[1980’s|1980s]].",
        "Trams ran here in the [[1920's|1920s]] and [[1930's|1930s]].",
        "Trams vanished in the mid-[[1950's|1950s]], to the town's regret.",
    ],
    ("dates/house_style_of_decade", "bbc"): [
        "The pier burned in the [[1970's|1970s]].",
        "The pier was rebuilt in the early [[1980’s|1980s]].",
        "Trams ran here in the [[1920's|1920s]] and [[1930's|1930s]].",
        "Trams vanished in the mid-[[1950's|1950s]], to the town's regret.",
    ],
    ("dates/house_style_of_decade", "guardian"): [
        "The pier burned in the [[1970's|1970s]].",
        "The pier was rebuilt in the [['80s|80s]].",
        "The pier was rebuilt in the [[’80s|80s]], they say.",
        "Trams vanished in the late [[1950’s|1950s]].",
    ],
    ("numbers/house_style_of_percent", "ap"): [
        "Rents rose [[7 percent|7%]] last year.",
        "Rents rose by [[seven per cent|7%]] last year.",
        "Rents rose [[4.5 pct|4.5%]] last year.",
        "Rents will rise [[3-5 percent|3%-5%]], or even [[6 to 8 percent|6% to 8%]].",
    ],
    ("numbers/house_style_of_percent", "bbc"): [
        "Rents rose [[7 per cent|7%]] last year.",
        "Rents rose by [[seven percent|7%]] last year.",
        "Rents rose [[4.5 %|4.5%]] last year.",
        "Rents will rise [[3-5 per cent|3-5%]].",
    ],
    ("numbers/house_style_of_percent", "guardian"): [
        "Rents rose [[7 per cent|7%]] last year.",
        "Rents rose by [[twenty-one per cent|21%]] last year.",
        "Rents rose [[100 percent|100%]] in a decade.",
        "Rents will rise [[3 to 5 per cent|3% to 5%]].",
    ],
    ("numbers/house_style_of_currency", "ap"): [
        "The dam cost [[$40m|$40 million]] to mend.",
        "The dam cost [[$1.5bn|$1.5 billion]], not [[40 million dollars|$40 million]].",
        "The dam cost [[$3,000,000|$3 million]] to mend.",
        "A ticket costs [[$0.75|75 cents]], the clerk said.",
        "A ticket costs [[15 dollars|$15]] at the gate.",
        "They raised [[$5m-$6m]] for the dam.",
    ],
    ("numbers/house_style_of_currency", "reuters"): [
        "The dam cost [[$40m|$40 million]] to mend.",
        "The dam cost [[$1.5 bln|$1.5 billion]] to mend.",
        "The dam cost [[40 million dollars|$40 million]] to mend.",
        "The dam was a [[$40-million|$40 million]] gamble.",
    ],
    ("numbers/house_style_of_currency", "bbc"): [
        "The dam cost [[£40 million|£40m]] to mend.",
        "The dam cost [[$1.5 billion|$1.5bn]], or [[1.4 billion euros|€1.4bn]].",
        "The debt is [[£2 trillion|£2tn]] by now.",
        "A ticket costs [[£0.75|75p]], the clerk said.",
        "They raised [[£5 million to £6 million]] for the dam.",
    ],
    ("numbers/house_style_of_currency", "guardian"): [
        "The dam cost [[40 million pounds|£40m]] to mend.",
        "The dam cost [[£3,500,000|£3.5m]] to mend.",
        "The dam was a [[€40-million|€40m]] gamble.",
        "The dam cost [[£2BN|£2bn]] to mend.",
    ],
    ("numbers/numeral_under_ten", "ap"): [
        "They rescued [[4|four]] sailors from the wreck.",
        "They rescued [[fourteen|14]] sailors from the wreck.",
        "The search went on for [[3|three]] weeks.",
        "She took [[3rd|third]] place in a field of 40.",
        "The [[2|two]]-storey house had burned [[6|six]] years ago.",
    ],
    ("numbers/numeral_under_ten", "bbc"): [
        "They rescued [[4|four]] sailors from the wreck.",
        "They rescued [[thirty-two|32]] sailors from the wreck.",
        "The search went on for [[9|nine]] days.",
        "She took [[2nd|second]] place in a field of 40.",
    ],
    ("numbers/numeral_under_ten", "guardian"): [
        "They rescued [[4|four]] sailors from the wreck.",
        "They rescued [[ten|10]] sailors from the wreck.",
        "The search went on for [[2|two]] months.",
        "“We saw [[8|eight]] boats,” she said.",
    ],
    ("numbers/numeral_opens_sentence", "ap"): [
        "[[14|Fourteen]] sailors were saved.",
        "The wreck lay deep. [[6|Six]] divers went down.",
        "[[8%|Eight percent]] of the catch was lost.",
        "“[[20|Twenty]] boats went out,” she said.",
        "[[1,200]] people watched from the pier.",
    ],
    ("numbers/numeral_opens_sentence", "bbc"): [
        "[[14|Fourteen]] sailors were saved.",
        "The wreck lay deep. [[6|Six]] divers went down.",
        "[[8%|Eight per cent]] of the catch was lost.",
        "[[3|Three]] years ago the pier burned.",
    ],
}

PASSING: dict[tuple[str, str], list[str]] = {
    ("dates/house_style_of_date", "ap"): [
        "The ferry sank on Aug. 9 off the cape.",
        "On Friday, Aug. 9, 2019, the ferry sank.",
        "She was launched in March 1961 and scrapped on May 5.",
        "The ferry was sold in August.",
        "The regatta runs from Sept. 28 to Oct. 2.",
        "The ferry sank on 8/9/2019.",
    ],
    ("dates/house_style_of_date", "reuters"): [
        "The ferry sank on Aug. 9 off the cape.",
        "On Aug. 9, 2019 the ferry sank.",
        "On Aug. 9, 2019, the ferry sank.",
        "She was launched in March 1961 and scrapped on May 5.",
    ],
    ("dates/house_style_of_date", "bbc"): [
        "The ferry sank on 9 August off the cape.",
        "On Friday 9 August 2019, the ferry sank.",
        "She was launched in March 1961.",
        "The regatta runs from 28 September to 2 October.",
    ],
    ("dates/house_style_of_date", "guardian"): [
        "The ferry sank on 9 August off the cape.",
        "On 9 August 2019 the ferry sank.",
        "She was launched in March 1961.",
        "The regatta runs 3-5 October.",
    ],
    ("dates/house_style_of_time", "ap"): [
        "The bakery opens at 6 a.m. every day.",
        "It shuts at 5:30 p.m. on Fridays.",
        "They ate at noon and slept at midnight.",
        "The quake struck at 10:15 (0915 GMT).",
        "It shuts at 5 p.m.",
    ],
    ("dates/house_style_of_time", "reuters"): [
        "The bakery opens at 6 a.m. (0500 GMT) every day.",
        "It shuts at 5:30 p.m. on Fridays.",
        "The quake struck at 15:30 GMT on Monday.",
        "They ate at noon and slept at midnight.",
    ],
    ("dates/house_style_of_time", "bbc"): [
        "The bakery opens at 06:00 every day.",
        "It shuts at 17:30 BST on Fridays.",
        "They ate at noon and slept at midnight.",
        "Work is from 9 to 5pm.",
    ],
    ("dates/house_style_of_time", "guardian"): [
        "The bakery opens at 6am every day.",
        "It shuts at 5.30pm.",
        "They ate at noon and slept at midnight.",
        "The quake struck at 15.30 on Monday.",
    ],
    ("dates/house_style_of_decade", "ap"): [
        "The pier burned in the 1970s.",
        "The pier was rebuilt in the ’80s.",
        "Trams ran here until the mid-1950s.",
        "They voted it 1974's worst song.",
    ],
    ("dates/house_style_of_decade", "bbc"): [
        "The pier burned in the 1970s.",
        "The pier was rebuilt in the ’80s.",
        "Trams ran here until the mid-1950s.",
        "They voted it 1980's worst song.",
    ],
    ("dates/house_style_of_decade", "guardian"): [
        "The pier burned in the 1970s.",
        "The pier was rebuilt in the 80s.",
        "Trams ran here until the mid-1950s.",
        "They voted it 1980's worst song.",
    ],
    ("numbers/house_style_of_percent", "ap"): [
        "Rents rose 7% last year.",
        "Seven percent of tenants left.",
        "Rents rose by half a percent, or 7 percentage points less.",
        "Rents will rise 3% to 5%.",
    ],
    ("numbers/house_style_of_percent", "bbc"): [
        "Rents rose 7% last year.",
        "Seven per cent of tenants left.",
        "Rents will rise 3-5%.",
        "A large percentage of tenants left.",
    ],
    ("numbers/house_style_of_percent", "guardian"): [
        "Rents rose 7% last year.",
        "Seven per cent of tenants left.",
        "Rents rose 0.4%.",
        "There is zero per cent growth.",
    ],
    ("numbers/house_style_of_currency", "ap"): [
        "The dam cost $40 million to mend.",
        "The dam cost $1,234,567 to mend.",
        "The dam cost £40m, or 46 million euros.",
        "A ticket costs 75 cents or $1.50, or US$0.75 abroad.",
        "Five dollars is too much.",
    ],
    ("numbers/house_style_of_currency", "reuters"): [
        "The dam cost $40 million to mend.",
        "The firm earned $0.75 a share.",
        "The dam cost 40 million euros ($44 million).",
        "The dam cost $3,000,000 to mend.",
    ],
    ("numbers/house_style_of_currency", "bbc"): [
        "The dam cost £40m to mend.",
        "The dam cost $1.5bn, or €1.4bn.",
        "A ticket costs 75p or £1.50.",
        "The dam cost 40 million yen.",
    ],
    ("numbers/house_style_of_currency", "guardian"): [
        "The dam cost £40m to mend.",
        "The house went for £450,000.",
        "The debt is £2tn by now.",
        "The dam cost five million pounds.",
    ],
    ("numbers/numeral_under_ten", "ap"): [
        "They rescued four sailors from the wreck.",
        "The boy, 4, has a 7-year-old sister.",
        "The wreck lies 8 feet down, 5 miles off the cape, and holds $2 million.",
        "The panel voted 6-3 at 4 p.m. on June 5 and 3% stayed away.",
        "The Rovers won 4-1 and have 9 points.",
        "He read Chapter 4 to some 3 million listeners, 5 million years on.",
        "The coin dates from the 1st or 2nd century.",
    ],
    ("numbers/numeral_under_ten", "bbc"): [
        "They rescued nine sailors and 10 dogs.",
        "The parcel weighs 3kg and costs £5.",
        "The odds were 1 in 4 that the wind would turn.",
        "Ten sailors were saved.",
    ],
    ("numbers/numeral_under_ten", "guardian"): [
        "They rescued nine sailors and 10 dogs.",
        "Prices rose 4% on 3 May.",
        "She came 3rd in a field of 40.",
        "A dozen sailors swam for two hours.",
    ],
    ("numbers/numeral_opens_sentence", "ap"): [
        "Fourteen sailors were saved.",
        "1961 was a hard year for fishermen.",
        "7-Eleven shut its shop on the pier.",
        "4-1 was the score.",
        "3.2 gives the reasons.",
        "It was late. In all, 14 sailors were saved.",
    ],
    ("numbers/numeral_opens_sentence", "bbc"): [
        "Fourteen sailors were saved.",
        "1961 was a hard year for fishermen.",
        "9 August was a fine day.",
        "In all, 14 sailors were saved.",
    ],
}


def _cases(table: dict[tuple[str, str], list[str]]) -> list[tuple[Rule, str, str]]:
    return [
        (BY_ID[rule_id], style, sentence) for (rule_id, style), sentences in table.items() for sentence in sentences
    ]


def _document(text: str) -> Document:
    return read_text(text, metadata=Metadata(published=datetime.date(2024, 6, 19)))


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "style", "sentence"), _cases(FAILING), ids=_name)
def test_what_is_not_in_the_style_is_found(rule: Rule, style: str, sentence: str) -> None:
    text, marks = unmark(sentence)
    found = [(hit.span, hit.suggestions[:1]) for hit in rule.check(_document(text), style=style)]
    assert found == [(mark.span, (mark.written,) if mark.written else ()) for mark in marks]


@pytest.mark.parametrize(("rule", "style", "sentence"), _cases(PASSING), ids=_name)
def test_what_is_in_the_style_passes(rule: Rule, style: str, sentence: str) -> None:
    assert list(rule.check(_document(sentence), style=style)) == []


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_an_unknown_style_is_refused_with_the_choices(rule: Rule) -> None:
    with pytest.raises(
        RuleError, match=rf"^{rule.id}: there is no style 'times'; set the option 'style' to ap.* or \w+$"
    ):
        list(rule.check(_document("Nothing."), style="times"))


def test_the_choices_are_those_of_the_rule() -> None:
    with pytest.raises(RuleError) as error:
        list(house_style_of_decade.check(_document("Nothing."), style="reuters"))
    assert str(error.value) == (
        "dates/house_style_of_decade: there is no style 'reuters'; set the option 'style' to ap, bbc or guardian"
    )


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_they_are_suggestions_and_off_until_selected(rule: Rule) -> None:
    assert rule.level is Level.SUGGESTION
    assert not rule.default
    assert rule.options == {"style": "ap"}


@pytest.mark.parametrize(
    ("rule", "style", "text", "message"),
    [
        (house_style_of_date, "ap", "It sank on August 9.", "AP style is Aug. 9"),
        (house_style_of_time, "guardian", "It sank at 5:30 p.m.", "Guardian style is 5.30pm"),
        (house_style_of_percent, "bbc", "It fell 5 percent.", "BBC style is 5%"),
        (house_style_of_currency, "reuters", "It cost $5m.", "Reuters style is $5 million"),
        (house_style_of_currency, "ap", "It cost $5m-$6m.", "not AP style: $5m-$6m"),
        (numeral_opens_sentence, "ap", "300 ships sank.", "a figure opens the sentence: move 300 behind another word"),
    ],
)
def test_messages(rule: Rule, style: str, text: str, message: str) -> None:
    assert [hit.message for hit in rule.check(_document(text), style=style)] == [message]


@pytest.mark.parametrize("role", [Role.DATELINE, Role.TABLE_CELL])
def test_datelines_and_tables_have_forms_of_their_own(role: Role) -> None:
    text = "LONDON, September 3rd, 3pm, 5 percent, $5m, the 1990's, 3 ships"
    document = Document(text, [Block(role, 0, len(text))])
    assert [hit for rule in RULES for hit in rule.check(document, style="ap")] == []


def test_headlines_keep_their_figures_but_not_at_the_start_for_the_bbc() -> None:
    text = "14 sailors saved by 3 ships"
    document = Document(text, [Block(Role.HEADLINE, 0, len(text))])
    assert list(numeral_under_ten.check(document, style="bbc")) == []
    assert list(numeral_opens_sentence.check(document, style="ap")) == []
    assert [hit.suggestions for hit in numeral_opens_sentence.check(document, style="bbc")] == [("Fourteen",)]


def test_a_space_that_does_not_break_is_no_fault() -> None:
    text = "It sank on Aug.\u00a09 at 5\u00a0p.m. and cost $5\u00a0million."
    rules = (house_style_of_date, house_style_of_time, house_style_of_currency)
    assert [hit for rule in rules for hit in rule.check(_document(text), style="ap")] == []
