"""A row of our own file: one entry, field by field, as `ashore.journal.exporting` writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from ashore.journal.importing.cells import read_flag, read_number
from ashore.journal.importing.errors import (
    BadMoneyError,
    MoneyMissingError,
    NoDayError,
    NotForKindError,
    NotSuchError,
)
from ashore.journal.importing.items import NOTE, Cells, Item, Read
from ashore.journal.importing.table import Row
from ashore.journal.kinds import STATUSES
from ashore.journal.ledger import live
from ashore.journal.outcomes import MOST, MOST_MONEY, About, Kind, Outcome
from ashore.journal.terms import CONTRACTS, Terms

HOURS: Final = 1000.0
ROUNDS: Final = 20
_WITH_ROLE: Final = frozenset(STATUSES) - {"salary", "spent", "studied"}
_AMOUNTS: Final = frozenset({"salary", "spent"})
_STEPS: Final[dict[str, tuple[About, ...]]] = {
    "interview": ("application", "referral"),
    **dict.fromkeys(("rejected", "silence", "withdrew"), ("application", "interview")),
}
_ONLY: Final[dict[str, frozenset[str]]] = {
    "amount": frozenset({"salary", "spent", "offer"}),
    "round": frozenset({"interview"}),
    "hours": frozenset({"studied"}),
    "terms": frozenset({"offer"}),
    "questions": frozenset({"interview"}),
}
"""Fields that only some kinds of entries have."""


def read_own(cells: Cells) -> Read:
    """Return the entry of a row.

    Raises
    ------
    RowError
        Where a cell cannot be what its column says.
    """
    status = cells.status("kind")
    kind = status.kind if status is not None else None
    if kind is None:
        raise NotSuchError(**cells.place("kind"), value=cells.text("kind"), known=", ".join(STATUSES))
    day = cells.when("day")
    if day is None:
        raise NoDayError(**cells.place("day"), kind=kind)
    for name, kinds in _ONLY.items():
        if cells.text(name) and kind not in kinds:
            raise NotForKindError(**cells.place(name), kind=kind, value=cells.text(name)[:60])
    role = cells.role() if kind in _WITH_ROLE or cells.text("role") else None
    if role is not None and kind == "spent":
        raise NotForKindError(**cells.place("role"), kind=kind, value=role)
    amount = _amount(cells, kind)
    when = cells.when("at", coming=True)
    entry = Outcome(
        kind,
        day.day.isoformat(),
        role,
        int(_number(cells, "count", 1, MOST, whole=True) or 1),
        amount,
        gross=_flag(cells, "gross") and amount is not None and kind != "spent",
        about=_about(cells, kind, status.about if status is not None else None),
        open=_flag(cells, "open") and kind == "applied",
        note=_note(cells),
        company=cells.words("company"),
        title=cells.words("title"),
        channel=cells.words("channel"),
        city=cells.words("city"),
        ad=_digest(cells.text("ad")),
        at=when.at if when is not None else "",
        key=cells.text("key")[:80],
    )
    if kind == "interview":
        number = _number(cells, "round", 1, ROUNDS, whole=True)
        told = status.round if status is not None else None
        entry = replace(entry, round=told if number is None else int(number), questions=_questions(cells))
    if kind == "studied":
        hours = _number(cells, "hours", 0.01, HOURS)
        if hours is None:
            raise NoDayError(**cells.place("hours"), kind=kind)
        entry = replace(entry, hours=hours)
    if kind == "offer":
        entry = replace(entry, terms=_terms(cells))
    item = Item(entry, None, _whole(cells.text("id")), _whole(cells.text("answers")))
    return Read(cells.row, (item,))


def undone(rows: Sequence[Row], places: dict[str, int]) -> set[int]:
    """Return the numbers of entries that do not count any more: taken back, or corrected by another."""
    history = []
    for row in rows:
        read = {name: _whole(row[places[name]]) for name in ("id", "undoes", "replaces") if name in places}
        if read.get("id"):
            kind: Kind = "undo" if read.get("undoes") else "applied"
            history.append(
                Outcome(
                    kind,
                    "2000-01-01",
                    undoes=read.get("undoes"),
                    replaces=read.get("replaces"),
                    id=read["id"] or 0,
                )
            )
    counting = {entry.id for entry in live(history)}
    corrected = {entry.replaces for entry in history if entry.id in counting and entry.replaces is not None}
    return {entry.id for entry in history if entry.id not in counting} | corrected


def corrections(rows: Sequence[Row], places: dict[str, int]) -> dict[int, int]:
    """Return which entry stands in the place of which."""
    if not {"id", "replaces"} <= places.keys():
        return {}
    pairs = ((_whole(row[places["replaces"]]), _whole(row[places["id"]])) for row in rows)
    return {old: new for old, new in pairs if old is not None and new is not None}


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _number(cells: Cells, name: str, least: float, most: float, *, whole: bool = False) -> float | None:
    text = cells.text(name)
    if not text:
        return None
    with cells.at(name):
        return read_number(text, least, most, whole=whole)


def _flag(cells: Cells, name: str) -> bool:
    with cells.at(name):
        return read_flag(cells.text(name))


def _amount(cells: Cells, kind: Kind) -> float | None:
    spent = kind == "spent"
    if kind in _AMOUNTS and not cells.text("amount"):
        raise MoneyMissingError(**cells.place("amount"), kind=kind)
    paid = cells.pay("amount", spent=spent)
    if paid is not None and paid.amount is None:
        raise BadMoneyError(**cells.place("amount"), value=cells.text("amount"))
    return paid.amount if paid is not None else None


def _about(cells: Cells, kind: Kind, told: About | None) -> About | None:
    steps = _STEPS.get(kind, ())
    text = cells.text("about").lower()
    if not text:
        return told or (steps[0] if steps else None)
    for step in steps:
        if step == text:
            return step
    raise NotSuchError(**cells.place("about"), value=text[:60], known=", ".join(steps) or "–")


def _note(cells: Cells) -> str | None:
    """Return the note with its lines as they are; only its length is looked at."""
    cells.words("note", NOTE)
    return cells.text("note") or None


def _digest(text: str) -> str:
    return text if 6 <= len(text) <= 64 and all(digit in "0123456789abcdef" for digit in text) else ""


def _json(cells: Cells, name: str) -> Any:
    text = cells.text(name)
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        raise NotSuchError(**cells.place(name), value=text[:60], known="JSON") from None


def _questions(cells: Cells) -> tuple[str, ...]:
    if cells.text("questions") and not cells.text("questions").startswith("["):
        return (cells.words("questions", NOTE),)
    said = _json(cells, "questions") or []
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise NotSuchError(**cells.place("questions"), value=cells.text("questions")[:60], known='["…", "…"]')
    return tuple(said)


def _terms(cells: Cells) -> Terms | None:
    said = _json(cells, "terms")
    if said is None:
        return None
    words = {"level", "contract", "answer_by"}
    numbers = {field.name for field in fields(Terms)} - words
    fits = isinstance(said, dict) and all(
        (name in words and isinstance(value, str))
        or (
            name in numbers
            and isinstance(value, int | float)
            and not isinstance(value, bool)
            and 0 <= value < MOST_MONEY
        )
        for name, value in said.items()
    )
    if not fits or said.get("contract", CONTRACTS[0]) not in CONTRACTS:
        raise NotSuchError(
            **cells.place("terms"), value=cells.text("terms")[:60], known=", ".join(sorted(words | numbers))
        )
    return Terms.of(said)
