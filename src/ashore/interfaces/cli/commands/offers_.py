"""``ashore offers``: offers side by side, and what to ask for."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.plans.offered import Choice, Reservation
    from ashore.workspace import Workspace


class BadAskError(AshoreError):
    """Words that do not name two offers (``value``)."""

    code: ClassVar[str] = "bad_ask"


def build(language: Language) -> click.Command:
    """Return the command."""
    built = command(
        language,
        "offers",
        run,
        [
            click.Argument(["keys"], nargs=-1, metavar="[ID…]"),
            option(language, "offers", "--ask", type=str, metavar="ID:ID"),
            option(language, "offers", "--horizon", type=str, metavar="N"),
            option(language, "offers", "--plan", is_flag=True),
        ],
    )
    built.help = say(language, "cli.offers.long")
    return built


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(
    session: Session,
    keys: tuple[str, ...],
    ask: str | None,
    horizon: str | None,
    plan: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Print the offers there are, or some of them side by side."""
    from ashore.interfaces.cli import offers_show
    from ashore.plans.offered import read_months
    from ashore.reports.offers_view import view

    months, pair = read_months(horizon), None if ask is None else _pair(ask)
    with session.open() as workspace:
        if pair is not None:
            keys = tuple(dict.fromkeys((*keys, *pair)))
        if not keys:
            _list(session, workspace, months)
            return
        found = workspace.offers_to_compare(keys)
        least = _reservation(session, workspace, plan=plan)
    asked = _asked(found, keys, pair)
    shown = view(found, session.language, today().isoformat(), horizon=months, reservation=least, pairs=asked)
    if session.as_json:
        session.answer(row(shown, least))
    else:
        offers_show.show(session, shown, planned=least is not None, asked=pair is not None)


def row(shown: Any, least: Reservation | None) -> dict[str, Any]:
    """Return offers side by side for the JSON envelope: the numbers, and what is said of them."""
    compared = shown.compared
    return {
        "months": compared.months,
        "horizon": compared.horizon,
        "offers": [
            {"name": head.name, "about": head.about, "answer": head.answer, **asdict(side)}
            for head, side in zip(shown.heads, compared.sides, strict=True)
        ],
        "best": [side.deal.key for side in compared.best],
        "even": compared.even,
        "reservation": None if least is None else {"day": least.day, "pay": dict(least.pay)},
        "sentences": shown.verdict,
        "unsaid": shown.unsaid,
        "notes": shown.notes,
        "asks": [asdict(table) for table in shown.asks],
    }


def _list(session: Session, workspace: Workspace, months: int | None) -> None:
    from ashore.interfaces.cli import offers_show
    from ashore.reports.offers_list import listed

    rows = listed(workspace.offers(), workspace.inputs(), session.language, today().isoformat(), months)
    if session.as_json:
        session.answer([asdict(one) for one in rows])
    else:
        offers_show.show_list(session, rows)


def _reservation(session: Session, workspace: Workspace, *, plan: bool) -> Reservation | None:
    """Return the least pay of the plan: as it was kept, else computed where that is asked for."""
    found = workspace.reservation()
    if found is not None or not plan:
        return found
    from ashore.interfaces.cli import plan_show

    basis = workspace.basis(today=today())
    plan_show.announce(session)
    return workspace.keep_reservation(workspace.plan(basis).plan, today=today())


def _pair(typed: str) -> tuple[str, str]:
    first, colon, second = typed.replace("：", ":").partition(":")
    if not (colon and first.strip() and second.strip()) or ":" in second:
        raise BadAskError(value=typed[:40])
    return first.strip(), second.strip()


def _asked(found: Choice, keys: tuple[str, ...], pair: tuple[str, str] | None) -> list[tuple[int, int]] | None:
    """Return the places of the two that were named, where two were."""
    if pair is None:
        return None
    return [(keys.index(pair[0]), keys.index(pair[1]))] if len(found.deals) == len(keys) else None
