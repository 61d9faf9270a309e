"""Counts, amounts, days and role families as a person types them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from ashore.journal.errors import (
    BadAmountError,
    BadContractError,
    BadCountError,
    BadHoursError,
    BadTermError,
    NegativeAmountError,
    NotADayError,
    OtherCurrencyError,
    UnknownRoleError,
)
from ashore.journal.outcomes import LONGEST, MOST, MOST_HOURS
from ashore.journal.terms import Terms
from ashore.text.folding import fold_chars, fold_key
from ashore.text.numerals import parse_number
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_MINUS: Final = re.compile(r"^[¥￥\s]*(?:[-−–—]|负|minus\s)")
_BEFORE: Final = re.compile(r"^(?:[¥￥]|cny|rmb|人民币)\s*")
_AFTER: Final = re.compile(
    r"\s*(?:元人民币|人民币|元|块钱|块|cny|rmb)?\s*(?:/\s?(?:月|month)|每月|一个?月|a month|per month)?$"
)
_COUNTED: Final = re.compile(r"\s*(?:次|份|封|家|个|轮|场|applications?|interviews?|offers?|times?)$")
_HOURS: Final = re.compile(r"\s*(?:h|hrs?|hours?|个?小时|个?钟头)$")
_MINUTES: Final = re.compile(r"\s*(?:min|mins|minutes?|分钟)$")
_FOREIGN: Final = re.compile(
    r"us\$|\$|usd|美元|美金|€|eur|欧元|£|gbp|英镑|hk\$|hkd|港币|港元|jpy|日元|新台币|twd|nt\$|s\$|sgd|新币"
)
_DAY: Final = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_UNIT: Final = re.compile(r"\s*(?:个?月|薪|months?|hours?|h|小时)$")
_CONTRACTS: Final = {
    "permanent": {"permanent", "无固定期限", "正式", "正编", "长期"},
    "fixed": {"fixed", "fixedterm", "fixed-term", "fixed term", "固定期限", "合同工"},
    "agency": {"agency", "outsourced", "外包", "派遣", "劳务派遣", "od"},
    "contractor": {"contractor", "freelance", "劳务", "自由职业", "兼职"},
    "intern": {"intern", "internship", "实习"},
}
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
    OtherCurrencyError, NegativeAmountError, BadAmountError
        Where it is in another currency, below zero, a range, vague, or no amount.
    """
    folded = fold_chars(text).strip()
    if foreign := _FOREIGN.search(folded):
        raise OtherCurrencyError(value=text, currency=foreign[0])
    if _MINUS.match(folded):
        raise NegativeAmountError(value=text)
    found = _single(_AFTER.sub("", _BEFORE.sub("", folded)))
    if found is None:
        raise BadAmountError(value=text)
    return float(found)


def read_hours(text: str) -> float:
    """Read hours: ``2``, ``1.5``, ``两小时``, ``90 minutes``.

    Raises
    ------
    BadHoursError
        Where it is no one number.
    """
    folded = fold_chars(text).strip()
    minutes = _MINUTES.sub("", folded)
    found = _single(_HOURS.sub("", folded) if minutes == folded else minutes)
    if found is None or found <= 0:
        raise BadHoursError(value=text, most=f"{MOST_HOURS:g}")
    return float(found) / (1 if minutes == folded else 60)


def read_share(text: str) -> float:
    """Read a share: ``80%``, ``0.8``, ``八成``.

    Raises
    ------
    BadTermError
        Where it is none between 0 and 1.
    """
    folded = fold_chars(text).strip()
    tenths = folded.endswith(("成", "折"))
    found = _single(folded.rstrip("成折%").strip())
    share = (
        None if found is None else found / (100 if folded.endswith("%") else 10 if tenths and found < 10 else 1)
    )
    if share is None or not 0 <= share <= 1:
        raise BadTermError(name="probation_share", value=text, least="0", most="1")
    return share


def read_terms(said: Mapping[str, str], today: date) -> Terms:
    """Read the terms of an offer, each as a person types it.

    Parameters
    ----------
    said
        By the names of `Terms`; ``week_hours`` for ``hours``.

    Raises
    ------
    BadTermError, BadAmountError, OtherCurrencyError, NegativeAmountError, NotADayError
    """
    found: dict[str, Any] = {}
    for name, text in said.items():
        if name in {"bonus", "signing", "equity"}:
            found[name] = read_amount(text)
        elif name == "probation_share":
            found[name] = read_share(text)
        elif name == "level":
            found[name] = " ".join(text.split())[:LONGEST]
        elif name == "contract":
            found[name] = _contract(text)
        elif name == "answer_by":
            found[name] = read_day(text, today).isoformat()
        else:
            number = _single(_UNIT.sub("", fold_chars(text).strip()))
            if number is None:
                raise BadTermError(name=name, value=text, least="1", most="120")
            found["hours" if name == "week_hours" else name] = number
    return Terms(**found)


def _contract(text: str) -> str:
    """Return the kind of contract, by its name in any language or by a word that people use for it."""
    folded = fold_key(text)
    for kind, words in _CONTRACTS.items():
        if folded in words:
            return kind
    raise BadContractError(value=text, known=", ".join(_CONTRACTS))


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
