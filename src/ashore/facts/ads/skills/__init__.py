"""Skills of job ads: a tagger of words (conditional random field), a judge of strength, the vocabulary's names."""

from ashore.facts.ads.skills.extractor import EXTRACTOR, SkillsExtractor

__all__ = ["EXTRACTOR", "SkillsExtractor"]
