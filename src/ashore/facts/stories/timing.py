"""Dates of a story at their places, relative ones against the story's own date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ashore.facts.stories.reading import Sentence, Story
from ashore.text.dates import Date, find_dates

_YEAR: Final = 4


@lru_cache(maxsize=8)
def _dates(text: str, reference: str | None) -> tuple[Date, ...]:
    return tuple(date for date in find_dates(text, reference) if not date.value.startswith("--"))


def dates(story: Story) -> tuple[Date, ...]:
    """Return the dates of a story that have a year.

    Where only the year of writing is known, a month lies in that year: the story tells of it as gone.
    """
    reference = story.reference
    if reference is not None and len(reference) == _YEAR:
        reference = f"{reference}-12-31"
    return _dates(story.text, reference)


def date_at(story: Story, start: int, end: int) -> Date | None:
    """Return the first date that stands inside a span; 当时 and 19岁时 are none."""
    return next((date for date in dates(story) if start <= date.start and date.end <= end), None)


_OPENING: Final = re.compile(r"[\"'「\s]*(?:直到|到了?|在|于是|就在|后来)?[\"'\s]*")


def leading_date(story: Story, sentence: Sentence) -> Date | None:
    """Return the date that opens a sentence (今年3月，…), and so dates what it tells."""
    opening = _OPENING.match(story.text, sentence.start)
    at = opening.end() if opening else sentence.start
    return next((date for date in dates(story) if date.start == at and date.end <= sentence.end), None)
