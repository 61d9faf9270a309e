"""Facts that stand in the text they came from, and the extractors that find them."""

from ashore.facts.model import Fact, UncitedFactError, Value

__all__ = ["Fact", "UncitedFactError", "Value"]
