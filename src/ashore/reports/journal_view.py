"""The journal as applications on their way: what was sent, what came of it, and how an entry reads.

The journal counts, entry by entry. An answer is laid to the application it names (by its number, then by the
company), and where it names none to the oldest one that still waits, as the beliefs do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from ashore.journal import Outcome, live
from ashore.journal.details import Details, read
from ashore.text.folding import fold_key

Stage = Literal["applied", "waiting", "interviewing", "offer", "closed"]
End = Literal["", "refused", "turned_down", "silent", "no_offer"]

STAGES: Final[tuple[Stage, ...]] = ("applied", "waiting", "interviewing", "offer", "closed")
NEW: Final = timedelta(days=7)
"""Within a week an application is one that was just sent."""


@dataclass(frozen=True, slots=True)
class Card:
    """Applications that were sent together and are as far as each other.

    Attributes
    ----------
    entry
        What an answer to them names: the entry of the application, or of the interview.
    count
        How many they are.
    sent
        The day of the application, or of the interview where none led to it.
    since
        The day of the stage.
    asked, due
        Since when an answer is waited for, and from when none counts as none; None where nothing is waited for.
    end
        Why a closed one is closed: refused, turned down after the interview, or without an answer for as long as
        answers take.
    referred
        Whether somebody inside led to the interview.
    """

    entry: int
    role: str
    stage: Stage
    count: int
    sent: date
    since: date
    asked: date | None = None
    due: date | None = None
    end: End = ""
    referred: bool = False
    details: Details = field(default_factory=Details)


@dataclass(slots=True)
class _Lot:
    """Trials of one entry, and how many of them have had no answer yet."""

    id: int
    role: str
    sent: date
    day: date
    left: int
    details: Details
    referred: bool = False
    company: str = ""

    def __post_init__(self) -> None:
        """Keep what spellings of the company have in common: it is compared for every answer."""
        self.company = fold_key(self.details.company) if self.details.company else ""


def pipeline(outcomes: Iterable[Outcome], wait: timedelta, today: date) -> tuple[Card, ...]:
    """Return every application of the journal by how far it is, those that moved last first.

    Parameters
    ----------
    wait
        How long an answer usually takes.
    """
    found: list[Card] = []
    entries = sorted(live(outcomes), key=lambda entry: (entry.day, entry.id))
    for role in sorted({entry.role for entry in entries if entry.role is not None}):
        found += _of_role([entry for entry in entries if entry.role == role], role, wait, today)
    return tuple(sorted(found, key=lambda card: (card.since, card.entry), reverse=True))


def _of_role(entries: Sequence[Outcome], role: str, wait: timedelta, today: date) -> list[Card]:
    notes = {entry.id: read(entry.note) for entry in entries}
    sent = [_lot(entry, role, notes) for entry in entries if entry.kind == "applied"]
    met: list[_Lot] = []
    for entry in entries:
        if entry.kind == "interview":
            met += _interviews(entry, role, notes, sent)
    refused = [entry for entry in entries if entry.kind == "rejected" and entry.about != "interview"]
    turned = [entry for entry in entries if entry.kind == "rejected" and entry.about == "interview"]
    offers = [entry for entry in entries if entry.kind == "offer"]
    found = [card for entry in offers for card in _answered(entry, notes, met, "offer")]
    found += [card for entry in turned for card in _answered(entry, notes, met, "closed", "turned_down")]
    # A refusal may be logged without saying that it came after an interview.
    found += [card for entry in refused for card in _answered(entry, notes, [*sent, *met], "closed", "refused")]
    found += [_unanswered(lot, wait, today) for lot in sent if lot.left]
    return found + [_met(lot, wait, today) for lot in met if lot.left]


def _lot(entry: Outcome, role: str, notes: Mapping[int, Details]) -> _Lot:
    day, referred = entry.date, entry.about == "referral"
    return _Lot(entry.id, role, day, day, entry.count, notes[entry.id], referred)


def _interviews(entry: Outcome, role: str, notes: Mapping[int, Details], sent: list[_Lot]) -> list[_Lot]:
    """Return the interviews of one entry, each with what it knows from the application it answers."""
    made = _lot(entry, role, notes)
    if made.referred:
        return [made]
    found = []
    for lot, count in _lay(entry, made.details, sent):
        details = _merged(made.details, lot.details)
        found.append(_Lot(entry.id, role, lot.sent, made.day, count, details))
    left = entry.count - sum(lot.left for lot in found)
    return found if not left else [*found, _Lot(entry.id, role, made.day, made.day, left, made.details)]


def _answered(
    entry: Outcome, notes: Mapping[int, Details], lots: list[_Lot], stage: Stage, end: End = ""
) -> list[Card]:
    return [
        Card(lot.id, lot.role, stage, count, lot.sent, entry.date, None, None, end, lot.referred,
             _merged(notes[entry.id], lot.details))
        for lot, count in _lay(entry, notes[entry.id], lots)
    ]  # fmt: skip


def _lay(entry: Outcome, details: Details, lots: list[_Lot]) -> list[tuple[_Lot, int]]:
    """Lay the answers of an entry to what waits for one: what it names first, then what names no company."""
    company = fold_key(details.company) if details.company else ""

    def nearness(lot: _Lot) -> int:
        if lot.id == details.entry:
            return 0
        if company and lot.company == company:
            return 1
        return 3 if lot.company else 2

    laid, left = [], entry.count
    # A stable sort: the oldest first among equals.
    for lot in sorted((lot for lot in lots if lot.left), key=nearness):
        count = min(left, lot.left)
        if not count:
            break
        lot.left -= count
        left -= count
        laid.append((lot, count))
    return laid


def _merged(answer: Details, asked: Details) -> Details:
    """Return what an answer says, and where it is silent what the application said."""
    return Details(
        answer.company or asked.company,
        answer.title or asked.title,
        answer.via or asked.via,
        answer.at or asked.at,
        answer.timed if answer.at else asked.timed,
        asked.entry,
        answer.ad or asked.ad,
        answer.words or asked.words,
    )


def _unanswered(lot: _Lot, wait: timedelta, today: date) -> Card:
    due = lot.sent + wait
    stage: Stage = "closed" if due <= today else "applied" if today - lot.sent < NEW else "waiting"
    since = {"closed": due, "applied": lot.sent}.get(stage, lot.sent + NEW)
    end: End = "silent" if stage == "closed" else ""
    return Card(lot.id, lot.role, stage, lot.left, lot.sent, since, lot.sent, due, end, details=lot.details)


def _met(lot: _Lot, wait: timedelta, today: date) -> Card:
    """Return an interview without an answer; one that is still to come waits from the day it takes place."""
    day = max(lot.day, lot.details.at.date()) if lot.details.at is not None else lot.day
    due = day + wait
    stage: Stage = "closed" if due <= today else "interviewing"
    since = due if stage == "closed" else lot.day
    end: End = "no_offer" if stage == "closed" else ""
    return Card(lot.id, lot.role, stage, lot.left, lot.sent, since, day, due, end, lot.referred, lot.details)


Sort = Literal["since", "sent", "role", "company", "stage", "count", "due"]
SORTS: Final[tuple[Sort, ...]] = ("stage", "role", "company", "sent", "since", "due", "count")
"""What the table can be put in order by; columns of it."""


def sorted_by(cards: Iterable[Card], by: Sort, names: Mapping[str, str], *, down: bool) -> list[Card]:
    """Return the cards in another order, those that do not say it last.

    Parameters
    ----------
    names
        What role families are called in the reader's language.
    """
    found = list(cards)
    if by == "company":
        told = [card for card in found if card.details.company]
        told.sort(key=lambda card: fold_key(card.details.company), reverse=down)
        return told + [card for card in found if not card.details.company]
    if by == "due":
        timed = [(card.due, card) for card in found if card.due is not None]
        timed.sort(key=lambda pair: pair[0], reverse=down)
        return [card for _, card in timed] + [card for card in found if card.due is None]
    if by == "role":
        found.sort(key=lambda card: names.get(card.role, card.role), reverse=down)
    elif by == "stage":
        found.sort(key=lambda card: STAGES.index(card.stage), reverse=down)
    elif by == "count":
        found.sort(key=lambda card: card.count, reverse=down)
    else:
        found.sort(key=lambda card: card.sent if by == "sent" else card.since, reverse=down)
    return found
