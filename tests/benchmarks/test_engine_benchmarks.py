"""The measurements of the engine and the career model, at sizes that take no time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import engine  # noqa: E402 - benchmarks are no package
from ashore.engine.backend import compiled  # noqa: E402 - after it
from ashore.person.inputs import inputs  # noqa: E402 - after it
from ashore.person.me import Me  # noqa: E402 - after it
from ashore.plans import warming  # noqa: E402 - after it

LIMITS = {"bytes": 1e9, "operations": 2e9}


def test_the_sparse_problem_gives_a_ratio() -> None:
    found = engine.sparse(50)
    rows = engine.engine_rows([found], LIMITS, [{"engine": 1.0, "all": 2.0}])
    assert all(figure > 0 for figure in found.values())
    assert [row.reached for row in rows if row.target.startswith("≤")] == [found["own"] / found["other"] <= 0.15]
    assert "reading all" in rows[1].spread


def test_the_rows_of_the_career_model_name_what_was_missed() -> None:
    size = {
        "states": 175_000.0, "horizon": 36.0, "build": 0.03, "solve": 0.12, "coarse_states": 15_000.0,
        "coarse": 0.01, "reference": 0.4, "operations": 4e8, "bytes": 3e8,
    }  # fmt: skip
    lived = {"months": 36.0, "chain": 1.5e6, "rates": 0.8e6, "draws": 1.4e7}
    rows = engine.career_rows([size], [{"tornado": 1.4, "solves": 18.0}], [lived], LIMITS)
    assert [row.reached for row in rows] == [True, None, False, None, True, True, False]
    assert "400 M multiply-adds: 200 ms, 0.30 GB: 300 ms" in rows[2].spread
    assert rows[3].figure == "0.025 of numpy"


def test_no_two_rows_have_one_name() -> None:
    size = dict.fromkeys(
        ("states", "horizon", "build", "solve", "coarse_states", "coarse", "reference", "operations", "bytes"), 1.0
    )
    lived = dict.fromkeys(("months", "chain", "rates", "draws"), 1.0)
    rows = engine.engine_rows([{"own": 1.0, "other": 1.0, "bytes": 1.0}], LIMITS, [{"engine": 1.0, "all": 1.0}])
    rows += engine.career_rows([size], [{"tornado": 1.0, "solves": 18.0}], [lived], LIMITS)
    assert len({row.what for row in rows}) == len(rows)


def test_the_tornado_varies_inputs_that_exist() -> None:
    quantities = inputs(Me()).quantities
    assert len(set(engine.VARIED)) == 9
    assert all(quantities[name].low < quantities[name].high for name in engine.VARIED)


@pytest.mark.skipif(not compiled(), reason="the reference is no matter of speed")
def test_the_machine_has_limits() -> None:
    assert all(figure > 0 for figure in engine.machine(4).values())
    assert engine._draws(1000) > 0


def test_once_warm_nothing_has_to_be_compiled() -> None:
    warming.warm()
    assert warming.is_warm()


def test_the_reference_is_always_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASHORE_REFERENCE", "1")
    warming.warm()
    assert warming.is_warm()


def test_a_span_shows_both_ends() -> None:
    assert engine.span([0.2, 0.1], "s") == "0.10–0.20 s"
    assert engine.span([0.2, 0.1]) == "0.100–0.200"
