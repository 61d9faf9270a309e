"""The evidence pack: what the first run already knows, and whether a person's documents bear it out."""

from ashore.packs.load import load
from ashore.packs.model import (
    Background,
    Code,
    Pack,
    Place,
    ReportedFact,
    Reprint,
    Role,
    Source,
    Subject,
    Words,
)
from ashore.packs.verify import Borne, recognise, verify

__all__ = [
    "Background",
    "Borne",
    "Code",
    "Pack",
    "Place",
    "ReportedFact",
    "Reprint",
    "Role",
    "Source",
    "Subject",
    "Words",
    "load",
    "recognise",
    "verify",
]
