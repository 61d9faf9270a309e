"""The decoder finds what trying every sequence finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ashore.facts.ads.skills.lattice import viterbi


@given(
    lengths=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    gaps=st.integers(0, 2),
    states=st.integers(2, 4),
    seed=st.integers(0, 2**32 - 1),
)
def test_best_sequence_is_that_of_brute_force(lengths: list[int], gaps: int, states: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(sum(lengths) + gaps * len(lengths), states)).astype(np.float32)
    transitions = chance.normal(size=(states, states)).astype(np.float32)
    begins = np.cumsum([0, *(length + gaps for length in lengths[:-1])])

    labels = viterbi(emissions, transitions, begins, np.array(lengths))

    for begin, length in zip(begins, lengths, strict=True):

        def score(sequence: tuple[int, ...], begin: int = int(begin)) -> float:
            own = sum(float(emissions[begin + t, label]) for t, label in enumerate(sequence))
            return own + sum(float(transitions[a, b]) for a, b in pairwise(sequence))

        best = max(score(sequence) for sequence in product(range(states), repeat=length))
        assert np.isclose(score(tuple(labels[begin : begin + length])), best, atol=1e-4)


def test_words_of_no_chain_are_outside() -> None:
    emissions = np.array([[0, 9], [0, 9], [0, 9]], np.float32)
    labels = viterbi(emissions, np.zeros((2, 2), np.float32), np.array([1]), np.array([1]))
    assert labels.tolist() == [0, 1, 0]


def test_no_chain_at_all() -> None:
    labels = viterbi(
        np.zeros((2, 3), np.float32), np.zeros((3, 3), np.float32), np.array([], int), np.array([], int)
    )
    assert labels.tolist() == [0, 0]
