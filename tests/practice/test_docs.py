"""What the documentation says of numbers is what the program does, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.practice.bank import PER_AD
from ashore.practice.checklist import CHARACTERS_A_MINUTE, WORDS_A_MINUTE
from ashore.practice.mock import FOLLOW_UPS, OPENINGS, PROJECT
from ashore.practice.questions import ORIGINS, POINTS
from ashore.practice.schedule import RETENTION, STEP, USUAL
from ashore.words import Language, say
from ashore.workspace.practice import NEW_A_DAY
from ashore.workspace.practice_ads import ADS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "practice.md", "zh": DOCS / "practice.zh.md"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tables_are_complete(language: Language) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+?) \|", text, flags=re.MULTILINE)
    assert len(rows) == 2 * 2 + len(ORIGINS) + len(POINTS)
    for point in POINTS:
        assert say(language, f"practice.point.{point}") in rows


def test_the_numbers_are_the_programs() -> None:
    english, chinese = (" ".join(PAGES[language].read_text(encoding="utf-8").split()) for language in ("en", "zh"))
    for text in (english, chinese):
        assert f"{CHARACTERS_A_MINUTE}" in text
        assert f"{WORDS_A_MINUTE}" in text
        assert f"{RETENTION:.0%}" in text
        assert re.search(rf"\b{STEP}\b", text)
        assert re.search(rf"\b{ADS}\b", text)
    assert (OPENINGS, FOLLOW_UPS, PROJECT, PER_AD, NEW_A_DAY, USUAL) == (5, 2, 4, 3, 3, 150)
    for said in (
        "five questions",
        "two things at most",
        "four follow-ups",
        "Three an ad",
        "Three new",
        "two and a half",
    ):
        assert said in english
    for said in ("五个开场题", "最多两问", "四个审问", "最多三道", "三道新题", "两分半"):
        assert said in chinese
