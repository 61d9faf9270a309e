"""What a week is planned from, and what the plan of it is: docs/week.md says how the one becomes the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol

from ashore.plans.kept_step import KeptStep, KeptTrial

Kind = Literal["meeting", "answer", "review", "step", "trial", "gap"]
"""What an item is, in the order in which hours are given out."""
Because = Literal["hours", "items", "done", "same", "worth", "stopped", "later"]
"""Why something is left out: no hours or no place left, done this week, the same as another item, tells less than
it costs, the plan is to give up, another gap comes first."""
HoursFrom = Literal["asked", "given", "default", "full"]
"""Where the hours come from: asked for now, ``me.yaml``, the stated default beside work, or that of full-time
study for one who has no job."""

CHAT: Final = 3.0
TALK: Final = 2.0
"""Hours of a referral chat, and of asking about a transfer, as `ashore.plans.experiments` counts them."""


class DueReview(Protocol):
    """Practice that is due, as the workspace gives it."""

    @property
    def key(self) -> str: ...  # noqa: D102 - of a protocol
    @property
    def due(self) -> date: ...  # noqa: D102
    @property
    def minutes(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview that takes place; ``clock`` is its hour, empty where none is known."""

    entry: int
    day: date
    role: str
    who: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Answers that should have come, or should come this week, by the time answers take; the first of them."""

    count: int
    day: date


@dataclass(frozen=True, slots=True)
class Lack:
    """A skill that ads of a role require and the person does not show.

    Attributes
    ----------
    required, ads
        So many ads require it, of so many that name skills.
    low, high
        Hours to learn it: a guess.
    shown
        Whether it is known at all what the person shows.
    """

    skill: str
    role: str
    required: int
    ads: int
    low: float
    high: float
    shown: bool = True

    @property
    def worth(self) -> float:
        """Share of the ads for an hour of learning."""
        return self.required / max(self.ads, 1) / max((self.low + self.high) / 2, 1.0)


@dataclass(frozen=True, slots=True)
class Done:
    """What the journal has of the week: hours of study, applications, talks."""

    studied: float = 0.0
    applied: int = 0
    talks: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours that things take: of one application, of a project, of a week of looking for a bridge job."""

    application: float
    project: float
    search: float


@dataclass(frozen=True, slots=True)
class Given:
    """What a week is planned from.

    Attributes
    ----------
    monday
        The first day of the week; what lies before ``today`` is not planned for any more.
    hours
        Hours that the person has in such a week.
    step
        What the plan says to do; None where nothing was decided.
    reviews
        Practice that is due by the end of the week.
    """

    monday: date
    today: date
    hours: float
    pace: Pace
    step: KeptStep | None = None
    meetings: tuple[Meeting, ...] = ()
    waiting: Waiting | None = None
    reviews: Sequence[DueReview] = ()
    lacks: tuple[Lack, ...] = ()
    done: Done = Done()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A day on which something is done, and for how many hours."""

    day: date
    hours: float


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    Attributes
    ----------
    key
        The same in every plan of the week, and in it only once.
    name
        The act, the step that brings information, the skill, or whom one meets.
    hours
        Given to it; of what is left out, those it would have taken.
    role
        The role family it is about; empty where it is about none.
    count, asked
        Applications, talks, answers or questions; and how many it would be with all the hours they take.
    due
        The day of an interview, or by which something is to be done; None where any day will do.
    lack
        The gap that is studied.
    each
        Hours of one application.
    """

    key: str
    kind: Kind
    name: str
    hours: float
    role: str = ""
    count: int = 0
    asked: int = 0
    due: date | None = None
    clock: str = ""
    lack: Lack | None = None
    trial: KeptTrial | None = None
    each: float = 0.0
    sittings: tuple[Sitting, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What is not on the list, and why."""

    item: Item
    because: Because


@dataclass(frozen=True, slots=True)
class Week:
    """The list.

    Attributes
    ----------
    hours, spent, left
        Hours of the week, those of it that the journal accounts for, and those that could still be planned.
    planned
        Hours of all items.
    over
        Hours by which what is fixed exceeds what is left.
    """

    monday: date
    today: date
    hours: float
    spent: float
    left: float
    planned: float
    over: float
    items: tuple[Item, ...]
    left_out: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of a week, and what it rests on.

    Attributes
    ----------
    step
        What the last decision says to do; None where none was made.
    fresh
        Whether nothing that the decision may rest on has changed since.
    role
        The role family whose gaps are looked at; empty where nothing says which.
    done
        What the journal has of the week.
    each
        Hours of one application.
    """

    week: Week
    hours_from: HoursFrom
    step: KeptStep | None
    fresh: bool
    role: str
    done: Done
    each: float
