"""What one job, project or course of study states: findings with their places in the folded text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import Enum
from typing import Final

from ashore.facts.model import Value
from ashore.facts.resumes.periods import Period


class Printed(Enum):
    """Stands for a value that is the words themselves, as the document prints them."""

    AS_IS = 0


PRINTED: Final = Printed.AS_IS


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of a JSON Resume field and where it stands."""

    field: str
    start: int
    end: int
    value: Value | Printed = PRINTED
    qualifiers: Mapping[str, Value] = default(default_factory=dict)


@dataclass(slots=True)
class Entry:
    """One item of a list of JSON Resume: ``kind`` is the list (``work``), ``findings`` its fields."""

    kind: str
    findings: list[Finding]

    @property
    def start(self) -> int:
        """Where the first of its findings stands."""
        return min(finding.start for finding in self.findings)

    @property
    def end(self) -> int:
        """Where the last of its findings ends."""
        return max(finding.end for finding in self.findings)


def period_findings(kind: str, period: Period) -> list[Finding]:
    """Return the range and its two ends; an end that is still open is null and ``current``."""
    current: dict[str, Value] = {"current": True} if period.current else {}
    return [
        Finding(
            f"{kind}.period", period.start, period.end, {"start": period.begin, "end": period.finish}, current
        ),
        Finding(f"{kind}.startDate", *period.begin_at, period.begin),
        Finding(f"{kind}.endDate", *period.finish_at, period.finish, current),
    ]
