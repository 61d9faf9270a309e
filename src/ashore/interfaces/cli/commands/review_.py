"""``ashore review``: one key a fact."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.show import fact_line, fact_row
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.facts import Value
    from ashore.workspace import StoredFact, Workspace


class NotATerminalError(AshoreError):
    """Keys were asked for where nobody can press one."""

    code: ClassVar[str] = "not_a_terminal"


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "review",
        run,
        [
            click.Argument(["document"], required=False),
            option(language, "review", "--field", type=str),
            option(language, "review", "--kind", type=click.Choice(["ad", "resume", "story"])),
        ],
    )


def run(session: Session, document: str | None, field: str | None, kind: str | None) -> None:
    """Ask for one key a fact until none waits or the user leaves; in JSON, list what waits."""
    with session.open() as workspace:
        queue = workspace.review_queue(field=field, document=document, kind=kind)
        if session.as_json:
            session.answer([fact_row(row) for row in queue])
            return
        if not sys.stdin.isatty():
            raise NotATerminalError
        waiting = workspace.count_facts(field=field, document=document, kind=kind, status="new")
        Desk(session, workspace).work(queue, waiting)


class Desk:
    """One sitting: the facts in their order, and the way back."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        self.session = session
        self.workspace = workspace
        self.decided: list[int] = []

    def work(self, queue: Iterator[StoredFact], waiting: int) -> None:
        """Go through ``queue``, in which ``waiting`` facts are; each is read when its turn comes."""
        say = self.session.say
        if not waiting:
            click.echo(say("cli.review.nothing"))
            return
        click.echo(say("cli.review.keys"))
        seen: list[StoredFact] = []
        place = 0
        while True:
            if place == len(seen):
                if (upcoming := next(queue, None)) is None:
                    break
                seen.append(upcoming)
            row = seen[place]
            text = self.workspace.document(row.document).document.text
            heading = f"{place + 1}/{waiting}  {printable(row.fact.doc)}"
            click.echo(f"\n{heading}\n{fact_line(self.session, row, text)}")
            key = click.getchar().lower()
            if key in {"q", "\x04"}:
                break
            place += self._press(key, row, seen[:place])
        click.echo(say("cli.review.bye", count=len(self.decided), left=waiting - place))

    def _press(self, key: str, row: StoredFact, passed: list[StoredFact]) -> int:
        """Do what a key means; return how many facts to go on."""
        say = self.session.say
        match key:
            case "a":
                self.workspace.accept(row.id)
                self.decided.append(row.id)
                click.echo(say("cli.review.accepted"))
                return 1
            case "r":
                self.workspace.reject(row.id)
                self.decided.append(row.id)
                click.echo(say("cli.review.rejected"))
                return 1
            case "c":
                return self._correct(row)
            case "s":
                click.echo(say("cli.review.skipped"))
                return 1
            case "u" if self.decided and passed:
                last = self.decided.pop()
                self.workspace.undo(last)
                click.echo(say("cli.review.undone"))
                return next((i - len(passed) for i, old in enumerate(passed) if old.id == last), 0)
            case "u":
                click.echo(say("cli.review.nothing_to_undo"))
                return 0
            case _:
                click.echo(say("cli.review.keys"))
                return 0

    def _correct(self, row: StoredFact) -> int:
        say = self.session.say
        typed = click.prompt(say("cli.review.new_value"), default="", show_default=False).strip()
        if not typed:
            return 0
        value = read_value(typed)
        if not fits(value, row.fact.value):
            click.echo(say("cli.review.bad_value", shape=json.dumps(row.fact.value, ensure_ascii=False)))
            return 0
        self.workspace.correct(row.id, value)
        self.decided.append(row.id)
        click.echo(say("cli.review.corrected"))
        return 1


def read_value(typed: str) -> Value:
    """Read a value as JSON, or as the plain words it is."""
    try:
        value: Value = json.loads(typed)
    except json.JSONDecodeError:
        return typed
    return value


def fits(value: Value, stated: Value) -> bool:
    """Whether a value has the shape that values of this field have: an object is corrected by an object."""
    if isinstance(stated, dict) and ("min" in stated or "max" in stated) and isinstance(value, int | float):
        return "currency" not in stated
    number = (int, float)
    if isinstance(stated, number) and isinstance(value, number):
        return isinstance(stated, bool) == isinstance(value, bool)
    if isinstance(stated, number) and isinstance(value, dict):
        return set(value) <= {"min", "max"}
    return stated is None or type(value) is type(stated)
