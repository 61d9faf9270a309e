"""What can go wrong between a job's name and the occupation behind it."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class NoJobError(AshoreError):
    """Nothing says what the person does."""

    code: ClassVar[str] = "carries_no_job"


class UnlinkedJobError(AshoreError):
    """No occupation is known under this name (``title``)."""

    code: ClassVar[str] = "carries_unlinked"


class UndescribedJobError(AshoreError):
    """O*NET neither rates nor describes this occupation (``title``, ``code``)."""

    code: ClassVar[str] = "carries_undescribed"


class NotARoleError(AshoreError):
    """A role family that nothing can be carried over to, as it is a remainder (``role``, ``known``)."""

    code: ClassVar[str] = "carries_not_a_role"
