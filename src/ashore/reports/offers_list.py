"""The offers of a journal, one a line: what was offered, what that is a month, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashore.errors import AshoreError
from ashore.plans.offered import deal, tastes
from ashore.plans.offers import reckon, window
from ashore.reports.offers_words import Teller, yuan
from ashore.words import Language, explain

if TYPE_CHECKING:
    from ashore.person.inputs import Inputs
    from ashore.plans.offered import Offered


@dataclass(frozen=True, slots=True)
class Listed:
    """One offer.

    Attributes
    ----------
    told
        The pay as it was offered; empty where none was written down.
    mean
        Take-home money a month of the work it covers; empty where it cannot be counted.
    answer
        What was answered, else until when it stands.
    problem
        Message and remedy where it cannot be compared; None where it can.
    """

    key: str
    day: str
    name: str
    about: str
    told: str
    mean: str
    answer: str
    problem: tuple[str, str] | None


def listed(
    offers: Iterable[Offered], inputs: Inputs, language: Language, today: str, horizon: int | None = None
) -> tuple[Listed, ...]:
    """Return a line for each offer."""
    words, weighed = Teller(language), tastes(inputs)
    months = horizon or round(inputs.value("horizon"))
    found = []
    for one in offers:
        told = mean = ""
        problem = None
        try:
            made = deal(one, inputs)
        except AshoreError as error:
            problem = explain(error, language)
        else:
            told, mean = words.told(made), yuan(reckon(made, weighed, window([made], months)).mean)
        found.append(
            Listed(
                one.key,
                one.entry.day,
                words.name(one),
                words.about(one),
                told,
                mean,
                words.answered(one, today),
                problem,
            )
        )
    return tuple(found)
