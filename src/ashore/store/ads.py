"""One row an ad, for the market: columns in, columns out; what they mean is the evidence's business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.store.codec import dump, load, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database

_INSERT: Final = """INSERT OR REPLACE INTO ads
    (document, title, role_family, cities, salary_min, salary_max, months, education, experience_min, posted,
    skills) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SELECT: Final = """SELECT documents.name, ads.title, role_family, cities, salary_min, salary_max, months,
    education, experience_min, posted, skills FROM ads JOIN documents ON documents.id = ads.document"""


@dataclass(frozen=True, slots=True)
class Ad:
    """What an ad states that the market view needs; ``skills`` are (key of all spellings, spelling, strength)."""

    doc: str
    title: str | None
    role_family: str | None
    cities: tuple[str, ...]
    salary_min: float | None
    salary_max: float | None
    months: int | None
    education: str | None
    experience_min: float | None
    posted: str | None
    skills: tuple[tuple[str, str, str], ...]


class Ads:
    """The table of ads."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def put(self, document: int, ad: Ad) -> None:
        """Insert the row of a document, in the place of the one it had."""
        self.database.run(
            _INSERT,
            (
                document, pack_or_none(ad.title), ad.role_family, dump(ad.cities), ad.salary_min, ad.salary_max,
                ad.months, ad.education, ad.experience_min, ad.posted, dump(ad.skills),
            ),
        )  # fmt: skip

    def remove(self, document: int) -> None:
        """Forget the row of a document that is no ad."""
        self.database.run("DELETE FROM ads WHERE document = ?", (document,))

    def select(self, role_family: str | None = None) -> Iterator[Ad]:
        """Yield the ads of one role family, or all."""
        condition, parameters = ("role_family = ?", [role_family]) if role_family else ("1", [])
        for row in self.database.stream(f"{_SELECT} WHERE {condition}", parameters):
            name, title, role, cities, low, high, months, education, experience, posted, skills = row
            yield Ad(
                unpack(name), unpack_or_none(title), role, tuple(load(cities)), low, high, months, education,
                experience, posted, tuple((key, spelling, strength) for key, spelling, strength in load(skills)),
            )  # fmt: skip
