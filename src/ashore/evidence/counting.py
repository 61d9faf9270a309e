"""How many ads state what: the values of a field by share, and skills by how they are asked for.

Ten thousand ads name more than a hundred thousand skills, so the loops make no object that is not kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, Protocol

from ashore.evidence.intervals import Interval, share_interval

Strength = Literal["required", "preferred", "duty"]

_PLACES: Final[Mapping[str, int]] = {"required": 0, "preferred": 1, "duty": 2}


class Stated(Protocol):
    """What is counted of one ad; `ashore.evidence.market.AdRow` says what each stands for."""

    @property
    def doc(self) -> str: ...  # noqa: D102 - of a protocol
    @property
    def role_family(self) -> str | None: ...  # noqa: D102
    @property
    def cities(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def salary_min(self) -> float | None: ...  # noqa: D102
    @property
    def salary_max(self) -> float | None: ...  # noqa: D102
    @property
    def months(self) -> int | None: ...  # noqa: D102
    @property
    def education(self) -> str | None: ...  # noqa: D102
    @property
    def experience_min(self) -> float | None: ...  # noqa: D102
    @property
    def posted(self) -> str | None: ...  # noqa: D102
    @property
    def skills(self) -> Sequence[Sequence[str]]: ...  # noqa: D102
    @property
    def other_skills(self) -> Sequence[Sequence[str]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the ads that state a field state this, with the interval of the share and the ads themselves."""

    name: str
    ads: int
    share: float
    interval: Interval
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A field over the ads: its values by share of those that state it."""

    stated: int
    unstated: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class SkillShare:
    """A skill, and in how many ads it is required, preferred, or named among the duties; an ad counts once."""

    name: str
    ads: int
    required: int
    preferred: int
    duty: int
    share: float
    interval: Interval
    docs: tuple[str, ...]


def distribution(rows: Sequence[Stated], values: Callable[[Stated], Sequence[str]]) -> Distribution:
    """Return the values of a field by share of the ads that state it, most frequent first."""
    docs: defaultdict[str, list[str]] = defaultdict(list)
    stated = 0
    for row in rows:
        said = values(row)
        stated += bool(said)
        for value in said if len(said) < 2 else dict.fromkeys(said):
            docs[value].append(row.doc)
    shares = (
        Share(value, len(names), len(names) / stated, share_interval(len(names), stated), tuple(names))
        for value, names in docs.items()
    )
    return Distribution(
        stated, len(rows) - stated, tuple(sorted(shares, key=lambda share: (-share.ads, share.name)))
    )


def spellings(rows: Iterable[Stated]) -> dict[str, str]:
    """Return the spelling that most ads use, of each skill the vocabulary does not know, by its key."""
    found: dict[str, str] = {}
    differ: set[str] = set()
    several = [row.other_skills for row in rows if row.other_skills]
    for said in several:
        for key, spelling, _ in said:
            if found.setdefault(key, spelling) != spelling:
                differ.add(key)
    counts = Counter((key, spelling) for said in several for key, spelling, _ in said if key in differ)
    # Of each key the last pair counts, which is its most frequent spelling.
    return found | dict(sorted(counts, key=lambda pair: (counts[pair], pair)))


def skills(rows: Sequence[Stated], names: Mapping[str, str], *, top: int | None = None) -> tuple[SkillShare, ...]:
    """Count skills over ads that name any; the strongest mention in an ad counts.

    Parameters
    ----------
    names
        Of skills the vocabulary does not know, by their keys.
    top
        Keep only so many, those that most ads name; None keeps all.
    """
    found: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for row in rows:
        strongest: dict[str, int] = {}
        for name, strength in row.skills:
            place = _PLACES[strength]
            if strongest.setdefault(name, place) > place:
                strongest[name] = place
        for key, _, strength in row.other_skills:
            name, place = names[key], _PLACES[strength]
            if strongest.setdefault(name, place) > place:
                strongest[name] = place
        for name, place in strongest.items():
            found[place][name].append(row.doc)
    required, preferred, duty = map(dict, found)
    none: list[str] = []
    ads: Counter[str] = Counter()
    for docs in found:
        for name, behind in docs.items():
            ads[name] += len(behind)
    order = sorted(ads, key=lambda name: (-ads[name], -len(required.get(name, none)), name))[:top]
    interval = cache(lambda count: share_interval(count, len(rows)))
    return tuple(
        SkillShare(
            name,
            ads[name],
            len(first := required.get(name, none)),
            len(second := preferred.get(name, none)),
            len(third := duty.get(name, none)),
            ads[name] / len(rows),
            interval(ads[name]),
            (*first, *second, *third),
        )
        for name in order
    )
