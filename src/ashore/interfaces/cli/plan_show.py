"""A decision as a person reads it on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import columns, padded, printable
from ashore.interfaces.cli.wrapping import wrapped
from ashore.reports.plans.wording import exactly, money

if TYPE_CHECKING:
    from ashore.reports.plans.trials import Now, Trial
    from ashore.reports.plans.view import Cash, Leaf, Swing, View
    from ashore.reports.plans.wording import Namer

WIDTH: Final = 100
"""Columns of a paragraph."""
BAR: Final = 30
FAN: Final = 44
BEST, TIE, MIDDLE, SPAN, LINE = "▶", "=", "●", "━", "┊"


def announce(session: Session) -> None:
    """Say, once on a new machine, that the calculation is compiled first."""
    from ashore.engine.backend import COMPILE_SECONDS
    from ashore.plans.warming import is_warm

    if not session.as_json and not is_warm():
        click.echo(session.say("cli.decide.compiling", seconds=COMPILE_SECONDS), err=True)


def show(session: Session, view: View, words: Namer, *, tornado: bool) -> None:
    """Print a decision."""
    for line in (view.what_if, view.missing, *view.notes):
        if line:
            _paragraph(line)
            click.echo()
    if view.changes:
        click.secho(printable(view.changes[0]), bold=True)
        for line in view.changes[1:]:
            _paragraph(line, "  ")
        click.echo()
    _tree(session, view, words)
    click.echo()
    for place, line in enumerate(view.sentences):
        _paragraph(line, bold=place == 0)
    _heading(session, "beliefs")
    for line in view.beliefs:
        _paragraph(line, "  ")
    _offers(session, view, words)
    _money(session, view, words)
    if view.reservation:
        _heading(session, "reservation")
        for line in view.reservation:
            _paragraph(line, "  ")
    if tornado:
        _tornado(session, view)
    if view.threshold_lines:
        _heading(session, "thresholds")
        for line in view.threshold_lines:
            _paragraph(line, "  ")
    _heading(session, "check")
    for line in (view.check, view.wider):
        if line:
            _paragraph(line, "  ")
    click.echo()
    _paragraph(session.say("cli.decide.further", id=_further(view)), dim=True)


def show_short(session: Session, view: View, words: Namer) -> None:
    """Print what changed, the tree, and what is best."""
    for line in view.changes:
        _paragraph(line, "  ")
    _tree(session, view, words)
    _paragraph(view.sentences[0], bold=True)


def _further(view: View) -> str:
    """Return the id of a branch to ask about."""
    first = view.steps[0]
    return first.then[0].id if first.then else first.id


def _heading(session: Session, name: str, **values: object) -> None:
    click.secho("\n" + session.say(f"cli.decide.heading_{name}", **values), bold=True)


def _paragraph(text: str, indent: str = "", hang: str = "  ", *, bold: bool = False, dim: bool = False) -> None:
    """Print a text in lines of at most ``WIDTH`` columns; a Chinese character takes two, and may end a line."""
    for line in wrapped(printable(text), WIDTH - columns(indent), hang):
        shown = indent + line
        click.echo(click.style(shown, bold=bold, dim=dim) if bold or dim else shown)


# The tree


def _tree(session: Session, view: View, words: Namer) -> None:
    click.secho(session.say("cli.decide.heading_tree", months=words.months(view.horizon)), bold=True)
    click.echo(click.style(session.say("cli.decide.worth"), dim=True))
    for leaf in view.steps:
        if leaf.aside:
            continue
        _step(session, leaf, view, words)
        waits = {"wait"} if leaf.best else set()
        if aside := [other for other in view.steps if other.aside and other.course in {leaf.course, *waits}]:
            _aside(session, aside)
    if view.counted:
        click.echo(click.style("  " + view.counted, dim=True))
    if view.turn:
        click.echo()
        _paragraph(view.turn, "  ")


def _step(session: Session, leaf: Leaf, view: View, words: Namer) -> None:
    sign = BEST if leaf.best else TIE if leaf.tied else " "
    note = session.say("cli.decide.best") if leaf.best else session.say("cli.decide.tied") if leaf.tied else ""
    name = click.style(printable(leaf.text), bold=leaf.best)
    click.echo(f"{sign} {leaf.id}  {name}  {note}".rstrip())
    ruin = 0.0 if leaf.ruin is None else leaf.ruin
    figures = session.say(
        "cli.decide.figures", pay=money(leaf.pay), offer=words.share(leaf.offer), ruin=words.share(ruin)
    )
    click.echo(f"     {figures}")
    if leaf.then:
        click.echo("     " + session.say("cli.decide.review", months=words.months(view.review)))
    for branch in leaf.then:
        _paragraph(
            session.say(
                "cli.decide.branch", id=branch.id, share=words.share(branch.weight or 0.0), text=branch.text
            ),
            "     ",
            "       ",
        )
        figures = session.say("cli.decide.branch_figures", pay=money(branch.pay), offer=words.share(branch.offer))
        click.echo(click.style(f"            {figures}", dim=True))
        for then in branch.then:
            alone = len(branch.then) == 1
            key = "cli.decide.then" if alone else "cli.decide.then_share"
            line = session.say(
                key, id=then.id, text=then.text, share=words.share(then.weight or 0.0), pay=money(then.pay)
            )
            click.echo(f"          {line}")


def _aside(session: Session, leaves: list[Leaf]) -> None:
    """Print in one paragraph what leads the same way as the best."""
    parts = [
        session.say(
            "cli.decide.aside_tied" if leaf.tied else "cli.decide.aside_part",
            id=leaf.id, text=leaf.text, pay=money(leaf.pay),
        )
        for leaf in leaves
    ]  # fmt: skip
    mark = TIE if any(leaf.tied for leaf in leaves) else " "
    joined = session.say("cli.decide.between").join(parts)
    _paragraph(f"{mark} " + session.say("cli.decide.aside", parts=joined), "", "     ")


# Charts


def _offers(session: Session, view: View, words: Namer) -> None:
    _heading(session, "offers")
    for row in view.months:
        label = session.say("cli.decide.by_month", month=row.month)
        bar = "█" * round(BAR * row.offer) + "·" * (BAR - round(BAR * row.offer))
        click.echo(f"  {padded(label, 12)}{bar}  {words.share(row.offer)}")


def _money(session: Session, view: View, words: Namer) -> None:
    _heading(session, "money")
    _paragraph(view.runway, "  ")
    least = min(view.floor, *(row.low for row in view.cash))
    most = max(row.high for row in view.cash)
    scale = max(most - least, 1.0)
    names = [session.say(f"cli.decide.money_{name}") for name in ("month", "low", "median", "high", "gone")]
    head = "".join(_right(name, width) for name, width in zip(names, (8, 11, 11, 11, 12), strict=True))
    click.echo(click.style(head, dim=True))
    for row in view.cash:
        figures = [
            str(row.month),
            *(exactly(round(x, -2)) for x in (row.low, row.median, row.high)),
            words.percent(row.gone),
        ]
        cells = "".join(_right(text, width) for text, width in zip(figures, (8, 11, 11, 11, 12), strict=True))
        click.echo(f"{cells}  {_fan(row, view.floor, least, scale)}")
    click.echo(click.style("  " + session.say("cli.decide.fan", floor=exactly(view.floor)), dim=True))
    if view.limit and view.limit not in view.sentences:
        _paragraph(view.limit, "  ")


def _right(text: str, width: int) -> str:
    return " " * max(1, width - columns(text)) + text


def _fan(row: Cash, floor: float, least: float, scale: float) -> str:
    """Draw where the money may be: nine of ten between the ends, the middle one marked, the ruin line."""

    def at(x: float) -> int:
        return min(FAN - 1, max(0, round((FAN - 1) * (x - least) / scale)))

    cells = [" "] * FAN
    for place in range(at(row.low), at(row.high) + 1):
        cells[place] = SPAN
    cells[at(floor)] = LINE
    cells[at(row.median)] = MIDDLE
    return "".join(cells).rstrip()


def _tornado(session: Session, view: View) -> None:
    _heading(session, "tornado", pay=money(view.pay))
    if not view.tornado:
        click.echo("  " + session.say("cli.decide.no_tornado"))
        return
    least = min(min(bar.low_pay, bar.high_pay) for bar in view.tornado)
    most = max(max(bar.low_pay, bar.high_pay) for bar in view.tornado)
    for bar in view.tornado:
        line = session.say(
            "cli.decide.swing", what=bar.what, low=bar.at_low, high=bar.at_high, now=bar.now, origin=bar.origin
        )
        _paragraph(line, "  ", "    ")
        worth = session.say("cli.decide.swing_worth", low_pay=money(bar.low_pay), high_pay=money(bar.high_pay))
        click.echo(f"    {_swing(bar, view.pay, least, max(most - least, 1.0))}  {worth}")
        if bar.other:
            _paragraph(session.say("cli.decide.swing_other", course=bar.other), "    ")


def _swing(bar: Swing, now: float, least: float, scale: float) -> str:
    def at(x: float) -> int:
        return round((FAN - 1) * (x - least) / scale)

    low, high = sorted((at(bar.low_pay), at(bar.high_pay)))
    cells = ["█" if low <= place <= high else "·" for place in range(FAN)]
    cells[min(FAN - 1, max(0, at(now)))] = "│"
    return "".join(cells)


# Next


def show_trials(session: Session, trials: tuple[Trial, ...], now: Now, words: Namer) -> None:
    """Print the steps that bring information, and what to do first."""
    from ashore.reports.plans.trials import outcome_line

    click.secho(session.say("cli.next.heading"), bold=True)
    click.echo(click.style(session.say("cli.next.lead"), dim=True))
    if not trials:
        click.echo("  " + session.say("cli.next.none"))
    for place, trial in enumerate(trials, 1):
        click.echo()
        click.secho(f"{place}. {printable(trial.title)}", bold=True)
        click.echo(
            "   "
            + session.say(
                "cli.next.figures", worth=money(trial.information), cost=money(trial.cost), net=money(trial.net)
            )
        )
        for outcome in trial.outcomes:
            _paragraph(outcome_line(outcome, words), "     ")
        _paragraph(trial.verdict, "   ")
    click.echo()
    click.secho(printable(now.text), bold=True)
    click.echo("  " + printable(now.log))
