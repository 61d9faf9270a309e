"""What can be wrong with a file of the journal: as a whole, or in one row of it, which is left out then.

Worded in ``words/*/ledger.toml``. ``details`` of a row's error always hold ``file``, ``line`` and ``column``,
the name of the column as it stands in the file; the column is empty where it is the row as a whole.
"""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class LedgerError(AshoreError):
    """Something about a file that a person can put right; nothing was written."""

    code: ClassVar[str] = "ledger"


class NoHeaderError(LedgerError):
    """No line names columns that are known (``file``, ``columns``: what stands in the first line)."""

    code: ClassVar[str] = "ledger_no_header"


class NoSuchColumnError(LedgerError):
    """A column that was named for a field is not in the file (``file``, ``column``, ``known``)."""

    code: ClassVar[str] = "ledger_no_column"


class NoSuchFieldError(LedgerError):
    """A field that was named has no such name (``field``, ``known``)."""

    code: ClassVar[str] = "ledger_no_field"


class BadMappingError(LedgerError):
    """Words that are no ``field=column`` (``value``)."""

    code: ClassVar[str] = "ledger_bad_map"


class ColumnMissingError(LedgerError):
    """Nothing says whom one applied to, or when (``file``, ``field``, ``known``: the columns that are there)."""

    code: ClassVar[str] = "ledger_column_missing"


class AdsOnlyError(LedgerError):
    """A table of ads, in which nothing says that one applied (``file``)."""

    code: ClassVar[str] = "ledger_ads"


class NotOursError(LedgerError):
    """A JSON or Parquet file that is no export of the journal (``file``, ``reason``)."""

    code: ClassVar[str] = "ledger_not_ours"


class TooManyRowsError(LedgerError):
    """More rows than are taken at once (``file``, ``limit``)."""

    code: ClassVar[str] = "ledger_too_many"


class RowError(LedgerError):
    """A row that is left out (``file``, ``line``, ``column``)."""

    code: ClassVar[str] = "row"


class BrokenRowError(RowError):
    """A quotation mark that is opened and never closed, or more cells than columns (``value``)."""

    code: ClassVar[str] = "row_broken_quote"


class UnknownStatusError(RowError):
    """Words that are no status (``value``)."""

    code: ClassVar[str] = "row_unknown_status"


class NearStatusError(RowError):
    """Words that are no status, and like some that are (``value``, ``near``)."""

    code: ClassVar[str] = "row_near_status"


class UnknownTitleError(RowError):
    """No role family is known by this title (``value``)."""

    code: ClassVar[str] = "row_unknown_role"


class NoRoleError(RowError):
    """Neither a title nor a role stands in the row."""

    code: ClassVar[str] = "row_no_role"


class BadDayError(RowError):
    """A cell that is no day of the calendar (``value``)."""

    code: ClassVar[str] = "row_bad_day"


class YearMissingError(RowError):
    """A day without its year (``value``)."""

    code: ClassVar[str] = "row_no_year"


class EitherDayError(RowError):
    """A day that is one in America and another in Europe (``value``, ``first``, ``second``)."""

    code: ClassVar[str] = "row_either_day"


class FutureDayError(RowError):
    """A day that has not come yet (``value``, ``today``)."""

    code: ClassVar[str] = "row_future"


class EarlyDayError(RowError):
    """A day before the first that can be meant (``value``, ``first``)."""

    code: ClassVar[str] = "row_early"


class DayOrderError(RowError):
    """An answer before the application (``value``, ``applied``)."""

    code: ClassVar[str] = "row_day_order"


class NoDayError(RowError):
    """Nothing says on what day it happened (``kind``)."""

    code: ClassVar[str] = "row_no_day"


class NoAppliedDayError(RowError):
    """Nothing says on what day one applied."""

    code: ClassVar[str] = "row_no_applied"


class UnfoundedError(RowError):
    """An answer without what it answers: an offer without an application (``kind``, ``company``)."""

    code: ClassVar[str] = "row_unfounded"


class TooManyAnswersError(RowError):
    """More answers than there is to answer, all rows and the journal counted together (``kind``, ``role``)."""

    code: ClassVar[str] = "row_too_many_answers"


class ForeignMoneyError(RowError):
    """Money in another currency than CNY (``value``, ``currency``)."""

    code: ClassVar[str] = "row_currency"


class BadMoneyError(RowError):
    """A cell that is no amount of money (``value``)."""

    code: ClassVar[str] = "row_bad_money"


class UnlikelyMoneyError(RowError):
    """Money that nobody is paid in a month (``value``, ``least``, ``most``)."""

    code: ClassVar[str] = "row_unlikely_money"


class MoneyMissingError(RowError):
    """An entry of this kind is an amount, and the cell is empty (``kind``)."""

    code: ClassVar[str] = "row_no_money"


class BadNumberError(RowError):
    """A cell that is no number between two bounds (``value``, ``least``, ``most``)."""

    code: ClassVar[str] = "row_bad_number"


class NotSuchError(RowError):
    """A cell that is none of the words that may stand there (``value``, ``known``)."""

    code: ClassVar[str] = "row_not_such"


class NotForKindError(RowError):
    """A cell that entries of this kind do not have (``kind``, ``value``)."""

    code: ClassVar[str] = "row_not_for_kind"


class LongCellError(RowError):
    """A cell that is too long to be a name or a note (``value``: its beginning, ``most``)."""

    code: ClassVar[str] = "row_long"
