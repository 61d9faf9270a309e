"""``ashore log``: what happened, and what it makes of the beliefs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.app import Worded
from ashore.interfaces.cli.command import option
from ashore.interfaces.cli.log_files import attach
from ashore.interfaces.cli.session import Session, session_of
from ashore.words import Language, say

if TYPE_CHECKING:
    from collections.abc import Collection

    from ashore.journal import Kind
    from ashore.workspace import Workspace

KINDS: Final = (
    "applied", "test", "interview", "offer", "accepted", "declined", "rejected", "silence", "withdrew", "referral",
    "salary", "spent", "studied",
)  # fmt: skip
WHAT: Final = (*KINDS, "list", "fix", "undo")
_NEGATIVE: Final = re.compile(r"-[\d.¥￥]")
_TERMS: Final = (
    "months", "bonus", "signing", "equity", "probation_months", "probation_share", "level", "contract",
    "contract_months", "week_hours", "answer_by",
)  # fmt: skip
_EVERY: Final = ("role", "on", "note", "company", "title", "channel", "city")
"""Options of every entry that is about a role."""
_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "applied": (*_EVERY, "open_", "ad"),
    "test": (*_EVERY, "answers"),
    "interview": (*_EVERY, "via", "at", "round_", "question", "answers"),
    "offer": (*_EVERY, "pay", "gross", "answers", *_TERMS),
    "accepted": (*_EVERY, "answers"),
    "declined": (*_EVERY, "answers"),
    "rejected": (*_EVERY, "after", "answers"),
    "silence": (*_EVERY, "after", "answers"),
    "withdrew": (*_EVERY, "after", "answers"),
    "referral": _EVERY,
    "salary": ("role", "on", "note", "company", "gross"),
    "spent": ("on", "note"),
    "studied": ("role", "on", "note"),
    "list": ("all",),
    "undo": (),
}


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

    def text(*names: str) -> click.Option:
        return option(language, "log", *names, type=str)

    built = Log(
        name="log",
        callback=callback,
        help=say(language, "cli.log.long"),
        params=[
            click.Argument(["what"], type=click.Choice(WHAT)),
            click.Argument(["value"], required=False, metavar="[N|CNY|H|ID]"),
            text("--role"),
            text("--on"),
            *(text(f"--{name}") for name in ("company", "title", "channel", "city", "ad")),
            option(language, "log", "--answers", type=click.IntRange(1, 10**9)),
            text("--pay"),
            option(language, "log", "--gross", is_flag=True),
            option(language, "log", "--via", type=click.Choice(["application", "referral"])),
            option(language, "log", "--after", type=click.Choice(["application", "interview"])),
            option(language, "log", "--open", "open_", is_flag=True),
            text("--at"),
            option(language, "log", "--round", "round_", type=int),
            option(language, "log", "--question", type=str, multiple=True),
            *(text(f"--{name.replace('_', '-')}") for name in _TERMS),
            text("--kind"),
            text("--count"),
            text("--note"),
            option(language, "log", "--all", is_flag=True),
        ],
    )
    built.language = language
    return attach(built, language)


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(session: Session, what: str, value: str | None, **options: Any) -> None:
    """Log one thing, correct or take one back, or list the journal."""
    with session.open() as workspace:
        if what == "list":
            from ashore.interfaces.cli.log_show import show_list

            _refuse(what, options, _ALLOWED[what], value)
            show_list(session, workspace, every=options["all"])
        elif what == "undo":
            _refuse(what, options, ())
            _undo(session, workspace, value)
        elif what == "fix":
            _fix(session, workspace, value, options)
        else:
            _log(session, workspace, what, value, options)  # type: ignore[arg-type] # one of the kinds that are left


def _refuse(what: str, options: dict[str, Any], allowed: Collection[str], value: str | None = None) -> None:
    """Refuse options that mean nothing here, before anything is written."""
    from ashore.journal.errors import NotOfKindError

    if value is not None:
        raise NotOfKindError(kind=what, option=value)
    for name, given in options.items():
        if given not in {None, False, ()} and name not in allowed:
            raise NotOfKindError(kind=what, option=f"--{name.rstrip('_').replace('_', '-')}")


def _log(session: Session, workspace: Workspace, kind: Kind, value: str | None, options: dict[str, Any]) -> None:
    from ashore.interfaces.cli.log_show import show_entry
    from ashore.journal.outcomes import AMOUNTS

    _refuse(kind, options, _ALLOWED[kind])
    said = _said(options)
    if kind == "studied":
        said["hours"] = value or "0"
    elif kind in AMOUNTS:
        said["amount"] = value
    elif value is not None:
        said["count"] = value
    if kind == "applied" and said.get("company"):
        # One that names its company is looked after by itself: it waits for its answer.
        said["open_"] = True
    day = today()
    entry = workspace.log(kind, today=day, **said)
    show_entry(session, workspace, "cli.log.done", entry, workspace.record_without(entry), day)


def _fix(session: Session, workspace: Workspace, value: str | None, options: dict[str, Any]) -> None:
    """Write an entry in the place of another; the rest stays as it was."""
    from ashore.interfaces.cli.log_show import show_entry
    from ashore.journal.errors import NotOfKindError

    which = _number(value or "")
    before = workspace.outcome(which)
    kind: Any = options.pop("kind") or (before.kind if before is not None else "applied")
    if kind not in KINDS:
        raise NotOfKindError(kind=str(kind), option="--kind")
    count = options.pop("count")
    _refuse(kind, options, (*_ALLOWED[kind], "pay"))
    said = _said(options)
    if count is not None:
        said["hours" if kind == "studied" else "count"] = count
    day = today()
    held = workspace.record(None if before is None else before.role)
    entry = workspace.correct_outcome(which, kind, today=day, **said)
    show_entry(session, workspace, "cli.log.fixed", entry, held, day)


def _undo(session: Session, workspace: Workspace, value: str | None) -> None:
    from ashore.interfaces.cli.log_show import show_entry

    which = None if value is None else _number(value)
    day = today()
    target = workspace.last_entry() if which is None else workspace.outcome(which)
    held = workspace.record(None if target is None else target.role)
    entry = workspace.undo_outcome(which, today=day)
    show_entry(session, workspace, "cli.log.undone", entry, held, day)


def _number(value: str) -> int:
    from ashore.journal.errors import NoSuchOutcomeError

    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise NoSuchOutcomeError(value=value or "?")
    return int(value)


def _said(options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say, by the names of `Workspace.log`; only what was given."""
    said: dict[str, Any] = {
        name: options[name]
        for name in (*_EVERY, "ad", "at", "round_", "answers", "open_", "gross")
        if options[name] not in {None, False}
    }
    if options["pay"] is not None:
        said["amount"] = options["pay"]
    if (about := options["via"] or options["after"]) is not None:
        said["about"] = about
    if options["question"]:
        said["questions"] = options["question"]
    if any(options[name] is not None for name in _TERMS):
        from ashore.journal.reading import read_terms

        said["terms"] = read_terms({name: options[name] for name in _TERMS if options[name] is not None}, today())
    return said
