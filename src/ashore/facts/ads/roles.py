"""The family of roles an ad belongs to: a linear model over the phrases of its title and the cues of its duties.

What is looked for stands in ``roles.tsv`` (aliases are phrases of titles, ``cues`` words of duties), so a person
can read and extend it. How much each counts is learnt by ``scripts/train_roles.py`` and ships as
``role_weights.tsv``; a family that the weights do not know is weighed by `PRIOR`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.reading import Ad, Found, clause_at, tidy
from ashore.text.folding import fold, fold_chars
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

PRIOR: Final[Mapping[str, float]] = {"title": 1.0, "length": 3.0, "head": 1.5, "cues": 1.0}
"""What a family's own features weigh before anything is learnt."""

CROSSED: Final[Mapping[str, tuple[str, float]]] = {
    "nlp title, llm duties": ("llm_algorithm", 1.5),
    "product title, ai in it": ("ai_product_manager", 5.0),
    "no phrase": ("other", 1.0),
}
"""Features with a name of their own: which family they speak for, and their weight before anything is learnt."""

_READ: Final = 4000
_MOST: Final = 4


class Phrases:
    """Phrases with the families that own them, found as whole words where they are Latin."""

    def __init__(self, owners: Mapping[str, tuple[str, ...]]) -> None:
        self._phrases = list(owners)
        self._owners = list(owners.values())
        self._automaton: AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return start, end and families of every phrase in a folded text, leftmost and longest first."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._automaton = AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)
        return [
            (start, end, self._owners[i])
            for i, start, end in self._automaton.find_matches_as_indexes(text)
            if _is_word(text, start, end)
        ]


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell a word from a piece of one; a long stem may go on (fine-tun-ing), a short word may not (ros-ter)."""
    if not text[start].isascii() or not text[start].isalnum():
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and before.isalnum():
        return False
    return not (end - start <= 4 and after.isascii() and after.isalpha())


@dataclass(frozen=True)
class RoleWords:
    """The families of a vocabulary, compiled."""

    families: tuple[str, ...]
    titles: Phrases
    cues: Phrases


@lru_cache(maxsize=16)
def role_words(vocabulary: Vocabulary) -> RoleWords:
    """Compile the roles of a vocabulary."""
    titles: dict[str, list[str]] = defaultdict(list)
    cues: dict[str, list[str]] = defaultdict(list)
    terms = vocabulary.terms("roles")
    for term in terms:
        for alias in term.aliases:
            titles[fold_chars(alias)].append(term.name)
        for cue in term.attributes.get("cues", "").split("|"):
            if cue.strip():
                cues[fold_chars(cue.strip())].append(term.name)
    return RoleWords(
        tuple(term.name for term in terms),
        Phrases({phrase: tuple(families) for phrase, families in titles.items()}),
        Phrases({cue: tuple(families) for cue, families in cues.items()}),
    )


_ASIDE: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?")
_EMPTY_HEAD: Final = re.compile(r"member of technical staff|(?:staff|senior|principal|lead)?\s*$")
_CUT: Final = re.compile(r",|\s[-–—]\s|-\s")
_AI: Final = re.compile(
    r"(?<![a-z])(?:ai|ml|llm|genai|agents?|agentic|aigc|machine learning)(?![a-z])|大模型|智能|算法|智能体"
)
_NLP: Final = re.compile(r"nlp|自然语言|natural language")


def head_of(title: str) -> str:
    """Return the part of a folded title that names the job: before the comma in English, without brackets.

    "Engineering Manager, Public Sector" is a manager; "Member of Technical Staff (Inference)" says it in brackets.
    """
    bare = _ASIDE.sub(" ", title).strip()
    if title.isascii():
        first = _CUT.split(bare, maxsplit=1)[0]
        return title if _EMPTY_HEAD.fullmatch(first.strip()) else first
    return bare or title


def features(title: str, duties: str, words: RoleWords) -> dict[str, float]:
    """Describe an ad by its folded title and duties.

    Returns
    -------
    dict
        ``title:f`` a phrase of family f stands in the title; ``length:f`` how long the longest is, a Chinese word
        of eight characters being 1; ``head:f`` it is the last in the title's head; ``cues:f`` the share of f among
        the cues, between 0 and 4; and a few that are named for what they say.
    """
    described: dict[str, float] = {"always": 1.0}
    found = words.titles.find(title)
    for start, end, families in found:
        length = (end - start) / (16 if title[start:end].isascii() else 8)
        for family in families:
            described[f"title:{family}"] = 1.0
            described[f"length:{family}"] = max(described.get(f"length:{family}", 0.0), length)
    heads = words.titles.find(head_of(title))
    for family in heads[-1][2] if heads else ():
        described[f"head:{family}"] = 1.0
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter(
        (duties[start:end], families) for start, end, families in words.cues.find(duties[:_READ])
    )
    shares: dict[str, float] = defaultdict(float)
    for (_, families), count in counts.items():
        for family in families:
            shares[family] += math.sqrt(min(count, _MOST))
    total = 1.0 + sum(shares.values())
    described |= {f"cues:{family}": 4.0 * share / total for family, share in shares.items()}
    described |= _crossed(title, described)
    if not found:
        described["no phrase"] = 1.0
    return described


def _crossed(title: str, described: Mapping[str, float]) -> dict[str, float]:
    crossed = {}
    if _NLP.search(title):
        crossed["nlp title, llm duties"] = described.get("cues:llm_algorithm", 0.0)
    if "title:product_manager" in described and _AI.search(title):
        crossed["product title, ai in it"] = 1.0
    return crossed


Weights = Mapping[str, Mapping[str, float]]


@cache
def learnt_weights() -> Weights:
    """Return what ships: for each feature the weight of each family, zero weights left out."""
    table: dict[str, dict[str, float]] = {}
    with resources.files(__package__).joinpath("role_weights.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    families = rows[0][1:]
    for feature, *cells in rows[1:]:
        table[feature] = {family: float(cell) for family, cell in zip(families, cells, strict=True) if float(cell)}
    return table


def prior_weight(feature: str, family: str) -> float:
    """Return what a feature weighs for a family before anything is learnt."""
    kind, _, owner = feature.partition(":")
    if feature in CROSSED:
        return CROSSED[feature][1] if CROSSED[feature][0] == family else 0.0
    return PRIOR.get(kind, 0.0) if owner == family else 0.0


def scores(described: Mapping[str, float], words: RoleWords, weights: Weights) -> dict[str, float]:
    """Return the score of every family; the highest is the one to state."""
    known = set(weights.get("always", ()))
    total = dict.fromkeys(words.families, 0.0)
    for feature, value in described.items():
        for family, weight in weights.get(feature, {}).items():
            if family in total:
                total[family] += weight * value
        owner = feature.partition(":")[2]
        if owner and owner not in known and owner in total:
            total[owner] += prior_weight(feature, owner) * value
    return total


def find_role(ad: Ad, title: Span | None, vocabulary: Vocabulary) -> Iterator[Found]:
    """Yield the family of the role, cited at the title, or at the duty that tells it where the title does not."""
    if title is None:
        return
    words = role_words(vocabulary)
    name = fold(ad.quote(title)).text
    duties = ad.folded[ad.body :]
    described = features(name, duties, words)
    ranked = scores(described, words, learnt_weights())
    family = max(ranked, key=lambda key: ranked[key], default=None)
    if family is None:
        return
    start, end = title
    if f"title:{family}" not in described:
        start, end = _telling_duty(ad, family, words) or title
    yield Found("role_family", family, start, end)


def _telling_duty(ad: Ad, family: str, words: RoleWords) -> Span | None:
    """Return the clause with the first cue of a family."""
    for start, end, families in words.cues.find(ad.folded[ad.body : ad.body + _READ]):
        if family in families:
            clause = tidy(ad.folded, *clause_at(ad.folded, ad.body + start, ad.body + end))
            return max(clause[0], ad.body), clause[1]
    return None
