"""Where the sections of a résumé begin: headings on lines of their own, or inside text without line breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Final

from ashore.facts.resumes.languages import LANGUAGE
from ashore.vocabulary import Vocabulary

_DECORATION: Final = r"[ \t\u3000#*_=>•●■◆▪◼►➢★☆·\-—|【】\[\]<>《》「」\ue000-\uf8ff]{0,12}"
_NUMBER: Final = r"(?:(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[ivx]{1,4})\s*[、.．)）:：]\s*)?"
_RUN_ON: Final = 120
"""Lines longer than this have lost their breaks, and headings are looked for inside them."""
_CLUMP: Final = 12
"""Two headings with less than this between them are a list of headings: their sections stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a résumé in folded text.

    Attributes
    ----------
    kind
        Head of the JSON Resume path (``work``, ``education`` …); ``head`` before the first heading;
        None where text follows a heap of headings, so that none of them can be trusted.
    start, end
        Half-open span of what stands under the heading.
    heading
        Where the heading begins; equals ``start`` where there is none.
    """

    kind: str | None
    start: int
    end: int
    heading: int


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: str
    start: int
    end: int


@cache
def _headings(vocabulary: Vocabulary) -> dict[str, str]:
    return {surface.lower(): term.name for term in vocabulary.terms("resume_headings") for surface in term.aliases}


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches a heading's line (or a label that opens one), and a heading inside a long line."""
    surfaces = sorted(_headings(vocabulary), key=len, reverse=True)
    words = "|".join(re.escape(surface).replace(r"\ ", r"\s?") for surface in surfaces)
    spaced = "|".join(
        r"\s{0,4}".join(surface) for surface in surfaces if not surface.isascii() and len(surface) <= 5
    )
    line = re.compile(
        rf"(?m)^{_DECORATION}{_NUMBER}{_DECORATION}(?P<h>{words}|{spaced})"
        rf"(?:[ \t]{{0,4}}[/|(（]?[ \t]{{0,4}}(?:{words})[)）]?)?"
        rf"(?P<after>{_DECORATION}$|[ \t]{{0,4}}[*_】\]]{{0,4}}[ \t]{{0,4}}[:：])"
    )
    long = "|".join(re.escape(surface) for surface in surfaces if not surface.isascii() and len(surface) >= 4)
    # "丰富的工作经历，" speaks of a career; a heading is followed by its content, never by a comma or a verb.
    inside = re.compile(rf"(?<![的有无具过年关作])(?P<h>{long})(?![，,。；;、）)和及与的中者丰者优尤要不])")
    return line, inside


def find_sections(text: str, vocabulary: Vocabulary) -> list[Section]:
    """Cut folded text into its sections, in the order of the text; they cover it without gaps but for headings."""
    found = _find_headings(text, vocabulary)
    sections = [Section("head", 0, found[0].start if found else len(text), 0)]
    heaped = False
    for heading, following in zip_longest(found, found[1:]):
        end = following.start if following else len(text)
        empty = end - heading.end < _CLUMP and len(text[heading.end : end].strip(" \n:：")) < 2
        # An empty section before a filled one is a layout in columns whose headings were read apart.
        kind = None if heaped and not empty else heading.kind
        sections.append(Section(kind, heading.end, end, heading.start))
        heaped = empty and "\n" not in text[heading.end : end]
    return sections


def _find_headings(text: str, vocabulary: Vocabulary) -> list[_Heading]:
    kinds = _headings(vocabulary)
    line, inside = _patterns(vocabulary)
    found = []
    for match in line.finditer(text):
        if kinds.get(match["h"]) == "languages" and not _names_one(text, match.end()):
            continue  # "Languages: Python, R" among the skills
        surface = re.sub(r"\s+", "", match["h"]) if not match["h"].isascii() else match["h"]
        found.append(
            _Heading(kinds.get(surface) or kinds[re.sub(r"\s", " ", surface)], match.start("h"), match.end())
        )
    taken = {heading.start for heading in found}
    start = 0
    for raw in text.split("\n"):
        if len(raw) > _RUN_ON:
            found += [
                _Heading(kinds[match["h"]], match.start("h"), match.end("h"))
                for match in inside.finditer(text, start, start + len(raw))
                if match.start("h") not in taken
            ]
        start += len(raw) + 1
    return sorted(found, key=lambda heading: heading.start)


def _names_one(text: str, start: int) -> bool:
    """Say whether what follows a heading on its line is nothing, or a language that people speak."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return not text[start:end].strip() or LANGUAGE.search(text, start, end) is not None
