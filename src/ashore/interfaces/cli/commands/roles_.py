"""``ashore roles``: the map of the field; ``ashore roles ROLE``: one role of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label, number, worded
from ashore.words import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ashore.evidence.cases import Case
    from ashore.packs import Source, Words
    from ashore.reports.roles import Person, Reported, RoleMap, RoleView

NAME = 50
PAY = 12


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "roles", run, [click.Argument(["role"], required=False, nargs=-1)])


def run(session: Session, role: tuple[str, ...]) -> None:
    """Print the map, or one role."""
    with session.open() as workspace:
        if role:
            view = workspace.role(" ".join(role), session.language)
            session.answer(role_row(view)) if session.as_json else tell(session, view)
            return
        field = workspace.roles()
    if session.as_json:
        session.answer(map_row(field))
    else:
        tell_map(session, field)


def tell_map(session: Session, field: RoleMap) -> None:
    """Print the layers with their roles: ads here, pay, people."""
    say = session.say
    click.echo(say("roles.lead"))
    for layer, rows in field.layers:
        click.secho(f"\n{label(session.language, 'layer', layer)}", bold=True)
        for row in rows:
            name = padded(printable(_in(session, row.role.name)), NAME)
            pay = "—" if row.pay is None else f"¥{number(round(row.pay, -2))}"
            told = say("roles.row", ads=number(row.ads), people=row.people)
            click.echo(f"  {name}{pay:>{PAY}}  {click.style(told, dim=True)}")
    click.echo("\n" + say("roles.more"))


def tell(session: Session, view: RoleView) -> None:
    """Print one role: duties, what is asked for, pay, probes, who got there, codes."""
    say, role = session.say, view.role
    click.secho(f"\n{_in(session, role.name)}", bold=True, nl=False)
    layer = f"  {label(session.language, 'layer', role.layer)}" if role.layer else ""
    click.secho(f"{layer}  ({role.id})", dim=True)
    for key, lines in (("faces", role.faces), ("duties", role.duties), ("requirements", role.requirements)):
        _section(session, key, (_in(session, line) for line in lines))
    _asked(session, view)
    _pay(session, view)
    _section(session, "probes", (_in(session, line) for line in role.probes))
    if view.said:
        click.echo("\n" + say("roles.said"))
        _by_source(session, view.said)
    _people(session, view)
    codes = [
        f"{say(f'roles.scheme.{scheme}')} {code.code} {code.label}" for scheme, code in sorted(role.codes.items())
    ]
    _section(session, "codes", codes)
    click.echo("\n" + say("roles.next", role=role.id))


def _in(session: Session, words: Words) -> str:
    return words.zh if session.language == "zh" else words.en


def _section(session: Session, key: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        click.echo(f"\n{session.say(f'roles.{key}')}")
        for line in lines:
            click.echo(f"  · {printable(line)}")


def _asked(session: Session, view: RoleView) -> None:
    if not view.asked:
        return
    click.echo("\n" + session.say("roles.asked", ads=number(view.asked_of)))
    for skill in view.asked:
        share = session.say(
            "roles.share",
            share=f"{skill.share:.0%}",
            low=f"{skill.interval[0]:.0%}",
            high=f"{skill.interval[1]:.0%}",
        )
        click.echo(f"  · {padded(printable(skill.name), 24)}{click.style(share, dim=True)}")


def _pay(session: Session, view: RoleView) -> None:
    say = session.say
    click.echo("\n" + say("roles.pay"))
    if view.pay.quantiles is None:
        click.echo("  " + say("roles.pay_too_few", stated=view.pay.stated, ads=view.ads))
    else:
        low, middle, high = (
            number(round(next(value for at, value, _ in view.pay.quantiles if at == q), -2))
            for q in (0.25, 0.5, 0.75)
        )
        click.echo("  " + say("roles.pay_here", low=low, middle=middle, high=high, ads=view.pay.stated))
    _by_source(session, view.reported)


def _by_source(session: Session, items: Sequence[Reported]) -> None:
    """Print what articles report, under the name of each article."""
    for source, found in groupby(items, key=lambda item: item.source):
        click.secho("  " + printable(source_name(session.language, source)), dim=True)
        for item in found:
            click.echo(f"  · {printable(_said(session, item))}")


def _said(session: Session, item: Reported) -> str:
    fact = item.fact
    value = fact.value_en if session.language == "en" and fact.value_en is not None else fact.value
    return session.say(
        "roles.reported",
        what=worded(fact.field, value, session.language, fact.unit),
        of=_in(session, item.of) if item.of else label(session.language, "field", fact.field),
    )


def source_name(language: Language, source: Source) -> str:
    """Return how an article is called, with its date as far as it is known."""
    name = source.name.zh if language == "zh" else source.name.en
    when = source.published or source.as_of
    return f"{name} ({when})" if when and language == "en" else f"{name}（{when}）" if when else name


def _people(session: Session, view: RoleView) -> None:
    if not view.people:
        return
    say = session.say
    click.echo("\n" + say("roles.people"))
    for person in view.people:
        note = "" if person.arrived else say("roles.not_arrived")
        told = say(
            "roles.person", who=case_name(session, person.case), what=printable(_background(session, person))
        )
        click.echo(f"  · {told}{note}")
    click.echo("  " + click.style(say("evidence.survivors"), dim=True))


def case_name(session: Session, case: Case) -> str:
    """Return what a case's person is called."""
    return printable(_in(session, case.name)) if case.name else session.say("report.unnamed")


def _background(session: Session, person: Person) -> str:
    parts = []
    for field in person.background:
        for line in person.case.of_move(field)[:1]:
            value = line.value_en if session.language == "en" and line.value_en is not None else line.value
            parts.append(worded(field, value, session.language, line.unit))
    return " · ".join(parts) or session.say("roles.background_untold")


def map_row(field: RoleMap) -> list[dict[str, Any]]:
    """Return the map for the JSON envelope."""
    return [
        {
            "layer": layer,
            "roles": [
                {
                    "role": row.role.id,
                    "name": {"zh": row.role.name.zh, "en": row.role.name.en},
                    "ads": row.ads,
                    "pay": row.pay,
                    "people": row.people,
                }
                for row in rows
            ],
        }
        for layer, rows in field.layers
    ]


def role_row(view: RoleView) -> dict[str, Any]:
    """Return one role for the JSON envelope."""
    role = view.role

    def both(lines: Iterable[Words]) -> list[dict[str, str]]:
        return [{"zh": line.zh, "en": line.en} for line in lines]

    def reported(items: Iterable[Reported]) -> list[dict[str, Any]]:
        return [
            {
                "id": item.fact.id,
                "field": item.fact.field,
                "value": item.fact.value,
                "unit": item.fact.unit,
                "of": {"zh": item.of.zh, "en": item.of.en} if item.of else None,
                "source": item.source.id,
            }
            for item in items
        ]

    return {
        "role": role.id,
        "name": {"zh": role.name.zh, "en": role.name.en},
        "layer": role.layer,
        "faces": both(role.faces),
        "duties": both(role.duties),
        "requirements": both(role.requirements),
        "probes": both(role.probes),
        "codes": {scheme: {"code": code.code, "label": code.label} for scheme, code in role.codes.items()},
        "ads": view.ads,
        "pay": {
            "stated": view.pay.stated,
            "quantiles": [
                {"q": q, "value": value, "low": low, "high": high}
                for q, value, (low, high) in view.pay.quantiles or ()
            ],
        },
        "skills": [
            {"name": skill.name, "ads": skill.ads, "share": skill.share, "interval": list(skill.interval)}
            for skill in view.asked
        ],
        "reported": reported(view.reported),
        "said": reported(view.said),
        "people": [{"id": person.case.id, "arrived": person.arrived} for person in view.people],
    }
