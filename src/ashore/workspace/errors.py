"""What can go wrong for a person at work in a workspace."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class NoSuchDocumentError(AshoreError):
    """No document has this number, name or digest (``name``)."""

    code: ClassVar[str] = "no_such_document"


class AmbiguousDocumentError(AshoreError):
    """Several documents have this name (``name``; ``ids``)."""

    code: ClassVar[str] = "ambiguous_document"


class NoSuchFactError(AshoreError):
    """No fact has this number (``fact``)."""

    code: ClassVar[str] = "no_such_fact"


class NothingToUndoError(AshoreError):
    """Nothing has been decided about this fact (``fact``)."""

    code: ClassVar[str] = "nothing_to_undo"


class SpanOutsideError(AshoreError):
    """The place a correction quotes from is not in the text (``start``, ``end``, ``length``)."""

    code: ClassVar[str] = "span_outside"


class BrokenExportError(AshoreError):
    """What is to be imported is no export of Ashore, or was damaged (``file``, ``place``, ``reason``)."""

    code: ClassVar[str] = "broken_export"


class NewerExportError(AshoreError):
    """The export was written by a later version of Ashore (``file``, ``found``, ``known``)."""

    code: ClassVar[str] = "newer_export"


class FolderInUseError(AshoreError):
    """An import makes a new folder, and this one holds something already (``folder``)."""

    code: ClassVar[str] = "folder_in_use"


class MissingOriginalError(AshoreError):
    """A file that was added is no longer among the originals."""

    code: ClassVar[str] = "missing_original"
