"""What the ads that a person applied to ask for, as questions need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ashore.practice.bank import AdSkill
from ashore.store import Store
from ashore.store.documents import StoredDocument, Texts
from ashore.store.facts import FactFilter

ADS: Final = 20
"""Ads that give questions: those applied to last, then those sent from a browser last."""
_STRENGTHS: Final = ("required", "duty")
"""What is asked about, in this order: what is only preferred is not."""


def asked_by_ads(store: Store) -> Iterator[AdSkill]:
    """Yield what the ads ask for, the ad that was applied to last first."""
    applied = (store.documents.find(digest) for digest in store.practice.ads(ADS))
    ids = [found[0] for found in applied if len(found) == 1]
    texts = store.texts()
    for document in list(dict.fromkeys([*ids, *store.practice.clipped(ADS)]))[:ADS]:
        stored = store.documents.get(document)
        if stored is not None:
            yield from _skills(store, stored, texts)


def _skills(store: Store, stored: StoredDocument, texts: Texts) -> Iterator[AdSkill]:
    wanted = FactFilter(document=stored.id, fields=("skill", "role_family"))
    facts = [row.fact for row in store.facts.select(wanted, texts) if row.status != "rejected"]
    role = next((str(fact.value) for fact in facts if fact.field == "role_family"), None)
    title = stored.document.title or stored.document.name
    for strength in _STRENGTHS:
        for fact in facts:
            if fact.field == "skill" and fact.qualifiers.get("strength") == strength:
                yield AdSkill(stored.document.digest, title, role, str(fact.value), fact.start, fact.end)
