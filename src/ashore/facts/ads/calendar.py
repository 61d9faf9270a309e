"""Dates that a body labels: until when to apply, since when the ad stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found
from ashore.text.dates import find_dates

_DATED: Final = re.compile(
    r"(?P<deadline>截止(?:日期|时间)?|报名截止|申请截止|有效期至|deadline|apply by"
    r"|applications? close|closing date|valid through)|(?P<posted>发布(?:日期|时间)|date posted"
    r"|posted(?: on)?)"
)


def find_dates_of_ad(ad: Ad) -> Iterator[Found]:
    """Yield the deadline and the date of posting that a body labels."""
    for match in _DATED.finditer(ad.folded, ad.body):
        window = ad.folded[match.end() : match.end() + 28].split("\n", 1)[0]
        lead = re.match(r"[\s:：为至是在on]*", window)
        shift = lead.end() if lead else 0
        dates = [date for date in find_dates(window[shift:]) if date.start == 0]
        if dates:
            name = "deadline" if match["deadline"] else "posted"
            yield Found(
                name, dates[0].end_value or dates[0].value, match.start(), match.end() + shift + dates[0].end
            )
