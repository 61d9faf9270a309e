"""What ships is trained like this: one lexicon, a tagger for each language, a judge of strength."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ashore.facts.ads.skills.extractor import is_english
from ashore.facts.ads.skills.lexicon import Lexicon
from ashore.facts.ads.skills.weights import LANGUAGES, Model
from skills_training import strengths, words_together
from skills_training.corpus import Ad, Corpus
from skills_training.fit import Example, Options, example, fit

OPTIONS: Final = {"zh": Options(), "en": Options(c1=0.05, c2=0.2, iterations=80)}
TILT: Final = {"zh": (0.0, 0.6, 0.0, 0.8, 0.0), "en": (0.0, 0.8, 0.0, 0.8, 0.0)}
"""Added to O, B-K, I-K, B-S, I-S; found by cross-validation."""


def lexicon(corpus: Corpus) -> Lexicon:
    """Learn words from every text of the corpus."""
    return words_together.learn(corpus.plain, [ad.text for ad in corpus.annotated], ads=corpus.ads)


def language(ad: Ad) -> str:
    """Return which tagger reads an ad."""
    return "en" if is_english(ad.text) else "zh"


def build(ads: Sequence[Ad], words: Lexicon, examples: dict[str, Example] | None = None) -> Model:
    """Train on the ads; ``examples`` holds them as the trainer reads them where that has been done."""
    taggers, judges = {}, {}
    for tongue in LANGUAGES:
        own = [ad for ad in ads if language(ad) == tongue]
        read = [examples[ad.name] if examples else example(words, ad) for ad in own]
        taggers[tongue] = fit(read, words, OPTIONS[tongue], TILT[tongue])
        judges[tongue] = strengths.train(own)
    return Model(taggers, judges)
