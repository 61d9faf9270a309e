"""Ads, résumés and stories are told apart by what stands in them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from ashore.documents import detect_kind, read_text
from ashore.documents.kinds import kind_of_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("数据标注专员\n6-8K\n岗位职责：\n1. 负责对话数据标注\n任职要求：\n1. 大专及以上", "ad"),
        (
            "Data Annotator\nHarbour Labs\n\nAbout the role\nLabel data.\nRequirements:\n- 2 years experience",
            "ad",
        ),
        (
            "林一\n电话：13800000000\n教育经历\n2015.09-2019.06 江南师范大学 本科\n工作经历\n2019.07-2023.03 客服",
            "resume",
        ),
        (
            "Lin Yi\nlin@example.org\n\nWork Experience\n2019 - 2023 Harbour Labs\n\nEducation\n2015 - 2019 Leeds",
            "resume",
        ),
        (
            "我去年从客服转行做数据标注。那时我每天学两个小时。后来我投了三十份简历。今年五月我拿到了录用通知。",
            "story",
        ),
        (
            "I was a teacher for six years. I decided to quit. I went back to school. I got an offer last year.",
            "story",
        ),
        ("随便写的一句话", "story"),
    ],
)
def test_own_samples(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind
    assert detect_kind(read_text(text, "paste")) == kind


def test_a_name_is_a_cue() -> None:
    text = "林一，做过三年客服，想做数据标注。"
    assert kind_of_text(text, "林一的简历.txt") == "resume"
    assert kind_of_text(text) == "story"


def test_the_format_decides() -> None:
    document = read_text("岗位职责：负责标注\n任职要求：细心", "x", kind="story")
    assert detect_kind(document) == "story"


def test_ads_of_the_pool(shared: Path) -> None:
    with gzip.open(shared / "data" / "jds" / "jds.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][::11]
    counts = Counter(map(kind_of_text, texts))
    assert counts["ad"] >= 0.99 * len(texts)


def test_windows_of_resumes(shared: Path) -> None:
    path = shared / "data" / "resume-ruanjianbei-zh" / "dev.json"
    texts = [entry["sentence"] for entry in json.loads(path.read_text(encoding="utf-8"))]
    counts = Counter(map(kind_of_text, texts))
    # A tenth of the windows are cut from the middle of a sentence and could stand anywhere.
    assert counts["resume"] >= 0.85 * len(texts)
