"""The counts a belief rests on, as far as the model looks ahead: applications, interviews, offers turned down.

Counting ends at the caps. From there on the rates count as known: a month later the person finds themselves at one
of a few pairs of rates, with the chances that the belief gives them. Stopping to learn and going on with the mean
instead would promise too much: of 100 people with one belief the rates differ, and those with the low ones stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ashore.engine.conjugate import betabinom_pmf
from ashore.plans.problem import Family

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MAX_OFFERS: Final = 2
"""Of the offers of one month the best is looked at; more than two are taken for two."""
QUANTILES: Final = {
    4: (0.03, 0.35, 0.75, 0.985),
    5: (0.02, 0.2, 0.5, 0.8, 0.985),
    7: (0.01, 0.1, 0.3, 0.5, 0.75, 0.92, 0.995),
    10: (0.005, 0.04, 0.12, 0.25, 0.4, 0.56, 0.72, 0.86, 0.95, 0.995),
}
"""Of the prior, by how many are told apart: where the known rates lie, closer to the ends than evenly."""


@dataclass(frozen=True, slots=True)
class Caps:
    """How far the model counts. What lies beyond is part of the model error; `wider` shows how much.

    Attributes
    ----------
    applications, interviews, offers
        At so many the rates count as known.
    invited
        Interviews of one month beyond these count as these.
    known
        Values of each rate that are told apart once it counts as known.
    rare
        Interviews of one month that are rarer than this by the first belief count as the most that are not.
    pay_points
        Points of the pay distribution.
    steps
        Levels of cash to a month of spending.
    """

    applications: int = 120
    interviews: int = 5
    offers: int = 2
    invited: int = 5
    known: int = 7
    rare: float = 0.002
    pay_points: int = 5
    steps: int = 2

    def wider(self) -> Caps:
        """Return wider caps, by which the error of these is measured."""
        return replace(
            self,
            applications=2 * self.applications,
            interviews=2 * self.interviews,
            offers=self.interviews,
            invited=2 * self.invited,
            known=10,
            rare=self.rare / 100,
            steps=2 * self.steps,
        )


class Lattice:
    """All counts (batches, interviews, offers) up to the caps, then the pairs of known rates.

    Attributes
    ----------
    unit
        Applications of a batch.
    counted, size
        Points with counts; all points.
    batches, interviews, offers
        int64 (counted,).
    frozen
        bool (counted,): points at which counting ends.
    """

    def __init__(self, caps: Caps, unit: int) -> None:
        self.caps = caps
        self.unit = unit
        self.top = max(1, round(caps.applications / unit))
        self.most_offers = min(caps.offers, caps.interviews)
        shape = (self.top + 1, caps.interviews + 1, self.most_offers + 1)
        grid = np.indices(shape).reshape(3, -1)
        kept = grid[2] <= grid[1]
        self.batches, self.interviews, self.offers = grid[:, kept]
        self.counted = int(kept.sum())
        self.size = self.counted + caps.known**2
        self.place = np.full(shape, -1, dtype=np.int64)
        self.place[self.batches, self.interviews, self.offers] = np.arange(self.counted)
        self._moves: dict[tuple[int, int, int], Ints] = {}
        # Offers that may no longer be counted would make every interview look lost.
        spent = (self.offers == self.most_offers) & (self.most_offers < caps.interviews)
        self.frozen = (self.batches == self.top) | (self.interviews == caps.interviews) | spent

    def after(self, batches: int, interviews: int, offers: int) -> Ints:
        """Return the point to which each point moves by one month's outcome; int64 (size,)."""
        key = (batches, interviews, offers)
        if key not in self._moves:
            self._moves[key] = self._after(batches, interviews, offers)
        return self._moves[key]

    def _after(self, batches: int, interviews: int, offers: int) -> Ints:
        s = np.minimum(self.interviews + interviews, self.caps.interviews)
        o = np.minimum(self.offers + offers, np.minimum(s, self.most_offers))
        moved = self.place[np.minimum(self.batches + batches, self.top), s, o]
        points = np.arange(self.size)
        points[: self.counted] = np.where(self.frozen, points[: self.counted], moved)
        return points

    @cached_property
    def known(self) -> tuple[Ints, Ints]:
        """Places of the interview rate and of the offer rate among the known ones; int64 (known ** 2,) each."""
        first, second = np.indices((self.caps.known, self.caps.known)).reshape(2, -1)
        return first, second

    def posterior(self, family: Family) -> tuple[Beta_, Beta_]:
        """Return the Beta parameters of both rates at each counted point."""
        s, o = self.interviews, self.offers
        silent = np.maximum(self.batches * self.unit - s, 0)
        return (family.interview[0] + s, family.interview[1] + silent), (
            family.offer[0] + o,
            family.offer[1] + s - o,
        )


@lru_cache(maxsize=16)
def lattice(caps: Caps, unit: int) -> Lattice:
    """Return the lattice of some caps; the same one every time, as it holds no belief."""
    return Lattice(caps, unit)


Beta_ = tuple[Floats, Floats]


def known_rates(family: Family, count: int) -> tuple[Floats, Floats]:
    """Return the interview and offer rates that are told apart once they count as known; (count,) each."""
    from scipy.stats import beta

    return beta.ppf(QUANTILES[count], *family.interview), beta.ppf(QUANTILES[count], *family.offer)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a month of applications may bring: so many interviews, and so many offers of them.

    Attributes
    ----------
    interviews, offers
        The outcomes that are told apart, m of them.
    prob
        float64 (n, m): their chance at each point of the lattice.
    """

    interviews: tuple[int, ...]
    offers: tuple[int, ...]
    prob: Floats


class Prediction(Protocol):
    """What applications bring, and what the rates turn out to be."""

    def outcomes(self, lattice: Lattice, family: int, applications: int) -> Outcomes:
        """Return what a month of applications brings at each point."""

    def known(self, lattice: Lattice, family: int) -> Floats:
        """Return the chance of each pair of known rates at each counted point, (counted, known ** 2)."""


@dataclass(frozen=True, slots=True)
class ByBelief:
    """Predict from the belief at each point, the rates integrated out."""

    families: tuple[Family, ...]

    def outcomes(self, lattice: Lattice, family: int, applications: int) -> Outcomes:
        """Return what a month of applications brings at each point."""
        given = self.families[family]
        invited, offered = lattice.posterior(given)
        rates = known_rates(given, lattice.caps.known)

        def rows(belief: Beta_, which: int) -> Callable[[int], Floats]:
            at = rates[which][lattice.known[which]]
            return lambda n: np.concatenate([betabinom_pmf(n, *belief), _binomial(n, at)])

        most = most_invited(lattice.caps, given, applications)
        return _joint(most, applications, rows(invited, 0), rows(offered, 1))

    def known(self, lattice: Lattice, family: int) -> Floats:
        """Return the chance of each pair of known rates at each counted point."""
        given = self.families[family]
        grids = known_rates(given, lattice.caps.known)
        first, second = (_hats(belief, grid) for belief, grid in zip(lattice.posterior(given), grids, strict=True))
        return (first[:, :, None] * second[:, None, :]).reshape(lattice.counted, -1)


@dataclass(frozen=True, slots=True)
class ByRates:
    """Predict from true rates, (interview, offer) of each family; the person still counts and believes."""

    families: tuple[Family, ...]
    rates: tuple[tuple[float, float], ...]

    def outcomes(self, lattice: Lattice, family: int, applications: int) -> Outcomes:
        """Return what a month of applications brings: the same at each point."""

        def rows(rate: float) -> Callable[[int], Floats]:
            return lambda n: np.broadcast_to(_binomial(n, np.array([rate])), (lattice.size, n + 1))

        most = most_invited(lattice.caps, self.families[family], applications)
        return _joint(most, applications, *map(rows, self.rates[family]))

    def known(self, lattice: Lattice, family: int) -> Floats:
        """Return the chance of each pair of known rates: the neighbours of the true ones."""
        grids = known_rates(self.families[family], lattice.caps.known)
        first, second = (hat(rate, grid) for rate, grid in zip(self.rates[family], grids, strict=True))
        return np.broadcast_to(np.outer(first, second).ravel(), (lattice.counted, lattice.caps.known**2))


def hat(rate: float, grid: Floats) -> Floats:
    """Return how a rate is shared between its neighbours on a grid, the mean kept; float64 (len(grid),)."""
    return np.array([np.interp(rate, grid, row) for row in np.eye(len(grid))])


def _hats(belief: Beta_, grid: Floats) -> Floats:
    """Return `hat` in expectation over Beta beliefs: ``P(x < q)`` and ``E[x; x < q]`` make its integral."""
    from scipy.special import betainc

    a, b = (np.asarray(part, dtype=np.float64)[:, None] for part in belief)
    below = betainc(a, b, grid)
    moment = betainc(a + 1, b, grid) * a / (a + b)
    mass, mean = np.diff(below, axis=1), np.diff(moment, axis=1)
    upper = (mean - mass * grid[:-1]) / np.diff(grid)  # of the mass between two neighbours, the upper one's share
    shares = np.zeros((a.shape[0], len(grid)))
    shares[:, 1:] += upper
    shares[:, :-1] += mass - upper
    shares[:, 0] += below[:, 0]
    shares[:, -1] += 1 - below[:, -1]
    shares = np.maximum(shares, 0.0)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _binomial(n: int, rates: Floats) -> Floats:
    from scipy.stats import binom

    return np.asarray(binom.pmf(np.arange(n + 1), n, rates[:, None]), dtype=np.float64)


def _joint(
    most: int, applications: int, invited: Callable[[int], Floats], offered: Callable[[int], Floats]
) -> Outcomes:
    pmf = invited(applications)
    k_prob = np.concatenate([pmf[:, :most], pmf[:, most:].sum(axis=1, keepdims=True)], axis=1)
    interviews, offers, columns = [0], [0], [k_prob[:, 0]]
    for k in range(1, most + 1):
        given = offered(k)
        for j in range(min(k, MAX_OFFERS) + 1):
            share = given[:, j] if j < MAX_OFFERS else given[:, j:].sum(axis=1)
            interviews.append(k)
            offers.append(j)
            columns.append(k_prob[:, k] * share)
    return Outcomes(tuple(interviews), tuple(offers), np.stack(columns, axis=1))


def most_invited(caps: Caps, family: Family, applications: int) -> int:
    """Return the most interviews of a month that are told apart: as many as happen, and no more than the cap."""
    beyond = 1.0 - np.cumsum(betabinom_pmf(applications, *family.interview))
    enough = int(np.count_nonzero(beyond > caps.rare))
    return max(1, min(enough, caps.invited, applications))
