"""Simulated people who apply: a rate drawn from what is believed, batches, answers after a while."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from ashore.journal.forecasts import Batch, Forecast, of_batch
from ashore.journal.happenings import Happening, Journal
from ashore.journal.resolving import resolve
from ashore.journal.scorecard import Line, scorecard

ROLE = "ai_trainer"
START = date(2025, 1, 6)
WAIT = 24
PRIOR = (2.0, 38.0)


def search(seed: int, *, every: int, size: int, weeks: int = 78, factor: float = 1.0) -> Line:
    """Return how the interviews were judged of one who sent ``size`` applications every so many days.

    The rate is drawn from the prior, so that beliefs which count well are right; what is shown is ``factor`` times
    as much.
    """
    rng = np.random.default_rng(seed)
    rate = rng.beta(*PRIOR)
    sent: list[tuple[int, date, list[date]]] = []
    shown: list[Forecast | None] = []
    entries: list[Happening] = []
    for start in range(0, weeks * 7, every):
        day = START + timedelta(days=start)
        a, b = PRIOR
        for _, before, answers in sent:
            known = sum(answer < day for answer in answers)
            a += known
            b += size - known if (day - before).days > WAIT else 0
        mean, worth = min(factor * a / (a + b), 0.95), a + b
        number = len(sent) + 1
        said = Batch(number, size, day.isoformat(), WAIT, mean * worth, (1 - mean) * worth, *PRIOR)
        shown.append(of_batch(ROLE, day, said))
        answered = [day + timedelta(days=int(rng.integers(1, WAIT))) for _ in range(rng.binomial(size, rate))]
        sent.append((number, day, answered))
        entries.append(Happening(number, "applied", ROLE, size, day.isoformat()))
    number = len(sent)
    for batch, _, answers in sent:
        for answer in answers:
            number += 1
            entries.append(
                Happening(number, "interview", ROLE, 1, answer.isoformat(), "application", answers=batch)
            )
    forecasts = [one for one in shown if one is not None]
    found = resolve(forecasts, Journal(entries), START + timedelta(days=weeks * 7 + 2 * WAIT))
    return scorecard(found, rng).lines[0]
