"""What is known of a word by itself: its shape, its ends, the part it plays in an ad's sentences."""

from __future__ import annotations

import re
from typing import Final

from ashore.text.folding import fold_chars

_CUES: Final = {
    "know": "熟悉 精通 掌握 了解 熟练 熟练掌握 熟练使用 使用 运用 擅长 理解 会 懂 熟知",
    "have": "具备 具有 有 拥有 良好 较强 优秀 扎实 丰富",
    "duty": "负责 参与 协助 制定 支持 主导 跟进 推动",
    "task": "完成 进行 建立 搭建 设计 开发 编写 撰写 实现 构建 优化 维护 分析 研究 跟踪 管理",
    "benefit": "福利 五险一金 社保 公积金 奖金 补贴 年假 培训 团队 平台 公司",
    "degree": (
        "本科 硕士 学历 专业 学士 博士 大专 毕业 degree bachelor bachelor's master's phd ph.d bs ms msc major"
    ),
    "asks": (
        "experience proficiency knowledge familiarity understanding expertise proficient familiar"
        " with skills ability"
        " strong using"
    ),
    "does": (
        "develop build design lead drive work collaborate manage support implement create partner own define"
    ),
    "such": "如 例如 比如 包括 限于 including like such e.g",
    "wish": (
        "优先 加分 加分项 佳 更佳 为佳 尤佳 preferred preferably plus bonus advantage desirable"
        " desired nice ideally"
    ),
    "not": "不 无需 没有",
    "held": "经验 能力 经历 背景 基础",
    "must": "必须 必备 至少 must required minimum",
}
CUE_NAMES: Final = ("", *_CUES)
"""Parts a word may play, by number; 0 is none."""
_CUE_OF: Final = {word: number for number, words in enumerate(_CUES.values(), 1) for word in words.split()}

_RIGHT: Final = tuple("经验|能力|背景|知识|者|等|工作|相关|经历|意识|精神|experience|skills".split("|"))  # noqa: SIM905 - read as a line
RIGHT_NAMES: Final = ("", "wish", "degree", *_RIGHT)
"""What a word says of those before it in its clause (…经验, …能力, …优先), by number; 0 is nothing."""
_RIGHT_OF: Final = {word: number for number, word in enumerate(_RIGHT, 3)}

SENTENCE_STOP: Final = 1
CLAUSE_STOP: Final = 2
LIST_COMMA: Final = 4
LINE_BREAK: Final = 8
CHAIN_STOP: Final = 16
ITEM_NUMBER: Final = 32
ITEM_MARK: Final = 64
_MARKS: Final = {
    **dict.fromkeys("。；;", SENTENCE_STOP | CLAUSE_STOP | CHAIN_STOP),
    **dict.fromkeys("!！", CLAUSE_STOP | CHAIN_STOP),
    **dict.fromkeys("，,", CLAUSE_STOP | LIST_COMMA | CHAIN_STOP),
    ".": SENTENCE_STOP | CLAUSE_STOP | CHAIN_STOP | ITEM_MARK,
    "、": LIST_COMMA | CHAIN_STOP | ITEM_MARK,
    **dict.fromkeys(")）", ITEM_MARK),
    "\n": SENTENCE_STOP | CLAUSE_STOP | LINE_BREAK | CHAIN_STOP,
    **dict.fromkeys('/？?：:【】"“”•·●', CHAIN_STOP),
}

_DIGIT: Final = re.compile(r"\d")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_SIGNS: Final = re.compile(r"[\d+#.\-]")


def norm(word: str) -> str:
    """Return the form under which a word is known: folded, every digit a 0, a line break as ``<nl>``."""
    return "<nl>" if word == "\n" else _DIGIT.sub("0", fold_chars(word))


def shape(word: str) -> str:
    """Return the kind of a word: ``z2`` two Chinese characters, ``Us`` short in capitals, ``d`` a number."""
    if word == "\n":
        return "nl"
    if _HAN.match(word):
        return f"z{min(len(word), 4)}"
    if word[0].isdigit():
        return "d"
    if not (word[0].isalpha() or word[0] == "."):
        return "p"
    if len(word) == 1:
        return "L1U" if word.isupper() else "L1l"
    if word.isupper():
        case = "U"
    elif word.islower():
        case = "l"
    else:
        case = "C" if word[0].isupper() and word[1:].islower() else "M"
    return case + ("#" if _SIGNS.search(word) else "") + ("s" if len(word) <= 4 else "")


SHAPES: Final = (
    *("nl", "d", "p", "L1U", "L1l", "z1", "z2", "z3", "z4"),
    *(case + sign + short for case in "UlCM" for sign in ("", "#") for short in ("", "s")),
)
"""Every shape, by number."""
SHAPE_OF: Final = {name: number for number, name in enumerate(SHAPES)}


def affixes(known: str, kind: str) -> list[str]:
    """Return the names of a word's beginning and end: characters of Chinese words, three letters of others."""
    if kind[0] == "z":
        ends = [f"p1={known[0]}", f"x1={known[-1]}"]
        return [*ends, f"x2={known[-2:]}"] if len(known) > 2 else ends
    if kind in {"p", "d", "nl"}:
        return []
    return [f"x3={known[-3:]}", f"p3={known[:3]}"]


def cue(known: str) -> int:
    """Return the number of the part a word plays (``CUE_NAMES``)."""
    return _CUE_OF.get(known, 0)


def right(known: str) -> int:
    """Return the number of what a word says of those before it (``RIGHT_NAMES``)."""
    part = CUE_NAMES[_CUE_OF.get(known, 0)]
    if part in {"wish", "degree"}:
        return RIGHT_NAMES.index(part)
    return _RIGHT_OF.get(known, 0)


def marks(word: str) -> int:
    """Return what a mark ends, as bits; 0 for words. A short number may be that of a list item."""
    return ITEM_NUMBER if len(word) <= 2 and word.isdecimal() else _MARKS.get(word, 0)
