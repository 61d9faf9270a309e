"""Tables derived from the journal: which entries count, and what became of every application.

Both can be made again from the entries at any time (`Applications.rebuild`). An entry changes the threads that it
belongs to, and no others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from ashore.journal import Outcome, Record, RoleRecord, heads, live
from ashore.journal.applications import OF_THREAD, Application, Thread, applications, headed, thread_of
from ashore.journal.applications import threads as sorted_threads
from ashore.journal.outcomes import OF_ROLE
from ashore.journal.record import LATEST, SPENT, Fate, fates
from ashore.store.codec import pack, unpack
from ashore.store.database import Database, Parameters, Row
from ashore.store.outcomes import Outcomes

VERSION: Final = "1"
MANY: Final = 300
"""Entries from which on it is quicker to make the tables again than to keep them up."""
_FIELDS: Final = (
    "role, entry, count, status, reached, sent, since, referred, loose, open, answered, met, company, title, "
    "channel, city, ad"
)
_PLACES: Final = ", ".join("?" * (1 + len(_FIELDS.split(","))))
_INSERT: Final = f"INSERT INTO applications (thread, {_FIELDS}) VALUES ({_PLACES})"  # noqa: S608 - a constant
_COUNT: Final = "INSERT INTO counting (entry, kind, role, thread, day) VALUES (?, ?, ?, ?, ?)"
_OF_ROLE: Final = "SELECT outcomes.id FROM counting JOIN outcomes ON outcomes.id = counting.entry"
_FATES: Final = """
    SELECT
        CASE
            WHEN reached = 'offer' OR status NOT IN ('applied', 'test', 'interview', 'withdrew') THEN ''
            WHEN reached = 'interview' THEN ifnull(met, sent)
            ELSE sent
        END AS asked,
        open AND reached = 'applied' AND status IN ('applied', 'test', 'withdrew') AS waits,
        reached, status, referred, loose,
        CASE WHEN status = 'withdrew' AND reached <> 'offer' THEN since ELSE '' END AS until,
        sum(count)
    FROM applications WHERE role = ?
    GROUP BY asked, waits, reached, status, referred, loose, until
"""
_HEADS: Final = """
    SELECT replaces, id FROM outcomes WHERE replaces IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM outcomes AS other WHERE other.undoes = outcomes.id)
"""
_KINDS_OF_ROLE: Final = ", ".join(f"'{kind}'" for kind in sorted(OF_ROLE))


class Applications:
    """The derived tables of the journal."""

    def __init__(self, database: Database, outcomes: Outcomes) -> None:
        self.database = database
        self.outcomes = outcomes

    def rebuild(self) -> None:
        """Make both tables again from the entries. Needs a transaction around it."""
        self.database.run("DELETE FROM applications")
        self.database.run("DELETE FROM counting")
        entries = self.outcomes.all()
        counting = live(entries)
        placed: dict[int, Thread] = {}
        for thread, found in sorted_threads(counting, heads(entries)).items():
            self._put(thread, found)
            placed.update((entry.id, thread) for entry in found)
        self._count((entry, placed.get(entry.id, (entry.role or "", ""))) for entry in counting)

    def add(self, entry: Outcome) -> None:
        """Let an entry count that has just been written. Needs a transaction around it."""
        self.add_all([entry])

    def add_all(self, entries: Sequence[Outcome]) -> None:
        """Let entries count that have just been written, in the order of their numbers."""
        if len(entries) > MANY:
            self.rebuild()
            return
        touched: set[Thread] = set()
        fresh: dict[int, Thread] = {}
        for entry in entries:
            for gone in (entry.undoes, entry.replaces):
                if gone is not None:
                    touched |= self._drop(gone)
            if entry.undoes is not None:
                touched |= self._revive(entry.undoes)
                continue
            thread = self._place(entry, fresh)
            fresh[entry.id] = thread
            self._count([(entry, thread)])
            if entry.kind in OF_THREAD:
                touched.add(thread)
            if entry.replaces is not None:
                touched |= self._follow(entry.id)
        for thread in sorted(touched):
            self._put(thread, self._entries(thread))

    def roles(self) -> list[str]:
        """Return the role families of which something counts, in the order of their names."""
        return [
            row[0] for row in self.database.rows(
                "SELECT DISTINCT role FROM counting WHERE role IS NOT NULL ORDER BY role"
            )
        ]  # fmt: skip

    def record(self, role: str | None = None) -> Record:
        """Return the journal added up, of one role family or of all; what `ashore.journal.record` returns."""
        roles = self.roles() if role is None else [role]
        held = {name: self.of_role(name) for name in roles}
        spent = self.outcomes.select(
            "JOIN counting ON counting.entry = outcomes.id WHERE counting.kind = 'spent' "
            "ORDER BY counting.day DESC, outcomes.id DESC LIMIT ?",
            (SPENT,),
        )
        return Record({name: one for name, one in held.items() if one.entries or one.paid}, tuple(reversed(spent)))

    def of_role(self, role: str) -> RoleRecord:
        """Return what the journal holds of one role family."""
        fates = sorted(
            Fate(asked, bool(waits), reached, status, bool(referred), loose, until, count)
            for asked, waits, reached, status, referred, loose, until, count in self.database.rows(_FATES, (role,))
        )
        paid = self.outcomes.select(
            "JOIN counting ON counting.entry = outcomes.id WHERE counting.role = ? "
            "AND counting.kind IN ('offer', 'salary') AND outcomes.amount IS NOT NULL "
            "ORDER BY counting.day, outcomes.id",
            (role,),
        )
        latest = self.outcomes.select(
            "JOIN counting INDEXED BY counting_by_day ON counting.entry = outcomes.id WHERE counting.role = ? "
            f"AND counting.kind IN ({_KINDS_OF_ROLE}) ORDER BY counting.day DESC, counting.entry DESC LIMIT ?",
            (role, LATEST),
        )
        referrals = self.database.value(
            "SELECT ifnull(sum(outcomes.count), 0) FROM counting JOIN outcomes ON outcomes.id = counting.entry "
            "WHERE counting.role = ? AND counting.kind = 'referral'",
            (role,),
        )
        entries = self.database.value(
            f"SELECT count(*) FROM counting WHERE role = ? AND kind IN ({_KINDS_OF_ROLE})",  # noqa: S608 - constants
            (role,),
        )
        return RoleRecord(role, tuple(fates), referrals, tuple(paid), tuple(reversed(latest)), entries)

    def is_counting(self, entry: int) -> bool:
        """Whether an entry counts: it was neither taken back nor corrected, and does not only take back."""
        return self.database.value("SELECT 1 FROM counting WHERE entry = ?", (entry,)) is not None

    def last(self) -> int | None:
        """Return the number of the last entry that counts; None where there is none."""
        found: int | None = self.database.value("SELECT max(entry) FROM counting")
        return found

    def count(self) -> int:
        """Return how many entries count."""
        found: int = self.database.value("SELECT count(*) FROM counting")
        return found

    def select(self, clause: str, parameters: Parameters = ()) -> list[Application]:
        """Return applications by what follows ``FROM applications``, words of our own with places for values."""
        return list(map(_read, self.database.rows(f"SELECT {_FIELDS} FROM applications {clause}", parameters)))  # noqa: S608 - constants

    def record_without(self, entry: Outcome, record: Record | None = None) -> Record:
        """Return the journal of an entry's role family added up as if the entry were not there.

        Parameters
        ----------
        record
            The journal with it, where it is at hand.
        """
        role = entry.role or ""
        row = self.database.row("SELECT thread FROM counting WHERE entry = ?", (entry.id,))
        held = self.of_role(role) if record is None else record.of(role)
        if row is None:
            return Record({role: held} if held.entries or held.paid else {})
        thread = (role, unpack(row[0]))
        entries = self._entries(thread)
        here, there = (
            fates(applications(some)) for some in (entries, [one for one in entries if one.id != entry.id])
        )
        counts = Counter({replace(fate, count=0): fate.count for fate in held.fates})
        counts.subtract({replace(fate, count=0): fate.count for fate in here})
        counts.update({replace(fate, count=0): fate.count for fate in there})
        without = RoleRecord(
            role,
            tuple(sorted(replace(fate, count=count) for fate, count in counts.items() if count)),
            held.referrals - (entry.count if entry.kind == "referral" else 0),
            tuple(one for one in held.paid if one.id != entry.id),
            tuple(one for one in held.latest if one.id != entry.id),
            held.entries - (entry.kind in OF_ROLE),
        )
        return Record({role: without})

    def thread(self, role: str, thread: str) -> list[Outcome]:
        """Return the entries of one thread that count."""
        return self._entries((role, thread))

    def _place(self, entry: Outcome, fresh: dict[int, Thread]) -> Thread:
        """Return the thread of an entry that is new."""
        if entry.kind not in OF_THREAD:
            return entry.role or "", ""
        known = dict(fresh)
        answers = self.head(entry.answers)
        if answers is not None and answers not in known:
            row = self.database.row("SELECT role, thread, kind FROM counting WHERE entry = ?", (answers,))
            if row is not None and row[2] in OF_THREAD:
                known[answers] = (row[0] or "", unpack(row[1]))
        return thread_of(headed(entry, {} if answers is None else {entry.answers or 0: answers}), known)

    def head(self, entry: int | None) -> int | None:
        """Return what now stands in the place of an entry."""
        while entry is not None:
            after = self.database.value(
                "SELECT max(id) FROM outcomes WHERE replaces = ? "
                "AND NOT EXISTS (SELECT 1 FROM outcomes AS other WHERE other.undoes = outcomes.id)",
                (entry,),
            )
            if after is None:
                return entry
            entry = after
        return None

    def _drop(self, entry: int) -> set[Thread]:
        """Let an entry count no longer; return the threads that this touches."""
        row = self.database.row("SELECT role, thread FROM counting WHERE entry = ?", (entry,))
        self.database.run("DELETE FROM counting WHERE entry = ?", (entry,))
        touched = set() if row is None else {(row[0] or "", unpack(row[1]))}
        return touched | self._follow(entry)

    def _revive(self, undone: int) -> set[Thread]:
        """Let what a correction stood in the place of count again, once that was taken back."""
        was = self.database.value("SELECT replaces FROM outcomes WHERE id = ?", (undone,))
        entry = None if was is None else self.outcomes.get(was)
        if entry is None:
            return set()
        thread = self._place(entry, {})
        self._count([(entry, thread)])
        return {thread} | self._follow(entry.id) if entry.kind in OF_THREAD else set()

    def _follow(self, entry: int) -> set[Thread]:
        """Put what answers an entry, or what that stands in the place of, where the entry is now."""
        touched: set[Thread] = set()
        chain = [entry]
        while (
            before := self.database.value("SELECT replaces FROM outcomes WHERE id = ?", (chain[-1],))
        ) is not None:
            chain.append(before)
        places = ", ".join("?" * len(chain))
        answers = self.outcomes.select(
            f"JOIN counting ON counting.entry = outcomes.id WHERE answers IN ({places})", chain
        )
        for answer in answers:
            row = self.database.row("SELECT role, thread FROM counting WHERE entry = ?", (answer.id,))
            old = (answer.role or "", "") if row is None else (row[0] or "", unpack(row[1]))
            new = self._place(answer, {})
            touched |= {old, new}
            if new != old:
                self.database.run("UPDATE counting SET thread = ? WHERE entry = ?", (pack(new[1]), answer.id))
                touched |= self._follow(answer.id)
        return touched

    def _count(self, placed: Iterable[tuple[Outcome, Thread]]) -> None:
        self.database.run_many(
            _COUNT, ((entry.id, entry.kind, entry.role, pack(thread[1]), entry.day) for entry, thread in placed)
        )

    def _entries(self, thread: Thread) -> list[Outcome]:
        role, company = thread
        found = self.outcomes.select(
            "JOIN counting ON counting.entry = outcomes.id WHERE counting.role = ? AND counting.thread = ? "
            "ORDER BY outcomes.id",
            (role, pack(company)),
        )
        mapped: dict[int, int] = {}
        if any(entry.answers is not None for entry in found):
            after: dict[int, int] = defaultdict(int)
            for replaced, by in self.database.rows(_HEADS):
                after[replaced] = max(after[replaced], by)
            for replaced in after:
                head = replaced
                while head in after:
                    head = after[head]
                mapped[replaced] = head
        return [headed(entry, mapped) for entry in found if entry.kind in OF_THREAD]

    def _put(self, thread: Thread, entries: Sequence[Outcome]) -> None:
        """Write what became of the applications of a thread, in the place of what was written before."""
        role, company = thread
        self.database.run("DELETE FROM applications WHERE role = ? AND thread = ?", (role, pack(company)))
        self.database.run_many(_INSERT, (_row(one, company) for one in applications(entries)))


def _row(one: Application, thread: str) -> tuple[Any, ...]:
    return (
        pack(thread), one.role, one.entry, one.count, one.status, one.reached, one.sent, one.since, one.referred,
        one.loose, one.open, one.answered or None, one.met or None, pack(one.company), pack(one.title),
        pack(one.channel), pack(one.city), one.ad,
    )  # fmt: skip


def _read(row: Row) -> Application:
    role, entry, count, status, reached, sent, since, referred, loose, open_, answered, met = row[:12]
    company, title, channel, city, ad = row[12:]
    return Application(
        role, entry, count, status, reached, sent, since, bool(referred), loose, bool(open_), answered or "",
        met or "", unpack(company), unpack(title), unpack(channel), unpack(city), ad,
    )  # fmt: skip
