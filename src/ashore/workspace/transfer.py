"""What carries over from the person's job into roles: the job by the profile, the gaps by the ads at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.evidence.alike import movers
from ashore.evidence.intervals import share_interval
from ashore.packs import load as load_pack
from ashore.person.profile import SAID
from ashore.person.transfer import Carry, Origin, Share, Shows, carry, load, mixtures, nearest_first
from ashore.person.transfer.errors import NoJobError, NotARoleError
from ashore.person.transfer.origins import Found, origin
from ashore.text.folding import fold_key
from ashore.workspace.alike import best_pair

if TYPE_CHECKING:
    from ashore.evidence.market import Market
    from ashore.packs import Role, Words
    from ashore.person.profile import Profile
    from ashore.vocabulary import Vocabulary
    from ashore.workspace.rooms.fit import FitRoom

LEAST_SHARE: Final = 0.05
"""Share of the ads from which on a required skill is told."""
LEAST_ADS: Final = 2
MOST: Final = 15
"""Required skills that are told of a role, the most often required ones."""
RUNNERS_UP: Final = 2
"""Other occupations that are named where a title may mean several."""


@dataclass(frozen=True, slots=True)
class Carries:
    """Where the person comes from, and the roles asked for, the nearest first."""

    origin: Origin
    roles: tuple[Carry, ...]


def job_of(profile: Profile) -> str:
    """Return the person's job: what they say of it, else the latest position of the résumé.

    Raises
    ------
    NoJobError
    """
    if not profile.positions:
        raise NoJobError
    return profile.positions[0].value


def carries(
    title: str,
    roles: Iterable[str],
    vocabulary: Vocabulary,
    *,
    profile: Profile | None = None,
    market: Callable[[str], Market] | None = None,
    cases: Callable[[str], Sequence[Words]] | None = None,
) -> Carries:
    """Return what carries over from a job into roles.

    Parameters
    ----------
    title
        A job's name in either language, or an O*NET-SOC code.
    roles
        Role families by id; all of them where there are none.
    profile
        What the person shows, and their degree; None where nothing is known of them.
    market
        From a role family to what its ads require; None where there are no ads.
    cases
        From a role family to the people who made this move or one like it.

    Raises
    ------
    UnlinkedJobError, UndescribedJobError
        Where no occupation is known under the title, or O*NET says too little of it.
    NotARoleError
        Where a role has no occupations behind it: ``other``.
    """
    pack, table = load_pack(), load()
    wanted = tuple(roles) or tuple(mixtures())
    for role in wanted:
        if role not in mixtures():
            raise NotARoleError(role=role, known=", ".join(mixtures()))
    degree = profile.degree.value if profile is not None and profile.degree is not None else None
    start = origin(title, table, lambda name: link(name, vocabulary), degree)
    kinds = {term.name: term.attributes.get("kind") for term in vocabulary.terms("skills")}
    required = {role: required_skills(market(role), kinds) if market else () for role in wanted}
    shows = _shows(profile, vocabulary, {one.skill for shares in required.values() for one in shares})
    found = (
        carry(start, pack.roles[role], table, required[role], shows, cases(role) if cases else ())
        for role in wanted
    )
    return Carries(start, nearest_first(one for one in found if one is not None))


def carries_of(
    workspace: FitRoom, vocabulary: Vocabulary, role: str | None, *, title: str | None, every: bool
) -> Carries:
    """Return what carries over for the person of a workspace, as `Workspace.carries` says."""
    profile = workspace.profile()
    wanted = read_wanted(role, vocabulary) or (() if every else workspace.me().roles)
    job = job_of(profile) if title is None else title
    told = workspace.cases()
    return carries(
        job,
        wanted,
        vocabulary,
        profile=profile,
        market=workspace.market,
        cases=lambda family: movers(told, job, family, best_pair),
    )


def read_wanted(role: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the role family that a person names, by its id or in either language.

    Raises
    ------
    UnknownRoleError
    """
    from ashore.journal.reading import read_role

    return () if role is None else (read_role(role, vocabulary),)


def required_skills(market: Market, kinds: dict[str, str | None]) -> tuple[Share, ...]:
    """Return the skills that the ads require most often; preferred or named among the duties is not enough."""
    stated = market.skills_stated
    found = [
        Share(skill.name, skill.required, stated, share_interval(skill.required, stated), kinds.get(skill.name))
        for skill in market.skills
        if skill.required >= LEAST_ADS and skill.required >= LEAST_SHARE * stated
    ]
    return tuple(sorted(found, key=lambda one: (-one.required, one.skill))[:MOST])


def link(title: str, vocabulary: Vocabulary) -> Found | None:
    """Return what a title names: a role of ours, or an occupation of O*NET; exact names before likely ones."""
    from ashore.vocabulary.linking import linker
    from ashore.vocabulary.occupations import link as look_up

    term = linker(vocabulary, "roles").look_up(title)
    exact = _role(term.name) if term is not None else None
    if exact is not None:
        return Found(role=exact)
    code = _named(title)
    if code is not None:
        return Found(code)
    linked = look_up(title, vocabulary)
    best = linked.best
    if best is None or best.onet is None:
        return None
    others = [one.surface for one in linked.others if one.onet is not None and one.onet.code != best.onet.code]
    names = () if linked.sure == "sure" else tuple(dict.fromkeys(others))[:RUNNERS_UP]
    role = _role(best.role) if best.role is not None and linked.sure != "unsure" else None
    return Found(best.onet.code, role, names)


def _role(name: str) -> Role | None:
    """Return a role that something can be compared with."""
    return load_pack().roles.get(name) if name in mixtures() else None


def _named(title: str) -> str | None:
    """Return the code of the occupation to which O*NET gives this title, in one or in several persons."""
    table = load()
    rated = zip(table.codes, table.titles, strict=True)
    unrated = ((code, occupation.title) for code, occupation in table.unrated.items())
    key = _singular(title)
    return next((code for code, known in (*rated, *unrated) if _singular(known) == key), None)


def _singular(title: str) -> str:
    return fold_key(title).removesuffix("s")


def _shows(profile: Profile | None, vocabulary: Vocabulary, skills: set[str]) -> Shows | None:
    """Return what the person shows of these skills; None where no résumé and no word of theirs says anything."""
    if profile is None or not (profile.said_skills or set(profile.texts) - {SAID}):
        return None
    from ashore.person.skills import find_skills

    shown = find_skills(profile, vocabulary).find_all(skills)
    return lambda skill: shown[skill].skill.citation if skill in shown else None
