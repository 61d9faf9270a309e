"""Readiness: four rungs, the checks behind each, and what would lift a person to the next."""

from ashore.person.readiness.model import MOST_QUESTIONS, RUNG_OF, Check, Readiness, Status
from ashore.person.readiness.rung import assess, lifts, questions, rung_of, says_no

__all__ = [
    "MOST_QUESTIONS",
    "RUNG_OF",
    "Check",
    "Readiness",
    "Status",
    "assess",
    "lifts",
    "questions",
    "rung_of",
    "says_no",
]
