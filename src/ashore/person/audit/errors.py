"""What can be wrong with a project description."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class AuditTooLongError(AshoreError):
    """A text of more words than one project's description has (``file``, ``words``, ``limit``)."""

    code: ClassVar[str] = "audit_too_long"


class AuditSeveralError(AshoreError):
    """A file or folder that holds several texts (``file``)."""

    code: ClassVar[str] = "audit_several"
