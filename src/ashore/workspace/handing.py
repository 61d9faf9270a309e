"""Gather what stands beside a decision on the page that is handed to somebody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from ashore.reports.decision_page import DecisionPage, Said, decision_page
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.reports.plans.decision import Decision
    from ashore.reports.plans.outline import Outline
    from ashore.reports.plans.view import View
    from ashore.workspace.facade import Workspace


def handed(
    workspace: Workspace,
    found: Decision,
    language: Language,
    *,
    without: Collection[str] = (),
    worded: tuple[View, Outline] | None = None,
    today: date | None = None,
) -> DecisionPage:
    """Return the page of a decision; see `ashore.reports.decision_page.decision_page`.

    Raises
    ------
    As `Workspace.me`.
    """
    counts = workspace.shelf.counts()
    evidence = [
        (label(language, "kinds", kind or "unknown"), number(counts[kind]))
        for kind in ("ad", "resume", "story", None)
        if counts.get(kind)
    ]
    if evidence:
        evidence.append((say(language, "report.facts"), number(workspace.count_facts())))
    said = Said(workspace.record(), workspace.standing(today=today), tuple(evidence))
    return decision_page(found, said, language, without=without, worded=worded)
