"""Where numba is missing the plain kernels take over: the same numbers, only later."""

from __future__ import annotations

import numpy as np
import pytest

from ashore.plans.lattice import Caps
from ashore.plans.plan import LIVES_IN_PYTHON, plan
from tests.plans.people import person

SMALL = Caps(applications=20, interviews=2, invited=2, known=4)


def test_the_plan_is_the_same_without_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = plan(person(horizon=4), SMALL)
    monkeypatch.setenv("ASHORE_REFERENCE", "1")
    plain = plan(person(horizon=4), SMALL)
    assert plain.value == pytest.approx(compiled.value, rel=1e-12)
    assert plain.offer_by == pytest.approx(compiled.offer_by, abs=1e-12)
    assert np.array_equal(plain.solution.policy, compiled.solution.policy)
    assert plain.lives.offer_month.size == LIVES_IN_PYTHON
