"""Where a résumé names skills: whole words, in whose doing, how well mastered, and what is only wished for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ashore.person.profile import Citation, Entry, Profile
from ashore.text.folding import fold_chars
from ashore.text.scope import negated
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

Level = Literal["expert", "proficient", "familiar", "basic"]
Place = Literal["used", "listed", "said"]
"""``used`` in a job or project, ``listed`` elsewhere in the résumé, ``said`` in ``me.yaml`` alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a skill is named, and whether it is denied there."""

    name: str
    citation: Citation
    place: Place
    level: Level | None
    denied: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One document, folded, with the spans that tell of somebody or something else, and those of jobs."""

    document: str
    text: str
    folded: str
    foreign: tuple[Span, ...]
    jobs: tuple[Span, ...]
    words: frozenset[int] | None
    """Where a word of Chinese begins or ends; None where the text has no Chinese."""

    def is_passed_over(self, start: int, end: int) -> bool:
        """Whether a place names something else (a school, an employer, a wanted job), or is only wished for."""
        return (
            _is_in(self.foreign, start)
            or bool(_WISHED.search(self.folded, *_clause(self.folded, start, end)))
            or bool(_WANTED.match(self.folded, self.folded.rfind("\n", 0, start) + 1))
        )

    def hit(self, name: str, start: int, end: int) -> Hit:
        """Return a place where a skill is named."""
        citation = Citation(self.document, start, end, self.text[start:end])
        place: Place = "used" if _is_in(self.jobs, start) else "listed"
        return Hit(name, citation, place, level_at(self.folded, start, end), negated(self.text, start, end))


def read(profile: Profile, document: str, text: str, vocabulary: Vocabulary) -> Text:
    """Return a document of a profile, ready to look for skills in."""
    foreign: list[Span] = list(headings(text, vocabulary))
    for entry in profile.entries:
        foreign += [
            (value.citation.start, value.citation.end)
            for key in ("institution", "organization", *(("name",) if entry.kind == "work" else ()))
            for value in entry.fields.get(key, ())
            if value.citation.document == document
        ]
    foreign += [
        (value.citation.start, value.citation.end)
        for key in ("label", "email", "url", "location", "name", "profiles")
        for value in profile.basics.get(key, ())
        if value.citation.document == document
    ]
    jobs = [
        (start, end)
        for entry, start, end in spans_of(profile, document, text, vocabulary)
        if entry.kind in {"work", "projects", "volunteer"}
    ]
    text = _SURROGATE.sub("\ufffd", text)  # half of a pair, which no UTF-8 library takes
    folded = fold_chars(text)
    # A word of the vocabulary inside an unknown longer word of Chinese (视频 in 短视频) is another word.
    return Text(document, text, folded, _merged(foreign), _merged(jobs), _word_edges(folded))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap as one."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple((start, end) for start, end in merged)


def headings(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the lines of a résumé that are headings of its sections."""
    known = linker(vocabulary, "resume_headings")
    start = 0
    for line in text.split("\n"):
        words = line.strip().strip(":：#*【】[] ")
        if words and len(words) <= _HEADING and known.look_up(words):
            yield start, start + len(line)
        start += len(line) + 1


_HEADING: Final = 30


def spans_of(
    profile: Profile, document: str, text: str, vocabulary: Vocabulary
) -> Iterator[tuple[Entry, int, int]]:
    """Yield the entries of one document with the text that is theirs: up to the next entry, or a heading."""
    begun = sorted(
        (min(one.start for one in cited), entry.kind, entry.number, entry)
        for entry in profile.entries
        if (cited := [one.citation for values in entry.fields.values() for one in values])
        and cited[0].document == document
        and entry.kind not in {"skills", "languages"}
    )
    cuts = sorted(
        {start for start, *_ in begun} | {start for start, _ in headings(text, vocabulary)} | {len(text)}
    )
    for start, _, _, entry in begun:
        last = max(one.citation.end for values in entry.fields.values() for one in values)
        yield (
            entry,
            start,
            max(cuts[bisect_right(cuts, start)] if start < len(text) else last, min(last, len(text))),
        )


def _word_edges(folded: str) -> frozenset[int] | None:
    if not _HAN.search(folded):
        return None
    import rjieba

    edges, at = {0}, 0
    for word in rjieba.cut(folded):
        at += len(word)
        edges.add(at)
    return frozenset(edges)


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HAN: Final = re.compile(r"[㐀-鿿]")
_SHORT: Final = 3
"""Up to this many characters of Chinese a name must be a word of its own to count word for word."""


def is_whole(text: Text, start: int, end: int) -> bool:
    """Whether a place cuts no word, of Latin letters or of Chinese."""
    folded = text.folded
    if _cut(folded, start - 1, start) or _cut(folded, end - 1, end):
        return False
    if end - start > _SHORT or text.words is None or not _HAN.match(folded, start):
        return True
    return start in text.words and end in text.words


def _cut(folded: str, left: int, right: int) -> bool:
    """Whether a word of Latin letters goes on over an edge: Java in JavaScript, C in C++."""
    if not 0 <= left < right < len(folded):
        return False
    one, other = folded[left], folded[right]
    return one.isascii() and other.isascii() and (
        (one.isalnum() and (other.isalnum() or other in "+#")) or (one in "+#" and other.isalnum())
    )  # fmt: skip


def _is_in(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, (place, 1 << 62)) - 1
    return at >= 0 and place < spans[at][1]


_CLAUSE_END: Final = re.compile(r"[，,。；;\n]")
_LONGEST: Final = 120


def _clause(folded: str, start: int, end: int) -> Span:
    left = max((folded.rfind(sign, max(0, start - _LONGEST), start) for sign in "，,。；;\n"), default=-1) + 1
    right = _CLAUSE_END.search(folded, end, end + _LONGEST)
    return max(left, start - _LONGEST, 0), right.start() if right else min(len(folded), end + _LONGEST)


_WANTED: Final = re.compile(
    r"[\s•*#\-·]*(?:求职意向|求职目标|期望(?:职位|岗位|行业|工作)|意向(?:职位|岗位)|应聘(?:职位|岗位)|目标(?:职位|岗位)"
    r"|objective\s?:|target role|desired (?:role|position))"
)
_WISHED: Final = re.compile(
    r"希望|想(?:要|做|学|转|从)|期待|愿意|打算|计划(?:学|转)|正在考虑|准备学"
    r"|由(?:同事|他人|别人|外包|供应商)\w{0,4}(?:完成|负责|实现)"
    r"|\b(?:looking (?:for|to)|seeking|hope to|want to|would like|aspir\w+|eager to|keen to"
    r"|plan(?:ning)? to learn)\b"
)
_MASTER: Final = re.compile(
    r"(?P<expert>精通|擅长|\b(?:expert|advanced)\b)|(?P<proficient>熟练|\b(?:proficient|skilled|fluent)\b)"
    r"|(?P<familiar>熟悉|掌握|会用|\b(?:familiar|experienced|working knowledge|intermediate)\b)"
    r"|(?P<basic>了解|接触过|入门|学过|\b(?:basic|basics|beginner|novice|exposure)\b)"
)
_LEVELS: Final[Mapping[str, Level]] = {
    "expert": "expert", "proficient": "proficient", "familiar": "familiar", "basic": "basic",
}  # fmt: skip
_GRADED: Final = re.compile(r"\s*[(（:：-]\s*")


def level_at(folded: str, start: int, end: int) -> Level | None:
    """Return how well a skill is mastered: the word in brackets behind it, else the last one before it."""
    graded = _GRADED.match(folded, end)
    if graded and (behind := _MASTER.match(folded, graded.end())):
        return _LEVELS[behind.lastgroup or ""]
    floor = max((folded.rfind(sign, max(0, start - _LONGEST), start) for sign in "。；;\n"), default=-1) + 1
    found = None
    for word in _MASTER.finditer(folded, max(floor, start - _LONGEST, 0), start):
        found = word
    return _LEVELS[found.lastgroup or ""] if found else None


def named(text: Text, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Yield each place where a skill of the vocabulary is named, in the order of the text."""
    places = [(link.start, link.end, link.term.name) for link in linker(vocabulary, "skills").find(text.text)]
    places += [(m.start(), m.end(), m.group()) for m in _letters(text.text)]
    for start, end, name in sorted(places):
        if not (
            _is_common_word(text, start, end)
            or _cut(text.folded, start - 1, start)
            or _cut(text.folded, end - 1, end)
        ):
            yield name, start, end


_LETTER: Final = re.compile(r"(?<![A-Za-z0-9+#&.'’_-])[CR](?![A-Za-z0-9+#&'’_.-]|[端轮级类座罩位]|\s*[&:：])")
_BESIDE: Final = re.compile(r"[、，,/／(（)）;；和与及或]|语言|编程|熟|精通|了解|掌握|\band\b|\bin\b")


def _letters(text: str) -> Iterable[re.Match[str]]:
    """Yield C and R where they are languages of programming: capitals that stand in a list, or are called so."""
    for match in _LETTER.finditer(text):
        around = text[max(0, match.start() - 4) : match.start()] + " " + text[match.end() : match.end() + 4]
        if _BESIDE.search(around):
            yield match


_COMMON: Final = frozenset(
    re.findall(
        r"\w+",
        "go can word excel office agent agents search growth internet sketch cursor storm spark hive rust swift "
        "shell pig ray unity flask spring react node druid iceberg presto oracle tornado struts whisper assembly "
        "julia ps mr ga es lr arm copilot gemini prompt testing metrics access apache windows pruning compiler "
        "claude triton dash express infrastructure",
    )
)
"""Names that are also words of English; there they count with a capital, or where no sentence is around them."""


def _is_common_word(text: Text, start: int, end: int) -> bool:
    printed = text.text[start:end]
    if printed.lower() not in _COMMON:
        return False
    before, after = text.folded[max(0, start - 2) : start], text.folded[end : end + 2]
    runs_on = bool(re.search(r"[a-z] $", before) or re.match(r" [a-z]", after))
    if not printed.islower():
        return printed.lower() in {"go", "excel", "can"} and bool(
            re.match(r" (?:to|at|in|beyond|through|on)\b", text.folded[end : end + 8])
        )
    return runs_on
