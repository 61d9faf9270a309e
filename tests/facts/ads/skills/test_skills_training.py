"""Training runs on a handful of sample ads, and what it exports decodes as crfsuite does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ashore.documents import Document
from ashore.facts.ads.skills import SkillsExtractor
from ashore.facts.ads.skills.cues import find
from ashore.facts.ads.skills.lexicon import Lexicon
from ashore.facts.ads.skills.tagger import LABELS
from ashore.facts.ads.skills.tokens import tokenise
from ashore.facts.ads.skills.weights import load, save
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from skills_training.align import align
from skills_training.corpus import Ad, folds
from skills_training.measure import Score, same

MISSING = "scikit-learn and python-crfsuite are training dependencies"
pytest.importorskip("sklearn", reason=MISSING)
pycrfsuite = pytest.importorskip("pycrfsuite", reason=MISSING)
fit, recipe, strengths, words_together = (
    pytest.importorskip(f"skills_training.{name}") for name in ("fit", "recipe", "strengths", "words_together")
)

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::UserWarning")


@pytest.fixture(scope="module")
def ads() -> list[Ad]:
    path = Path(__file__).resolve().parents[3] / "data" / "skills" / "annotated.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Ad(row["id"], row["source"], row["text"], tuple(row["facts"])) for row in rows]


@pytest.fixture(scope="module")
def lexicon(ads: list[Ad]) -> Lexicon:
    texts = [ad.text for ad in ads]
    learned: Lexicon = words_together.learn(texts, texts, ads=len(ads), dimensions=8, clusters=(3, 5, 8), least=2)
    return learned


def test_shipped_form_gives_back_what_was_trained(ads: list[Ad], lexicon: Lexicon, tmp_path: Path) -> None:
    trained = recipe.build(ads, lexicon)
    save(tmp_path / "weights.npz", trained)
    loaded = load(tmp_path / "weights.npz")
    for ad in ads:
        document = Document(ad.name, ad.text, kind="ad")
        before = list(SkillsExtractor(trained).extract(document, Vocabulary({})))
        after = list(SkillsExtractor(loaded).extract(document, Vocabulary({})))
        assert [fact.as_row() for fact in before] == [fact.as_row() for fact in after]
        wanted = {fact["value"] for fact in ad.facts if fact["field"] == "skill"}
        found = {fact.value for fact in before if fact.field == "skill"}
        assert len(wanted & found) >= 0.8 * len(wanted)  # it saw these very ads


def test_exported_decoder_is_crfsuites(ads: list[Ad], lexicon: Lexicon, tmp_path: Path) -> None:
    examples = [fit.example(lexicon, ad) for ad in ads]
    fit.train(examples, tmp_path / "model", fit.Options())
    crfsuite = pycrfsuite.Tagger()
    crfsuite.open(str(tmp_path / "model"))
    tagger = fit.tagger(tmp_path / "model", lexicon, (0.0,) * len(LABELS))
    for ad, example in zip(ads, examples, strict=True):
        tokens = tokenise(ad.text, fold_chars(ad.text))
        reading = tagger.read(tokens, find(ad.text, fold_chars(ad.text)))
        labels = [LABELS[label] for label in tagger.label(reading.emissions, reading.marks, 0)]
        for i, j in example.chains:
            assert labels[i:j] == crfsuite.tag(pycrfsuite.ItemSequence(example.features[i:j]))


def test_annotated_values_are_found_where_they_stand(ads: list[Ad]) -> None:
    for ad in ads:
        tokens = tokenise(ad.text, fold_chars(ad.text))
        values = {ad.text[tokens.starts[i] : tokens.ends[j - 1]] for i, j, _ in align(ad, tokens)}
        assert values == {fact["value"] for fact in ad.facts}


def test_judge_learns_its_samples(ads: list[Ad]) -> None:
    judge = strengths.train(ads)
    for ad in ads:
        codes, wanted = strengths.samples(ad)
        assert np.array_equal(judge.judge(codes), wanted)


def test_folds_deal_each_source_evenly(ads: list[Ad]) -> None:
    dealt = folds(ads, 2)
    assert sorted(dealt.count(part) for part in (0, 1)) == [2, 3]
    assert dealt == folds(ads, 2)


def test_score_counts_as_the_shared_scorer_does() -> None:
    score = Score()
    score.add([{"value": "Python"}, {"value": "机器学习算法"}, {"value": "Go"}], ["python", "机器学习", "SQL"])
    assert (score.right, score.false, score.missed) == (2, ["SQL"], ["Go"])
    assert same("Ｃ＋＋", "c")  # the shared scorer drops signs
    assert not same("Java", "JavaScript")
