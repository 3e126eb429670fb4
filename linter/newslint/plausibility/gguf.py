"""GGUF model files: what stands in the header, whether the file is whole, and rows of its word vectors.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = b"GGUF"
MOST_ENTRIES = 1 << 24
SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
STRING, ARRAY = 8, 9
F32, F16, Q8_0, Q6_K, BF16 = 0, 1, 8, 14, 30
BLOCKS = {
    F32: (1, 4),
    F16: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    Q8_0: (32, 34),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    Q6_K: (256, 210),
    BF16: (1, 2),
}
"""Weights and bytes of one block, by the number of the quantisation."""
READABLE = frozenset({F32, F16, Q8_0, Q6_K, BF16})
"""Quantisations that `rows` turns into numbers."""


class DamagedFileError(ValueError):
    """The file is no whole GGUF file; the message says why in a few words, without the name of the file."""


class Tensor(NamedTuple):
    """Where a matrix of weights lies. `columns` weights a row; `offset` in bytes from the start of the file."""

    columns: int
    rows: int
    quantisation: int
    offset: int

    @property
    def size(self) -> int | None:
        """Bytes; None for a quantisation this module doesn't know."""
        if self.quantisation not in BLOCKS:
            return None
        weights, size = BLOCKS[self.quantisation]
        return self.columns * self.rows // weights * size


class Header(NamedTuple):
    """The metadata (lists left out) and the matrices of a GGUF file."""

    metadata: Mapping[str, object]
    tensors: Mapping[str, Tensor]

    @property
    def architecture(self) -> str:
        """The family of the model: gemma3, llama, qwen3, ..."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def word_vectors(self) -> Tensor | None:
        """The matrix that turns the model's last state into one logit a token."""
        return self.tensors.get("output.weight") or self.tensors.get("token_embd.weight")


def read_header(path: Path) -> Header:
    """The header of the file at `path`. Raises DamagedFileError for what is no GGUF file or cut short."""
    size = path.stat().st_size
    with path.open("rb") as handle:
        if handle.read(4) != MAGIC:
            raise DamagedFileError("it doesn't begin with GGUF")
        try:
            return _parse(handle, size)
        except (struct.error, UnicodeDecodeError, MemoryError, OverflowError) as error:
            raise DamagedFileError(f"cut short or damaged: {size:,} bytes") from error


def _parse(handle: BinaryIO, size: int) -> Header:
    version, tensor_count, entry_count = struct.unpack("<IQQ", handle.read(20))
    if version not in (2, 3):
        raise DamagedFileError(f"GGUF version {version} is unknown")
    if max(tensor_count, entry_count) > MOST_ENTRIES:
        raise DamagedFileError("cut short or damaged: its counts are impossible")
    metadata: dict[str, object] = {}
    for _ in range(entry_count):
        key = _string(handle, size)
        (kind,) = struct.unpack("<I", handle.read(4))
        value = _value(handle, kind, size)
        if value is not None:
            metadata[key] = value
    places = []
    for _ in range(tensor_count):
        name = _string(handle, size)
        (dimensions,) = struct.unpack("<I", handle.read(4))
        if dimensions > 8:
            raise DamagedFileError("cut short or damaged: a matrix of impossible shape")
        shape = struct.unpack(f"<{dimensions}Q", handle.read(8 * dimensions))
        quantisation, offset = struct.unpack("<IQ", handle.read(12))
        places.append((name, shape, quantisation, offset))
    alignment = metadata.get("general.alignment", 32)
    if not isinstance(alignment, int) or alignment < 1:
        raise DamagedFileError("damaged: its alignment is impossible")
    base = -(-handle.tell() // alignment) * alignment
    tensors = {}
    for name, shape, quantisation, offset in places:
        rows = 1
        for extent in shape[1:]:
            rows *= extent
        tensor = Tensor(shape[0] if shape else 1, rows, quantisation, base + offset)
        if tensor.offset + (tensor.size or 0) > size:
            end = tensor.offset + (tensor.size or 0)
            raise DamagedFileError(f"cut short: {size:,} bytes, and {name} ends at {end:,}")
        tensors[name] = tensor
    return Header(metadata, tensors)


def _string(handle: BinaryIO, size: int) -> str:
    (length,) = struct.unpack("<Q", handle.read(8))
    if length > size:
        raise DamagedFileError("cut short or damaged: a text longer than the file")
    data = handle.read(length)
    if len(data) < length:
        raise DamagedFileError(f"cut short: {size:,} bytes")
    return data.decode("utf-8", "replace")


def _value(handle: BinaryIO, kind: int, size: int) -> object:
    """A scalar or text; None for a list, which is stepped over."""
    if kind == STRING:
        return _string(handle, size)
    if kind == ARRAY:
        element, count = struct.unpack("<IQ", handle.read(12))
        if count > MOST_ENTRIES:
            raise DamagedFileError("cut short or damaged: a list longer than the file")
        if element in SCALARS:
            handle.seek(struct.calcsize(SCALARS[element]) * count, 1)
        else:
            for _ in range(count):
                _value(handle, element, size)
        return None
    if kind not in SCALARS:
        raise DamagedFileError(f"damaged: a value of the unknown kind {kind}")
    form = SCALARS[kind]
    return struct.unpack(form, handle.read(struct.calcsize(form)))[0]


def rows(path: Path, tensor: Tensor, numbers: Sequence[int]) -> NDArray[np.float32]:
    """The rows of a matrix as numbers, one line each. Reads only those rows. `tensor` must be of a READABLE kind."""
    return mapped_rows(mapped(path, tensor), tensor, numbers)


def mapped(path: Path, tensor: Tensor) -> NDArray[np.uint8]:
    """The bytes of a matrix, a line a row, read from the file when they are looked at."""
    import numpy as np

    weights, block_size = BLOCKS[tensor.quantisation]
    row_size = tensor.columns // weights * block_size
    return np.memmap(path, np.uint8, "r", tensor.offset, (tensor.rows, row_size))


def mapped_rows(matrix: NDArray[np.uint8], tensor: Tensor, numbers: Sequence[int]) -> NDArray[np.float32]:
    """Rows of what `mapped` gave, as `rows` gives them."""
    import numpy as np

    _, block_size = BLOCKS[tensor.quantisation]
    data = np.ascontiguousarray(matrix[np.asarray(numbers, np.int64)])
    if tensor.quantisation == F32:
        return data.view(np.float32)
    if tensor.quantisation == F16:
        return data.view(np.float16).astype(np.float32)
    if tensor.quantisation == BF16:
        return np.asarray((data.view(np.uint16).astype(np.uint32) << 16).view(np.float32))
    blocks = data.reshape(len(data), -1, block_size)
    if tensor.quantisation == Q8_0:
        scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
        return np.asarray(blocks[..., 2:].view(np.int8) * scales, np.float32).reshape(len(data), -1)
    return _six_bit_rows(blocks).reshape(len(data), -1)


def _six_bit_rows(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Q6_K: 256 weights as 128 bytes of low nibbles, 64 of high pairs, 16 scales and one factor."""
    import numpy as np

    low = blocks[..., :128].reshape(*blocks.shape[:2], 2, 64)
    high = blocks[..., 128:192].reshape(*blocks.shape[:2], 2, 32)
    scales = np.ascontiguousarray(blocks[..., 192:208]).view(np.int8).astype(np.float32)
    factor = np.ascontiguousarray(blocks[..., 208:210]).view(np.float16).astype(np.float32)
    nibbles = np.concatenate([low & 15, low >> 4], axis=-1).reshape(*blocks.shape[:2], 2, 4, 32)
    pairs = np.stack([(high >> shift) & 3 for shift in (0, 2, 4, 6)], axis=-2)
    weights = (nibbles | (pairs << 4)).astype(np.int16) - 32
    scaled = weights.reshape(*blocks.shape[:2], 16, 16) * (scales * factor)[..., None]
    return np.asarray(scaled.reshape(*blocks.shape[:2], 256), np.float32)
