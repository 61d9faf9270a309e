"""How strongly an ad asks for a skill: required, preferred or among the duties.

A multinomial logistic regression over where the skill stands: its section, the cues around it, how many commas lie
between it and a wish (优先). Each family of features is a table of weights by number, so all skills of an ad are
judged by a dozen gathers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.skills.cues import SECTIONS, Cues
from ashore.facts.ads.skills.words import CLAUSE_STOP, CUE_NAMES, LIST_COMMA, RIGHT_NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ashore.facts.ads.skills.context import Context

STRENGTHS: Final = ("required", "preferred", "duty")
"""In the order in which the stronger wins where an ad asks for one skill several times."""
NEGATED: Final = "negated"

_FAR: Final = 3
_NONE: Final = _FAR + 1
_OPENING: Final = 4
"""How many words into a sentence its opening cue may stand."""
_AHEAD: Final = 2
"""Which family holds the distance to the next wish."""
_DISTANCES: Final = _NONE + 1

_S, _C, _R = len(SECTIONS), len(CUE_NAMES), len(RIGHT_NAMES)
SIZES: Final = (
    *(_S, 4 * _S, _DISTANCES, _DISTANCES * _S, _DISTANCES, _DISTANCES * _S),
    *(4 * _S, _C * _S, _R * _S, _C * _S, 2 * _S, 32),
)
"""How many values each family of features has, in the order in which ``codes`` returns them."""


def _distance(
    places: NDArray[np.intp],
    starts: NDArray[np.intp],
    sentence: NDArray[np.intp],
    commas: NDArray[np.intp],
    at: NDArray[np.intp],
    *,
    ahead: bool,
) -> NDArray[np.intp]:
    """Return how many commas lie between each word ``at`` and the nearest place in its sentence, or ``_NONE``."""
    import numpy as np

    if not len(places):
        return np.full(len(at), _NONE)
    words = np.searchsorted(starts, places, side="right") - 1  # the word that holds the place
    words = np.maximum(words, 0)
    nearest = np.searchsorted(words, at, side="left") - (0 if ahead else 1)
    inside = (nearest >= 0) & (nearest < len(words))
    word = words[np.where(inside, nearest, 0)]
    inside &= sentence[word] == sentence[at]
    between = np.abs(commas[word] - commas[at])
    return np.where(inside, np.minimum(between, _FAR), _NONE)


def codes(
    first: NDArray[np.intp],
    last: NDArray[np.intp],
    starts: NDArray[np.intp],
    cues: NDArray[np.intp],
    marks: NDArray[np.intp],
    at: Context,
    found: Cues,
) -> NDArray[np.intp]:
    """Return the features of each skill.

    Parameters
    ----------
    first, last
        Numbers of the first and the last word of each skill.
    starts, cues, marks
        Of every word: where it begins, the part it plays (``words.cue``), what it ends (``words.marks``).
    at, found
        Where each word stands, and the phrases of the text.

    Returns
    -------
    codes
        Skills x families: which value of the family the skill has.
    """
    import numpy as np

    section = at.section[first]
    both = LIST_COMMA | CLAUSE_STOP  # a comma, but not the mark of enumeration
    commas = np.cumsum((marks & both) == both)
    sentence = at.sentence
    n = len(starts)
    begin = np.searchsorted(sentence, sentence[first], side="left")
    stop = np.searchsorted(sentence, sentence[first], side="right")

    def any_of(kinds: tuple[str, ...], low: NDArray[np.intp], high: NDArray[np.intp]) -> NDArray[np.intp]:
        wanted = np.array([name in kinds for name in CUE_NAMES])
        counted = np.concatenate(([0], np.cumsum(wanted[cues])))
        return (counted[high] > counted[low]).astype(np.intp)

    asked = any_of(("know", "have", "asks", "held"), begin, stop)
    done = any_of(("duty", "does"), begin, first)
    needed = any_of(("must",), begin, stop)
    wishes = np.array(found.wishes, np.intp)
    ahead = _distance(wishes, starts, sentence, commas, last, ahead=True)
    behind = _distance(wishes, starts, sentence, commas, first, ahead=False)
    seen = (SECTIONS.index("requirement") in found.labels) + 2 * (SECTIONS.index("duty") in found.labels)
    opening = np.zeros_like(first)
    for place in range(_OPENING, -1, -1):  # behind the mark and the number that begin an item
        cue = cues[np.minimum(begin + place, n - 1)]
        opening = np.where((cue > 0) & (begin + place < first), cue, opening)
    return np.stack(
        [
            section,
            section * 4 + seen,
            ahead,
            section * _DISTANCES + ahead,
            behind,
            section * _DISTANCES + behind,
            section * 4 + asked * 2 + done,
            section * _C + at.cue[first],
            section * _R + at.right[first],
            section * _C + opening,
            section * 2 + needed,
            ((section == SECTIONS.index("duty")) * 4 + seen) * 4 + asked * 2 + done,
        ],
        axis=1,
    )


@dataclass(frozen=True, eq=False)
class Judge:
    """The trained weights of one language: sum of ``SIZES`` x strengths, family after family."""

    weights: NDArray[np.float32]

    def judge(self, skills: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the strength of each skill, an index into ``STRENGTHS``, from its ``codes``."""
        import numpy as np

        offsets = np.concatenate(([0], np.cumsum(SIZES)[:-1]))
        scores = self.weights[skills + offsets].sum(axis=1)
        wished = skills[:, _AHEAD] == 0  # a wish follows in the same clause: 有Go经验者优先
        strengths: NDArray[np.intp] = np.where(wished, STRENGTHS.index("preferred"), scores.argmax(axis=1))
        return strengths
