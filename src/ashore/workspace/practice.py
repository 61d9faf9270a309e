"""The bank of questions of a workspace: what may be asked, what was answered, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ashore.practice.bank import from_ads, from_interviews, from_pack, merged
from ashore.practice.errors import NoSuchQuestionError, UnclearQuestionError
from ashore.practice.points import wanted
from ashore.practice.questions import ORIGINS, Origin, Point, Question
from ashore.practice.schedule import Review, Schedule, minutes
from ashore.store import Store
from ashore.store.practice import Version, Written
from ashore.workspace.practice_ads import asked_by_ads

if TYPE_CHECKING:
    from ashore.practice.checklist import Checklist
    from ashore.practice.mock import Mock

NEW_A_DAY: Final = 3
"""Questions that are taken up for the first time on one day, as a suggestion."""
INTERVIEWS: Final = 300
"""Interviews whose questions are in the bank: the last ones."""
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with what was done about it.

    Attributes
    ----------
    schedule
        When it is due; None where it was never practised.
    written
        Versions of its answer; None where there is none.
    aside
        Whether the person put it aside.
    """

    question: Question
    schedule: Schedule | None
    written: Written | None
    aside: bool

    def due(self, today: date) -> bool:
        """Say whether it is to be practised by the end of a day, by the clock of this machine."""
        return self.schedule is not None and not self.aside and local(self.schedule.due) <= today


@dataclass(frozen=True, slots=True)
class Due:
    """What to practise now.

    Attributes
    ----------
    again
        Practised before and due, longest first.
    new
        To be taken up today.
    waiting
        Questions that were never practised, those of ``new`` and those of other roles among them.
    minutes
        What all of it takes, by the person's own times.
    """

    again: tuple[Entry, ...]
    new: tuple[Entry, ...]
    waiting: int
    minutes: float

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Both, in the order in which they are asked."""
        return (*self.again, *self.new)


@dataclass(frozen=True, slots=True)
class DueReview:
    """A practice that is due, for the plan of a week.

    Attributes
    ----------
    due
        The day; today for what is overdue.
    minutes
        What it takes, by the person's own times for this question, else for all.
    """

    key: str
    text_zh: str
    text_en: str
    due: date
    minutes: float


def local(moment: datetime) -> date:
    """Return the day it is here at a moment."""
    return moment.astimezone().date()


class Notebook:
    """Reads what is practised, as it stands at one moment.

    Parameters
    ----------
    roles
        Returns the role families the person looks at, by ``me.yaml``; asked where they are needed.
    now
        The time, UTC.
    """

    def __init__(self, store: Store, roles: Callable[[], Sequence[str]], now: datetime) -> None:
        self.store = store
        self.table = store.practice
        self.now = now
        self._roles = roles

    # What may be asked

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question of the bank by its key."""
        from ashore.packs import load

        return merged(
            self.table.questions(),
            from_interviews(self.table.interviews(INTERVIEWS)),
            from_ads(asked_by_ads(self.store)),
            from_pack(load()),
        )

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Role families that matter to the person: those of the journal, then those of ``me.yaml``."""
        return tuple(dict.fromkeys((*self.table.roles(), *self._roles())))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every question with what was done about it, in the order in which new ones are taken up."""
        schedules, written, asides = self.table.schedules(), self.table.written(), self.table.asides()
        rank = {role: place for place, role in enumerate(self.roles)}
        found = [
            Entry(question, schedules.get(key), written.get(key), key in asides)
            for key, question in self.questions.items()
        ]
        last = len(rank)
        found.sort(
            key=lambda entry: (
                ORIGINS.index(entry.question.origin),
                rank.get(entry.question.role or "", last) if entry.question.role else -1,
            )
        )
        return tuple(found)

    def listed(self, *, role: str | None = None, origin: Origin | None = None, aside: bool = False) -> list[Entry]:
        """Return the questions of a role (with those asked for any), of an origin, or those put aside."""
        return [
            entry
            for entry in self.entries
            if entry.aside == aside
            and (role is None or entry.question.role in {None, role})
            and origin in {None, entry.question.origin}
        ]

    def find(self, value: str) -> Question:
        """Return one question by its key, or by how the key or its digits begin.

        Raises
        ------
        NoSuchQuestionError, UnclearQuestionError
        """
        asked = value.strip().lower()
        if (exact := self._exact(asked)) is not None:
            return exact
        found = [
            key
            for key in self.questions
            if asked and (key.startswith(asked) or key.partition("-")[2].startswith(asked))
        ]
        if not found:
            raise NoSuchQuestionError(value=value)
        if len(found) > 1:
            raise UnclearQuestionError(value=value, keys=", ".join(found[:_FEW]))
        return self.questions[found[0]]

    def _exact(self, key: str) -> Question | None:
        """Return the question of this name, without the rest of the bank where that can be."""
        from ashore.packs import load

        kept = self.table.question(key)
        if kept is not None and kept.origin != "interview":  # that may have been asked again since
            return kept
        return next((one for one in from_pack(load()) if one.key == key), None) or self.questions.get(key)

    def entry(self, question: Question) -> Entry:
        """Return one question with what was done about it."""
        key, table = question.key, self.table
        return Entry(question, table.schedule(key), table.written_of(key), key in table.asides())

    # What is due

    @cached_property
    def today(self) -> date:
        """The day it is here."""
        return local(self.now)

    def due(self, *, role: str | None = None, new: int = NEW_A_DAY) -> Due:
        """Return what to practise today: what is due, then some that are new."""
        listed = self.listed(role=role)
        again = sorted(
            (entry for entry in listed if entry.due(self.today)),
            key=lambda entry: entry.schedule.due if entry.schedule else self.now,
        )
        fresh = [entry for entry in listed if entry.schedule is None and (role or self._mine(entry.question))]
        begun = sum(
            entry.schedule is not None and local(entry.schedule.first) == self.today for entry in self.entries
        )
        taken = fresh[: max(0, new - begun)]
        each = minutes(self.table.seconds())
        waiting = sum(entry.schedule is None for entry in listed)
        return Due(tuple(again), tuple(taken), waiting, each * (len(again) + len(taken)))

    def _mine(self, question: Question) -> bool:
        """Say whether a question is one for this person: of no role, of theirs, or their own."""
        return question.role is None or question.role in self.roles or question.origin in {"own", "interview"}

    def due_reviews(self, days: int) -> tuple[DueReview, ...]:
        """Return what is due in some days from today, with new questions spread over them."""
        last = self.today + timedelta(days=max(days, 1) - 1)
        listed = self.listed()
        found = [
            (max(local(entry.schedule.due), self.today), entry)
            for entry in listed
            if entry.schedule is not None and entry.due(last)
        ]
        new = list(self.due(new=NEW_A_DAY).new)
        fresh = [entry for entry in listed if entry.schedule is None and self._mine(entry.question)]
        found += [(self.today, entry) for entry in new]
        for place, entry in enumerate(fresh[len(new) :][: NEW_A_DAY * (max(days, 1) - 1)]):
            found.append((self.today + timedelta(days=1 + place // NEW_A_DAY), entry))
        times = self.table.seconds_by_question([entry.question.key for _, entry in found])
        usual = minutes(self.table.seconds())
        return tuple(
            DueReview(
                entry.question.key,
                entry.question.asked("zh"),
                entry.question.asked("en"),
                day,
                minutes(own) if len(own := times.get(entry.question.key, [])) >= _FEW else usual,
            )
            for day, entry in sorted(found, key=lambda pair: pair[0])
        )

    # One question

    def wanted(self, question: Question) -> tuple[Point, ...]:
        """Return what a good answer contains."""
        return wanted(question)

    def checklist(self, question: Question) -> Checklist:
        """Return what the last version of the answer has of what it must contain."""
        from ashore.practice.checklist import check

        return check(self.table.answer(question.key), wanted(question))

    def quote(self, question: Question) -> tuple[str, str, int, int] | None:
        """Return name and text of the ad of a question, and the span of its words; None where it is gone."""
        place = question.place
        ids = self.store.documents.find(place.ad) if place.ad else []
        if len(ids) != 1:
            return None
        name, text = self.store.documents.text(ids[0])
        return (name, text, place.start, place.end) if place.end <= len(text) else None

    def versions(self, question: Question) -> list[Version]:
        """Return every version of the answer, oldest first."""
        return self.table.versions(question.key)

    def reviews(self, question: Question) -> list[Review]:
        """Return every practice of a question, oldest first."""
        return self.table.reviews(question.key)

    def mock(self, *, role: str | None, project: Sequence[Question] = ()) -> Mock:
        """Put a mock interview together from the bank and the written answers."""
        from ashore.practice.mock import mock

        bank = [
            entry.question for entry in self.listed(role=role) if role is not None or self._mine(entry.question)
        ]
        keys = {question.key for question in (*bank, *project)}
        answers = {key: self.table.answer(key) for key in self.table.written() if key in keys}
        return mock(bank, answers, role=role, project=project)
