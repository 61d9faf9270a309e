"""Write a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from ashore.errors import AshoreError


class CannotWriteError(AshoreError):
    """A file cannot be written where the user wants it."""

    code: ClassVar[str] = "cannot_write"


def write_text(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8; what stood at ``path`` is there until the new file is complete.

    Raises
    ------
    CannotWriteError
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as problem:
        raise CannotWriteError(file=str(path), reason=problem.strerror or str(problem)) from None
    finally:
        partial.unlink(missing_ok=True)
