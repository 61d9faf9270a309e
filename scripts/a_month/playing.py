"""The eight weeks in a workspace: what is written down, and what the plan says on every Sunday."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from a_month.story import BEFORE, PERSON, ROLE, WEEKS, Logged, Said, Step, TakenBack, Week

if TYPE_CHECKING:
    from datetime import date

    from ashore import Workspace
    from ashore.journal import Outcome, Tally
    from ashore.journal.scorecard import Scorecard
    from ashore.plans.beliefs import Beliefs
    from ashore.plans.offered import Choice, Reservation
    from ashore.plans.week_model import Planned
    from ashore.reports.plans.decision import Decision

EVERY: Final = range(len(WEEKS) + 1)


@dataclass(frozen=True, slots=True)
class Sunday:
    """What there is to see at the end of a week.

    Attributes
    ----------
    week
        None on the Sunday before the first.
    written
        The entries of the week, oldest first, with those that were taken back.
    changed
        Lines of ``me.yaml`` that were written anew.
    tally, tests
        Of the journal as a whole.
    offers
        What was offered and stands; None where nothing is. ``least`` is the pay from which on the plan says yes.
    """

    day: date
    week: Week | None
    written: tuple[Outcome, ...]
    changed: tuple[str, ...]
    decision: Decision
    beliefs: Beliefs
    tally: Tally
    tests: int
    waiting: int
    card: Scorecard
    planned: Planned
    offers: Choice | None
    least: Reservation


def play(folder: Path, screened: Container[int] = EVERY) -> Iterator[Sunday]:
    """Play the weeks in a new workspace; one Sunday after another.

    The sample ads are added, so that there are gaps to close; no clock is asked.

    Parameters
    ----------
    screened
        Numbers of the Sundays on which all inputs are looked through; 0 is the one before the first week.
    """
    from ashore import Workspace
    from ashore.packs import samples
    from ashore.packs.people import EXAMPLES

    me = next(example for example in EXAMPLES if example.id == PERSON).me
    with Workspace.create(folder) as workspace:
        workspace.add(path for path in samples.paths() if path.name.startswith("sample-ad"))
        (folder / "me.yaml").write_text(me, encoding="utf-8")
        yield _look(workspace, BEFORE, None, screened=0 in screened)
        known: dict[str, int] = {}
        for number, week in enumerate(WEEKS, 1):
            for step in week.steps:
                write(workspace, step, known)
            yield _look(workspace, week.sunday, week, screened=number in screened)


def write(workspace: Workspace, step: Step, known: dict[str, int]) -> None:
    """Write one step down; ``known`` has the numbers of entries by their names."""
    if isinstance(step, Said):
        file = workspace.folder / "me.yaml"
        lines = file.read_text(encoding="utf-8").splitlines()
        fresh = [step.line if line.startswith(f"{step.key}:") else line for line in lines]
        file.write_text("\n".join(fresh) + "\n", encoding="utf-8")
        return
    if isinstance(step, TakenBack):
        workspace.undo_outcome(known[step.ref], today=step.day)
        return
    said: dict[str, Any] = dict(step.said)
    if step.to:
        said["answers"] = known[step.to]
    if step.instead:
        entry = workspace.correct_outcome(known[step.instead], step.kind, today=step.day, **said)
    else:
        entry = workspace.log(step.kind, today=step.day, **said)
    if step.ref:
        known[step.ref] = entry.id


def _look(workspace: Workspace, day: date, week: Week | None, *, screened: bool) -> Sunday:
    """Decide, keep the decision, and look at everything else."""
    basis = workspace.basis(today=day)
    decision = workspace.decision(basis, workspace.asked(basis, screened=screened))
    workspace.keep_decision(decision)
    beliefs = workspace.beliefs(ROLE, today=day)
    steps = () if week is None else week.steps
    count = sum(isinstance(step, Logged | TakenBack) for step in steps)
    standing = [one.key for one in workspace.offers()]
    return Sunday(
        day,
        week,
        tuple(workspace.entries(limit=count))[::-1],
        tuple(step.line for step in steps if isinstance(step, Said)),
        decision,
        beliefs,
        workspace.record(ROLE).of(ROLE).tally(),
        len(workspace.counting(("test",))),
        beliefs.interview.waiting,
        workspace.calibration(today=day),
        workspace.week(following=True, today=day),
        workspace.offers_to_compare(standing) if standing else None,
        workspace.keep_reservation(decision.plan, today=day),
    )
