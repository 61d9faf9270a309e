"""Which of the two kernels runs, compiled or reference, and whether compiling is still ahead.

``ASHORE_REFERENCE=1`` in the environment forces the reference everywhere; without numba it runs in any case. The
compiled code lies in numba's cache: beside the module, in the user's cache folder, or where ``NUMBA_CACHE_DIR``
says. Where none of them can be written, everything is compiled anew in each process and works all the same.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Final, Literal, TypeVar, cast

import numpy as np

Backend = Literal["auto", "compiled", "reference"]

COMPILE_SECONDS: Final = 10
"""What compiling the kernels of factored models took on a core of 2023, for the announcement before it."""

_F = TypeVar("_F", bound=Callable[..., object])

_REGISTRY: Final[list[Callable[..., object]]] = []
"""Every kernel of the imported kernel modules, as numba's dispatchers."""


@functools.cache
def _numba_is_here() -> bool:
    try:
        import numba  # noqa: F401 - present is not enough: it refuses a numpy it does not know
    except ImportError:
        return False
    return True


def compiled() -> bool:
    """Return whether ``backend="auto"`` means the compiled kernels."""
    return os.environ.get("ASHORE_REFERENCE", "") in {"", "0"} and _numba_is_here()


def use_compiled(backend: Backend) -> bool:
    """Return whether this call runs compiled.

    Raises
    ------
    ValueError
        Where the name is unknown, or ``compiled`` is asked for and numba is missing.
    """
    if backend == "auto":
        return compiled()
    if backend == "compiled":
        if not _numba_is_here():
            raise ValueError("the compiled kernels need numba, which is not installed")
        return True
    if backend == "reference":
        return False
    raise ValueError(f"no backend {backend!r}: auto, compiled or reference")


def kernel(function: _F) -> _F:
    """Compile a function of arrays and numbers when it is first called, and keep the result for the next process.

    Kernels release the interpreter's lock, so that ``parallel`` runs one on several threads. Only products and
    sums may be fused (``contract``): their order stays as written, so results differ from the reference in the
    last bits.
    """
    from numba import njit

    made: Callable[..., object]
    try:
        made = njit(cache=True, nogil=True, error_model="numpy", fastmath={"contract"})(function)
    except RuntimeError:  # numba finds no folder for its cache that it may write to
        made = njit(nogil=True, error_model="numpy", fastmath={"contract"})(function)
    _REGISTRY.append(made)
    return cast("_F", made)


def inlined(function: _F) -> _F:
    """Put a function's body where kernels of the same module call it: at a call, arrays are passed piece by piece.

    It is compiled with its callers, and is therefore none of those that ``is_warm`` asks for.
    """
    from numba import njit

    return cast("_F", njit(inline="always", error_model="numpy", fastmath={"contract"})(function))


def is_warm() -> bool:
    """Return whether nothing has to be compiled before a factored model is solved.

    True also where the reference runs, which compiles nothing. The answer is read from the index files of numba's
    cache: they name the version of numba, the source file's date and the processor that the code was made for.
    """
    if not compiled():
        return True
    from ashore.engine import kernels_factored, kernels_lives

    modules = {kernels_factored.__name__, kernels_lives.__name__}
    return all(_is_ready(made) for made in _REGISTRY if made.__module__ in modules)


def _is_ready(made: Callable[..., object]) -> bool:
    """Return whether a kernel is compiled in this process, or lies in the cache for this processor."""
    if getattr(made, "signatures", None):
        return True
    try:
        # numba has no public way to ask without compiling; where its inside has changed, we announce in vain.
        here = made.targetctx.codegen().magic_tuple()  # type: ignore[attr-defined]
        index = made._cache._cache_file._load_index()  # type: ignore[attr-defined] # noqa: SLF001
        return any(processor == here for _, processor, _ in index)
    except (AttributeError, OSError, TypeError, ValueError):
        return False


def warm() -> None:
    """Compile, or load from the cache, every kernel that works on factored models."""
    if not compiled():
        return
    from ashore.engine.evaluate import evaluate
    from ashore.engine.factored import FactoredModel
    from ashore.engine.forward import forward
    from ashore.engine.simulate import simulate
    from ashore.engine.sweep import solve

    tiny = FactoredModel(
        pair_start=np.array([0, 1, 2]),
        reward=np.zeros(2),
        flow=np.zeros(2),
        succ_start=np.array([0, 1, 2]),
        succ=np.array([2, 1]),
        prob=np.ones(2),
        choice_start=np.array([0, 1]),
        choice_first=np.array([0]),
        choice_second=np.array([1]),
        choice_prob=np.ones(1),
        ruin=1,
        n_c=2,
        discount=1.0,
        terminal=np.zeros((2, 1)),
    )
    solution = solve(tiny, 1)
    evaluate(tiny, solution)
    forward(tiny, solution, np.array([[1.0, 0.0], [0.0, 0.0]]))
    simulate(tiny, solution, 0, 0, 1, np.random.default_rng(0), np.zeros(2, dtype=np.int8), 1)
