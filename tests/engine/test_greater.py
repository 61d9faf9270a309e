"""Which of two rates is the greater, held to a closed form."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from ashore.engine.greater import above

PARAMETERS = st.floats(-1, 4).map(lambda power: 10.0**power)


@given(st.integers(1, 40), st.integers(1, 60), st.integers(1, 40), st.integers(1, 60))
def test_which_is_greater_by_the_finite_sum(a: int, b: int, c: int, d: int) -> None:
    """For a whole ``a``: sum over i < a of B(c + i, b + d) / ((b + i) B(1 + i, b) B(c, d)), for the first above.

    E. Miller, Formulas for Bayesian A/B testing (2015), the sum over successes of the one that is to be greater.
    """
    exact = sum(
        math.exp(special.betaln(c + i, b + d) - special.betaln(1 + i, b) - special.betaln(c, d)) / (b + i)
        for i in range(a)
    )
    assert above((a, b), (c, d)) == pytest.approx(exact, abs=1e-6)


@given(PARAMETERS, PARAMETERS, PARAMETERS, PARAMETERS)
def test_one_or_the_other_is_greater(a: float, b: float, c: float, d: float) -> None:
    there, back = above((a, b), (c, d)), above((c, d), (a, b))
    assert 0 <= there <= 1
    assert there + back == pytest.approx(1, abs=1e-4)
    assert above((a, b), (a, b)) == pytest.approx(0.5, abs=1e-4)


@pytest.mark.parametrize("wrong", [(0.0, 1.0), (1.0, -1.0), (math.inf, 1.0), (math.nan, 1.0)])
def test_what_is_no_belief_is_refused(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="Beta"):
        above(wrong, (1.0, 1.0))
