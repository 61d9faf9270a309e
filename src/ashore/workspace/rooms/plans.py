"""What to do next: the plan, the decision, why it is so, what would be worth knowing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.journal import JournalRoom
from ashore.workspace.rooms.opening import Progressing

if TYPE_CHECKING:
    from ashore.person.inputs import Inputs
    from ashore.plans.assemble import Basis
    from ashore.plans.beliefs import Node
    from ashore.plans.experiments import Experiment
    from ashore.reports.calendar import Event
    from ashore.reports.plans.decision import Asked, Decision, Solved
    from ashore.words import Language


class PlansRoom(JournalRoom):
    """What is computed from everything else."""

    def stamp(self) -> str:
        """Return a text that is another whenever a decision may rest on something else."""
        from ashore.workspace.stamp import stamp

        return stamp(self._store)

    def last_decision(self) -> date | None:
        """Return the day of the decision that was kept last; None where there is none."""
        from ashore.workspace.kept import last_day

        return last_day(self._store)

    def due(
        self,
        after: date,
        until: date,
        language: Language,
        *,
        inputs: Inputs | None = None,
        today: date | None = None,
    ) -> tuple[Event, ...]:
        """Return what is due as events: interviews, offers, answers that should have come, when to look again.

        Parameters
        ----------
        after, until
            The first and the last day.
        inputs
            In place of the person's own, where these cannot be read.

        Raises
        ------
        As `inputs`, where none are given.
        """
        from ashore.workspace.due import due
        from ashore.workspace.journal import local_day

        return due(self, inputs or self.inputs(), after, until, today or local_day(), language)

    def basis(self, *, today: date | None = None) -> Basis:
        """Return everything a decision rests on: what the person says, what happened, what the evidence holds.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.planning import basis

        return basis(self, self._store, today)

    def asked(
        self,
        basis: Basis,
        *,
        role: str | None = None,
        settings: Sequence[str] = (),
        thresholds: Sequence[str] = (),
        wider: bool = False,
        screened: bool = True,
    ) -> Asked:
        """Return what is asked beside the plain decision, read from what a person types.

        Parameters
        ----------
        role
            Look at this role family only.
        settings
            ``NAME=VALUE``, for a what-if.
        thresholds
            Names of inputs whose turning points are wanted.
        wider
            Solve again with wider caps.
        screened
            Look through all inputs for those that matter most, which takes longer than the plan itself.

        Raises
        ------
        UnknownRoleError, and the errors of `ashore.workspace.planning`
        """
        from ashore.workspace.planning import asked_for

        return asked_for(
            basis,
            self._keeper.reading.vocabulary,
            role=role,
            settings=settings,
            thresholds=thresholds,
            wider=wider,
            screened=screened,
        )

    def plan(self, basis: Basis | None = None, asked: Asked | None = None, *, today: date | None = None) -> Solved:
        """Return the plan: what is best in every situation that may come.

        Raises
        ------
        CashBelowLimitError, ZeroInputError
        """
        from ashore.reports.plans.decision import Asked
        from ashore.workspace.planning import solved

        return solved(self, basis or self.basis(today=today), asked or Asked())

    def decision(
        self,
        basis: Basis | None = None,
        asked: Asked | None = None,
        *,
        today: date | None = None,
        progress: Progressing | None = None,
    ) -> Decision:
        """Return the plan with all that is said about it, and what changed since the last one that was kept.

        Raises
        ------
        CashBelowLimitError, ZeroInputError
        """
        from ashore.reports.plans.decision import Asked
        from ashore.workspace.planning import decision

        return decision(self, self._store, basis or self.basis(today=today), asked or Asked(), progress)

    def keep_decision(self, decision: Decision) -> bool:
        """Keep what the next decision is compared with, unless this was a what-if; return whether it was kept."""
        from ashore.workspace.planning import keep

        return keep(self._store, decision)

    def experiments(self, solved: Solved | None = None, *, today: date | None = None) -> tuple[Experiment, ...]:
        """Return the steps whose main product is information, those first that may change the plan."""
        from ashore.plans.experiments import experiments

        found = solved or self.plan(today=today)
        return experiments(found.basis, found.plan)

    def why(
        self, node: str, language: Language = "en", *, solved: Solved | None = None, today: date | None = None
    ) -> Node:
        """Return why a branch of the tree, a chance, the pay, the money or an input is what it is.

        Parameters
        ----------
        solved
            The plan that is asked about; the person's own where it is None.

        Raises
        ------
        NearNodeError, UnknownNodeError
        """
        from ashore.plans.tree import tree
        from ashore.reports.plans.why import why

        found = solved or self.plan(today=today)
        return why(found, tree(found.plan), node, language)
