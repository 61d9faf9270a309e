"""What the facts add up to: claims with their independent stories, conflicts, people's cases, the market."""

from ashore.evidence.cases import Case, Line, cases
from ashore.evidence.claims import Claim, Reading, claims
from ashore.evidence.conflicts import Conflict, conflicts
from ashore.evidence.freshness import age_in_months
from ashore.evidence.market import AdRow, Distribution, Market, Pay, Query, Share, SkillShare, monthly, view
from ashore.evidence.statements import Statement, of_facts, of_pack, stories

__all__ = [
    "AdRow",
    "Case",
    "Claim",
    "Conflict",
    "Distribution",
    "Line",
    "Market",
    "Pay",
    "Query",
    "Reading",
    "Share",
    "SkillShare",
    "Statement",
    "age_in_months",
    "cases",
    "claims",
    "conflicts",
    "monthly",
    "of_facts",
    "of_pack",
    "stories",
    "view",
]
