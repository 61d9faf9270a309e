"""Practising for interviews: the bank of questions, answers word for word, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ashore.errors import AshoreError
from ashore.workspace.rooms.person import PersonRoom

if TYPE_CHECKING:
    from ashore.person.audit import Audit
    from ashore.practice import Question, Schedule
    from ashore.practice.mock import Mock
    from ashore.workspace.practice import DueReview, Notebook
    from ashore.workspace.practising import Imported, Practiser


class PracticeRoom(PersonRoom):
    """What is asked in interviews, and how well it is answered."""

    def notebook(self, *, now: datetime | None = None) -> Notebook:
        """Return the bank of questions as it stands, with what was answered and what is due.

        Parameters
        ----------
        now
            With its time zone; the time it is where this is None.
        """
        from ashore.workspace.practice import Notebook

        return Notebook(self._store, self._wanted_roles, now or datetime.now(UTC))

    def _wanted_roles(self) -> Sequence[str]:
        if (self.folder / "me.yaml").exists():
            with suppress(AshoreError):  # practising goes on whatever is wrong with the person's file
                return self.me().roles
        return ()

    def due_reviews(self, *, today: date | None = None, days: int = 7) -> tuple[DueReview, ...]:
        """Return the practices that are due in some days from ``today``, with the minutes that each takes."""
        now = None if today is None else datetime(today.year, today.month, today.day, 12).astimezone()
        return self.notebook(now=now).due_reviews(days)

    def add_question(
        self, text: str, *, role: str | None = None, needs: Sequence[str] = (), now: datetime | None = None
    ) -> tuple[Question, bool]:
        """Add a question of the person's own; return it, and whether it is new.

        Parameters
        ----------
        role
            Role family by name or title; any where it is None.
        needs
            What a good answer contains, of `ashore.practice.POINTS`; by the question's words where it is empty.

        Raises
        ------
        EmptyQuestionError, QuestionTooLongError, UnknownPointError, UnknownRoleError
        """
        return self._practiser(now).add(text, self.role_family(role), tuple(needs))

    def write_answer(self, key: str, text: str, *, now: datetime | None = None) -> bool:
        """Add a version of the answer to a question; return whether it is another than the last.

        Raises
        ------
        NoSuchQuestionError, UnclearQuestionError, EmptyAnswerError, AnswerTooLongError
        """
        writing = self._practiser(now)
        return writing.answer(writing.notebook.find(key), text)

    def practise(
        self,
        key: str,
        rating: object,
        *,
        seconds: float | None = None,
        points: Iterable[str] = (),
        now: datetime | None = None,
    ) -> Schedule:
        """Write down that a question was practised; return when it is due again.

        Parameters
        ----------
        rating
            1 to 4, or ``again``, ``hard``, ``good``, ``easy``.
        seconds
            How long the answer took; None where it was not timed.
        points
            What the person said, of what the answer must contain.

        Raises
        ------
        NoSuchQuestionError, UnclearQuestionError, BadRatingError
        """
        writing = self._practiser(now)
        return writing.review(writing.notebook.find(key), rating, seconds=seconds, points=points)

    def set_question_aside(self, key: str, *, aside: bool = True, now: datetime | None = None) -> Question:
        """Put a question aside, or take it back; return it.

        Raises
        ------
        NoSuchQuestionError, UnclearQuestionError
        """
        writing = self._practiser(now)
        question = writing.notebook.find(key)
        writing.set_aside(question, aside=aside)
        return question

    def practise_audit(
        self, audit: Audit, project: str, *, now: datetime | None = None
    ) -> tuple[tuple[Question, ...], int]:
        """Put what an audit of a project leaves open into the bank; return that, and how many were put aside."""
        return self._practiser(now).take_audit(audit, project)

    def import_practice(
        self, text: str, file: str, *, role: str | None = None, now: datetime | None = None
    ) -> Imported:
        """Take questions and answers out of a text of the person's own; what cannot be read is named.

        Raises
        ------
        NoQuestionsError, UnknownRoleError
        """
        return self._practiser(now).import_sheet(text, file, self.role_family(role))

    def mock_interview(
        self,
        *,
        role: str | None = None,
        audit: Audit | None = None,
        project: str = "",
        now: datetime | None = None,
    ) -> Mock:
        """Return a mock interview: questions to open with, and what follows up on the written answers.

        Parameters
        ----------
        audit
            Of a project, whose open follow-ups end the interview; those in the bank where it is None.

        Raises
        ------
        UnknownRoleError
        """
        from ashore.practice.bank import from_audit

        follow_ups = () if audit is None else from_audit(audit, project)
        return self.notebook(now=now).mock(role=self.role_family(role), project=follow_ups)

    def role_family(self, text: str | None) -> str | None:
        """Return the role family that a person names; None for None.

        Raises
        ------
        UnknownRoleError
        """
        if text is None:
            return None
        from ashore.journal.reading import read_role

        return read_role(text, self._keeper.reading.vocabulary)

    def _practiser(self, now: datetime | None) -> Practiser:
        from ashore.workspace.practising import Practiser

        return Practiser(self.notebook(now=now))
