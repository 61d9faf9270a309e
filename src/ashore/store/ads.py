"""One row an ad, for the market: columns in, columns out; what they mean is the evidence's business."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ashore.store.codec import dump, load_many, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database

_INSERT: Final = """INSERT OR REPLACE INTO ads
    (document, title, role_family, cities, salary_min, salary_max, months, education, experience_min, posted,
    skills, other_skills) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SELECT: Final = """SELECT documents.name, ads.title, role_family, salary_min, salary_max, months, education,
    experience_min, posted, cities, skills, other_skills FROM ads JOIN documents ON documents.id = ads.document"""


@dataclass(frozen=True, slots=True)
class Ad:
    """What an ad states that the market view needs.

    Attributes
    ----------
    skills
        Name and strength of the skills the vocabulary knows.
    other_skills
        Key that all spellings share, spelling, and strength of those it does not know.
    """

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
    skills: Sequence[Sequence[str]]
    other_skills: Sequence[Sequence[str]]


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
                dump(ad.other_skills),
            ),
        )  # fmt: skip

    def remove(self, document: int) -> None:
        """Forget the row of a document that is no ad."""
        self.database.run("DELETE FROM ads WHERE document = ?", (document,))

    def select(self, role_family: str | None = None, city: str | None = None) -> Iterator[Ad]:
        """Yield the ads of one role family and city; None is any."""
        condition = "1"
        parameters: list[str | bytes] = []
        if role_family is not None:
            condition += " AND role_family = ?"
            parameters.append(role_family)
        if city is not None:
            condition += " AND instr(cities, ?)"
            parameters.append(dump(city))
        rows = self.database.stream(f"{_SELECT} WHERE {condition}", parameters)
        while part := list(islice(rows, 1_000)):
            # JSON of many rows is read at once: that takes half the time.
            lists = (load_many(column) for column in zip(*(row[-3:] for row in part), strict=True))
            for row, cities, skills, others in zip(part, *lists, strict=True):
                name, title, role, low, high, months, education, experience, posted = row[:-3]
                yield Ad(
                    unpack(name), unpack_or_none(title), role, tuple(cities), low, high, months, education,
                    experience, posted, skills, others,
                )  # fmt: skip
