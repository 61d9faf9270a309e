"""Is this a résumé of one person: what is looked at before a document becomes somebody's profile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Final

from ashore.documents.kinds import weigh
from ashore.documents.model import Document
from ashore.errors import AshoreError, Key
from ashore.facts.model import Fact
from ashore.text.folding import fold_chars, fold_key
from ashore.vocabulary import Vocabulary

LONGEST: Final = 60_000
"""Characters of the longest résumé: thirty full pages."""

CLEARLY: Final = 2.0
"""By how much a text has to speak for an ad or a story rather than for a résumé."""

_LABELLED: Final = re.compile(
    r"(?:^|\n)[ \t*#_|>-]*(?:姓\s{0,4}名|(?:full )?name)[ \t*_]{0,4}[:：][ \t*_]{0,4}"
    r"(?P<name>[一-鿿]{2,4}(?![一-鿿])|[a-z][a-z.'-]+(?: [a-z.'-]+){1,3})"
)
_EMAIL: Final = re.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}")
_MOBILE: Final = re.compile(r"(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)|(?<![\d\w])\+\d[\d\s()-]{8,16}\d(?!\d)")
_DECORATION: Final = " \t#*_=【】[]|•·■●▍:："
_LINE: Final = 80
"""Characters of the longest line of a résumé in columns."""

_LATIN, _HAN = 6, 4
"""Letters, and Chinese characters, of the shortest heading that is looked for behind other words."""

_REFERENCES: Final = re.compile(r"\n[ \t#*【]*(?:推荐人|证明人|references|referees)[ \t】:：*]*\n")
"""From here on others are named, with their addresses."""


class ResumeError(AshoreError):
    """A document that does not look like a résumé of one person. ``details`` always hold ``file``."""

    code: ClassVar[str] = "not_a_resume"


class NotAResumeError(ResumeError):
    """An ad or a story (``kind``)."""

    code: ClassVar[str] = "not_a_resume"


class TwoPeopleError(ResumeError):
    """Two names, or two sets of addresses (``first``, ``second``)."""

    code: ClassVar[str] = "two_people"


class ResumeTooLongError(ResumeError):
    """A text far longer than a résumé (``characters``, ``limit``)."""

    code: ClassVar[str] = "resume_too_long"


class ResumeOfManyError(ResumeError):
    """A file, or a folder, of several documents."""

    code: ClassVar[str] = "resume_of_many"


def check(document: Document, facts: Iterable[Fact], *, file: str, kind_given: bool = False) -> None:
    """Make sure that a document is a résumé of one person, as far as that can be seen.

    Parameters
    ----------
    facts
        What is read from it as a résumé.
    kind_given
        Whether its format says that it is a résumé.

    Raises
    ------
    ResumeTooLongError, TwoPeopleError, NotAResumeError
    """
    if len(document.text) > LONGEST:
        raise ResumeTooLongError(file=file, characters=f"{len(document.text):,}", limit=f"{LONGEST:,}")
    told = list(facts)
    people = two_people(document, told)
    if people is not None:
        raise TwoPeopleError(file=file, first=people[0], second=people[1])
    other = None if kind_given else reads_like(document)
    if other is not None:
        raise NotAResumeError(file=file, kind=Key(f"profile.kind.{other}"))


def reads_like(document: Document) -> str | None:
    """Return ``ad`` or ``story`` where a text clearly speaks for that rather than for a résumé."""
    weights = weigh(document.text)
    other = "ad" if weights["ad"] >= weights["story"] else "story"
    clear = weights["ad" if other == "ad" else "story"] - weights["resume"] >= CLEARLY
    return other if clear else None


def mixed_columns(text: str, vocabulary: Vocabulary) -> bool:
    """Whether two columns seem to have been read across, line by line: headings stand behind other words."""
    headings = _headings(vocabulary)
    behind: set[str] = set()
    for line in text.splitlines():
        words = line.strip(_DECORATION)
        for size in (1, 2):
            parts = words.rsplit(maxsplit=size)
            tail = " ".join(parts[1:]) if len(parts) == size + 1 else ""
            if tail[:1].isascii() and not tail[:1].isupper():
                continue  # a word of a sentence: … for education
            if len(words) <= _LINE and tail.lower() in headings and words.lower() not in headings:
                behind.add(tail.lower())
    return len(behind) > 1


@cache
def _headings(vocabulary: Vocabulary) -> frozenset[str]:
    surfaces = (alias for term in vocabulary.terms("resume_headings") for alias in term.aliases)
    return frozenset(
        fold_chars(alias) for alias in surfaces if len(alias) >= (_LATIN if alias.isascii() else _HAN)
    )


def two_people(document: Document, facts: Iterable[Fact]) -> tuple[str, str] | None:
    """Return the names, or the addresses, of two people whose résumés stand in one document.

    Two names in two scripts are one person's, and so are two addresses, or two telephones, alone.
    """
    text = fold_chars(document.text)
    stop = _REFERENCES.search(text)
    own = text[: stop.start()] if stop else text
    names = [document.text[slice(*found.span("name"))] for found in _LABELLED.finditer(own)]
    names += [fact.quote for fact in facts if fact.field == "basics.name" and fact.end <= len(own)]
    for script in (True, False):
        alike = list(dict.fromkeys(fold_key(name) for name in names if name.isascii() is script))
        if len(alike) > 1:
            shown = {fold_key(name): name for name in reversed(names)}
            return shown[alike[0]], shown[alike[1]]
    emails = list(dict.fromkeys(_EMAIL.findall(own)))
    mobiles = {re.sub(r"\D", "", number)[-11:] for number in _MOBILE.findall(own)}
    return (emails[0], emails[1]) if len(emails) > 1 and len(mobiles) > 1 else None
