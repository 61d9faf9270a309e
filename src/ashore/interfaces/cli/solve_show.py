"""A solved tree and the answers to questions about it, as a person reads them on a terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import columns, padded, printable
from ashore.trees.wording import amount, chance, number, signed

if TYPE_CHECKING:
    from ashore.trees.information import Information
    from ashore.trees.rollback import Rolled
    from ashore.trees.solving import Answer
    from ashore.trees.thresholds import Thresholds
    from ashore.trees.varying import Bar, End, Variation

ROWS = 15
"""Amounts of a distribution that are listed."""
COLUMNS = 6
"""Strategies of a variation that have a column."""
BAR = 20
SQUARE, CIRCLE, BEST, TIE = "□", "○", "▶", "="


def show(session: Session, answer: Answer) -> None:
    """Print the tree with its values, then what is best, and what may come of it."""
    say, tree, found = session.say, answer.tree, answer.distribution
    if tree.title:
        click.secho(printable(tree.title), bold=True)
    _node(session, answer.rolled, "", tree.unit)
    click.echo()
    click.secho(say("trees.best", policy=answer.policy or say("trees.no_choice")), bold=True)
    sd = number(found.sd)
    click.echo(say(f"trees.value_{tree.goal}", value=amount(answer.rolled.value, tree.unit), sd=sd))
    for above, node in answer.rolled.decisions():
        if node.tied:
            names = ", ".join(node.fork.legs[place].name for place in node.tied)
            click.echo(say("trees.tie", decision=" > ".join((*above, node.fork.name)), options=names))
    if answer.rolled.margin is not None:
        click.echo(say("trees.margin", margin=amount(answer.rolled.margin, tree.unit)))
    _distribution(session, answer)


def _node(session: Session, rolled: Rolled, indent: str, unit: str | None) -> None:
    mark = CIRCLE if rolled.best is None else SQUARE
    value = amount(rolled.value, unit)
    click.echo(f"{indent}{mark} {printable(rolled.fork.name)}  {click.style(value, bold=True)}")
    for place, (leg, then) in enumerate(zip(rolled.fork.legs, rolled.then, strict=True)):
        notes = [f"p {chance(leg.p)}"] if rolled.best is None else []
        notes += [signed(leg.pay)] if leg.pay else []
        best = place == rolled.best
        sign = BEST if best else TIE if place in rolled.tied else " "
        name = click.style(printable(leg.name), bold=best)
        worth = "" if math.isnan(rolled.values[place]) else f"  → {number(rolled.values[place])}"
        click.echo(f"{indent}  {sign} {name}  {click.style(' · '.join(notes), dim=True)}{worth}".rstrip())
        if then is not None:
            _node(session, then, indent + "      ", unit)


def _distribution(session: Session, answer: Answer) -> None:
    found, unit, say = answer.distribution, answer.tree.unit, session.say
    if len(found.payoffs) == 1:
        return
    click.echo("\n" + say("trees.may_come"))
    if len(found.payoffs) <= ROWS:
        shown = [amount(payoff.pay, unit) for payoff in found.payoffs]
        width = max(map(columns, shown)) + 2
        for text, payoff in zip(shown, found.payoffs, strict=True):
            bar = "█" * round(payoff.p * BAR)
            click.echo(f"  {padded(printable(text), width)}{chance(payoff.p):<10}{bar}".rstrip())
    else:
        click.echo("  " + say("trees.many", count=len(found.payoffs)))
        for q, pay in found.quantiles:
            click.echo("  " + say("trees.quantile", share=f"{q:.0%}", pay=amount(pay, unit)))
    click.echo("  " + say("trees.loss", p=chance(found.loss)))


def show_variation(session: Session, table: Variation) -> None:
    """Print the values of the strategies at each step; the best of a row is marked."""
    say = session.say
    click.secho("\n" + say("trees.vary", name=table.name), bold=True)
    if table.levels is not None:
        click.echo(say("trees.levels", levels=table.levels))
    wins = [sum(step.best == place for step in table.steps) for place in range(len(table.names))]
    kept = sorted(sorted(range(len(wins)), key=lambda place: -wins[place])[:COLUMNS])
    for column, place in enumerate(kept, 1):
        click.echo(f"  [{column}] {printable(table.names[place] or say('trees.no_choice'))}")
    if len(kept) < len(wins):
        click.echo("  " + say("trees.more_strategies", count=len(wins) - len(kept)))
    click.echo(
        "  " + padded(printable(table.name), 14) + "".join(f"{f'[{n}]':>14}" for n in range(1, len(kept) + 1))
    )
    for step in table.steps:
        if step.problem is not None:
            click.echo(f"  {padded(number(step.at), 14)}{_told(session, step.problem)}")
            continue
        cells = [
            f"{BEST + ' ' if place == step.best else ''}{number(step.values[place])}".rjust(14) for place in kept
        ]
        click.echo(f"  {padded(number(step.at), 14)}{''.join(cells)}")


def show_tornado(session: Session, bars: list[Bar], unit: str | None) -> None:
    """Print the bars, the widest first."""
    say = session.say
    click.secho("\n" + say("trees.tornado"), bold=True)
    widest = max((bar.swing for bar in bars if bar.swing is not None), default=0.0)
    for bar in bars:
        swing = "" if bar.swing is None else amount(bar.swing, unit)
        drawn = "█" * (round(BAR * bar.swing / widest) if bar.swing and widest else 0)
        click.echo(f"  {padded(printable(bar.name), 16)}{padded(swing, 14)}{drawn}".rstrip())
        for end in (bar.low, bar.high):
            click.echo(f"      {padded(number(end.at), 12)}{_end(session, end, unit)}")
        known = [end.value for end in (bar.low, bar.high) if end.value is not None]
        if bar.lowest is not None and bar.highest is not None and known:
            slack = 1e-9 * max(map(abs, known))
            if bar.lowest < min(known) - slack or bar.highest > max(known) + slack:
                low, high = amount(bar.lowest, unit), amount(bar.highest, unit)
                click.echo("      " + say("trees.inside", low=low, high=high))


def _end(session: Session, end: End, unit: str | None) -> str:
    if end.problem is not None:
        return _told(session, end.problem)
    value = amount(math.nan if end.value is None else end.value, unit)
    return padded(value, 14) + printable(end.policy or session.say("trees.no_choice"))


def show_thresholds(session: Session, found: Thresholds, unit: str | None) -> None:
    """Print where the best policy changes, and where nothing can be said."""
    say = session.say
    span = {"name": found.name, "low": number(found.low), "high": number(found.high)}
    click.secho("\n" + say("trees.threshold", **span, current=number(found.current)), bold=True)
    for low, high, policy in found.policies:
        ends = say("trees.from_to", low=f"{low:.7g}", high=f"{high:.7g}")
        click.echo(f"  {padded(ends, 30)}{printable(policy or say('trees.no_choice'))}")
    for change in found.changes:
        click.echo("  " + say("trees.change", at=f"{change.at:.9g}", value=amount(change.value, unit)))
    if not found.changes:
        click.echo("  " + say("trees.no_change"))
    for gap in found.gaps:
        ends = say("trees.from_to", low=f"{gap.low:.7g}", high=f"{gap.high:.7g}")
        told = say("trees.boundless") if gap.problem is None else _told(session, gap.problem)
        click.echo(f"  {padded(ends, 30)}{told}")


def show_information(session: Session, found: Information, unit: str | None) -> None:
    """Print what knowing a chance is worth, and where it comes from."""
    say = session.say
    worth = amount(found.value, unit)
    click.secho("\n" + say("trees.evpi", chance=found.chance, value=worth), bold=True)
    for name, p, value in found.outcomes:
        click.echo("  " + say("trees.known", outcome=name, p=chance(p), value=amount(value, unit)))


def _told(session: Session, problem: AshoreError) -> str:
    message, _ = session.explain(problem)
    return message
