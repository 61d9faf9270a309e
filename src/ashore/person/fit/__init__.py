"""Fit to an ad: what it asks for, held against what a person shows, both sides with their words."""

from ashore.person.fit.applicant import Applicant
from ashore.person.fit.asking import asked_by
from ashore.person.fit.comparing import compare, compare_role
from ashore.person.fit.model import Asked, Fit, Gate, GateAsk, Requirement, RoleFit, SkillAsk

__all__ = [
    "Applicant",
    "Asked",
    "Fit",
    "Gate",
    "GateAsk",
    "Requirement",
    "RoleFit",
    "SkillAsk",
    "asked_by",
    "compare",
    "compare_role",
]
