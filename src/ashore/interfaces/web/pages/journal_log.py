"""Writing an entry of the journal down, and what the form says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk
from ashore.interfaces.web.journal_desk import Books, numbered
from ashore.interfaces.web.pages.journal_ad import of_ad
from ashore.interfaces.web.pages.journal_form import COUNTED, TERMS, LogForm, dressed, filled, kind_of
from ashore.journal import Kind, Outcome, Terms
from ashore.journal.errors import BadRoundError, BadTermError, JournalError, NotADayError
from ashore.journal.outcomes import ABOUT, ANSWERS, LONGEST_NOTE, MOST_ROUNDS, read_time
from ashore.reports.journal_words import problem

if TYPE_CHECKING:
    from ashore.journal.applications import Application
    from ashore.workspace.journal import Saying


def fresh(desk: Desk, kept: Books) -> LogForm:
    """Return the form as the address asks for it: by kind, as the answer to an application, or for an ad."""
    kind = kind_of(desk.query("kind"))
    form = LogForm(kind, role=desk.query("role"), about=desk.query("about"))
    entry = numbered(desk.query("entry")) if desk.query("kind") else None
    found = None if entry is None else desk.workspace.application(entry)
    if found is not None and kind in ANSWERS:
        rounds = desk.query("round") if desk.query("round").isdecimal() else ""
        company = found.company
        form = replace(form, role=found.role, company=company, answers=str(found.entry), round=rounds)
    elif digest := desk.query("ad"):
        ad = of_ad(desk, digest)
        form = replace(form, role=ad.role, company=ad.company, title=ad.title, ad=ad.digest)
    return dressed(desk, kept, form)


def log(desk: Desk, kept: Books) -> tuple[LogForm, Outcome | None]:
    """Write an entry down; None, and the form with the reason, where it cannot be taken."""
    kind = kind_of(desk.text("kind"))
    form = filled(desk, kind)
    try:
        entry = desk.workspace.log(kind, today=deciding.today(), **said(desk, kind))
    except JournalError as error:
        return refused(desk, kept, form, error), None
    return form, entry


def refused(desk: Desk, kept: Books, form: LogForm, error: JournalError) -> LogForm:
    """Return a form as it was sent, with the reason why it was not taken."""
    if isinstance(error, BadTermError):
        name = desk.site.say(f"web.journal.term.{error.details['name'].replace('hours', 'week_hours')}")
        error = BadTermError(**{**error.details, "name": name})
    return dressed(desk, kept, replace(form, problem=problem(error, desk.site.language)))


def said(desk: Desk, kind: Kind) -> Saying:
    """Return what the form says, of what entries of this kind have.

    Raises
    ------
    JournalError
        Where a time, a round or a term of an offer is none.
    """
    text = desk.text
    note = text("note")[:LONGEST_NOTE] or None
    # The same form sent again writes nothing again, even where the program was ended in between.
    found: Saying = {"on": text("on") or None, "note": note, "key": text("once")}
    if kind != "spent":
        found["role"] = text("role") or None
    if kind not in {"spent", "studied"}:
        found["company"] = text("company")
    if kind in COUNTED or kind in {"offer", "accepted", "declined"}:
        found["count"] = text("count") or "1"
    if kind in {"salary", "spent", "offer"}:
        found["amount"] = text("amount") or None
    if kind in {"salary", "offer"}:
        found["gross"] = bool(text("gross") and text("amount"))
    if kind == "studied":
        found["hours"] = text("hours") or "0"
    if kind in ABOUT:
        found["about"] = next((about for about in ABOUT[kind] if about == text("about")), None)
    if kind == "applied":
        found["open_"] = not text("silent")
        found["channel"], found["ad"] = text("channel"), text("ad")
    if kind in {"applied", "offer"}:
        found["title"], found["city"] = text("title"), text("city")
    if kind == "interview":
        found["at"], found["round_"] = _at(text("at")), _round(text("round"))
        found["questions"] = tuple(line for line in text("questions").splitlines() if line.strip())
    if kind == "offer":
        found["terms"] = _terms(desk)
    if kind in ANSWERS and (entry := numbered(text("answers"))) is not None:
        found["answers"] = entry
        # The role family is that of what is answered, whatever the form had before that was chosen.
        answered = desk.workspace.outcome(entry)
        found["role"] = None if answered is None else answered.role
        _complete(found, desk.workspace.application(entry))
    return found


def _complete(found: Saying, of: Application | None) -> None:
    """Add what the application that is answered says, where the form says nothing."""
    if of is None:
        return
    found["company"] = found.get("company") or of.company
    found["title"] = found.get("title") or of.title
    found["city"] = found.get("city") or of.city


def _at(text: str) -> str:
    """Return when an interview takes place; a day alone for midnight, which stands for an hour not known."""
    if not text:
        return ""
    found = read_time(text)
    if found is None:
        raise NotADayError(value=text)
    at, timed = found
    return at.strftime("%Y-%m-%d %H:%M" if timed and (at.hour or at.minute) else "%Y-%m-%d")


def _round(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise BadRoundError(value=text, most=MOST_ROUNDS)
    return int(text)


def _terms(desk: Desk) -> Terms | None:
    from ashore.journal.reading import read_terms

    typed: dict[str, str] = {name: value for name in TERMS if (value := desk.text(f"term_{name}"))}
    return read_terms(typed, deciding.today()) if typed else None
