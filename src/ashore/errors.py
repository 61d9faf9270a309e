"""What can go wrong for a user: one class per kind of mistake, worded at the edge in both languages."""

from __future__ import annotations

from typing import Any, ClassVar


class Key(str):
    """The name of a sentence in the catalogues, as a detail of an error: it is worded with the error."""

    __slots__ = ()


class AshoreError(Exception):
    """A mistake a person can put right.

    ``code`` names the sentence and the remedy in the catalogues of ``ashore.words``
    (``error.<code>.message`` and ``error.<code>.remedy``), ``details`` fills their places.
    Anything else that is raised is a bug and keeps its traceback.
    """

    code: ClassVar[str]
    exit_status: ClassVar[int] = 2

    def __init__(self, **details: Any) -> None:
        self.details = details
        super().__init__(self.code, details)

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code}({shown})"


class SeveralError(AshoreError):
    """Several mistakes in one file, told together (``file``, ``count``), each with its own sentence and remedy."""

    code: ClassVar[str] = "several"

    def __init__(self, problems: tuple[AshoreError, ...], **details: Any) -> None:
        self.problems = problems
        super().__init__(count=len(problems), **details)
