"""What happened: applications and their answers, pay, spending; an append-only log and what it adds up to."""

from ashore.journal.ledger import Tally, check, live, tally, undoing
from ashore.journal.outcomes import KINDS, About, Kind, Outcome, outcome

__all__ = ["KINDS", "About", "Kind", "Outcome", "Tally", "check", "live", "outcome", "tally", "undoing"]
