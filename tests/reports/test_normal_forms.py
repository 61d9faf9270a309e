"""A value shown as a form and sent back unchanged is the same value; what cannot be one is told."""

from __future__ import annotations

import pytest

from ashore import Workspace
from ashore.errors import AshoreError
from ashore.facts import Value
from ashore.packs import samples
from ashore.reports.normal_forms import inputs, read
from ashore.words import LANGUAGES, Language, explain

PAY: dict[str, Value] = {
    "min": 15000, "max": 20000, "currency": "CNY", "period": "month", "months_per_year": 14, "negotiable": False,
}  # fmt: skip


def sent(field: str, value: Value, language: Language = "en") -> dict[str, str]:
    """What a browser sends of the form as it is shown: an empty check is not sent."""
    return {
        item.name: item.value for item in inputs(field, value, language) if item.shape != "check" or item.value
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_samples_comes_back(
    tmp_path_factory: pytest.TempPathFactory, language: Language
) -> None:
    with Workspace.create(tmp_path_factory.mktemp("ws") / "ws") as workspace:
        workspace.add(samples.paths())
        seen = 0
        for row in workspace.facts():
            value = row.fact.value
            if value is None:
                continue
            back = read(row.fact.field, value, sent(row.fact.field, value, language))
            assert back == (value.strip() if isinstance(value, str) else value), row.fact
            seen += 1
    assert seen > 400


@pytest.mark.parametrize(
    ("field", "stated", "typed", "value"),
    [
        ("salary", PAY, {"value.min": "1.6万", "value.max": "25K"}, {**PAY, "min": 16000, "max": 25000}),
        ("salary", PAY, {"value.min": "", "value.max": "", "value.negotiable": "yes"},
         {**PAY, "min": None, "max": None, "negotiable": True}),
        ("experience", {"min_years": 3, "max_years": 5}, {"value.max_years": ""},
         {"min_years": 3, "max_years": None}),
        ("experience", {"min_years": 3}, {"value.min_years": "", "value.fresh": "yes"},
         {"min_years": None, "fresh": True}),
        ("headcount", 3, {"value": "十二"}, 12),
        ("study_months", 3, {"value": "3-5"}, {"min": 3, "max": 5}),
        ("study_months", {"min": 3, "max": 5}, {"value.min": "4", "value.max": ""}, {"min": 4}),
        ("city", ["上海"], {"value": "上海\n 杭州 \n\n"}, ["上海", "杭州"]),
        ("posted", "2026-03", {"value": "2026-04-01"}, "2026-04-01"),
        ("work.period", {"start": "2020", "end": None}, {"value.end": "2023-05"},
         {"start": "2020", "end": "2023-05"}),
        ("remote", True, {"value": "no"}, False),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_the_normal_form(
    field: str, stated: Value, typed: dict[str, str], value: Value
) -> None:
    form = sent(field, stated) | typed
    assert read(field, stated, form) == value


@pytest.mark.parametrize(
    ("field", "stated", "typed", "code"),
    [
        ("salary", PAY, {"value.min": "a lot"}, "not_this_form"),
        ("salary", PAY, {"value.min": "3-5"}, "not_this_form"),
        ("salary", PAY, {"value.min": "nan"}, "not_this_form"),
        ("salary", PAY, {"value.min": "1e400"}, "not_this_form"),
        ("salary", PAY, {"value.min": "30000"}, "wrong_order"),
        ("salary", PAY, {"value.min": "", "value.max": ""}, "nothing_typed"),
        ("title", "产品经理", {"value": "  "}, "nothing_typed"),
        ("headcount", 3, {"value": "some"}, "not_this_form"),
        ("posted", "2026-03", {"value": "soon"}, "not_this_form"),
        ("work.period", {"start": "2020", "end": None}, {"value.end": "now"}, "not_this_form"),
        ("other", {"a": 1}, {"value": "[1]"}, "not_this_form"),
        ("other", {"a": 1}, {"value": "[" * 5000}, "not_this_form"),
    ],
)
def test_what_cannot_be_a_value_is_told_in_both_languages(
    field: str, stated: Value, typed: dict[str, str], code: str
) -> None:
    with pytest.raises(AshoreError) as caught:
        read(field, stated, sent(field, stated) | typed)
    assert caught.value.code == code
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert message
        assert remedy
