"""Counts, amounts, days and role families as a person types them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from ashore.journal.errors import (
    BadAmountError,
    BadCountError,
    NegativeAmountError,
    NotADayError,
    UnknownRoleError,
)
from ashore.journal.outcomes import MOST
from ashore.text.folding import fold_chars
from ashore.text.numerals import parse_number
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_MINUS: Final = re.compile(r"^[¥￥\s]*(?:[-−–—]|负|minus\s)")
_BEFORE: Final = re.compile(r"^(?:[¥￥]|cny|rmb|人民币)\s*")
_AFTER: Final = re.compile(
    r"\s*(?:元人民币|人民币|元|块钱|块|cny|rmb)?\s*(?:/\s?(?:月|month)|每月|一个?月|a month|per month)?$"
)
_COUNTED: Final = re.compile(r"\s*(?:次|份|封|家|个|轮|场|applications?|interviews?|offers?|times?)$")
_DAY: Final = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_DAYS_AGO: Final = {"today": 0, "今天": 0, "yesterday": 1, "昨天": 1, "前天": 2}


def read_count(text: str) -> int:
    """Read a count: ``20``, ``二十``, ``20份``.

    Raises
    ------
    BadCountError
        Where it is not one whole number from 1 to `MOST`.
    """
    found = _single(_COUNTED.sub("", fold_chars(text).strip()))
    if found is None or found != int(found) or not 1 <= found <= MOST:
        raise BadCountError(value=text, most=MOST)
    return int(found)


def read_amount(text: str) -> float:
    """Read an amount in CNY: ``15000``, ``15k``, ``1.5万``, ``¥15,000``, ``8000元/月``.

    Raises
    ------
    NegativeAmountError, BadAmountError
        Where it is below zero, a range, vague, or no amount.
    """
    folded = fold_chars(text).strip()
    if _MINUS.match(folded):
        raise NegativeAmountError(value=text)
    found = _single(_AFTER.sub("", _BEFORE.sub("", folded)))
    if found is None:
        raise BadAmountError(value=text)
    return float(found)


def read_day(text: str, today: date) -> date:
    """Read a day: ``2026-11-03``, ``2026/11/3``, ``2026年11月3日``, ``yesterday``, ``昨天``.

    Raises
    ------
    NotADayError
        Where it is none.
    """
    folded = fold_chars(text).strip()
    if folded in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[folded])
    match = _DAY.fullmatch(folded)
    if match is None:
        raise NotADayError(value=text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise NotADayError(value=text) from None


def read_role(text: str, vocabulary: Vocabulary) -> str:
    """Return the role family of this name or title: ``ai_product_manager``, ``AI产品经理``.

    Raises
    ------
    UnknownRoleError
        Where the vocabulary has none.
    """
    found = linker(vocabulary, "roles").look_up(text)
    if found is None:
        raise UnknownRoleError(role=text, known=known_roles(vocabulary))
    return found.name


def known_roles(vocabulary: Vocabulary) -> str:
    """Return the names of all role families, for a sentence."""
    return ", ".join(term.name for term in vocabulary.terms("roles"))


def _single(text: str) -> float | None:
    """Return the one exact number that the text is; None for a range, ``20多``, ``about 20`` and words."""
    found = parse_number(text)
    if found is None or found.approximate or found.min is None or found.min != found.max:
        return None
    return found.min
