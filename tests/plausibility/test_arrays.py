"""The container of the model files."""

from array import array
from pathlib import Path

import pytest

from newslint.plausibility.arrays import ModelFileError, open_arrays, pack_arrays

SECTIONS = [
    ("small", "B", bytes([1, 2, 3])),
    ("large", "I", array("I", [70_000, 5]).tobytes()),
    ("text", "B", "né\nb".encode()),
]


def test_what_is_packed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(pack_arrays(SECTIONS, {"words": 9}))
    arrays = open_arrays(path)
    assert arrays.numbers("small").tolist() == [1, 2, 3]
    assert arrays.numbers("large").tolist() == [70_000, 5]
    assert arrays.lines("text") == ["né", "b"]
    assert arrays.about == {"words": 9}


def test_packing_is_reproducible() -> None:
    assert pack_arrays(SECTIONS, {"a": 1, "b": 2}) == pack_arrays(SECTIONS, {"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data[:-8], "cut short"),
        (lambda data: data[:10], "not a newslint model file"),
        (lambda data: b"GGUF" + data[4:], "not a newslint model file"),
        (lambda data: data[:24] + b"\xff" * 20 + data[44:], "damaged header"),
        (lambda data: b"", "cannot be read as a model file"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, change, message: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "model.bin"
    path.write_bytes(change(pack_arrays(SECTIONS, {})))
    with pytest.raises(ModelFileError, match=message):
        open_arrays(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"absent\.bin"):
        open_arrays(tmp_path / "absent.bin")
