"""Gather what a report is made of from a workspace."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from ashore.evidence.market import Market
from ashore.reports.build import DOCUMENTS, Given, Stated, build
from ashore.reports.report import Report
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.packs import Pack
    from ashore.workspace.facade import Workspace

ROLES: Final = 8
"""Role families with a market of their own in a report: those with the most ads."""


def report(workspace: Workspace, language: Language, generated: str) -> Report:
    """Return the report's view model; ``generated`` is the ISO date it is made on."""
    from ashore.packs import load

    pack = load()
    stored = list(islice(workspace.documents(), DOCUMENTS))
    counts = Counter(item.document.kind or "unknown" for item in workspace.documents())
    names = {item.id: item.document.name for item in stored}

    @cache
    def facts_of(name: str) -> list[Stated]:
        ids = [item.id for item in stored if item.document.name == name]
        which: int | str = ids[0] if ids else name
        return [Stated(row.fact, row.status) for row in workspace.facts(document=which)]

    return build(
        Given(
            [item.document for item in stored],
            facts_of,
            {kind: counts.get(kind, 0) for kind in ("ad", "resume", "story", "unknown")},
            workspace.count_facts(),
            {item.document.name: names.get(item.story, item.document.name) for item in stored},
            {item.document.name: _alike(workspace, item.id) for item in stored},
            workspace.cases(),
            workspace.conflicts(),
            _markets(workspace, pack),
            pack,
            workspace.pack_status(),
        ),
        language,
        generated,
    )


def _markets(workspace: Workspace, pack: Pack) -> list[Market]:
    """Return the market over all ads, then those of the role families with the most ads."""
    views = [workspace.market(role) for role in pack.roles]
    most = sorted((view for view in views if view.ads), key=lambda view: -view.ads)[:ROLES]
    everything = workspace.market()
    return [everything, *most] if everything.ads else []


def _alike(workspace: Workspace, document: int) -> list[str]:
    """Return the names of the documents that are much like one and count beside it."""
    return [copy.other_name for copy in workspace.near_copies(document) if copy.relation == "near"]
