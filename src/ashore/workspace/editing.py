"""``me.yaml`` changed on a page: field by field or as a whole, and never over what was written meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from ashore.errors import AshoreError
from ashore.store import Store
from ashore.vocabulary import load
from ashore.words import Language
from ashore.workspace.person import NAME, change_me, read_text

if TYPE_CHECKING:
    from collections.abc import Collection

ABSENT: Final = "none"
"""Mark of a file that is not there."""


class MeChangedError(AshoreError):
    """The file is another than the one that was looked at (``file``)."""

    code: ClassVar[str] = "me_changed"


class AnsweredMeanwhileError(AshoreError):
    """A question that was answered elsewhere meanwhile (``file``)."""

    code: ClassVar[str] = "answered_meanwhile"


def mark(folder: Path) -> str:
    """Return a text that is another whenever the file is."""
    with suppress(FileNotFoundError):
        return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()[:24]
    return ABSENT


def change(store: Store, changes: Mapping[str, str | None], language: Language, seen: str | None) -> Path:
    """Write some lines, as `Workspace.change_me` says."""
    from ashore.person.editing import with_said
    from ashore.person.template import template

    file = store.folder / NAME
    with store.database.transaction():  # one after the other, whichever window or program they come from
        _same(store.folder, seen)
        text = read_text(store.folder)
        before = template(language) if text is None else text
        change_me(store.folder, with_said(before, changes, language, str(file)))
    return file


def rewrite(store: Store, text: str, seen: str | None) -> Path:
    """Write the whole file, as `Workspace.rewrite_me` says."""
    from ashore.person.reading import read

    file = store.folder / NAME
    made = text.replace("\r\n", "\n")  # what a form makes of every end of a line
    read(made, str(file), load(store.folder / "vocabulary").terms("roles"))
    with store.database.transaction():
        _same(store.folder, seen)
        before = read_text(store.folder) or ""
        change_me(store.folder, made.replace("\n", "\r\n") if "\r\n" in before else made)
    return file


def answer_open(store: Store, answers: Mapping[str, str], asked: Collection[str], language: Language) -> Path:
    """Write answers to questions that were open, as `Workspace.answer_open` says."""
    from ashore.workspace.person import read_me
    from ashore.workspace.profile import answer

    with store.database.transaction():
        me = read_me(store.folder)
        if me is not None and any(name in me.checks and me.checks[name].value != answers[name] for name in asked):
            raise AnsweredMeanwhileError(file=str(store.folder / NAME))
        return answer(store.folder, answers, language)


def _same(folder: Path, seen: str | None) -> None:
    if seen is not None and seen != mark(folder):
        raise MeChangedError(file=str(folder / NAME))
