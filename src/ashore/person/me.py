"""What a person has said about themselves and their choices; what they have not said stays None or absent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

RUNGS: Final = ("curious", "started", "practised", "mature")
"""The rungs of readiness, lowest first."""

CHECKS: Final = (
    "knows_field",
    "used_ai",
    "has_idea",
    "delivered",
    "had_users",
    "had_metrics",
    "drove",
    "across",
    "closed_loop",
)
"""What readiness is told by, from the lowest rung upwards."""

OPTIONS: Final = (
    "stay",
    "study_beside_work",
    "resign",
    "study_full_time",
    "apply",
    "referral_chat",
    "project",
    "transfer",
    "bridge_job",
    "give_up",
)
"""What a person can do, in the order in which it is asked and shown."""

NEEDS_JOB: Final = frozenset({"stay", "study_beside_work", "resign", "transfer"})
"""Options of those who have a job."""

ON_REQUEST: Final = frozenset({"transfer"})
"""Options that are considered where the person names them, and not unasked: not every company has them."""


@dataclass(frozen=True, slots=True)
class Given:
    """One number a person gave, and where in the file; two are equal where the numbers are."""

    value: float
    line: int = field(compare=False)
    column: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Stated:
    """Words a person wrote, and where in the file; two are equal where the words are."""

    value: str
    line: int = field(compare=False)
    column: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Me:
    """The contents of ``me.yaml``.

    Attributes
    ----------
    job
        In the person's words; None where there is none, or nothing was said.
    employed
        False for ``job: none``, None where nothing was said.
    readiness
        One of `RUNGS`.
    numbers
        By input name (see ``defaults.toml``); ``name@role`` where it is of one role family. Two more names hold a
        pay in CNY a month where the input is a share of the income: ``transfer_pay_month`` and
        ``old_again_pay_month``.
    considered
        Options that are not ruled out, see `considered`.
    roles
        Role families in the person's order, the best guess first; empty where none was named.
    cash_never_below, ruin_chance_at_most
        Limits: CNY, and a chance.
    degree, years, languages, skills
        What a person can show beside their résumé; ``degree`` by the names of the vocabulary list ``degrees``.
    checks
        Answers to the checks of readiness, by their names: ``yes``, ``no``, or a sentence, which counts as a yes.
    text
        The whole file: what lines and columns count in.
    places
        Line and column of ``job`` and of ``city``, where they are said.
    """

    job: str | None = None
    employed: bool | None = None
    readiness: str | None = None
    numbers: Mapping[str, Given] = field(default_factory=dict)
    considered: frozenset[str] = frozenset(OPTIONS) - ON_REQUEST
    roles: tuple[str, ...] = ()
    cash_never_below: float | None = None
    ruin_chance_at_most: float | None = None
    city: str | None = None
    degree: Stated | None = None
    years: Given | None = None
    languages: tuple[Stated, ...] = ()
    skills: tuple[Stated, ...] = ()
    checks: Mapping[str, Stated] = field(default_factory=dict)
    text: str = field(default="", compare=False, repr=False)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)


def considered(
    *, employed: bool | None, wanted: Collection[str] = (), ruled_out: Collection[str] = ()
) -> frozenset[str]:
    """Return the options to compute: all but those ruled out, those that need a job, and a transfer not named."""
    found = set(OPTIONS) - (ON_REQUEST - set(wanted)) - set(ruled_out)
    return frozenset(found - NEEDS_JOB if employed is False else found)
