"""The one status vocabulary: what an entry of the journal is called, and how people and trackers write it.

Keys are stable and English, labels and aliases stand in ``kinds.toml`` in both languages, and nowhere else.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final, Literal, get_args

from ashore.journal.outcomes import Kind
from ashore.text.folding import fold_key
from ashore.words import LANGUAGES, Language

Step = Literal["application", "interview"]
NONE: Final = "none"
"""Key of what is no entry yet: an ad that was saved."""
STATUSES: Final[tuple[Kind, ...]] = tuple(kind for kind in get_args(Kind) if kind != "undo")
NEAR: Final = 3
"""How many are offered where a word is not known."""

_ALIKE: Final = 0.6
_NUMBERS: Final = {
    **{digit: place for place, digit in enumerate("一二三四五六七八", 1)},
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "初": 1,
}


@dataclass(frozen=True, slots=True)
class Status:
    """What a word says of an application.

    Attributes
    ----------
    kind
        What happened last; None where nothing was sent yet.
    about
        After what step it was rejected, or fell silent; None where the word does not say.
    round
        Of an interview, or of the interview after which it was rejected; None where the word does not say.
    """

    kind: Kind | None
    about: Step | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    labels: dict[str, dict[Language, str]]
    statuses: dict[str, Status]
    patterns: tuple[tuple[re.Pattern[str], Status], ...]
    shown: dict[str, str]


def label(kind: str, language: Language) -> str:
    """Return what an application is called in which this happened last: 已投递, no answer."""
    return _table().labels[kind][language]


def aliases() -> dict[str, Status]:
    """Return everything that is known by its words, as they stand in the file: keys, labels and aliases."""
    return {written: _table().statuses[key] for key, written in _table().shown.items()}


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status | None:
    """Read a status as people and trackers write it: 一面挂, ghosted, In review; None where it is not known."""
    key = fold_key(text)
    table = _table()
    found = table.statuses.get(key)
    if found is not None:
        return found
    for pattern, status in table.patterns:
        if match := pattern.fullmatch(key):
            written = match["n"]
            number = int(written) if written.isdecimal() else _NUMBERS[written]
            return Status(status.kind, status.about, number)
    return None


def nearest(text: str) -> tuple[str, ...]:
    """Return the known words that are most like one that is not known, the likest first; empty where none is."""
    key = fold_key(text)
    if not key:
        return ()
    marks = {known: _likeness(key, known) for known in _table().shown}
    best = sorted((known for known in marks if marks[known] >= _ALIKE), key=lambda known: (-marks[known], known))
    found: dict[Status, str] = {}
    for known in best:
        found.setdefault(_table().statuses[known], _table().shown[known])
    return tuple(found.values())[:NEAR]


def _likeness(word: str, known: str) -> float:
    """How like two words are, from 0 to 1; one that holds the other is like it by more than its letters say."""
    held = len(known) >= 2 and known in word
    return SequenceMatcher(None, word, known, autojunk=False).ratio() + (0.4 if held else 0.0)


@cache
def _table() -> _Table:
    file = resources.files(__package__ or "").joinpath("kinds.toml")
    read: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    table = _Table({}, {}, (), {})
    patterns: list[tuple[re.Pattern[str], Status]] = []
    for key, said in read.items():
        kind = next((known for known in STATUSES if known == key), None)
        table.labels[key] = {language: said[language] for language in LANGUAGES}
        plain = Status(kind)
        _add(table, plain, [key, *(said[language] for language in LANGUAGES), *said["aliases"]])
        patterns += ((re.compile(one), plain) for one in said.get("rounds", ()))
        about = said.get("about", {})
        steps: tuple[Step, ...] = get_args(Step)
        for step in steps:
            _add(table, Status(kind, step), about.get(step, ()))
        patterns += ((re.compile(one), Status(kind, "interview")) for one in about.get("rounds", ()))
    return _Table(table.labels, table.statuses, tuple(patterns), table.shown)


def _add(table: _Table, status: Status, written: list[str]) -> None:
    for words in written:
        key = fold_key(words)
        if table.statuses.setdefault(key, status) != status:
            raise ValueError(f"{words} is two statuses in kinds.toml")
        table.shown.setdefault(key, words)
