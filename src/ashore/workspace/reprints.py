"""Recognise what a new document tells again; each is compared with a handful of others."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, Final

from ashore.documents.model import Document
from ashore.store import Store
from ashore.store.likeness import Likeness

if TYPE_CHECKING:
    from ashore.documents.reprints import Pair, Signature

CANDIDATES: Final = 10
"""Documents with shared bands that one is compared with at most, those with most of them first."""
NEAR: Final = 5
"""Pairs that are kept of a document that is only much like others."""
REMEMBERED: Final = 256
"""Signatures kept in memory: stories and résumés are compared with every other."""


class Reprints:
    """Compares documents. What they are recognised by is kept in the store, their signatures are made again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._signatures: dict[int, Signature] = {}

    def add(self, id_: int, document: Document) -> list[Likeness]:
        """Compare a document with those before it, most alike first; needs a transaction."""
        from ashore.documents.reprints import EXACT, compare, signature

        entry = signature(document)
        bands = sorted({_key(band) for band in entry.bands})
        tales = self.store.likenesses.tales(EXACT) if entry.kind != "ad" and bands else []
        alike = self.store.likenesses.insert(id_, entry.told, bands)[:CANDIDATES]
        pairs = [
            (other, pair)
            for other in dict.fromkeys((*alike, *tales))
            if (pair := compare(self._signature(other), entry)) is not None
        ]
        self._remember(id_, entry)
        pairs.sort(key=lambda found: (-found[1].similarity, found[0]))
        told = [_likeness(id_, other, pair) for other, pair in pairs if pair.relation != "near"]
        near = [_likeness(id_, other, pair) for other, pair in pairs if pair.relation == "near"][:NEAR]
        self.store.likenesses.join(told, one_story=True)
        self.store.likenesses.join(near, one_story=False)
        return told + near

    def _signature(self, id_: int) -> Signature:
        if id_ not in self._signatures:
            from ashore.documents.reprints import signature

            stored = self.store.documents.get(id_)
            if stored is None:
                raise KeyError(id_)
            self._remember(id_, signature(stored.document))
        return self._signatures[id_]

    def _remember(self, id_: int, entry: Signature) -> None:
        if len(self._signatures) >= REMEMBERED:
            self._signatures.pop(next(iter(self._signatures)))
        self._signatures[id_] = entry


def _key(band: tuple[int, ...]) -> int:
    """Return a band as one 64-bit integer."""
    packed = struct.pack(f"<{len(band)}Q", *band)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "little", signed=True)


def _likeness(document: int, other: int, pair: Pair) -> Likeness:
    return Likeness(document, other, pair.relation, round(pair.similarity, 6))
