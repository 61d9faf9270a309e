"""A file of questions and answers, as people write one: headings of Markdown, or marks like ``Q:``, ``答：``.

Where the file has marks, they say what is what. Else every heading with words below it is a question; a heading
that only holds other headings groups them. What cannot be read is named by its line; the rest is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.practice.errors import (
    AskedTwiceError,
    LooseAnswerError,
    NoQuestionsError,
    SheetAnswerLengthError,
    SheetError,
    SheetQuestionEmptyError,
    SheetQuestionLengthError,
)
from ashore.practice.questions import LONGEST_ANSWER, LONGEST_QUESTION, folded

_MARK: Final = (
    r"(?:\*\*|__)?\s*{words}\s*(?P<number>\d{{0,3}})\s*(?:\*\*|__)?\s*[:：.．、]\s*(?:\*\*|__)?\s*(?P<rest>.*)"
)
_ASKED: Final = re.compile(
    r"[#>\s]*(?:[-*+]\s+)?(?:\d{1,3}[.、)）]\s*)?"
    + _MARK.format(words=r"(?:q(?:uestion)?|问(?:题|題)?|問(?:題|题)?|提问|面试官|interviewer)"),
    re.IGNORECASE,
)
_ANSWERED: Final = re.compile(
    r"[#>\s]*(?:[-*+]\s+)?" + _MARK.format(words=r"(?:a(?:nswer)?|答(?:案)?|回答|我答?|me)"), re.IGNORECASE
)
_HEADING: Final = re.compile(r" {0,3}(?P<level>#{1,6})\s+(?P<words>.*?)\s*#*\s*")
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")
_NUMBER: Final = re.compile(
    r"(?:\(?\d{1,3}[.、)）]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*"
)
_EMPHASIS: Final = re.compile(r"\*\*|__")
_QUOTED: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the file, with the answer that stands below it; empty where none does."""

    question: str
    answer: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds, and what in it could not be read."""

    asked: tuple[Asked, ...]
    broken: tuple[SheetError, ...]


@dataclass(slots=True)
class _Open:
    """A question whose answer is being read."""

    question: str
    line: int
    level: int
    answer: list[str]
    answered: bool


def read_sheet(text: str, file: str) -> Sheet:
    """Read questions and answers.

    Raises
    ------
    NoQuestionsError
        Where there is no question in it at all.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    broken: list[SheetError] = []
    outside = list(_outside(lines))
    asks, answers, heads = (any(map(form.fullmatch, outside)) for form in (_ASKED, _ANSWERED, _HEADING))
    # A line such as 问题：… may stand in any answer: it is a mark where answers are marked, too.
    marked = asks and (answers or not heads)
    found = list(_by_marks(lines, file, broken) if marked else _by_headings(lines))
    asked = list(_taken(found, file, broken))
    if not asked and not broken:
        raise NoQuestionsError(file=file)
    return Sheet(tuple(asked), tuple(sorted(broken, key=lambda error: int(error.details["line"]))))


def _outside(lines: list[str]) -> Iterator[str]:
    """Yield the lines that stand outside of fenced code."""
    inside = False
    for line in lines:
        fence = _FENCE.match(line) is not None
        if not inside and not fence:
            yield line
        inside ^= fence


def _by_marks(lines: list[str], file: str, broken: list[SheetError]) -> Iterator[_Open]:
    open_: _Open | None = None
    inside = loose = False
    for number, line in enumerate(lines, 1):
        inside ^= _FENCE.match(line) is not None
        asks = None if inside else _ASKED.fullmatch(line)
        answers = None if inside or asks else _ANSWERED.fullmatch(line)
        if asks is not None:
            if open_ is not None:
                yield open_
            open_, loose = _Open(_plain(asks["rest"]), number, 0, [], answered=False), False
        elif answers is not None and open_ is None:
            if not loose:
                broken.append(LooseAnswerError(file=file, line=number, quote=line.strip()[:_QUOTED]))
            loose = True
        elif answers is not None and open_ is not None and not open_.answered:
            open_.answered = True
            open_.question = " ".join([open_.question, *map(str.strip, open_.answer)]).strip()
            open_.answer = [answers["rest"]]
        elif open_ is not None and not inside and _HEADING.fullmatch(line):
            yield open_  # a heading begins another part of the file
            open_ = None
        elif open_ is not None and (open_.answered or not line.strip() or open_.answer):
            open_.answer.append(line)
        elif open_ is not None and not open_.question:
            open_.question = _plain(line)  # the mark stands on a line of its own
        elif open_ is not None:
            open_.answer.append(line)
    if open_ is not None:
        yield open_


def _by_headings(lines: list[str]) -> Iterator[_Open]:
    open_: _Open | None = None
    inside = False
    for number, line in enumerate(lines, 1):
        inside ^= _FENCE.match(line) is not None
        heading = None if inside else _HEADING.fullmatch(line)
        if heading is None:
            if open_ is not None:
                open_.answer.append(line)
            continue
        level = len(heading["level"])
        if open_ is not None and ("".join(open_.answer).strip() or open_.level >= level):
            yield open_
        open_ = _Open(_plain(heading["words"]), number, level, [], answered=False)
    if open_ is not None:
        yield open_


def _plain(words: str) -> str:
    """Return a question without the number and the emphasis it is written with."""
    return _NUMBER.sub("", _EMPHASIS.sub("", words).strip(), count=1).strip()


def _taken(found: list[_Open], file: str, broken: list[SheetError]) -> Iterator[Asked]:
    """Yield what can be taken, each question once; name the rest."""
    seen: dict[str, Asked] = {}
    for one in found:
        question = " ".join(one.question.split())
        answer = "\n".join(line.rstrip() for line in one.answer).strip("\n")
        place = {"file": file, "line": one.line, "quote": question[:_QUOTED]}
        if not question:
            broken.append(SheetQuestionEmptyError(**place))
        elif len(question) > LONGEST_QUESTION:
            broken.append(SheetQuestionLengthError(**place, most=LONGEST_QUESTION))
        elif len(answer) > LONGEST_ANSWER:
            broken.append(SheetAnswerLengthError(**place, most=f"{LONGEST_ANSWER:,}"))
        elif (before := seen.get(folded(question))) is not None:
            if answer.strip() and before.answer != answer:
                broken.append(AskedTwiceError(**place, first=before.line))
        else:
            seen[folded(question)] = taken = Asked(question, answer if answer.strip() else "", one.line)
            yield taken
