"""Weights and recall of the ranking of occupations: small cases by hand, and what ships on relations of O*NET."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from build_transfer import write  # noqa: E402 - scripts are no package
from evaluation.transfer import likeness_that_ships  # noqa: E402
from transfer_training.features import bag, baseline, cosine, near, scaled, standardised, tfidf, topics  # noqa: E402
from transfer_training.fitting import blend, fit, paired_interval, recalls, training_half  # noqa: E402
from transfer_training.onet import Onet, Related  # noqa: E402


def test_recall_counts_destinations_among_the_first() -> None:
    scores = np.array([[9.0, 3.0, 2.0, 1.0], [1.0, 9.0, 3.0, 2.0], [0.0, 0.0, 9.0, 0.0], [3.0, 2.0, 1.0, 9.0]])
    related: Related = {0: frozenset({1, 3}), 1: frozenset({0}), 2: frozenset({0, 1, 3}), 3: frozenset({2})}
    every = np.ones(4, dtype=bool)
    assert recalls(scores, related, every, at=1).tolist() == [1.0, 0.0, 1.0, 0.0]
    assert recalls(scores, related, every, at=2).tolist() == [0.5, 0.0, 1.0, 0.0]
    assert recalls(scores, related, np.array([True, False, False, False]), at=3).tolist() == [1.0]


def test_an_occupation_is_no_destination_of_itself() -> None:
    scores = np.array([[np.inf, 0.0], [0.0, np.inf]])
    assert recalls(scores, {0: frozenset({1})}, np.ones(2, dtype=bool), at=1).tolist() == [1.0]


def test_weight_goes_to_what_tells_destinations_and_only_training_origins_count() -> None:
    rng = np.random.default_rng(5)
    count = 40
    telling, noise = scaled(rng.normal(size=(count, count))), scaled(rng.normal(size=(count, count)))
    masked = telling - 99 * np.eye(count)
    related: Related = {o: frozenset(np.argsort(-masked[o])[:3].tolist()) for o in range(count)}
    training = training_half(count)
    weights = fit([telling, noise], [related], training)
    assert weights[0] > 10 * weights[1] >= 0
    other: Related = {o: to if training[o] else frozenset({(o + 1) % count}) for o, to in related.items()}
    assert fit([telling, noise], [other], training) == pytest.approx(weights)
    assert blend([telling, noise], np.array([2.0, 0.0])) == pytest.approx(2 * telling)


def test_halves_are_halves_and_always_the_same() -> None:
    assert training_half(879).sum() == 439
    assert (training_half(879) == training_half(879)).all()


def test_the_interval_of_a_margin() -> None:
    low, high = paired_interval(np.r_[np.zeros(50), np.ones(50)])
    assert low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
    assert high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)
    assert paired_interval(np.full(7, 0.25)) == (0.25, 0.25)


def test_likenesses_of_rows() -> None:
    rows = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]])
    assert cosine(rows) == pytest.approx(np.array([[1, 0.5**0.5, 0], [0.5**0.5, 1, 0.5**0.5], [0, 0.5**0.5, 1]]))
    assert standardised(np.array([[1.0], [np.nan], [3.0]]))[1, 0] == pytest.approx(0)
    assert near(np.array([[1.0], [2.0], [6.0]]))[0, 1] > near(np.array([[1.0], [2.0], [6.0]]))[0, 2]
    pairs = scaled(cosine(rows))[~np.eye(3, dtype=bool)]
    assert (pairs.mean(), pairs.std()) == (pytest.approx(0, abs=1e-12), pytest.approx(1))


def test_words_are_counted_by_their_stems_and_rare_ones_weigh_more() -> None:
    bags = [
        bag(Counter([text])) for text in ("Teaching teachers to paint", "Teaches painting", "Drives the trucks")
    ]
    assert bags[0] == {"teach": 2, "paint": 1}
    assert tfidf(bags, least=2).shape == (3, 0), "a word of two of three says nothing"
    alike = cosine(topics(tfidf([*bags, *bags[2:] * 3]), 2))
    assert alike[0, 1] > 0.9 > alike[0, 2]


def test_the_file_does_not_change_from_day_to_day(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, {"x": np.arange(5, dtype=np.uint16)})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert np.load(tmp_path / "a")["x"].tolist() == [0, 1, 2, 3, 4]


def test_what_ships_finds_destinations_that_skill_ratings_do_not(shared: Path) -> None:
    onet = Onet(shared / "data" / "onet")
    ours, plain = likeness_that_ships(onet), baseline(onet)
    held_out = ~training_half(len(onet.codes))
    changers, stated = onet.changers()
    assert (stated, sum(map(len, changers.values()))) == (7221, 7221)
    for relation, least in ((onet.related(), 0.60), (changers, 0.38)):
        own, base = recalls(ours, relation, held_out), recalls(plain, relation, held_out)
        assert own.mean() > least
        assert paired_interval(own - base)[0] > 0.1
