"""Forms of verbs and nouns."""

import pytest

from newslint.inflection import plural, verb_forms, with_s


@pytest.mark.parametrize(
    "forms",
    [
        "walk walks walked walked walking",
        "carry carries carried carried carrying",
        "play plays played played playing",
        "push pushes pushed pushed pushing",
        "fix fixes fixed fixed fixing",
        "pass passes passed passed passing",
        "use uses used used using",
        "agree agrees agreed agreed agreeing",
        "dye dyes dyed dyed dyeing",
        "die dies died died dying",
        "stop stops stopped stopped stopping",
        "commit commits committed committed committing",
        "visit visits visited visited visiting",
        "occur occurs occurred occurred occurring",
        "quiz quizzes quizzed quizzed quizzing",
        "begin begins began begun beginning",
        "run runs ran run running",
        "cut cuts cut cut cutting",
        "write writes wrote written writing",
        "go goes went gone going",
        "do does did done doing",
        "have has had had having",
        "be is was been being",
        "see sees saw seen seeing",
        "lie lies lay lain lying",
        "show shows showed shown showing",
        "buy buys bought bought buying",
        "fly flies flew flown flying",
        "echo echoes echoed echoed echoing",
        "veto vetoes vetoed vetoed vetoing",
    ],
)
def test_verbs(forms: str) -> None:
    assert " ".join(verb_forms(forms.split(maxsplit=1)[0])) == forms


def test_a_phrase_inflects_its_verb() -> None:
    assert verb_forms("give up on") == ("give up on", "gives up on", "gave up on", "given up on", "giving up on")


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("car", "cars"),
        ("city", "cities"),
        ("day", "days"),
        ("box", "boxes"),
        ("church", "churches"),
        ("man", "men"),
        ("policeman", "policemen"),
        ("spokeswoman", "spokeswomen"),
        ("child", "children"),
        ("thief", "thieves"),
        ("crisis", "crises"),
        ("police chief", "police chiefs"),
        ("human", "humans"),
        ("German", "Germans"),
        ("quiz", "quizzes"),
    ],
)
def test_plurals(one: str, several: str) -> None:
    assert plural(one) == several


def test_with_s() -> None:
    assert [with_s(word) for word in ("rise", "buzz", "y")] == ["rises", "buzzes", "ys"]
