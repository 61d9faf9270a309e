"""People like the one of this workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from ashore.errors import AshoreError
from ashore.evidence.alike import Alike, mine
from ashore.evidence.alike import alike as compare
from ashore.vocabulary import load

if TYPE_CHECKING:
    from ashore.workspace.rooms.fit import FitRoom


class NothingToCompareError(AshoreError):
    """Nothing is known of the person: no résumé, and no job or role in ``me.yaml`` (``file``)."""

    code: ClassVar[str] = "nothing_to_compare"


def alike(workspace: FitRoom) -> list[Alike]:
    """Return the cases of people who changed, or tried to, the most alike first.

    Raises
    ------
    NothingToCompareError
    """
    person = mine(workspace.profile(), workspace.me())
    if not person.known:
        raise NothingToCompareError(file=str(workspace.folder / "me.yaml"))
    return compare(workspace.cases(), person, load(workspace.folder / "vocabulary"), best_pair)


def best_pair(own: Sequence[str], theirs: Sequence[str]) -> float:
    """Return how like the most like two job titles of two lists are, from 0 to 1."""
    from ashore.vocabulary.titles import similarity

    return float(similarity(list(own), list(theirs)).max()) if own and theirs else 0.0
