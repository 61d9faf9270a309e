"""What the gates need of a profile, worked out once: wishes for places, graduation, words on the way of study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from ashore.person.profile import SAID, Citation, Cited, Entry, Profile, Years
from ashore.person.skill_places import spans_of
from ashore.person.skills import Skills, relations
from ashore.person.study import degree_ranks
from ashore.person.working_years import count_years
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker
from ashore.vocabulary.places import gazetteer

ANYWHERE: Final = "*"
"""Stands for every city where a person says that they would move."""

_WISH: Final = re.compile(
    r"(?:期望|意向|目标|求职)(?:工作)?(?:城市|地点|地区|地)\s*[:：]\s*(?P<zh>[^\n|｜]{1,40}?)(?=\s{2,}|[\n|｜]|$)"
    r"|preferred (?:locations?|cities|city)\s*:\s*(?P<en>[^\n|]{1,60})"
)
_MOVES: Final = re.compile(
    r"(?:可|能|愿意|接受)(?:接受)?(?:异地|外地|搬家|搬迁|全国)(?:工作|入职)?|全国均可"
    r"|(?:willing|open|happy) to relocate"
)
_SPLIT: Final = re.compile(r"[、,，/;；和或 ]+|\bor\b|\band\b")
_YEAR: Final = re.compile(
    r"(?:expected|预计|graduat\w*)[^\n\d]{0,14}(?P<year>20\d{2})|(?P<zh>20\d{2})\s*年?\s*(?:届|毕业)"
)
_FULL_TIME: Final = re.compile(r"(?<!非)全日制|统招|full[- ]time (?:study|student|degree)")
_PART_TIME: Final = re.compile(
    r"非全日制|自考|自学考试|成人教育|成考|函授|夜大|电大|开放大学|网络教育|远程教育|业余"
    r"|part[- ]time (?:study|degree)"
)
_AGE: Final = re.compile(
    r"(?<!\d)(?P<age>[1-6]\d)\s*周?岁|年龄\s*[:：]?\s*(?P<labelled>[1-6]\d)(?!\d)"
    r"|(?:出生(?:年月|日期|于)?|生日)\s*[:：]?\s*(?P<born>19\d{2}|20[01]\d)"
)
_NEAR: Final = 60


@dataclass(frozen=True)
class Applicant:
    """A profile with what it shows, at a day."""

    profile: Profile
    skills: Skills
    vocabulary: Vocabulary
    today: date

    @cached_property
    def years(self) -> Years | None:
        """Working years; none at all, cited by the internships, where there was nothing else."""
        known = self.profile.years
        if known is None and self.profile.internships is not None:
            return Years(0.0, self.profile.internships.periods)
        return known

    @cached_property
    def wanted_cities(self) -> tuple[Cited[str], ...]:
        """Cities where the person says they want to work; `ANYWHERE` where they would move."""
        return tuple(self._wanted())

    def _wanted(self) -> Iterator[Cited[str]]:
        places = gazetteer(self.vocabulary)
        for document, text in self._texts():
            folded = fold_chars(text)
            for match in _WISH.finditer(folded):
                group = "zh" if match["zh"] is not None else "en"
                citation = Citation(document, *match.span(), text[slice(*match.span())])
                for name in _SPLIT.split(text[slice(*match.span(group))].strip()):
                    term = places.city(name.strip()) if name.strip() else None
                    if term is not None:
                        yield Cited(term.name, citation)
                    elif name.strip() in {"不限", "全国"}:
                        yield Cited(ANYWHERE, citation)
            for match in _MOVES.finditer(folded):
                yield Cited(ANYWHERE, Citation(document, *match.span(), text[slice(*match.span())]))

    def _texts(self) -> list[tuple[str, str]]:
        return [(name, text) for name, text in self.profile.texts.items() if name != SAID]

    def line_of(self, entry: Entry) -> tuple[str, int, str]:
        """Return document, place and words of the lines an entry's heads stand in."""
        cited = [value.citation for values in entry.fields.values() for value in values]
        first, last = min(cited, key=lambda one: one.start), max(cited, key=lambda one: one.end)
        text = self.profile.texts.get(first.document, "")
        start = text.rfind("\n", 0, first.start) + 1
        stop = text.find("\n", last.end)
        stop = min(len(text) if stop < 0 else stop, last.end + _NEAR)
        return first.document, start, text[start:stop]

    @cached_property
    def graduation(self) -> tuple[int, Citation] | None:
        """The last year in which a course of study ends, or is expected to."""
        found: list[tuple[int, Citation]] = []
        for entry in self.profile.of("education"):
            found += [
                (int(value.value[:4]), value.citation)
                for value in entry.fields.get("endDate", ())
                if isinstance(value.value, str) and value.value[:4].isdigit()
            ]
            document, start, words = self.line_of(entry)
            for match in _YEAR.finditer(fold_chars(words)):
                year = int(match["year"] or match["zh"])
                span = start + match.start(), start + match.end()
                found.append((year, Citation(document, *span, self.profile.texts[document][slice(*span)])))
        return max(found, key=lambda one: one[0], default=None)

    @cached_property
    def full_time(self) -> tuple[bool, Citation] | None:
        """Whether the studies for the highest degree were full-time, where the résumé says."""
        ranks = degree_ranks(self.vocabulary)
        best = self.profile.degree.value if self.profile.degree else None
        for entry in self.profile.of("education"):
            level = entry.text("studyType")
            if best is not None and ranks.get(level or "", 0) < ranks.get(best, 0):
                continue
            document, start, words = self.line_of(entry)
            folded = fold_chars(words)
            for pattern, answer in ((_PART_TIME, False), (_FULL_TIME, True)):
                if match := pattern.search(folded):
                    span = start + match.start(), start + match.end()
                    return answer, Citation(document, *span, self.profile.texts[document][slice(*span)])
        return None

    @cached_property
    def age(self) -> tuple[float, Citation] | None:
        """The age that a résumé states, or that follows from the year of birth."""
        for document, text in self._texts():
            match = _AGE.search(fold_chars(text))
            if match:
                citation = Citation(document, *match.span(), text[slice(*match.span())])
                stated = match["age"] or match["labelled"]
                return float(stated or self.today.year - int(match["born"])), citation
        return None

    def sentence(self, citation: Citation) -> str:
        """Return the sentence around a place."""
        text = self.profile.texts.get(citation.document, "")
        start = max((text.rfind(sign, 0, citation.start) for sign in "。；;\n"), default=-1) + 1
        stops = [at for sign in "。；;\n" if (at := text.find(sign, citation.end)) >= 0]
        return text[start : min(stops, default=len(text))]

    def years_in(self, field: str) -> Years | None:
        """Return the years of the jobs that name a field of work; None where none does."""
        wanted = [_Field.of(part, self.vocabulary) for part in _parts(field)]
        naming = tuple(at for at, job in enumerate(self._jobs) if any(job.names(one) for one in wanted))
        if not naming:
            return None
        if naming not in self._counted:
            self._counted[naming] = count_years([self._jobs[at].entry for at in naming], self.today)
        return self._counted[naming]

    @cached_property
    def _counted(self) -> dict[tuple[int, ...], Years | None]:
        """Years by the jobs that were counted: thousands of fields come down to a few sets of jobs."""
        return {}

    @cached_property
    def _jobs(self) -> tuple[_Job, ...]:
        known, found = relations(self.vocabulary), []
        for document, text in self._texts():
            for entry, start, end in spans_of(self.profile, document, text, self.vocabulary):
                if entry.kind != "work":
                    continue
                words = fold_chars(text[start:end])
                named = {link.term.name for link in linker(self.vocabulary, "skills").find(words)}
                skills = frozenset(named.union(*(known.get(name, ()) for name in named)))
                title = fold_chars(entry.text("position") or "")
                found.append(_Job(entry, words, title, skills, _bigrams(title)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of work: its words, and the skills they name."""

    words: str
    skills: frozenset[str]

    @classmethod
    def of(cls, words: str, vocabulary: Vocabulary) -> _Field:
        links = linker(vocabulary, "skills").find(words)
        return cls(words, frozenset(link.term.name for link in links) - _VAGUE)


@dataclass(frozen=True, slots=True)
class _Job:
    """A job: its words, its title, and the skills that both name."""

    entry: Entry
    words: str
    title: str
    skills: frozenset[str]
    pairs: frozenset[str]

    def names(self, field: _Field) -> bool:
        """Whether the job names a field: by a skill, word for word, or in its title."""
        if field.skills & self.skills:
            return True
        if _DEVELOPMENT.fullmatch(field.words):
            return bool(_DEVELOPER.search(self.title))
        return field.words in self.words or bool(_bigrams(field.words) & self.pairs)


_DEVELOPMENT: Final = re.compile(
    r"(?:软件|程序|系统|应用|it)?\s*(?:开发|研发|编程)|(?:software )?(?:development|engineering|programming)"
)
"""A field that every developer has worked in, whatever they developed."""
_DEVELOPER: Final = re.compile(
    r"开发|研发|程序员|(?:软件|后端|前端|算法|架构|数据)\w{0,6}(?:工程师|师)|developer|programmer"
    r"|(?:software|backend|frontend|full[- ]stack|data|ml|machine learning) \w{0,12} ?engineer"
)
_VAGUE: Final = frozenset(
    {
        "编程",
        "软件开发",
        "互联网",
        "项目管理",
        "软件工程",
        "人工智能",
        "测试",
        "算法",
        "代码编写",
        "系统集成",
        "大数据",
    }
)
"""What an ad's field of work may name beside the field itself."""
_DULL: Final = frozenset(
    re.findall(
        "..",
        "开发项目相关工作经验行业处理系统设计平台产品技术应用数据算法工程程师研发管理高级资深经理专员助理软件领域岗位背景及相关工类项发工",
    )
)
"""Pairs of characters that tell no field from another."""


def _bigrams(words: str) -> frozenset[str]:
    """Return the pairs of Chinese characters, without those that any job may have."""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return frozenset(pair for pair in pairs - _DULL if _PAIR.fullmatch(pair))


_PAIR: Final = re.compile(r"[一-鿿]{2}")
_APART: Final = re.compile(r"[、,，/]|或者?|以及|及|\bor\b|\band\b")
_AROUND: Final = re.compile(
    r"^(?:从事|相关|的)+|(?:等?相关(?:领域|专业|行业|工作|岗位)?|等|工作|经验|领域|方向|项目)+$"
)


def _parts(field: str) -> list[str]:
    """Return the fields of work that an ad parts by 或, 、 or a slash."""
    parts = (part.strip() for part in _APART.split(fold_chars(field)))
    return [_AROUND.sub("", part) for part in parts if len(part) > 1]
