"""From a workspace to the basis of a decision; what-ifs; the snapshot that the next decision is compared with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from ashore.errors import AshoreError, Key
from ashore.person import keys
from ashore.person.amounts import CHANCES, STRENGTHS, WHOLE, UnclearError, limits, read_amount
from ashore.person.inputs import Inputs, Quantity
from ashore.person.lines import find as find_line
from ashore.plans.assemble import Basis
from ashore.reports.plans.decision import Asked, Decision, Solved, decide, solve
from ashore.reports.plans.find import find_input
from ashore.store import Store
from ashore.workspace.journal import local_day
from ashore.workspace.kept import SNAPSHOT, last, step_part

if TYPE_CHECKING:
    from ashore.vocabulary import Vocabulary
    from ashore.workspace.rooms.journal import JournalRoom

LONGEST: Final = 40
DIVIDES: Final = frozenset(
    {"learn_started", "learn_practised", "learn_mature", "search_hours_full", "ai_pay", "net_of_gross"}
)
"""Inputs that nothing can be computed with where they are 0."""


class UnknownInputError(AshoreError):
    """No input is called so (``name``)."""

    code: ClassVar[str] = "unknown_input"


class NearInputError(AshoreError):
    """No input is called so, and one nearly so (``name``; ``near``)."""

    code: ClassVar[str] = "near_input"


class BadSettingError(AshoreError):
    """A setting that is not NAME=VALUE (``text``)."""

    code: ClassVar[str] = "bad_setting"


class SettingNumberError(AshoreError):
    """A setting whose value is not one number (``name``, ``text``; ``example``)."""

    code: ClassVar[str] = "setting_number"


class SettingRangeError(AshoreError):
    """A setting outside what the input may be (``name``, ``text``; ``low``, ``high``)."""

    code: ClassVar[str] = "setting_range"


class SettingReadinessError(AshoreError):
    """A readiness that is none (``text``; ``known``)."""

    code: ClassVar[str] = "setting_readiness"


class CashBelowLimitError(AshoreError):
    """Less cash than the person never wants to fall below (``cash``, ``limit``)."""

    code: ClassVar[str] = "cash_below_limit"


class ZeroInputError(AshoreError):
    """An input is 0 and must not be (``name``)."""

    code: ClassVar[str] = "zero_input"


def basis(workspace: JournalRoom, store: Store, today: date | None = None) -> Basis:
    """Return everything that a decision rests on.

    Raises
    ------
    As `Workspace.inputs`.
    """
    from ashore.packs import load

    entry = last_entry(last(store))
    found = Basis(
        workspace.inputs(),
        tuple(workspace.cases()),
        workspace.record(),
        {},
        load(),
        today or local_day(),
        workspace.logged_since(entry),
        entry,
    )
    pay = {role: workspace.market(role, top=0).pay for role in found.roles}
    return replace(found, pay=pay).with_evidence()


def asked_for(
    found: Basis,
    vocabulary: Vocabulary,
    *,
    role: str | None = None,
    settings: Sequence[str] = (),
    thresholds: Sequence[str] = (),
    wider: bool = False,
    screened: bool = True,
) -> Asked:
    """Return what a person asks for, read from what they typed.

    Raises
    ------
    UnknownRoleError, UnknownInputError, NearInputError, BadSettingError, SettingNumberError, SettingRangeError,
    SettingReadinessError
    """
    from ashore.journal.reading import read_role

    family = None if role is None else read_role(role, vocabulary)
    names = tuple(_find(found.inputs, typed).name for typed in thresholds)
    inputs, what_if = set_inputs(found.inputs, settings)
    return Asked(family, inputs if what_if else None, what_if, names, wider, screened)


def with_role(workspace: JournalRoom, found: Basis, role: str | None) -> Basis:
    """Return the basis with the pay of a role family that the person has not named."""
    if role is None or role in found.pay:
        return found
    return replace(found, pay={**found.pay, role: workspace.market(role, top=0).pay})


def solved(workspace: JournalRoom, found: Basis, asked: Asked) -> Solved:
    """Solve the plan.

    Raises
    ------
    CashBelowLimitError, ZeroInputError
    """
    check(asked.inputs or found.inputs)
    return solve(with_role(workspace, found, asked.role), asked)


def decision(
    workspace: JournalRoom, store: Store, found: Basis, asked: Asked, progress: Callable[[int, int], None] | None
) -> Decision:
    """Compute a decision and what changed since the last one.

    Raises
    ------
    CashBelowLimitError, ZeroInputError
    """
    check(asked.inputs or found.inputs)
    return decide(with_role(workspace, found, asked.role), asked, before=last(store), progress=progress)


def last_entry(snapshot: Mapping[str, Any] | None) -> int:
    """Return the number of the last entry that a kept decision knew of; 0 where there is none."""
    entry = None if snapshot is None else snapshot.get("entry")
    return entry if isinstance(entry, int) else 0


def check(inputs: Inputs) -> None:
    """Make sure that something can be computed."""
    for name, quantity in inputs.quantities.items():
        if name.partition("@")[0] in DIVIDES and quantity.value <= 0:
            raise ZeroInputError(name=name)
    floor, cash = inputs.me.cash_never_below, inputs.value("cash")
    if floor is not None and cash < floor:
        raise CashBelowLimitError(cash=f"{cash:,.0f}", limit=f"{floor:,.0f}")


def keep(store: Store, found: Decision) -> bool:
    """Keep the snapshot of a decision for the next one, unless it was a what-if; return whether it was kept.

    What it foretells is stored with it.
    """
    from ashore.plans.changes import snapshot
    from ashore.plans.switching import row
    from ashore.reports.funnel_turn import switch_of
    from ashore.workspace.forecasting import record_decision

    if not found.asked.plain:
        return False
    kept = snapshot(found.plan, found.basis) | step_part(store, found) | {"turn": row(switch_of(found))}
    text = json.dumps(kept, ensure_ascii=False)
    with store.database.transaction():
        store.set_meta(SNAPSHOT, text)
        record_decision(store, found)
    return True


# What-ifs


def set_inputs(inputs: Inputs, settings: Sequence[str]) -> tuple[Inputs, tuple[str, ...]]:
    """Return the inputs with ``NAME=VALUE`` settings, and the names that were set."""
    changed, names = inputs, []
    for text in settings:
        typed, equals, value = text.replace("＝", "=").partition("=")
        if not (equals and typed.strip() and value.strip()):
            raise BadSettingError(text=text[:LONGEST])
        line = find_line(typed, keys.TOP)
        if line is not None and line.en == "readiness":
            changed = Inputs(replace(changed.me, readiness=_rung(value)), changed.quantities)
            names.append("readiness")
            continue
        quantity = _find(inputs, typed)
        changed = changed.with_value(quantity.name, read_setting(quantity, value.strip()))
        names.append(quantity.name)
    return changed, tuple(dict.fromkeys(names))


def read_setting(quantity: Quantity, typed: str) -> float:
    """Read the value of an input as it is typed, within what the input may be."""
    name, unit = quantity.name.partition("@")[0], quantity.unit
    try:
        value = read_amount(typed, unit)
    except UnclearError:
        example = Key(f"me.example.{unit}")
        raise SettingNumberError(name=quantity.name, text=typed[:LONGEST], example=example) from None
    low, high = limits(name, unit)
    whole = name in WHOLE and value % 1
    if whole or not low <= value <= high or (name in STRENGTHS | DIVIDES and value == 0):
        raise SettingRangeError(
            name=quantity.name, text=typed[:LONGEST], low=_bound(low, unit), high=_bound(high, unit)
        )
    return value


def _bound(value: float, unit: str) -> str:
    return f"{value:.0%}" if unit in CHANCES else f"{value:,.10g}"


def _rung(typed: str) -> str:
    line = find_line(typed, keys.READINESS)
    if line is None:
        known = ", ".join(f"{line.en} / {line.zh}" for line in keys.READINESS)
        raise SettingReadinessError(text=typed.strip()[:LONGEST], known=known)
    return line.en


def _find(inputs: Inputs, typed: str) -> Quantity:
    import difflib

    found = find_input(inputs, typed)
    if found is not None:
        return found
    near = difflib.get_close_matches(typed.strip().lower(), list(inputs.quantities), 1)
    if near:
        raise NearInputError(name=typed.strip()[:LONGEST], near=near[0])
    raise UnknownInputError(name=typed.strip()[:LONGEST])
