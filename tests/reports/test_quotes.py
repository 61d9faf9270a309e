"""Quotes in their sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.reports.quotes import WIDTH, in_sentence


def test_the_sentence_around_a_quote() -> None:
    text = "我们在杭州。月薪 15-20K，\n每年 14 薪。不加班。"
    start = text.index("15-20K")
    shown = in_sentence("a", text, start, start + 6)
    assert (shown.before, shown.quote, shown.after) == ("月薪 ", "15-20K", "，")


def test_a_quote_that_ends_its_sentence() -> None:
    shown = in_sentence("a", "I left. It was hard.", 8, 20)
    assert (shown.before, shown.quote, shown.after) == ("", "It was hard.", "")


def test_a_long_sentence_is_cut() -> None:
    shown = in_sentence("a", "长" * 500 + "短" + "长" * 500, 500, 501)
    assert len(shown.before) == len(shown.after) == WIDTH + 1
    assert shown.before.startswith("…")
    assert shown.after.endswith("…")


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_span_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = in_sentence("a", text, start, end)
    assert "".join(shown.quote.split()) == "".join(text[start:end].split())
    assert len(shown.before) <= WIDTH + 1
    assert len(shown.after) <= WIDTH + 1
