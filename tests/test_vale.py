"""Vale's kinds, sections, scopes and vocabularies, each as its documentation has them; and moving to our own rules."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newslint import Config, ConfigError, Linter, RuleError, packs, read_text
from newslint.testing import verify
from newslint.vale.project import load

Program = Callable[..., CompletedProcess[str]]
INI = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = House\n"


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Writes rules of the style House by name, and files by path; returns the folder."""

    def make(ini: str = INI, files: dict[str, str] = {}, **rules: str) -> Path:
        named = {f"styles/House/{name}.yml": text for name, text in rules.items()}
        (tmp_path / "styles" / "House").mkdir(parents=True)
        for name, text in {".vale.ini": ini, **named, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return make


def findings(folder: Path, text: str, path: str = "a.md") -> list[tuple[int, str, str, str]]:
    """What the project finds: line, level, words and message."""
    styles = ("House", "Vale") if "House, Vale" in (folder / ".vale.ini").read_text("utf-8") else ("House",)
    config = Config(vale=str(folder / ".vale.ini"), select=styles)
    document = read_text(text, path=str(folder / path), format="markdown" if path.endswith(".md") else "plain")
    result = Linter(config).lint(document)
    assert result.failures == ()
    return [(one.line, str(one.level), one.text, one.message) for one in result.findings]


def test_existence(project: Callable[..., Path]) -> None:
    folder = project(
        Weasel="extends: existence\nmessage: \"Consider removing '%s'\"\nlevel: warning\nignorecase: true\n"
        "tokens:\n  - obviously\n  - (?:very|quite) nice\n  - appears to be\n",
        Cased="extends: existence\nmessage: 'Not %s'\ntokens:\n  - Foo\n",
        Marks="extends: existence\nmessage: 'No %s'\nnonword: true\ntokens:\n  - '!{2,}'\n",
        Raw="extends: existence\nmessage: 'Raw %s'\nraw:\n  - '(?:foo)'\n  - '\\sbar'\n",
    )
    text = "Obviously it appears to be so.\n\nA quite nice foo, obviously!!\n\nFoo foo bar, unobviously.\n"
    assert findings(folder, text) == [
        (1, "warning", "Obviously", "Consider removing 'Obviously'"),
        (1, "warning", "appears to be", "Consider removing 'appears to be'"),
        (3, "warning", "quite nice", "Consider removing 'quite nice'"),
        (3, "warning", "obviously", "Consider removing 'obviously'"),
        (3, "warning", "!!", "No !!"),
        (5, "warning", "Foo", "Not Foo"),
        (5, "warning", "foo bar", "Raw foo bar"),
    ]


def test_substitution(project: Callable[..., Path]) -> None:
    folder = project(
        Terms="extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nlevel: error\nignorecase: true\n"
        "swap:\n  abundance: plenty\n  (?:give|gave) rise to: lead to|cause\n",
        Capital="extends: substitution\nmessage: Use %s\ncapitalize: true\nignorecase: true\nswap:\n  utilise: use\n",
    )
    text = "An Abundance of rain gave rise to floods.\n\nUtilise it.\n"
    assert findings(folder, text) == [
        (1, "error", "Abundance", "Use 'plenty' instead of 'Abundance'"),
        (1, "error", "gave rise to", "Use 'lead to’ or ‘cause' instead of 'gave rise to'"),
        (3, "warning", "Utilise", "Use Use"),
    ]
    config = Config(vale=str(folder / ".vale.ini"), select=("House",))
    found = Linter(config).lint(read_text(text, path=str(folder / "a.md"))).findings
    assert [one.suggestions for one in found] == [("plenty",), ("lead to", "cause"), ("Use",)]


def test_occurrence(project: Callable[..., Path]) -> None:
    folder = project(
        Commas="extends: occurrence\nmessage: More than 3 commas!\nlevel: error\nscope: sentence\nmax: 3\ntoken: ','\n",
        Intro="extends: occurrence\nmessage: 'No link'\nscope: heading\nmin: 1\ntoken: news\n",
    )
    text = "# The news\n\nOne, two, three. Four, five, six, seven, eight, nine.\n\n## Old\n\nEnd.\n"
    assert findings(folder, text) == [
        (3, "error", ", five, six, seven, eight,", "More than 3 commas!"),
        (5, "warning", "Old", "No link"),
    ]


def test_repetition(project: Callable[..., Path]) -> None:
    folder = project(
        Twice="extends: repetition\nmessage: \"'%s' is repeated!\"\nlevel: error\nignorecase: true\nalpha: true\n"
        "tokens:\n  - '[^\\s]+'\n"
    )
    assert findings(folder, "This this is is\nis fine, fine.\n\nend\n\nend 5 5\n") == [
        (1, "error", "This this", "'this' is repeated!"),
        (1, "error", "is is", "'is' is repeated!"),
        (1, "error", "is is\nis", "'is' is repeated!"),
    ]


def test_consistency(project: Callable[..., Path]) -> None:
    folder = project(
        Spelling="extends: consistency\nmessage: \"Inconsistent spelling of '%s'\"\nlevel: error\nignorecase: true\n"
        "either:\n  advisor: adviser\n  centre: center\n"
    )
    text = "The advisor came.\n\nThe Adviser left the centre.\n"
    assert findings(folder, text) == [(3, "error", "Adviser", "Inconsistent spelling of 'Adviser'")]


def test_conditional(project: Callable[..., Path]) -> None:
    folder = project(
        Acronyms="extends: conditional\nmessage: \"'%s' has no definition\"\nignorecase: false\n"
        "first: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions:\n  - ABC\n"
    )
    text = "The World Health Organization (WHO) met the NGO of ABC.\n\nThe WHO left.\n"
    assert findings(folder, text) == [(1, "warning", "NGO", "'NGO' has no definition")]


def test_capitalization(project: Callable[..., Path]) -> None:
    folder = project(
        Title="extends: capitalization\nmessage: \"'%s' should be in title case\"\nscope: heading\nmatch: $title\n",
    )
    text = "# The Old Man and the Sea\n\nText here.\n\n## a new law on water\n\nText.\n"
    assert findings(folder, text) == [
        (5, "warning", "a new law on water", "'a new law on water' should be in title case"),
    ]


def test_sentence_case_and_exceptions(project: Callable[..., Path]) -> None:
    folder = project(
        Case="extends: capitalization\nmessage: \"'%s'\"\nscope: heading.h1\nmatch: $sentence\nexceptions: [Madrid]\n"
    )
    assert findings(folder, "# Talks in Madrid end\n\nText.\n") == []
    assert findings(folder, "# Talks In Rome End\n\nText.\n") == [
        (1, "warning", "Talks In Rome End", "'Talks In Rome End'")
    ]


def test_metric_and_readability(project: Callable[..., Path]) -> None:
    folder = project(
        Length="extends: metric\nmessage: 'Too long: %s'\nformula: |\n  words / sentences\ncondition: '> 5'\n",
        Grade="extends: readability\nmessage: 'Grade level (%s) too high!'\ngrade: 8\nmetrics:\n  - Flesch-Kincaid\n",
    )
    assert findings(folder, "We met. All was well.\n") == []
    hard = "Interdepartmental considerations necessitated extraordinarily comprehensive administrative reorganisation."
    first, second = findings(folder, f"{hard}\n")
    assert first[3].startswith("Grade level (") and second == (1, "warning", hard, "Too long: 7.00")


def test_spelling_with_a_vocabulary(project: Callable[..., Path]) -> None:
    folder = project(
        "StylesPath = styles\nVocab = Desk\n[*]\nBasedOnStyles = House, Vale\nVale.Repetition = NO\n",
        files={
            "styles/config/vocabularies/Desk/accept.txt": "Zorblax\n[Ff]robnic\n",
            "styles/config/vocabularies/Desk/reject.txt": "claim(?:s|ed)?\n",
            "styles/words.txt": "qwertish\n",
        },
        Spelling="extends: spelling\nmessage: \"Did you really mean '%s'?\"\nlevel: error\nignore: words.txt\n",
    )
    text = "The Zorblax frobnic qwertish goverment claimed it. zorblax.\n"
    assert findings(folder, text) == [
        (1, "error", "qwertish", "Did you really mean 'qwertish'?"),  # by the style Vale, which knows no list
        (1, "error", "goverment", "Did you really mean 'goverment'?"),
        (1, "error", "goverment", "Did you really mean 'goverment'?"),
        (1, "error", "claimed", "Avoid using 'claimed'."),
        (1, "error", "zorblax", "Did you really mean 'zorblax'?"),
        (1, "error", "zorblax", "Did you really mean 'zorblax'?"),
        (1, "error", "zorblax", "Use 'Zorblax' instead of 'zorblax'."),
    ]


def test_sequence(project: Callable[..., Path]) -> None:
    folder = project(
        Verb="extends: sequence\nmessage: \"The infinitive after 'to' (%s)?\"\nscope: sentence\nignorecase: true\n"
        "tokens:\n  - pattern: to\n  - tag: 'RB|RBR'\n    pattern: '\\w+ly'\n  - tag: VB\n",
        NotThe="extends: sequence\nmessage: '%s'\ntokens:\n  - tag: DT\n    negate: true\n  - pattern: council\n",
    )
    text = "They want to boldly go home.\n\nThe council of council met.\n"
    assert findings(folder, text) == [
        (1, "warning", "to boldly go", "The infinitive after 'to' (to boldly go)?"),
        (3, "warning", "of council", "of council"),
    ]


def test_scopes(project: Callable[..., Path]) -> None:
    folder = project(
        List="extends: existence\nmessage: list %s\nscope: list\ntokens: [word]\n",
        Quote="extends: existence\nmessage: quote %s\nscope: blockquote\ntokens: [word]\n",
        NotHeading="extends: existence\nmessage: text %s\nscope: ~heading\ntokens: [word]\n",
        Both="extends: existence\nmessage: both %s\nscope: [heading, table]\ntokens: [word]\n",
    )
    text = "# A word\n\nThe word.\n\n- List word\n\n> Quote word\n\n| word |\n|------|\n| word |\n\n```\nword\n```\n"
    assert [(line, message) for line, _, _, message in findings(folder, text)] == [
        (1, "both word"),
        (3, "text word"),
        (5, "list word"),
        (5, "text word"),
        (7, "text word"),
        (7, "quote word"),
        (9, "both word"),
        (9, "text word"),
        (11, "both word"),
        (11, "text word"),
    ]


def test_sections_levels_limits_and_ignores(project: Callable[..., Path]) -> None:
    folder = project(
        "StylesPath = styles\nMinAlertLevel = warning\n[*.{md,txt}]\nBasedOnStyles = House\nTokenIgnores = (\\$\\w+)\n"
        "[drafts/*.md]\nHouse.One = error\nHouse.Two = NO\n",
        One="extends: existence\nmessage: one %s\nlevel: suggestion\nlimit: 1\ntokens: [word]\n",
        Two="extends: existence\nmessage: two %s\ntokens: [word]\n",
    )
    text = "A word, a word, a $word.\n"
    assert findings(folder, text) == [(1, "warning", "word", "two word")] * 2
    assert findings(folder, text, "drafts/a.md") == [(1, "error", "word", "one word")]
    assert findings(folder, text, "a.html") == []


def test_what_a_wider_section_switches_off_stays_off(project: Callable[..., Path]) -> None:
    ini = (
        "StylesPath = styles\n[*]\nBasedOnStyles = House\nHouse.A = NO\n"
        "[*.md]\nBasedOnStyles = House\nHouse.B = error\n"
    )
    rule = "extends: existence\nmessage: m\ntokens:\n  - {}\n"
    folder = project(ini, A=rule.format("one"), B=rule.format("two"))
    assert findings(folder, "It is one or two.\n") == [(1, "error", "two", "m")]


def test_actions(project: Callable[..., Path]) -> None:
    folder = project(
        Gone="extends: existence\nmessage: '%s'\naction:\n  name: remove\ntokens: [very]\n",
        Other="extends: existence\nmessage: '%s'\naction:\n  name: replace\n  params: [big, large]\ntokens: [huge]\n",
    )
    found = Linter(Config(vale=str(folder / ".vale.ini"), select=("House",))).lint(
        read_text("A very huge deal.", path=str(folder / "a.txt"))
    )
    assert [one.suggestions for one in found.findings] == [("",), ("big", "large")]


@pytest.mark.parametrize(
    ("parameters", "written"),
    [
        (("regex", "([A-Z]\\w+)([A-Z]\\w+)", "$1-$2"), ("Foo-Bar",)),
        (("regex", "(?P<one>Foo)Bar", "${one}\\n"), ("Foo\\n",)),
        (("regex", "(", "$1"), ()),
        (("regex", "Foo", "$7"), ()),
        (("trim_left", "F"), ("ooBar",)),
        (("trim_right", "r"), ("FooBa",)),
    ],
)
def test_edits(project: Callable[..., Path], parameters: tuple[str, ...], written: tuple[str, ...]) -> None:
    action = json.dumps({"name": "edit", "params": parameters})
    folder = project(A=f"extends: existence\nmessage: m\ntokens: [FooBar]\naction: {action}\n")
    document = read_text("The FooBar came.\n", path=str(folder / "a.md"), format="markdown")
    (finding,) = Linter(Config(vale=str(folder / ".vale.ini"), select=("House",))).lint(document).findings
    assert finding.suggestions == written


def test_what_cannot_be_run_is_listed(project: Callable[..., Path], program: Program) -> None:
    folder = project(
        INI.replace("[*]", "Packages = Google\n[*]"),
        files={"a.txt": "A word.\n"},
        Script="extends: script\nmessage: x\nscript: x.tengo\n",
        Link="extends: existence\nmessage: x\nscope: link\ntokens: [x]\n",
        Good="extends: existence\nmessage: found %s\ntokens: [word]\n",
    )
    assert load(str(folder / ".vale.ini")).notices == (
        ".vale.ini:4: Packages is not heeded: packages are not downloaded; put their styles into the styles folder",
        "House.Link is not run: there is no scope 'link' in an article",
        "House.Script is not run: scripts (Tengo) are not run",
    )
    done = program("check", "a.txt", "--vale", ".vale.ini", "--select", "House")
    assert done.stdout == "a.txt:1:3: warning House/Good found word\n"
    assert "newslint: House.Script is not run: scripts (Tengo) are not run\n" in done.stderr


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("extends: nothing\n", "House/R.yml:1: 'extends' must be one of existence, "),
        ("extends: existence\nmessage: x\n", "House/R.yml:1: the kind existence needs tokens or raw"),
        ("extends: existence\nmessage: x\ntokens: [x]\ntoken: y\n", "House/R.yml:4: unknown key 'token'"),
        ("extends: existence\nmessage: x\ntokens: x\n", "House/R.yml:3: 'tokens' has the wrong type"),
        ("extends: existence\nmessage: x\ntokens: ['(']\n", "is not a regular expression"),
        ("extends: metric\nmessage: x\nformula: words\n", "needs a formula, and a condition such as '> 20'"),
        ("extends: [\n", "House/R.yml:2: not readable as YAML"),
        ("extends: existence\nlevel: loud\ntokens: [x]\n", "'level' must be suggestion, warning or error, not 'loud'"),
    ],
)
def test_broken_rules(project: Callable[..., Path], rule: str, told: str) -> None:
    folder = project(R=rule)
    with pytest.raises((ConfigError, RuleError)) as caught:
        load(str(folder / ".vale.ini"))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("ini", "told"),
    [
        ("[*]\nBasedOnStyles = Other\n", ".vale.ini: there is no style 'Other' in "),
        ("Nonsense = 1\n", ".vale.ini:1: unknown key 'Nonsense'"),
        ("[*]\nnonsense\n", ".vale.ini:2: is neither a section nor a key with a value: 'nonsense'"),
        ("MinAlertLevel = loud\n", "MinAlertLevel must be suggestion, warning or error, not 'loud'"),
        ("Vocab = Nobody\n", "there is no vocabulary 'Nobody' in "),
        ("[*]\nHouse.R = MAYBE\n", ".vale.ini:2: House.R must be YES, NO, suggestion, warning or error, not 'MAYBE'"),
    ],
)
def test_a_broken_ini(project: Callable[..., Path], ini: str, told: str) -> None:
    folder = project(ini)
    with pytest.raises(ConfigError) as caught:
        load(str(folder / ".vale.ini"))
    assert told in str(caught.value)


def test_a_missing_ini(program: Program) -> None:
    done = program("check", "--vale", "nowhere.ini")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newslint: nowhere.ini: cannot be read: No such file or directory\n"


def test_moving_to_our_own_rules(project: Callable[..., Path], program: Program) -> None:
    folder = project(
        Weasel="extends: existence\nmessage: \"Consider removing '%s'\"\nignorecase: true\ntokens:\n  - obviously\n",
        Terms="extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nswap:\n  utili[sz]e: use\n",
        Commas="extends: occurrence\nmessage: 'More than 3 commas!'\nscope: sentence\nmax: 3\ntoken: ','\n",
        Acronyms="extends: conditional\nmessage: \"'%s'\"\nfirst: '\\b([A-Z]{3})\\b'\nsecond: '\\(([A-Z]{3})\\)'\n",
        Title="extends: capitalization\nmessage: \"'%s'\"\nmatch: $title\nscope: heading\n",
        Length="extends: metric\nmessage: '%s'\nformula: words / sentences\ncondition: '> 5'\n",
        Both="extends: consistency\nmessage: '%s'\neither:\n  advisor: adviser\n",
        Script="extends: script\nmessage: x\nscript: x.tengo\n",
    )
    done = program("import-vale", "styles", "--output", "house")
    assert (
        done.stdout
        == "House.Script is not imported: the kind script has no counterpart\n7 of 8 rules written to house\n"
    )
    assert done.returncode == 0
    loaded = packs.load([packs.Pack(str(folder / "house"), None)])
    assert [rule.id for rule in loaded] == sorted(f"House/{name}" for name in (
        "Weasel", "Terms", "Commas", "Acronyms", "Title", "Length", "Both",
    ))  # fmt: skip
    assert [problem for rule in loaded for problem in verify(rule)] == []
    again = program("import-vale", "styles", "--output", "house")
    assert again.returncode == 2 and "is there already, so it is left as it is" in again.stderr
