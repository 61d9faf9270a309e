"""What happened: applications and their answers, pay, spending, study; an append-only log, and it added up."""

from ashore.journal.ledger import heads, live
from ashore.journal.outcomes import KINDS, About, Kind, Outcome, outcome
from ashore.journal.record import Journal, Record, RoleRecord, Tally, record, tally
from ashore.journal.rules import check, undoing
from ashore.journal.terms import Terms

__all__ = [
    "KINDS", "About", "Journal", "Kind", "Outcome", "Record", "RoleRecord", "Tally", "Terms", "check", "heads",
    "live", "outcome", "record", "tally", "undoing",
]  # fmt: skip
