"""What an audit is: the questions, each with its answer, what is missing, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from ashore.documents.model import Note
from ashore.person.audit.evidence import Quote

Status: TypeAlias = Literal["answered", "half", "not_done", "open"]
STATUSES: Final[tuple[Status, ...]] = ("answered", "half", "not_done", "open")
"""``not_done``: the text says that it was not done, which is an honest answer and no evidence."""

QUESTIONS: Final = (
    "from_zero",
    "shipped",
    "model",
    "selection",
    "data",
    "metrics",
    "why_metrics",
    "prompt",
    "ab_test",
)
"""In the order an interviewer would go on."""

REPORTED: Final[Mapping[str, str]] = {
    "metrics": "question-1",
    "why_metrics": "question-2",
    "model": "question-3",
    "data": "question-4",
    "prompt": "question-5",
    "ab_test": "question-6",
    "from_zero": "question-7",
    "selection": "question-8",
    "shipped": "question-9",
}
"""The question of the evidence pack that each one is."""

SOURCE: Final = "unsigned-llm-pm"
"""The source in the evidence pack that the questions are reported from."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence by its key in the words of the audit, and what fills its places: the person's own words."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """How far a text answers one question.

    Attributes
    ----------
    variant
        Where the question is put in another way because it does not apply as it stands: ``evaluation`` asks for
        evaluation data where nothing was trained.
    shown
        The parts that the text has, each with its words.
    missing
        The parts that it lacks, the weightiest first.
    follow_up
        What an interviewer would ask next.
    measure
        What to find out to be able to answer; None where nothing is missing.
    """

    question: str
    variant: str
    status: Status
    shown: tuple[tuple[str, Quote], ...]
    missing: tuple[str, ...]
    follow_up: Line
    measure: Line | None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Each quote once, in the order of the text."""
        return tuple(sorted({quote for _, quote in self.shown}, key=lambda quote: quote.start))


@dataclass(frozen=True, slots=True)
class Audit:
    """The answers of one text, in the order of `QUESTIONS`.

    Attributes
    ----------
    name
        Name of the document.
    notes
        What else has to be said of the text: ``resume``, ``ad``, ``no_numbers``.
    read
        What its reader left out or mended, such as hidden text, which counts for nothing.
    """

    name: str
    answers: tuple[Answer, ...]
    notes: tuple[str, ...] = ()
    read: tuple[Note, ...] = ()

    @property
    def counts(self) -> dict[Status, int]:
        """How many questions have each status."""
        return {status: sum(answer.status == status for answer in self.answers) for status in STATUSES}

    @property
    def first(self) -> tuple[Answer, ...]:
        """The first three to work on: those that a probe follows from, before those that follow from them."""
        order = (
            "metrics",
            "prompt",
            "model",
            "data",
            "ab_test",
            "from_zero",
            "why_metrics",
            "selection",
            "shipped",
        )
        rank = {"open": 0, "half": 1, "not_done": 2}
        todo = [answer for answer in self.answers if answer.status != "answered"]
        return tuple(sorted(todo, key=lambda answer: (rank[answer.status], order.index(answer.question)))[:3])

    def of(self, question: str) -> Answer:
        """Return the answer to one question."""
        return next(answer for answer in self.answers if answer.question == question)
