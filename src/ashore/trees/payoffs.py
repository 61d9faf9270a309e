"""The distribution of what is paid in the end, and the figures that describe it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_SAME: Final = 1e-12
"""Pays that differ by no more than this share of the largest amount on their paths are one."""


@dataclass(frozen=True, slots=True)
class Payoff:
    """An amount and its probability."""

    pay: float
    p: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """What may be paid in the end.

    Attributes
    ----------
    payoffs
        From the lowest to the highest; equal ones are one.
    skewness, excess_kurtosis
        Standardised central moments, the kurtosis less the 3 of a normal distribution; None without any spread.
    loss
        The probability of less than 0.
    quantiles
        ``(q, pay)``: the lowest pay that is not exceeded with probability ``q``.
    """

    payoffs: tuple[Payoff, ...]
    mean: float
    sd: float
    skewness: float | None
    excess_kurtosis: float | None
    loss: float
    quantiles: tuple[tuple[float, float], ...]


def distribution(ends: Iterable[tuple[Sequence[float], float]]) -> Distribution:
    """Describe the ends of a tree, each with the pays along its path and its probability."""
    paths = [(math.fsum(pays), p, max(map(abs, pays))) for pays, p in ends if p > 0]
    near = _SAME * max(largest for _, _, largest in paths)
    payoffs = _merged(sorted((pay, p) for pay, p, _ in paths), near)
    total = math.fsum(payoff.p for payoff in payoffs)
    mean = math.fsum(payoff.p * payoff.pay for payoff in payoffs) / total
    reach = max(abs(payoff.pay - mean) for payoff in payoffs)
    moments = [0.0, 0.0, 0.0]
    if len(payoffs) > 1:
        moments = [
            math.fsum(payoff.p * ((payoff.pay - mean) / reach) ** power for payoff in payoffs) / total
            for power in (2, 3, 4)
        ]
    second, third, fourth = moments
    return Distribution(
        payoffs,
        mean,
        reach * math.sqrt(second),
        third / second**1.5 if second > 0 else None,
        fourth / second**2 - 3 if second > 0 else None,
        math.fsum(payoff.p for payoff in payoffs if payoff.pay < 0),
        tuple((q, _quantile(payoffs, q)) for q in QUANTILES),
    )


def _merged(paths: Sequence[tuple[float, float]], near: float) -> tuple[Payoff, ...]:
    groups: list[tuple[float, list[float]]] = []
    for pay, p in paths:
        if groups and pay - groups[-1][0] <= near:
            groups[-1][1].append(p)
        else:
            groups.append((0.0 if abs(pay) <= near else pay, [p]))
    return tuple(Payoff(pay, math.fsum(ps)) for pay, ps in groups)


def _quantile(payoffs: Sequence[Payoff], q: float) -> float:
    reached = 0.0
    for payoff in payoffs:
        reached += payoff.p
        if reached >= q - 1e-12:
            return payoff.pay
    return payoffs[-1].pay
