"""Entries that are to be written together, before they have numbers: what an import hands to the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from ashore.journal.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry to be.

    Attributes
    ----------
    outcome
        Without number; ``key`` is filled, so that the same draft is written once however often it is sent.
        ``answers`` is an entry of the journal, where what it answers is in the journal already, else None;
        ``undoes`` and ``replaces`` are None.
    answers
        The draft that this one answers, by its place among those that are written together, always an earlier one;
        None where ``outcome.answers`` says it, or nothing does.
    line
        Where it stood in the file, from 1.
    """

    outcome: Outcome
    answers: int | None = None
    line: int = 0
