"""``me.yaml`` in a workspace: read it, write it once, put an answer into it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ashore.documents.encoding import decode
from ashore.store.errors import told
from ashore.text.located import MAX_CHARACTERS, YamlTooLargeError
from ashore.vocabulary import load
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.person import Me

NAME: Final = "me.yaml"
_MOST: Final = 4 * MAX_CHARACTERS
"""Bytes of the longest file that is read."""


def read_me(folder: Path) -> Me | None:
    """Read what a person has said; None where they have written nothing.

    Raises
    ------
    MeUnreadableError, DocumentError
        Where the file may not be read, or is no text.
    LocatedError, MeError, SeveralError
        Where something in it is wrong, with the places.
    """
    from ashore.person.reading import read

    file = folder / NAME
    text = read_text(folder)
    return None if text is None else read(text, str(file), load(folder / "vocabulary").terms("roles"))


def read_text(folder: Path) -> str | None:
    """Return what stands in the file; None where there is none.

    Raises
    ------
    MeUnreadableError, DocumentError, YamlTooLargeError
    """
    from ashore.person.errors import MeUnreadableError

    file = folder / NAME
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST + 1)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise MeUnreadableError(file=str(file), reason=problem.strerror or str(problem)) from None
    if len(data) > _MOST:
        raise YamlTooLargeError(file=str(file), line=1, column=1)
    return decode(data, str(file)).text if data.strip() else ""


def write_me(folder: Path, me: Me, language: Language) -> Path:
    """Write a ``me.yaml`` that says ``me``, whole or not at all; return where it stands.

    Raises
    ------
    MeExistsError
        Where there is one already: it is the person's.
    StoreError
        Where it cannot be written.
    """
    from ashore.person.errors import MeExistsError
    from ashore.person.template import render

    file = folder / NAME
    if file.exists():
        raise MeExistsError(file=str(file))
    _write(folder, render(me, language), new=True)
    return file


def change_me(folder: Path, text: str) -> None:
    """Write another text in place of the file's, whole or not at all.

    Raises
    ------
    StoreError
        Where it cannot be written.
    """
    _write(folder, text, new=False)


def _write(folder: Path, text: str, *, new: bool) -> None:
    from ashore.person.errors import MeExistsError

    file = folder / NAME
    partial = folder / f".{NAME}.{os.getpid()}.part"
    with told(folder):
        try:
            partial.write_bytes(text.encode("utf-8"))
            if new and file.exists():
                raise MeExistsError(file=str(file))
            partial.replace(file)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
