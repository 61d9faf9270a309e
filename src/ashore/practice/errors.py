"""What can go wrong when a person practises; nothing is written then."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class PracticeError(AshoreError):
    """A question, an answer or a practice that cannot be taken."""

    code: ClassVar[str] = "practice"


class EmptyQuestionError(PracticeError):
    """A question without words."""

    code: ClassVar[str] = "empty_question"


class QuestionTooLongError(PracticeError):
    """More than one asks in one breath (``characters``, ``most``)."""

    code: ClassVar[str] = "question_too_long"


class EmptyAnswerError(PracticeError):
    """An answer without words."""

    code: ClassVar[str] = "empty_answer"


class AnswerTooLongError(PracticeError):
    """More than anybody says in one answer (``characters``, ``most``)."""

    code: ClassVar[str] = "answer_too_long"


class NoSuchQuestionError(PracticeError):
    """No question has this name (``value``)."""

    code: ClassVar[str] = "no_such_question"


class UnclearQuestionError(PracticeError):
    """The beginning of several names (``value``, ``keys``)."""

    code: ClassVar[str] = "unclear_question"


class UnknownPointError(PracticeError):
    """A word for what an answer must contain that is none (``value``, ``known``)."""

    code: ClassVar[str] = "unknown_point"


class BadRatingError(PracticeError):
    """A rating that is not 1, 2, 3 or 4 (``value``)."""

    code: ClassVar[str] = "bad_rating"


class NothingToPractiseError(PracticeError):
    """No question fits what was asked for."""

    code: ClassVar[str] = "nothing_to_practise"


class NoQuestionsError(PracticeError):
    """A file in which no question was found (``file``)."""

    code: ClassVar[str] = "no_questions"


class SheetError(PracticeError):
    """A place in a file of questions that cannot be read (``file``, ``line``, ``quote``)."""

    code: ClassVar[str] = "practice_sheet"


class LooseAnswerError(SheetError):
    """An answer that stands before any question."""

    code: ClassVar[str] = "loose_answer"


class AskedTwiceError(SheetError):
    """A question that stands in the file twice, with another answer (``first``)."""

    code: ClassVar[str] = "asked_twice"


class SheetQuestionLengthError(SheetError):
    """A question that is longer than one asks (``most``)."""

    code: ClassVar[str] = "sheet_question_too_long"


class SheetAnswerLengthError(SheetError):
    """An answer that is longer than anybody says (``most``)."""

    code: ClassVar[str] = "sheet_answer_too_long"


class SheetQuestionEmptyError(SheetError):
    """A mark of a question without its words."""

    code: ClassVar[str] = "sheet_question_empty"
