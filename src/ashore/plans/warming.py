"""Whether a decision has to wait for compiling, and compiling ahead of it: the engine's kernels and those of lives."""

from __future__ import annotations

import numpy as np

from ashore.engine import backend


def is_warm() -> bool:
    """Return whether nothing has to be compiled before a decision; True also where the reference runs."""
    if not backend.compiled():
        return True
    from ashore.plans import lives_kernel

    kernels = (lives_kernel.mixed, lives_kernel.binomial, lives_kernel.neighbour, lives_kernel.live_all)
    return backend.is_warm() and all(backend.is_ready(made) for made in kernels)
