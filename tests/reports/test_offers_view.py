"""What is said of offers side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ashore.journal import Outcome
from ashore.journal.terms import Terms
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.offered import Choice, Offered, Reservation, deal, tastes
from ashore.reports.offers_chart import LETTERING, _apart
from ashore.reports.offers_view import View, view
from ashore.reports.offers_words import Teller
from ashore.words import LANGUAGES, Language

PM = "ai_product_manager"
ONE = Outcome("offer", "2026-11-01", PM, amount=15_000.0, id=3, company="One", city="Hangzhou")


def choice(*entries: Outcome, **numbers: float) -> Choice:
    """Return these offers to compare, by somebody who said these numbers."""
    said = {name: Given(float(value), 1, 1) for name, value in numbers.items()}
    own = inputs(Me(employed=True, numbers=said))
    offered = tuple(Offered(entry, None) for entry in entries)
    deals = tuple(deal(one, own, city=one.entry.city) for one in offered)
    return Choice(deals, offered, own, tastes(own), 24)


def shown(found: Choice, language: Language = "en", reservation: Reservation | None = None) -> View:
    return view(found, language, "2026-11-25", reservation=reservation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tie_is_called_a_tie(language: Language) -> None:
    found = shown(choice(ONE, replace(ONE, id=4, company="Two", amount=15_010.0)), language)
    assert found.verdict[0].startswith("A tie: Two, One" if language == "en" else "不分高下：Two、One")
    assert [head.best for head in found.heads] == [True, True]
    assert found.asks == ()


def test_the_difference_is_told_in_its_parts() -> None:
    two = replace(ONE, id=4, company="Two", amount=16_000.0, terms=Terms(hours=60))
    own = choice(replace(ONE, terms=Terms(hours=40)), two, weight_workload=1_000, risk_aversion=0)
    said = " ".join(shown(own).verdict)
    assert "Two is worth most to you" in said
    assert "¥500 more than One" in said
    assert "¥1,000 more money after tax" in said
    assert "¥500 less for a heavier workload" in said
    assert "aversion" not in said


def test_the_share_after_tax_that_turns_the_order_is_told() -> None:
    gross = replace(ONE, id=4, company="Two", amount=20_000.0, gross=True)
    assert "at 75.0% instead of 78.0%, Two and One" in " ".join(shown(choice(ONE, gross, discount_year=0)).verdict)
    own = shown(choice(ONE, gross, net_of_gross=0.8))
    assert "instead of" not in " ".join(own.verdict)
    assert "by your own number" in own.notes[0]


def test_cities_are_asked_about_and_never_filled_in() -> None:
    other = replace(ONE, id=4, company="Two", city="Shanghai", amount=16_200.0)
    assert (
        "leaves ¥1,200 a month more. What would a month cost you in each?" in shown(choice(ONE, other)).verdict[2]
    )
    same = " ".join(shown(choice(ONE, replace(other, city="Hangzhou"))).verdict)
    assert "cost you" not in same


@pytest.mark.parametrize(
    ("least", "said"), [(14_000.0, "¥1,000 above"), (15_600.0, "¥600 below"), (15_000.0, "just")]
)
def test_beside_the_least_pay_of_the_plan(least: float, said: str) -> None:
    other = replace(ONE, id=4, company="Two", role="data_analyst")
    found = shown(choice(ONE, other), reservation=Reservation("2026-11-25", {PM: least}))
    row = next(row for row in found.rows if row.key == "reservation")
    assert row.cells[0].startswith(said)
    assert row.cells[1] == "not in the plan"


def test_the_chart_and_its_table_say_the_same() -> None:
    signing = replace(ONE, id=4, company="A company with a long name", terms=Terms(signing=5_000))
    chart = shown(choice(ONE, signing)).chart
    assert chart.rows[0] == ["1", "¥15,000", "¥20,000"]
    assert chart.rows[-1] == ["24", "¥360,000", "¥365,000"]
    drawn = [layer["data"]["values"][-1] for layer in chart.spec["layer"] if layer["mark"]["type"] == "line"]
    assert [point["money"] for point in drawn] == [360_000, 365_000]


def test_labels_keep_apart() -> None:
    places = _apart([100.0, 101.0, 99.0, 500.0], LETTERING)
    near = sorted(places)
    assert all(b - a >= LETTERING for a, b in pairwise(near))
    assert places[3] == 500.0


def test_employment_of_another_kind_is_told() -> None:
    kinds = ("agency", "contractor", "intern")
    entries = [
        replace(ONE, id=3 + place, company=kind, gross=True, terms=Terms(contract=kind))  # type: ignore[arg-type]
        for place, kind in enumerate(kinds)
    ]
    notes = " ".join(shown(choice(*entries)).notes)
    assert "agency is through an agency" in notes
    assert "contractor is not ordinary employment" in notes
    assert "intern is not ordinary employment" in notes


def test_a_sentence_begins_in_upper_case_and_a_name_stays_as_it_is() -> None:
    words = Teller("en")
    assert words.begun("the job you have is worth most") == "The job you have is worth most"
    assert words.begun("bilibili is worth most") == "bilibili is worth most"
