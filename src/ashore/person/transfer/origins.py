"""From the name or code of a job to the occupations of O*NET behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ashore.packs.model import Role
from ashore.person.lines import cut
from ashore.person.transfer.carry import Origin
from ashore.person.transfer.errors import UndescribedJobError, UnlinkedJobError
from ashore.person.transfer.mixture import Mixture, mixtures, occupations, together
from ashore.person.transfer.table import Table

_CODE: Final = re.compile(r"(?P<code>[0-9]{2}-[0-9]{4})(?P<detail>\.[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Found:
    """What a title was found to name.

    Attributes
    ----------
    code
        O*NET-SOC.
    role
        The role of ours; where it has one, its mixture is taken and not the code.
    others
        Names of the runner-ups, where it is not sure.
    """

    code: str | None = None
    role: Role | None = None
    others: tuple[str, ...] = ()


Link = Callable[[str], Found | None]
"""From a title, in either language, to what it names; None where nothing is known under it."""


def origin(title: str, table: Table, link: Link, degree: str | None = None) -> Origin:
    """Return the occupations behind a job.

    Parameters
    ----------
    title
        As a person says it, in either language, or an O*NET-SOC code (``23-1011.00``, ``23-1011``).
    link
        Asked where the title is no code.
    degree
        The person's own, by the names of the vocabulary list ``degrees``.

    Raises
    ------
    UnlinkedJobError, UndescribedJobError
    """
    coded = _CODE.fullmatch(title.strip())
    found = Found(coded["code"] + (coded["detail"] or ".00")) if coded else link(title)
    if found is not None and found.role is not None and found.role.id in mixtures():
        mixture = together(mixtures()[found.role.id])
        return Origin(title, mixture, occupations(mixture, table), found.role, degree, found.others)
    if found is None or found.code is None:
        raise UnlinkedJobError(title=cut(title))
    mixture = Mixture({found.code: 1.0})
    occupation = table.find(found.code)
    if occupation is None:
        raise UndescribedJobError(title=cut(title), code=found.code)
    name = occupation.title if coded else title
    return Origin(name, mixture, occupations(mixture, table), None, degree, found.others)
