"""The role family that a title names, as tables of applications have them: 高级AI产品经理（上海）."""

from __future__ import annotations

from functools import lru_cache

from ashore.facts.ads.roles import features, learnt_weights, role_words, scores
from ashore.text.folding import fold
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker


@lru_cache(maxsize=16384)
def role_of_title(title: str, vocabulary: Vocabulary) -> str | None:
    """Return the role family of a name or title; None where no phrase of any stands in it.

    It is the reader of job ads, without duties to read: a title of which it knows no phrase tells nothing.
    """
    named = linker(vocabulary, "roles").look_up(title)
    if named is not None:
        return named.name
    words = role_words(vocabulary)
    described = features(fold(title).text, "", words)
    said = [family for family in words.families if f"title:{family}" in described]
    if not said:
        return None
    marks = scores(described, words, learnt_weights())
    return max(said, key=lambda family: marks[family])
