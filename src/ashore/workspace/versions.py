"""By which rules what is derived was derived: rows of another version are made again when a workspace opens."""

from __future__ import annotations

from typing import Final

from ashore.store.applications import VERSION as APPLICATIONS
from ashore.store.grams import VERSION as SEARCH

MARKET: Final = "2"
"""Changes with `ashore.workspace.market.row_of`."""
REPRINTS: Final = "1"
"""Changes with the way `ashore.workspace.reprints` compares documents."""
REQUIREMENTS: Final = "1"
"""Changes with `ashore.person.fit.asking`."""

DERIVED: Final = f"search {SEARCH}, market {MARKET}, reprints {REPRINTS}, requirements {REQUIREMENTS}"
"""Of what is derived from documents: search index, rows of ads, reprints, what ads require."""
LEDGER: Final = APPLICATIONS
"""Of what is derived from the journal."""
