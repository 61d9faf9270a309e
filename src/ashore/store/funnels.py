"""Applications counted by what they have in common, by how long they waited, and by day; never read one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from ashore.journal.groups import By, Day, Group, Groups, Waited
from ashore.journal.outcomes import OF_ROLE
from ashore.journal.record import Fate
from ashore.store.codec import unpack
from ashore.store.database import Database
from ashore.text.folding import fold_key

SPELLINGS: Final = 400
"""Names that are looked at, those with most applications; what is spelled otherwise and means the same is one."""

_COLUMNS: Final[Mapping[By, tuple[str, str]]] = {
    "role": ("role", "role"),
    "channel": ("channel", "channel"),
    "city": ("city", "city"),
    # Threads hold the name as it compares; companies are thousands.
    "company": ("thread", "max(company)"),
}
"""What rows are grouped by, and what the group is called."""
_OWN: Final = "loose = 0 AND referred = 0"
_FATE: Final = """
        CASE
            WHEN reached = 'offer' OR status NOT IN ('applied', 'test', 'interview', 'withdrew') THEN ''
            WHEN reached = 'interview' THEN ifnull(met, sent)
            ELSE sent
        END,
        open AND reached = 'applied' AND status IN ('applied', 'test', 'withdrew'),
        reached, status, referred, loose,
        CASE WHEN status = 'withdrew' AND reached <> 'offer' THEN since ELSE '' END
"""
"""The columns of a `Fate` without its count, as a record has them; a test holds both to each other."""


class Funnels:
    """Counts over the derived table of applications."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def groups(self, by: By, role: str, limit: int) -> Groups:
        """Return the groups with most applications.

        Parameters
        ----------
        role
            Empty for all role families.
        limit
            Groups that are told apart at most.
        """
        column, name = _COLUMNS[by]
        found = self.database.rows(
            f"SELECT {column}, {name}, sum(count) FILTER (WHERE {_OWN}) AS sent FROM applications "  # noqa: S608 - names of our own
            f"WHERE (:role = '' OR role = :role) GROUP BY {column} ORDER BY sent DESC, {column} LIMIT :most",
            {"role": role, "most": SPELLINGS},
        )
        spellings: dict[str, list[Any]] = defaultdict(list)
        called: dict[str, str] = {}
        for raw, shown, _ in found:
            key = fold_key(unpack(raw))
            spellings[key].append(raw)
            called.setdefault(key, unpack(shown))
        sent = Counter[str]()
        for raw, _, count in found:
            sent[fold_key(unpack(raw))] += count or 0
        kept = sorted((key for key in spellings if key), key=lambda key: (-sent[key], key))[:limit]
        wanted = [*kept, *([""] if "" in spellings else [])]
        key_of = {raw: key for key in wanted for raw in spellings[key]}
        fates = self._fates(column, role, list(key_of))
        tests = self._tests(by, role)
        groups = {
            key: Group(
                called[key],
                _added(fate for raw, mine in fates.items() if key_of[raw] == key for fate in mine),
                sum(count for name, count in tests.items() if fold_key(name) == key),
            )
            for key in wanted
        }
        total = self.database.value(
            f"SELECT count(DISTINCT {column}) FROM applications WHERE (:role = '' OR role = :role) AND {column} <> ''",  # noqa: S608 - a name of our own
            {"role": role},
        )
        known = sum(len(spellings[key]) for key in kept)
        return Groups(
            by,
            role,
            tuple(groups[key] for key in kept),
            groups.get(""),
            max(0, total - known),
            Group("", _added(self._fates("''", role, [""])[""]), sum(tests.values())),
        )

    def waited(self, role: str, today: date) -> list[Waited]:
        """Return how long applications have waited for their first answer, of one role family or of all."""
        rows = self.database.rows(
            f"""
            SELECT
                CASE
                    WHEN answered IS NULL THEN NULL WHEN reached <> 'applied' THEN 'interview'
                    WHEN status = 'rejected' THEN 'refused' ELSE 'other'
                END AS answer,
                max(0, CAST(julianday(
                    CASE WHEN answered IS NOT NULL THEN answered
                    WHEN status IN ('silence', 'withdrew') THEN since ELSE :today END
                ) - julianday(sent) AS INTEGER)) AS days,
                sum(count)
            FROM applications WHERE {_OWN} AND (:role = '' OR role = :role)
            GROUP BY answer, days ORDER BY days, answer
            """,  # noqa: S608 - words of our own
            {"role": role, "today": today.isoformat()},
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
        """Return the role families of which something counts, those with most entries first."""
        kinds = ", ".join(f"'{kind}'" for kind in sorted(OF_ROLE))
        rows = self.database.rows(
            f"SELECT role FROM counting WHERE role IS NOT NULL AND kind IN ({kinds}) "  # noqa: S608 - constants
            "GROUP BY role ORDER BY count(*) DESC, min(entry)"
        )
        return [row[0] for row in rows]

    def _fates(self, column: str, role: str, names: list[Any]) -> dict[Any, list[Fate]]:
        """Return how the applications of every name have fared."""
        places = ", ".join("?" * len(names))
        found: dict[Any, list[Fate]] = {name: [] for name in names}
        rows = self.database.rows(
            f"SELECT {column}, {_FATE}, sum(count) FROM applications "  # noqa: S608 - words of our own
            f"WHERE (? = '' OR role = ?) AND {column} IN ({places}) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
            (role, role, *names),
        )
        for name, asked, open_, reached, status, referred, loose, until, count in rows:
            found[name].append(Fate(asked, bool(open_), reached, status, bool(referred), loose, until, count))
        return found

    def _tests(self, by: By, role: str) -> dict[str, int]:
        """Return the tests that were taken; one that names no channel or city has that of what it belongs to."""
        column = {"role": "counting.role", "company": "counting.thread"}.get(
            by,
            f"coalesce(nullif(outcomes.{by}, ''), (SELECT max({by}) FROM applications AS other "  # noqa: S608 - a name of our own
            "WHERE other.role = counting.role AND other.thread = counting.thread AND counting.thread <> ''), '')",
        )
        rows = self.database.rows(
            f"SELECT {column} AS name, sum(outcomes.count) FROM counting "  # noqa: S608 - names of our own
            "JOIN outcomes ON outcomes.id = counting.entry "
            "WHERE counting.kind = 'test' AND (:role = '' OR counting.role = :role) GROUP BY name",
            {"role": role},
        )
        return {unpack(name): count for name, count in rows}


def _added(fates: Iterable[Fate]) -> tuple[Fate, ...]:
    """Add up fates that are alike but for the spelling of their group."""
    counts: Counter[tuple[Any, ...]] = Counter()
    for fate in fates:
        counts[fate.asked, fate.open, fate.reached, fate.status, fate.referred, fate.loose, fate.until] += (
            fate.count
        )
    return tuple(sorted(Fate(*key, count) for key, count in counts.items()))
