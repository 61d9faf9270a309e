"""What can be wrong in ``me.yaml``: each mistake with its place, what is wrong and what to write instead.

The details of all of them hold ``file``, ``line`` and ``column``.
"""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class MeError(AshoreError):
    """A mistake at one place of ``me.yaml``; subclasses say which."""

    code: ClassVar[str] = "me"


class MeUnknownKeyError(MeError):
    """A key that means nothing here (``key``; ``known``)."""

    code: ClassVar[str] = "me_unknown_key"


class MeNearKeyError(MeError):
    """A key that is nearly one that means something (``key``; ``near``)."""

    code: ClassVar[str] = "me_near_key"


class MeCommaError(MeError):
    """A comma inside a number inside braces, where commas part entries (``key``: the digits behind it)."""

    code: ClassVar[str] = "me_comma"


class MeTwiceError(MeError):
    """The same thing under two keys (``key``; ``first``: the line of the first)."""

    code: ClassVar[str] = "me_twice"


class MeShapeError(MeError):
    """A word where lines belong, or lines where a word belongs (``key``; ``expected``: what, ``example``)."""

    code: ClassVar[str] = "me_shape"


class MeNumberError(MeError):
    """What stands there is not one number (``key``, ``text``; ``example``)."""

    code: ClassVar[str] = "me_number"


class MeNegativeError(MeError):
    """An amount below zero (``key``, ``text``)."""

    code: ClassVar[str] = "me_negative"


class MeChanceError(MeError):
    """A chance outside 0 to 1 (``key``, ``text``)."""

    code: ClassVar[str] = "me_chance"


class MeRangeError(MeError):
    """A number outside its bounds (``key``, ``text``; ``low``, ``high``)."""

    code: ClassVar[str] = "me_range"


class MeWholeError(MeError):
    """A fraction where months are counted whole (``key``, ``text``)."""

    code: ClassVar[str] = "me_whole"


class MeStrengthError(MeError):
    """A belief of strength 0 (``key``, ``text``)."""

    code: ClassVar[str] = "me_strength"


class MeChoiceError(MeError):
    """A word that is none of those known (``key``, ``text``; ``known``)."""

    code: ClassVar[str] = "me_choice"


class MeRoleError(MeError):
    """A role family that the vocabulary does not know (``role``; ``known``)."""

    code: ClassVar[str] = "me_role"


class MeJobIncomeError(MeError):
    """No job, and an income from it (``text``)."""

    code: ClassVar[str] = "me_job_income"


class MeNoPayError(MeError):
    """A job that pays nothing."""

    code: ClassVar[str] = "me_no_pay"


class MeLastIncomeError(MeError):
    """The pay of a job before, and a job now."""

    code: ClassVar[str] = "me_last_income"


class MeJobNeededError(MeError):
    """An option of those who have a job, and no job (``option``)."""

    code: ClassVar[str] = "me_job_needed"


class MeBelowLimitError(MeError):
    """Less cash today than the limit that it may never fall below (``cash``, ``limit``)."""

    code: ClassVar[str] = "me_below_limit"


class MeExistsError(AshoreError):
    """There is a ``me.yaml`` already (``file``)."""

    code: ClassVar[str] = "me_exists"


class MeUnreadableError(AshoreError):
    """``me.yaml`` may not be read (``file``, ``reason``)."""

    code: ClassVar[str] = "me_unreadable"
