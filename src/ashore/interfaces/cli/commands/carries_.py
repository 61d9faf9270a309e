"""``ashore carries``: what carries over from a job to the roles of the field, what is missing, how far it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.session import NoWorkspaceError
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import number
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.packs import Words
    from ashore.person.transfer import Carry, Compared, Gap, Occupation, Share
    from ashore.workspace.transfer import Carries

NAME = 34
SKILL = 22
FEW = 3
MANY = 8
COLOURS = {"near": "green", "stretch": "yellow", "far": "red"}


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "carries",
        run,
        [
            click.Argument(["role"], required=False, nargs=-1),
            option(language, "carries", "--from", type=str),
            option(language, "carries", "--all", is_flag=True),
        ],
    )


def run(session: Session, role: tuple[str, ...], **options: Any) -> None:
    """Print every role in a few lines, or one in detail."""
    wanted = " ".join(role) or None
    found = _carries(session, wanted, options["from"], every=options["all"])
    if session.as_json:
        session.answer(carries_row(session.language, found))
    elif wanted is not None:
        tell(session, found, found.roles[0])
    else:
        tell_all(session, found)


def _carries(session: Session, role: str | None, title: str | None, *, every: bool) -> Carries:
    """Ask the workspace; without one, a job that is named can still be compared."""
    try:
        with session.open() as workspace:
            return workspace.carries(role, title=title, every=every)
    except NoWorkspaceError:
        if title is None:
            raise
    from ashore.vocabulary import load
    from ashore.workspace.transfer import carries, read_wanted

    vocabulary = load()
    return carries(title, read_wanted(role, vocabulary), vocabulary)


def tell_all(session: Session, found: Carries) -> None:
    """Print each role: how far, why, what carries over, what to learn first."""
    from ashore.person.transfer.told import basis, listed, named, reason

    say, language = session.say, session.language
    click.secho(say("transfer.lead", title=found.origin.title), bold=True)
    click.echo(click.style(printable(basis(found.origin, language)), dim=True))
    for carry in found.roles:
        name = named(carry.role.name, language)
        face = f" · {named(carry.face, language)}" if carry.face else ""
        click.echo(f"\n{_distance(session, carry)}  {click.style(printable(name), bold=True)}{printable(face)}")
        click.echo(f"  {printable(reason(carry, language))}")
        if carry.shared:
            click.echo("  " + say("transfer.short_shared", elements=listed(carry.shared, language)))
        if carry.gaps:
            skills = say("transfer.comma").join(
                f"{gap.required.skill} {gap.required.share:.0%}" for gap in carry.gaps[:FEW]
            )
            click.echo("  " + say("transfer.short_gaps", skills=skills))
    click.echo("\n" + say("transfer.american"))
    click.echo(say("transfer.more"))


def tell(session: Session, found: Carries, carry: Carry) -> None:
    """Print one role in detail."""
    from ashore.person.transfer.told import basis, named, reason

    say, language = session.say, session.language
    click.echo(
        f"{_distance(session, carry)}  {click.style(printable(named(carry.role.name, language)), bold=True)}"
    )
    click.echo(printable(reason(carry, language)))
    if carry.face:
        click.echo(say("transfer.face", face=named(carry.face, language)))
    _elements(session, "shared", carry.shared)
    _elements(session, "lacking", carry.lacking)
    if carry.brought:
        click.echo("\n" + say("transfer.heading_brought"))
        for one in carry.brought:
            source = say("transfer.reported" if one.reported else "transfer.own_view")
            click.echo(
                f"  {printable(named(one.background, language))}: {printable(named(one.brings, language))}"
                f"  {click.style(source, dim=True)}"
            )
    _shown(session, carry)
    _gaps(session, carry)
    if carry.cases:
        click.echo("\n" + say("transfer.heading_cases"))
        for case in carry.cases:
            click.echo(f"  {printable(named(case, language))}")
    click.echo("\n" + click.style(printable(basis(found.origin, language)), dim=True))
    parts = say("transfer.comma").join(
        say("transfer.part", title=part.title, share=f"{weight:.0%}") for part, weight in carry.parts
    )
    click.secho(say("transfer.made_of", occupations=parts), dim=True)
    click.secho(say("transfer.american"), dim=True)


def _distance(session: Session, carry: Carry) -> str:
    return click.style(session.say(f"transfer.{carry.distance}"), fg=COLOURS[carry.distance], bold=True)


def _elements(session: Session, key: str, compared: tuple[Compared, ...]) -> None:
    from ashore.person.transfer.told import named

    if not compared:
        return
    click.echo("\n" + session.say(f"transfer.heading_{key}"))
    for one in compared[:MANY]:
        levels = ""
        if one.own_level is not None and one.role_level is not None:
            levels = session.say("transfer.levels", own=f"{one.own_level:.1f}", role=f"{one.role_level:.1f}")
        click.echo(f"  {padded(printable(named(one.element.name, session.language)), NAME)}{levels}".rstrip())


def _shown(session: Session, carry: Carry) -> None:
    if carry.shown:
        click.echo("\n" + session.say("transfer.heading_shown"))
    for one in carry.shown:
        quote = click.style(f"“{printable(one.citation.quote)}” ({printable(one.citation.document)})", dim=True)
        click.echo(f"  {padded(printable(one.required.skill), SKILL)}{_share(session, one.required)}  {quote}")


def _gaps(session: Session, carry: Carry) -> None:
    from ashore.person.transfer.told import named

    say = session.say
    click.echo()
    if not carry.ads:
        click.echo(say("transfer.heading_requirements"))
        for line in carry.role.requirements:
            click.echo(f"  {printable(named(line, session.language))}")
        click.echo("\n" + say("transfer.no_ads"))
        return
    if carry.gaps:
        click.echo(say("transfer.heading_gaps"))
        for gap in carry.gaps:
            name = padded(printable(gap.required.skill), SKILL)
            click.echo(f"  {name}{_share(session, gap.required)}  {_hours(session, gap)}")
        low, high = (
            sum(bound) for bound in zip(*((gap.hours.low, gap.hours.high) for gap in carry.gaps), strict=True)
        )
        click.echo("  " + say("transfer.total", low=number(low), high=number(high)))
        click.secho("  " + say("transfer.guess"), dim=True)
    if not carry.profile:
        click.echo(say("transfer.no_profile"))


def _share(session: Session, one: Share) -> str:
    low, high = one.interval
    return session.say(
        "transfer.share", share=f"{one.share:.0%}", ads=number(one.ads), low=f"{low:.0%}", high=f"{high:.0%}"
    )


def _hours(session: Session, gap: Gap) -> str:
    return session.say("transfer.hours", low=number(gap.hours.low), high=number(gap.hours.high))


def carries_row(language: Language, found: Carries) -> dict[str, Any]:
    """Return the view for the JSON envelope."""
    from ashore.person.transfer.told import basis

    origin = found.origin
    return {
        "from": {
            "title": origin.title,
            "role": origin.role.id if origin.role else None,
            "degree": origin.degree,
            "occupations": _parts(origin.parts),
            "others": list(origin.others),
            "told": basis(origin, language),
        },
        "roles": [_carry_row(language, carry) for carry in found.roles],
    }


def _carry_row(language: Language, carry: Carry) -> dict[str, Any]:
    from ashore.person.transfer.told import reason

    return {
        "role": carry.role.id,
        "name": _both(carry.role.name),
        "face": _both(carry.face) if carry.face else None,
        "distance": carry.distance,
        "rules": list(carry.rules),
        "reason": reason(carry, language),
        "percentile": carry.percentile,
        "education": {"own": carry.own_education, "role": carry.role_education},
        "shared": [_element_row(one) for one in carry.shared],
        "lacking": [_element_row(one) for one in carry.lacking],
        "brought": [
            {"background": _both(one.background), "brings": _both(one.brings), "reported": list(one.reported)}
            for one in carry.brought
        ],
        "requirements": [_both(line) for line in carry.role.requirements],
        "ads": carry.ads,
        "profile": carry.profile,
        "shown_share": carry.shown_share,
        "shown": [{**_share_row(one.required), "citation": asdict(one.citation)} for one in carry.shown],
        "gaps": [
            {
                **_share_row(gap.required),
                "hours": {"low": gap.hours.low, "high": gap.hours.high, "own": gap.hours.own, "guess": True},
            }
            for gap in carry.gaps
        ],
        "cases": [{"zh": case.zh, "en": case.en} for case in carry.cases],
        "occupations": _parts(carry.parts),
    }


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _parts(parts: tuple[tuple[Occupation, float], ...]) -> list[dict[str, Any]]:
    return [
        {"code": part.code, "title": part.title, "weight": weight, "instead": list(part.instead)}
        for part, weight in parts
    ]


def _element_row(one: Compared) -> dict[str, Any]:
    return {
        "id": one.element.id,
        "domain": one.element.domain,
        "name": _both(one.element.name),
        "own": {"importance": one.own_importance, "level": one.own_level},
        "role": {"importance": one.role_importance, "level": one.role_level},
    }


def _share_row(one: Share) -> dict[str, Any]:
    return {
        "skill": one.skill,
        "required": one.required,
        "ads": one.ads,
        "share": one.share,
        "interval": list(one.interval),
    }
