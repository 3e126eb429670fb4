"""Sets of word sequences kept as hashes."""

from array import array
from pathlib import Path

from newslint.phrasebook.hashes import BloomFilter, HashTable, bits_of, check_of, hash_of
from newslint.plausibility.arrays import open_arrays, pack_arrays


def test_what_was_put_in_is_found_and_few_strangers_are() -> None:
    bits = bytearray(7500)
    names = [f"word{number} other" for number in range(5000)]
    for name in names:
        for bit in bits_of(name, 60_000):
            bits[bit >> 3] |= 1 << (bit & 7)
    filled = BloomFilter(memoryview(bits))
    assert all(name in filled for name in names)
    assert sum(f"stranger{number} other" in filled for number in range(40_000)) < 320  # 260 by the formula


def test_the_second_hash_does_not_follow_from_the_first() -> None:
    by_difference = {hash_of(f"one{number}") & 255 ^ check_of(f"one{number}") for number in range(100, 999)}
    assert len(by_difference) > 200


def test_numbers_by_hash(tmp_path: Path) -> None:
    rows = sorted((hash_of(text), value, check_of(text)) for text, value in (("a b", 3), ("c d", 65535)))
    hashes, values, checks = (array(kind, column) for kind, column in zip("IHB", zip(*rows, strict=True), strict=True))
    path = tmp_path / "table.bin"
    sections = [("x_hash", "I", hashes), ("x_value", "H", values), ("x_check", "B", checks)]
    path.write_bytes(pack_arrays([(name, kind, column.tobytes()) for name, kind, column in sections], {}))
    table = HashTable(open_arrays(path), "x")
    assert [table.get(text) for text in ("a b", "c d", "e f")] == [3, 65535, 0]
