"""Why a number is what it is: from a branch of the tree down to lines of me.yaml, sources, quotes and days."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from ashore.errors import AshoreError
from ashore.person.inputs import Quantity
from ashore.plans.beliefs import Node, chain
from ashore.plans.beliefs import share as rate
from ashore.plans.courses import course
from ashore.plans.plan import Option, Plan
from ashore.plans.tree import Branch, Seen, Step, Then, Tree
from ashore.reports.plans.decision import Solved
from ashore.reports.plans.find import find_input
from ashore.reports.plans.origins import input_node
from ashore.reports.plans.wording import Namer, exactly, money
from ashore.words import Language

TOPICS: Final = ("interview", "offer", "pay", "cash", "ruin", "best")
"""What may be asked beside the branches and the inputs."""

_WORTH: Final = (
    "income", "ai_layoff_year", "layoff_year", "old_again_pay", "old_again_months", "ai_again_months",
    "weight_interest", "interest_job", "interest_ai", "weight_workload", "workload_job", "workload_ai",
    "risk_aversion", "discount_year", "worth_after",
)  # fmt: skip
"""Inputs that what a month is worth is made of, beside the pay of an AI job."""
_MONEY: Final = (
    "cash",
    "spending",
    "income",
    "layoff_year",
    "bridge_months",
    "bridge_pay",
    "study_cost",
    "ruin_living",
)
_PACE: Final = ("applications_{rung}", "hours", "search_hours_full")
_LEARN: Final = ("hours", "study_hours_full", "learn_started", "learn_practised", "learn_mature")
_CHANCES: Final[Mapping[Seen, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "accepted": (("interview", "offer", "pay"), _PACE),
    "declined": (("interview", "offer", "pay"), _PACE),
    "interviews": (("interview", "offer"), _PACE),
    "silence": (("interview",), _PACE),
    "no_news": ((), ("hours", "referral_chats")),
    "risen": (("interview",), _LEARN),
    "laid_off": ((), ("layoff_year",)),
    "left": ((), ("notice_months",)),
    "ended": ((), ("old_again_months", "transfer_chance")),
    "ruined": ((), _MONEY),
}
"""Beliefs and inputs that the weight of a branch comes from."""


class UnknownNodeError(AshoreError):
    """Nothing of the plan is called so (``node``; ``branches``, ``topics``: what may be asked)."""

    code: ClassVar[str] = "unknown_node"


class NearNodeError(AshoreError):
    """Nothing of the plan is called so, and something nearly so (``node``; ``near``)."""

    code: ClassVar[str] = "near_node"


def why(solved: Solved, tree: Tree, asked: str, language: Language) -> Node:
    """Return why a branch, a chance, the pay, the money, the choice or an input is what it is.

    Raises
    ------
    NearNodeError, UnknownNodeError
        Where there is nothing of this name.
    """
    teller = _Teller(solved, tree, Namer(language, solved.plan.problem))
    name = asked.strip()
    if (found := teller.branch(name)) is not None:
        return found
    topic, _, role = name.partition("@")
    if topic in {"interview", "offer", "pay"} and (not role or role in solved.roles):
        return teller.beliefs(topic, (role,) if role else solved.roles)
    if name in TOPICS:
        return {"cash": teller.cash, "ruin": teller.ruin, "best": teller.best}[name]()
    quantity = find_input(solved.basis.inputs, name)
    if quantity is not None:
        return teller.input(quantity)
    known = [*teller.ids(), *TOPICS, *solved.basis.inputs.quantities]
    near = difflib.get_close_matches(name.lower(), known, 1)
    if near and name:
        raise NearNodeError(node=name[:40], near=near[0])
    raise UnknownNodeError(node=name[:40], branches=", ".join(teller.ids()), topics=", ".join(TOPICS))


class _Teller:
    def __init__(self, solved: Solved, tree: Tree, words: Namer) -> None:
        self.solved = solved
        self.plan: Plan = solved.plan
        self.inputs = solved.basis.inputs
        self.tree = tree
        self.words = words

    def ids(self) -> list[str]:
        """Return the ids of the tree."""
        found = []
        for step in self.tree.steps:
            found.append(step.id)
            for branch in step.branches:
                found += [branch.id, *(then.id for then in branch.then)]
        return found

    def branch(self, name: str) -> Node | None:
        """Return why the branch of an id is what it is."""
        for step in self.tree.steps:
            if step.id == name:
                return self._step(step)
            for branch in step.branches:
                if branch.id == name:
                    return self._seen(branch)
                for then in branch.then:
                    if then.id == name:
                        return self._then(then, branch)
        return None

    # The tree

    def _step(self, step: Step) -> Node:
        option, say = step.option, self.words.say
        best = self.plan.options[0]
        place = say("why.is_best") if step.id == self.tree.steps[0].id else say(
            _standing(option, best, self.plan),
            difference=money(abs(best.pay - option.pay)),
            best=self.words.action(best.action),
        )  # fmt: skip
        head = say(
            "why.step",
            id=step.id,
            action=self.words.action(option.action),
            pay=money(option.pay),
            offer=self.words.share(option.offer),
            ruin=self.words.share(option.ruin),
            horizon=self.plan.problem.horizon,
        )
        children = [Node(place), self._worth(option.pay)]
        children.append(
            Node(
                say("why.chances"),
                tuple(self._belief(name, role) for role in self.solved.roles for name in ("interview", "offer")),
            )
        )
        children.append(self.money())
        return Node(head, tuple(children))

    def _seen(self, branch: Branch) -> Node:
        say = self.words.say
        head = say(
            "why.branch",
            id=branch.id,
            share=self.words.share(branch.weight),
            month=branch.month,
            seen=self.words.seen(branch),
        )
        return Node(head, (self._weight(branch), self._worth(branch.pay)))

    def _weight(self, branch: Branch) -> Node:
        beliefs, names = _CHANCES[branch.seen]
        exact = f"{branch.weight:.1%}"
        children = [self._belief(name, role) for role in self.solved.roles for name in beliefs]
        children += self._inputs(name.format(rung=self.inputs.readiness) for name in names)
        return Node(self.words.say("why.weight", share=exact, month=branch.month), tuple(children))

    def _then(self, then: Then, branch: Branch) -> Node:
        employed = self.plan.problem.employed and branch.seen not in {"laid_off", "left"}
        head = self.words.say(
            "why.then",
            id=then.id,
            share=self.words.share(then.share),
            action=self.words.action(then.action, employed=employed),
            pay=money(then.pay),
            offer=self.words.share(then.offer),
        )
        return Node(head, (Node(self.words.say("why.then_share")), self._seen(branch)))

    def _worth(self, pay: float) -> Node:
        """Return what the worth of a plan is made of."""
        children = [self._belief("pay", role) for role in self.solved.roles]
        for place, family in enumerate(self.plan.problem.families):
            points = self.words.listed([money(point) for point in family.pay])
            children.append(Node(self.words.say("why.points", role=self.words.family(place), points=points)))
        children += self._inputs(_WORTH)
        return Node(self.words.say("why.worth", pay=money(pay)), tuple(children))

    # Chances and pay

    def beliefs(self, topic: str, roles: Iterable[str]) -> Node:
        """Return where a chance or the pay comes from, for each role family."""
        found = [self._belief(topic, role) for role in roles]
        return found[0] if len(found) == 1 else Node(self.words.say(f"why.topic.{topic}"), tuple(found))

    def _belief(self, topic: str, role: str) -> Node:
        held = self.solved.basis.beliefs(role)
        belief = held.interview if topic == "interview" else held.offer if topic == "offer" else held.wage
        return chain(belief, self.words.language, self.solved.basis.pack.sources)

    # Money

    def cash(self) -> Node:
        """Return where the money stands and how long it lasts."""
        given, say = self.plan.problem, self.words.say
        quantity = self.inputs.quantities["cash"]
        children = [self.input(quantity)]
        if given.floor > 0:
            children.append(Node(say("why.floor", floor=exactly(given.floor))))
        children += self._inputs(("spending", "income"))
        months = (
            say("why.forever")
            if given.spending <= 0
            else self.words.months(float(f"{given.cash / given.spending:.2g}"))
        )
        return Node(say("why.cash", cash=self.words.marked(quantity), months=months), tuple(children))

    def money(self) -> Node:
        """Return what the chance of running out rests on."""
        return Node(self.words.say("why.money"), tuple(self._inputs(_MONEY)))

    def ruin(self) -> Node:
        """Return the chance that the cash runs out, by month, and what it rests on."""
        say, plan = self.words.say, self.plan
        horizon = plan.problem.horizon
        shown = sorted({month for month in (6, 12, 24, horizon) if month <= horizon})
        parts = [
            say("why.ruin_by", month=month, chance=self.words.percent(float(plan.ruin_by[month])))
            for month in shown
        ]
        children = [Node(part) for part in parts]
        if plan.problem.floor > 0:
            children.append(Node(say("why.floor", floor=exactly(plan.problem.floor))))
        if self.solved.limited is not None:
            children.append(Node(say("why.limit", limit=rate(self.solved.limited.limit))))
        children.append(self.money())
        others = [
            Node(
                say(
                    "why.ruin_of",
                    action=self.words.action(step.option.action),
                    chance=self.words.percent(step.option.ruin),
                )
            )
            for step in self.tree.steps
        ]
        children.append(Node(say("why.ruin_options"), tuple(others)))
        return Node(
            say("why.ruin", share=self.words.share(float(plan.ruin_by[-1])), horizon=horizon), tuple(children)
        )

    # The choice

    def best(self) -> Node:
        """Return all first steps with their worth, and what the worth of the best is made of."""
        say = self.words.say
        options = self.plan.options
        rows = tuple(
            Node(
                say(
                    "why.option",
                    action=self.words.action(option.action),
                    course=self.words.course(course(option.action)),
                    pay=money(option.pay),
                    offer=self.words.share(option.offer),
                    ruin=self.words.share(option.ruin),
                )
            )
            for option in options
        )
        chances = tuple(self._belief(name, role) for role in self.solved.roles for name in ("interview", "offer"))
        return Node(
            say("why.best", action=self.words.action(options[0].action), pay=money(options[0].pay)),
            (
                Node(say("why.options"), rows),
                self._worth(options[0].pay),
                Node(say("why.chances"), chances),
                self.money(),
            ),
        )

    # Inputs

    def input(self, quantity: Quantity) -> Node:
        """Return an input with where it comes from."""
        return input_node(quantity, self.solved.basis.journal.spent, self.words)

    def _inputs(self, names: Iterable[str]) -> list[Node]:
        used = set(self.inputs.names())
        return [self.input(self.inputs.quantities[name]) for name in names if name in used]


def _standing(option: Option, best: Option, plan: Plan) -> str:
    """Return how a first step stands to the best; where a limit decides, nothing is called a tie."""
    if plan.problem.ruin_cost > 0:
        return "why.unsafe" if option.value > best.value else "why.behind"
    return "why.tied" if option.tied else "why.behind"
