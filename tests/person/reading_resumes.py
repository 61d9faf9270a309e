"""Résumés of a test: a text becomes a profile as a workspace makes one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ashore.documents import Document, read
from ashore.documents.jsonresume import resume_document
from ashore.documents.plain import document_of
from ashore.facts import Value
from ashore.facts.registry import extract
from ashore.person import read as read_me
from ashore.person.profile import Profile
from ashore.person.profile_reading import read_profile
from ashore.vocabulary import load

TODAY = date(2026, 11, 15)


def profile_of(*documents: Document, me: str = "", today: date = TODAY) -> Profile:
    """Return the profile of these documents and this ``me.yaml``."""
    vocabulary = load()
    read_ = [(document, extract(document, vocabulary)) for document in documents]
    return read_profile(read_, read_me(me, "me.yaml"), vocabulary, today)


def from_text(text: str, me: str = "", today: date = TODAY) -> Profile:
    """Return the profile of a résumé that is text."""
    return profile_of(document_of(text, "r.md", file="r.md", kind="resume"), me=me, today=today)


def from_json(value: dict[str, Value], me: str = "", today: date = TODAY) -> Profile:
    """Return the profile of a JSON Resume."""
    return profile_of(resume_document(json.loads(json.dumps(value)), "r.json"), me=me, today=today)


def from_file(path: Path, me: str = "", today: date = TODAY) -> Profile:
    """Return the profile of a file."""
    (document,) = read(path, kind="resume")
    assert isinstance(document, Document)
    return profile_of(document, me=me, today=today)
