"""``ashore market``: what ads ask for and pay."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.commands import facts_
from ashore.interfaces.cli.show import fact_row
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label, number
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.evidence.market import Distribution, Market
    from ashore.facts import Value
    from ashore.workspace import StoredFact, Workspace

BAR = 20
"""Columns of a bar at 100%."""


class UnknownRoleError(AshoreError):
    """A role family that the vocabulary does not know."""

    code: ClassVar[str] = "unknown_role"


class NothingBehindError(AshoreError):
    """No line of the market has this name."""

    code: ClassVar[str] = "nothing_behind"


class BadDateError(AshoreError):
    """An option that is no date."""

    code: ClassVar[str] = "bad_date"


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "market",
        run,
        [
            option(language, "market", "--role", type=str),
            option(language, "market", "--city", type=str),
            option(language, "market", "--since", type=str),
            option(language, "market", "--until", type=str),
            option(language, "market", "--top", type=click.IntRange(min=1), default=15, show_default=True),
            option(language, "market", "--behind", type=str),
        ],
    )


def run(
    session: Session,
    role: str | None,
    city: str | None,
    since: str | None,
    until: str | None,
    top: int,
    behind: str | None,
) -> None:
    """Print the market for a role, a city and a period, or the ads behind one of its lines."""
    known = _roles()
    if role is not None and role not in known:
        raise UnknownRoleError(role=role, known=", ".join(known))
    for day in (since, until):
        _check_date(day)
    with session.open() as workspace:
        view = workspace.market(role, city, since, until, top=None if session.as_json or behind else top)
        if behind is not None:
            _tell_ads(session, workspace, view, behind)
        elif session.as_json:
            session.answer(market_row(view))
        elif view.ads:
            tell(session, view)
        else:
            click.echo(session.say("cli.market.none"))


def _tell_ads(session: Session, workspace: Workspace, view: Market, name: str) -> None:
    """Print the ads that a line of the market rests on, each with the words that say it."""
    from ashore.evidence.market import behind
    from ashore.text.folding import fold_key

    found = behind(view, name)
    if found is None:
        raise NothingBehindError(name=name)
    field, ads = found
    rows = []
    for ad in ads:
        stated = list(workspace.facts(document=ad, field=field))
        if field == "skill":
            key = fold_key(name)
            stated = [row for row in stated if key in {fold_key(str(v)) for v in _spellings(row)}]
        rows.append((ad, stated))
    if session.as_json:
        session.answer([{"document": ad, "facts": [fact_row(row) for row in stated]} for ad, stated in rows])
        return
    for _, stated in rows:
        facts_.tell(session, workspace, stated[:1])
    click.echo("\n" + session.say("report.ads", count=number(len(rows))))


def _spellings(row: StoredFact) -> tuple[Value, ...]:
    return row.fact.value, row.fact.qualifiers.get("canonical")


def _roles() -> list[str]:
    from ashore.vocabulary import load

    return [term.name for term in load().terms("roles")]


def _check_date(value: str | None) -> None:
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise BadDateError(value=value) from None


def tell(session: Session, view: Market) -> None:
    """Print one market view."""
    say = session.say
    query = view.query
    name = (
        label(session.language, "role_family", query.role_family) if query.role_family else say("report.all_roles")
    )
    parts = [name, *([query.city] if query.city else [])]
    if query.since or query.until:
        parts.append(f"{query.since or '…'} – {query.until or '…'}")
    click.secho(f"\n{' · '.join(parts)}  {say('report.ads', count=number(view.ads))}", bold=True)
    for key, count in (("copies", view.copies), ("undated", view.undated)):
        if count:
            click.echo("  " + say(f"evidence.{key}", count=count))
    _pay(session, view)
    for field, distribution in (
        ("education", view.education),
        ("experience", view.experience),
        ("city", view.cities),
    ):
        _distribution(session, field, distribution)
    click.echo(f"\n{say('report.skills')}")
    for skill in view.skills:
        strengths = ((skill.required, "required"), (skill.preferred, "preferred"), (skill.duty, "duty"))
        notes = [f"{label(session.language, 'strength', key)} {count}" for count, key in strengths if count]
        click.echo(
            f"  {_bar(skill.name, skill.ads / view.ads, skill.ads)}  {click.style(' · '.join(notes), dim=True)}"
        )


def _pay(session: Session, view: Market) -> None:
    say, pay = session.say, view.pay
    click.echo(
        f"\n{label(session.language, 'field', 'salary')}  {click.style(say('evidence.pay_meaning'), dim=True)}"
    )
    if pay.quantiles is None:
        click.echo("  " + say("report.too_few", ads=pay.stated))
        return
    for q, value, (low, high) in pay.quantiles:
        interval = say("cli.market.interval", low=number(round(low, -2)), high=number(round(high, -2)))
        click.echo(f"  {f'{q:.0%}':>5}  ¥{number(round(value, -2)):>8}  {click.style(interval, dim=True)}")
    click.echo("  " + say("cli.market.rests_on", stated=pay.stated, unstated=pay.unstated))


def _distribution(session: Session, field: str, distribution: Distribution) -> None:
    if not distribution.stated:
        return
    unstated = session.say("evidence.unstated", count=distribution.unstated)
    click.echo(f"\n{label(session.language, 'field', field)}  {click.style(unstated, dim=True)}")
    for share in distribution.shares[:8]:
        click.echo(f"  {_bar(_named(session, field, share.name), share.share, share.ads)}")


def _named(session: Session, field: str, name: str) -> str:
    if field == "experience":
        return session.say("report.no_years") if name == "0" else session.say("report.years", years=name)
    return label(session.language, "degree", name) if field == "education" else name


def _bar(name: str, share: float, ads: int) -> str:
    return f"{padded(printable(name), 26)}{'█' * round(share * BAR):<{BAR}} {share:>4.0%} {ads:>6}"


def market_row(view: Market) -> dict[str, Any]:
    """Return the view for the JSON envelope, with the names of the ads behind each figure."""
    return asdict(view)
