"""Find skills and soft skills in an ad, say how strongly each is asked for, link it to the vocabulary."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ashore.documents import Document, Kind
from ashore.facts.ads.skills import weights
from ashore.facts.ads.skills.context import body
from ashore.facts.ads.skills.cues import find
from ashore.facts.ads.skills.glued import parts
from ashore.facts.ads.skills.spans import names_major, spans
from ashore.facts.ads.skills.strength import NEGATED, STRENGTHS
from ashore.facts.ads.skills.terms import Terms, add_bonus, compiled
from ashore.facts.ads.skills.tokens import tokenise
from ashore.facts.ads.skills.weights import Model
from ashore.facts.model import Fact, cite
from ashore.text.folding import fold_chars, fold_key
from ashore.text.scope import negated
from ashore.vocabulary import Vocabulary

_ENGLISH: Final = 0.08
"""An ad with a smaller share of Chinese characters is read by the English tagger."""
_RANK: Final = {strength: rank for rank, strength in enumerate((*STRENGTHS, NEGATED))}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_GAP: Final = re.compile(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")


@dataclass(frozen=True, slots=True)
class Found:
    """A skill where it stands."""

    field: str
    start: int
    end: int
    strength: str | None


def is_english(text: str) -> bool:
    """Say whether an ad is written in English, by its share of Chinese characters (three bytes each in UTF-8)."""
    wide = len(text.encode("utf-8", "surrogatepass")) - len(text)
    return wide < 2 * _ENGLISH * len(text)


def _overlaps(furniture: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in furniture)


def read(text: str, model: Model, terms: Terms, furniture: tuple[tuple[int, int], ...] = ()) -> list[Found]:
    """Return every place where an ad names a skill, in the order of the text."""
    import numpy as np

    if not text.strip():
        return []
    text = _SURROGATE.sub("\ufffd", text)  # half of a pair, which no UTF-8 library takes
    language = "en" if is_english(text) else "zh"
    tagger = model.taggers[language]
    folded = fold_chars(text)
    cues = find(text, folded)
    tokens = tokenise(text, folded)
    reading = tagger.read(tokens, cues)
    add_bonus(reading.emissions, folded, tokens, terms)
    first = bisect_left(tokens.starts, body(text, cues))
    labels = tagger.label(reading.emissions, reading.marks, first).tolist()
    headings = set(cues.headings)
    taught = "专业" in folded
    places = [
        (start, end, span[2])
        for span in spans(tokens, labels, reading.cues.tolist())
        for start, end in (parts(text, span[0], span[1], terms.knows) if span[2] == "skill" else (span[:2],))
        if span[0] not in headings
        and not (taught and names_major(folded, span[1]))
        and not (furniture and _overlaps(furniture, span[0], span[1]))
    ]
    wanted = [span for span in places if span[2] == "skill"]
    judged: Iterator[int] = iter(())
    if wanted:
        begin = np.searchsorted(tokens.starts, [span[0] for span in wanted], side="right") - 1
        end = np.searchsorted(tokens.starts, [span[1] - 1 for span in wanted], side="right") - 1
        judged = iter(model.judges[language].judge(reading.codes(begin, end, cues)).tolist())
    denied = _denied(text, folded, cues.denials)
    return [
        Found(field, start, end, None if field != "skill" else _strength(text, start, end, next(judged), denied))
        for start, end, field in places
    ]


_SENTENCE: Final = re.compile(r"[。；;！!？?\n]|\.\s")


def _denied(text: str, folded: str, denials: list[int]) -> list[tuple[int, int]]:
    """Return the sentences in which something is denied: only there the scope of a denial is looked at."""
    found: list[tuple[int, int]] = []
    for place in denials:
        if found and place < found[-1][1]:
            continue
        start = max(
            (m.end() for m in _SENTENCE.finditer(folded, max(0, place - 200), place)), default=max(0, place - 200)
        )
        stop = _SENTENCE.search(folded, place)
        found.append((start, stop.start() if stop else len(text)))
    return found


def _strength(text: str, start: int, end: int, judged: int, denied: list[tuple[int, int]]) -> str:
    if any(low <= start < high for low, high in denied) and negated(text, start, end):
        return NEGATED
    return STRENGTHS[judged]


@dataclass(frozen=True)
class SkillsExtractor:
    """Finds skills and soft skills in job ads; one fact for each that an ad names, where it is asked for most.

    Attributes
    ----------
    model
        What reads the ads; None for the model that ships, which is loaded when the first ad is read.
    """

    model: Model | None = None
    name: str = "ads.skills/1"
    needs: frozenset[Kind] = frozenset({"ad"})
    provides: frozenset[str] = frozenset({"skill", "soft_skill"})

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterable[Fact]:
        """Yield the facts of one ad in the order of the text."""
        terms = compiled(vocabulary)
        strongest: dict[tuple[str, str], Found] = {}
        for found in read(document.text, self.model or weights.shipped(), terms, document.furniture):
            key = (found.field, fold_key(document.text[found.start : found.end]))
            known = strongest.get(key)
            if known is None or (
                found.strength and known.strength and _RANK[found.strength] < _RANK[known.strength]
            ):
                strongest[key] = found
        for key, found in sorted(strongest.items(), key=lambda entry: entry[1].start):
            printed = document.text[found.start : found.end]
            qualifiers: dict[str, str] = {}
            if found.strength:
                qualifiers["strength"] = found.strength
            if key in terms.canonical:
                qualifiers["canonical"] = terms.canonical[key]
            yield cite(
                document.name,
                document.text,
                found.start,
                found.end,
                found.field,
                _GAP.sub("", printed).replace("\n", " "),
                extractor=self.name,
                **qualifiers,
            )


EXTRACTOR: Final = SkillsExtractor()
