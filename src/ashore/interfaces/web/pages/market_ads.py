"""The ads behind a line of the market, each with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ashore.evidence.market import Market
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.market_query import Filters, asked, found, share_name
from ashore.interfaces.web.paging import Pager, address, pager
from ashore.interfaces.web.quotes import place
from ashore.reports.fact_rows import said
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label
from ashore.text.folding import fold_key

if TYPE_CHECKING:
    from ashore.workspace import StoredFact

PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class AdRow:
    """An ad behind a line, with the words that say it; ``quoted`` is None where its own words are not found."""

    id: int
    title: str
    quoted: Quoted | None
    value: str
    link: str
    lang: str


@dataclass(frozen=True, slots=True)
class AdsPage:
    """The ads behind one line.

    Attributes
    ----------
    line
        What the line is called.
    back
        Address of the market it stands in.
    """

    field: str
    line: str
    filters: Filters
    back: str
    rows: tuple[AdRow, ...]
    pager: Pager


def show_ads(desk: Desk) -> Response:
    """Show the ads behind one line, each with the words that say it."""
    chosen, query = asked(desk)
    field, name = desk.query("field"), desk.query("name")
    docs = _behind(found(desk, query).view, field, name)
    if docs is None:
        raise HTTPException(404)
    pages = pager("/market/ads", desk.query("page"), len(docs), PAGE, **chosen.query, field=field, name=name)
    shown = docs[max(pages.first - 1, 0) : pages.until]
    page = AdsPage(
        label(desk.site.language, "field", field) if field != "ads" else "",
        share_name(field, name, desk) if name else "",
        chosen,
        address("/market", **chosen.query),
        tuple(row for doc in shown if (row := _ad(desk, doc, field, name)) is not None),
        pages,
    )
    return desk.show("market_ads.html.j2", page)


def _behind(view: Market, field: str, name: str) -> tuple[str, ...] | None:
    if field == "ads":
        return view.docs
    if field == "salary":
        return view.pay.docs
    shares = {"education": view.education, "experience": view.experience, "city": view.cities}
    if field in shares:
        return next((share.docs for share in shares[field].shares if share.name == name), None)
    if field == "skill":
        return next((skill.docs for skill in view.skills if skill.name == name), None)
    return None


def _ad(desk: Desk, doc: str, field: str, name: str) -> AdRow | None:
    """Return an ad with its words; None where it was taken out meanwhile."""
    id_ = desk.workspace.shelf.id_of(doc)
    if id_ is None:
        return None
    document = desk.workspace.document(id_).document
    title = desk.workspace.shelf.title_of(id_) or doc
    fact = None
    if field != "ads":
        stated = [row for row in desk.workspace.facts(document=id_, field=field) if row.status != "rejected"]
        fact = next((row for row in stated if _says(row, field, name)), stated[0] if stated else None)
    if fact is None:
        return AdRow(id_, title, None, "", f"/evidence/doc/{id_}", document.language or "")
    quoted = in_sentence(doc, document.text, fact.fact.start, fact.fact.end)
    return AdRow(
        id_,
        title,
        quoted,
        said(fact.fact, desk.site.language),
        place(doc, fact.fact.start),
        document.language or "",
    )


def _says(row: StoredFact, field: str, name: str) -> bool:
    """Whether a fact states the line's value, in its own words or under the vocabulary's name."""
    value = row.fact.value
    if field in {"salary", "experience"}:
        return True
    stated = value if isinstance(value, list) else [value, row.fact.qualifiers.get("canonical")]
    return fold_key(name) in {fold_key(str(item)) for item in stated if item is not None}


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/market/ads", "GET", show_ads),)
