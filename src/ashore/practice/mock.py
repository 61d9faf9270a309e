"""A mock interview: questions to open with, then what an interviewer who listens would ask about each answer.

Nothing is drawn and no model is asked: what follows up is what the written answer lacks, and what the audit of a
project found missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.practice.checklist import Checklist, check
from ashore.practice.points import wanted
from ashore.practice.questions import ORIGINS, Point, Question

OPENINGS: Final = 5
"""Questions to open with."""
FOLLOW_UPS: Final = 2
"""What one answer is followed up with at most."""
PROJECT: Final = 4
"""Follow-ups of the audit."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the interview, and what comes after its answer.

    Attributes
    ----------
    answered
        Whether there is a written answer.
    checklist
        What that answer has of what it must contain.
    follow_ups
        What it lacks, which is asked next.
    """

    question: Question
    answered: bool
    checklist: Checklist
    follow_ups: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mock:
    """The whole interview in its order."""

    turns: tuple[Turn, ...]

    @property
    def fix(self) -> tuple[Turn, ...]:
        """Answers that are not written, or lack something."""
        return tuple(turn for turn in self.turns if not turn.answered or turn.checklist.missing)


def mock(
    bank: Sequence[Question],
    answers: Mapping[str, str],
    *,
    role: str | None = None,
    project: Sequence[Question] = (),
    openings: int = OPENINGS,
) -> Mock:
    """Put an interview together.

    Parameters
    ----------
    bank
        What may be asked, in the order in which it would be taken up; what was put aside is not in it.
    answers
        The last version of each written answer, by question.
    role
        Its questions go first; those of other roles are left out.
    project
        What the audit of a project leaves open; where it is empty, the follow-ups of audits in the bank.
    """
    fitting = [question for question in bank if question.role in {None, role} or role is None]
    audited = list(project) or [question for question in fitting if question.origin == "audit"]
    first = sorted(
        (question for question in fitting if question.origin != "audit"),
        key=lambda question: (question.role != role if role else False, ORIGINS.index(question.origin)),
    )
    asked = [*_spread(first, openings), *audited[:PROJECT]]
    return Mock(tuple(_turn(question, answers.get(question.key, "")) for question in asked))


def _spread(questions: Sequence[Question], most: int) -> list[Question]:
    """Take questions in turn from where they come from, so that one long list does not fill the interview."""
    by_origin = {origin: [question for question in questions if question.origin == origin] for origin in ORIGINS}
    taken: list[Question] = []
    while len(taken) < most and any(by_origin.values()):
        for waiting in by_origin.values():
            if waiting and len(taken) < most:
                taken.append(waiting.pop(0))
    return taken


def _turn(question: Question, answer: str) -> Turn:
    found = check(answer, wanted(question))
    # What follows up on a description is not followed up once more.
    most = 0 if question.origin == "audit" else FOLLOW_UPS
    return Turn(question, bool(answer.strip()), found, found.missing[:most])
