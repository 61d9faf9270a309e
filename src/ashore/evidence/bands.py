"""Pay side by side: one band for each role family, or for each city, by the same rules as the market's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashore.evidence.intervals import Interval, quantile, quantile_interval
from ashore.evidence.market import MIN_ADS, QUANTILES


@dataclass(frozen=True, slots=True)
class Band:
    """The pay of some ads.

    Attributes
    ----------
    ads, stated
        How many ads there are, and how many of them state a range a month or a year.
    quantiles
        ``(q, value, interval)``; None where fewer than ``MIN_ADS`` ads state pay.
    """

    name: str
    ads: int
    stated: int
    quantiles: tuple[tuple[float, float, Interval], ...] | None

    @property
    def values(self) -> tuple[float, ...]:
        """The quantiles alone; empty where there are too few ads."""
        return tuple(value for _, value, _ in self.quantiles or ())


def bands(ads: Iterable[tuple[Sequence[str], float | None, float | None]]) -> list[Band]:
    """Return one band a name, most ads first.

    Parameters
    ----------
    ads
        The names an ad counts under (each of its cities), and the ends of its pay a month.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    middles: defaultdict[str, list[float]] = defaultdict(list)
    for names, low, high in ads:
        for name in names:
            counts[name] += 1
            if low is not None and high is not None:
                middles[name].append((low + high) / 2)
    found = (_band(name, count, sorted(middles[name])) for name, count in counts.items())
    return sorted(found, key=lambda band: (-band.ads, band.name))


def _band(name: str, ads: int, ordered: Sequence[float]) -> Band:
    quantiles = None
    if len(ordered) >= MIN_ADS:
        quantiles = tuple((q, quantile(ordered, q), quantile_interval(ordered, q)) for q in QUANTILES)
    return Band(name, ads, len(ordered), quantiles)
