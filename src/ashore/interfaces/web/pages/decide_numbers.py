"""The plan for numbers that were moved by hand, read from an address and remembered."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ashore.interfaces.web.desk import Desk
from ashore.interfaces.web.solving import solving

if TYPE_CHECKING:
    from ashore.plans.lattice import Caps
    from ashore.reports.charts import Chart
    from ashore.reports.plans.decision import Decision
    from ashore.reports.plans.outline import Outline
    from ashore.reports.plans.sliders import Moved

Values = Mapping[str, float]
"""Numbers by the name of their slider."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The plan with other numbers.

    Attributes
    ----------
    rough
        Whether it was computed coarsely, while something moves.
    fan, offers
        Only of the exact one.
    """

    outline: Outline
    moved: Moved
    rough: bool
    fan: Chart | None
    offers: Chart | None


def numbers(desk: Desk, prefix: str = "") -> dict[str, float]:
    """Return the numbers in the address, by slider; what is no number is left aside."""
    from ashore.reports.plans.sliders import MOVED

    found = {}
    for name in MOVED:
        try:
            value = float(desk.query(prefix + name))
        except ValueError:
            continue
        if math.isfinite(value):
            found[name] = value
    return found


def what_if_of(desk: Desk, own_decision: Decision, values: Values, *, exact: bool) -> WhatIf:
    """Return the plan for other numbers; the exact one where it is known already.

    Raises
    ------
    AshoreError
        Where nothing can be computed with them.
    """
    language, stamp = desk.site.language, desk.workspace.stamp()
    cache, numbers_ = solving(desk), tuple(sorted(values.items()))
    day = own_decision.basis.today
    key = ("what if", stamp, day, language, numbers_)
    known: WhatIf | None = cache.known((*key, "exact"))
    if known is not None:
        return known
    kind = "exact" if exact else "rough"
    return cache.shown((*key, kind), lambda: _what_if(desk, own_decision, values, exact=exact))


def _own_roughly(desk: Desk, own_decision: Decision, caps: Caps) -> Decision:
    """Return the person's own plan as roughly: what is compared must err alike."""
    from ashore.reports.plans.decision import Asked, decide

    basis, roles = own_decision.basis, own_decision.roles
    asked = Asked(screened=False, tried=False, caps=caps, order=roles)
    key = ("own", desk.workspace.stamp(), basis.today, caps)
    return solving(desk).shown(key, lambda: decide(basis, asked))


def _what_if(desk: Desk, own_decision: Decision, values: Values, *, exact: bool) -> WhatIf:
    from ashore.reports.plans.charts import fan, offers
    from ashore.reports.plans.outline import outline
    from ashore.reports.plans.sliders import moved, rough_caps, settings

    language, basis, roles = desk.site.language, own_decision.basis, own_decision.roles
    asked = desk.workspace.asked(basis, settings=settings(basis.inputs, values), screened=False)
    inputs = asked.inputs or basis.inputs
    caps = None if exact else rough_caps(inputs, roles)
    found = desk.workspace.decision(basis, replace(asked, tried=False, caps=caps, order=None if exact else roles))
    if caps is not None:
        own_decision = _own_roughly(desk, own_decision, caps)
    return WhatIf(
        outline(found, language),
        moved(own_decision, found, language),
        not exact,
        fan(found, language) if exact else None,
        offers(found, language) if exact else None,
    )
