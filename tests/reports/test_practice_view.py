"""Questions and answers in words: comparisons lose nothing, days and durations read right in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.practice.schedule import Schedule
from ashore.reports.practice_view import changes, due_words, duration, lang_of, next_words
from ashore.words import Language

TEXTS = st.text(alphabet="我们把准确率ab 9%。\n", max_size=60)
TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12).astimezone()


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_versions(old: str, new: str) -> None:
    pieces = changes(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert all(piece.text for piece in pieces)
    assert (old == new) == all(piece.kind == "same" for piece in pieces)


def test_long_answers_are_compared_by_the_sentence() -> None:
    old = "".join(f"第{number}句话。" for number in range(1_000))
    pieces = changes(old, old.replace("第500句话", "换了一句"))
    assert [piece.kind for piece in pieces] == ["same", "removed", "added", "same"]
    assert (pieces[1].text, pieces[2].text) == ("第500句话。", "换了一句。")


def due_in(gap: timedelta) -> Schedule:
    return Schedule((NOON + gap).astimezone(UTC), NOON.astimezone(UTC), NOON.astimezone(UTC), 1, 1, 1, 0)


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (-3, "overdue by 3 days", "过期 3 天"),
        (0, "due today", "今天该练"),
        (1, "due tomorrow (2026-11-26, 1 day)", "明天该练（2026-11-26，1 天后）"),
        (9, "due in 9 days (2026-12-04)", "9 天后该练（2026-12-04）"),
    ],
)
def test_when_a_question_is_due(days: int, english: str, chinese: str) -> None:
    schedule = due_in(timedelta(days=days))
    assert due_words(schedule, TODAY, "en") == english
    assert due_words(schedule, TODAY, "zh") == chinese


def test_just_after_a_practice() -> None:
    assert due_words(None, TODAY, "zh") == "还没练过"
    assert next_words(due_in(timedelta(minutes=10)), NOON, "en") == "again in 10 min"
    assert next_words(due_in(timedelta(days=2)), NOON, "zh") == "2 天后该练（2026-11-27）"


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (0.2, "0 s", "0 秒"),
        (59.4, "59 s", "59 秒"),
        (59.6, "1 min 00 s", "1 分 00 秒"),
        (125, "2 min 05 s", "2 分 05 秒"),
    ],
)
def test_durations(seconds: float, english: str, chinese: str) -> None:
    assert (duration(seconds, "en"), duration(seconds, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("text", "language", "lang"),
    [
        ("为什么用AI？", "zh", ""),
        ("为什么用AI？", "en", "zh-Hans"),
        ("Why AI?", "zh", "en"),
        ("Why did you use 后端?", "en", ""),
    ],
)
def test_the_language_of_words(text: str, language: Language, lang: str) -> None:
    assert lang_of(text, language) == lang
