"""Cases: the people who made the move, what they tell, and in numbers what it cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ashore.evidence.alike import Alike, Compared
from ashore.evidence.cases import Case, Line
from ashore.evidence.moves import arrived, role_families
from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.paging import Pager, address, pager
from ashore.interfaces.web.quotes import Spoken, spoken
from ashore.reports.case_charts import case_name, charts
from ashore.reports.charts import Chart
from ashore.reports.values import label, worded
from ashore.text.folding import fold_key
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.facts import Value
    from ashore.words import Language

PAGE: Final = 24
QUOTES: Final = 3
BRIEF: Final = ("from_industry", "education", "salary_before", "salary_after", "study_months", "outcome")
"""Fields shown before a case is opened."""
_OUTSIDE: Final = frozenset({"coach", "headhunter"})
_BACKGROUND: Final = ("from_role", "from_industry", "from_employer", "major", "education")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a case: the field, its value, a note on whom it is of, and who says so."""

    field: str
    value: str
    note: str
    quotes: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something of a case beside the same of the reader."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list.

    Attributes
    ----------
    move
        From what to what; empty where neither is told.
    came
        ``yes`` or ``no`` to whether they got there; empty of those who made no such move.
    told
        In how many documents and articles.
    brief
        A few lines without quotes.
    link
        Address of everything that is told.
    alike, differs
        Where the reader is compared; ``silent`` names what is not told or not known.
    """

    name: str
    move: str
    came: str
    kind: str
    told: str
    brief: tuple[tuple[str, str], ...]
    link: str
    alike: tuple[Aspect, ...] = ()
    differs: tuple[Aspect, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The page.

    Attributes
    ----------
    role, background, came
        What is chosen; empty where nothing is.
    like
        Whether cases are put in the order of likeness.
    roles
        Role families that cases lead to, with how many.
    total
        Cases before the filters.
    problem
        Why nobody is compared, and what to do about it; None where that is not so.
    """

    role: str
    background: str
    came: str
    like: bool
    roles: tuple[tuple[str, int], ...]
    rows: tuple[CaseRow, ...]
    total: int
    pager: Pager
    charts: tuple[Chart, ...]
    problem: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that is told of one person.

    Attributes
    ----------
    documents
        Name and address of each document that tells of them.
    """

    name: str
    move: str
    came: str
    kind: str
    told: str
    lines: tuple[Told, ...]
    documents: tuple[tuple[str, str], ...]


def show(desk: Desk) -> Response:
    """Show the cases that fit, with small charts of what they give numbers for."""
    language = desk.site.language
    everyone = kept(desk, "cases", desk.workspace.cases)
    like = desk.query("like") == "me"
    compared, problem = _compared(desk) if like else ({}, None)
    like = like and problem is None
    ordered = [item.case for item in compared.values()] if like else everyone
    role, background, came = desk.query("role"), desk.query("background")[:80], desk.query("came")
    fitting = [case for case in ordered if _fits(case, role, background, came)]
    query = {"role": role, "background": background, "came": came, "like": "me" if like else ""}
    pages = pager("/cases", desk.query("page"), len(fitting), PAGE, **query)
    shown = fitting[max(pages.first - 1, 0) : pages.until]
    families = Counter(family for case in everyone for family in role_families(case))
    page = CasesPage(
        role,
        background,
        came,
        like,
        tuple((family, count) for family, count in families.most_common()),
        tuple(_row(case, compared.get(case.id), language, desk) for case in shown),
        len(everyone),
        pages,
        tuple(charts(fitting, language)),
        problem,
    )
    return desk.show("part/cases_list.html.j2" if desk.partial else "cases.html.j2", page)


def _compared(desk: Desk) -> tuple[dict[str, Alike], tuple[str, str] | None]:
    """Return the cases beside the reader, or why there is nobody to be beside."""
    from ashore.workspace.alike import NothingToCompareError

    try:
        found = kept(desk, ("alike", _written(desk.workspace.folder / "me.yaml")), desk.workspace.alike)
        return {item.case.id: item for item in found}, None
    except NothingToCompareError as error:
        return {}, (explain(error, desk.site.language)[0], desk.site.say("web.cases.say_who"))


def _written(file: Path) -> int:
    """Return when a file was written last; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def show_one(desk: Desk) -> Response:
    """Show everything that is told of one person; to htmx only the lines."""
    wanted, language = desk.query("id"), desk.site.language
    case = next((case for case in kept(desk, "cases", desk.workspace.cases) if case.id == wanted), None)
    if case is None:
        raise HTTPException(404)
    ids = desk.workspace.shelf.ids_of(case.documents)
    page = CasePage(
        case_name(case, language),
        _move(case, language),
        _came(case),
        label(language, "person", case.kind) if case.kind else "",
        _where(case, desk),
        tuple(_told(desk, line) for line in case.lines),
        tuple((name, f"/evidence/doc/{id_}") for name, id_ in ids.items()),
    )
    return desk.show("part/cases_lines.html.j2" if desk.partial else "case.html.j2", page)


def _fits(case: Case, role: str, background: str, came: str) -> bool:
    if role and role not in role_families(case):
        return False
    if came in {"yes", "no"} and _came(case) != came:
        return False
    wanted = fold_key(background)
    return not wanted or any(
        wanted in fold_key(text)
        for field in _BACKGROUND
        for line in case.all(field)
        for text in (line.value, line.value_en)
        if isinstance(text, str)
    )


def _came(case: Case) -> str:
    """Return ``yes`` or ``no``; nothing for those who are asked for advice and made no such move."""
    return "" if case.kind in _OUTSIDE else "yes" if arrived(case) else "no"


def _where(case: Case, desk: Desk) -> str:
    """Return in how many documents and articles a case is told."""
    counts = {"in_documents": len(case.documents), "in_articles": len(case.articles)}
    between = "，" if desk.site.language == "zh" else ", "
    return between.join(desk.site.say(f"web.cases.{key}", count=count) for key, count in counts.items() if count)


def _row(case: Case, beside: Alike | None, language: Language, desk: Desk) -> CaseRow:
    brief = tuple(
        (label(language, "field", field), _value(lines[0], language))
        for field in BRIEF
        if (lines := case.of_move(field))
    )
    compared = {}
    if beside is not None:
        silent = [desk.site.say(f"alike.aspect.{item.aspect}") for item in beside.of("not_told", "not_known")]
        compared = {
            "alike": tuple(_aspect(item, language) for item in beside.of("alike", "near")),
            "differs": tuple(_aspect(item, language) for item in beside.of("differs")),
        }
    return CaseRow(
        case_name(case, language),
        _move(case, language),
        _came(case),
        label(language, "person", case.kind) if case.kind else "",
        _where(case, desk),
        brief,
        address("/cases/one", id=case.id),
        **compared,
        silent=tuple(silent) if beside is not None else (),
    )


def _move(case: Case, language: Language) -> str:
    ends = [
        _value(lines[0], language) if (lines := case.of_move(field)) else "?" for field in ("from_role", "to_role")
    ]
    return " → ".join(ends) if ends != ["?", "?"] else ""


def _told(desk: Desk, line: Line) -> Told:
    language = desk.site.language
    note = label(language, "of", str(line.qualifiers["of"])) if line.qualifiers.get("of") else ""
    quotes = spoken(desk, line.statements, QUOTES)
    return Told(label(language, "field", line.field), _value(line, language), note, quotes)


def _value(line: Line, language: Language) -> str:
    return _worded(
        line.field,
        line.value_en if language == "en" and line.value_en is not None else line.value,
        language,
        line.unit,
    )


def _worded(field: str, value: Value, language: Language, unit: str | None) -> str:
    if field == "education" and isinstance(value, str):
        return label(language, "degree", value)
    return worded(field, value, language, unit)


_FIELDS: Final = {"background": "from_role", "role_wanted": "role_family", "pay_before": "salary_before"}


def _aspect(item: Compared, language: Language) -> Aspect:
    from ashore.words import say

    between = "；" if language == "zh" else "; "
    own = item.mine if isinstance(item.mine, list) else [item.mine]
    unit = "CNY/month" if item.aspect == "pay_before" else None
    return Aspect(
        say(language, f"alike.aspect.{item.aspect}"),
        between.join(_value(line, language) for line in item.theirs),
        between.join(_worded(_FIELDS.get(item.aspect, item.aspect), value, language, unit) for value in own),
    )


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/cases", "GET", show),
    ("/cases/one", "GET", show_one),
)
