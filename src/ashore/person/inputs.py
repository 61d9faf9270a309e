"""Every number the calculation needs: as given, or by a stated default that is marked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

from ashore.person.amounts import limits
from ashore.person.defaults import Default, load
from ashore.person.keys import NUMBERS, SHARES
from ashore.person.me import RUNGS, Me

Origin = Literal["given", "default", "evidence"]
ReadinessOrigin = Literal["said", "assessed", "default"]

DOUBT: Final = 0.2
"""By how much a number that a person gave may be off, either way, in the sensitivity of a plan."""

EXACT: Final = frozenset({"weight_pay"})
"""What a person cannot be wrong about."""

_OF_JOB: Final = frozenset({"layoff_year", "interest_job", "workload_job", "city_job"})
_OF_BRIDGE: Final = frozenset({"interest_bridge", "workload_bridge", "city_bridge"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of the calculation.

    Attributes
    ----------
    low, high
        The band for sensitivity: a default's own; around what a person gave, a fifth either way.
    origin
        ``given`` by the person, ``default``, or ``evidence`` of ads and outcomes.
    default
        What would be taken if nothing were given; of every input there is one.
    line
        Where in ``me.yaml``; None where it is not given.
    """

    name: str
    value: float
    low: float
    high: float
    unit: str
    origin: Origin
    default: Default | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Inputs:
    """The numbers of one calculation. ``name@role`` is of one role family and goes before ``name``.

    Attributes
    ----------
    assessed
        The rung of readiness by the résumé and the answers; None where there is neither.
    """

    me: Me
    quantities: Mapping[str, Quantity]
    assessed: str | None = None

    def quantity(self, name: str, role: str | None = None) -> Quantity:
        """Return one number with its band and where it comes from.

        Raises
        ------
        KeyError
            Where there is no such input.
        """
        found = self.quantities.get(f"{name}@{role}") if role else None
        return self.quantities[name] if found is None else found

    def value(self, name: str, role: str | None = None) -> float:
        """Return one number; that of the role family where there is one."""
        return self.quantity(name, role).value

    def with_value(self, name: str, value: float) -> Inputs:
        """Return the same inputs with one number changed; where it comes from stays as it is.

        A pay that was given in money stays the same money where the income that it is a share of changes.

        Raises
        ------
        KeyError
            Where there is no such input.
        """
        return self._changed(replace(self.quantities[name], value=float(value)))

    def replace(self, **values: float) -> Inputs:
        """Return the same inputs with several numbers changed, one after the other."""
        changed = self
        for name, value in values.items():
            changed = changed.with_value(name, value)
        return changed

    def with_evidence(self, name: str, value: float, low: float, high: float) -> Inputs:
        """Return the same inputs with one number taken from evidence; ``name`` may be new for a role family."""
        known = self.quantities.get(name) or self.quantities[name.partition("@")[0]]
        return self._changed(
            replace(
                known,
                name=name,
                value=float(value),
                low=float(low),
                high=float(high),
                origin="evidence",
                line=None,
            )
        )

    def names(self) -> tuple[str, ...]:
        """Return the inputs in use, in the order of the defaults: none of an option that is ruled out."""
        unused = {
            str(line.sets)
            for option, lines in NUMBERS.items()
            if option not in self.me.considered
            for line in lines
        }
        if "bridge_job" not in self.me.considered:
            unused |= _OF_BRIDGE
        if not self.employed:
            unused |= _OF_JOB
        if {"study_full_time", "study_beside_work"}.isdisjoint(self.me.considered):
            unused |= {name for name in self.quantities if name.startswith("learn_")}
        return tuple(name for name in self.quantities if name.partition("@")[0] not in unused)

    @property
    def employed(self) -> bool:
        """Whether there is a job: as said, and where nothing was said, there is one."""
        return self.me.employed is not False

    @property
    def readiness(self) -> str:
        """The rung of readiness: as said, else as assessed, and where nothing is known, the lowest."""
        return self.me.readiness or self.assessed or RUNGS[0]

    @property
    def readiness_origin(self) -> ReadinessOrigin:
        """Where the rung comes from."""
        return "said" if self.me.readiness else "assessed" if self.assessed else "default"

    def _changed(self, quantity: Quantity) -> Inputs:
        quantities = {**self.quantities, quantity.name: quantity}
        before = self.quantities.get("income")
        if quantity.name == "income" and before is not None and quantity.value > 0:
            for share, month in SHARES.items():
                if month in self.me.numbers:
                    ratio = self.me.numbers[month].value / quantity.value
                    quantities[share] = replace(quantities[share], value=ratio)
        return replace(self, quantities=MappingProxyType(quantities))


def inputs(me: Me, assessed: str | None = None) -> Inputs:
    """Fill what a person has not said by the stated defaults; ``assessed`` is the rung that their résumé shows."""
    defaults = load()
    quantities = {name: _of(name, default, me) for name, default in defaults.items()}
    for name in me.numbers:
        base, at, _ = name.partition("@")
        if at:
            quantities[name] = _given(name, defaults[base], me.numbers[name].value, me.numbers[name].line)
    income = quantities["income"].value
    for share, month in SHARES.items():
        if month in me.numbers and income > 0:
            given = me.numbers[month]
            quantities[share] = _given(share, defaults[share], given.value / income, given.line)
    return Inputs(me, MappingProxyType(_ordered(quantities)), assessed)


def _ordered(quantities: Mapping[str, Quantity]) -> dict[str, Quantity]:
    """Put what is of one role family behind the input it stands for."""
    places = {name: place for place, name in enumerate(load())}
    return dict(sorted(quantities.items(), key=lambda item: places[item[0].partition("@")[0]]))


def _of(name: str, default: Default, me: Me) -> Quantity:
    if name in me.numbers:
        return _given(name, default, me.numbers[name].value, me.numbers[name].line)
    return Quantity(name, default.value, default.low, default.high, default.unit, "default", default, None)


def _given(name: str, default: Default, value: float, line: int) -> Quantity:
    least, most = limits(default.name, default.unit)
    doubt = 0.0 if default.name in EXACT else DOUBT
    low, high = max(least, value * (1 - doubt)), min(most, value * (1 + doubt))
    return Quantity(name, value, min(low, value), max(high, value), default.unit, "given", default, line)
