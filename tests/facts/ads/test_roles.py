"""The family of a role, from its title and duties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.facts.ads import roles
from ashore.vocabulary import Term, Vocabulary, load

Read = Callable[..., dict[str, list[Any]]]


@pytest.mark.parametrize(
    ("title", "duties", "family"),
    [
        ("大模型算法工程师", "负责大模型的预训练、SFT与RLHF", "llm_algorithm"),
        ("NLP算法工程师", "负责大模型微调与对齐，熟悉LLaMA、LoRA", "llm_algorithm"),
        ("NLP算法工程师", "负责文本分类、实体识别、知识图谱", "ml_algorithm"),
        ("算法工程师", "负责图像分割、目标检测，熟悉OpenCV", "cv_algorithm"),
        ("算法工程师", "负责推荐系统的召回与排序", "recsys_algorithm"),
        ("AI Agent开发工程师", "基于LangChain搭建智能体与RAG知识库", "llm_application"),
        ("大数据开发工程师", "负责Hive数仓与ETL", "data_engineer"),
        ("数据分析师", "搭建指标体系，写分析报告", "data_analyst"),
        ("数据产品经理", "写PRD，画原型", "product_manager"),
        ("AI产品经理", "写PRD，画原型", "ai_product_manager"),
        ("AI训练师", "制定标注规范，评测模型", "ai_trainer"),
        ("提示词工程师", "编写与调优提示词", "prompt_engineer"),
        ("Java开发工程师", "Spring微服务开发", "software_engineer"),
        ("Forward Deployed Engineer, Enterprise", "Deploy our product with customers", "solutions"),
        ("Software Engineer, Inference", "CUDA kernels, model serving, throughput", "ai_infra"),
        ("Research Scientist, Interpretability", "Publish novel research", "research_scientist"),
        ("Account Executive, Enterprise", "Carry a sales quota", "other"),
        ("Deployment Engineer - Startups", "Deploy our product with customers", "solutions"),
        ("Controller, Retail", "Close the books", "other"),
        ("高级爬虫工程师", "熟悉网页抓取与数据清洗，熟悉Java、C++", "data_engineer"),
        ("大数据应用产品规划", "调研需求，规划产品", "product_manager"),
        ("销售数据分析员", "整理销售报表", "data_analyst"),
    ],
)
def test_families(read: Read, title: str, duties: str, family: str) -> None:
    assert read(f"{title}\n20-30K\n北京\n岗位职责：{duties}。")["role_family"] == [family]


def test_a_title_in_traditional_script_is_read_as_one(read: Read) -> None:
    assert read("數據分析師\n20-30K\n台北\n工作內容：寫分析報告。")["role_family"] == ["data_analyst"]


def test_a_family_that_the_title_does_not_tell_is_cited_at_the_duty() -> None:
    from ashore.documents import Document
    from ashore.facts.ads.fields import EXTRACTOR

    text = "研发岗\n20-30K\n北京\n岗位职责：负责推荐系统的召回与排序，提升点击率。"
    (role,) = (
        fact for fact in EXTRACTOR.extract(Document("ad", text, kind="ad"), load()) if fact.field == "role_family"
    )
    assert role.value == "recsys_algorithm"
    assert "推荐" in role.quote


def test_the_head_of_a_title() -> None:
    assert roles.head_of("engineering manager, public sector") == "engineering manager"
    assert roles.head_of("member of technical staff (ai inference)") == "member of technical staff (ai inference)"
    assert roles.head_of("产品经理(数据仓库)").strip() == "产品经理"


def test_a_short_latin_phrase_is_no_piece_of_a_word() -> None:
    phrases = roles.Phrases({"ros": ("a",), "fine-tun": ("b",)})
    assert phrases.find("the roster of microscopy") == []
    assert [found[2] for found in phrases.find("fine-tuning with ros")] == [("b",), ("a",)]


def test_a_family_of_ones_own_is_weighed_without_training() -> None:
    shipped = load().terms("roles")
    own = Term("quantum_engineer", ("量子算法",), {"cues": "量子比特|退火"})
    words = roles.role_words(Vocabulary({"roles": (*shipped, own)}))
    described = roles.features("量子算法工程师", "调试量子比特与退火", words)
    ranked = roles.scores(described, words, roles.learnt_weights())
    assert max(ranked, key=lambda family: ranked[family]) == "quantum_engineer"


def test_every_weight_is_of_a_family_that_ships() -> None:
    families = {term.name for term in load().terms("roles")}
    weighed = {family for row in roles.learnt_weights().values() for family in row}
    assert weighed <= families


def test_weights_hold_no_words_of_an_ad() -> None:
    """Rows are named after families and a handful of features, nothing else."""
    path = Path(roles.__file__).with_name("role_weights.tsv")
    names = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()[2:]]
    plain = {"always", *roles.CROSSED}
    kinds = set(roles.PRIOR)
    families = {term.name for term in load().terms("roles")}
    assert all(name in plain or (name.split(":")[0] in kinds and name.split(":")[1] in families) for name in names)
