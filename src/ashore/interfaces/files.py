"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from ashore.errors import AshoreError


class CannotWriteError(AshoreError):
    """A file cannot be written where the user wants it."""

    code: ClassVar[str] = "cannot_write"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell what the system says against writing at ``path``; what it says about another file passes.

    Raises
    ------
    CannotWriteError
    """
    try:
        yield
    except OSError as problem:
        named = [Path(name) for name in (problem.filename, problem.filename2) if isinstance(name, str)]
        if named and not any(path.parent in {name, name.parent} or name == path for name in named):
            raise
        # pyarrow and shutil put sentences of their own where the system's belongs.
        reason = os.strerror(problem.errno) if problem.errno else str(problem)
        raise CannotWriteError(file=str(path), reason=reason) from None


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file beside ``path`` that takes its place when the block ends well, and is gone where it does not.

    Raises
    ------
    CannotWriteError
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with writing(path):
            yield partial
            partial.replace(path)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8; what stood at ``path`` is there until the new file is complete.

    Raises
    ------
    CannotWriteError
    """
    with replacing(path) as partial:
        partial.write_text(text, encoding="utf-8", newline="\n")
