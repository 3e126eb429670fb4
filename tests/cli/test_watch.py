"""`newslint watch`, as a program that somebody saves files beside."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Project = Callable[..., Path]
Next = Callable[[], str]

PROGRAM = """
import signal, sys
from newslint.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started with it ignored
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")


class Watching:
    """A running `newslint watch`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def close(self) -> None:
        """Ends the process, if it has not ended by itself."""
        self.process.kill()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()
        self.process.wait()

    def said(self) -> str:
        """The next line, for which a slow machine gets a minute."""
        return self._lines.get(timeout=60)


@pytest.fixture
def watching(project: Project) -> Iterator[tuple[Path, Watching]]:
    folder = project(**{"a.txt": "He said the the talks had failed.\n"})
    watch = Watching(folder, "--select", "style/doubled_word")
    yield folder, watch
    watch.close()


def test_watching(watching: tuple[Path, Watching]) -> None:
    folder, watch = watching
    assert watch.said() == "a.txt:1:9: warning style/doubled_word 'the the' is doubled: write 'the'"
    assert watch.said().startswith("1 warning in 1 file")
    (folder / "a.txt").write_text("He said the talks had failed.\n", "utf-8")
    assert watch.said().startswith("no findings in 1 file")
    (folder / "b.txt").write_text("They said said no.\n", "utf-8")
    assert watch.said() == "b.txt:1:6: warning style/doubled_word 'said said' is doubled: write 'said'"
    assert watch.said().startswith("1 warning in 1 file")
    (folder / "newslint.toml").write_text("nonsense = 1\n", "utf-8")
    assert "unknown key 'nonsense'" in watch.said()
    (folder / "newslint.toml").write_text('[levels]\n"style/doubled_word" = "error"\n', "utf-8")
    assert watch.said() == "b.txt:1:6: error style/doubled_word 'said said' is doubled: write 'said'"
    assert watch.said().startswith("1 error in 2 files")
    done = subprocess.run([sys.executable, "-m", "newslint", "baseline"], cwd=folder, check=True, capture_output=True)
    assert b"1 finding held back" in done.stdout
    (folder / "newslint.toml").write_text('baseline = "newslint-baseline.json"\n', "utf-8")
    assert watch.said().startswith("no findings in 2 files")
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=60) == 0


def test_a_source_that_is_saved(project: Project) -> None:
    folder = project(**{"a.txt": "“The dam will hold until spring,” she said.\n", "wire.txt": "“The dam is safe.”\n"})
    watch = Watching(folder, "a.txt", "--source", "wire.txt", "--select", "sources/quote_not_found")
    try:
        assert watch.said() == "a.txt:1:2: warning sources/quote_not_found no source has this quotation"
        assert watch.said().startswith("1 warning in 1 file")
        (folder / "wire.txt").write_text("She said: “The dam will hold until spring.”\n", "utf-8")
        assert watch.said().startswith("no findings in 1 file")
        (folder / "wire.txt").unlink()
        assert watch.said() == "newslint: wire.txt: cannot be read: No such file or directory"
    finally:
        watch.close()
