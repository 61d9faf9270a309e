"""Label the words of an ad: emissions gathered from tables of words, best sequences by ``lattice.viterbi``.

A feature of a word type is a row that is computed when the word is first met and gathered from then on, so an ad
costs a few dozen numpy calls and no string is built while it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.skills import words as by_itself
from ashore.facts.ads.skills.context import Context, context
from ashore.facts.ads.skills.cues import SECTIONS, Cues
from ashore.facts.ads.skills.lattice import viterbi
from ashore.facts.ads.skills.lexicon import PAD, PLAN, VECTOR_OFFSETS, Lexicon, names
from ashore.facts.ads.skills.strength import codes
from ashore.facts.ads.skills.words import CUE_NAMES, RIGHT_NAMES, SHAPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ashore.facts.ads.skills.tokens import Tokens

LABELS: Final = ("O", "B-K", "I-K", "B-S", "I-S")
"""Outside; first and later words of a skill (K) and of a soft skill (S)."""
_MOST_TYPES: Final = 200_000
"""Word types whose rows are kept; a stream with more begins anew."""


@dataclass(frozen=True)
class Weights:
    """What training gave.

    Attributes
    ----------
    index
        Number of each feature's name.
    state
        Features x labels.
    pair_keys, pair_state
        ``left * known words + right``, sorted, and for each pair of neighbours what it says of its right word
        and of its left word: pairs x (2 x labels).
    transitions
        Labels x labels.
    """

    index: dict[str, int]
    state: NDArray[np.float32]
    pair_keys: NDArray[np.int64]
    pair_state: NDArray[np.float32]
    transitions: NDArray[np.float32]

    def of(self, *features: str) -> NDArray[np.float32]:
        """Return the sum of the named features' weights; an unknown name weighs nothing."""
        rows = [row for name in features if (row := self.index.get(name)) is not None]
        total: NDArray[np.float32] = self.state[rows].sum(axis=0)
        return total


class _Types:
    """The word types met so far: for each what it is by itself and its row of emissions."""

    def __init__(self, lexicon: Lexicon, weights: Weights) -> None:
        import numpy as np

        self._lexicon, self._weights = lexicon, weights
        self._vectors = {
            offset: np.stack([weights.of(f"e{offset}.{d}") for d in range(lexicon.vectors.shape[1])])
            for offset in VECTOR_OFFSETS
        }
        self.reset()

    def reset(self) -> None:
        import numpy as np

        size = 4096
        self.number: dict[str, int] = {}
        self.emissions = np.zeros((len(PLAN), size, len(LABELS)), np.float32)
        self.traits = np.zeros((5, size), np.intp)  # cue, right, marks, shape, number among the known words
        self.add(PAD)

    def add(self, word: str) -> int:
        import numpy as np

        number = len(self.number)
        if number == self.traits.shape[1]:
            self.emissions = np.concatenate((self.emissions, np.zeros_like(self.emissions)), axis=1)
            self.traits = np.concatenate((self.traits, np.zeros_like(self.traits)), axis=1)
        attributes = self._lexicon.attributes(word)
        vector = self._lexicon.vector(word)
        for row, offset in enumerate(PLAN):
            self.emissions[row, number] = self._weights.of(*names(attributes, offset))
            if vector is not None and offset in VECTOR_OFFSETS:
                self.emissions[row, number] += vector @ self._vectors[offset]
        known = attributes["w"]
        self.traits[:, number] = (
            by_itself.cue(known),
            by_itself.right(known),
            by_itself.marks(word),
            by_itself.SHAPE_OF.get(attributes["s"], 0),
            self._lexicon.index.get(known, -1),
        )
        self.number[word] = number
        return number

    def numbers(self, words: list[str]) -> NDArray[np.intp]:
        """Return the number of each word, between three pads on either side."""
        import numpy as np

        if len(self.number) > _MOST_TYPES:
            self.reset()
        number, add = self.number, self.add
        found = [number[word] if word in number else add(word) for word in words]
        pad = [0] * max(PLAN)
        return np.array([*pad, *found, *pad], np.intp)


@dataclass(frozen=True, eq=False)
class Reading:
    """An ad's words as numbers: emissions (words x labels), where they begin, what they are, where they stand."""

    emissions: NDArray[np.float32]
    starts: NDArray[np.intp]
    cues: NDArray[np.intp]
    marks: NDArray[np.intp]
    at: Context

    def codes(self, first: NDArray[np.intp], last: NDArray[np.intp], found: Cues) -> NDArray[np.intp]:
        """Return the features by which the strength of each skill is judged; see ``strength.codes``."""
        return codes(first, last, self.starts, self.cues, self.marks, self.at, found)


@dataclass(frozen=True, eq=False)
class Tagger:
    """A linear-chain conditional random field over the words of an ad.

    Attributes
    ----------
    tilt
        Added to every label, in their order: what moves the balance between precision and recall.
    """

    lexicon: Lexicon
    weights: Weights
    tilt: NDArray[np.float32]

    @cached_property
    def _types(self) -> _Types:
        return _Types(self.lexicon, self.weights)

    @cached_property
    def _by_cue(self) -> NDArray[np.float32]:
        """Cue x distance x right x scope x labels."""
        import numpy as np

        of = self.weights.of
        table = np.empty((len(CUE_NAMES), 4, len(RIGHT_NAMES), 4, len(LABELS)), np.float32)
        for c, cue in enumerate(CUE_NAMES):
            distances = np.stack([of(f"cue={cue}|d={d}") for d in range(4)])
            rights = np.stack([of(f"cue={cue}|rc={right}", f"rc={right}") for right in RIGHT_NAMES])
            scopes = np.stack([of(f"cue={cue}|fl={scope}", f"fl={scope}") for scope in range(4)])
            table[c] = distances[:, None, None] + rights[None, :, None] + scopes[None, None, :]
            table[c] += of(f"cue={cue}", "bias") + self.tilt
        return table

    @cached_property
    def _by_section(self) -> NDArray[np.float32]:
        """Section x cue x shape x labels."""
        import numpy as np

        of = self.weights.of
        table = np.empty((len(SECTIONS), len(CUE_NAMES), len(SHAPES), len(LABELS)), np.float32)
        for s, section in enumerate(SECTIONS):
            cues = np.stack([of(f"sec={section}|cue={cue}") for cue in CUE_NAMES])
            shapes = np.stack([of(f"sec={section}|s={kind}") for kind in SHAPES])
            table[s] = cues[:, None] + shapes[None, :] + of(f"sec={section}")
        return table

    @cached_property
    def _by_line(self) -> NDArray[np.float32]:
        import numpy as np

        return np.stack([self.weights.of(f"ln={line}") for line in range(6)])

    def read(self, tokens: Tokens, found: Cues) -> Reading:
        """Return the emissions of an ad's words and what is known of their places."""
        import numpy as np

        types = self._types
        ids = types.numbers(tokens.words)
        pads, n = max(PLAN), len(tokens.words)
        own = ids[pads : pads + n]
        emissions = types.emissions[pads][own]
        for row, offset in enumerate(PLAN):
            if offset:
                emissions += types.emissions[row][ids[pads + offset : pads + offset + n]]
        cues, rights, marks, shapes, _ = types.traits[:, own]
        starts = np.array(tokens.starts, np.intp)
        at = context(starts, cues, rights, marks, found)
        emissions += self._by_cue[at.cue, at.distance, at.right, at.scope]
        emissions += self._by_section[at.section, at.cue, shapes]
        emissions += self._by_line[at.line]
        self._add_pairs(emissions, types.traits[4, ids[pads - 1 : pads + n + 1]])
        return Reading(emissions, starts, cues, marks, at)

    def _add_pairs(self, emissions: NDArray[np.float32], known: NDArray[np.intp]) -> None:
        """Add what neighbours say together; ``known`` holds the words' numbers with one pad on either side."""
        import numpy as np

        keys = self.weights.pair_keys
        if not len(keys):
            return
        wanted = known[:-1] * len(self.lexicon.index) + known[1:]
        wanted[(known[:-1] < 0) | (known[1:] < 0)] = -1
        rows = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = np.flatnonzero(keys[rows] == wanted)
        said = self.weights.pair_state[rows[hit]]
        width = len(LABELS)
        of_right = hit < len(emissions)
        emissions[hit[of_right]] += said[of_right, :width]
        of_left = hit > 0
        emissions[hit[of_left] - 1] += said[of_left, width:]

    def label(self, emissions: NDArray[np.float32], marks: NDArray[np.intp], first: int) -> NDArray[np.intp]:
        """Return the best label of each word, as an index into ``LABELS``; outside before word ``first``.

        Chains end at marks that no skill contains, which changes nothing: the label of such a mark is O.
        """
        begins, lengths = chains(marks, first)
        return viterbi(emissions, self.weights.transitions, begins, lengths)


def chains(marks: NDArray[np.intp], first: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each run of words between marks begins, from word ``first`` on, and its length."""
    import numpy as np

    stops = np.flatnonzero((marks & by_itself.CHAIN_STOP) > 0)
    stops = np.concatenate(([first - 1], stops[stops >= first], [len(marks)]))
    lengths = np.diff(stops) - 1
    whole = lengths > 0
    return stops[:-1][whole] + 1, lengths[whole]
