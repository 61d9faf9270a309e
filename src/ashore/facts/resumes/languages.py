"""Languages that people speak, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ashore.facts.resumes.entry import Finding
from ashore.text.scope import negated

_LANGUAGES: Final = {
    "英语": "en", "英文": "en", "日语": "ja", "日文": "ja", "韩语": "ko", "法语": "fr",
    "德语": "de", "西班牙语": "es", "俄语": "ru", "葡萄牙语": "pt", "阿拉伯语": "ar", "意大利语": "it",
    "泰语": "th", "普通话": "zh", "中文": "zh", "汉语": "zh", "粤语": "yue", "english": "en",
    "japanese": "ja", "korean": "ko", "french": "fr", "german": "de", "spanish": "es", "russian": "ru",
    "portuguese": "pt", "arabic": "ar", "italian": "it", "thai": "th", "mandarin": "zh", "chinese": "zh",
    "cantonese": "yue", "dutch": "nl", "hindi": "hi",
}  # fmt: skip
LANGUAGE: Final = re.compile(
    r"(?<![a-z])(?:" + "|".join(sorted(_LANGUAGES, key=len, reverse=True)) + r")(?![a-z])"
)
_SUBJECT: Final = re.compile(r"老师|教师|专业|文学|课|系")
_LANGUAGE_END: Final = re.compile(r"[\n;；。|]")
_FLUENCY: Final = re.compile(
    r"母语|流利|精通|熟练|良好|一般|工作语言|日常(?:交流|会话)|(?:大学)?(?:英语)?(?:专业)?[四六八]级"
    r"|cet-?[46]|tem-?[48]|雅思\s?\d(?:\.\d)?|ielts\s?\d(?:\.\d)?|托福\s?\d{2,3}|toefl\s?\d{2,3}"
    r"|jlpt\s?n[1-5]|n[1-5](?!\w)|[一二]级[甲乙]等|[abc][12](?!\w)|native(?: speaker)?|bilingual"
    r"|fluent|professional(?: working)?(?: proficiency)?|conversational|intermediate|advanced"
    r"|basic|limited working"
)
_WORN: Final = frozenset({"languages", "skills", "certificates", "head", "basics", "summary"})
_REACH: Final = 24


def find_languages(text: str, sections: Iterable[tuple[str | None, int, int]]) -> Iterator[tuple[str, Finding]]:
    """Yield languages, and how well each is spoken, with their subjects.

    Parameters
    ----------
    sections
        Kind, start and end of each section. Outside the one about languages a name alone is not enough: 英语老师.
    """
    seen: set[str] = set()
    for kind, first, last in sections:
        if kind not in _WORN:
            continue
        for match in LANGUAGE.finditer(text, first, last):
            reach = min(last, match.end() + _REACH)
            stop = _LANGUAGE_END.search(text, match.end(), reach)
            end = stop.start() if stop else reach
            other = LANGUAGE.search(text, match.end(), end)
            fluency = _FLUENCY.search(text, match.end(), other.start() if other else end) or _FLUENCY.search(
                text, max(first, match.start() - 4), match.start()
            )
            if _LANGUAGES[match[0]] in seen or negated(text, *match.span()):
                continue
            if kind != "languages" and (fluency is None or _SUBJECT.match(text, match.end())):
                continue
            seen.add(_LANGUAGES[match[0]])
            subject = f"languages[{len(seen) - 1}]"
            yield subject, Finding("languages.language", *match.span(), qualifiers={"code": _LANGUAGES[match[0]]})
            if fluency:
                yield subject, Finding("languages.fluency", *fluency.span())
