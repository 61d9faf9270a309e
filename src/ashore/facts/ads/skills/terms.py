"""Where an ad uses terms of the vocabulary: what a person adds to the list is looked for with more confidence."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ashore.facts.ads.skills.tagger import LABELS
from ashore.text.folding import fold_chars, fold_key
from ashore.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from ahocorasick_rs import AhoCorasick
    from numpy.typing import NDArray

    from ashore.facts.ads.skills.tokens import Tokens

LISTS: Final = {"skill": ("skills", "B-K"), "soft_skill": ("soft_skills", "B-S")}
"""For each field the list of the vocabulary that holds its terms, and the label of a term's first word."""

BONUS: Final = {"latin": 2.0, "han": 0.5, "soft": 0.5}
"""What a term adds to the labels of a skill, by the script of its name; found by cross-validation. Names in Latin
letters mean one thing more often than Chinese ones do."""


class Terms(NamedTuple):
    """A vocabulary made ready.

    Attributes
    ----------
    canonical
        The name of every spelling, by field and ``fold_key``.
    automaton, labels, bonuses
        Finds every spelling in folded text; for each the label of its first word (the next label is that of
        its later words), and what is added.
    """

    canonical: dict[tuple[str, str], str]
    automaton: AhoCorasick
    labels: list[int]
    bonuses: list[float]

    def knows(self, spelling: str) -> bool:
        """Say whether the vocabulary has a skill of this spelling."""
        return ("skill", fold_key(spelling)) in self.canonical


@lru_cache(maxsize=8)
def compiled(vocabulary: Vocabulary) -> Terms:
    """Make a vocabulary ready; done once for each."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    canonical: dict[tuple[str, str], str] = {}
    spellings: dict[str, tuple[int, float]] = {}
    for field, (listed, label) in LISTS.items():
        for term in vocabulary.terms(listed):
            for surface in term.surfaces:
                canonical.setdefault((field, fold_key(surface)), term.name)
                script = "latin" if fold_chars(surface[:1]).isascii() else "han"
                bonus = BONUS["soft" if field == "soft_skill" else script]
                spellings.setdefault(fold_chars(surface), (LABELS.index(label), bonus))
    return Terms(
        canonical,
        AhoCorasick(list(spellings), matchkind=MatchKind.LeftmostLongest),
        [label for label, _ in spellings.values()],
        [bonus for _, bonus in spellings.values()],
    )


def add_bonus(emissions: NDArray[np.float32], folded: str, tokens: Tokens, terms: Terms) -> None:
    """Raise the emissions (words x labels) where terms stand as whole words: R stands in no "research"."""
    starts, ends = tokens.starts, tokens.ends
    for term, start, end in terms.automaton.find_matches_as_indexes(folded):
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] != start:
            continue
        last = bisect_left(ends, end)
        if last < len(ends) and ends[last] == end:
            label, bonus = terms.labels[term], terms.bonuses[term]
            emissions[first, label] += bonus
            emissions[first + 1 : last + 1, label + 1] += bonus
