"""Whether a decision has to wait for compiling, and compiling ahead: the engine's kernels and those of lives."""

from __future__ import annotations

from datetime import date

import numpy as np

from ashore.engine import backend


def is_warm() -> bool:
    """Return whether nothing has to be compiled before a decision; True also where the reference runs."""
    if not backend.compiled():
        return True
    from ashore.plans.lives_kernel import live_all

    return backend.is_warm() and backend._is_ready(live_all)  # noqa: SLF001 - one way to ask, beside the kernels


def warm() -> None:
    """Compile, or load from the cache, every kernel that a decision needs."""
    if not backend.compiled():
        return
    from ashore.journal import Record
    from ashore.packs import load
    from ashore.person.inputs import inputs
    from ashore.person.me import Me
    from ashore.plans.assemble import Basis, problem
    from ashore.plans.lattice import Caps
    from ashore.plans.lives import play
    from ashore.plans.plan import plan

    backend.warm()
    caps = Caps(applications=10, interviews=1, offers=1, invited=1, known=4, pay_points=2, steps=1)
    tiny = plan(problem(Basis(inputs(Me()), (), Record(), {}, load(), date(2026, 1, 1)), caps=caps), caps)
    play(tiny.career, tiny.solution, 1, np.random.default_rng(0))
