"""What can go wrong when a person logs what happened; nothing is written then."""

from __future__ import annotations

from typing import ClassVar

from ashore.errors import AshoreError


class JournalError(AshoreError):
    """An entry that cannot be taken."""

    code: ClassVar[str] = "journal"


class UnknownRoleError(JournalError):
    """A role family that the vocabulary does not know (``role``, ``known``)."""

    code: ClassVar[str] = "unknown_role"


class RoleMissingError(JournalError):
    """An entry of this kind is about a role family, and none is named (``kind``, ``known``)."""

    code: ClassVar[str] = "role_missing"


class NotADayError(JournalError):
    """The day of an entry is no day of the calendar (``value``)."""

    code: ClassVar[str] = "bad_date"


class EarlyOutcomeError(JournalError):
    """The day of an entry lies before the first that a journal of today has (``value``, ``first``)."""

    code: ClassVar[str] = "early_outcome"


class FutureOutcomeError(JournalError):
    """The day of an entry has not come yet (``value``, ``today``)."""

    code: ClassVar[str] = "future_outcome"


class BadCountError(JournalError):
    """Not a whole number that a person could have counted (``value``, ``most``)."""

    code: ClassVar[str] = "bad_count"


class BadAmountError(JournalError):
    """Words that are not one amount of money (``value``)."""

    code: ClassVar[str] = "bad_amount"


class NegativeAmountError(JournalError):
    """Money below zero (``value``)."""

    code: ClassVar[str] = "negative_amount"


class UnlikelyAmountError(JournalError):
    """Money that nobody is paid, or spends, in a month (``value``, ``least``, ``most``)."""

    code: ClassVar[str] = "unlikely_amount"


class ValueMissingError(JournalError):
    """An entry of this kind is an amount, and none is given (``kind``)."""

    code: ClassVar[str] = "value_missing"


class NotOfKindError(JournalError):
    """A detail that entries of this kind do not have (``kind``, ``option``)."""

    code: ClassVar[str] = "not_of_kind"


class MoreInterviewsError(JournalError):
    """More interviews than applications (``role``, ``interviews``, ``applications``)."""

    code: ClassVar[str] = "more_interviews"


class MoreReferredError(JournalError):
    """More interviews through referrals than referral chats (``role``, ``interviews``, ``referrals``)."""

    code: ClassVar[str] = "more_referred"


class MoreOffersError(JournalError):
    """More answers to interviews, offers and rejections together, than interviews.

    ``role``, ``offers``, ``rejections``, ``interviews``.
    """

    code: ClassVar[str] = "more_offers"


class MoreRejectionsError(JournalError):
    """More rejections than there was to reject (``role``, ``rejections``, ``applications``)."""

    code: ClassVar[str] = "more_rejections"


class MoreAnswersError(JournalError):
    """More offers accepted and declined than were made (``role``, ``accepted``, ``declined``, ``offers``)."""

    code: ClassVar[str] = "more_answers"


class BadHoursError(JournalError):
    """Hours that nobody studies (``value``, ``most``)."""

    code: ClassVar[str] = "bad_hours"


class BadTermError(JournalError):
    """A term of an offer that cannot be (``name``, ``value``, ``least``, ``most``)."""

    code: ClassVar[str] = "bad_term"


class BadContractError(JournalError):
    """No kind of contract is called so (``value``, ``known``)."""

    code: ClassVar[str] = "bad_contract"


class BadRoundError(JournalError):
    """No round of an interview (``value``, ``most``)."""

    code: ClassVar[str] = "bad_round"


class OtherCurrencyError(JournalError):
    """An amount in another currency than CNY (``value``, ``currency``)."""

    code: ClassVar[str] = "other_currency"


class NotAnAnswerError(JournalError):
    """An entry cannot be the answer to another of that kind (``kind``, ``entry``, ``to``)."""

    code: ClassVar[str] = "not_an_answer"


class OtherRoleError(JournalError):
    """An answer names another role family than what it answers (``role``, ``entry``, ``other``)."""

    code: ClassVar[str] = "other_role"


class NoSuchOutcomeError(JournalError):
    """No entry has this number (``value``)."""

    code: ClassVar[str] = "no_such_outcome"


class UndoneAlreadyError(JournalError):
    """The entry was taken back before, or is itself the taking back of another (``entry``)."""

    code: ClassVar[str] = "undone_already"


class NothingLoggedError(JournalError):
    """There is no entry to take back."""

    code: ClassVar[str] = "nothing_logged"
