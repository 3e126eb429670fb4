"""Sets of word sequences kept as hashes: small, opened without being read, and no text can be rebuilt from them."""

import zlib
from bisect import bisect_left
from typing import Final

from newslint.plausibility.arrays import Arrays

PROBES: Final = 4


def hash_of(text: str) -> int:
    """The hash of a sequence of words in 32 bits."""
    return zlib.crc32(text.encode())


def _backward(data: bytes) -> int:
    """A second hash in 32 bits. Another seed would not do: checksums of two seeds follow from each other."""
    return zlib.crc32(data[::-1])


def check_of(text: str) -> int:
    """A second hash of a sequence, in 8 bits."""
    return _backward(text.encode()) & 255


def bits_of(text: str, size: int) -> tuple[int, ...]:
    """The places of a sequence in a Bloom filter of `size` bits."""
    data = text.encode()
    first, step = zlib.crc32(data), _backward(data) | 1
    return tuple((first + probe * step) % size for probe in range(PROBES))


class BloomFilter:
    """Whether a sequence is in the set: never wrong when it says no."""

    def __init__(self, bits: memoryview) -> None:
        """`bits` are bytes, eight places each."""
        self._bits: Final = bits
        self._size: Final = 8 * len(bits)

    def __contains__(self, text: str) -> bool:
        data = text.encode()
        place, step = zlib.crc32(data), _backward(data) | 1
        bits, size = self._bits, self._size
        for _ in range(PROBES):
            bit = place % size
            if not bits[bit >> 3] >> (bit & 7) & 1:
                return False
            place += step
        return True


class HashTable:
    """A number for each sequence of a set; in one of a million, a stranger is taken for one of them once in a million
    times."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        """Reads the sections `name`_hash, sorted, `name`_check and `name`_value."""
        self._hashes: Final = arrays.numbers(f"{name}_hash")
        self._checks: Final = arrays.numbers(f"{name}_check")
        self._values: Final = arrays.numbers(f"{name}_value")

    def get(self, text: str) -> int:
        """The number of a sequence, 0 when it is not in the set."""
        wanted = zlib.crc32(text.encode())
        place = bisect_left(self._hashes, wanted)
        if place == len(self._hashes) or self._hashes[place] != wanted or self._checks[place] != check_of(text):
            return 0
        return int(self._values[place])
