"""The one module that knows which llama.cpp binding reads the model.

Two are supported: `ik_llama_cpp` (package ik-llama-cpp-python: ready wheels for CPython 3.10 to 3.13) and `llama_cpp`
(package llama-cpp-python: every Python, compiled on installation). Both lend the C interface of llama.cpp through
ctypes; where they differ, this module says so once.

Most of a small model's work is the last step, from the state at a place to one logit for every word it knows (262,144
of them in Gemma 3). The judge asks for the logits of a few thousand tokens only, so the computation is stopped after
the state (llama.cpp's evaluation callback may do that at any step) and the wanted logits are products with the rows
read from the file. When a model's last step is something else (a cap, a scale), a short comparison at opening finds
out and whole logits are read instead: slower, the same result.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from newslint.plausibility import gguf
from newslint.plausibility.models import INSTALL, ModelError, check_file

BATCH = 160
"""Tokens read at a time: enough to be fast, few enough that a place for every logit stays near 160 MB."""
CONTEXT = 2048
SEQUENCES = 32
STATE = b"result_norm"


class Entry(NamedTuple):
    """One token to read: where it stands in which sequence, and whether the logits after it are wanted."""

    token: int
    position: int
    sequence: int
    wanted: bool


class Columns(NamedTuple):
    """The tokens whose logits are wanted, with their rows of the output matrix in one or more parts, one below another
    (None: whole logits are read)."""

    tokens: NDArray[np.int64]
    rows: tuple[NDArray[np.float32], ...] | None


class LanguageModel(Protocol):
    """What the judge needs of a causal language model. Sequence 0 holds the text, the others continue it."""

    @property
    def opening(self) -> tuple[int, ...]:
        """Tokens that every text begins with."""

    def tokenize(self, text: str) -> list[int]:
        """The tokens of a text, without the opening."""

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for; none for a number that is no token."""

    def columns(self, tokens: Sequence[int]) -> Columns:
        """Prepare to ask for the logits of these tokens."""

    def vectors(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """A vector a token, near for words that are near in sense; one row each."""

    def read(self, entries: Sequence[Entry], columns: Columns) -> NDArray[np.float32]:
        """Read at most BATCH tokens; the logits after each wanted one, in order: a row each, a column a token asked."""

    def branch(self, sequence: int, end: int) -> None:
        """Let `sequence` begin as the first `end` tokens of sequence 0."""

    def forget(self, sequence: int, start: int) -> None:
        """Drop the tokens of `sequence` from position `start` on."""


class _Library(NamedTuple):
    """A binding: its module of C functions, the shared library behind it, and whether it is the ik fork."""

    functions: Any
    native: Any
    fork: bool


def _library() -> _Library:
    for name, fork in (("ik_llama_cpp._ctypes_api", True), ("llama_cpp.llama_cpp", False)):
        try:
            module: ModuleType = import_module(name)
        except ModuleNotFoundError:
            continue
        except (ImportError, OSError, RuntimeError, AttributeError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise ModelError(
                f"The model binding {name.split('.')[0]} is installed but doesn't load: {reason}"
            ) from error
        return _Library(module, getattr(module, "_lib"), fork)  # noqa: B009
    raise ModelError(INSTALL)


_LOG = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)


_SILENCE = _LOG(lambda level, text, data: None)
"""llama.cpp writes pages to the standard error; its failures come back as values."""


class LlamaModel:
    """A GGUF model read by llama.cpp. Not for use by two threads at a time."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        """Open the file at `path`; `threads` defaults to the free processors, four at most.

        Raises ModelError, see `models.check_file`, and when the binding is missing or refuses the model.
        """
        header = check_file(path)
        self._library = _library()
        self._path, self._header = path, header
        self._mapped: dict[gguf.Tensor, NDArray[np.uint8]] = {}
        self._threads = threads or min(4, free_processors())
        functions, native = self._library.functions, self._library.native
        native.llama_log_set.argtypes, native.llama_log_set.restype = [_LOG, ctypes.c_void_p], None
        native.llama_log_set(_SILENCE, None)
        functions.llama_backend_init()
        self._model = functions.llama_model_load_from_file(os.fsencode(path), functions.llama_model_default_params())
        if not self._model:
            raise ModelError(f"The model file {path} ({header.architecture}) can't be opened by the installed binding.")
        if native_truth(native, "llama_model_is_recurrent", self._model) or native_truth(
            native, "llama_model_has_encoder", self._model
        ):
            raise ModelError(
                f"The model file {path} holds {header.architecture}, which is not a causal language model."
            )
        self._vocabulary = functions.llama_model_get_vocab(self._model)
        self._size = functions.llama_vocab_n_tokens(self._vocabulary)
        self._states: NDArray[np.float32] | None = None
        self._fast = False
        self._callback = functions.ggml_backend_sched_eval_callback(self._observe)
        self._declare()
        self._context = self._open_context()
        if not self._context:
            raise ModelError(f"There is too little memory to read with the model file {path}.")
        self._batch = functions.llama_batch_init(BATCH, 0, 1)
        begins = native_truth(native, "llama_vocab_get_add_bos", self._vocabulary)
        first = native.llama_vocab_bos(self._vocabulary)
        self.opening = (first,) if begins and first >= 0 else tuple(self.tokenize("\n"))
        self._fast = self._state_is_enough()

    def _declare(self) -> None:
        native = self._library.native
        native.llama_vocab_bos.argtypes, native.llama_vocab_bos.restype = [ctypes.c_void_p], ctypes.c_int32
        if self._library.fork:
            native.llama_vocab_tokenize.argtypes = self._library.functions.llama_tokenize.argtypes
            native.llama_vocab_tokenize.restype = ctypes.c_int32
            for name, extra in (("cp", 2), ("rm", 1)):
                function = getattr(native, f"llama_kv_cache_seq_{name}")
                function.argtypes = [ctypes.c_void_p] + [ctypes.c_int32] * (extra + 2)
            native.llama_kv_cache_seq_cp.restype, native.llama_kv_cache_seq_rm.restype = None, ctypes.c_bool
        try:
            native.ggml_get_name.argtypes, native.ggml_get_name.restype = [ctypes.c_void_p], ctypes.c_char_p
            native.ggml_nbytes.argtypes, native.ggml_nbytes.restype = [ctypes.c_void_p], ctypes.c_size_t
            native.ggml_backend_tensor_get.argtypes = [
                ctypes.c_void_p,
                ctypes.c_void_p,
                ctypes.c_size_t,
                ctypes.c_size_t,
            ]
            native.ggml_backend_tensor_get.restype = None
            self._observable = True
        except AttributeError:  # Windows finds these in a library of their own
            self._observable = False

    def _open_context(self) -> int | None:
        functions = self._library.functions
        parameters = functions.llama_context_default_params()
        parameters.n_ctx, parameters.n_batch, parameters.n_ubatch = CONTEXT, BATCH, BATCH
        parameters.n_seq_max = SEQUENCES
        parameters.n_threads = parameters.n_threads_batch = self._threads
        parameters.cb_eval = self._callback
        if self._library.fork:
            parameters.flash_attn = False  # the fork's fast attention fails an assertion on processors without VNNI
        else:
            parameters.kv_unified = True
            parameters.swa_full = True
        context: int | None = functions.llama_init_from_model(self._model, parameters)
        return context

    def _observe(self, tensor: int, asked: bool, _data: int) -> bool:
        """llama.cpp asks before each step whether we want its result, then shows it; False ends the computation."""
        if not self._fast:
            return not asked
        native = self._library.native
        if asked:
            return bool(native.ggml_get_name(tensor) == STATE)
        states = np.empty(native.ggml_nbytes(tensor) // 4, np.float32)
        native.ggml_backend_tensor_get(tensor, states.ctypes.data, 0, states.nbytes)
        self._states = states
        return False

    def _state_is_enough(self) -> bool:
        """Whether the state times the output rows gives this model's own logits."""
        tensor = self._header.word_vectors
        if not self._observable or tensor is None or tensor.quantisation not in gguf.READABLE:
            return False
        if tensor.rows != self._size:
            return False
        sample = np.linspace(0, self._size - 1, 512).astype(np.int64)
        columns = Columns(sample, (self._rows(tensor, sample.tolist()),))
        tokens = [*self.opening, *self.tokenize("The president said")]
        entries = [Entry(token, place, 0, place == len(tokens) - 1) for place, token in enumerate(tokens)]
        whole = self.read(entries, Columns(sample, None))[0]
        self.forget(0, 0)
        self._fast = True
        quick = self.read(entries, columns)[0]
        self._fast = False
        self.forget(0, 0)
        difference = np.abs(whole - quick)
        return bool(difference.max() < 0.5 and difference.mean() < 0.1)

    def tokenize(self, text: str) -> list[int]:
        """See LanguageModel."""
        if not text:
            return []
        native, functions = self._library.native, self._library.functions
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        buffer = (ctypes.c_int32 * room)()
        function = native.llama_vocab_tokenize if self._library.fork else functions.llama_tokenize
        count = function(self._vocabulary, data, len(data), buffer, room, False, False)
        return list(buffer[: max(count, 0)])

    def piece(self, token: int) -> bytes:
        """See LanguageModel."""
        if not 0 <= token < self._size:
            return b""
        owner = self._model if self._library.fork else self._vocabulary
        buffer = ctypes.create_string_buffer(256)
        length = self._library.functions.llama_token_to_piece(owner, token, buffer, 256, 0, False)
        return buffer.raw[: max(length, 0)]

    def columns(self, tokens: Sequence[int]) -> Columns:
        """See LanguageModel."""
        numbers = np.asarray(tokens, np.int64)
        tensor = self._header.word_vectors
        if not self._fast or tensor is None:
            return Columns(numbers, None)
        return Columns(numbers, (self._rows(tensor, tokens),))

    def vectors(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """See LanguageModel."""
        tensor = self._header.tensors.get("token_embd.weight") or self._header.word_vectors
        if tensor is None or tensor.quantisation not in gguf.READABLE:
            return np.zeros((len(tokens), 1), np.float32)
        return self._rows(tensor, tokens)

    def _rows(self, tensor: gguf.Tensor, tokens: Sequence[int]) -> NDArray[np.float32]:
        if tensor not in self._mapped:
            self._mapped[tensor] = gguf.mapped(self._path, tensor)
        return gguf.mapped_rows(self._mapped[tensor], tensor, tokens)

    def read(self, entries: Sequence[Entry], columns: Columns) -> NDArray[np.float32]:
        """See LanguageModel."""
        functions, batch = self._library.functions, self._batch
        for place, (token, position, sequence, wanted) in enumerate(entries):
            batch.token[place], batch.pos[place] = token, position
            batch.n_seq_id[place], batch.seq_id[place][0] = 1, sequence
            batch.logits[place] = wanted
        batch.n_tokens = len(entries)
        places = [place for place, entry in enumerate(entries) if entry.wanted]
        self._states = None
        if functions.llama_decode(self._context, batch) != 0:
            raise ModelError(
                f"The model file {self._path} couldn't read the text: too little memory or a damaged file."
            )
        if not places:
            return np.zeros((0, len(columns.tokens)), np.float32)
        if self._fast and columns.rows is not None and self._states is not None:
            states, found = (
                self._states.reshape(len(places), -1),
                np.empty((len(places), len(columns.tokens)), np.float32),
            )
            begin = 0
            for part in columns.rows:
                found[:, begin : begin + len(part)] = states @ part.T
                begin += len(part)
            return found
        return np.stack(
            [
                np.ctypeslib.as_array(functions.llama_get_logits_ith(self._context, place), (self._size,))[
                    columns.tokens
                ]
                for place in places
            ]
        )

    def branch(self, sequence: int, end: int) -> None:
        """See LanguageModel."""
        if self._library.fork:
            self._library.native.llama_kv_cache_seq_cp(self._context, 0, sequence, 0, end)
        else:
            functions = self._library.functions
            functions.llama_memory_seq_cp(functions.llama_get_memory(self._context), 0, sequence, 0, end)

    def forget(self, sequence: int, start: int) -> None:
        """See LanguageModel."""
        if self._library.fork:
            self._library.native.llama_kv_cache_seq_rm(self._context, sequence, start, -1)
        else:
            functions = self._library.functions
            functions.llama_memory_seq_rm(functions.llama_get_memory(self._context), sequence, start, -1)


def native_truth(native: Any, name: str, argument: Any) -> bool:
    """The answer of a C function of one pointer; False where the library has no such function."""
    function = getattr(native, name, None)
    if function is None:
        return False
    function.argtypes, function.restype = [ctypes.c_void_p], ctypes.c_bool
    return bool(function(argument))


def free_processors() -> int:
    """The processors this process may use that others leave idle, at least one.

    Two threads on a busy machine of two processors wait for each other and are slower than one.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        busy = os.getloadavg()[0]
    except (AttributeError, OSError):  # Windows has no such figure
        busy = 0.0
    return max(1, round(count - busy))
