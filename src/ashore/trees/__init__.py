"""Decision trees that a person writes: read, rolled back, varied, asked what knowing would be worth, drawn."""

from ashore.trees.assessment import assess
from ashore.trees.model import Tree
from ashore.trees.reading import read
from ashore.trees.rollback import Rolled, rollback

__all__ = ["Rolled", "Tree", "assess", "read", "rollback"]
