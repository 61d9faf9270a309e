"""Put thousands of ads in order for one person: gates first, then what is shown of what is required.

The order: fewer gates that are not met, then fewer that are unknown, then the lower end of the interval of the
share that is shown (so that nine of ten goes before one of one), then the same of what is only preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.engine.ranking import Ints, counts, flatten, lower_bound, order
from ashore.person.fit.applicant import Applicant
from ashore.person.fit.gates import judge
from ashore.person.fit.model import GateAsk, SkillAsk, Status

_MET, _SHOWN, _UNKNOWN, _NOT_MET, _MISSING = range(5)
_OF_GATE: Final[dict[Status, int]] = {"met": _MET, "unknown": _UNKNOWN, "not_met": _NOT_MET}

Codes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Placed:
    """Ads by their place: row numbers in order, and the counts of every row."""

    rows: Ints
    not_met: Ints
    unknown: Ints
    shown: Ints
    required: Ints
    shown_preferred: Ints
    preferred: Ints


def judge_all(asks: Sequence[GateAsk | SkillAsk], person: Applicant) -> Codes:
    """Return a code for every ask that any ad makes: each is judged once, however many ads make it."""
    names = {name for ask in asks if isinstance(ask, SkillAsk) for name in ask.names}
    shown = person.skills.find_all(names).keys()
    codes = np.empty(len(asks), dtype=np.uint8)
    for at, ask in enumerate(asks):
        if isinstance(ask, SkillAsk):
            codes[at] = _SHOWN if sum(name in shown for name in ask.names) >= ask.least else _MISSING
        else:
            codes[at] = _OF_GATE[judge(ask, person).status]
    return codes


def place(
    items: Sequence[int],
    codes: Codes,
    gates: Sequence[bytes],
    required: Sequence[bytes],
    preferred: Sequence[bytes],
) -> Placed:
    """Return the ads in order.

    Parameters
    ----------
    items
        Ids of the asks in ascending order, as many as ``codes``.
    gates, required, preferred
        Of each ad, the ids of its asks as bytes of 64-bit integers.
    """
    keys = np.array(items, dtype=np.int64)
    not_met, unknown = (_count(gates, keys, codes == code)[0] for code in (_NOT_MET, _UNKNOWN))
    shown, of = _count(required, keys, codes == _SHOWN)
    liked, of_liked = _count(preferred, keys, codes == _SHOWN)
    rows = order(not_met, unknown, -lower_bound(shown, of), -lower_bound(liked, of_liked))
    return Placed(rows, not_met, unknown, shown, of, liked, of_liked)


def _count(parts: Sequence[bytes], keys: Ints, verdicts: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    flat, offsets = flatten(parts, keys)
    return counts(flat, offsets, verdicts), np.diff(offsets)
