"""One folder a workspace: an SQLite database, the originals by checksum, and the user's own words."""

from ashore.store.errors import StoreError
from ashore.store.store import Store

__all__ = ["Store", "StoreError"]
