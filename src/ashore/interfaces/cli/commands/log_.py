"""``ashore log``: what happened, and what it makes of the beliefs."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.app import Worded
from ashore.interfaces.cli.command import option
from ashore.interfaces.cli.session import Session, session_of
from ashore.interfaces.cli.terminal import printable
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashore.journal import About, Kind, Outcome
    from ashore.plans.beliefs import Beliefs, RateBelief, WageBelief
    from ashore.workspace import Workspace

WHAT: Final = ("applied", "interview", "offer", "rejected", "referral", "salary", "spent", "list", "undo")
_NEGATIVE: Final = re.compile(r"-[\d.¥￥]")


class Log(Worded):
    """The command; ``-500`` on its line is an amount, told to be one below zero, and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line."""
        return super().parse_args(ctx, [f"−{word[1:]}" if _NEGATIVE.match(word) else word for word in args])


def build(language: Language) -> click.Command:
    """Return the command."""

    @click.pass_context
    def callback(context: click.Context, /, **values: Any) -> None:
        run(session_of(context), **values)

    built = Log(
        name="log",
        callback=callback,
        help=say(language, "cli.log.long"),
        params=[
            click.Argument(["what"], type=click.Choice(WHAT)),
            click.Argument(["value"], required=False, metavar="[N|CNY|ID]"),
            option(language, "log", "--role", type=str),
            option(language, "log", "--on", type=str),
            option(language, "log", "--pay", type=str),
            option(language, "log", "--gross", is_flag=True),
            option(language, "log", "--via", type=click.Choice(["application", "referral"])),
            option(language, "log", "--after", type=click.Choice(["application", "interview"])),
            option(language, "log", "--open", "open_", is_flag=True),
            option(language, "log", "--note", type=str),
        ],
    )
    built.language = language
    return built


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(session: Session, what: str, value: str | None, **options: Any) -> None:
    """Log one thing, list the journal, or take an entry back."""
    with session.open() as workspace:
        if what == "list":
            _refuse(what, value, options, ())
            _list(session, workspace.outcomes())
        elif what == "undo":
            _refuse(what, None, options, ())
            _undo(session, workspace, value)
        else:
            _log(session, workspace, what, value, options)  # type: ignore[arg-type] # one of the kinds that are left


def _refuse(what: str, value: str | None, options: dict[str, Any], allowed: Sequence[str]) -> None:
    """Refuse options that mean nothing here, before anything is written."""
    from ashore.journal.errors import NotOfKindError

    if value is not None:
        raise NotOfKindError(kind=what, option=value)
    for name, given in options.items():
        if given not in {None, False} and name not in allowed:
            raise NotOfKindError(kind=what, option=f"--{name.rstrip('_')}")


def _log(session: Session, workspace: Workspace, kind: Kind, value: str | None, options: dict[str, Any]) -> None:
    from ashore.journal.outcomes import AMOUNTS

    allowed = {
        "applied": ("open_",),
        "interview": ("via",),
        "rejected": ("after",),
        "offer": ("pay", "gross"),
        "salary": ("gross",),
    }
    _refuse(kind, None, options, ("role", "on", "note", *allowed.get(kind, ())))
    amount = value if kind in AMOUNTS else options["pay"]
    count = 1 if value is None or kind in AMOUNTS else value
    about: About | None = options["via"] or options["after"]
    day = today()
    role = options["role"]
    believe = workspace.believer(role, today=day) if role is not None else None
    before = believe(workspace.outcomes()) if believe else None
    entry = workspace.log(
        kind,
        role=role,
        count=count,
        amount=amount,
        gross=options["gross"],
        on=options["on"],
        about=about,
        open_=options["open_"],
        note=options["note"],
        today=day,
    )
    after = believe(workspace.outcomes()) if believe else None
    _tell(session, "cli.log.done", entry, before, after)


def _undo(session: Session, workspace: Workspace, value: str | None) -> None:
    from ashore.journal import live
    from ashore.journal.errors import NoSuchOutcomeError

    if value is not None and not (value.isascii() and value.isdigit() and len(value) < 10):
        raise NoSuchOutcomeError(value=value)
    day = today()
    entries = workspace.outcomes()
    counting = live(entries)
    which = int(value) if value else max((entry.id for entry in counting), default=None)
    role = next((entry.role for entry in counting if entry.id == which), None)
    believe = workspace.believer(role, today=day) if role is not None else None
    before = believe(entries) if believe else None
    entry = workspace.undo_outcome(which, today=day)
    after = believe(workspace.outcomes()) if believe else None
    _tell(session, "cli.log.undone", entry, before, after)


def _tell(session: Session, key: str, entry: Outcome, before: Beliefs | None, after: Beliefs | None) -> None:
    """Say what was written and what it made of the beliefs that moved."""
    from ashore.plans.beliefs import change

    if session.as_json:
        session.answer(
            {"entry": entry_row(entry), "beliefs": None if after is None else beliefs_row(before, after)}
        )
        return
    click.echo(session.say(key, entry=entry.id, what=_worded(session, entry)))
    if before is None or after is None:
        if key == "cli.log.done":
            click.echo(session.say(f"cli.log.{entry.kind}_alone"))
        return
    pairs = _moved(entry, before, after)
    for old, new in pairs:
        for line in change(old, new, session.language):
            click.echo(line)
    for line in _notes(session, entry, after):
        click.echo(click.style(line, dim=True))


def _moved(entry: Outcome, before: Beliefs, after: Beliefs) -> list[tuple[Any, Any]]:
    """Return the beliefs that an entry is about or that it has moved, before and after."""
    about = {"applied": ("interview",), "interview": ("interview", "offer"), "offer": ("offer",)}
    named = about.get(entry.kind, ())
    pairs: list[tuple[Any, Any]] = []
    for name in ("interview", "offer"):
        old, new = getattr(before, name), getattr(after, name)
        rejected = entry.kind == "rejected" and name == ("offer" if entry.about == "interview" else "interview")
        if name in named or rejected or (old.a, old.b) != (new.a, new.b):
            pairs.append((old, new))
    if (before.wage.mu, before.wage.worth) != (after.wage.mu, after.wage.worth):
        pairs.append((before.wage, after.wage))
    return pairs


def _notes(session: Session, entry: Outcome, after: Beliefs) -> list[str]:
    """Return what is not in the numbers: what still waits, and what it would be if recent silence were none."""
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
        found.append(say("beliefs.waiting_interview", count=interview.waiting))
    if offer.waiting:
        found.append(say("beliefs.waiting_offer", count=offer.waiting))
        if entry.kind == "rejected" and entry.about == "application":
            found.append(say("cli.log.after_hint", role=entry.role))
    if entry.kind == "referral":
        found.append(say("cli.log.referral_alone"))
    return found


def _list(session: Session, entries: Sequence[Outcome]) -> None:
    gone = {entry.undoes for entry in entries}
    if session.as_json:
        session.answer([{**entry_row(entry), "undone": entry.id in gone} for entry in entries])
        return
    if not entries:
        click.echo(session.say("cli.log.none"))
    for entry in entries:
        line = f"{entry.id:>4}  {entry.day}  {_worded(session, entry)}"
        if entry.id in gone:
            line = f"{line}  ({session.say('cli.log.taken_back')})"
        click.echo(click.style(line, dim=True) if entry.id in gone or entry.kind == "undo" else line)


def _worded(session: Session, entry: Outcome) -> str:
    """Return an entry in words: what, how many or how much, of which role, with the note."""
    if entry.kind == "undo":
        return session.say("cli.log.undo_of", entry=entry.undoes)
    parts = [label(session.language, "outcome", entry.kind)]
    if entry.amount is None:
        parts.append(number(entry.count))
    else:
        key = "cli.log.gross_pay" if entry.gross else "cli.log.pay_of"
        parts.append(session.say(key, amount=number(entry.amount)))
        if entry.kind == "offer" and entry.count > 1:
            parts.append(f"× {number(entry.count)}")
    if entry.role is not None:
        parts.append(label(session.language, "role_family", entry.role))
    if entry.about not in {None, "application"}:
        parts.append(session.say(f"cli.log.{entry.kind}_{entry.about}"))
    if entry.open:
        parts.append(session.say("cli.log.still_open"))
    if entry.note:
        parts.append(f"“{printable(entry.note)}”")
    return " ".join(parts)


def entry_row(entry: Outcome) -> dict[str, Any]:
    """Return an entry for the JSON envelope."""
    return asdict(entry)


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
    return row | {"a": belief.a, "b": belief.b, "waiting": belief.waiting, "recent": belief.recent}
