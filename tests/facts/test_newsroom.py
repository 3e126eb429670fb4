"""A newsroom's own rows: every bad one named, none loaded by half, and nothing lost when a write is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import read_text
from newslint.facts import newsroom
from newslint.facts.base import Facts, FactsError
from newslint.facts.newsroom import Row
from newslint.facts.schema import Fact

HEADER = "subject,relation,object,from,to,source,as_of\n"


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], str]:
    def write(rows: str) -> str:
        path = tmp_path / "ours.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        return str(path)

    return write


def refusal(path: str) -> list[str]:
    with pytest.raises(FactsError) as caught:
        newsroom.read_csv(path)
    return [line.removeprefix(f"{path}:") for line in str(caught.value).split("\n")]


def test_good_rows_are_read(table: Callable[[str], str]) -> None:
    rows = newsroom.read_csv(table("Ana Ruiz,mayor of,Salem,2024-01-08,,city hall,2025-01-01\nfire,date,,1986-05,,,\n"))
    assert [row.fact for row in rows] == [
        Fact("Ana Ruiz", "mayor of", "Salem", "2024-01-08", "", "day", "city hall", "2025-01-01"),
        Fact("fire", "date", "", "1986-05", "", "month", "", ""),
    ]


def test_every_malformed_row_is_named(table: Callable[[str], str]) -> None:
    path = table(
        "Ana Ruiz,mayor of,Salem,2024-13,,,\n"
        ",mayor of,Salem,2024,,,\n"
        "Ana Ruiz,mayr of,Salem,2024,,,\n"
        "Ana Ruiz,mayor of,,2024,,,\n"
        "Ana Ruiz,mayor of,Salem\n"
        "Ana Ruiz,mayor of,Salem,2024,2020,,\n"
        "Norway,population,many,,,,\n"
        "fire,date,,,,,\n"
        "fire,date,,2023-02-29,,,\n"
    )
    assert refusal(path) == [
        "2: '2024-13' is no date: write 1991, 1991-12 or 1991-12-26",
        "3: the subject is empty",
        "4: there is no relation 'mayr of'; did you mean 'mayor of'?",
        "5: 'mayor of' needs an object",
        "6: has 3 cells where the header has 7",
        "7: ends on 2020, before it begins on 2024",
        "8: 'population' must be a whole number, not 'many'",
        "9: 'date' needs a date in the column from",
        "10: '2023-02-29' is no day of the calendar",
    ]


def test_doubled_overlapping_and_circular_rows(table: Callable[[str], str]) -> None:
    path = table(
        "Ana Ruiz,member of,Guild,2020,2022,,\n"
        "Ana Ruiz,member of,Guild,2020,2022,,\n"
        "Ana Ruiz,member of,Guild,2021,,,\n"
        "Lena Holt,president of,Guild,2019,2023,,\n"
        "Uli Brandt,president of,Guild,2022,,,\n"
        "A,successor,B,,,,\n"
        "B,successor,C,,,,\n"
        "C,successor,A,,,,\n"
    )
    assert refusal(path) == [
        f"3: says the same as {path}:2",
        f"4: overlaps {path}:3: Ana Ruiz, 2020 to 2022",
        f"6: overlaps {path}:5: Lena Holt, 2019 to 2023",
        "9: is circular: successor: A > B > C > A",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1: is empty: the first line names the columns"),
        (b"subject,relation,objekt\n", "1: unknown column 'objekt'; did you mean 'object'?"),
        (b"subject,object\nA,B\n", "1: the header lacks the column 'relation'"),
        (b"\xff\xfe\x00", "1: is not UTF-8"),
        (b'subject,relation\n"A,B\n', "2: not readable as CSV"),
    ],
)
def test_files_that_are_none(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    assert refusal(str(path))[0].startswith(told)


def test_a_row_must_fit_those_that_are_there(newsroom_file: Callable[..., Path]) -> None:
    path = newsroom_file(Fact("Lena Holt", "president of", "Guild", "2019", "2023"))
    new = [
        Row("the new row", Fact("Uli Brandt", "president of", "Guild", "2022")),
        Row("another", Fact("Ana Ruiz", "member of", "Guild", "2022")),
    ]
    with pytest.raises(FactsError, match="the new row: overlaps the knowledge base: Lena Holt, 2019 to 2023"):
        newsroom.add(str(path), new)
    assert Facts([str(path)]).of("Ana Ruiz") == ()  # none of them was written
    assert newsroom.add(str(path), [new[1], Row("x", Fact("Uli Brandt", "president of", "Guild", "2023-06"))]) == 2


def test_a_row_is_found_in_a_text(newsroom_file: Callable[..., Path]) -> None:
    path = newsroom_file(
        Fact("Corrie dam collapse", "date", "Scotland", "1986-05-04", source="our archive"),
        Fact("Ana Ruiz", "mayor of", "Salem", "2024-01-08", source="city hall", as_of="2025-12-31"),
    )
    facts = Facts([str(path)])
    (claim,) = facts.judgements(read_text("The Corrie dam collapse in 1988 killed nobody."))
    assert (claim.verdict, claim.message) == (
        "contradicted", "the Corrie dam collapse was on May 4, 1986, not 1988",
    )  # fmt: skip
    assert claim.evidence[0].source == "our archive"


WRITER = """
import sys
from newslint.facts import newsroom
from newslint.facts.newsroom import Row
from newslint.facts.schema import Fact
number = 0
while True:
    number += 1
    rows = [Row("row", Fact(f"Batch {number}", "city in", f"Land {part}")) for part in range(50)]
    newsroom.add(sys.argv[1], rows)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal")
def test_a_kill_in_the_middle_of_a_write_loses_nothing(tmp_path: Path) -> None:
    for delay in (0.4, 0.9):
        path = tmp_path / f"{delay}.db"
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"1\n"
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
            told = writer.stdout.read().split()
        facts = Facts([str(path)])
        done = int(told[-1]) if told else 1
        for number in range(1, done + 1):
            assert len(facts.of(f"Batch {number}")) == 50, "a batch that was told is whole"
        assert len(facts.of(f"Batch {done + 1}")) in (0, 50), "one that was cut off is there whole or not at all"
        assert newsroom.add(str(path), [Row("row", Fact("After", "city in", "Land"))]) == 1
