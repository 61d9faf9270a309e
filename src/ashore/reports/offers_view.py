"""Offers side by side, as they are read: a table, what is best and why, what nobody has said, what to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ashore.plans.asking import asks
from ashore.plans.offered import NOW, Choice
from ashore.plans.offers import Compared, Reckoned, compare
from ashore.reports.offers_chart import chart
from ashore.reports.offers_notes import notes
from ashore.reports.offers_words import Teller, yuan
from ashore.reports.values import number

if TYPE_CHECKING:
    from ashore.plans.asking import Ask
    from ashore.plans.offered import Reservation
    from ashore.reports.charts import Chart
    from ashore.words import Language


@dataclass(frozen=True, slots=True)
class Head:
    """Of one column.

    Attributes
    ----------
    key
        Number of the entry, or ``now``.
    name, about
        What it is called, told apart from the others; role and city.
    answer
        What was answered, else until when it stands.
    best
        Whether it is worth most, alone or with others.
    """

    key: str
    name: str
    about: str
    answer: str
    best: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that offers have, and what it is in each; ``strong`` if it decides, ``part`` if it is a part."""

    key: str
    what: str
    cells: tuple[str, ...]
    strong: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class AskLine:
    """One term: as it is, and what to ask for, or why there is nothing; ``found`` tells which."""

    term: str
    now: str
    asked: str
    found: bool


@dataclass(frozen=True, slots=True)
class AskTable:
    """What to ask of one offer so that it is worth as much as another; no lines where there is nothing to ask.

    Attributes
    ----------
    keys
        Of the one to ask, and of the one it is measured by.
    """

    keys: tuple[str, str]
    title: str
    lead: str
    lines: tuple[AskLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class View:
    """Offers side by side in words.

    Attributes
    ----------
    verdict
        What is worth most and why, what the order rests on, and what has to be asked first.
    unsaid
        What each offer does not say.
    notes
        How it is counted, and which numbers are defaults.
    """

    compared: Compared
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    verdict: tuple[str, ...]
    unsaid: tuple[str, ...]
    notes: tuple[str, ...]
    asks: tuple[AskTable, ...]
    chart: Chart


def view(
    found: Choice,
    language: Language,
    today: str,
    *,
    horizon: int | None = None,
    reservation: Reservation | None = None,
    pairs: Sequence[tuple[int, int]] | None = None,
) -> View:
    """Return offers side by side.

    Parameters
    ----------
    today
        ISO date, to tell an offer that stands no more.
    horizon
        Months to look at; those of the plan where it is None.
    pairs
        Places of those to ask, each with the one it is measured by; every other offer beside the best where it is
        None.
    """
    words = Teller(language)
    names = words.names(found.offered)
    compared = compare(found.deals, found.tastes, horizon or found.horizon)
    best = {side.deal.key for side in compared.best} if len(names) > 1 else set[str]()
    heads = tuple(
        Head(deal.key, name, words.about(one), words.answered(one, today), deal.key in best)
        for deal, name, one in zip(found.deals, names, found.offered, strict=True)
    )
    if pairs is None:
        top = found.deals.index(compared.ranked[0].deal)
        behind = [place for place, side in enumerate(compared.sides) if side not in compared.best]
        pairs = [(place, top) for place in behind if found.deals[place].key != NOW]
    return View(
        compared,
        heads,
        tuple(_rows(found, compared, reservation, words, today)),
        tuple(map(words.begun, _verdict(found, compared, names, words))),
        tuple(
            words.begun(line)
            for name, deal in zip(names, found.deals, strict=True)
            if (line := words.unsaid(name, deal))
        ),
        tuple(map(words.begun, notes(found, compared, names, reservation, words))),
        tuple(ask_table(found, compared, names, pair, words) for pair in pairs),
        chart(compared, names, language),
    )


# The table


def _rows(
    found: Choice, compared: Compared, reservation: Reservation | None, words: Teller, today: str
) -> list[Row]:
    sides, terms = compared.sides, [deal.terms for deal in found.deals]
    none, months = words.say("none_said"), number(compared.months)

    def row(key: str, cells: Sequence[str], *, strong: bool = False, part: bool = False) -> Row:
        what = words.say(f"row.{key}", months=months)
        return Row(key, what, tuple(cell or none for cell in cells), strong, part)

    def amounts(key: str, values: Sequence[float | None], *, strong: bool = False, part: bool = False) -> Row:
        return row(key, ["" if value is None else yuan(value) for value in values], strong=strong, part=part)

    rows = [
        row("offered", [words.told(deal) for deal in found.deals]),
        row("probation", [words.probation(deal) for deal in found.deals]),
        row("contract", [words.contract(deal) for deal in found.deals]),
        row("level", [one.level or "" for one in terms]),
        row(
            "hours",
            ["" if one.hours is None else words.say("hours_week", hours=number(one.hours)) for one in terms],
        ),
        row("answer_by", [words.answered(one, today) for one in found.offered]),
        amounts("gross", [side.gross for side in sides]),
        amounts("total", [side.total for side in sides], strong=True),
    ]
    parts = [(key, [getattr(side, key) for side in sides]) for key in ("pay", "extra", "bonus", "signing")]
    if any(value for _, values in parts[1:] for value in values):
        rows += [amounts(key, [value or None for value in values], part=True) for key, values in parts]
    rows += [amounts("mean", [side.mean for side in sides], strong=True)]
    if found.tastes.discount < 1.0:
        rows.append(amounts("discounted", [side.discounted for side in sides]))
    rows.append(amounts("hourly", [side.hourly for side in sides]))
    for key in ("interest", "workload", "city"):
        values = [getattr(side, key) for side in sides]
        if max(values) - min(values) >= 1.0:
            rows.append(row(key, [yuan(value) for value in values]))
    rows.append(amounts("worth", [side.worth for side in sides], strong=True))
    if reservation is not None:
        rows.append(row("reservation", [_beside(side, reservation, words) for side in sides]))
    rows.append(amounts("equity", [side.equity for side in sides]))
    return [one for one in rows if set(one.cells) != {none}]


def above(side: Reckoned, reservation: Reservation) -> float | None:
    """Return by how much an offer is above the least pay of its role; None where the plan has none for it."""
    least = reservation.pay.get(side.deal.role or "")
    return None if least is None or side.planned is None else side.planned - least


def _beside(side: Reckoned, reservation: Reservation, words: Teller) -> str:
    if side.deal.key == NOW:
        return ""
    lead = above(side, reservation)
    if lead is None:
        return words.say("no_reservation")
    if round(lead) == 0:
        return words.say("at")
    return words.say("above" if lead > 0 else "below", amount=yuan(abs(lead)))


# What is best, and why


def _verdict(found: Choice, compared: Compared, names: Sequence[str], words: Teller) -> list[str]:
    by_key = dict(zip((deal.key for deal in found.deals), names, strict=True))
    ranked = compared.ranked
    best, said = ranked[0], list[str]()
    top = by_key[best.deal.key]
    if len(ranked) == 1:
        said.append(words.say("verdict.alone", best=top, worth=yuan(best.worth)))
    elif len(compared.best) > 1:
        tied = words.listed([by_key[side.deal.key] for side in ranked if side in compared.best])
        said.append(words.say("verdict.tie", names=tied, tie=yuan(max(found.tastes.tie, 1.0))))
    else:
        second = ranked[1]
        other, lead = by_key[second.deal.key], yuan(best.worth - second.worth)
        said.append(words.say("verdict.best", best=top, worth=yuan(best.worth), other=other, lead=lead))
        said.append(_why(best, second, top, other, words))
        if found.tastes.risk_aversion > 0 and best.discounted - second.discounted >= 1.0:
            said[-1] += ("" if words.language == "zh" else " ") + words.say("verdict.why_risk")
    if compared.even is not None:
        even, share = (f"{100 * value:.1f}%" for value in (compared.even, found.tastes.net.share))
        said.append(words.say("verdict.even", even=even, share=share, best=top, other=by_key[ranked[1].deal.key]))
    return [*said, *_ends(compared, by_key, words), *_cities(found, compared, names, words), *_twice(found, words)]


def _why(best: Reckoned, other: Reckoned, name: str, other_name: str, words: Teller) -> str:
    """Say what the difference is made of, each part in CNY a month as the plan weighs it."""
    leads = {key: getattr(best, key) - getattr(other, key) for key in ("interest", "workload", "city")}
    money = best.discounted - other.discounted
    parts = [words.say("verdict.money_same")] if abs(money) < 1.0 else []
    parts += [
        words.say(f"verdict.{key}_{'more' if lead > 0 else 'less'}", amount=yuan(abs(lead)))
        for key, lead in {"money": money, **leads}.items()
        if abs(lead) >= 1.0
    ]
    return words.say("verdict.why", best=name, other=other_name, parts=words.say("apart").join(parts))


def _ends(compared: Compared, names: dict[str, str], words: Teller) -> list[str]:
    """Say which contracts end within the months that were asked for."""
    ending = [side for side in compared.sides if side.deal.covered(compared.horizon) < compared.horizon]
    if not ending:
        return []
    first = min(ending, key=lambda side: side.deal.covered(compared.horizon))
    until = first.deal.covered(compared.horizon)
    others = [names[side.deal.key] for side in compared.sides if side.deal.covered(compared.horizon) > until]
    key = "ends" if others else "ends_alone"
    name, months = names[first.deal.key], number(until)
    return [words.say(f"verdict.{key}", name=name, months=months, others=words.listed(others))]


def _cities(found: Choice, compared: Compared, names: Sequence[str], words: Teller) -> list[str]:
    """Ask what a month costs where two offers lie in different cities: it is nowhere filled in."""
    said = []
    told = [one.entry.city if one is not None else found.inputs.me.city or "" for one in found.offered]
    for one, two in combinations(range(len(names)), 2):
        if not (found.deals[one].city and found.deals[two].city) or found.deals[one].city == found.deals[two].city:
            continue
        first, second = (one, two) if compared.sides[one].mean >= compared.sides[two].mean else (two, one)
        lead = compared.sides[first].mean - compared.sides[second].mean
        said.append(
            words.say(
                "verdict.cities" if round(lead) >= 1 else "verdict.cities_even",
                first=names[first],
                second=names[second],
                first_city=told[first],
                second_city=told[second],
                lead=yuan(lead),
            )
        )
    return said[:3]


def _twice(found: Choice, words: Teller) -> list[str]:
    """Say where two offers are of one company: the later may be the earlier made better."""
    by_company: dict[str, list[str]] = {}
    for one in found.offered:
        if one is not None and one.entry.company:
            by_company.setdefault(one.entry.company, []).append(one.key)
    return [
        words.say("verdict.same_company", entries=words.listed(keys), company=company)
        for company, keys in by_company.items()
        if len(keys) > 1
    ]


# What to ask for


def ask_table(
    found: Choice, compared: Compared, names: Sequence[str], pair: tuple[int, int], words: Teller
) -> AskTable:
    """Return what to ask of the first of a pair so that it is worth as much as the second."""
    first, second = pair
    asked = asks(found.deals[first], found.deals[second], found.tastes, compared.months)
    called = {"first": names[first], "second": names[second]}
    title, keys = words.say("ask.title", **called), (found.deals[first].key, found.deals[second].key)
    if not asked:
        return AskTable(keys, title, words.say("ask.enough", **called), (), "")
    lines = tuple(_ask_line(one, words) for one in asked if one.reason != "no_room")
    note = words.say("ask.gross") if found.deals[first].gross else ""
    return AskTable(keys, title, words.say("ask.lead", **called), lines, note)


def _ask_line(ask: Ask, words: Teller) -> AskLine:
    now = words.say("none_said") if ask.now is None else words.value(ask.term, ask.now)
    if ask.value is not None:
        asked = words.value(ask.term, ask.value)
    elif ask.reason == "out_of_reach":
        asked = words.say("ask.out_of_reach", bound=words.value(ask.term, ask.bound))
    else:
        asked = words.say("ask.unsaid")
    return AskLine(words.say(f"ask.{ask.term}"), now, asked, ask.value is not None)
