"""The person's own decision for the pages: computed in the background, worded in the reader's language, kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ashore.errors import AshoreError
from ashore.interfaces.web.solving import Job, solving
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.interfaces.web.desk import Desk
    from ashore.reports.charts import Chart
    from ashore.reports.plans.decision import Decision
    from ashore.reports.plans.outline import Outline
    from ashore.reports.plans.trials import Now
    from ashore.reports.plans.view import View

PLAN, TRIALS, BARS = 1, 2, 3
"""Stages of a decision: the plan; with the steps that bring information; with the numbers looked through."""
WAIT: Final = 20.0
"""Seconds for which a page that cannot do without the plan waits for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in the reader's language.

    Attributes
    ----------
    stage
        What is in it, see `PLAN`, `TRIALS`, `BARS`.
    courses
        Other ways than the best one, by name and in words.
    """

    stage: int
    view: View
    outline: Outline
    now: Now
    fan: Chart
    offers: Chart
    tornado: Chart | None
    courses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Working:
    """What is under way.

    Attributes
    ----------
    stage
        Results that are there already.
    done, total
        How far the next one is; 0 of 0 where it cannot be told.
    stopped
        Whether it was stopped before the end.
    """

    stage: int
    done: int
    total: int
    stopped: bool


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def own(desk: Desk, *, again: bool = False) -> Job[Decision]:
    """Return the calculation of the person's own decision; it is begun where nothing is known yet.

    Raises
    ------
    AshoreError
        Where it cannot be computed; the next one who asks begins it anew.
    """
    key = ("decision", desk.workspace.stamp(), today())
    folder, language, day = desk.server.folder, desk.site.language, today()
    job: Job[Decision] = solving(desk).job(
        key, lambda job: _decide(job, folder, day, language), group="decision", again=again
    )
    if job.failed:
        solving(desk).forget(key)
        job.latest()
    return job


def _decide(job: Job[Decision], folder: Path, day: date, language: Language) -> None:
    from ashore.reports.plans.decision import with_bars, with_trials
    from ashore.workspace import Workspace

    with Workspace.open(folder) as workspace:
        basis = workspace.basis(today=day)
        asked = replace(workspace.asked(basis, screened=False), tried=False)
        found = workspace.decision(basis, asked)
    _give(job, PLAN, found, language)
    found = with_trials(found)
    _give(job, TRIALS, found, language)
    found = with_bars(found, job.show)
    _give(job, BARS, found, language)


def _give(job: Job[Decision], stage: int, found: Decision, language: Language) -> None:
    """Word a result before it is given: who asks for it first should not wait for that."""
    job.once((stage, language), lambda: tell(found, stage, language))
    job.give(found)


def told(desk: Desk, job: Job[Decision]) -> Told | None:
    """Return what there is of a decision in the reader's language; keep the whole one for the next comparison."""
    stage, found = job.latest()
    if found is None:
        return None
    language = desk.site.language
    if job.complete and "kept" not in job.views:
        job.views["kept"] = True
        with suppress(AshoreError):  # a workspace that may only be read shows its decision all the same
            desk.workspace.keep_decision(found)
    return job.once((stage, language), lambda: tell(found, stage, language))


def tell(found: Decision, stage: int, language: Language) -> Told:
    """Return a decision in words and pictures."""
    from ashore.plans.courses import course
    from ashore.reports.plans.charts import fan, offers, tornado
    from ashore.reports.plans.outline import outline
    from ashore.reports.plans.sentences import namer
    from ashore.reports.plans.trials import now
    from ashore.reports.plans.view import view

    words, shown = namer(found, language), view(found, language)
    best = course(found.plan.best_action)
    others = dict.fromkeys(course(option.action) for option in found.plan.options)
    return Told(
        stage,
        shown,
        outline(found, language),
        now(found.basis, found.plan, words),
        fan(found, language),
        offers(found, language),
        tornado(shown.tornado, shown.pay, language, words),
        tuple((name, words.course(name)) for name in others if name not in {best, "wait"}),
    )


def working(job: Job[Decision]) -> Working | None:
    """Return what is under way; None where everything is there."""
    if job.complete:
        return None
    return Working(job.stage, job.done, job.total, job.stopped)


def planned(desk: Desk) -> Decision | None:
    """Return the plan, for pages that cannot do without; None where it takes too long.

    Raises
    ------
    AshoreError
        Where it cannot be computed.
    """
    job = own(desk)
    job.wait(PLAN, WAIT)
    return job.latest()[1]
