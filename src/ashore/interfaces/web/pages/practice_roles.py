"""Which role families may be chosen on the pages of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ashore.workspace.practice import Notebook


def roles(book: Notebook) -> tuple[str, ...]:
    """Return the role families, those of the person first."""
    from ashore.packs import load

    return tuple(dict.fromkeys((*book.roles, *load().roles)))
