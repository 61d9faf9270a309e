"""Offers with terms in a journal, for the tests of what shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ashore import Workspace
from ashore.journal import Outcome
from ashore.journal.terms import Terms

PM: Final = "ai_product_manager"
ME: Final = """job: tester
city: 杭州
income: 12000
cash: 40000
spending: 5000
horizon: 24
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, referral_chat: no}
"""
DOLPHIN: Final = Outcome(
    "offer", "2026-11-01", PM, amount=20_000.0, gross=True, company="海豚智能", city="杭州",
    terms=Terms(months=14, probation_months=6, probation_share=0.8, contract="permanent", hours=50),
)  # fmt: skip
POLARIS: Final = Outcome(
    "offer", "2026-11-10", PM, amount=22_000.0, gross=True, company="Polaris", city="Shanghai",
    terms=Terms(months=12, signing=30_000, bonus=10_000, contract="fixed", contract_months=12, hours=60,
                answer_by="2026-11-20", equity=50_000),
)  # fmt: skip


def entries(*offers: Outcome) -> tuple[Outcome, ...]:
    """Return a journal of twenty applications, eight interviews, and these offers from the third entry on."""
    return (
        Outcome("applied", "2026-10-01", PM, 20),
        Outcome("interview", "2026-10-10", PM, 8, about="application"),
        *offers,
    )


def write(folder: Path, *more: Outcome, me: str = ME) -> None:
    """Write a person and their journal into a workspace; `DOLPHIN` is entry 3 and `POLARIS` entry 4."""
    (folder / "me.yaml").write_text(me, encoding="utf-8")
    with Workspace.open(folder) as workspace, workspace._store.database.transaction():
        for entry in (*entries(DOLPHIN, POLARIS), *more):
            workspace._store.outcomes.append(entry, "2026-11-25T00:00:00Z")
