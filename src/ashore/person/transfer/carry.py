"""From what a person does to each role: what carries over, what is missing, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.packs.model import Background, Role, Words
from ashore.person.profile import Citation
from ashore.person.transfer.backgrounds import fitting
from ashore.person.transfer.compare import Compared, Comparison, compare
from ashore.person.transfer.distance import DISTANCES, SKILLS, Distance, Rule, judge
from ashore.person.transfer.learning import Hours, hours
from ashore.person.transfer.mixture import Mixture, mixtures, occupations, percentile
from ashore.person.transfer.table import Occupation, Table

CATEGORY: Final[Mapping[str, float]] = {
    "none": 1,
    "初中": 1,
    "高中/中专": 2,
    "大专": 5,
    "本科": 6,
    "硕士": 8,
    "博士": 11,
}
"""O*NET's category of education for each degree of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Share:
    """A skill, in how many ads of a role it is required, of how many that name skills at all.

    Attributes
    ----------
    interval
        Of the share, 90%.
    kind
        ``language``, ``tool`` … by the vocabulary; None where it has none.
    """

    skill: str
    required: int
    ads: int
    interval: tuple[float, float]
    kind: str | None = None

    @property
    def share(self) -> float:
        """The share of the ads that require it."""
        return self.required / self.ads if self.ads else 0.0


@dataclass(frozen=True, slots=True)
class ShownSkill:
    """A required skill, and the words in which the person shows it."""

    required: Share
    citation: Citation


@dataclass(frozen=True, slots=True)
class Gap:
    """A required skill that is not shown, with a guess of the hours it takes to learn."""

    required: Share
    hours: Hours


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a person comes from.

    Attributes
    ----------
    title
        In the person's words.
    parts
        The occupations of O*NET behind it, the heaviest first; one where it is an occupation of its own.
    role
        The role of ours it was found as; None where it was found as an occupation.
    degree
        The person's own, by the names of the vocabulary; None leaves the one that is usual in the occupation.
    others
        Other occupations that the title may mean, where that is not sure.
    """

    title: str
    mixture: Mixture
    parts: tuple[tuple[Occupation, float], ...]
    role: Role | None = None
    degree: str | None = None
    others: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Every name the work goes by, in either language."""
        names = (
            (self.role.name.zh, self.role.name.en) if self.role else tuple(part.title for part, _ in self.parts)
        )
        return (self.title, *names)


@dataclass(frozen=True, slots=True)
class Carry:
    """One role, seen from where the person stands.

    Attributes
    ----------
    face
        The kind of work of the role that is nearest; None where the role has one kind only.
    parts
        The occupations of O*NET the role is made of, by our judgement.
    distance, rules, percentile
        How far, by which rules, and the share of all pairs of occupations that are less alike.
    shared, lacking
        Elements that are important in both, the most telling first; elements rated at least a level higher in the
        role, the largest difference first.
    own_education, role_education
        Categories as O*NET has them (6 is a bachelor's degree); None where it does not say.
    profile
        Whether it is known what the person shows; else everything required counts among the gaps.
    shown, gaps
        Required skills, the most often required first; of two as frequent gaps, the one that is sooner learned.
    shown_share
        Of the required skills, weighted by how often they are; None where too little is known.
    ads
        Ads of the role that name skills.
    brought
        What the evidence pack says that people of this background bring.
    cases
        People who made this move or one like it: who, and the job they came from.
    """

    role: Role
    face: Words | None
    parts: tuple[tuple[Occupation, float], ...]
    distance: Distance
    rules: tuple[Rule, ...]
    percentile: float
    shared: tuple[Compared, ...]
    lacking: tuple[Compared, ...]
    own_education: float | None
    role_education: float | None
    profile: bool
    shown: tuple[ShownSkill, ...]
    gaps: tuple[Gap, ...]
    shown_share: float | None
    ads: int
    brought: tuple[Background, ...]
    cases: tuple[Words, ...] = ()


Shows = Callable[[str], Citation | None]
"""What a person shows of a skill, by its name in the vocabulary."""


def carry(
    origin: Origin,
    role: Role,
    table: Table,
    required: Sequence[Share] = (),
    shows: Shows | None = None,
    cases: Sequence[Words] = (),
) -> Carry | None:
    """Return what carries over into a role; None for a role that has no occupations behind it.

    Parameters
    ----------
    required
        What ads of the role require.
    shows
        None where nothing is known of the person's skills.
    """
    shown, gaps = _skills(required, shows)
    share = _share(shown, required) if shows is not None else None
    seen = [_seen(origin, mixture, table, share) for mixture in mixtures().get(role.id, ())]
    if not seen:
        return None
    mixture, likeness, compared, (distance, rules) = min(seen, key=lambda one: (_step(one[3][0]), -one[1]))
    return Carry(
        role=role,
        face=role.faces[mixture.face] if mixture.face is not None else None,
        parts=occupations(mixture, table),
        distance=distance,
        rules=rules,
        percentile=likeness,
        shared=compared.shared,
        lacking=compared.lacking,
        own_education=compared.own_education,
        role_education=compared.role_education,
        profile=shows is not None,
        shown=shown,
        gaps=gaps,
        shown_share=share,
        ads=max((one.ads for one in required), default=0),
        brought=fitting(role, origin.titles),
        cases=tuple(cases),
    )


def nearest_first(carries: Iterable[Carry]) -> tuple[Carry, ...]:
    """Return roles in the order of how far they are, then of how alike the work is."""
    return tuple(sorted(carries, key=lambda one: (_step(one.distance), -one.percentile)))


def _step(distance: Distance) -> int:
    return DISTANCES.index(distance)


def _seen(
    origin: Origin, mixture: Mixture, table: Table, share: float | None
) -> tuple[Mixture, float, Comparison, tuple[Distance, tuple[Rule, ...]]]:
    likeness = percentile(origin.mixture, mixture, table)
    compared = compare(origin.mixture, mixture, table)
    if origin.degree is not None and origin.degree in CATEGORY:
        compared = Comparison(compared.shared, compared.lacking, CATEGORY[origin.degree], compared.role_education)
    verdict = judge(likeness, compared, share)
    return mixture, likeness, compared, (verdict.distance, verdict.rules)


def _skills(required: Sequence[Share], shows: Shows | None) -> tuple[tuple[ShownSkill, ...], tuple[Gap, ...]]:
    shown, gaps = [], []
    for one in required:
        citation = shows(one.skill) if shows is not None else None
        if citation is not None:
            shown.append(ShownSkill(one, citation))
        else:
            gaps.append(Gap(one, hours(one.skill, one.kind)))
    shown.sort(key=lambda skill: (-skill.required.share, skill.required.skill))
    gaps.sort(key=lambda gap: (-gap.required.share, gap.hours.low + gap.hours.high, gap.required.skill))
    return tuple(shown), tuple(gaps)


def _share(shown: Sequence[ShownSkill], required: Sequence[Share]) -> float | None:
    total = sum(one.share for one in required)
    if len(required) < SKILLS or total <= 0:
        return None
    return sum(skill.required.share for skill in shown) / total
