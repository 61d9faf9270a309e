"""The best label sequences of many short chains at once (linear-chain conditional random field, numpy only)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def viterbi(
    emissions: NDArray[np.float32],
    transitions: NDArray[np.float32],
    begins: NDArray[np.intp],
    lengths: NDArray[np.intp],
) -> NDArray[np.intp]:
    r"""Return the labels that maximise :math:`\sum_t e_t(y_t) + \sum_t a(y_{t-1}, y_t)` in every chain.

    Parameters
    ----------
    emissions
        Tokens x labels, all chains in one array.
    transitions
        ``transitions[i, j]`` is the score of label j after label i.
    begins, lengths
        Where each chain begins in ``emissions`` and how many tokens it has (at least one).

    Returns
    -------
    labels
        One a token; 0 for tokens of no chain. Of equal scores the lower label wins.

    Notes
    -----
    Chains are taken longest first, so that step t works on those that are longer than t: a few numpy calls a
    step, whatever the number of chains.
    """
    import numpy as np

    labels = np.zeros(len(emissions), np.intp)
    if not len(begins):
        return labels
    order = np.argsort(-lengths, kind="stable")
    begin, length = begins[order], lengths[order]
    longest = int(length[0])
    active = np.searchsorted(-length, -np.arange(longest), side="left")  # chains that are longer than t
    states = emissions.shape[1]
    score = emissions[begin]
    back = np.zeros((longest, len(begin), states), np.intp)
    rows = np.arange(len(begin))
    for t in range(1, longest):
        n = int(active[t])
        arriving = score[:n, :, None] + transitions
        back[t, :n] = arriving.argmax(axis=1)
        score[:n] = arriving.max(axis=1) + emissions[begin[:n] + t]
    label = score.argmax(axis=1)
    for t in range(longest - 1, -1, -1):
        n = int(active[t])
        labels[begin[:n] + t] = label[:n]
        label[:n] = back[t, rows[:n], label[:n]]
    return labels
