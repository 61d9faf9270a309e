"""``ashore occupation``: what job titles are in the classifications of China and the USA, and in ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from ashore.errors import AshoreError, Key, SeveralError
from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.session import NoWorkspaceError
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.vocabulary.occupations import Code, Linked, Match

PARTLY = 3
WORTH_SAYING = 0.02
"""Belief below which another reading is not printed; JSON has it."""
SHOWN = 40
"""Characters of a title that are repeated in a sentence."""


class UnknownOccupationError(AshoreError):
    """A title in which no occupation is recognised (``title``, ``reason``)."""

    code: ClassVar[str] = "unknown_occupation"


def build(language: Language) -> click.Command:
    """Return the command."""
    titles = click.Argument(["titles"], nargs=-1, required=True, metavar="TITLE...")
    return command(language, "occupation", run, [titles])


def run(session: Session, titles: tuple[str, ...]) -> int:
    """Print for each title its occupation, the other readings, and how sure that is."""
    from ashore.workspace.occupations import linked

    found = linked(titles, _folder(session))
    unknown = [_problem(item) for item in found if item.best is None]
    rows = [occupation_row(session, item) for item in found]
    if len(unknown) == len(found):
        session.fail(unknown[0] if len(unknown) == 1 else SeveralError(tuple(unknown), file="TITLE"), rows)
    if session.as_json:
        session.answer(rows)
    else:
        for item in found:
            tell(session, item)
    return PARTLY if unknown else 0


def _folder(session: Session) -> Path | None:
    """Return the workspace, whose vocabulary counts; none is needed."""
    try:
        return session.folder()
    except NoWorkspaceError:
        return None


def _problem(item: Linked) -> UnknownOccupationError:
    title = item.title if len(item.title) <= SHOWN else f"{item.title[:SHOWN]}…"
    return UnknownOccupationError(title=title, reason=Key(f"occupations.reason.{item.reason}"))


def tell(session: Session, item: Linked) -> None:
    """Print one title."""
    if item.best is None:
        message, remedy = session.explain(_problem(item))
        click.echo(f"\n{message}\n  {remedy}")
        return
    say, best = session.say, item.best
    click.secho(f"\n{printable(item.title)}", bold=True)
    for key, code in (("csco", best.csco), ("onet", best.onet)):
        if code is not None:
            click.echo(f"  {padded(say(f'occupations.{key}'), 8)}{_code(session, code)}")
    role = label(session.language, "role_family", best.role) if best.role else say("occupations.no_role")
    click.echo(f"  {padded(say('occupations.role'), 8)}{role}")
    click.echo(f"  {padded(say('occupations.sure'), 8)}{say(f'occupations.level.{item.sure}', name=best.surface)}")
    guess = item.sure == "unsure"
    others = [
        other for place, other in enumerate(item.others) if other.score >= WORTH_SAYING or (guess and place < 3)
    ]
    if others:
        click.echo(f"  {say('occupations.others')}")
        for other in others:
            click.echo(f"    {_other(session, other)}")


def _code(session: Session, code: Code) -> str:
    near = f" {session.say('occupations.near')}" if code.near else ""
    return f"{code.code} {printable(code.name)}{near}"


def _other(session: Session, match: Match) -> str:
    codes = (match.csco, match.onet)
    return " · ".join(_code(session, code) for code in codes if code is not None)


def occupation_row(session: Session, item: Linked) -> dict[str, Any]:
    """Return one title for the JSON envelope, with the sentence and remedy where nothing is recognised."""
    row: dict[str, Any] = {
        "title": item.title,
        "cleaned": item.cleaned,
        "sure": item.sure,
        "best": None if item.best is None else _match_row(item.best),
        "others": [_match_row(match) for match in item.others],
        "reason": item.reason,
    }
    if item.best is None:
        row["message"], row["remedy"] = session.explain(_problem(item))
    return row


def _match_row(match: Match) -> dict[str, Any]:
    def row(code: Code | None) -> dict[str, Any] | None:
        return None if code is None else {"code": code.code, "name": code.name, "near": code.near}

    return {
        "csco": row(match.csco),
        "onet": row(match.onet),
        "role": match.role,
        "surface": match.surface,
        "score": round(match.score, 4),
    }
