"""How well occupations are ranked by how much carries over: recall against relations that O*NET states.

Weights were fitted on one half of the origins; the figures are of the other half. Relations are no feature. The
ranking is read from the table that ships.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.person.transfer import load
from evaluation.table import Row
from transfer_training.features import baseline, features, hierarchy, standardised_baseline
from transfer_training.fitting import AT, blend, fit, paired_interval, recalls, training_half
from transfer_training.onet import Floats, Onet, Related

LEAST_MARGIN: Final = 0.05
"""What the interval of the margin has to lie above: a margin of a few thousandths would be noise of the data."""


def likeness_that_ships(onet: Onet) -> Floats:
    """Return the likeness of the shipped table.

    Raises
    ------
    ValueError
        Where it was made from other occupations.
    """
    table = load()
    if table.codes != onet.codes:
        raise ValueError("the table that ships has other occupations: run scripts/build_transfer.py")
    return table.likeness.astype(float)


def rows(shared: Path) -> list[Row]:
    """Return recall at 10 on both relations: ours, plain cosine over skill ratings, and with the tree of codes."""
    onet = Onet(shared / "data" / "onet")
    training = training_half(len(onet.codes))
    related = onet.related()
    changers, stated = onet.changers()
    parts = features(onet)
    more = [*parts.values(), *hierarchy(onet).values()]
    with_tree = blend(more, fit(more, [related, changers], training))
    plain, scaled, ours = baseline(onet), standardised_baseline(onet), likeness_that_ships(onet)
    found = []
    for name, relation in (("related occupations", related), ("career changers", changers)):
        found += _rows(name, relation, ours, plain, scaled, with_tree, ~training)
    pairs = sum(map(len, changers.values()))
    found.append(
        Row(
            "career changers whose both sides have ratings",
            f"{pairs:,} of {stated:,} pairs, {len(changers)} of {len(onet.codes)} origins",
        )
    )
    return found


def _rows(
    name: str,
    relation: Related,
    ours: Floats,
    plain: Floats,
    scaled: Floats,
    with_tree: Floats,
    held_out: NDArray[np.bool_],
) -> list[Row]:
    own, base = recalls(ours, relation, held_out), recalls(plain, relation, held_out)
    low, high = paired_interval(own - base)
    return [
        Row(f"{name}, {len(own)} origins: cosine over skill ratings, recall at {AT}", f"{base.mean():.3f}"),
        Row("  the same over standardised ratings", f"{recalls(scaled, relation, held_out).mean():.3f}"),
        Row(
            f"  transfer ranking, recall at {AT}",
            f"{own.mean():.3f}, margin {(own - base).mean():.3f} ({low:.3f} to {high:.3f})",
            f"margin above {LEAST_MARGIN} with 95%",
            low > LEAST_MARGIN,
        ),
        Row(
            "  with the tree of O*NET-SOC codes, fitted alike",
            f"{recalls(with_tree, relation, held_out).mean():.3f}",
        ),
    ]
