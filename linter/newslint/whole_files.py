"""Files that are written whole or not at all, so that no reader ever meets half of one."""

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def replacing(path: str) -> Iterator[str]:
    """A new path to write to, whose file takes the place of `path` at the end, or is gone if that fails.

    A link stays a link, and the file keeps the mode it had. Raises OSError.
    """
    path = os.path.realpath(path)
    partial = f"{path}.{os.getpid()}.tmp"
    try:
        yield partial
        with contextlib.suppress(FileNotFoundError):
            os.chmod(partial, os.stat(path).st_mode)
        os.replace(partial, path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(partial)
