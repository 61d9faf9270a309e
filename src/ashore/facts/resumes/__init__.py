"""Résumés: the fields of JSON Resume, each with the words that state it.

A document whose format names its fields (JSON Resume) is cited by its regions; any other (PDF, DOCX, Markdown,
plain text, Chinese or English) is read by its headings, periods, names of schools and companies, and labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ashore.documents import Document, Kind
from ashore.facts.model import Fact
from ashore.facts.resumes.basics import find_basics
from ashore.facts.resumes.education import find_education
from ashore.facts.resumes.entry import Entry, Finding, Printed
from ashore.facts.resumes.headings import find_sections
from ashore.facts.resumes.jobs import find_jobs
from ashore.facts.resumes.languages import find_languages
from ashore.facts.resumes.periods import find_periods
from ashore.facts.resumes.regions import find_regions
from ashore.facts.resumes.skills import find_certificates, find_skills
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary

_PROVIDES: Final = {
    "basics": "name label email phone url location summary",
    "work": "name position location period startDate endDate summary highlights",
    "volunteer": "organization position period startDate endDate summary",
    "education": "institution area studyType period startDate endDate score courses",
    "projects": "name role period startDate endDate summary description highlights",
    "skills": "name level",
    "languages": "language fluency",
    "certificates": "name date issuer",
    "awards": "title date awarder",
}

_LONGEST: Final = 200_000
"""Characters that are read: a hundred pages. What goes on longer is no résumé, and must not cost an hour."""

Cited = tuple[str | None, Finding]
"""A finding with its subject."""


class Resumes:
    """The extractor of résumés."""

    name = "resumes/1"
    needs: frozenset[Kind] = frozenset({"resume"})
    provides = frozenset(f"{head}.{key}" for head, keys in _PROVIDES.items() for key in keys.split())

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterable[Fact]:
        """Yield the facts of one résumé in the order of the text, none from the page's furniture."""
        found = list(find_regions(document, self.provides, vocabulary)) or _read(document.text, vocabulary)
        for subject, finding in sorted(found, key=lambda item: (item[1].start, item[1].end, item[1].field)):
            if any(start < finding.end and finding.start < end for start, end in document.furniture):
                continue
            words = document.text[finding.start : finding.end]
            yield Fact(
                document.name,
                finding.field,
                words if isinstance(finding.value, Printed) else finding.value,
                words,
                finding.start,
                finding.end,
                self.name,
                document.text,
                subject=subject,
                qualifiers=finding.qualifiers,
            )


def _read(original: str, vocabulary: Vocabulary) -> list[Cited]:
    original = original[:_LONGEST]
    text = fold_chars(original)
    sections = find_sections(text, vocabulary)
    periods = find_periods(text)
    courses = find_education(text, sections, periods, vocabulary)
    jobs = find_jobs(text, sections, [p for p in periods if p.start not in courses.periods], vocabulary)
    entries = list(_numbered([*courses.entries, *jobs]))
    found: list[Cited] = [(subject, finding) for subject, entry in entries for finding in entry.findings]
    found += [(None, finding) for finding in find_basics(text, original, sections, vocabulary)]
    found += find_skills(text, sections, entries, vocabulary)
    found += find_languages(text, ((section.kind, section.start, section.end) for section in sections))
    found += [(f"certificates[{i}]", finding) for i, finding in enumerate(find_certificates(text, sections))]
    return found


def _numbered(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield entries with their subjects: the first job in the text is ``work[0]``."""
    counts: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: entry.start):
        number = counts.get(entry.kind, 0)
        counts[entry.kind] = number + 1
        yield f"{entry.kind}[{number}]", entry


EXTRACTOR: Final = Resumes()
