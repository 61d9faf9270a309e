"""What became of every application: the entries of the journal laid to what they answer.

Entries belong to threads: everything with one company for one role family is one, everything that names no company
another. Within a thread an answer goes to the application that it names (``answers``), else to the oldest that
waits for such an answer; one that finds none is kept as *loose*. Threads are independent of each other, so that an
entry changes one of them; the order in which entries were logged changes nothing that is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from ashore.journal.outcomes import Kind, Outcome
from ashore.text.folding import fold_key

Reached = Literal["applied", "interview", "offer"]

Thread: TypeAlias = tuple[str, str]
"""Role family, and the company as it compares; an empty one for entries that name none."""

_RANK: Final[Mapping[str, int]] = {
    kind: rank
    for rank, kind in enumerate(
        ("applied", "test", "interview", "offer", "accepted", "declined", "rejected", "withdrew", "silence")
    )
}
"""Kinds that are part of an application's way, in the order in which those of one day are laid."""
OF_THREAD: Final = frozenset(_RANK)
_STEPS: Final[tuple[Reached, ...]] = ("applied", "interview", "offer")
_NO_ANSWER: Final = frozenset({"applied", "silence", "withdrew"})


@dataclass(frozen=True, slots=True)
class Application:
    """Applications that were sent together and have fared alike.

    Attributes
    ----------
    entry
        What an answer to them names: the entry of the application; of the first answer where that is loose.
    status
        Kind of the last thing that happened to them.
    reached
        The furthest of the three steps.
    referred
        Whether somebody inside led to the interview; there was no application then.
    loose
        1 where it is not known which application was answered, 2 which interview, 3 which offer.
    open
        Whether they count as unanswered bit by bit; else they do as soon as they are logged.
    sent, answered, met, since
        ISO days: of the application; of the first answer, which silence and giving up are none; of the latest
        interview; of what happened last. Empty where there is none.
    """

    role: str
    entry: int
    count: int
    status: Kind
    reached: Reached
    sent: str
    since: str
    referred: bool = False
    loose: int = 0
    open: bool = False
    answered: str = ""
    met: str = ""
    company: str = ""
    title: str = ""
    channel: str = ""
    city: str = ""
    ad: str = ""


@dataclass(slots=True, eq=False)
class _Lot:
    """Applications on their way: where they wait, what is about them, how many an answer claims by name."""

    now: Application
    place: list[_Lot]
    entries: set[int]
    claimed: int = 0


def thread_of(entry: Outcome, threads: Mapping[int, Thread]) -> Thread:
    """Return the thread of an entry: by its role, and the company of what it answers or else its own."""
    if entry.answers is not None and entry.answers in threads:
        return entry.role or "", threads[entry.answers][1]
    return entry.role or "", fold_key(entry.company) if entry.company else ""


def threads(counting: Iterable[Outcome], heads: Mapping[int, int] | None = None) -> dict[Thread, list[Outcome]]:
    """Sort entries that count, and are part of an application's way, into threads.

    Parameters
    ----------
    heads
        What stands in the place of an entry that was corrected, by its number.
    """
    placed: dict[int, Thread] = {}
    found: dict[Thread, list[Outcome]] = defaultdict(list)
    entries = [headed(entry, heads or {}) for entry in counting if entry.kind in OF_THREAD]
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        chain = [entry]
        while (last := chain[-1]).answers is not None and last.answers in by_id and last.answers not in placed:
            if any(last.answers == one.id for one in chain):
                break
            chain.append(by_id[last.answers])
        for one in reversed(chain):
            placed.setdefault(one.id, thread_of(one, placed))
        found[placed[entry.id]].append(entry)
    return dict(found)


def headed(entry: Outcome, heads: Mapping[int, int]) -> Outcome:
    """Return an entry that names what now stands in the place of the one it answers."""
    if entry.answers is None or entry.answers not in heads:
        return entry
    return replace(entry, answers=heads[entry.answers])


def applications(thread: Sequence[Outcome]) -> list[Application]:
    """Return the applications of one thread."""
    return _Laying(thread).all()


class _Laying:
    """Lays the entries of a thread, day by day, to the lots that wait for them."""

    def __init__(self, thread: Sequence[Outcome]) -> None:
        entries = sorted(thread, key=_order)
        self.claims = _claims(entries)
        self.about: dict[int, list[_Lot]] = defaultdict(list)
        self.waiting: list[_Lot] = []
        self.met: list[_Lot] = []
        self.offered: list[_Lot] = []
        # Ended, by what had been reached: an answer may come after all.
        self.unheard: list[_Lot] = []
        self.turned_down: list[_Lot] = []
        self.done: list[_Lot] = []
        for entry in entries:
            if entry.kind == "applied":
                self._begin(entry, "applied", self.waiting, 0)
        for entry in entries:
            if entry.kind != "applied":
                self._lay(entry)

    def all(self) -> list[Application]:
        """Return what became of everything."""
        lots = (*self.waiting, *self.met, *self.offered, *self.unheard, *self.turned_down, *self.done)
        return [lot.now for lot in lots if lot.now.count]

    def _lay(self, entry: Outcome) -> None:
        kind = entry.kind
        if kind == "test":
            self._move(entry, [self.waiting], None)
        elif kind == "interview":
            self._interview(entry)
        elif kind == "offer":
            self._move(entry, [self.met, self.turned_down], self.offered, "offer", loose=2)
        elif kind in {"accepted", "declined"}:
            self._move(entry, [self.offered], self.done, "offer", loose=3)
        elif entry.about == "interview":
            self._move(entry, [self.met], self.turned_down, "interview", loose=2)
        else:
            self._end(entry)

    def _interview(self, entry: Outcome) -> None:
        if entry.about == "referral":
            self._begin(entry, "interview", self.met, 0)
        elif entry.round is not None and entry.round > 1 and any(lot.now.count for lot in self.met):
            self._move(entry, [self.met], None)
        else:
            self._move(entry, [self.waiting, self.unheard], self.met, "interview", loose=1)

    def _end(self, entry: Outcome) -> None:
        """Lay a refusal, or giving up.

        That it came after an interview may be left unsaid where the company is known; else it is of an
        application.
        """
        left = self._lay_to(entry, entry.count, self.waiting, self.unheard, "applied")
        if entry.company or entry.answers is not None:
            left = self._lay_to(entry, left, self.met, self.turned_down, "interview")
            left = self._lay_to(entry, left, self.offered, self.done, "offer")
        if left:
            self._begin(replace(entry, count=left), "applied", self.unheard, 1)

    def _move(
        self,
        entry: Outcome,
        sources: Sequence[list[_Lot]],
        target: list[_Lot] | None,
        reached: Reached = "applied",
        *,
        loose: int = 0,
    ) -> None:
        """Lay an entry to what waits for it, and that into its next place; None where it stays in its own."""
        left = entry.count
        for lots in sources:
            left = self._lay_to(entry, left, lots, target, reached)
        if left and target is not None:
            self._begin(replace(entry, count=left), reached, target, loose)

    def _lay_to(
        self, entry: Outcome, left: int, lots: list[_Lot], target: list[_Lot] | None, reached: Reached
    ) -> int:
        """Lay as many of an entry as are left to lots, and these into their next place; return what is left."""
        for lot, count in list(self._chosen(lots, entry, left)):
            left -= count
            moved = self._split(lot, count, target)
            self._touch(moved, entry.id)
            moved.now = _after(moved.now, entry, reached)
        return left

    def _chosen(self, lots: list[_Lot], entry: Outcome, left: int) -> Iterator[tuple[_Lot, int]]:
        """Yield what an answer is laid to: what it names; what nobody names, oldest first; then the rest."""
        named = self.about.get(entry.answers, []) if entry.answers is not None else []
        for lot in named:
            if left and lot.place is lots and lot.now.count:
                count = min(left, lot.now.count)
                lot.claimed = max(0, lot.claimed - count)
                left -= count
                yield lot, count
        while left and lots and not lots[0].now.count:
            lots.pop(0)
        claimed: list[_Lot] = []
        for lot in lots if left else ():
            if any(lot is one for one in named):
                continue
            free = max(0, lot.now.count - lot.claimed)
            if free < lot.now.count:
                claimed.append(lot)
            if free:
                count = min(left, free)
                left -= count
                yield lot, count
                if not left:
                    return
        for lot in claimed:
            count = min(left, lot.now.count, lot.claimed)
            left -= count
            yield lot, count
            if not left:
                return

    def _split(self, lot: _Lot, count: int, target: list[_Lot] | None) -> _Lot:
        """Return ``count`` of a lot as one of its own, in its next place."""
        rest = lot.now.count - count
        if target is None and not rest:
            return lot
        moved = _Lot(replace(lot.now, count=count), lot.place if target is None else target, set())
        for entry in lot.entries:
            self._touch(moved, entry)
        moved.claimed = 0 if rest else lot.claimed
        lot.now = replace(lot.now, count=rest)
        if target is None:
            lot.place.insert(lot.place.index(lot), moved)
        else:
            target.append(moved)
        return moved

    def _begin(self, entry: Outcome, reached: Reached, place: list[_Lot], loose: int) -> None:
        """Put a lot in its place that begins with an entry: an application, or an answer to one not known."""
        made = Application(
            entry.role or "", entry.id, entry.count, entry.kind, reached, entry.day, entry.day,
            referred=entry.about == "referral", loose=loose, open=entry.open,
            answered="" if entry.kind in _NO_ANSWER else entry.day,
            met=_met(entry) if entry.kind == "interview" else "",
            company=entry.company, title=entry.title, channel=entry.channel, city=entry.city, ad=entry.ad,
        )  # fmt: skip
        lot = _Lot(made, place, set())
        self._touch(lot, entry.id)
        place.append(lot)

    def _touch(self, lot: _Lot, entry: int) -> None:
        """Note that an entry is about a lot: what answers that entry is laid to it."""
        if entry not in lot.entries:
            lot.entries.add(entry)
            lot.claimed += self.claims.get(entry, 0)
            self.about[entry].append(lot)


def _order(entry: Outcome) -> tuple[object, ...]:
    """Order by what entries say; their numbers decide only between those that say the same."""
    return (entry.day, _RANK[entry.kind], entry.open, entry.count, entry.about or "", entry.at, entry.round or 0,
            entry.company, entry.title, entry.channel, entry.city, entry.ad, entry.answers is None,
            entry.id)  # fmt: skip


def _claims(entries: Iterable[Outcome]) -> dict[int, int]:
    """Return how many answers name each entry: others are laid to it only where nothing else waits."""
    found: dict[int, int] = defaultdict(int)
    for entry in entries:
        if entry.answers is not None:
            found[entry.answers] += entry.count
    return dict(found)


def _after(was: Application, entry: Outcome, reached: Reached) -> Application:
    """Return applications after something has happened, with what only the answer says of them."""
    return replace(
        was,
        status=entry.kind,
        reached=max(was.reached, reached, key=_STEPS.index),
        since=max(entry.day, was.since),
        answered=was.answered or ("" if entry.kind in _NO_ANSWER else entry.day),
        met=max(_met(entry), was.met) if entry.kind == "interview" else was.met,
        company=was.company or entry.company,
        title=was.title or entry.title,
        channel=was.channel or entry.channel,
        city=was.city or entry.city,
        ad=was.ad or entry.ad,
    )


def _met(entry: Outcome) -> str:
    """Return the day on which an interview takes place."""
    return entry.at[:10] or entry.day
