"""``me.yaml`` in a workspace: read it, write it once."""

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
    from ashore.person.errors import MeUnreadableError
    from ashore.person.reading import read

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
    text = decode(data, str(file)).text if data.strip() else ""
    return read(text, str(file), load(folder / "vocabulary").terms("roles"))


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
    partial = folder / f".{NAME}.{os.getpid()}.part"
    if file.exists():
        raise MeExistsError(file=str(file))
    with told(folder):
        try:
            partial.write_text(render(me, language), encoding="utf-8", newline="\n")
            if file.exists():
                raise MeExistsError(file=str(file))
            partial.replace(file)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
    return file
