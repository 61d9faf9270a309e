"""Cross-validate the recipe in the training ads: every ad is read by a model that has not seen it."""

from __future__ import annotations

from collections import defaultdict

from ashore.documents import Document
from ashore.facts.ads.skills.extractor import SkillsExtractor
from ashore.vocabulary import load
from skills_training import recipe
from skills_training.corpus import Corpus, folds
from skills_training.fit import example
from skills_training.measure import Score, same


def run(corpus: Corpus, count: int) -> None:
    """Print the scores of skills and soft skills, of each source and of all, and the share of right strengths."""
    ads = list(corpus.annotated)
    words = recipe.lexicon(corpus)
    examples = {ad.name: example(words, ad) for ad in ads}
    fold = folds(ads, count)
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    strengths: defaultdict[str, list[bool]] = defaultdict(list)
    vocabulary = load()
    for held in range(count):
        model = recipe.build([ad for ad, part in zip(ads, fold, strict=True) if part != held], words, examples)
        extractor = SkillsExtractor(model)
        for ad in (ad for ad, part in zip(ads, fold, strict=True) if part == held):
            facts = list(extractor.extract(Document(ad.name, ad.text, kind="ad"), vocabulary))
            for field in ("skill", "soft_skill"):
                wanted = [fact for fact in ad.facts if fact["field"] == field]
                found = [fact for fact in facts if fact.field == field]
                for group in (ad.source, "all"):
                    scores[field, group].add(wanted, [str(fact.value) for fact in found])
                for fact in wanted:
                    hit = next((f for f in found if same(str(f.value), fact["value"])), None)
                    if field == "skill" and hit is not None:
                        strengths[ad.source].append(hit.qualifiers["strength"] == fact["strength"])
    for (field, group), score in sorted(scores.items()):
        print(f"{field:12}{group:12}{score}")
    right = [one for group in strengths.values() for one in group]
    for group, found_right in (*sorted(strengths.items()), ("all", right)):
        print(f"{'strength':12}{group:12}{sum(found_right) / max(1, len(found_right)):.3f}")
