"""The questions an interviewer puts to a project, put to its description: rules over the text, no model.

`find_evidence` finds what can be found (metrics with values, changes, samples, users, causes), `audit` combines it
into answers, `worded` says them in a language.
"""

from ashore.person.audit.auditing import WORDS, audit
from ashore.person.audit.errors import AuditSeveralError, AuditTooLongError
from ashore.person.audit.evidence import Evidence, Quote, find_evidence
from ashore.person.audit.model import QUESTIONS, STATUSES, Answer, Audit, Status

__all__ = [
    "QUESTIONS",
    "STATUSES",
    "WORDS",
    "Answer",
    "Audit",
    "AuditSeveralError",
    "AuditTooLongError",
    "Evidence",
    "Quote",
    "Status",
    "audit",
    "find_evidence",
]
