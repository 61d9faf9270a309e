"""Questions, answers and mock interviews as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports import practice_view as view

if TYPE_CHECKING:
    from ashore.practice import Question
    from ashore.practice.checklist import Checklist
    from ashore.practice.mock import Mock, Turn
    from ashore.workspace.practice import Due, Entry, Notebook

KEY: Final = 20
"""Columns of a key."""


def printable_lines(text: str) -> str:
    """Return text of several lines without what a terminal would obey."""
    return "\n".join(map(printable, text.split("\n")))


def entry_row(session: Session, entry: Entry) -> dict[str, Any]:
    """Return a question with what was done about it, for the JSON envelope."""
    question, schedule = entry.question, entry.schedule
    return {
        **question_row(session, question),
        "versions": entry.written.versions if entry.written else 0,
        "aside": entry.aside,
        "due": schedule.due.isoformat() if schedule else None,
        "reviews": schedule.reviews if schedule else 0,
        "lapses": schedule.lapses if schedule else 0,
    }


def question_row(session: Session, question: Question) -> dict[str, Any]:
    """Return a question for the JSON envelope."""
    return {
        "key": question.key,
        "question": question.asked(session.language),
        "role": question.role,
        "origin": question.origin,
        "from": view.origin_line(question, session.language),
    }


def due_row(session: Session, due: Due, bank: int) -> dict[str, Any]:
    """Return what is due for the JSON envelope."""
    return {
        "again": [entry_row(session, entry) for entry in due.again],
        "new": [entry_row(session, entry) for entry in due.new],
        "minutes": round(due.minutes, 1),
        "bank": bank,
        "waiting": due.waiting,
    }


def tell_entry(session: Session, entry: Entry, book: Notebook) -> None:
    """Print a question with where it comes from, and when it is due."""
    language, question = session.language, entry.question
    asked = click.style(printable(question.asked(language)), bold=True)
    click.echo(f"{padded(question.key, KEY)}{asked}")
    written = (
        session.say("cli.practice.answered", versions=entry.written.versions)
        if entry.written
        else session.say("cli.practice.not_answered")
    )
    parts = [
        view.role_name(question, language),
        view.origin_line(question, language),
        written,
        session.say("cli.practice.put_aside")
        if entry.aside
        else view.due_words(entry.schedule, book.today, language),
    ]
    click.echo(click.style(" " * KEY + " · ".join(map(printable, parts)), dim=True))


def show_row(session: Session, book: Notebook, question: Question) -> dict[str, Any]:
    """Return all there is about one question, for the JSON envelope."""
    found = book.checklist(question)
    quote = book.quote(question)
    return {
        **entry_row(session, book.entry(question)),
        "quote": None if quote is None else quote[1][quote[2] : quote[3]],
        "needs": list(book.wanted(question)),
        "checklist": checklist_rows(session, question, found),
        "minutes": round(found.minutes, 2),
        "versions": [{"text": one.text, "written": one.written} for one in book.versions(question)],
        "reviews": [
            {"rating": one.rating, "seconds": one.seconds, "points": list(one.points), "reviewed": one.reviewed}
            for one in book.reviews(question)
        ],
    }


def checklist_rows(session: Session, question: Question, found: Checklist) -> list[dict[str, Any]]:
    """Return a checklist for the JSON envelope."""
    return [
        {"point": one.point, "there": one.there, "quote": one.quote or None, "follow_up": one.follow_up}
        for one in view.points_of(question, found, session.language)
    ]


def tell_checklist(session: Session, question: Question, found: Checklist) -> None:
    """Print what an answer must contain, with the words that have it."""
    click.echo(session.say("cli.practice.show.checklist"))
    for one in view.points_of(question, found, session.language):
        mark = click.style("✓", fg="green") if one.there else click.style("✗", fg="red")
        beside = (
            f"“{printable(one.quote)}”"
            if one.there
            else session.say("cli.practice.show.missing", question=one.follow_up)
        )
        click.echo(f"  {mark} {one.name}: {beside}")


def tell_question(session: Session, book: Notebook, question: Question) -> None:
    """Print all there is about one question."""
    language = session.language
    tell_entry(session, book.entry(question), book)
    _tell_quote(session, book, question)
    versions = book.versions(question)
    found = book.checklist(question)
    if versions:
        last = versions[-1]
        written = view.local_time(last.written)
        aloud = view.spoken(found, language)
        click.echo(
            "\n" + session.say("cli.practice.show.answer", version=len(versions), written=written, aloud=aloud)
        )
        click.echo(printable_lines(last.text))
    if len(versions) > 1:
        before = versions[-2]
        written = view.local_time(before.written)
        click.echo("\n" + session.say("cli.practice.show.changed", version=len(versions) - 1, written=written))
        click.echo(_changes(before.text, versions[-1].text))
        dates = session.say("cli.practice.mock.comma").join(view.local_time(one.written) for one in versions)
        click.echo(click.style(session.say("cli.practice.show.versions", list=dates), dim=True))
    click.echo()
    tell_checklist(session, question, found)
    if reviews := book.reviews(question):
        last_review = view.review_line(reviews[-1], language)
        click.echo(session.say("cli.practice.show.reviews", count=len(reviews), last=last_review))


def _tell_quote(session: Session, book: Notebook, question: Question) -> None:
    from ashore.reports.quotes import in_sentence

    if question.origin != "ad":
        return
    quote = book.quote(question)
    if quote is None:
        click.echo(session.say("cli.practice.show.quote_gone"))
        return
    name, text, start, end = quote
    shown = in_sentence(name, text, start, end)
    click.echo(session.say("cli.practice.show.quote", before=shown.before, quote=shown.quote, after=shown.after))


def _changes(old: str, new: str) -> str:
    """Return a comparison with signs around what came and went, which colours repeat."""
    parts = []
    for piece in view.changes(old, new):
        words = printable_lines(piece.text)
        match piece.kind:
            case "added":
                parts.append(click.style(f"[+{words}+]", fg="green"))
            case "removed":
                parts.append(click.style(f"[-{words}-]", fg="red"))
            case "same":
                parts.append(words if len(words) <= 80 else f"{words[:36]} … {words[-36:]}")
    return "".join(parts)


def mock_row(session: Session, found: Mock, measures: dict[str, str]) -> dict[str, Any]:
    """Return a mock interview for the JSON envelope."""
    return {
        "turns": [
            {
                **question_row(session, turn.question),
                "answered": turn.answered,
                "follow_ups": follow_ups(session, turn),
                "missing": list(turn.checklist.missing),
            }
            for turn in found.turns
        ],
        "fix": [
            {
                "key": turn.question.key,
                "answered": turn.answered,
                "missing": list(turn.checklist.missing),
                "measure": measures.get(turn.question.place.check) if turn.question.origin == "audit" else None,
            }
            for turn in found.fix
        ],
    }


def follow_ups(session: Session, turn: Turn) -> list[str]:
    """Return what is asked next, in words."""
    return [view.follow_up(turn.question, point, session.language) for point in turn.follow_ups]


def tell_fix(session: Session, found: Mock, measures: dict[str, str]) -> None:
    """Print what to fix before the interview."""
    click.echo("\n" + click.style(session.say("cli.practice.mock.fix"), bold=True))
    if not found.fix:
        click.echo("  " + session.say("cli.practice.mock.nothing"))
    comma = session.say("cli.practice.mock.comma")
    for turn in found.fix:
        missing = comma.join(session.say(f"practice.point.{point}") for point in turn.checklist.missing)
        key = "cli.practice.mock.fix_missing" if turn.answered else "cli.practice.mock.fix_unwritten"
        asked = turn.question.asked(session.language)
        click.echo("  " + session.say(key, key=turn.question.key, question=asked, points=missing).strip())
        measure = measures.get(turn.question.place.check) if turn.question.origin == "audit" else None
        if measure:
            click.echo(session.say("cli.practice.mock.fix_measure", measure=measure))
