"""Put the questions to a project description."""

from __future__ import annotations

import re
from typing import Final

from ashore.documents.furniture import blank
from ashore.documents.model import Document
from ashore.person.audit import project_questions as project
from ashore.person.audit import quality_questions as quality
from ashore.person.audit.errors import AuditTooLongError
from ashore.person.audit.evidence import Evidence, find_evidence
from ashore.person.audit.model import QUESTIONS, Audit

WORDS: Final = 20_000
"""Words of one description, a Chinese character being one: some forty pages, more than anybody is asked about."""

_WORD: Final = re.compile(r"[㐀-䶿一-鿿]|[^\W㐀-䶿一-鿿]+")

_RESUME: Final = re.compile(
    r"求职意向|求職意向|(?:工作|教育|实习|實習)(?:经历|經歷|背景)|个人简历|自我评价"
    r"|work experience|^#* *education *$|curriculum vitae",
    re.IGNORECASE | re.MULTILINE,
)
"""What a résumé has and the description of one project has not."""

RULES: Final = {
    "from_zero": project.from_zero,
    "shipped": project.shipped,
    "model": project.model,
    "selection": project.selection,
    "data": project.data,
    "metrics": quality.metrics,
    "why_metrics": quality.why_metrics,
    "prompt": quality.prompt,
    "ab_test": quality.ab_test,
}
"""The rule of each question."""


def count_words(text: str) -> int:
    """Count words, a Chinese character being one."""
    return sum(1 for _ in _WORD.finditer(text))


def audit(document: Document) -> Audit:
    """Put every question to a document; its text is data, whatever it says.

    Raises
    ------
    AuditTooLongError
        If it has more than `WORDS` words.
    """
    count = count_words(document.text)
    if count > WORDS:
        raise AuditTooLongError(file=document.name, words=f"{count:,}", limit=f"{WORDS:,}")
    evidence = find_evidence(blank(document.text, document.furniture), document.text)
    answers = tuple(RULES[question](evidence) for question in QUESTIONS)
    return Audit(document.name, answers, tuple(_notes(document, evidence)), document.notes)


def _notes(document: Document, evidence: Evidence) -> list[str]:
    notes: list[str] = []
    if document.kind == "ad" or (document.kind == "resume" and _RESUME.search(document.text)):
        notes.append(document.kind)
    if not evidence.values:
        notes.append("no_numbers")
    return notes
