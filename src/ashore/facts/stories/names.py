"""Who is named in a reportage: names by the company they keep (a title, a quoted word, 化名), not by a list.

A name is believed on evidence: what introduces it (28岁的…, 产品经理…说, …（化名）) or how often it opens a clause
before a verb that only people have; words of the dictionary that are no names are never believed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from ashore.facts.stories.lexicon import Lexicon

if TYPE_CHECKING:
    from rjieba import Jieba

SPEECH: Final = (
    "说|表示|告诉|认为|坦言|回忆|建议|直言|补充|看来|觉得|透露|介绍|感叹|解释|观察|提到|分析|指出|坚信|笑称|自嘲"
)
_DOES: Final = (
    rf"{SPEECH}|是|在|曾|就|也|的|从|原本|原来|自己|现在|目前|最初|今年|去年|负责|入职|决定|开始|发现"
    rf"|辞职|裸辞|离职"
    r"|毕业|转|投|拿|学|想|没|有|因为|最终|当时|一直|做|来|去|加入|每天|后来|之前|本科|硕士|并|还|则"
    r"|不|便|终于|选择"
)
_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈"
    "项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干"
    "解应宗丁宣邓郁单杭洪包诸左"
    "石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳段焦巴谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶"
    "幸司韶黎溥印宿白怀蒲邰鄂"
    "索赖卓蔺屠蒙池乔阴闻党翟谭贡劳姬申扶堵冉雍桑桂牛寿通边扈燕冀尚农温庄晏柴瞿阎连茹习艾容向古易慎廖"
    "终居衡步耿满弘匡国文寇广禄"
    "东欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关相查后荆红游竺权盖益桓公肖涂岳帅"
)
_NAME: Final = r"[\u4e00-\u9fff]{2,3}?|[a-z]{2,12}"
_ALIAS: Final = re.compile(r"([\u4e00-\u9fff]{2,8}|[a-z]{2,12})(?=\((?:化名|匿名|受访者化名)\))")
_INTRODUCED: Final = re.compile(
    rf"(?:\d{{2}}岁的|[5-9][05]后(?:的)?|名叫|叫做|化名)({_NAME})(?={_DOES}|[,。(])"
    rf"|(?:^|[\n。!?])({_NAME})(?=(?:今年|,(?:男,|女,)?)\d{{2}}岁)"
)
_OPENS: Final = re.compile(rf"(?:^|[\n。!?,;\"」])({_NAME})(?=({SPEECH})|{_DOES})")
_ENOUGH: Final = 2
_TITLES: Final = "研究生|博士生|学生|毕业生|学员|同学|网友|用户|从业者|受访者|求职者"


@cache
def _words() -> Jieba:
    from rjieba import Jieba

    return Jieba()


def _boundary(run: str, text: str) -> str:
    """Cut a name from the end of the characters that stand before （化名）."""
    if run.isascii():
        return run
    short = run[-2:]
    longer = run[-3:]
    title = run[:-2]
    full = len(longer) == 3 and longer[0] in _SURNAMES and text.count(longer) >= text.count(short)
    return longer if full and not title.endswith(("后", "头", "位", "的")) else short


def names(text: str, lexicon: Lexicon) -> list[str]:
    """Return the names of the people a Chinese reportage speaks of, in the order of their first mention."""
    sure = {_boundary(m[1], text) for m in _ALIAS.finditer(text)}
    introduced = {match[1] or match[2] for match in _INTRODUCED.finditer(text)}
    sure |= {name for name in introduced if name[0] in "小阿老" or (name[0] in _SURNAMES and not _known(name))}
    sure -= lexicon.anybody
    score: Counter[str] = Counter()
    speaks: set[str] = set()
    titled = re.compile(rf"(?:{lexicon.role_end.pattern}|{_TITLES})({_NAME})(?={_DOES})")
    for match in titled.finditer(text):
        score[match[1]] += 2
    for match in _INTRODUCED.finditer(text):
        score[match[1] or match[2]] += 3
    for match in _OPENS.finditer(text):
        score[match[1]] += 1
        if match[2]:
            speaks.add(match[1])
    found = {
        name
        for name, points in score.items()
        if points >= (_ENOUGH if name in speaks else 2 * _ENOUGH)
        and _believable(name, text, lexicon, speaks=name in speaks)
    }
    return sorted(sure | found, key=text.find)


def _believable(name: str, text: str, lexicon: Lexicon, *, speaks: bool) -> bool:
    if name in lexicon.anybody or text.count(name) < 2:
        return False
    if name.isascii():
        return speaks
    if any(char in "的了是在我你他她这那不们和与就都很也一有没人们说从会能要" for char in name):
        return False
    if name[0] in "小阿老" and len(name) == 2:
        return speaks
    tags = _words().tag(name)
    if len(tags) > 1:
        return speaks
    return not _known(name) or (tags[0][1].startswith("nr") and speaks)


def _known(name: str) -> bool:
    """Tell whether the dictionary of the segmenter has a word."""
    return bool(_words().has_word(name))
