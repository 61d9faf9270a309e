"""The words by which work on AI is told, in folded text (lower case, Simplified script), in both languages.

Precision goes before recall: what is missed becomes a question, what is wrong becomes a wrong rung.
"""

from __future__ import annotations

import re
from typing import Final

_CHINESE: Final = (
    r"大(?:型?语言)?模型|语言模型|人工智[能慧]|生成式|机器学习|深度学习|强化学习|神经网络|自然语言处理|计算机视觉"
    r"|提示词|提示工程|检索增强|智能体|向量(?:数据)?库|预训练|微调|智能客服|(?:聊天|对话|问答|语音)机器人"
    r"|(?:数据|语料|文本|图像|图片|语音|视频|对话|偏好|点云|实体|意图)标注|数据的标注"
    r"|标注(?:员|平台|规范|任务|团队|小组|质检|质量|准确率|一致率|数据|项目|指南|标准)|训练(?:数据|语料|集)"
    r"|(?:评测|评估)集|模型(?:评测|评估|训练|部署|调优|选型|效果|输出|回答|回复|幻觉|接口)|幻觉率?|文心|通义"
    r"|豆包|混元"
    r"|智谱|讯飞星火|扣子(?=\s*(?:[(（/]|平台|空间|智能|工作流|搭建))|语音识别|图像识别|目标检测|推荐算法|文生图"
    r"|数字人(?!民)|知识库问答"
)
_LATIN: Final = (
    r"ai|aigc|llms?|(?:chat)?gpt(?:-?\d\w*)?|claude|gemini|kimi|deepseek|chatglm|qwen[\w.-]*|llama[\w.-]*|copilot"
    r"|midjourney|stable ?diffusion|comfyui|nlp|rag|prompts|prompt(?=\s*(?:engineer|design|template|librar|tuning"
    r"|[一-鿿]))|langchain|llamaindex|dify|coze|fine-?tun(?:e|es|ed|ing)|sft|rlhf|lora(?=\s*(?:微调|模型|fine"
    r"|adapter))|embeddings?|bert|pytorch|tensorflow|yolo\w*|machine[- ]learning|deep[- ]learning|language models?"
    r"|neural networks?|computer vision|generative|chatbots?|data (?:annotation|labell?ing)|annotation guidelines"
    r"|hallucinations?|openai"
)
AI: Final = re.compile(rf"{_CHINESE}|(?<![a-z])(?:{_LATIN})(?![a-z])|(?<=[一-鿿]) ?prompt(?![a-z])")

_DRAWING: Final = r"ps|photoshop|ae|pr|cdr|coreldraw|indesign|sketch|lightroom|lr|c4d|cad"
ILLUSTRATOR: Final = re.compile(
    rf"(?<![a-z])(?:{_DRAWING})\s*[、,，/&+ ]\s*ai(?![a-z])"
    rf"|(?<![a-z])ai\s*[、,，/&+]\s*(?:{_DRAWING}|id)(?![a-z])|adobe ai(?![a-z])"
)
"""The drawing program of two letters."""

TITLE: Final = re.compile(
    rf"{_CHINESE}|算法|训练师|标注|(?<![a-z])(?:{_LATIN}|prompt engineer|ml|annotator|labell?er)(?![a-z])"
)
"""A job in the field, by its title."""

NOT_TITLE: Final = re.compile(r"课程|销售|招生|行政|人事|招聘|猎头|讲师|商务|\b(?:sales|recruit\w*|teacher|hr)\b")

_NOT_LEARNING: Final = r"(?<!机器)(?<!深度)(?<!强化)(?<!监督)(?<!迁移)"
LEARNING: Final = re.compile(
    rf"课程|培训|讲座|{_NOT_LEARNING}学习|自学|看[过完]|听[过完]|阅读|研读|关注|了解|热爱|感?兴趣|好奇|训练营"
    rf"|证书|认证|考取"
    r"|参加[^，,。；;]{0,14}(?:大会|峰会|沙龙|夏令营|工作坊)"
    r"|\b(?:courses?|workshops?|bootcamp|tutorials?|webinars?|studied|self-taught|interested|interest in|curious"
    r"|follow(?:ing)?|read(?:ing)? about|certificat\w+|attended|learning about|passionate|keen)\b"
)
"""Looking into the field, which is not work in it."""

TEACHING: Final = re.compile(r"会务|排课|招生|销售|售卖|推广|运营|讲师|授课|\b(?:sold|sales|teach\w*|taught)\b")
"""The business of courses, which is not taking one."""

USED: Final = re.compile(
    r"使用|利用|借助|运用|基于|调用|接入|搭建|开发|训练(?!师|营|有素)|微调|设计(?!师)|编写|撰写|写|优化"
    r"|评[测估]|标注(?!员)"
    r"|部署|实现|制作|构建|整理|测试|负责|参与|主导|完成|用(?!户|于|餐|工|人|途|品)|做(?:了|过)|生成(?!式)"
    r"|迭代|落地(?!页)"
    r"|(?<!线)上线(?!下)|管理|带领|推动|质检|审核|清洗|采集|自建"
    r"|\b(?:us(?:ed?|ing)|buil[dt]|wr(?:ote|iting)|designed|trained|fine-?tuned|evaluated|deployed"
    r"|developed|created"
    r"|implemented|automated|labell?ed|annotated|tested|led|launched|shipped|made|prototyped|integrated|ran"
    r"|set up|improved|maintained|managed|reviewed|tuned|worked on|that \w+s)\b"
)
MADE: Final = re.compile(
    r"搭建|开发|设计(?!师)|制作|构建|实现|做(?:了|过|出)|写了|自建|发起|(?<!线)上线(?!下)|落地(?!页)"
    r"|训练(?!师|营|有素)|微调"
    r"|\b(?:buil[dt]|designed|created|developed|made|prototyped|implemented|launched|shipped|trained|fine-?tuned"
    r"|tool that)\b"
)
WANTED: Final = re.compile(
    r"(?:想|希望|计划|打算)[^，,。；;]{0,8}(?:用|借助|利用|基于)[^，,。；;]{0,16}(?:解决|改进|改善|帮|代替"
    r"|替代|提升|提高|做|搭|自动|辅助)"
    r"|(?:plan|want|hope|idea is|would like) to (?:use|build|apply|automate)\b"
)
"""An idea that is still a wish: where it would help."""

DELIVERED: Final = re.compile(
    r"(?<!线)上线(?!下|前)|交付(?!能力|经理|团队|部|周期)|落地(?!页)|发布(?!会|文章|岗位|招聘|公告)|投产"
    r"|投入(?:使用|生产)"
    r"|推出|已(?:用于|应用)|部署(?:到|于|上|至|在)|接入(?:生产|线上|业务)|开源(?!社区|项目的)|上架|通过验收"
    r"|(?:累计|共|总计|完成)[^，,。；;\d]{0,8}\d[\d,.]*\s*[余多]?\s*[万千kw]?\+?\s*(?:条|张|份|小时|段|题|轮|组)"
    r"[^，,。；;]{0,10}(?:标注|数据|语料|样本|评测|对话|图片)"
    r"|\b(?:launched|shipped|deployed|released|delivered|went live|gone live|(?:in|to|into) production|rolled out"
    r"|open[- ]sourced|in (?:daily |weekly )?use)\b"
)
_PEOPLE: Final = (
    "用户|客户|学生|学员|企业|门店|商家|商户|律所|学校|读者|会员"
    "|医院|患者|老师|教师|员工|同事|律师|医生|人|部门|团队|坐席|客服"
)
_CLIENTS: Final = (
    "用户|客户|旅客|乘客|顾客|居民|家长|农户|学生|学员|企业|门店|商家|商户|律所|学校|读者|会员|医院|患者|老师|教师"
)
HAD_USERS: Final = re.compile(
    rf"\d[\d,.]*\s*[余多]?\s*[万千百亿kw]?\+?\s*[名位个家所]?[^，,。；;\d]{{0,5}}(?:{_CLIENTS})"
    rf"|(?:\d[\d,.]*\s*[余多]?\s*[万千百]?\s*[名位个家]?[^，,。；;\d]{{0,5}})?(?:{_PEOPLE})[^，,。；;]{{0,4}}(?<!可以)(?<!可)"
    r"(?:使用|试用|在用|采用)|[供给][^，,。；;]{1,14}(?:使用|试用)|[日月]活|日均[^，,。；;]{0,4}(?:请求|调用"
    r"|咨询|使用|访问|处理|对话)"
    r"|用户(?:数|量|反馈|满意度|留存|评分)|服务[了于]?[^，,。；;]{0,8}(?:用户|客户|商家|企业|学生)|(?<!未)投入使用"
    r"|\d[\d,.]*[km+]?\s+(?:\w+ ){0,2}(?:users|customers|clients|students|teachers|companies|colleagues|lawyers"
    r"|readers|downloads|stores|people)\b|\bused (?:every day |daily |weekly )?by\b|\b(?:daily|monthly) active\b"
    r"|\badopted by\b|\buser (?:feedback|satisfaction)\b|\bdau\b|\bmau\b"
)
_NUMBER: Final = (
    r"\d[\d,.]*\s*(?:%|％|个百分点|倍|小时|分钟|秒|毫秒|天|元|万|分|次|ms|s\b|x\b|percent|points|minutes|hours)"
)
_MEASURE: Final = (
    r"准确率|精确率|召回率|正确率|命中率|解决率|满意度|一致[率性]|合格率|通过率|幻觉率|采纳率|转化率|覆盖率"
    r"|点击率|留存率|错误率|转人工率"
    r"|拒答率|响应时间|延迟|时延|耗时|成本|时长|f1|auc|bleu|rouge|map|ndcg|recall|precision|accuracy|latency|cost"
    r"|hallucination rate|handover|agreement|resolution rate|error rate"
)
HAD_METRICS: Final = re.compile(
    r"从[^，,。；;\d]{0,8}\d[\d,.]*[^，,。；;]{0,10}?(?:提|升|降|减|增|缩|涨|压)[^，,。；;\d]{0,4}(?:到|至"
    r"|为)?\s*\d"
    rf"|(?:提升|提高|降低|减少|增长|缩短|下降|节省|上升)[^，,。；;\d]{{0,6}}{_NUMBER}"
    rf"|(?:{_MEASURE})[^，,、。；;\d]{{0,10}}(?<![a-z])\d[\d.]*"
    r"|\bfrom \d[\d,.]*\s*\S{0,8}\s*(?:\w+ )?to \d"
    rf"|\b(?:rose|fell|cut|reduced|improved|increased|raised|dropped|grew|lowered|saved)\b[^.;]{{0,40}}?{_NUMBER}"
)
"""A measure with its number: a measure's name alone says nothing."""

DROVE: Final = re.compile(
    r"独立(?:负责|完成|开发|设计|推[进动]|搭建|主导|承担|上线)|(?<!参与)(?<!协助)主导(?!下)|(?<!由)牵头|带领"
    r"|从\s?0\s?到\s?1"
    r"|从零(?:到一|搭建|开始)|(?:项目|产品|技术)负责人|全权|一手|单独负责|带\s?\d+\s?[人名]"
    r"|\b(?:led|owned|drove|headed|single-handed(?:ly)?|from scratch|(?:from )?0 to 1|sole (?:owner"
    r"|developer|engineer)"
    r"|on my own)\b"
)
_TOGETHER: Final = r"(?:协作|合作|配合|对接|沟通|推进|共同|一起|联调|讨论|共创|协同|完成|优化|迭代|制定|定位|打磨)"
ACROSS_MODEL: Final = re.compile(
    rf"(?:与|和|同|跟|协同|配合|对接|联合|协调|拉通)[^，,。；;]{{0,10}}(?:算法|模型|机器学习|nlp"
    rf"|研究员)[^，,。；;]{{0,14}}{_TOGETHER}"
    r"|(?:对接|协同|配合|协调|拉通)(?:了)?(?:算法|模型)(?:工程师|团队|同学|同事|组|侧|部门)?"
    r"|\b(?:with|alongside|between)\b[^.;]{0,40}\b(?:algorithm|ml|machine[- ]learning|model|ai"
    r"|research|data science)"
    r" (?:engineers?|team|teams|scientists?|researchers?|people)\b|\bwith [^.;]{0,20}data scientists?\b"
)
"""Hand in hand with those who make the model."""

ACROSS_USE: Final = re.compile(
    rf"(?:与|和|同|跟|协同|配合|对接|联合|协调|拉通)[^，,。；;]{{0,10}}(?:产品|业务|运营|标注|客户"
    rf"|销售)[^，,。；;]{{0,14}}{_TOGETHER}"
    r"|(?:对接|协同|配合|协调|拉通)(?:了)?(?:产品|业务|运营|标注)(?:经理|团队|同学|同事|组|侧|部门|方)?"
    r"|\b(?:with|alongside|between)\b[^.;]{0,40}\b(?:product|business|operations|annotation|customer|support)"
    r" (?:managers?|teams?|owners?|people|side)\b"
)
"""Hand in hand with those who use the model, or say what it is for."""

MAKES_MODELS: Final = re.compile(r"算法|工程师|研究员|科学家|开发|\b(?:engineer|scientist|researcher|developer)\b")
CLOSED_LOOP: Final = re.compile(
    r"(?:根据|基于|结合|依据|收集|分析|跟踪|按照?|通过)[^，,。；;]{0,16}(?:反馈|badcase|bad case|坏例|错例"
    r"|错误案例|失败案例|差评|线上问题|线上日志|线上数据"
    r"|评测结果|评估结果|测试结果|质检结果)[^。；;]{0,24}(?:优化|迭代|改进|调整|修正|更新|改版|回流|重新|修[订改])"
    r"|a/?b\s?(?:测试|实验|test|对照)|ab\s?(?:测试|实验|test)|灰度[^。；;]{0,20}(?:回滚|放量|对比)"
    r"|(?:迭代|改)了?\s?[\d一二两三四五六七八九十]+\s?(?:版|轮|个版本)"
    r"|\b(?:feedback|failures?|bad cases|failure cases|logs|evaluation results|user data|errors)\b[^.;]{0,60}"
    r"\b(?:iterat\w+|improv\w+|refin\w+|fix\w*|updat\w+|retrain\w*|revis\w+|rewr\w+)\b"
    r"|\b(?:iterat\w+|improv\w+|refin\w+|retrain\w*|revis\w+)\b[^.;]{0,40}\b(?:feedback|bad cases|failures?|logs"
    r"|evaluation results)\b"
)
"""What came back from use or measurement changed the thing."""

NOT_YET: Final = re.compile(
    r"(?:未|没有?|尚未|还没|暂未|计划|即将|拟|准备|预计|目标是?|希望|想|打算|争取|待|无法|不能|将(?!其|它|大"
    r"|模|数|其中))[^，,。；;]{0,6}$"
    r"|\b(?:not|never|plan(?:ned|s|ning)? to|to be|will|aims? to|hop(?:e|ing) to|want(?:s|ed)? to|about to|yet to)"
    r"\b[^,.;]{0,16}$"
)
"""Before a cue in its clause: it has not happened."""

NOT_OWN: Final = re.compile(
    r"由(?!我|本人|自己|此|于|来)[^，,。；;]{1,10}(?:完成|负责|实现|开发|牵头|主导|承担)"
    r"|(?:公司|行业|竞品|对手)(?:已经?|正在)?(?:推出|发布|上线)"
    r"|\b(?:by|from) (?:a colleague|colleagues|others|another team|a vendor)\b"
)
"""Somebody else's work."""

ANAPHOR: Final = re.compile(
    r"\s*(?:[-*•·●]\s*)?(?:上线[后以]|上线至今|交付后|该|此|这[个套款一]|目前|项目|系统|工具|助手|平台|产品"
    r"|模型|并且?|同时|最终|使|将其"
    r"|it\b|the (?:tool|bot|assistant|system|model|project)\b|this\b|since launch|after launch)"
)
"""A sentence that goes on about the one before it."""

DENIED: Final = {
    "used_ai": re.compile(
        r"(?:从未|没有?|未曾?|尚未)(?:用过|使用过|接触过?|使用)\s?[^，,。；;]{0,8}(?:大模型|ai(?![a-z])|人工智能"
        r"|chatgpt|gpt)"
        r"|(?:没有|无|尚无|暂无|缺乏|毫无)\s?(?:任何)?(?:大模型|ai|人工智能)\s?(?:相关|领域|方面)?(?:的)?(?:项目"
        r"|工作|实践|使用|从业)?(?:经验|经历|基础)"
        r"|\bno (?:prior |previous )?(?:ai|llm|machine[- ]learning) experience\b"
        r"|\bnever used (?:chatgpt|ai|an llm)\b"
    ),
    "delivered": re.compile(
        r"(?:未能?|没有?|尚未|还没有?|暂未)(?:正式)?(?:上线|发布|交付|落地|投产)|\b(?:never|not|was not|wasn't)"
        r" (?:yet )?(?:launched|shipped|deployed|released|delivered)\b"
    ),
    "had_users": re.compile(
        r"(?:没有|暂无|尚无|无)(?:任何|外部|真实)?(?:用户|客户)(?:使用)?(?![^，,。；;]{0,4}(?:投诉|流失))"
        r"|\bno (?:real |external )?users\b"
    ),
    "had_metrics": re.compile(
        r"(?:没有?|未|尚未|还没)(?:做|设|跟踪|统计|量化|定)[^，,。；;]{0,6}(?:指标|评[测估]|效果数据)|\b(?:no"
        r"|without) (?:metrics|"
        r"evaluation|measurement)\b"
    ),
}
"""What a person denies of themselves, by check; of a project, where it is told of one."""
