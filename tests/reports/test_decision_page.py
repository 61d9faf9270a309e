"""No amount of money is left where amounts are covered."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ashore.reports.decision_page import COVER, Number, Tried, covered
from ashore.reports.plans.wording import exactly, money

AMOUNTS = st.floats(-1e8, 1e8)


@given(AMOUNTS, st.text(alphabet="每月, a.；¥", max_size=9), st.booleans())
def test_an_amount_is_covered_wherever_it_stands(amount: float, around: str, whole: bool) -> None:  # noqa: FBT001
    shown = exactly(amount) if whole else money(amount)
    text = covered(f"{around} {shown}。")
    assert not re.search(r"\d", text)
    assert COVER in text


def test_what_is_no_amount_stays() -> None:
    rows = (Number("pay", "¥12,000", "yours, line 3"), Tried("x", 20, 1, 0, 19, 0, "5.0%"))
    assert covered(rows) == (Number("pay", COVER, "yours, line 3"), rows[1])
    assert covered("−¥3, then 24 months, ¥0.") == "¥…, then 24 months, ¥…."
    assert covered(None) is None
