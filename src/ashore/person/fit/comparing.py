"""Hold a person against an ad or a role: gates, what is shown of what is required, what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ashore.person.fit.applicant import Applicant
from ashore.person.fit.gates import judge
from ashore.person.fit.model import (
    GATES,
    Advice,
    Asked,
    AskedSkill,
    Fit,
    Gate,
    HardLine,
    Member,
    Requirement,
    RoleFit,
    Status,
    Strength,
)
from ashore.person.skills import Shown, relations, skill_name
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

SHARE: Final = 0.2
"""A role requires what at least this share of its ads requires."""
_TOO_WIDE: Final = frozenset({"编程", "programming languages", "机器学习", "数据库", "SQL", "前端开发", "大数据"})
"""Skills that share no more than one of these are no neighbours."""


def compare(asked: Asked, person: Applicant) -> Fit:
    """Return how a person stands against an ad."""
    gates = [Gate(one.ask.kind, one.ask, one.citations, judge(one.ask, person)) for one in asked.gates]
    gates.sort(key=lambda gate: GATES.index(gate.kind))
    shown = person.skills.find_all({name for one in asked.skills for name in one.ask.names})
    beside = _Neighbours(person)
    made = [_requirement(one, shown, person, beside) for one in asked.skills]
    parts = [tuple(one for one in made if one.strength == name) for name in ("required", "preferred", "duty")]
    return Fit(asked.doc, asked.title, tuple(gates), *parts)


def _requirement(
    asked: AskedSkill, shown: Mapping[str, Shown], person: Applicant, beside: _Neighbours
) -> Requirement:
    members = tuple(
        Member(name, printed, citation, shown.get(name), None if name in shown else person.skills.denial(name))
        for name, printed, citation in zip(asked.ask.names, asked.printed, asked.citations, strict=True)
    )
    advice, near = _advice(members, asked.ask.least, asked.strength, beside) if asked.counted else (None, None)
    return Requirement(asked.strength, members, asked.ask.least, asked.examples, asked.counted, advice, near)


def _advice(
    members: Sequence[Member], least: int, strength: Strength, beside: _Neighbours
) -> tuple[Advice | None, str | None]:
    """Return what to do about a requirement, and the skill that lies beside it."""
    shown = [member for member in members if member.shown is not None]
    if len(shown) >= least:
        said = all(member.shown is not None and member.shown.skill.place == "said" for member in shown)
        return ("prove", None) if said else (None, None)
    if strength != "required":
        return "later", None
    missing = [member for member in members if member.shown is None]
    if all(member.denied is not None for member in missing):
        return "decide", None
    near = next((one for member in missing if (one := beside.of(member.name))), None)
    return ("say", near) if near else ("learn", None)


class _Neighbours:
    """Skills the person shows that share a broader one with a skill they do not: MySQL lies beside PostgreSQL."""

    def __init__(self, person: Applicant) -> None:
        self._known = relations(person.vocabulary)
        self._by_broad: dict[str, str] = {}
        for name in person.skills.shown:
            for broad in self._known.get(name, ()):
                self._by_broad.setdefault(broad, name)

    def of(self, name: str) -> str | None:
        """Return the neighbour of a skill, None where there is none."""
        broads = (broad for broad in self._known.get(name, ()) if broad not in _TOO_WIDE)
        return next((self._by_broad[broad] for broad in broads if broad in self._by_broad), None)


# A role


def compare_role(
    role: str,
    ads: int,
    asks: Iterable[tuple[str, int]],
    hard: Iterable[tuple[str, str]],
    person: Applicant,
) -> RoleFit:
    """Return how a person stands against a role.

    Parameters
    ----------
    ads
        How many ads of the role state skills.
    asks
        Skills, and how many of these ads require each.
    hard
        What the evidence pack says the role demands: the line in Chinese and in English.
    """
    wanted = [(name, count) for name, count in asks if ads and count >= SHARE * ads]
    beside = _Neighbours(person)
    shown = person.skills.find_all({name for name, _ in wanted})
    required = []
    for name, count in sorted(wanted, key=lambda one: (-one[1], one[0])):
        members = (_member(name, shown, person),)
        advice, near = _advice(members, 1, "required", beside)
        required.append(Requirement("required", members, advice=advice, near=near, ads=count, of_ads=ads))
    return RoleFit(role, ads, tuple(_hard(zh, en, person) for zh, en in hard), tuple(required))


def _member(name: str, shown: Mapping[str, Shown], person: Applicant) -> Member:
    return Member(name, name, None, shown.get(name), None if name in shown else person.skills.denial(name))


def _hard(zh: str, en: str, person: Applicant) -> HardLine:
    names = dict.fromkeys(_skills_in(f"{zh} {en}", person.vocabulary))
    shown = person.skills.find_all(names)
    members = tuple(_member(name, shown, person) for name in names)
    status: Status = "unknown"
    if members:
        status = "met" if len(shown) == len(members) else "not_met"
    return HardLine(zh, en, status, members)


def _skills_in(line: str, vocabulary: Vocabulary) -> list[str]:
    return [skill_name(link.term.name, vocabulary) for link in linker(vocabulary, "skills").find(line)]
