"""Which piece of a headline is the employer, which the position, which a place or a department."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ashore.facts.resumes.pieces import Span, split, trim
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

# A company says so at the end of its name; "工作室" and "银行" also do, "公司" alone in a sentence does not.
_COMPANY: Final = re.compile(
    r"(?:股份有限|有限责任|有限)公司(?:[(（][一-鿿]{2,8}[)）])?(?:[一-鿿]{2,12}?(?:分公司|分行|支行|事业部))?"
    r"|(?:集团|分公司|总公司|公司)(?![的内外各总里和与在及]|产品|品牌|业务|领导|制度|员工)"
)
_ORGANISATION: Final = re.compile(
    r"(?:集团|公司|事务所|研究院|研究所|研究中心|医院|银行|工作室|出版社|报社|杂志社|电视台|协会"
    r"|基金会|俱乐部|学校|小学|中学|大学|学院|幼儿园|培训中心|实验室"
    r"|工场|酒店|门店|商城|书店|科技|网络|传媒|科学院|委员会|事业单位|有限合伙|人民政府"
    r"|管理局)(?:[(（][一-鿿a-z]{2,12}[)）])?$"
    r"|\b(?:inc|ltd|llc|llp|gmbh|ag|plc|corp(?:oration)?|co|company|group|labs?|technolog(?:y"
    r"|ies)|systems|software|studios?|bank|university"
    r"|college|school|hospital|agency|partners|consulting|solutions|holdings|foundation|institute"
    r"|press|media|networks?|works|analytics)\.?$"
)
_TITLE: Final = re.compile(
    r"(?:工程师|经理|主管|总监|专员|助理|顾问|设计师|分析师|架构师|研究员|科学家|训练师|标注员"
    r"|标注师|编辑|策划|运营|文员|文秘|秘书|会计|出纳|教师|老师|讲师|导师"
    r"|销售|客服|店长|律师|法务|实习生|负责人|组长|部长|主任|总裁|创始人|合伙人|产品|开发|测试"
    r"|前台|采购|翻译|主播|记者|护士|医生|行政|人事|内勤|代表|技工|技术员"
    r"|店员|司机|质检员|操作员|程序员|评测师|提示词工程师|摄影师|咨询师|规划师|培训师|招商|财务"
    r"|审计|设计|(?:组|部|店|班|科|处|院|校|厂|队|会|董事|理事|行|园|站)长|员|师|岗)(?:[(（][^()（）]{1,12}[)）])?$"
    r"|\b(?:engineer|manager|developer|designer|analyst|intern|consultant|director|lead|leader"
    r"|specialist|scientist|architect|assistant|coordinator"
    r"|officer|head|founder|co-founder|teacher|tutor|lecturer|editor|writer|researcher|administrator"
    r"|representative|trainer|annotator|associate|fellow"
    r"|programmer|accountant|translator|producer|strategist|technician|supervisor|executive|recruiter"
    r"|ceo|cto|coo|cfo|vp|paralegal|lawyer|attorney"
    r"|nurse|clerk|marketer|owner|planner|operator|volunteer|president)(?:,? (?:i{1,3}|iv"
    r"|[1-4]))?(?:\s*\([^()]{2,30}\))?$"
)
_TITLE_EN_LED: Final = re.compile(
    r"^(?:head|director|vp|vice president|manager|chief|lead) (?:of|for)\b|^member of technical staff$"
)
# Where a title may end inside text without spaces: 物探工程师|广州…有限公司.
_TITLE_INSIDE: Final = re.compile(
    r"(?:工程师|经理|主管|总监|专员|助理|顾问|设计师|分析师|架构师|研究员|训练师|标注员|编辑"
    r"|文员|会计|出纳|教师|讲师|实习生|店长|内勤|代表|主任|技术员|业务员|摄影师|剪辑|测试|前台"
    r"|导购|客服)"
)
# Words of a sentence, which no employer and no position has in its name.
_TOLD: Final = re.compile(r"负责|协助|根据|按照|完成|配合|带领|参与|推动|获得|的|了|奖")
_DEPARTMENT: Final = re.compile(r"(?:部|部门|事业部|事业群|中心|组|团队|科|处|department|team|division)$")
_EMPLOYER_LABEL: Final = re.compile(
    r"(?:公司|单位|企业|雇主|工作单位|实习单位)(?:名称)?\s*[:：]\s*|(?:company|employer)\s*:\s*"
)
_POSITION_LABEL: Final = re.compile(
    r"(?:职位|职务|岗位|担任职务|担任)(?:名称)?\s*[:：]\s*|(?:title|position|role)\s*:\s*"
)
_LABEL_END: Final = re.compile(
    r"[\n|，,;；。]|\s{2}|(?:公司|单位|部门|职位|职务|岗位|时间|地点|行业|工作\w{2}|职责)\s*[:：]"
    r"|\d+[、.．]|department|location"
)
_NOT_A_NAME: Final = re.compile(
    r"^(?:\d|少于|人$|远程|全职|兼职|实习|remote|full[- ]time|part[- ]time|contract|intern(?:ship)?s?$"
    r"|民营|国企|外企|计算机软件|互联网|工作地点)"
)


_LONGEST_NAME: Final = 40


class Headline:
    """Employer, position and place of one job, read from the pieces of its headlines.

    Attributes
    ----------
    employer, position, place
        Spans of the folded text; None where nothing was found.
    others
        Pieces that could be neither told nor ruled out.
    """

    def __init__(self) -> None:
        self.employer: Span | None = None
        self.position: Span | None = None
        self.place: Span | None = None
        self.others: list[Span] = []

    def settle(self) -> None:
        """Where one of employer and position is known and one piece is left, that piece is the other."""
        if len(self.others) == 1 and (self.employer is None) != (self.position is None):
            if self.employer is None:
                self.employer = self.others.pop()
            else:
                self.position = self.others.pop()


def is_place(piece: str, vocabulary: Vocabulary) -> bool:
    """Say whether a folded piece names a place: 上海, 上海市浦东新区, "Berlin, Germany"."""
    places = linker(vocabulary, "places")
    parts = [part for part in re.split(r"[,，/·\s-]+", piece) if part]
    if all(places.look_up(part) or places.look_up(part.rstrip("市")) for part in parts):
        return bool(parts)
    links = places.find(piece)
    return bool(links) and links[0].start == 0 and sum(link.end - link.start for link in links) >= len(piece) - 2


def read(text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> Headline:
    """Read what stands in the lines or parts of lines that head one job."""
    found = Headline()
    for start, end in spans:
        _labelled(text, start, end, found)
    pieces = [piece for start, end in spans for piece in split(text, start, end) for piece in _parts(text, piece)]
    for start, end in pieces:
        piece = text[start:end]
        if (
            len(piece) < 2
            or _EMPLOYER_LABEL.search(piece)
            or _POSITION_LABEL.search(piece)
            or _NOT_A_NAME.match(piece)
        ):
            continue
        if is_place(piece, vocabulary):
            found.place = found.place or (start, end)
        elif _is_employer(piece, vocabulary):
            found.employer = found.employer or (start, end)
        elif is_title(piece):
            found.position = found.position or (start, end)
        elif len(piece) <= _LONGEST_NAME and not (_DEPARTMENT.search(piece) or _TOLD.search(piece)):
            found.others.append((start, end))
    found.settle()
    return found


def _labelled(text: str, start: int, end: int, found: Headline) -> None:
    for label, name in ((_EMPLOYER_LABEL, "employer"), (_POSITION_LABEL, "position")):
        match = label.search(text, start, end)
        if match and getattr(found, name) is None:
            stop = _LABEL_END.search(text, match.end(), end)
            setattr(found, name, trim(text, match.end(), stop.start() if stop else end))


def _is_employer(piece: str, vocabulary: Vocabulary) -> bool:
    if linker(vocabulary, "employers").look_up(piece):
        return True
    return bool(_ORGANISATION.search(piece)) and not _TOLD.search(piece)


def is_title(piece: str) -> bool:
    """Say whether a folded piece names a position: it ends, or in English also begins, like one."""
    if len(piece) > (60 if piece.isascii() else 16) or _TOLD.search(piece):
        return False
    return bool(_TITLE.search(piece) or _TITLE_EN_LED.search(piece))


def _parts(text: str, piece: Span) -> list[Span]:
    """Cut a piece that runs title and company together, before and after the company's name."""
    start, end = piece
    if not re.search(r"[一-鿿]", text[start:end]):
        at = re.search(r"\s+(?:at|@)\s+", text[start:end])
        if at:
            return [(start, start + at.start()), (start + at.end(), end)]
        return [piece]
    company = None
    for match in _COMPANY.finditer(text, start, end):
        company = match
        if match[0].endswith(("有限公司", "责任公司")) or match.end() == end:
            break
    if company is None:
        return [piece]
    left = start
    for title in _TITLE_INSIDE.finditer(text, start, company.start()):
        if company.start() - title.end() >= 3 and title.end() - start <= 16:
            left = title.end()
    parts = [(start, left), (left, company.end()), (company.end(), end)]
    return [span for part in parts if (span := trim(text, *part))]
