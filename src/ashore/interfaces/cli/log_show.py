"""What ``ashore log`` prints: an entry, what it made of the beliefs, and the journal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.terminal import printable

if TYPE_CHECKING:
    from datetime import date

    from ashore.interfaces.cli.session import Session
    from ashore.journal import Outcome, Record
    from ashore.plans.beliefs import Beliefs, RateBelief, WageBelief
    from ashore.workspace import Workspace

LAST: Final = 50
"""Entries that are listed where not all are asked for."""


def show_entry(
    session: Session,
    workspace: Workspace,
    key: str,
    entry: Outcome,
    held: Record,
    day: date,
) -> None:
    """Say what was written and what it made of the beliefs that moved.

    Parameters
    ----------
    held
        The journal as it was before.
    """
    before = after = None
    if entry.role is not None:
        believe = workspace.believer(entry.role, today=day)
        before, after = believe(held), believe(workspace.record(entry.role))
    if session.as_json:
        session.answer(
            {"entry": entry_row(entry), "beliefs": None if after is None else beliefs_row(before, after)}
        )
        return
    click.echo(session.say(key, entry=entry.id, what=_worded(session, entry), of=entry.replaces or ""))
    if before is None or after is None:
        if key == "cli.log.done":
            single = entry.kind == "spent" and not workspace.is_month(entry)
            click.echo(session.say("cli.log.expense_alone" if single else f"cli.log.{entry.kind}_alone"))
        return
    from ashore.plans.beliefs import change

    for old, new in moved(entry, before, after):
        for line in change(old, new, session.language):
            click.echo(line)
    for line in _notes(session, entry, after):
        click.echo(click.style(line, dim=True))


def moved(entry: Outcome, before: Beliefs, after: Beliefs) -> list[tuple[Any, Any]]:
    """Return the beliefs that an entry is about or that it has moved, before and after."""
    from ashore.reports.journal_words import is_about

    pairs: list[tuple[Any, Any]] = []
    for name in ("interview", "offer"):
        old, new = getattr(before, name), getattr(after, name)
        if is_about(entry, name) or (old.a, old.b) != (new.a, new.b):
            pairs.append((old, new))
    if (before.wage.mu, before.wage.worth) != (after.wage.mu, after.wage.worth):
        pairs.append((before.wage, after.wage))
    return pairs


def _notes(session: Session, entry: Outcome, after: Beliefs) -> list[str]:
    """Return what is not in the numbers: what still waits, and what it would be if recent silence were none."""
    from ashore.plans.beliefs import waiting

    say, found = session.say, []
    interview, offer = after.interview, after.offer
    if entry.kind in {"applied", "interview", "rejected"} and interview.recent:
        found.append(
            say(
                "cli.log.patient",
                count=interview.recent,
                mean=f"{after.patient.mean:.1%}",
                a=f"{after.patient.a:.4g}",
                b=f"{after.patient.b:.4g}",
            )
        )
    if interview.waiting:
        found.append(waiting(interview, session.language))
    if offer.waiting:
        found.append(waiting(offer, session.language))
        if entry.kind == "rejected" and entry.about == "application" and entry.answers is None:
            found.append(say("cli.log.after_hint", role=entry.role))
    if entry.kind == "referral":
        found.append(say("cli.log.referral_alone"))
    return found


def show_list(session: Session, workspace: Workspace, *, every: bool) -> None:
    """Show the journal, the last entry last."""
    total, _ = workspace.counted_entries()
    entries = workspace.entries(limit=-1 if every else LAST)[::-1]
    if session.as_json:
        session.answer([{**entry_row(entry), "undone": _gone(workspace, entry)} for entry in entries])
        return
    if not entries:
        click.echo(session.say("cli.log.none"))
    if total > len(entries):
        click.echo(click.style(session.say("cli.log.earlier", count=f"{total - len(entries):,}"), dim=True))
    for entry in entries:
        line = f"{entry.id:>4}  {entry.day}  {_worded(session, entry)}"
        gone = _gone(workspace, entry)
        if gone:
            stands = next((one.id for one in entries if one.replaces == entry.id), None)
            key = "cli.log.taken_back" if stands is None else "cli.log.corrected"
            line = f"{line}  ({session.say(key, entry=stands)})"
        click.echo(click.style(line, dim=True) if gone or entry.kind == "undo" else line)


def _gone(workspace: Workspace, entry: Outcome) -> bool:
    """Whether an entry was taken back or corrected."""
    return entry.kind != "undo" and not workspace.is_counting(entry.id)


def _worded(session: Session, entry: Outcome) -> str:
    from ashore.reports.journal_words import entry_text

    if entry.kind == "undo":
        return session.say("cli.log.undo_of", entry=entry.undoes)
    return printable(entry_text(entry, session.language))


def entry_row(entry: Outcome) -> dict[str, Any]:
    """Return an entry for the JSON envelope."""
    return asdict(entry) | {"terms": None if entry.terms is None else entry.terms.said()}


def beliefs_row(before: Beliefs | None, after: Beliefs) -> dict[str, Any]:
    """Return the beliefs of a role for the JSON envelope, each before and after."""
    return {
        name: {
            "before": None if before is None else _belief_row(getattr(before, name)),
            "after": _belief_row(getattr(after, name)),
        }
        for name in ("interview", "offer", "patient", "wage")
    }


def _belief_row(belief: RateBelief | WageBelief) -> dict[str, Any]:
    from ashore.plans.beliefs import WageBelief

    low, high = belief.interval()
    row: dict[str, Any] = {"mean": belief.mean, "median": belief.quantile(0.5), "low": low, "high": high}
    if isinstance(belief, WageBelief):
        return row | {"mu": belief.mu, "sigma": belief.sigma, "worth": belief.worth}
    return row | {
        "a": belief.a, "b": belief.b, "waiting": belief.waiting, "told": belief.told, "recent": belief.recent,
    }  # fmt: skip
