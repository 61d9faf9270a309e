"""What an ad asks for, and what a person's profile answers: each line with the words of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from ashore.person.profile import Citation
from ashore.person.skills import Shown

GateKind = Literal["degree", "full_time", "tier", "major", "years", "fresh", "language", "place", "age"]
GATES: Final[tuple[GateKind, ...]] = (
    "degree", "full_time", "tier", "major", "years", "fresh", "language", "place", "age",
)  # fmt: skip
"""In the order in which they are shown."""

Status = Literal["met", "not_met", "unknown"]
Strength = Literal["required", "preferred", "duty"]
STRENGTHS: Final[tuple[Strength, ...]] = ("required", "preferred", "duty")


@dataclass(frozen=True, slots=True)
class GateAsk:
    """A hard condition, without its words: equal ones of many ads are judged once.

    Attributes
    ----------
    names
        Cities, majors, tiers, years of graduation; of a language its name, then what is to be done in it.
    low, high
        Ranks of degrees, or years of work: whoever has ``high`` meets it, whoever has less than ``low`` does not,
        and between them the ad says two things. Of an age the limits.
    fields
        Least years in a field of work, and the field as the ad prints it.
    """

    kind: GateKind
    names: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    fields: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SkillAsk:
    """``least`` of these skills, by their names in the vocabulary or as printed."""

    names: tuple[str, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class AskedGate:
    """A hard condition with every place of the ad that states it."""

    ask: GateAsk
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill, or a choice of skills, that an ad asks for.

    Attributes
    ----------
    printed, citations
        Each member as the ad prints it, and where, in the order of ``ask.names``.
    examples
        Whether the members are examples ("such as …") and not a choice that is put.
    counted
        Whether a résumé would name it so. Where an ad only describes what it wants, a résumé that has it in other
        words would seem not to: such a line is shown and not counted.
    """

    ask: SkillAsk
    strength: Strength
    printed: tuple[str, ...]
    citations: tuple[Citation, ...]
    examples: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything an ad asks for that a profile can be held against."""

    doc: str
    title: str | None
    gates: tuple[AskedGate, ...]
    skills: tuple[AskedSkill, ...]

    def of(self, strength: Strength) -> tuple[AskedSkill, ...]:
        """Return the skills of one strength."""
        return tuple(skill for skill in self.skills if skill.strength == strength)


Detail = str | float | tuple[str, ...]
_NONE: Final[Mapping[str, Detail]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on one condition.

    Attributes
    ----------
    why
        Which sentence says it (``fit.why.<why>``), with ``details`` in its places.
    shown
        The words of the profile that it rests on.
    """

    status: Status
    why: str
    shown: tuple[Citation, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Gate:
    """A hard condition, held against a profile."""

    kind: GateKind
    ask: GateAsk
    asked: tuple[Citation, ...]
    judged: Judged

    @property
    def status(self) -> Status:
        """Whether it is met."""
        return self.judged.status


@dataclass(frozen=True, slots=True)
class Member:
    """One skill of a requirement: as the ad prints it, where, and how the person shows it, if they do."""

    name: str
    printed: str
    asked: Citation | None
    shown: Shown | None
    denied: Citation | None = None


Advice = Literal["prove", "say", "learn", "decide", "later"]
ADVICE: Final[tuple[Advice, ...]] = ("prove", "say", "learn", "decide", "later")
"""What to do: ``prove`` what is only said, ``say`` what a neighbour of it suggests, ``learn`` what is missing,
``decide`` on what the person says they have not got, ``later`` what is only wished for."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, held against a profile: shown where at least ``least`` members are.

    Attributes
    ----------
    advice
        None where nothing is to be done.
    near
        A skill the person shows that lies beside a missing one.
    ads, of_ads
        Of a role: how many of its ads ask for it.
    """

    strength: Strength
    members: tuple[Member, ...]
    least: int = 1
    examples: bool = False
    counted: bool = True
    advice: Advice | None = None
    near: str | None = None
    ads: int | None = None
    of_ads: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether enough of it is shown."""
        return sum(member.shown is not None for member in self.members) >= self.least


@dataclass(frozen=True, slots=True)
class Fit:
    """A person held against an ad."""

    doc: str
    title: str | None
    gates: tuple[Gate, ...]
    required: tuple[Requirement, ...]
    preferred: tuple[Requirement, ...]
    duties: tuple[Requirement, ...]

    @property
    def shown_required(self) -> int:
        """How many of the counted requirements are shown."""
        return sum(one.is_shown for one in self.required if one.counted)

    @property
    def of_required(self) -> int:
        """How many are counted."""
        return sum(one.counted for one in self.required)

    def count(self, status: Status) -> int:
        """Count the gates with a status."""
        return sum(gate.status == status for gate in self.gates)


@dataclass(frozen=True, slots=True)
class HardLine:
    """What the evidence pack says a role demands, in both languages, and the skills in it held against a profile.

    Attributes
    ----------
    status
        ``met`` where every skill in it is shown, ``unknown`` where it names none.
    """

    zh: str
    en: str
    status: Status
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class RoleFit:
    """A person held against a role: what its ads ask for, most asked first, and what the pack says it demands."""

    role: str
    ads: int
    hard: tuple[HardLine, ...]
    required: tuple[Requirement, ...]

    @property
    def shown_required(self) -> int:
        """How many requirements are shown."""
        return sum(requirement.is_shown for requirement in self.required)

    @property
    def of_required(self) -> int:
        """How many there are."""
        return len(self.required)
