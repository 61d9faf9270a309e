"""Ways in which two occupations are alike, each a symmetric matrix over all: from ratings, tools and words.

No relation between occupations that O*NET states is among them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from transfer_training.onet import Floats, Onet

TOPICS: Final = 100
"""Dimensions that the words of an occupation are brought down to: synonyms fall together (LSA)."""
TITLE_TOPICS: Final = 200

_WORD: Final = re.compile("[a-z]+")
_STOP: Final = frozenset(
    re.findall(
        "[a-z]+",
        "a an and or of in to for the with on by as such from at is are be that other their using use used into "
        "may its which who all not including any within between through",
    )
)
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ers", "ors", "er", "or", "ies", "es", "ed", "s", "y", "e")
_STEM: Final = 4
"""Letters that an ending leaves at least."""
_COMMON: Final = 0.6
"""A word of more than this share of the occupations says nothing."""


def cosine(rows: Floats) -> Floats:
    """Return the cosine between every two rows."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.maximum(length, 1e-12)
    return np.asarray(unit @ unit.T, dtype=np.float64)


def standardised(values: Floats) -> Floats:
    """Return each column with mean 0 and deviation 1; what is unknown counts as the column's mean."""
    filled = np.where(np.isnan(values), np.nanmean(values, axis=0), values)
    spread = np.maximum(filled.std(axis=0), 1e-9)
    return np.asarray((filled - filled.mean(axis=0)) / spread, dtype=np.float64)


def near(values: Floats) -> Floats:
    """Return minus the mean distance over the columns, standardised."""
    columns = standardised(values)
    return np.asarray(-np.abs(columns[:, None, :] - columns[None, :, :]).mean(axis=2), dtype=np.float64)


def words(text: str) -> Iterable[str]:
    """Yield the words of a text that say something, cut to a rough stem."""
    for word in _WORD.findall(text.lower()):
        if len(word) > 1 and word not in _STOP:
            ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
            yield word[: len(word) - len(ending)]


def bag(counts: Counter[str]) -> Counter[str]:
    """Return the words of texts that stand so and so often."""
    found: Counter[str] = Counter()
    for text, count in counts.items():
        for word in words(text):
            found[word] += count
    return found


def tfidf(bags: Sequence[Counter[str]], *, least: int = 1) -> Floats:
    """Return damped counts times rarity, a row a bag; columns in the order of the alphabet.

    ``least`` is how many bags a word must be in.
    """
    spread = Counter(word for counts in bags for word in counts)
    kept = sorted(word for word, count in spread.items() if least <= count < _COMMON * len(bags))
    place = {word: number for number, word in enumerate(kept)}
    rows = np.zeros((len(bags), len(kept)))
    for number, counts in enumerate(bags):
        for word, count in counts.items():
            if word in place:
                rows[number, place[word]] = (1 + math.log(count)) * math.log(1 + len(bags) / spread[word])
    return rows


def topics(rows: Floats, dimensions: int) -> Floats:
    """Return the rows of length 1 in their leading singular directions (Deerwester et al., JASIS 41, 1990)."""
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    # The left singular vectors of the few rows are the eigenvectors of their products: no need of the many words.
    squares, directions = np.linalg.eigh(unit @ unit.T)
    sizes = np.sqrt(np.maximum(squares, 0.0))
    return np.asarray((directions * sizes)[:, ::-1][:, :dimensions], dtype=np.float64)


def scaled(likeness: Floats) -> Floats:
    """Return a likeness with mean 0 and deviation 1 over all pairs of two occupations."""
    pairs = likeness[~np.eye(len(likeness), dtype=bool)]
    return np.asarray((likeness - pairs.mean()) / pairs.std(), dtype=np.float64)


def baseline(onet: Onet) -> Floats:
    """Return the cosine over importance and level of the 35 skills as they are rated."""
    return cosine(np.hstack([onet.rated("skills", scale).values for scale in ("IM", "LV")]))


def standardised_baseline(onet: Onet) -> Floats:
    """Return the same cosine with every rating standardised."""
    return cosine(standardised(np.hstack([onet.rated("skills", scale).values for scale in ("IM", "LV")])))


def all_words(onet: Onet) -> Floats:
    """Return the cosine over topics of everything that is written of an occupation."""
    texts = [
        [bag(counts) for counts in onet.counted(table, column)]
        for table, column in (
            ("alternate_titles", "Alternate Title"),
            ("task_statements", "Task"),
            ("tasks_to_dwas", "DWA Title"),
            ("occupation_data", "Description"),
        )
    ]
    together: list[Counter[str]] = [sum(parts, Counter()) for parts in zip(*texts, strict=True)]
    return cosine(topics(tfidf(together, least=2), TOPICS))


def features(onet: Onet) -> dict[str, Floats]:
    """Return every likeness by its name, scaled."""
    knowledge = np.hstack([onet.rated("knowledge", scale).values for scale in ("IM", "LV")])
    preparation = onet.preparation()
    titles = [bag(counts) for counts in onet.counted("alternate_titles", "Alternate Title")]
    found = {
        "skills": baseline(onet),
        "skills, standardised": standardised_baseline(onet),
        "knowledge, standardised": cosine(standardised(knowledge)),
        "work styles, standardised": cosine(standardised(onet.rated("work_styles", "IM").values)),
        "interests, standardised": cosine(standardised(onet.rated("interests", "OI").values)),
        "education": near(preparation[:, :1]),
        "education, experience and training": near(preparation),
        "work activities": cosine(tfidf(onet.counted("tasks_to_dwas", "DWA ID"), least=2)),
        "technology": cosine(tfidf(onet.counted("technology_skills", "Commodity Title"))),
        "words of titles": cosine(topics(tfidf(titles, least=2), TITLE_TOPICS)),
        "all words, topics": all_words(onet),
    }
    return {name: scaled(likeness) for name, likeness in found.items()}


def hierarchy(onet: Onet) -> dict[str, Floats]:
    """Return whether two codes share a group of the classification: major, minor, broad, detailed."""
    sizes = {"major group": 2, "minor group": 4, "broad occupation": 6, "detailed occupation": 7}
    found = {}
    for name, size in sizes.items():
        stems = np.array([code[:size] for code in onet.codes])
        found[name] = scaled((stems[:, None] == stems[None, :]).astype(np.float64))
    return found
