"""From evidence to the report's view model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from ashore.documents import Document
from ashore.evidence.cases import Case, Line
from ashore.evidence.conflicts import Conflict as Disputed
from ashore.evidence.market import Distribution, SkillShare
from ashore.evidence.market import Market as View
from ashore.evidence.statements import Statement
from ashore.facts import Fact, Value
from ashore.packs import Borne, Pack
from ashore.reports import report as page
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label, number, worded
from ashore.words import Language, say

Said = TypeVar("Said")

QUOTES: Final = 3
"""Quotes shown behind a figure that many documents state; the count stands beside them."""

SKILLS: Final = 15
NEAR: Final = 3
DOCUMENTS: Final = 200
"""Documents listed with all their facts; a page with ten thousand ads would open in nobody's browser."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of a document, and what the user decided about it."""

    fact: Fact
    status: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a report is made of.

    Attributes
    ----------
    facts_of
        The facts of a document by its name, in the order of its text.
    groups
        Document to the first document that tells the same.
    near
        Document to the documents that are much like it, and count beside it.
    counts
        Documents by kind, in the whole workspace; ``documents`` may be fewer.
    """

    documents: Sequence[Document]
    facts_of: Callable[[str], Sequence[Stated]]
    counts: Mapping[str, int]
    facts: int
    groups: Mapping[str, str]
    near: Mapping[str, Sequence[str]]
    cases: Sequence[Case]
    conflicts: Sequence[Disputed]
    markets: Sequence[View]
    pack: Pack
    borne: Sequence[Borne]


def build(given: Given, language: Language, generated: str) -> page.Report:
    """Return the report in ``language``; ``generated`` is the ISO date it is made on."""
    maker = _Maker(given, language)
    return page.Report(
        language,
        generated,
        maker.summary(),
        [maker.person(case) for case in given.cases],
        [maker.market(view) for view in given.markets],
        [maker.conflict(disputed) for disputed in given.conflicts],
        maker.field(),
        [maker.read(document) for document in given.documents[:DOCUMENTS]],
    )


class _Maker:
    """Holds what every part of the page looks up: texts, anchors, the language."""

    def __init__(self, given: Given, language: Language) -> None:
        self.given = given
        self.language = language
        self.texts = {document.name: document.text for document in given.documents}
        self.anchors = {document.name: f"document-{i}" for i, document in enumerate(given.documents, 1)}

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)

    def label(self, table: str, key: str) -> str:
        return label(self.language, table, key)

    def summary(self) -> list[page.Figure]:
        counts = self.given.counts
        kinds = [page.Figure(self.label("kinds", kind), number(n)) for kind, n in counts.items() if n]
        copies = sum(name != first for name, first in self.given.groups.items())
        note = self.say("report.copies", count=copies) if copies else ""
        disputed = page.Figure(self.say("report.conflicts"), number(len(self.given.conflicts)))
        people = page.Figure(self.say("report.people_short"), number(len(self.given.cases)), note=note)
        return [*kinds, page.Figure(self.say("report.facts"), number(self.given.facts)), people, disputed]

    # People

    def person(self, case: Case) -> page.Person:
        name = self._either(case.name.zh, case.name.en) if case.name else self.say("report.unnamed")
        first = {line.field: line for line in reversed(case.lines)}
        ends = [self._line_value(first[end]) if end in first else "?" for end in ("from_role", "to_role")]
        told = self.say("report.told", documents=len(case.documents), articles=len(case.articles))
        kind = f"{self.label('person', case.kind)} · " if case.kind else ""
        return page.Person(
            _anchor("person", case.id),
            name,
            " → ".join(ends) if ends != ["?", "?"] else "",
            kind + told,
            [self._line(line) for line in case.lines],
        )

    def _line(self, line: Line) -> page.Figure:
        notes = [self._of(line)] if line.qualifiers.get("of") else []
        return self._figure(self.label("field", line.field), self._line_value(line), line.statements, notes)

    def _line_value(self, line: Line) -> str:
        return worded(line.field, self._either(line.value, line.value_en), self.language, line.unit)

    def _of(self, line: Line) -> str:
        return self.label("of", str(line.qualifiers["of"]))

    def _figure(
        self, title: str, value: str, statements: Sequence[Statement], notes: Sequence[str] = ()
    ) -> page.Figure:
        quotes = [self._quote(item.origin, item.quote, item.start, item.end) for item in statements]
        wrong = any(item.status == "not_borne_out" for item in statements)
        marks = [*notes, *([self.label("status", "not_borne_out")] if wrong else [])]
        articles = dict.fromkeys(item.article for item in statements if item.article)
        return page.Figure(
            title,
            value,
            _distinct(quote for quote in quotes if quote)[:QUOTES],
            [self._source(article) for article in articles],
            note=" · ".join(marks),
        )

    def _quote(self, name: str, quote: str | None, start: int | None, end: int | None) -> Quoted | None:
        if quote is None or start is None or end is None:
            return None
        text = self.texts.get(name, "")
        if text[start:end] != quote:  # a document that is not listed here, or another one of the same name
            return Quoted(name, start, end, "", quote, "")
        return in_sentence(name, text, start, end)

    def _source(self, article: str, place: str = "") -> page.Source:
        source = self.given.pack.sources[article]
        title = source.title or self._either(source.name.zh, source.name.en)
        unknown = self.say("report.unsigned")
        return page.Source(title, source.author or unknown, source.published or source.as_of or "?", place)

    # Market

    def market(self, view: View) -> page.Market:
        family = view.query.role_family
        title = self.label("role_family", family) if family else self.say("report.all_roles")
        pay = view.pay
        band, too_few = None, ""
        if pay.quantiles is not None:
            values = [value for _, value, _ in pay.quantiles]
            scale = max((market.pay.quantiles or ((0, 0, (0, 0)),))[-1][1] for market in self.given.markets) * 1.05
            low, quarter, middle, three, high = values
            shown = [f"¥{number(round(value, -2))}" for value in values]
            band = page.Band(
                title, pay.stated, (low, quarter, middle, three, high), scale,
                (shown[0], shown[1], shown[2], shown[3], shown[4]),
            )  # fmt: skip
        elif view.ads:
            too_few = self.say("report.too_few", ads=pay.stated)
        tables = [
            (self.say("report.skills"), [self._skill(skill, view) for skill in view.skills[:SKILLS]]),
            (self.label("field", "education"), self._shares("education", view.education)),
            (self.label("field", "experience"), self._shares("experience", view.experience)),
            (self.label("field", "city"), self._shares("city", view.cities)[:10]),
        ]
        return page.Market(title, view.ads, band, too_few, tables)

    def _skill(self, skill: SkillShare, view: View) -> page.Figure:
        strengths = [
            f"{self.label('strength', strength)} {count}"
            for strength, count in (
                ("required", skill.required), ("preferred", skill.preferred), ("duty", skill.duty)
            )
            if count
        ]  # fmt: skip
        return page.Figure(
            skill.name,
            f"{skill.ads / view.ads:.0%}",
            self._examples(skill.docs, "skill", skill.name),
            count=skill.ads,
            share=skill.ads / view.ads,
            note=", ".join(strengths),
        )

    def _shares(self, field: str, shares: Distribution) -> list[page.Figure]:
        return [
            page.Figure(
                self._share_name(field, share.name),
                f"{share.share:.0%}",
                self._examples(share.docs, field, share.name if field != "experience" else None),
                count=share.ads,
                share=share.share,
            )
            for share in shares.shares
        ]

    def _share_name(self, field: str, name: str) -> str:
        if field == "experience":
            return self.say("report.no_years") if name == "0" else self.say("report.years", years=name)
        return self.label("degree", name) if field == "education" else name

    def _examples(self, docs: Sequence[str], field: str, value: str | None) -> list[Quoted]:
        found: list[Quoted] = []
        for name in docs:
            if len(found) == QUOTES:
                break
            stated = (item.fact for item in self.given.facts_of(name) if item.fact.field == field)
            fact = next((fact for fact in stated if value is None or _names(fact, value)), None)
            if fact is not None:
                quote = self._quote(name, fact.quote, fact.start, fact.end)
                found += [quote] if quote else []
        return found

    # Conflicts

    def conflict(self, disputed: Disputed) -> page.Conflict:
        sides = [
            self._figure(
                self._where(side.statements),
                worded(disputed.field, side.value, self.language, side.unit),
                side.statements,
            )
            for side in disputed.sides
        ]
        about = disputed.subject or next((item.origin for side in disputed.sides for item in side.statements), "")
        return page.Conflict(self.label("field", disputed.field), about, sides)

    def _where(self, statements: Sequence[Statement]) -> str:
        wheres = dict.fromkeys(
            str(item.qualifiers["where"]) for item in statements if item.qualifiers.get("where")
        )
        return ", ".join(self.label("where", where) for where in wheres)

    # The field, as the pack reports it

    def field(self) -> list[tuple[str, list[page.Figure]]]:
        by_about: dict[str, list[Borne]] = {}
        for item in self.given.borne:
            by_about.setdefault(item.fact.about, []).append(item)
        return [
            (self.say(f"report.{about}"), [self._reported(item) for item in by_about[about]])
            for about in ("stage", "question", "market", "offer", "advice")
            if about in by_about
        ]

    def _reported(self, item: Borne) -> page.Figure:
        fact = item.fact
        subject = self.given.pack.subject_of(fact)
        about = self._either(subject.name.zh, subject.name.en) if subject.name else ""
        title = " · ".join(part for part in (about, self.label("field", fact.field)) if part)
        value = self._either(fact.value, fact.value_en)
        row = _flat(value, self.language) if fact.about in {"stage", "offer"} and isinstance(value, dict) else None
        notes = [str(fact.qualifiers["as_of"])] if fact.qualifiers.get("as_of") else []
        if item.status == "not_borne_out":
            notes.append(self.label("status", "not_borne_out"))
        quotes = [self._quote(quote.doc, quote.quote, quote.start, quote.end) for quote in item.quotes]
        place = self.say("report.place", section=fact.place.section, paragraph=fact.place.paragraph)
        return page.Figure(
            title,
            row or worded(fact.field, value, self.language, fact.unit),
            [quote for quote in quotes if quote][:QUOTES],
            [self._source(fact.source, place)],
            note=" · ".join(notes),
        )

    # Documents

    def read(self, document: Document) -> page.Read:
        first = self.given.groups.get(document.name, document.name)
        notes = [self.say("report.same_story", other=first)] if first != document.name else []
        notes += [self.say("report.near", other=other) for other in self.given.near.get(document.name, ())[:NEAR]]
        return page.Read(
            self.anchors[document.name],
            document.name,
            self.label("kinds", document.kind or "unknown"),
            document.title or document.name,
            document.published or "",
            " · ".join(notes),
            [self._stated(document, stated) for stated in self.given.facts_of(document.name)],
        )

    def _stated(self, document: Document, stated: Stated) -> page.Figure:
        fact = stated.fact
        notes = [
            self.label(key, str(value)) for key, value in fact.qualifiers.items() if key in {"strength", "where"}
        ]
        if fact.qualifiers.get("preferred"):
            notes.append(self.label("strength", "preferred"))
        if stated.status != "new":
            notes.append(self.label("status", stated.status))
        quoted = in_sentence(document.name, document.text, fact.start, fact.end)
        value = worded(fact.field, fact.value, self.language, fact.unit)
        return page.Figure(self.label("field", fact.field), value, [quoted], note=" · ".join(notes))

    def _either(self, chinese: Said, english: Said) -> Said:
        """Choose the words of this language; what is said in one way only (a figure) stands for both."""
        return english if self.language == "en" and english is not None else chinese


def _anchor(kind: str, name: str) -> str:
    """Return an id for the page that any text gives: letters and digits kept, the rest written as numbers."""
    return f"{kind}-" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}" for c in name)


def _distinct(quotes: Iterable[Quoted]) -> list[Quoted]:
    return list(dict.fromkeys(quotes))


def _names(fact: Fact, value: str) -> bool:
    """Whether a fact states ``value``, in its own words or under the vocabulary's name."""
    stated = fact.value if isinstance(fact.value, list) else [fact.value]
    return value in stated or fact.qualifiers.get("canonical") == value


def _flat(value: Mapping[str, Value], language: Language) -> str:
    """Return the cells of a table row, in their order."""
    cells = (
        worded(key, cell, language) for key, cell in value.items() if key not in {"stage", "rung", "school_tier"}
    )
    return " · ".join(cells)
