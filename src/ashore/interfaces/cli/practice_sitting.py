"""A sitting at the terminal: a question, the clock, the checklist, a rating, which is written at once."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

import click

from ashore.interfaces.cli.practice_show import follow_ups, printable_lines, tell_fix
from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import printable
from ashore.reports import practice_view as view

if TYPE_CHECKING:
    from ashore.practice import Question
    from ashore.practice.mock import Mock
    from ashore.workspace import Workspace
    from ashore.workspace.practice import Entry

LEAVE: Final = frozenset({"q", "ｑ"})


class LeftError(Exception):
    """The person leaves, or there is nobody there."""


def line(prompt: str = "") -> str:
    """Return what is typed next.

    Raises
    ------
    LeftError
        Where it is ``q``, or the input has ended.
    """
    if prompt:
        click.echo(prompt, nl=False)
    typed = sys.stdin.readline() if sys.stdin is not None else ""
    if not typed:
        click.echo()
        raise LeftError
    if prompt and not sys.stdin.isatty():
        click.echo()  # nobody has pressed Enter
    words = typed.strip()
    if words.lower() in LEAVE:
        raise LeftError
    return words


class Sitting:
    """One sitting over a workspace.

    Parameters
    ----------
    minutes
        After which no other question is begun; None for no end.
    """

    def __init__(self, session: Session, workspace: Workspace, minutes: float | None) -> None:
        self.session = session
        self.workspace = workspace
        self.end = None if minutes is None else time.monotonic() + 60 * minutes
        self.done = 0

    def work(self, entries: list[Entry]) -> None:
        """Ask the questions one by one until none is left, the time is over, or the person leaves."""
        click.echo(click.style(self.session.say("cli.practice.start.keys"), dim=True))
        try:
            for number, entry in enumerate(entries, 1):
                if self.end is not None and time.monotonic() >= self.end:
                    click.echo(self.session.say("cli.practice.start.time_over"))
                    break
                self._ask(entry.question, f"{number}/{len(entries)}")
        except LeftError:
            pass

    def _ask(self, question: Question, place: str) -> None:
        say, language = self.session.say, self.session.language
        click.echo(f"\n{place}  {click.style(printable(question.asked(language)), bold=True)}")
        click.echo(click.style(f"{question.key} · {printable(view.origin_line(question, language))}", dim=True))
        line(say("cli.practice.start.ready") + " ")
        begun = time.monotonic()
        line(say("cli.practice.start.running") + " ")
        seconds = time.monotonic() - begun
        click.echo(say("cli.practice.start.took", time=view.duration(seconds, language)))
        points = self._check(question)
        rating = self._rate()
        schedule = self.workspace.practise(question.key, rating, seconds=seconds, points=points)
        self.done += 1
        click.echo(say("cli.practice.start.next", due=view.next_words(schedule, schedule.last, language)))

    def _check(self, question: Question) -> list[str]:
        """Show the checklist beside the written answer; return what the person ticks."""
        say = self.session.say
        book = self.workspace.notebook()
        versions = book.versions(question)
        if versions:
            click.echo(click.style(say("cli.practice.start.answer"), bold=True))
            click.echo(printable_lines(versions[-1].text))
        found = view.points_of(question, book.checklist(question), self.session.language)
        click.echo(say("cli.practice.start.check"))
        for number, one in enumerate(found, 1):
            beside = ""
            if one.there:
                beside = say("cli.practice.start.written_has", quote=one.quote)
            elif versions:
                beside = say("cli.practice.start.written_lacks")
            click.echo(f"  {number} {one.name}  {click.style(beside, dim=True)}")
        ticked = line(say("cli.practice.start.ticked"))
        numbers = {int(word) for word in ticked.replace(",", " ").replace("，", " ").split() if word.isdecimal()}
        return [one.point for number, one in enumerate(found, 1) if number in numbers]

    def _rate(self) -> int:
        while True:
            typed = line(self.session.say("cli.practice.start.rate"))
            if typed in {"1", "2", "3", "4"}:
                return int(typed)
            click.echo(self.session.say("cli.practice.start.rate_again"))


def interview(session: Session, found: Mock, measures: dict[str, str]) -> None:
    """Hold a mock interview; what is to be fixed is told at the end, however it ends."""
    say, language = session.say, session.language
    waits = sys.stdin is not None and sys.stdin.isatty()
    if waits:
        click.echo(click.style(say("cli.practice.mock.enter"), dim=True))
    try:
        for number, turn in enumerate(found.turns, 1):
            asked = click.style(printable(turn.question.asked(language)), bold=True)
            click.echo(
                "\n" + say("cli.practice.mock.turn", number=number, count=len(found.turns), question="") + asked
            )
            click.echo(click.style(f"   {printable(view.origin_line(turn.question, language))}", dim=True))
            for follow in follow_ups(session, turn):
                if waits:
                    line()
                click.echo(say("cli.practice.mock.follow", question=follow))
            if waits:
                line()
    except LeftError:
        pass
    tell_fix(session, found, measures)
