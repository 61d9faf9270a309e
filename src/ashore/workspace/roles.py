"""The map of the field over one workspace: the pack's roles with its ads and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ashore.errors import AshoreError
from ashore.reports.roles import RoleMap, RoleView, role_map, role_view
from ashore.text.folding import fold_key
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker
from ashore.words import Language, catalogue

if TYPE_CHECKING:
    from ashore.workspace.rooms.evidence import EvidenceRoom


class NoSuchRoleError(AshoreError):
    """No role of the field is called so, and none is named in it (``role``; ``known``)."""

    code: ClassVar[str] = "no_such_role"


def find_role(name: str, vocabulary: Vocabulary, language: Language) -> str:
    """Return the role family that a person means: by its key, its name in either language, or a title of it.

    Raises
    ------
    NoSuchRoleError
    """
    from ashore.person.reading import role_names

    terms = vocabulary.terms("roles")
    found = role_names(terms).get(fold_key(name))
    if found is None:
        links = linker(vocabulary, "roles").find(name)
        found = max(links, key=lambda link: link.end - link.start).term.name if links else None
    if found is None:
        labels = (catalogue(language).get(f"role_family.{term.name}", term.name) for term in terms)
        raise NoSuchRoleError(role=name, known=", ".join(labels))
    return found


def role_of(workspace: EvidenceRoom, role: str) -> RoleView:
    """Return one role family with the ads and cases of a workspace."""
    from ashore.packs import load

    pack = load()
    return role_view(pack.roles[role], pack, workspace.market(role), workspace.cases())


def roles(workspace: EvidenceRoom) -> RoleMap:
    """Return the map of the field with the ads and cases of a workspace."""
    from ashore.packs import load

    return role_map(load(), lambda role: workspace.market(role, top=0), workspace.cases())
