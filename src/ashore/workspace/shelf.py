"""Lists by the page, as the workspace gives them out."""

from ashore.store.shelf import Listed, Pair, Shelf, Waiting

__all__ = ["Listed", "Pair", "Shelf", "Waiting"]
