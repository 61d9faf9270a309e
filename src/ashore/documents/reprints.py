"""The same story told again: under another title, in the other script, or in nearly the same words.

Documents are compared by the set of their four-character shingles, after folding (Traditional to Simplified and
Taiwan's words to the mainland's), without furniture, spaces and punctuation. MinHash in bands finds candidates,
the sets themselves decide.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from ashore.documents.furniture import blank, furniture
from ashore.documents.model import KINDS, Document, Kind
from ashore.text.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Relation = Literal["same", "reprint", "near"]

SHINGLE: Final = 4
THRESHOLD: Final = 0.4
"""Jaccard similarity from which two documents are near-copies."""
REPRINT: Final = 0.5
"""Jaccard similarity from which two stories are one."""
INSIDE: Final = 0.8
"""Share of the smaller one's shingles in the larger, from which it is one: an excerpt, a page around a story."""
SMALLEST: Final = 40
"""Shingles a document must have to be compared by more than equality: short texts are alike by chance."""
EXACT: Final = 200
"""How many stories and résumés are compared pair by pair, which alone finds an excerpt in a long text."""
BANDS: Final = 40
ROWS: Final = 3
"""A pair at the threshold shares a band with probability 1 - (1 - .4^3)^40 = .93, one at .5 with .995."""
SEED: Final = 7
_WORDS: Final = re.compile(r"[\W_]+")
_MAGIC: Final = b"AR1"


@dataclass(frozen=True)
class Signature:
    """What a document is compared by.

    Attributes
    ----------
    name, kind
        Those of the document.
    told
        BLAKE2b of the folded words: equal where nothing but script, layout or furniture differs.
    shingles
        Hashes of the shingles, sorted, without repetition: unsigned 32-bit little-endian integers.
    """

    name: str
    kind: Kind | None
    told: bytes
    shingles: bytes

    @cached_property
    def array(self) -> NDArray[np.uint32]:
        """The shingles as an array."""
        import numpy as np

        return np.frombuffer(self.shingles, dtype="<u4")

    @cached_property
    def bands(self) -> tuple[tuple[int, ...], ...]:
        """MinHash values in bands: two documents with one band in common are candidates."""
        import numpy as np
        from rensa import RMinHash

        if len(self.array) < SMALLEST:
            return ()
        flat = self.array.astype(np.uint64)
        offsets = np.array([0, len(flat)], dtype=np.uint64)
        row = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, BANDS * ROWS, SEED).to_rows()[0]
        return tuple((band, *row[band * ROWS : band * ROWS + ROWS]) for band in range(BANDS))

    def to_bytes(self) -> bytes:
        """Return what `from_bytes` reads: 20 bytes and 4 for each distinct shingle."""
        kind = bytes([KINDS.index(self.kind) if self.kind else len(KINDS)])
        return _MAGIC + kind + self.told + self.shingles

    @classmethod
    def from_bytes(cls, name: str, data: bytes) -> Signature:
        """Read a signature that `to_bytes` wrote.

        Raises
        ------
        ValueError
            If it was written by another version: make the signature anew from the document.
        """
        if data[:3] != _MAGIC or len(data) % 4:
            raise ValueError(f"no signature of this version: {data[:3]!r}")
        kind = KINDS[data[3]] if data[3] < len(KINDS) else None
        return cls(name, kind, data[4:20], data[20:])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that tell the same, wholly or nearly.

    Attributes
    ----------
    similarity
        Jaccard similarity of their shingles.
    inside
        Share of the smaller one's shingles that stand in the larger.
    relation
        ``same``: the same words; ``reprint``: the same story in other words or with more around it; ``near``: much
        alike and yet two, as ads of one employer are.
    """

    a: str
    b: str
    similarity: float
    inside: float
    relation: Relation


def signature(document: Document) -> Signature:
    """Return what the document is compared by."""
    import numpy as np

    told = _WORDS.sub("", fold(blank(document.text, document.furniture)).text)
    codes = np.frombuffer(told.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    shingles = np.unique(_hashes(codes, SHINGLE).astype("<u4"))
    digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Signature(document.name, document.kind, digest, shingles.tobytes())


def _hashes(codes: NDArray[np.uint32], length: int) -> NDArray[np.uint64]:
    """Return the 32-bit hashes of all runs of ``length`` codes (murmur3's finaliser over a polynomial)."""
    import numpy as np

    count = max(0, len(codes) - length + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for index in range(length):
        mixed = mixed * np.uint64(0x100000001B3) + codes[index : index + count]
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    return mixed >> np.uint64(32)


class Index:
    """Signatures added one by one, each compared with those before it: what an import keeps open."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        self._all: list[Signature] = []
        self._bands: dict[tuple[int, ...], list[int]] = {}
        self._told: dict[bytes, list[int]] = {}
        self._tales: list[int] = []
        for entry in signatures:
            self.insert(entry)

    def insert(self, entry: Signature) -> None:
        """Take in a signature without comparing it."""
        number = len(self._all)
        self._all.append(entry)
        self._told.setdefault(entry.told, []).append(number)
        for band in entry.bands:
            self._bands.setdefault(band, []).append(number)
        if entry.kind != "ad" and entry.bands:
            self._tales.append(number)

    def query(self, entry: Signature) -> list[Pair]:
        """Return the pairs of a signature with those in the index, most alike first."""
        numbers = set(self._told.get(entry.told, ()))
        for band in entry.bands:
            numbers.update(self._bands.get(band, ()))
        if entry.kind != "ad" and entry.bands and len(self._tales) <= EXACT:
            numbers.update(self._tales)
        found = (compare(self._all[number], entry) for number in sorted(numbers))
        return sorted(filter(None, found), key=lambda pair: -pair.similarity)

    def add(self, entry: Signature) -> list[Pair]:
        """Compare a signature with those before it, then take it in."""
        pairs = self.query(entry)
        self.insert(entry)
        return pairs


def compare(a: Signature, b: Signature) -> Pair | None:
    """Return the pair, or None where the two are not alike."""
    import numpy as np

    if a.told == b.told:
        return Pair(a.name, b.name, 1.0, 1.0, "same")
    smaller = min(len(a.array), len(b.array))
    if smaller < SMALLEST:
        return None
    shared = len(np.intersect1d(a.array, b.array, assume_unique=True))
    similarity = shared / (len(a.array) + len(b.array) - shared)
    inside = shared / smaller
    tales = a.kind != "ad" and b.kind != "ad"
    if tales and (similarity >= REPRINT or inside >= INSIDE):
        return Pair(a.name, b.name, similarity, inside, "reprint")
    return Pair(a.name, b.name, similarity, inside, "near") if similarity >= THRESHOLD else None


def similar(signatures: Iterable[Signature]) -> list[Pair]:
    """Return every pair of documents that tell the same, wholly or nearly, in the order of the second one."""
    index = Index()
    return [pair for entry in signatures for pair in index.add(entry)]


def groups(signatures: Iterable[Signature], pairs: Iterable[Pair] | None = None) -> Mapping[str, str]:
    """Return for each document the name of the first one that tells its story; its own where it is the first.

    Near-copies are documents of their own.
    """
    entries = list(signatures)
    leader = {entry.name: entry.name for entry in entries}
    order = {entry.name: number for number, entry in enumerate(entries)}

    def first(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for pair in similar(entries) if pairs is None else pairs:
        if pair.relation != "near":
            early, late = sorted((first(pair.a), first(pair.b)), key=lambda name: order[name])
            leader[late] = early
    return {name: first(name) for name in leader}


RUN: Final = 8
"""Characters that two tellings must share in a row to count."""
GAP: Final = 3
"""Characters between two shared runs that may differ, none of them a numeral: more may be another thing told."""
LONG: Final = 40
"""Characters a repeated part must have; fewer are a phrase, not a telling."""
WHOLE_LINE: Final = 16
"""Characters of a line that is repeated as a whole: a title, a summary quoted twice."""
WHOLE: Final = 0.95
"""Share of a line that must be repeated for all of it to be: what is glued in between are lost headings."""
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十百千万亿两几半")


def repeated_regions(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text that tell again what it tells elsewhere, sorted and disjoint.

    Of two tellings the less structured is the repeated one, that is, the one in the longer line: a page often has
    its article once run on, without headings and line ends, and once as it was written. Of two lines of one length
    it is the later. Links and images are not read.
    """
    import numpy as np

    folded = fold(blank(text, furniture(text, "story", markdown=True)))
    letters = np.array([at for at, char in enumerate(folded.text) if char.isalnum()], dtype=np.int64)
    if len(letters) < 2 * RUN:
        return []
    codes = np.frombuffer(folded.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    breaks = np.flatnonzero(codes == ord("\n"))
    line_of = np.searchsorted(breaks, letters)
    covered = _covered(_hashes(codes[letters], RUN), line_of)
    spans = []
    for first, last in _parts(covered, line_of, "".join(folded.text[at] for at in letters)):
        start, _ = folded.span(int(letters[first]), int(letters[first]) + 1)
        _, end = folded.span(int(letters[last]), int(letters[last]) + 1)
        if last - first + 1 >= LONG or not _is_row(text, start):
            spans.append((start, _with_mark(text, end)))
    return spans


def _covered(runs: NDArray[np.uint64], line_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark every letter inside a run that a more structured, or else an earlier, place of the text has too."""
    import numpy as np

    covered = np.zeros(len(line_of), dtype=bool)
    whole = np.flatnonzero(line_of[: len(runs)] == line_of[RUN - 1 :])
    lengths = np.bincount(line_of)[line_of[whole]]
    order = whole[np.lexsort((whole, lengths, runs[whole]))]
    later = np.flatnonzero(runs[order[1:]] == runs[order[:-1]]) + 1
    for offset in range(RUN):
        covered[order[later] + offset] = True
    return covered


def _parts(covered: NDArray[np.bool_], line_of: NDArray[np.int64], letters: str) -> Iterator[tuple[int, int]]:
    """Yield first and last letter of each repeated part: whole lines, and long runs inside others."""
    import numpy as np

    bounds = np.searchsorted(line_of, np.arange(int(line_of[-1]) + 2)).tolist()
    for first, after in pairwise(bounds):
        marked = (np.flatnonzero(covered[first:after]) + first).tolist()
        if len(marked) >= max(WHOLE_LINE, WHOLE * (after - first)):
            yield first, after - 1
            continue
        start = 0
        for index in range(1, len(marked) + 1):
            if index < len(marked):
                between = letters[marked[index - 1] + 1 : marked[index]]
                if len(between) <= GAP and _NUMERALS.isdisjoint(between):
                    continue
            if marked[index - 1] - marked[start] + 1 >= LONG:
                yield marked[start], marked[index - 1]
            start = index


def _is_row(text: str, start: int) -> bool:
    """Say whether a place is in a row of a table, where two rows may say the same of two things."""
    return text[text.rfind("\n", 0, start) + 1 :].lstrip().startswith("|")


def _with_mark(text: str, end: int) -> int:
    """Move the end behind the punctuation that closes the sentence."""
    while end < len(text) and text[end] in "。！？；!?;.”」』）)":
        end += 1
    return end
