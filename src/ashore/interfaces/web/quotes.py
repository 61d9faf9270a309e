"""Quotes with the way to their place, for pages that show what somebody says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ashore.reports.quotes import Quoted, in_sentence

if TYPE_CHECKING:
    from ashore.evidence.statements import Statement
    from ashore.interfaces.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement.

    Attributes
    ----------
    quoted
        Its words in their sentence; None where an article only reports it.
    link
        Address of its place in the document; empty where there is none.
    source
        The document, or title, author and date of the article.
    wrong
        Whether the article does not bear it out.
    lang
        Of the quote, for screen readers; empty where it is not known.
    """

    quoted: Quoted | None
    link: str
    source: str
    wrong: bool
    lang: str = ""


def spoken(desk: Desk, statements: Iterable[Statement], most: int) -> tuple[Spoken, ...]:
    """Return up to ``most`` different statements, those with a quote first."""
    found: dict[tuple[str, int | None], Spoken] = {}
    for item in sorted(statements, key=lambda item: item.quote is None):
        found.setdefault((item.origin, item.start), _spoken(desk, item))
        if len(found) == most:
            break
    return tuple(found.values())


def _spoken(desk: Desk, item: Statement) -> Spoken:
    wrong = item.status == "not_borne_out"
    if item.quote is None or item.start is None or item.end is None:
        return Spoken(None, "", _article(desk, item.article) if item.article else item.origin, wrong)
    link = place(item.origin, item.start)
    id_ = desk.workspace.shelf.id_of(item.origin)
    document = None if id_ is None else desk.workspace.document(id_).document
    text, lang = (document.text, document.language or "") if document else ("", "")
    if text[item.start : item.end] != item.quote:
        return Spoken(Quoted(item.origin, item.start, item.end, "", item.quote, ""), link, item.origin, wrong)
    return Spoken(in_sentence(item.origin, text, item.start, item.end), link, item.origin, wrong, lang)


def place(document: str, start: int) -> str:
    """Return the address of a place in a document that is known by its name."""
    return "/evidence/quote?" + urlencode({"doc": document, "at": start}, errors="replace")


def _article(desk: Desk, article: str) -> str:
    from ashore.packs import load

    source, chinese = load().sources[article], desk.site.language == "zh"
    title = source.title or (source.name.zh if chinese or not source.name.en else source.name.en)
    author = source.author or desk.site.say("report.unsigned")
    date = source.published or source.as_of or "?"
    return desk.site.say("report.reported", title=title, author=author, date=date)
