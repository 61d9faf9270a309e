"""``ashore fit``: how the person stands against one ad, a role, or all ads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.show import quote_line
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label, number
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.person.fit import Fit, Gate, Requirement, RoleFit
    from ashore.person.profile import Citation
    from ashore.workspace import Workspace
    from ashore.workspace.fit import Place, Ranking

NAME: Final = 14
SIDE: Final = 6
FAR: Final = 60
"""Characters between two places of an ad from which each is quoted; nearer ones stand in one quote."""
AROUND: Final = 26
"""Characters shown on each side of a quote."""
MARKS: Final = {"met": ("✓", "green"), "not_met": ("✗", "red"), "unknown": ("?", "yellow")}


class OfWhatError(AshoreError):
    """Neither an ad nor a role was named, nor all asked for."""

    code: ClassVar[str] = "fit_of_what"


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "fit",
        run,
        [
            click.Argument(["ad"], required=False, nargs=-1, metavar="[AD-OR-ROLE]"),
            option(language, "fit", "--all", is_flag=True),
            option(language, "fit", "--role", type=str),
            option(language, "fit", "--city", type=str),
            option(language, "fit", "--top", type=click.IntRange(min=1), default=20, show_default=True),
        ],
    )


def run(
    session: Session, ad: tuple[str, ...], role: str | None, city: str | None, top: int, **flags: bool
) -> None:
    """Print a fit, or the ranking."""
    from ashore.person.fit import Fit

    with session.open() as workspace:
        if flags["all"]:
            key = None if role is None else workspace.role_named(role, session.language)
            found = workspace.fit_all(key, city, top=top)
            session.answer(ranking_row(found)) if session.as_json else tell_all(session, found)
            return
        if not ad:
            raise OfWhatError
        one = workspace.fit_named(" ".join(ad), session.language)
        if session.as_json:
            session.answer(fit_row(one))
        elif isinstance(one, Fit):
            tell(session, workspace, one)
        else:
            tell_role(session, workspace, one)


# One ad


def tell(session: Session, workspace: Workspace, fit: Fit) -> None:
    """Print how the person stands against an ad: gates, requirements, what to do."""
    say = session.say
    texts = {**workspace.profile().texts, fit.doc: workspace.document(fit.doc).document.text}
    click.secho(f"\n{printable(fit.title or fit.doc)}", bold=True, nl=False)
    click.secho(f"  {printable(fit.doc)}" if fit.title else "", dim=True)
    click.secho(f"\n{say('fit.gates')}", bold=True, nl=False)
    counts = {status: fit.count(status) for status in ("met", "not_met", "unknown")}
    click.echo("  " + (say("fit.gates_counted", **counts) if fit.gates else say("fit.no_gates")))
    for gate in fit.gates:
        _gate(session, gate, texts)
    counted = [one for one in fit.required if one.counted]
    click.secho("\n" + _counted(session, "required", counted), bold=True)
    _requirements(session, counted, texts)
    liked = [one for one in fit.preferred if one.counted]
    if liked:
        click.secho("\n" + _counted(session, "preferred", liked), bold=True)
        _requirements(session, liked, texts)
    described = [one for one in (*fit.required, *fit.preferred) if not one.counted]
    if described:
        click.secho("\n" + say("fit.described"), bold=True)
        _requirements(session, described, texts)
    _to_do(session, counted)


def _counted(session: Session, strength: str, found: list[Requirement]) -> str:
    if not found:
        return session.say("fit.no_required")
    return session.say(f"fit.{strength}", shown=sum(one.is_shown for one in found), of=len(found))


def _gate(session: Session, gate: Gate, texts: Mapping[str, str]) -> None:
    from ashore.person.fit.told import why

    mark, colour = MARKS[gate.status]
    name = padded(session.say(f"fit.gate.{gate.kind}"), NAME)
    click.echo(f"  {click.style(mark, fg=colour)} {name}{printable(why(gate, session.language))}")
    last = -FAR
    for citation in gate.asked:
        if citation.start - last >= FAR:
            _quote(session, "ad_says", citation, texts)
        last = citation.end
    for citation in gate.judged.shown[:1]:
        _quote(session, "you_show", citation, texts)


def _requirements(session: Session, found: Iterable[Requirement], texts: Mapping[str, str]) -> None:
    from ashore.person.fit.told import name, shown_by

    for one in found:
        first = next((member for member in one.members if member.shown is not None), None)
        mark, colour = ("✓", "green") if one.is_shown else ("·", "yellow")
        how = shown_by(first, session.language) if first and one.is_shown else session.say("fit.not_shown")
        denied = next((member.denied for member in one.members if member.denied is not None), None)
        if denied is not None and not one.is_shown:
            how = session.say("fit.denied")
        called = click.style(printable(name(one, session.language)), bold=True)
        click.echo(f"  {click.style(mark, fg=colour)} {called}  {click.style(how or '', dim=True)}")
        asked = one.members[0].asked
        if asked is not None:
            _quote(session, "ad_says", asked, texts)
        shown = first.shown.skill.citation if first and first.shown and one.is_shown else denied
        if shown is not None:
            _quote(session, "you_show", shown, texts)


def _quote(session: Session, side: str, citation: Citation, texts: Mapping[str, str]) -> None:
    text = texts.get(citation.document)
    if text is None:
        return
    quoted = _cut(in_sentence(citation.document, text, citation.start, citation.end))
    name = click.style(padded(session.say(f"fit.{side}"), SIDE), dim=True)
    click.echo(f"      {name}{quote_line(quoted)}")


def _cut(quoted: Quoted) -> Quoted:
    """Return the quote with less around it: an ad in one paragraph would be repeated line by line."""
    before, after = quoted.before, quoted.after
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].lstrip("…")
    if len(after) > AROUND:
        after = after[:AROUND].rstrip("…") + "…"
    return replace(quoted, before=before, after=after)


def _to_do(session: Session, required: Iterable[Requirement]) -> None:
    from ashore.person.fit.told import to_do

    lines = to_do(required, session.language)
    click.secho("\n" + session.say("fit.to_do"), bold=True)
    for line in lines or [session.say("fit.nothing_to_do")]:
        click.echo(f"  {printable(line)}")


# A role


def tell_role(session: Session, workspace: Workspace, fit: RoleFit) -> None:
    """Print how the person stands against a role: what its ads require, and what the pack says it demands."""
    from ashore.person.fit.told import name, shown_by

    say = session.say
    texts = workspace.profile().texts
    called = label(session.language, "role_family", fit.role)
    click.secho(f"\n{say('fit.role_head', role=called, ads=number(fit.ads))}", bold=True)
    if not fit.ads:
        click.echo("  " + say("fit.role_no_ads"))
    else:
        click.echo(say("fit.role_shown", shown=fit.shown_required, of=len(fit.required)))
    for one in fit.required:
        mark, colour = ("✓", "green") if one.is_shown else ("·", "yellow")
        member = one.members[0]
        how = shown_by(member, session.language) or say("fit.denied" if member.denied else "fit.not_shown")
        share = say(
            "fit.role_share", share=f"{(one.ads or 0) / (one.of_ads or 1):.0%}", of=number(one.of_ads or 0)
        )
        title = padded(printable(name(one, session.language)), 2 * NAME)
        click.echo(f"  {click.style(mark, fg=colour)} {title}{click.style(f'{share} · {how}', dim=True)}")
        if member.shown is not None:
            _quote(session, "you_show", member.shown.skill.citation, texts)
    if fit.hard:
        click.secho("\n" + say("fit.role_hard"), bold=True)
    for line in fit.hard:
        mark, colour = MARKS[line.status]
        click.echo(
            f"  {click.style(mark, fg=colour)} {printable(line.zh if session.language == 'zh' else line.en)}"
        )
    _to_do(session, fit.required)


# All ads


def tell_all(session: Session, ranking: Ranking) -> None:
    """Print the best places, each with what put it there."""
    click.secho(session.say("fit.ranked", ads=number(ranking.ads)), bold=True)
    if ranking.copies:
        click.secho("  " + session.say("fit.copies", count=number(ranking.copies)), dim=True)
    for at, place in enumerate(ranking.places, 1):
        click.echo(
            f"{at:>4}  {printable(place.title or place.doc)}  {click.style(printable(place.doc), dim=True)}"
        )
        click.echo(f"      {click.style(explain(session, place), dim=True)}")


def explain(session: Session, place: Place) -> str:
    """Return in one line why an ad stands where it does."""
    say = session.say
    comma = "、" if session.language == "zh" else ", "
    parts = [
        say(f"fit.place_{status}", gates=comma.join(say(f"fit.gate.{kind}") for kind in kinds))
        for status, kinds in (("not_met", place.not_met), ("unknown", place.unknown))
        if kinds
    ]
    if not parts:
        parts.append(say("fit.place_clear" if place.gates else "fit.place_no_gates"))
    shown = {"shown": place.shown, "of": place.required}
    parts.append(say("fit.place_shown", **shown) if place.required else say("fit.place_nothing"))
    if place.preferred:
        parts.append(say("fit.place_preferred", shown=place.shown_preferred, of=place.preferred))
    if place.copies:
        parts.append(say("fit.place_copies", count=place.copies))
    return " · ".join(parts)


# For the JSON envelope


def ranking_row(ranking: Ranking) -> dict[str, Any]:
    """Return the ranking."""
    return asdict(ranking)


def fit_row(fit: Fit | RoleFit) -> dict[str, Any]:
    """Return a fit with every quote and its place, and the counts."""
    row: dict[str, Any] = _plain(fit)
    row["shown_required"] = fit.shown_required
    row["of_required"] = fit.of_required
    return row


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        row = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return row | ({"is_shown": value.is_shown} if hasattr(value, "is_shown") else {})
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
