"""Applications counted by what they have in common, by how long they waited, and by day; never read one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from ashore.journal import Outcome
from ashore.journal.applications import applications
from ashore.journal.groups import By, Day, Group, Groups, Waited
from ashore.journal.outcomes import OF_ROLE
from ashore.journal.record import Fate, fates
from ashore.store.applications import Applications
from ashore.store.codec import unpack
from ashore.store.database import Database
from ashore.text.folding import fold_key

LONGEST: Final = 2000
"""Entries of a thread that are laid once more to see what one of them changed."""

ORDINAL: Final = 1721424.5
"""The Julian day of midnight of a date, less its ordinal."""

_COLUMNS: Final[Mapping[By, str]] = {"role": "role", "channel": "channel", "city": "city", "company": "thread"}
"""What applications are grouped by; a thread holds the name of a company as it compares."""
_OWN: Final = "loose = 0 AND referred = 0"
_FATE: Final = """
        CASE
            WHEN reached = 'offer' OR status NOT IN ('applied', 'test', 'interview', 'withdrew') THEN ''
            WHEN status = 'withdrew' THEN CASE reached WHEN 'interview' THEN ifnull(met, sent) ELSE sent END
            WHEN reached = 'interview' THEN max(ifnull(met, sent), :over)
            ELSE max(sent, :over)
        END,
        open AND reached = 'applied' AND status IN ('applied', 'test', 'withdrew'),
        reached, status, referred, loose,
        CASE WHEN status = 'withdrew' AND reached <> 'offer' THEN since ELSE '' END
"""
"""The columns of a `Fate` without its count, as a record has them; a test holds both to each other."""
_OF_ROLE: Final = "(:role = '' OR role = :role)"


class Funnels:
    """Counts over the derived table of applications."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def groups(self, by: By, role: str, limit: int, over: date | None = None) -> Groups:
        """Return the groups with most applications.

        Parameters
        ----------
        role
            Empty for all role families.
        limit
            Groups that are told apart at most.
        over
            What has waited since before this day counts as waiting since then: it counts in full either way, and
            there are fewer fates.
        """
        column = _COLUMNS[by]
        places = {"role": role, "over": "" if over is None else over.isoformat()}
        called, sent = self._names(by, role)
        keys = sorted((key for key in called if key), key=lambda key: (-sent[key], key))[:limit]
        if "" in called:
            keys.append("")
        held: dict[str, list[Fate]] = {key: [] for key in keys}
        everything: list[Fate] = []
        # Companies are thousands: those that are shown are read by name, and all of them without a name.
        narrow, key_of = by == "company", cache(fold_key)
        for name, fate in self._fates("''" if narrow else column, places):
            everything.append(fate)
            if not narrow and (key := key_of(name)) in held:
                held[key].append(fate)
        if narrow:
            for name, fate in self._fates(column, places, [called[key][1] for key in keys]):
                held[fold_key(name)].append(fate)
        tests, referrals = self._beside(by, role, "test"), self._beside(by, role, "referral")
        groups = {key: Group(called[key][0], _added(held[key]), tests[key], referrals[key]) for key in keys}
        total = Group("", _added(everything), tests.total(), referrals.total())
        more = len([key for key in called if key and key not in groups])
        named = tuple(groups[key] for key in keys if key)
        return Groups(by, role, named, groups.get(""), more, total)

    def without(self, group: Group, entry: Outcome, threads: Applications, over: date | None = None) -> Group:
        """Return a role family's group as if one of its entries were not there; as it is where that takes long."""
        row = self.database.row("SELECT thread FROM counting WHERE entry = ?", (entry.id,))
        if row is None:
            return group
        size = self.database.value(
            "SELECT count(*) FROM counting WHERE role = ? AND thread = ?", (entry.role, row[0])
        )
        if size > LONGEST:
            return group
        entries = threads.thread(entry.role or "", unpack(row[0]))
        day = "" if over is None else over.isoformat()
        counts = Counter({replace(fate, count=0): fate.count for fate in group.fates})
        for sign, some in ((-1, entries), (1, [one for one in entries if one.id != entry.id])):
            for fate in fates(applications(some)):
                asked = max(fate.asked, day) if fate.asked and not fate.until else fate.asked
                counts[replace(fate, asked=asked, count=0)] += sign * fate.count
        return replace(
            group, fates=tuple(sorted(replace(fate, count=count) for fate, count in counts.items() if count))
        )

    def latest(self, role: str) -> int | None:
        """Return the entry about a role family's applications that was written last; None where there is none."""
        kinds = ", ".join(f"'{kind}'" for kind in sorted(OF_ROLE))
        found: int | None = self.database.value(
            f"SELECT entry FROM counting WHERE role = ? AND kind IN ({kinds}) ORDER BY entry DESC LIMIT 1",  # noqa: S608 - constants
            (role,),
        )
        return found

    def waited(self, role: str, today: date) -> list[Waited]:
        """Return how long applications have waited for their first answer, of one role family or of all."""
        rows = self.database.rows(
            f"""
            SELECT
                CASE
                    WHEN answered IS NULL THEN NULL WHEN reached <> 'applied' THEN 'interview'
                    WHEN status = 'rejected' THEN 'refused' ELSE 'other'
                END AS answer,
                max(0, CAST(
                    CASE WHEN answered IS NOT NULL THEN julianday(answered)
                    WHEN status IN ('silence', 'withdrew') THEN julianday(since) ELSE :today END
                    - julianday(sent) AS INTEGER
                )) AS days,
                sum(count)
            FROM applications WHERE {_OWN} AND (:role = '' OR role = :role)
            GROUP BY answer, days ORDER BY days, answer
            """,  # noqa: S608 - words of our own
            {"role": role, "today": today.toordinal() + ORDINAL},
        )
        return [Waited(days, answer, count) for answer, days, count in rows]

    def days(self, role: str) -> list[Day]:
        """Return what was sent on each day, and the interviews that came, of one role family or of all."""
        rows = self.database.rows(
            f"""
            SELECT day, sum(sent), sum(interviews) FROM (
                SELECT sent AS day, sum(count) AS sent, 0 AS interviews FROM applications
                WHERE {_OWN} AND (:role = '' OR role = :role) GROUP BY sent
                UNION ALL
                SELECT answered, 0, sum(count) FROM applications
                WHERE reached <> 'applied' AND loose < 2 AND referred = 0 AND (:role = '' OR role = :role)
                AND answered IS NOT NULL GROUP BY answered
            ) GROUP BY day ORDER BY day
            """,  # noqa: S608 - words of our own
            {"role": role},
        )
        return [Day(*row) for row in rows]

    def roles(self) -> list[str]:
        """Return the role families that were applied or asked for, those with most applications first."""
        rows = self.database.rows(
            "SELECT role FROM (SELECT role, count(*) AS rows FROM applications GROUP BY role UNION ALL "
            "SELECT role, 0 FROM counting WHERE kind = 'referral' GROUP BY role) GROUP BY role "
            "ORDER BY sum(rows) DESC, role"
        )
        return [row[0] for row in rows]

    def _names(self, by: By, role: str) -> tuple[dict[str, tuple[str, Any]], Counter[str]]:
        """Return by what names compare: the name and the stored value of most applications; how many were sent."""
        column = _COLUMNS[by]
        rows = self.database.rows(
            f"SELECT {column}, max({'company' if by == 'company' else column}), "  # noqa: S608 - names of our own
            f"ifnull(sum(count) FILTER (WHERE {_OWN}), 0) AS sent FROM applications "
            f"WHERE {_OF_ROLE} GROUP BY {column} ORDER BY sent DESC, {column}",
            {"role": role},
        )
        called: dict[str, tuple[str, Any]] = {}
        sent = Counter[str]()
        for stored, name, count in rows:
            # A thread holds the name as it compares already.
            key = unpack(stored) if by == "company" else fold_key(unpack(stored))
            called.setdefault(key, (unpack(name), stored))
            sent[key] += count
        return called, sent

    def _fates(
        self, column: str, places: Mapping[str, Any], names: Sequence[Any] | None = None
    ) -> Iterator[tuple[str, Fate]]:
        """Yield how applications have fared, with the name of their group."""
        numbered = {f"name{place}": name for place, name in enumerate(names or ())}
        only = "" if names is None else f"AND {column} IN ({', '.join(f':{name}' for name in numbered)})"
        rows = self.database.rows(
            f"SELECT {column}, {_FATE}, sum(count) FROM applications WHERE {_OF_ROLE} {only} "  # noqa: S608 - words of our own
            "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
            {**places, **numbered},
        )
        for name, asked, open_, reached, status, referred, loose, until, count in rows:
            yield unpack(name), Fate(asked, bool(open_), reached, status, bool(referred), loose, until, count)

    def _beside(self, by: By, role: str, kind: Literal["test", "referral"]) -> Counter[str]:
        """Return how many tests, or talks with somebody inside, there were, by what names compare.

        One that names no channel or city has that of the applications to the same company.
        """
        column = {"role": "counting.role", "company": "counting.thread"}.get(
            by,
            f"coalesce(nullif(outcomes.{by}, ''), (SELECT max({by}) FROM applications AS other "  # noqa: S608 - a name of our own
            "WHERE other.role = counting.role AND other.thread = counting.thread AND counting.thread <> ''), '')",
        )
        found = Counter[str]()
        for name, count in self.database.rows(
            f"SELECT {column}, sum(outcomes.count) FROM counting JOIN outcomes ON outcomes.id = counting.entry "  # noqa: S608 - names of our own
            "WHERE counting.kind = :kind AND (:role = '' OR counting.role = :role) GROUP BY 1",
            {"role": role, "kind": kind},
        ):
            found[fold_key(unpack(name))] += count
        return found


def _added(fates: Iterable[Fate]) -> tuple[Fate, ...]:
    """Add up fates that are alike but for the spelling of their group."""
    counts: Counter[Fate] = Counter()
    for fate in fates:
        counts[replace(fate, count=0)] += fate.count
    return tuple(sorted(replace(fate, count=count) for fate, count in counts.items()))
