"""Tokens and their exact places."""

from newslint.plausibility.language import is_english_prose
from newslint.plausibility.tokens import BOUNDARY, NUMBER, PAUSE, WORD, tokens_of


def forms(text: str) -> list[str]:
    return [text[t.start : t.end] for t in tokens_of(text)]


def test_places_are_string_indices() -> None:
    text = "\U0001f600 Café \U0001f469\u200d\U0001f469\u200d\U0001f467 owners’ vote."
    assert forms(text) == ["Café", "owners", "vote", "."]
    assert [t.start for t in tokens_of(text)] == [2, 13, 21, 25]


def test_kinds() -> None:
    kinds = [t.kind for t in tokens_of("Prices, up 4.5 percent, rose.")]
    assert kinds == [WORD, PAUSE, WORD, NUMBER, WORD, PAUSE, WORD, BOUNDARY]


def test_a_period_after_an_abbreviation_ends_no_sentence() -> None:
    tokens = tokens_of("Mr. Brown met U.S. Gen. A. Hall. They spoke.")
    assert [t.kind for t in tokens].count(BOUNDARY) == 2
    assert [t.form for t in tokens if t.initial] == ["mr", "they"]


def test_quotation_marks_of_either_kind() -> None:
    text = 'He said “we agree” and "so do they" today.'
    assert [t.form for t in tokens_of(text) if t.quoted] == ["we", "agree", "so", "do", "they"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert [t.form for t in tokens_of("He said “we agree\nto this") if t.quoted and t.form] == ["we", "agree"]


def test_hyphens_join() -> None:
    assert [(t.form, t.joined) for t in tokens_of("a well-known man")] == [
        ("a", False),
        ("well", True),
        ("known", True),
        ("man", False),
    ]


def test_offset() -> None:
    assert tokens_of("Rain fell.", 100)[1].start == 105


def test_prose_and_other_text() -> None:
    prose = "The council said on Monday that it would not pay for the repair of the bridge over the river."
    spanish = "El ayuntamiento dijo el lunes que no pagaría la reparación del puente sobre el río de la ciudad vieja."
    code = "def main(args): return [x for x in parse(args) if x.value] ; import sys ; print(result, end=sep, file=out)"
    table = "Oslo 12 14 15 18 Rome 21 22 25 26 Paris 17 18 19 19 Bonn 11 12 13 15 Wien 18 19 20 21 Lima 4 5 6 Riga 7 8"
    assert is_english_prose(prose, tokens_of(prose))
    assert not is_english_prose(spanish, tokens_of(spanish))
    assert not is_english_prose(code, tokens_of(code))
    assert not is_english_prose(table, tokens_of(table))
    assert not is_english_prose(prose.upper(), tokens_of(prose.upper()))
