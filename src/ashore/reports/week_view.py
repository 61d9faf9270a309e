"""The plan for a week in words: a list to show, Markdown to tick off, events for a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from ashore.plans.week_items import MEETING, PREPARATION
from ashore.plans.week_model import CHAT, Item, Left, Planned, Sitting
from ashore.reports.calendar import Event
from ashore.reports.values import label, number
from ashore.words import Language, say

Entry = Literal["applied", "referral", "studied"]

_STUDIED: Final = frozenset({"study_beside_work", "study_full_time", "project"})
_MARKS: Final = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do.

    Attributes
    ----------
    key
        The same in every plan of the week.
    why
        Why it is on the list, with where the number is from.
    log
        The command that writes down that it was done.
    then
        What to write down, and when.
    entry, role, count
        What is written down, where one number is enough for it: ``applied``, ``referral``, or ``studied`` with the
        hours. ``entry`` is None elsewhere.
    page
        Where it is written down in a browser, or done.
    days
        The days it is done on, with hours.
    """

    key: str
    kind: str
    text: str
    why: str
    log: str
    then: str
    hours: float
    time: str
    days: tuple[str, ...]
    page: str
    entry: Entry | None = None
    role: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not on the list, and why."""

    key: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class WeekView:
    """The plan for a week.

    Attributes
    ----------
    first, last
        ISO dates of its Monday and Sunday.
    lead
        The hours: so far, left, planned.
    hours_text
        Where the hours a week come from; ``guessed`` where it is not from the person.
    spent_text
        What the journal has of the week; empty where it has nothing.
    notes
        What is wrong with the plan: none was made, it is old, what is fixed exceeds the hours.
    decided
        ISO date of the decision; None where none was made.
    hours, spent, left, planned, over
        As in `ashore.plans.week_model.Week`.
    """

    title: str
    first: str
    last: str
    lead: str
    hours_text: str
    guessed: bool
    spent_text: str
    notes: tuple[str, ...]
    decided: str | None
    fresh: bool
    hours: float
    spent: float
    left: float
    planned: float
    over: float
    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]


def view(planned: Planned, language: Language) -> WeekView:
    """Return the plan for a week in words."""
    found, step = planned.week, planned.step
    first, last = found.monday, found.monday + timedelta(days=6)
    words = _Words(language)
    return WeekView(
        words.say("title", first=first, last=last),
        first.isoformat(),
        last.isoformat(),
        words.say(
            "lead" if found.today >= found.monday else "lead_next",
            spent=short(found.spent),
            hours=short(found.hours),
            planned=short(found.planned),
            left=short(found.left),
        ),
        words.say(f"hours.{planned.hours_from}", hours=short(found.hours)),
        planned.hours_from in {"default", "full"},
        words.spent(planned),
        tuple(words.notes(planned)),
        None if step is None else step.day.isoformat(),
        planned.fresh,
        found.hours,
        found.spent,
        found.left,
        found.planned,
        found.over,
        tuple(words.line(item, planned) for item in found.items),
        tuple(words.aside(left) for left in found.left_out),
    )


def markdown(shown: WeekView, language: Language) -> str:
    """Return a list to tick off, as Markdown; what came from outside cannot be markup in it."""
    words = _Words(language)
    told = [shown.lead, shown.hours_text, shown.spent_text, *shown.notes]
    told += [] if shown.fresh else [words.say("again")]
    parts = [f"# {shown.title}", *(_plain(one) for one in told if one)]
    lines = []
    for line in shown.lines:
        lines.append(f"- [ ] **{_plain(line.text)}** · {line.time} ({words.listed(line.days)})")
        lines.append(f"  {_plain(line.why)}")
        lines.append(f"  {_plain(line.then)}{f' `{line.log}`' if line.log else ''}")
    parts.append("\n".join(lines) if lines else words.say("empty"))
    if shown.asides:
        rows = [f"- {_plain(words.say('aside', text=aside.text, why=aside.why))}" for aside in shown.asides]
        parts += [f"## {words.say('asides')}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def events(planned: Planned, language: Language, written: datetime) -> tuple[Event, ...]:
    """Return one event for each sitting, of its day; its key stays the same while the plan of the week moves.

    Days without an hour, because the plan knows none; and events, because few calendars show the tasks (VTODO) of
    a feed.

    Parameters
    ----------
    written
        When the plan was made, in UTC.
    """
    words, monday = _Words(language), planned.week.monday
    found = []
    for item in planned.week.items:
        line = words.line(item, planned)
        text = "\n".join([line.why, f"{line.then} {line.log}".strip()])
        for place, sitting in enumerate(item.sittings):
            summary = words.say("event", text=line.text, time=words.hours(sitting.hours))
            found.append(Event(f"week-{monday}-{item.key}-{place}", sitting.day, summary, text, written))
    return tuple(sorted(found, key=lambda event: (event.start, event.key)))


def entry_of(item: Item) -> Entry | None:
    """Return the kind of entry that an item is written down as; None where a number is not enough for it."""
    if item.name in {"apply", "ten_applications"}:
        return "applied"
    if item.name == "referral_chat":
        return "referral"
    return "studied" if item.kind == "gap" or item.name in _STUDIED else None


def short(hours: float) -> str:
    """Return hours without digits that say nothing; a sum of guesses is told to the tenth."""
    quarters = round(hours * 4)
    return number(quarters / 4 if abs(quarters / 4 - hours) < 1e-6 else round(hours, 1))


def _plain(text: str) -> str:
    """Return a text as Markdown that shows as it stands, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in one language."""

    language: Language

    def say(self, key: str, /, **values: object) -> str:
        return say(self.language, f"week.{key}", **values)

    def hours(self, hours: float) -> str:
        return self.say("hour_one" if hours == 1 else "hours_of", hours=short(hours))

    def role(self, role: str) -> str:
        return label(self.language, "role_family", role) if role else self.say("any_role")

    def day(self, day: date) -> str:
        return self.say("date", weekday=self.say(f"day.{day.weekday()}"), day=day)

    def sitting(self, sitting: Sitting) -> str:
        return self.say("sitting", day=self.say(f"day.{sitting.day.weekday()}"), time=self.hours(sitting.hours))

    def listed(self, parts: tuple[str, ...]) -> str:
        return ("，" if self.language == "zh" else ", ").join(parts)

    def line(self, item: Item, planned: Planned) -> Line:
        then, log, page = self.log(item)
        entry = entry_of(item)
        return Line(
            item.key,
            item.kind,
            self.text(item),
            self.why(item, planned),
            log,
            then,
            item.hours,
            self.hours(item.hours),
            tuple(map(self.sitting, item.sittings)),
            page,
            entry,
            "" if entry is None else item.role,
            item.count,
        )

    def aside(self, left: Left) -> Aside:
        return Aside(left.item.key, self.text(left.item, left_out=True), self.say(f"because.{left.because}"))

    def text(self, item: Item, *, left_out: bool = False) -> str:
        """Return what is to be done."""
        role, name = self.role(item.role), item.name
        if item.kind == "meeting":
            return self.say("item.meeting_at" if name else "item.meeting", who=name, role=role)
        if item.kind == "gap":
            return self.say("item.gap", skill=name)
        if item.kind in {"answer", "review"}:
            return self.say(f"item.{item.kind}", count=item.count)
        if name in {"study_beside_work", "study_full_time"} and item.lack is not None:
            return self.say("item.step.study_skill", skill=item.lack.skill)
        count = item.asked if left_out and item.asked else item.count
        return self.say(f"item.{item.kind}.{name}", count=count, role=role)

    def why(self, item: Item, planned: Planned) -> str:
        """Return why it is on the list, and where the number is from."""
        if item.kind == "meeting" and item.due is not None:
            clock = f" {item.clock}" if item.clock else ""
            return self.say(
                "why.meeting", day=self.day(item.due), clock=clock, before=short(PREPARATION), at=short(MEETING)
            )
        if item.kind in {"answer", "review"} and item.due is not None:
            return self.say(f"why.{item.kind}", day=self.day(item.due))
        if item.kind == "trial" and item.trial is not None:
            return self.say("why.trial_changes" if item.trial.changes else "why.trial_later")
        told = [] if item.kind == "gap" or planned.step is None else [self.say("why.step", day=planned.step.day)]
        if item.name == "apply" and planned.step is not None:
            told.append(self.say("why.apply", month=planned.step.count, week=item.asked, each=short(item.each)))
        if 0 < item.count < item.asked:
            told.append(self.say("why.part", count=item.count, asked=item.asked))
        if item.lack is not None:
            told.append(self._lack(item))
        return ("" if self.language == "zh" else " ").join(told)

    def _lack(self, item: Item) -> str:
        lack = item.lack
        if lack is None:
            return ""
        return self.say(
            "why.gap" if lack.shown else "why.gap_unknown",
            required=number(lack.required),
            ads=number(lack.ads),
            role=self.role(lack.role),
            low=short(lack.low),
            high=short(lack.high),
        )

    def log(self, item: Item) -> tuple[str, str, str]:
        """Return what to write down, the command that does, and the page on which it is done."""
        if item.kind == "meeting":
            return (
                self.say("then.meeting"),
                f"ashore log rejected --after interview --role {item.role}",
                "/journal",
            )
        if item.kind == "answer":
            return self.say("then.answer"), "ashore log list", "/journal"
        if item.kind == "review":
            return self.say("then.review"), "ashore practice start", "/practice"
        entry = entry_of(item)
        if entry == "studied":
            return self.say("then.study"), f"ashore log studied {short(item.hours)}", "/week"
        if entry is not None:
            return self.say("then.done"), f"ashore log {entry} {item.count} --role {item.role}", "/week"
        return self.say("then.me"), "ashore decide", "/me/numbers"

    def spent(self, planned: Planned) -> str:
        """Return what the journal has of the week."""
        done, told = planned.done, []
        if done.studied:
            told.append(self.say("spent.studied", hours=short(done.studied)))
        if done.applied:
            told.append(self.say("spent.applied", count=done.applied, each=short(planned.each)))
        if done.talks:
            told.append(self.say("spent.talks", count=done.talks, each=short(CHAT)))
        return self.say("spent.is", told=self.listed(tuple(told))) if told else ""

    def notes(self, planned: Planned) -> Iterator[str]:
        if planned.week.over:
            yield self.say("over", hours=short(planned.week.over))
        if planned.step is None:
            yield self.say("undecided")
        elif not planned.fresh:
            yield self.say("stale", day=planned.step.day)
