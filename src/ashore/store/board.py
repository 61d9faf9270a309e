"""Applications by how far they are on a day, counted and in order, without reading them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from ashore.journal.applications import Application
from ashore.store.applications import Applications

_FRESH: Final = 7
"""Days for which an application is one that was just sent."""
_WAITS: Final = "status IN ('applied', 'test')"
_ASKED: Final = "max(since, ifnull(met, since))"
_STAGE: Final = f"""CASE
    WHEN {_WAITS} THEN CASE WHEN sent <= :due THEN 'closed' WHEN sent > :fresh THEN 'applied' ELSE 'waiting' END
    WHEN status = 'interview' THEN CASE WHEN {_ASKED} <= :due THEN 'closed' ELSE 'interviewing' END
    WHEN status IN ('offer', 'accepted') THEN 'offer'
    ELSE 'closed'
END"""
_DUE: Final = f"""CASE
    WHEN {_WAITS} THEN date(sent, :wait) WHEN status = 'interview' THEN date({_ASKED}, :wait)
END"""
_SINCE: Final = f"""CASE {_STAGE}
    WHEN 'waiting' THEN max(since, date(sent, '+{_FRESH} days'))
    WHEN 'closed' THEN ifnull({_DUE}, since)
    ELSE since
END"""
_RANK: Final = f"""CASE {_STAGE}
    WHEN 'applied' THEN 0 WHEN 'waiting' THEN 1 WHEN 'interviewing' THEN 2 WHEN 'offer' THEN 3 ELSE 4
END"""
_ORDER: Final[Mapping[str, str]] = {
    "since": _SINCE,
    "sent": "sent",
    "stage": _RANK,
    "count": "count",
    "due": _DUE,
    "company": "thread",
    "role": "role",
}


class Board:
    """The applications as a board, on a day, with the time that answers take."""

    def __init__(self, applications: Applications, wait: timedelta, today: date) -> None:
        self.applications = applications
        self.places: dict[str, Any] = {
            "due": (today - wait).isoformat(),
            "fresh": (today - timedelta(days=_FRESH)).isoformat(),
            "wait": f"+{wait.days} days",
        }

    def counts(self, role: str = "") -> dict[str, tuple[int, int]]:
        """Return for every stage how many applications, and how many rows, there are."""
        rows = self.applications.database.rows(
            f"SELECT {_STAGE} AS stage, sum(count), count(*) FROM applications "  # noqa: S608 - constants
            "WHERE loose < 2 AND (:role = '' OR role = :role) GROUP BY stage",
            self.places | {"role": role},
        )
        return {stage: (count, cards) for stage, count, cards in rows}

    def select(
        self,
        *,
        stage: str = "",
        role: str = "",
        sort: str = "since",
        down: bool = True,
        limit: int = -1,
        offset: int = 0,
        roles: Sequence[str] = (),
    ) -> list[Application]:
        """Return applications.

        Parameters
        ----------
        stage, role
            Empty where all are wanted.
        roles
            Role families in the order of their names in the reader's language, for ``sort`` by role.
        """
        order = _ORDER[sort]
        if sort == "role" and roles:
            cases = " ".join(f"WHEN '{_plain(one)}' THEN {place}" for place, one in enumerate(roles))
            order = f"CASE role {cases} ELSE {len(roles)} END"
        unsaid = {"company": "thread = ''", "due": f"({_DUE}) IS NULL"}.get(sort, "''")
        direction = "DESC" if down else "ASC"
        clause = (
            f"WHERE loose < 2 AND (:role = '' OR role = :role) AND (:stage = '' OR {_STAGE} = :stage) "
            f"ORDER BY {unsaid}, {order} {direction}, {_SINCE} DESC, entry DESC, id LIMIT :limit OFFSET :offset"
        )
        return self.applications.select(
            clause, self.places | {"role": role, "stage": stage, "limit": limit, "offset": offset}
        )

    def due(self, after: date, until: date) -> Sequence[tuple[str, str, str, str, int, str, int]]:
        """Return what is waited for by day: kind, role, day asked, day due, how many, company, latest entry.

        The company is empty where there are several.
        """
        return self.applications.database.rows(
            f"SELECT CASE WHEN {_WAITS} THEN 'applied' ELSE 'interviewed' END AS kind, role, "  # noqa: S608 - constants
            f"CASE WHEN {_WAITS} THEN sent ELSE {_ASKED} END AS asked, {_DUE} AS due, sum(count), "
            "CASE WHEN count(DISTINCT thread) = 1 THEN max(company) ELSE '' END, max(entry) "
            f"FROM applications WHERE ({_WAITS} OR status = 'interview') AND loose < 2 "
            "AND due BETWEEN :after AND :until GROUP BY kind, role, asked, due ORDER BY due, kind, role",
            self.places | {"after": after.isoformat(), "until": until.isoformat()},
        )


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter == "_")
