"""Fields of study by family: 计算机相关专业 takes a 软件工程 graduate, and no lawyer."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ashore.text.folding import fold_chars

_FAMILIES: Final = {
    "education": r"教育|师范|education|pedagog",
    "law": r"法律|法学|知识产权|\blaws?\b|\blegal|jurisprudence",
    "medicine": r"医学|药|护理|公共卫生|medic|nursing|pharma|public health",
    "biology": r"生物|神经科学|农|食品|林学|biolog|neuroscience|agricultur|bioinformatics",
    "psychology": r"心理|认知|psycholog|cognitive",
    "finance": r"金融|经济|财经|会计|财务|审计|精算|保险|贸易|financ|econom|account|audit",
    "management": r"管理(?!与信息|信息)|市场|营销|工商|人力资源|电子商务|电商|物流|供应链|行政"
    r"|marketing|management|business administration|commerce|\bmba\b",
    "design": r"设计|艺术|美术|视觉传达|音乐|fine arts|\bdesign|graphic",
    "language": r"英语|外语|日语|翻译|中文|汉语|文学|新闻|传播|传媒|语言学"
    r"|linguistic|english|literature|journalism|translation",
    "social": r"社会|人口|哲学|历史|政治|sociolog|social science|philosoph|history|politic",
    "physics": r"物理|化学|化工|材料|天文|力学|physics|chemi|material",
    "earth": r"遥感|测绘|地理|地质|海洋|大气|环境|gis\b|geograph|geolog|environment",
    "machines": r"机械|车辆|航空|航天|飞行器|土木|建筑|仪器|工业工程|机电"
    r"|mechanical|aerospace|civil eng|industrial eng",
    "electronics": r"电子(?!商务)|信息工程|电气|通信|通讯|自动化|自控|控制|微电子|光学|光电|电力|信号|机器人"
    r"|electr(?:on|ical)|communications? eng|automation|robotic|signal",
    "mathematics": r"数学|统计|数理|运筹|math|statistic|operations research",
    "computing": r"计算机|软件|人工智能|智能科学|机器学习|深度学习|自然语言|模式识别|图像|视觉"
    r"|数据|信息|网络|物联网|语义"
    r"|comput|software|artificial|machine learning|deep learning|\bai\b|\bml\b|\bnlp\b|\bcs\b|\bit\b|data"
    r"|information|informatics|pattern recognition|cyber|iot",
}
"""A field may be of several: 信息管理 is of two."""

_WIDE: Final = (
    (
        r"理工|stem\b|science or engineering|technical (?:field|discipline)|quantitative",
        frozenset({"computing", "mathematics", "electronics", "machines", "physics", "earth", "biology"}),
    ),
    (r"理科|理学|natural science", frozenset({"mathematics", "physics", "computing", "biology", "earth"})),
    (
        r"工科|工学|\bengineering (?:field|discipline)|^engineering$",
        frozenset({"computing", "electronics", "machines", "physics"}),
    ),
    (r"文科|人文|humanities|liberal arts", frozenset({"language", "law", "social", "education", "management"})),
    (r"不限|any (?:field|major|discipline)", frozenset({"*"})),
)


@cache
def families(major: str) -> frozenset[str]:
    """Return the families a field of study belongs to; ``*`` is any, none means that we do not know it."""
    folded = fold_chars(major)
    for pattern, wide in _WIDE:
        if re.search(pattern, folded):
            return wide
    return frozenset(name for name, pattern in _FAMILIES.items() if re.search(pattern, folded))
