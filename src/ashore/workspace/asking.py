"""From the facts of an ad to its row of requirements."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.person.fit.asking import asked_by
from ashore.person.fit.rows import gates_of, skills_of
from ashore.store.requirements import AdAsks
from ashore.vocabulary import Vocabulary


def asks_of(document: Document, facts: Iterable[Fact], vocabulary: Vocabulary) -> AdAsks:
    """Return what an ad asks for, by the facts of it that count."""
    asked = asked_by(document.text, facts, vocabulary, doc=document.name)
    return AdAsks(gates_of(asked), skills_of(asked, "required"), skills_of(asked, "preferred"))
