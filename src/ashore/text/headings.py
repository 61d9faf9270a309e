"""What the headings of ads announce, Chinese and English, as patterns over folded text."""

from __future__ import annotations

from typing import Final, Literal

Label = Literal["duty", "requirement", "preferred", "benefit", "company", "other"]

CHINESE: Final[dict[Label, tuple[str, ...]]] = {
    "preferred": (
        r"(?:以下)?(?:加分|优先|优选)(?:录用|录取|考虑)?(?:项|条件|技能|经验|要求|资格)?(?:者)?",
        (
            r"(?:有|具备|具有|满足|符合)?(?:以下|如下|下列)(?:条件|经验|经历|背景|技能|能力|情况)(?:之一)?(?:者|的)?"
            r"(?:优先|加分)(?:考虑|录用)?"
        ),
    ),
    "requirement": (
        (
            r"(?:任职|就职|岗位|职位|招聘|应聘|入职|学历与专业|教育|能力|技能|技术|专业|学历|经验|资历|工作|职务|人员"
            r"|基本|核心|硬性|必备|其他|其它|素质|知识|资质|职能|录用|必要|报名|素养)(?:能力|技能|知识|职责)?"
            r"(?:要求|资格|条件|资质|需求(?!分析|调研|评审|文档))(?:描述|说明)?"
        ),
        r"任职(?:资格|条件)要求?",
        r"(?:必备|必须)(?:技能|条件|项)",
        r"(?:我们|公司)?(?:希望|期待|需要|期望)[你您](?:的|是|有|具备)?(?:经验|特质|条件)?(?:[跟和与](?:经验|特质|能力))?",
        r"[你您](?:需要|应该|必须)?(?:具备|拥有|需要)",
        r"你要有",
        r"我们(?:在找|要找|寻找)的?[你人]?",
        r"要求|资格",
        r"对你的(?:要求|期待)",
        r"(?:人才|候选人|岗位|职位)画像",
    ),
    "duty": (
        (
            r"(?:岗位|工作|职位|主要|核心|职务|职能|具体|日常|角色|业务|关键|基本|岗位主要|主要工作|项目|团队|你的)的?"
            r"(?:职责|描述|内容|任务|责任|工作内容|说明)(?:描述|说明|概述)?"
        ),
        r"(?:岗位|职位)(?:介绍|概述)|职位详情",
        r"职责(?:描述|范围|内容|概述)?",
        r"(?:在这里)?[你您][将会要]?[要会]?(?:负责|做什么|做的事|做)",
        r"[你您]将",
        r"(?:工作|研究)方向",
    ),
    "benefit": (
        (
            r"(?:公司|员工|薪资|薪酬|岗位|职位|我们的|工作|完善的)?(?:福利|薪酬|薪资)"
            r"(?:待遇|福利|保障|体系|结构|标准|范围)?(?:及待遇)?"
        ),
        r"工资(?:待遇|福利)?|待遇(?:福利)?",
        r"我们能?(?:提供|给你|可以给你)的?",
        r"[你您](?:将|会|能|可以)?(?:获得|得到|收获)",
        r"(?:为什么)?加入我们(?:的理由)?",
        r"(?:职位|岗位)亮点|职位(?:诱惑|优势)",
    ),
    "company": (
        r"(?:公司|企业|团队|部门|集团|单位|项目|业务|平台|事业部|机构)(?:简介|介绍|概况|背景|概述|信息)",
        r"关于(?:我们|公司|团队)",
        r"我们是谁",
    ),
    "other": (
        r"工作(?:地点|地址|时间|环境|城市|制度|性质|年限|方式|标签)",
        r"上班(?:地点|地址|时间)|办公地点|公司地址",
        r"联系(?:方式|人|电话|地址)|投递(?:方式|邮箱|须知)|简历投递|应聘方式",
        r"面试(?:流程|地点|方式)|招聘(?:流程|人数)",
        r"备注|注意(?:事项)?|温馨提示|其他(?:说明|信息)|关键[词字]|职能类别",
        r"汇报(?:对象|关系)|下属人数|所属部门",
        r"职位发展|晋升(?:空间|通道|机制|路径)?|职业发展|发展(?:空间|前景|方向)|培训(?:体系|机会)?",
    ),
}
"""Patterns by label; an earlier label wins where two fit."""

ENGLISH: Final[dict[Label, tuple[str, ...]]] = {
    "preferred": (
        (
            r"(?:preferred|desired|bonus|additional|nice[- ]to[- ]have)\s"
            r"(?:qualifications?|skills?|requirements?|experience|points?(?: if)?)"
        ),
        (
            r"(?:strong |ideal |great |the best )?candidates? (?:may|might|could|will)(?: also)? (?:have|be)?"
            r"(?: experience (?:with|in))?"
        ),
        r"(?:nice|good)[- ]to[- ]haves?",
        r"bonus(?: if)?|pluses|preferred|it'?s a plus(?: if)?|even better|extra credit",
        r"what (?:will|would) (?:make you|set you apart|help you) ?(?:stand out)?",
        r"ideally,?(?: you(?:'d| would| will|'ll)?(?: also)? have)?",
    ),
    "requirement": (
        (
            r"(?:(?:key|job|role|position|basic|minimum|core|essential|required|technical|mandatory|general|education)\s?)?"
            r"(?:requirements?|qualifications?)"
        ),
        (
            r"(?:required|technical|core|key|must[- ]have|essential|desired)\s"
            r"(?:skills?|experience|competenc(?:y|ies))(?:\s(?:and|&)\s\w+)?"
        ),
        r"skills?(?:\s(?:and|&)\s(?:experience|qualifications?))?|must[- ]haves?|experience",
        r"what (?:we'?re|we are) looking for|what we need(?: to see)?",
        r"what you(?:'ll| will)? (?:need|bring)(?:\sto\s\w+)?",
        r"who you are|about you|you have|who we(?:'re| are) looking for|we(?:'re| are) looking for",
        r"you(?:'d| might| may| will) (?:be a|thrive|excel|have)[^\r\n:.]{0,40}",
        r"your (?:profile|background|skills|experience|qualifications)",
        r"what makes you a (?:good|great|strong)? ?fit",
    ),
    "duty": (
        (
            r"(?:(?:key|core|main|primary|job|role|position|your|major|general|essential)\s?)?"
            r"(?:responsibilit(?:y|ies)|duties|functions)(?:\s(?:include|and\s\w+))?"
        ),
        r"what you(?:'ll| will)?(?: be)? (?:do|doing|work(?:ing)? on|build|own|drive|deliver)",
        r"(?:in )?this role(?:,? you will)?|the (?:role|job|opportunity|position)",
        r"your (?:role|mission|impact|day|work)",
        r"(?:job|role|position) (?:description|summary|overview)|(?:representative|sample) projects",
        r"about the (?:role|job|position|opportunity)|day[- ]to[- ]day",
        r"you will(?: be responsible for)?|how you(?:'ll| will) make an impact",
    ),
    "benefit": (
        r"(?:(?:our|employee|company) )?benefits?(?:\s(?:and|&)\s\w+)?|perks?(?:\s(?:and|&)\s\w+)?",
        r"what we offer|what(?:'s| is) in it for you|we offer",
        r"compensation(?:\s(?:and|&)\s\w+)?|pay(?: range| transparency)?|salary(?: range)?",
        r"why (?:join|work)[^\r\n:.]{0,30}",
    ),
    "company": (
        r"about (?:us|the company|the team|our team|our company)|who we are|meet the team|the (?:team|company)",
        r"company (?:description|overview|profile)",
        r"our (?:mission|story|values|culture|team|company)",
    ),
    "other": (
        r"equal (?:employment )?opportunit(?:y|ies)[^\r\n:.]{0,20}",
        r"how to apply|(?:interview|hiring) process",
        r"(?:work )?location|work (?:hours|schedule|environment)",
        r"logistics|disclaimer|note",
    ),
}
"""Patterns by label, as in ``CHINESE``."""
