"""A row of a person's own table: one application with its days and its status, as the entries that it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ashore.journal.importing.cells import When, is_no, is_yes, read_number
from ashore.journal.importing.errors import (
    BadMoneyError,
    DayOrderError,
    MoneyMissingError,
    NoAppliedDayError,
    NoDayError,
    NotSuchError,
)
from ashore.journal.importing.items import NOTE, Cells, Item, Read, Why
from ashore.journal.kinds import Status
from ashore.journal.outcomes import MOST, About, Kind, Outcome
from ashore.journal.terms import Terms
from ashore.words import say

if TYPE_CHECKING:
    from ashore.journal.importing.cells import Pay

ROUNDS: Final = ("interview", "interview2", "interview3")
_ENDS: Final = frozenset({"accepted", "declined", "rejected", "silence", "withdrew"})
_AFTER_INTERVIEW: Final = frozenset({"offer", "accepted", "declined"})
_NOT_APPLICATIONS: Final = frozenset({"salary", "spent", "studied"})


@dataclass(frozen=True, slots=True)
class _Base:
    """What all entries of the row share."""

    role: str
    company: str
    title: str
    channel: str
    city: str

    def entry(self, kind: Kind, day: date, **more: Any) -> Outcome:
        # An application that names its company waits for its answer, as one that is logged does.
        return Outcome(
            kind, day.isoformat(), self.role, open=kind == "applied" and bool(self.company),
            company=self.company, title=self.title, channel=self.channel, city=self.city, **more,
        )  # fmt: skip


@dataclass(slots=True)
class _Story:
    """The entries of one row as they are told, and where the last application, interview and offer stand."""

    items: list[Item] = field(default_factory=list)
    applied: int | None = None
    interview: int | None = None
    offer: int | None = None

    def add(self, outcome: Outcome, follows: int | None, *, stood_in: bool = False) -> int:
        self.items.append(Item(outcome, follows, stood_in=stood_in))
        return len(self.items) - 1


def read_plain(cells: Cells) -> Read:
    """Return what a row tells: ``applied`` on its day, then what became of it, each on its own day.

    Raises
    ------
    RowError
        Where a cell, or the row as a whole, cannot be meant; the row is left out then.
    """
    status = cells.status("status")
    if status is not None and status.kind is None:
        return Read(cells.row, skipped="saved")
    if status is not None and status.kind in _NOT_APPLICATIONS:
        return Read(cells.row, _money(cells, status))
    if (why := _nothing(cells, status)) is not None:
        return Read(cells.row, skipped=why)
    base = _Base(
        cells.role(), cells.words("company"), cells.words("title"), cells.words("channel"), cells.words("city")
    )
    changed = cells.when("changed")
    if status is not None and status.kind == "referral":
        day = changed or cells.when("applied") or _stand_in(cells, "referral", None)
        entry = base.entry("referral", day.day, note=_note(cells, None) or None)
        return Read(cells.row, (Item(entry),))
    return Read(cells.row, tuple(_story(cells, base, status or Status("applied"), changed)))


def _nothing(cells: Cells, status: Status | None) -> Why | None:
    """Say why there is nothing to write: an ad on which nothing was done."""
    said = ("applied", "test", *ROUNDS, "offered", "rejected")
    return "ad" if cells.fields.ads and status is None and not any(map(cells.text, said)) else None


def _money(cells: Cells, status: Status) -> tuple[Item, ...]:
    """Return an entry of pay or spending; study needs its hours, for which such a table has no column."""
    kind = status.kind
    if kind not in {"salary", "spent"}:
        raise NotSuchError(
            **cells.place("status"), value=cells.text("status"), known="applied, interview, offer …"
        )
    day = cells.when("changed") or cells.when("applied")
    if day is None:
        raise NoDayError(**cells.place("applied"), kind=kind)
    paid = cells.pay("pay", spent=kind == "spent")
    if paid is None or paid.amount is None:
        raise MoneyMissingError(**cells.place("pay"), kind=kind)
    gross = kind == "salary" and (cells.options.gross if paid.gross is None else paid.gross)
    entry = Outcome(
        "salary" if kind == "salary" else "spent", day.day.isoformat(), amount=paid.amount, gross=gross,
        note=cells.words("note", NOTE) or None, company=cells.words("company") if kind == "salary" else "",
    )  # fmt: skip
    return (Item(entry),)


def _story(cells: Cells, base: _Base, status: Status, changed: When | None) -> Iterator[Item]:
    applied = _applied(cells, status, changed)
    story = _Story()
    if applied is not None:
        story.applied = story.add(base.entry("applied", applied.day, count=_count(cells)), None)
    reached = applied.day if applied else None
    _test(cells, base, status, changed, story, reached)
    end = _end(cells, base, status, changed, reached)
    paid = _paid(cells, status)
    _interviews(cells, base, status, changed, story, reached, end)
    _offer(cells, base, status, changed, story, reached, paid, end)
    if end is not None:
        _close(story, *end)
    if reached is not None:
        _check_order(cells, story, reached)
    if story.items:
        first = story.items[0]
        if note := _note(cells, paid):
            story.items[0] = replace(first, outcome=replace(first.outcome, note=note))
    yield from story.items


def _applied(cells: Cells, status: Status, changed: When | None) -> When | None:
    """Return the day of the application; None where the row is an answer to one that is known elsewhere."""
    found = cells.when("applied")
    if found is not None:
        return found
    if status.kind == "applied" or cells.has("applied"):
        if status.kind == "applied" and changed is not None and not cells.text("applied"):
            return changed
        undated = cells.options.undated
        if isinstance(undated, date):
            return When(undated)
        if undated == "today":
            return When(cells.options.today)
        if status.kind == "applied" or not cells.text("company"):
            raise NoAppliedDayError(**cells.place("applied"))
    return None


def _stand_in(cells: Cells, kind: str, applied: date | None) -> When:
    """Return the day that stands in for one that is not known, as the person chose.

    Raises
    ------
    NoDayError
        Where none may.
    """
    undated = cells.options.undated
    if kind == "silence" or undated == "today":
        return When(cells.options.today)  # that there is no answer is true today, whenever one gave up waiting
    if isinstance(undated, date):
        return When(max(undated, applied) if applied else undated)
    if undated == "applied" and applied is not None:
        return When(applied)
    raise NoDayError(**cells.place("changed"), kind=kind)


def _test(
    cells: Cells, base: _Base, status: Status, changed: When | None, story: _Story, applied: date | None
) -> None:
    text = cells.text("test")
    if is_no(text) and status.kind != "test":
        return
    day = cells.when("test") if not is_no(text) and not is_yes(text) else None
    known = day or (changed if status.kind == "test" else None)
    when = known or _stand_in(cells, "test", applied)
    story.add(base.entry("test", when.day), story.applied, stood_in=known is None)


@dataclass(frozen=True, slots=True)
class _End:
    """What closes the row: its entry, and whether its day stands in for one that is not known."""

    outcome: Outcome
    stood_in: bool


def _end(
    cells: Cells, base: _Base, status: Status, changed: When | None, applied: date | None
) -> tuple[_End, Status] | None:
    refused = cells.when("rejected")
    if refused is not None and status.kind not in _ENDS:
        return _End(base.entry("rejected", refused.day), stood_in=False), Status("rejected")
    if status.kind not in _ENDS or status.kind is None:
        return None
    known = refused if status.kind == "rejected" and refused is not None else changed
    offered = cells.when("offered") if status.kind in {"accepted", "declined"} else None
    when = known or offered or _stand_in(cells, status.kind, applied)
    return _End(base.entry(status.kind, when.day), stood_in=known is None and offered is None), status


def _interviews(
    cells: Cells, base: _Base, status: Status, changed: When | None, story: _Story,
    applied: date | None, end: tuple[_End, Status] | None,
) -> None:  # fmt: skip
    """Add the interviews that have days, then those that the status, or what came after, tells of."""
    options = cells.options
    for number, name in enumerate(ROUNDS, 1):
        text = cells.text(name)
        if is_no(text):
            continue
        when = None if is_yes(text) else cells.when(name, coming=True)
        known = when or (changed if status.kind == "interview" else None)
        day = (known or _stand_in(cells, "interview", applied)).day
        if day > options.today:
            day = options.today if changed is None else changed.day  # invited by then
        at = when.at if when is not None and (when.time or when.day > options.today) else ""
        entry = base.entry("interview", day, at=at, round=_round(story, number), about="application")
        story.interview = story.add(entry, story.applied, stood_in=known is None)
    told = status.round or (1 if status.kind == "interview" or status.about == "interview" else 0)
    offered = status.kind in _AFTER_INTERVIEW or bool(cells.text("offered"))
    have = sum(item.outcome.kind == "interview" for item in story.items)
    wanted = max(told, 1 if offered else 0)
    if have >= wanted:
        return
    known = changed if status.kind == "interview" else None
    by = end[0] if end is not None else None
    if known is None and by is not None and status.about == "interview":
        day, stood_in = by.outcome.date, by.stood_in
    elif known is None and offered:
        day, stood_in = _offer_day(cells, status, changed, applied)
    else:
        day, stood_in = (known or _stand_in(cells, "interview", applied)).day, known is None
    # A second interview tells that there was a first, and an offer that there was one: by that day at the latest.
    for number in sorted({1, wanted}) if not have else (wanted,):
        guessed = number < wanted or status.kind != "interview"
        note = say(options.language, "ledger.by_then") if guessed else None
        which = number if wanted > 1 or have else None
        entry = base.entry("interview", day, note=note, round=which, about="application")
        story.interview = story.add(entry, story.applied, stood_in=stood_in or guessed)


def _round(story: _Story, number: int) -> int | None:
    """Return the round of an interview; a first one has none unless there are more."""
    return number if number > 1 or story.interview is not None else None


def _offer_day(cells: Cells, status: Status, changed: When | None, applied: date | None) -> tuple[date, bool]:
    known = cells.when("offered") or (changed if status.kind in _AFTER_INTERVIEW else None)
    return (known or _stand_in(cells, "offer", applied)).day, known is None


def _paid(cells: Cells, status: Status) -> Pay | None:
    """Return the pay of the offer; None where there is no offer, or only what the ad promised."""
    paid = cells.pay("offer_pay")
    if paid is not None and paid.amount is None:
        raise BadMoneyError(**cells.place("offer_pay"), value=cells.text("offer_pay"))
    if paid is not None or (status.kind not in _AFTER_INTERVIEW and not cells.text("offered")):
        return paid
    try:
        paid = cells.pay("pay")
    except BadMoneyError:  # 面议, or words: they stand in the note
        return None
    return paid if paid is not None and paid.amount is not None else None


def _offer(
    cells: Cells, base: _Base, status: Status, changed: When | None, story: _Story,
    applied: date | None, paid: Pay | None, end: tuple[_End, Status] | None,
) -> None:  # fmt: skip
    if status.kind not in _AFTER_INTERVIEW and not cells.text("offered"):
        return
    day, stood_in = _offer_day(cells, status, changed, applied)
    if end is not None and day > end[0].outcome.date:
        day = end[0].outcome.date
    entry = base.entry("offer", day)
    if paid is not None:
        gross = cells.options.gross if paid.gross is None else paid.gross
        terms = Terms(months=paid.months) if paid.months else None
        entry = replace(entry, amount=paid.amount, gross=gross, terms=terms)
    after = story.interview if story.interview is not None else story.applied
    guessed = status.kind in _ENDS and not cells.text("offered")
    story.offer = story.add(entry, after, stood_in=stood_in or guessed)


def _close(story: _Story, end: _End, status: Status) -> None:
    outcome = end.outcome
    if outcome.kind in {"accepted", "declined"}:
        story.add(outcome, story.offer, stood_in=end.stood_in)
        return
    about: About = status.about or ("interview" if story.interview is not None else "application")
    after = story.interview if about == "interview" else story.applied
    story.add(replace(outcome, about=about), after, stood_in=end.stood_in)


def _check_order(cells: Cells, story: _Story, applied: date) -> None:
    """Refuse an answer that came before the application."""
    columns = {"test": "test", "interview": "interview", "offer": "offered", "rejected": "rejected"}
    for item in story.items:
        if item.outcome.date < applied:
            name = columns.get(item.outcome.kind, "changed")
            shown = name if cells.text(name) else "changed"
            raise DayOrderError(**cells.place(shown), value=item.outcome.day, applied=applied.isoformat())


def _count(cells: Cells) -> int:
    text = cells.text("count")
    if not text:
        return 1
    with cells.at("count"):
        return int(read_number(text, 1, MOST, whole=True))


def _note(cells: Cells, paid: Pay | None) -> str:
    """Return the note, and what the ad promised: nothing that the row says is lost."""
    note = cells.words("note", NOTE)
    text = cells.text("pay")
    if not text or paid is not None:
        return note
    with suppress(BadMoneyError):
        cells.pay("pay")  # money that cannot be meant is told, also where it is only the ad's
    promised = say(cells.options.language, "ledger.pay_said", pay=" ".join(text.split())[:80])
    return f"{note}; {promised}" if note else promised
