"""What carries over from a person's job into a role, in words: how far it is, what is shared, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.person.transfer import Carry, Origin, Share
from ashore.person.transfer.compare import Compared
from ashore.person.transfer.told import listed, named, reason
from ashore.reports.me_view import Shown, words_of
from ashore.reports.values import number
from ashore.words import Language, say

FEW: Final = 3
MANY: Final = 8


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in a few lines.

    Attributes
    ----------
    distance
        ``near``, ``stretch`` or ``far``.
    shared, gaps
        What carries over, and what to learn first; empty where nothing is known.
    """

    id: str
    name: str
    face: str
    distance: str
    reason: str
    shared: str
    gaps: str


@dataclass(frozen=True, slots=True)
class ElementLine:
    """A skill or a field of knowledge: how much of it the person's job takes, and how much the role."""

    name: str
    own: str
    role: str


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill that ads require.

    Attributes
    ----------
    share
        In how many ads, with its interval.
    width
        Of the bar, as a percentage.
    hours
        A guess of what it takes to learn; empty of one that is shown.
    """

    name: str
    share: str
    width: str
    hours: str
    quotes: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class CarryView:
    """A role in full.

    Attributes
    ----------
    brought
        What people of this background bring, and whether an article reports it.
    total
        What all gaps take together; empty where there is none.
    no_ads
        Whether there are no ads to tell what is required.
    made_of
        The occupations that the role is made of.
    """

    line: RoleLine
    shared: tuple[ElementLine, ...]
    lacking: tuple[ElementLine, ...]
    brought: tuple[tuple[str, str, str], ...]
    shown: tuple[SkillLine, ...]
    gaps: tuple[SkillLine, ...]
    total: str
    no_ads: bool
    profile: bool
    made_of: str


def role_line(carry: Carry, language: Language) -> RoleLine:
    """Return a role in a few lines."""
    comma = say(language, "transfer.comma")
    gaps = comma.join(f"{gap.required.skill} {gap.required.share:.0%}" for gap in carry.gaps[:FEW])
    shared = listed(carry.shared, language) if carry.shared else ""
    return RoleLine(
        carry.role.id,
        named(carry.role.name, language),
        named(carry.face, language) if carry.face else "",
        carry.distance,
        reason(carry, language),
        say(language, "transfer.short_shared", elements=shared) if shared else "",
        say(language, "transfer.short_gaps", skills=gaps) if gaps else "",
    )


def carry_view(carry: Carry, texts: Mapping[str, str], language: Language) -> CarryView:
    """Return a role in full; ``texts`` are those of the profile."""
    total = ""
    if carry.gaps:
        low, high = (
            sum(bound) for bound in zip(*((gap.hours.low, gap.hours.high) for gap in carry.gaps), strict=True)
        )
        total = say(language, "transfer.total", low=number(low), high=number(high))
    return CarryView(
        role_line(carry, language),
        tuple(_element(one, language) for one in carry.shared[:MANY]),
        tuple(_element(one, language) for one in carry.lacking[:MANY]),
        tuple(
            (
                named(one.background, language),
                named(one.brings, language),
                say(language, "transfer.reported" if one.reported else "transfer.own_view"),
            )
            for one in carry.brought
        ),
        tuple(_skill(one.required, "", (words_of(one.citation, texts),), language) for one in carry.shown),
        tuple(
            _skill(
                gap.required,
                say(language, "transfer.hours", low=number(gap.hours.low), high=number(gap.hours.high)),
                (),
                language,
            )
            for gap in carry.gaps
        ),
        total,
        not carry.ads,
        carry.profile,
        say(language, "transfer.comma").join(
            say(language, "transfer.part", title=part.title, share=f"{weight:.0%}") for part, weight in carry.parts
        ),
    )


def basis(origin: Origin, language: Language) -> str:
    """Return which occupations stand for what the person does, and which others the name may mean."""
    comma = say(language, "transfer.comma")
    parts = [part for part, _ in origin.parts]
    told = [
        say(language, "transfer.basis", title=origin.title, occupations=comma.join(one.title for one in parts))
    ]
    told += [
        say(language, "transfer.instead", title=one.title, instead=comma.join(one.instead))
        for one in parts
        if one.instead
    ]
    if origin.others:
        told.append(say(language, "web.me.roles.others", others=comma.join(origin.others)))
    return say(language, "transfer.space").join(told)


def _element(one: Compared, language: Language) -> ElementLine:
    own, role = ("" if level is None else f"{level:.1f}" for level in (one.own_level, one.role_level))
    return ElementLine(named(one.element.name, language), own, role)


def _skill(one: Share, hours: str, quotes: tuple[Shown, ...], language: Language) -> SkillLine:
    low, high = one.interval
    interval = {"low": f"{low:.0%}", "high": f"{high:.0%}"}
    told = say(language, "transfer.share", share=f"{one.share:.0%}", ads=number(one.ads), **interval)
    return SkillLine(one.skill, told, f"{100 * one.share:.0f}%", hours, quotes)
