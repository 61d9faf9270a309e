"""Scores of the extractors against the gold annotations, and the table in ``docs/quality.md``."""
