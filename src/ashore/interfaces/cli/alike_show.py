"""``ashore cases --like me``: the people most like you, with what they did, what it cost and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from ashore.evidence.alike import CAME, COST, DID, Alike, Compared, Verdict
from ashore.interfaces.cli.command import Session
from ashore.interfaces.cli.commands.roles_ import case_name
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label, worded

if TYPE_CHECKING:
    from ashore.evidence.cases import Line
    from ashore.facts import Value

WIDTH: Final = 14
_PARTS: Final = (("did", DID), ("cost", COST), ("came", CAME))
_SHOWN: Final[tuple[Verdict, ...]] = ("alike", "near", "differs")
_FIELDS: Final = {"background": "from_role", "role_wanted": "role_family", "pay_before": "salary_before"}
"""The field that words what a person has on an aspect, where it is called otherwise."""


def run(session: Session, top: int) -> None:
    """Print the cases most like the person."""
    with session.open() as workspace:
        found = workspace.alike()
    if session.as_json:
        session.answer([alike_row(session, item) for item in found[:top]])
        return
    if not found:
        click.echo(session.say("cli.cases.none"))
        return
    click.echo(session.say("alike.lead", shown=min(top, len(found)), all=len(found)))
    for item in found[:top]:
        _tell(session, item)
    click.echo("\n" + session.say("evidence.survivors"))


def _tell(session: Session, item: Alike) -> None:
    say = session.say
    note = "alike.arrived" if item.arrived else "alike.not_arrived"
    click.secho(f"\n{case_name(session, item.case)}", bold=True, nl=False)
    click.secho(f"  {say(note)}", dim=True)
    for verdict in _SHOWN:
        for aspect in item.of(verdict):
            click.echo(f"  {padded(say(f'alike.{verdict}'), WIDTH)}{_aspect(session, aspect)}")
    for key, aspects in (("not_told", item.of("not_told")), ("not_known", item.of("not_known"))):
        if aspects:
            names = [say(f"alike.aspect.{aspect.aspect}") for aspect in aspects]
            click.secho(f"  {padded(say(f'alike.{key}'), WIDTH)}{_joined(session, names)}", dim=True)
    for key, fields in _PARTS:
        lines = item.lines(fields)
        if lines:
            click.echo(
                f"  {padded(say(f'alike.{key}'), WIDTH)}{_joined(session, [_line(session, x) for x in lines])}"
            )


def _aspect(session: Session, aspect: Compared) -> str:
    return session.say(
        "alike.beside",
        aspect=session.say(f"alike.aspect.{aspect.aspect}"),
        theirs=_joined(
            session, [_value(session, line.field, line.value, line.value_en, line.unit) for line in aspect.theirs]
        ),
        mine=_mine(session, aspect),
    )


def _mine(session: Session, aspect: Compared) -> str:
    field = _FIELDS.get(aspect.aspect, aspect.aspect)
    unit = "CNY/month" if aspect.aspect == "pay_before" else None
    values = aspect.mine if isinstance(aspect.mine, list) else [aspect.mine]
    return _joined(session, [_value(session, field, value, None, unit) for value in values])


def _line(session: Session, line: Line) -> str:
    shown = _value(session, line.field, line.value, line.value_en, line.unit)
    return f"{label(session.language, 'field', line.field)} {shown}"


def _value(session: Session, field: str, value: Value, value_en: Value, unit: str | None) -> str:
    chosen = value_en if session.language == "en" and value_en is not None else value
    if field == "education" and isinstance(chosen, str):
        return printable(label(session.language, "degree", chosen))
    return printable(worded(field, chosen, session.language, unit))


def _joined(session: Session, parts: list[str]) -> str:
    return ("；" if session.language == "zh" else "; ").join(parts)


def alike_row(session: Session, item: Alike) -> dict[str, Any]:
    """Return a case beside the person for the JSON envelope."""
    return {
        "id": item.case.id,
        "name": {"zh": item.case.name.zh, "en": item.case.name.en} if item.case.name else None,
        "arrived": item.arrived,
        "score": item.score,
        "aspects": [
            {
                "aspect": aspect.aspect,
                "verdict": aspect.verdict,
                "likeness": aspect.likeness,
                "mine": aspect.mine,
                "theirs": [line.value for line in aspect.theirs],
            }
            for aspect in item.aspects
        ],
        **{
            key: [{"field": line.field, "value": line.value, "unit": line.unit} for line in item.lines(fields)]
            for key, fields in _PARTS
        },
        "warning": session.say("evidence.survivors"),
    }
