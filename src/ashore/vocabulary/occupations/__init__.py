"""Occupations: any job title, Chinese or English, to CSCO, O*NET-SOC and a role family of ours."""

from ashore.vocabulary.occupations.linking import link, link_all
from ashore.vocabulary.occupations.model import LEVELS, Code, Linked, Match, Sure, Unknown

__all__ = ["LEVELS", "Code", "Linked", "Match", "Sure", "Unknown", "link", "link_all"]
