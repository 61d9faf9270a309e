"""A mark finds its quote wherever it stands, in either script, and finds nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.packs.marks import Mark, key, mark_of

LETTERS = st.text(alphabet="上岸海潮ab1，。 \n《》Ａ", max_size=60)


@given(before=LETTERS, quote=LETTERS, after=LETTERS)
def test_a_quote_is_found_where_it_stands(before: str, quote: str, after: str) -> None:
    keyed_quote = key(quote).text
    if not keyed_quote:
        return
    keyed = key(before + quote + after)
    spans = list(keyed.find(mark_of(keyed_quote)))
    assert (len(key(before).text), len(key(before).text) + len(keyed_quote)) in spans
    assert all(keyed.text[start:end] == keyed_quote for start, end in spans)


@given(text=LETTERS, start=st.integers(0, 59), length=st.integers(1, 20))
def test_a_span_leads_back_to_the_same_key(text: str, start: int, length: int) -> None:
    keyed = key(text)
    if start + length > len(keyed.text):
        return
    low, high = keyed.span(start, start + length)
    assert key(text[low:high]).text == keyed.text[start : start + length]


def test_both_scripts_and_their_words_have_one_key() -> None:
    hant = "我是軟體工程師，在網際網路公司寫程式，年薪三十萬。"
    hans = "我是软件工程师,在互联网公司写程序，年薪三十万!"
    assert key(hant).text == key(hans).text


def test_c_plus_plus_is_not_c() -> None:
    assert key("C++").text != key("C").text != key("C#").text


def test_a_changed_digit_changes_the_mark() -> None:
    assert mark_of(key("月薪18k").text) != mark_of(key("月薪15k").text)


def test_a_short_mark_is_found() -> None:
    assert list(key("很，焦虑，很").find(mark_of("很"))) == [(0, 1), (3, 4)]
    assert not list(key("焦虑").find(Mark(3, 0, "0")))
