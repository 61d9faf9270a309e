"""What learns and scores title vectors: small examples worked by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ashore.vocabulary.titles.encoder import Features, unit
from evaluation.titles import average_precisions, difference, read
from titles_training.contrast import Recipe, learn
from titles_training.corpus import split


def test_average_precision_by_hand() -> None:
    """Relevant at ranks 1 and 3 of 4: (1/1 + 2/3) / 2; Manning, Raghavan, Schütze 2008, section 8.4."""
    scores = np.array([[0.9, 0.8, 0.7, 0.1], [0.1, 0.2, 0.3, 0.4]])
    relevant = np.array([[True, False, True, False], [False, False, False, False]])
    assert average_precisions(scores, relevant).tolist() == pytest.approx([(1 + 2 / 3) / 2, 0])


def test_a_difference_that_is_the_same_for_all_has_no_spread() -> None:
    assert difference(np.full(9, 0.5), np.full(9, 0.25)) == (0.25, 0.25, 0.25)


def test_a_ranking_is_read(tmp_path: Path) -> None:
    (tmp_path / "queries.tsv").write_text("a\tnurse\nb\tcook\n", encoding="utf-8")
    (tmp_path / "corpus_documents.tsv").write_text("x\tRN\ny\tchef\nz\tclerk\n", encoding="utf-8")
    (tmp_path / "annotations.tsv").write_text("a 0 x 1\nb 0 y 1\n", encoding="utf-8")
    ranking = read(tmp_path)
    assert ranking.queries == ("nurse", "cook")
    assert ranking.titles == ("RN", "chef", "clerk")
    assert ranking.relevant.tolist() == [[True, False, False], [False, True, False]]


def test_titles_of_one_occupation_come_to_lie_together() -> None:
    features = Features.of(["lawyer", "attorney", "nurse", "midwife"], [])
    titles = [(((word,),),) for word in features.words]
    groups = [0, 0, 1, 1]
    recipe = Recipe(dimensions=8, epochs=400, batch=16, dropout=0.0, rate=0.05)
    vectors = unit(learn(features.matrix(titles), groups, recipe).astype(np.float64))
    alike = vectors @ vectors.T
    assert alike[0, 1] > alike[0, 2] + 0.5
    assert alike[2, 3] > alike[1, 3] + 0.5


def test_the_same_seed_learns_the_same() -> None:
    features = Features.of(["lawyer", "attorney", "nurse", "midwife"], [])
    inputs = features.matrix([(((word,),),) for word in features.words])
    recipe = Recipe(dimensions=4, epochs=20, batch=16)
    assert np.array_equal(learn(inputs, [0, 0, 1, 1], recipe), learn(inputs, [0, 0, 1, 1], recipe))


def test_held_out_occupations_are_not_learnt_from() -> None:
    every = {f"{kind}{number}": ("a", "b") for kind in "OE" for number in range(300)}
    learnt, held = split(every)
    assert not learnt.keys() & held.keys()
    assert len(learnt) + len(held) == len(every)
    assert sum(key.startswith("O") for key in held) == 110
