"""Which kernel runs, whether compiling is ahead, and what happens where nothing can be kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ashore.engine import backend, parallel
from ashore.engine.backend import Backend, compiled, use_compiled
from ashore.engine.parallel import Crew, parts, threads


def test_the_environment_forces_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASHORE_REFERENCE", raising=False)
    assert compiled()
    assert use_compiled("auto")
    monkeypatch.setenv("ASHORE_REFERENCE", "0")
    assert compiled()
    monkeypatch.setenv("ASHORE_REFERENCE", "1")
    assert not compiled()
    assert not use_compiled("auto")
    assert use_compiled("compiled")
    assert backend.is_warm()
    backend.warm()


def test_without_numba_the_reference_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "_numba_is_here", lambda: False)
    assert not compiled()
    assert not use_compiled("auto")
    with pytest.raises(ValueError, match="not installed"):
        use_compiled("compiled")


def test_an_unknown_name_is_refused() -> None:
    unknown: Backend = "gpu"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="'gpu'"):
        use_compiled(unknown)


PROGRAM = """
from ashore.engine import backend
print(backend.is_warm())
backend.warm()
print(backend.is_warm())
"""


def run(program: str, environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_compiling_is_kept_for_the_next_process(tmp_path: Path) -> None:
    cache = {"NUMBA_CACHE_DIR": str(tmp_path)}
    assert run(PROGRAM, cache) == ["False", "True"]
    # Made for another processor, the code has to be made again.
    asked = "from ashore.engine import backend; print(backend.is_warm())"
    assert run(asked, cache) == ["True"]
    assert run(asked, {**cache, "NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}) == ["False"]


NOWHERE = """
import numba.core.caching as caching
caching.FunctionCache._impl_class._locator_classes = []
caching.CacheImpl._locator_classes = []
from ashore.engine import backend
from ashore.engine.kernels_lives import uniform
import numpy as np
print(uniform(np.uint64(1), np.uint64(2)) < 1, uniform._cache.cache_path is None)
print(backend.is_warm())
"""


def test_where_no_folder_can_be_written_kernels_compile_all_the_same() -> None:
    assert run(NOWHERE, {}) == ["True", "True", "False"]


def test_nothing_heavy_is_imported_with_the_modules() -> None:
    program = (
        "import sys; from ashore.engine import backend, sweep, forward, evaluate, simulate, sparse, stationary\n"
    )
    program += "print({'numba', 'scipy'} & set(sys.modules))"
    assert run(program, {}) == ["set()"]


def test_parts_cover_everything_once() -> None:
    work = np.array([0, 5, 5, 6, 20, 21, 40])
    for count in range(1, 9):
        cuts = parts(work, count)
        assert [item for low, high in cuts for item in range(low, high)] == list(range(6))
        assert len(cuts) <= count


def test_threads_are_as_stated_or_as_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASHORE_THREADS", "5")
    assert threads() == 5
    monkeypatch.setenv("ASHORE_THREADS", "none")
    assert threads() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert threads() == (os.cpu_count() or 1)


@pytest.mark.parametrize("count", ["1", "3"])
def test_what_a_part_raises_is_raised(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASHORE_THREADS", count)

    def fail(part: parallel.Part) -> int:
        if part[1] == 9:
            raise ArithmeticError("the last part")
        return part[0]

    with Crew(1e9) as crew:
        assert sum(high - low for low, high in crew.cut(np.arange(10))) == 9
        with pytest.raises(ArithmeticError, match="the last part"):
            crew.run(fail, crew.cut(np.arange(10)))


def test_a_numba_that_cannot_be_imported_is_none() -> None:
    program = "import sys; sys.modules['numba'] = None\n"
    program += "from ashore.engine import backend; print(backend.compiled(), backend.is_warm())\n"
    program += "from tests.engine.random_models import factored; from ashore.engine.sweep import solve\n"
    program += "print(solve(factored(1), 3).values.shape[0])"
    assert run(program, {"PYTHONPATH": os.pathsep.join(["src", "."])}) == ["False", "True", "4"]
