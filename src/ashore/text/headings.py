"""What the headings of ads announce, Chinese and English, as patterns over folded text."""

from __future__ import annotations

from typing import Final, Literal

Label = Literal["duty", "requirement", "preferred", "benefit", "company", "other"]

HEADINGS: Final[tuple[tuple[Label, str], ...]] = (
    (
        "preferred",
        (
            r"(?:以下)?(?:加分|优先|优选)(?:录用|录取|考虑)?(?:项|条件|技能|经验|要求|资格)?(?:者)?|(?:有|具备|具有|满足|符合)?(?:以下|如下|下列)(?:条件|经验|经历|背景|技能|能力|情况)(?:之一)?(?:者|的)?(?:优先|加分)(?:考虑|录用)?"
            r"|(?:preferred|desired|bonus|additional|nice[- ]to[- ]have)\s(?:qualifications?|skills?"
            r"|requirements?|experience|points?)"
            r"|(?:strong |ideal |great |the best )?candidates? (?:may|might|could|will)(?: also)? (?:have"
            r"|be)?(?: experience (?:with|in))?|nice[- ]to[- ]haves?|good[- ]to[- ]haves?"
            r"|bonus(?:\spoints)?(?:\sif)?|pluses|preferred|it'?s a plus(?:\sif)?"
            r"|what (?:will|would) (?:make you|set you apart|help you) ?(?:stand out)?|even better"
            r"|ideally,?(?: you(?:'d| would| will|'ll)?(?: also)? have)?|extra credit"
        ),
    ),
    (
        "requirement",
        (
            r"(?:任职|就职|岗位|职位|招聘|应聘|入职|学历与专业|教育|能力|技能|技术|专业|学历|经验|资历|工作|职务|人员|基本|核心|硬性|必备|其他|其它|素质|知识|资质|职能|录用|必要|报名|素养)"
            r"(?:能力|技能|知识|职责)?(?:要求|资格|条件|资质|需求(?!分析|调研|评审|文档))(?:描述|说明)?"
            r"|任职(?:资格|条件)要求?|(?:必备|必须)(?:技能|条件|项)|(?:我们|公司)?(?:希望|期待|需要|期望)(?:你|您)(?:的|是|有|具备)?(?:经验|特质|条件)?(?:[跟和与](?:经验|特质|能力))?|(?:你|您)(?:需要|应该|必须)?(?:具备|拥有|需要)"
            r"|你要有|我们(?:在找|要找|寻找)的?(?:你|人)?|要求|资格|对你的(?:要求|期待)|you have|人才画像"
            r"|候选人画像|岗位画像|职位画像"
            r"|(?:key|job|role|position|basic|minimum|core|essential|required|technical|mandatory|general|education)?\s?(?:requirements?|qualifications?)"
            r"|(?:required|technical|core|key|must[- ]have|essential|desired)\s(?:skills?|experience"
            r"|competenc(?:y|ies))(?:\s(?:and|&)\s\w+)?"
            r"|skills?(?:\s(?:and|&)\s(?:experience|qualifications?))?|must[- ]haves?|experience"
            r"|what (?:we'?re|we are) looking for|what we need(?: to see)?|what you(?:'ll| will)? (?:need"
            r"|bring)(?:\sto\s\w+)?|who you are|about you|who we(?:'re| are) looking for"
            r"|you(?:'d| might| may| will) (?:be a|thrive|excel|have)[^\r\n:.]{0,40}|your (?:profile"
            r"|background|skills|experience|qualifications)|we(?:'re| are) looking for"
            r"|what makes you a (?:good|great|strong)? ?fit"
        ),
    ),
    (
        "duty",
        (
            r"(?:岗位|工作|职位|主要|核心|职务|职能|具体|日常|角色|业务|关键|基本|岗位主要|主要工作|项目|团队|你的)(?:的)?(?:职责|描述|内容|任务|责任|工作内容|说明)(?:描述|说明|概述)?"
            r"|岗位介绍|职位介绍|职位概述|岗位概述|职责(?:描述|范围|内容|概述)?|职位详情|(?:在这里)?(?:你|您)(?:将|会|要)?(?:要|会)?(?:负责|做什么|做的事|做)|(?:你|您)将|工作方向|研究方向"
            r"|(?:key|core|main|primary|job|role|position|your|major|general|essential)?\s?(?:responsibilit(?:y|ies)|duties|functions)(?:\s(?:include|and\s\w+))?"
            r"|what you(?:'ll| will)?(?: be)? (?:do|doing|work(?:ing)? on|build|own|drive|deliver)"
            r"|(?:in )?this role(?:,? you will)?|the (?:role|job|opportunity|position)|your (?:role|mission"
            r"|impact|day|work)"
            r"|(?:job|role|position) (?:description|summary|overview)|representative projects|sample projects"
            r"|about the (?:role|job|position|opportunity)|day[- ]to[- ]day|you will(?: be responsible for)?"
            r"|how you(?:'ll| will) make an impact"
        ),
    ),
    (
        "benefit",
        (
            r"(?:公司|员工|薪资|薪酬|岗位|职位|我们的|工作|完善的)?(?:福利|薪酬|薪资)(?:待遇|福利|保障|体系|结构|标准|范围)?(?:及待遇)?|工资(?:待遇|福利)?|待遇(?:福利)?|我们(?:能)?(?:提供|给你|可以给你)(?:的)?|(?:你|您)(?:将|会|能|可以)?(?:获得|得到|收获)|(?:为什么)?加入我们(?:的理由)?|职位亮点|岗位亮点|职位诱惑|职位优势"
            r"|(?:our |employee |company )?benefits?(?:\s(?:and|&)\s\w+)?|perks?(?:\s(?:and|&)\s\w+)?"
            r"|what we offer|what(?:'s| is) in it for you|compensation(?:\s(?:and|&)\s\w+)?|why (?:join"
            r"|work)[^\r\n:.]{0,30}|pay(?: range| transparency)?|salary(?: range)?|we offer"
        ),
    ),
    (
        "company",
        (
            r"(?:公司|企业|团队|部门|集团|单位|项目|业务|平台|事业部|机构)(?:简介|介绍|概况|背景|概述|信息)|关于(?:我们|公司|团队)|我们是谁"
            r"|about (?:us|the company|the team|our team|our company)|who we are|company (?:description"
            r"|overview|profile)|our (?:mission|story|values|culture|team|company)|the (?:team|company)"
            r"|meet the team"
        ),
    ),
    (
        "other",
        (
            r"工作(?:地点|地址|时间|环境|城市|制度|性质|年限|方式)|上班(?:地点|地址|时间)|办公地点|公司地址|联系(?:方式|人|电话|地址)|投递(?:方式|邮箱|须知)|简历投递|应聘方式|面试(?:流程|地点|方式)|招聘(?:流程|人数)"
            r"|备注|注意(?:事项)?|温馨提示|其他(?:说明|信息)|汇报(?:对象|关系)|下属人数|所属部门|职位发展|晋升(?:空间|通道|机制|路径)?|职业发展|发展(?:空间|前景|方向)|培训(?:体系|机会)?|关键词|职能类别|关键字|工作标签"
            r"|equal (?:employment )?opportunit(?:y|ies)[^\r\n:.]{0,20}|how to apply|interview process"
            r"|hiring process|(?:work )?location|work (?:hours|schedule|environment)|logistics|disclaimer|note"
        ),
    ),
)
"""Labels with their patterns; an earlier one wins where two fit."""
