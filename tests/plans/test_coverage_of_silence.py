"""Beliefs from journals in which some still wait: the interval holds the truth as often as it says.

The figures stand in docs/funnel.md.
"""

from __future__ import annotations

import pytest

from tests.plans.ledgers import Delay, coverage, early, evenly, uneven


@pytest.mark.parametrize("delay", [evenly, early, uneven])
def test_nine_of_ten_intervals_hold_the_rate(delay: Delay) -> None:
    """400 journals: nine of ten, give or take two and a half times the 1.5 points that 400 draws leave open."""
    covered, off = coverage(7, delay)
    assert 0.9 - 0.0375 <= covered <= 0.9 + 0.0375
    assert abs(off) < 0.004


def test_counting_only_what_was_answered_fails() -> None:
    """Where only invitations are answered, every answer is an interview: the rate looks twice what it is."""
    covered, off = coverage(7, evenly, "answered", ledgers=200)
    assert covered < 0.8
    assert off > 0.03


def test_counting_all_silence_at_once_is_too_low() -> None:
    bit_by_bit, at_once = (coverage(7, evenly, way, ledgers=200)[1] for way in ("open", "at_once"))
    assert at_once < bit_by_bit - 0.003
