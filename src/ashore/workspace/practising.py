"""Changes to what is practised: questions, answers, reviews; each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from ashore.practice.bank import from_audit
from ashore.practice.points import wanted
from ashore.practice.questions import Question, checked_answer, folded, typed
from ashore.practice.schedule import LONGEST, Review, Schedule, rating
from ashore.practice.sheets import read_sheet
from ashore.workspace.practice import Notebook

if TYPE_CHECKING:
    from ashore.person.audit import Audit
    from ashore.practice.errors import SheetError


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file of questions and answers.

    Attributes
    ----------
    questions, answers
        How many are new, or have another answer now.
    unchanged
        How many were there already, with the same answer.
    broken
        What could not be read.
    """

    questions: int
    answers: int
    unchanged: int
    broken: tuple[SheetError, ...]


class Practiser:
    """Writes what is practised, by a notebook that was opened for it."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self._table = notebook.store.practice
        self._database = notebook.store.database
        self._now = notebook.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def add(self, text: str, role: str | None, needs: tuple[str, ...]) -> tuple[Question, bool]:
        """Add a question of the person's own; return it, and whether it is new."""
        question = typed(text, role, needs=needs)
        with self._database.transaction():
            new = self._table.keep(question, self._now)
        return question if new else self.notebook.questions[question.key], new

    def answer(self, question: Question, text: str) -> bool:
        """Add a version of an answer; return whether it is another than the last."""
        words = checked_answer(text)
        with self._database.transaction():
            self._table.keep(question, self._now)
            return self._table.write(question.key, words, self._now)

    def review(self, question: Question, how: object, *, seconds: float | None, points: Iterable[str]) -> Schedule:
        """Write down a practice; return when the question is due again."""
        grade = rating(how)
        said = tuple(point for point in wanted(question) if point in set(points))
        timed = None if seconds is None else round(min(max(seconds, 0.0), LONGEST), 1)
        with self._database.transaction():
            self._table.keep(question, self._now)
            return self._table.review(Review(question.key, grade, self._now, timed, said))

    def set_aside(self, question: Question, *, aside: bool) -> None:
        """Put a question aside, or take it back."""
        with self._database.transaction():
            if (question.key in self._table.asides()) != aside:
                self._table.set_aside(question.key, self._now, aside=aside)

    def take_audit(self, audit: Audit, project: str) -> tuple[tuple[Question, ...], int]:
        """Put what an audit leaves open into the bank; what the same project no longer leaves open is put aside.

        Returns
        -------
        The open questions, and how many were put aside.
        """
        open_ = from_audit(audit, project)
        keys = {question.key for question in open_}
        with self._database.transaction():
            asides = self._table.asides()
            closed = [
                known.key
                for known in self._table.questions()
                if known.origin == "audit" and known.place.source == project and known.key not in keys
            ]
            for key in closed:
                if key not in asides:
                    self._table.set_aside(key, self._now, aside=True)
            for question in open_:
                self._table.keep(question, self._now)
                if question.key in asides:
                    self._table.set_aside(question.key, self._now, aside=False)
        return open_, len(set(closed) - asides)

    def import_sheet(self, text: str, file: str, role: str | None) -> Imported:
        """Take questions and answers out of a text; what is broken is named, the rest is taken."""
        sheet = read_sheet(text, file)
        questions = answers = unchanged = 0
        with self._database.transaction():
            for asked in sheet.asked:
                question = self._known(asked.question, role)
                new = self._table.keep(question, self._now)
                other = bool(asked.answer) and self._table.write(
                    question.key, checked_answer(asked.answer), self._now
                )
                questions += new
                answers += other
                unchanged += not (new or other)
        return Imported(questions, answers, unchanged, sheet.broken)

    def _known(self, text: str, role: str | None) -> Question:
        """Return the question of the bank with these words, whatever it came from; else a new one."""
        made = typed(text, role)
        same = self._by_words.get(folded(made.text.zh), [])
        if role is not None:
            same = [question for question in same if question.role == role]
        return same[0] if len(same) == 1 else made

    @cached_property
    def _by_words(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in self.notebook.questions.values():
            for words in {question.text.en, question.text.zh}:
                found.setdefault(folded(words), []).append(question)
        return found
