"""Facts of career stories: who moved from what to what, on which preparation, at which price."""

from ashore.facts.stories.extractor import EXTRACTOR, Stories

__all__ = ["EXTRACTOR", "Stories"]
