"""A workspace's folder: the database with its tables, and the files beside it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from ashore.store.ads import Ads
from ashore.store.applications import Applications
from ashore.store.database import Database
from ashore.store.decisions import Decisions
from ashore.store.documents import Documents, Imports, Texts
from ashore.store.errors import WorkspaceExistsError, told
from ashore.store.facts import Facts
from ashore.store.forecasts import Forecasts
from ashore.store.likeness import Likenesses
from ashore.store.migrations import migrate
from ashore.store.originals import Originals
from ashore.store.outcomes import Outcomes
from ashore.store.requirements import Requirements
from ashore.store.search import Search

if TYPE_CHECKING:
    from ashore.store.practice import Practice

FOLDERS: Final = ("originals", "vocabulary", "exports")


class Store:
    """Everything that is kept. The tables are plain repositories; a transaction is asked of ``database``."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.folder = database.folder
        self.documents = Documents(database)
        self.imports = Imports(database)
        self.facts = Facts(database)
        self.decisions = Decisions(database)
        self.likenesses = Likenesses(database)
        self.ads = Ads(database)
        self.requirements = Requirements(database)
        self.outcomes = Outcomes(database)
        self.applications = Applications(database, self.outcomes)
        self.forecasts = Forecasts(database)
        self.search = Search(database)
        self.originals = Originals(database.folder)

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make a new one. What a killed attempt has left is completed.

        Raises
        ------
        WorkspaceExistsError
            Where there is one already.
        StoreError
            Where the folder may not be written, or has another program's ``ashore.db``.
        """
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for name in FOLDERS:
                (folder / name).mkdir(exist_ok=True)
        store = cls(Database.connect(folder, create=True))
        try:
            made = migrate(store.database)
        except BaseException:
            store.close()
            raise
        # Every migration of a new database is applied now; one that had some already is somebody's.
        if [migration.number for migration in made[:1]] != [1]:
            store.close()
            raise WorkspaceExistsError(folder=str(folder))
        return store

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the one in ``folder`` and bring its schema up to date.

        Raises
        ------
        NotAWorkspaceError, NewerSchemaError, CorruptError
            Where that cannot be done.
        """
        database = Database.connect(folder)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @cached_property
    def practice(self) -> Practice:
        """Questions, answers and reviews; read by the commands that practise alone, which load what it needs."""
        from ashore.store.practice import Practice

        return Practice(self.database)

    def texts(self) -> Texts:
        """Return names and texts by the id of their document."""
        return Texts(self.documents)

    def meta(self, key: str) -> str | None:
        """Return a note about the workspace itself."""
        found: str | None = self.database.value("SELECT value FROM meta WHERE key = ?", (key,))
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Write a note about the workspace itself."""
        self.database.run(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
