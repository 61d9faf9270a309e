"""Train the judge of strength on the skills of annotated ads, each where its quote stands."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from ashore.facts.ads.skills.context import context
from ashore.facts.ads.skills.cues import find
from ashore.facts.ads.skills.strength import SIZES, STRENGTHS, Judge, codes
from ashore.facts.ads.skills.tokens import tokenise
from ashore.facts.ads.skills.words import cue, marks, norm, right
from ashore.text.folding import fold_chars
from skills_training.corpus import Ad


def samples(ad: Ad) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the codes of an ad's annotated skills and the number of each one's strength."""
    folded = fold_chars(ad.text)
    tokens, found = tokenise(ad.text, folded), find(ad.text, folded)
    begins = {start: number for number, start in enumerate(tokens.starts)}
    ends = {end: number for number, end in enumerate(tokens.ends)}
    rows = []
    for fact in ad.facts:
        if fact["field"] == "skill" and fact.get("strength") in STRENGTHS:
            start = ad.text.find(fact["quote"]) + fact["quote"].find(fact["value"])
            end = start + len(fact["value"])
            if start in begins and end in ends and begins[start] <= ends[end]:
                rows.append((begins[start], ends[end], STRENGTHS.index(fact["strength"])))
    if not rows:
        return np.empty((0, len(SIZES)), np.intp), np.empty(0, np.intp)
    known = [norm(word) for word in tokens.words]
    starts = np.array(tokens.starts, np.intp)
    cues = np.array([cue(word) for word in known], np.intp)
    stops = np.array([marks(word) for word in tokens.words], np.intp)
    at = context(starts, cues, np.array([right(word) for word in known], np.intp), stops, found)
    first, last, strength = np.array(rows, np.intp).T
    return codes(first, last, starts, cues, stops, at, found), strength


def train(ads: Iterable[Ad], regularisation: float = 0.3) -> Judge:
    """Return the judge; ``regularisation`` is the inverse strength of L2, as scikit-learn has it."""
    pairs = [samples(ad) for ad in ads]
    skills = np.concatenate([row for row, _ in pairs])
    wanted = np.concatenate([row for _, row in pairs])
    offsets = np.concatenate(([0], np.cumsum(SIZES)[:-1]))
    hot = np.zeros((len(skills), sum(SIZES)), np.float32)
    np.put_along_axis(hot, skills + offsets, 1.0, axis=1)
    model = LogisticRegression(C=regularisation, max_iter=1000).fit(hot, wanted)
    table = np.zeros((sum(SIZES), len(STRENGTHS)), np.float32)
    for row, strength in enumerate(model.classes_):
        table[:, strength] = model.coef_[row] + model.intercept_[row] / len(SIZES)
    return Judge(table)
