"""Names that a page has glued together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.facts.ads.skills.glued import parts

KNOWN = frozenset({"SVM", "KNN", "RNN", "SQL", "JAVASCRIPT", "JAVA", "SCRIPT", "BI", "SAS", "SPSS"})


def cut(text: str, name: str) -> list[str]:
    start = text.index(name)
    return [text[a:b] for a, b in parts(text, start, start + len(name), KNOWN.__contains__)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("熟悉SVMKNNRNN随机森林", "SVMKNNRNN随机森林", ["SVM", "KNN", "RNN", "随机森林"]),
        ("会用BISASSPSS", "BISASSPSS", ["BI", "SAS", "SPSS"]),
        ("熟悉JAVASCRIPT", "JAVASCRIPT", ["JAVASCRIPT"]),
        ("熟悉POSTGRES", "POSTGRES", ["POSTGRES"]),
        ("熟悉spanJava，spanSQL", "spanJava", ["Java"]),
        ("懂spanish", "spanish", ["spanish"]),
        ("1、熟悉SQL；2、会SPSS、Python3、熟悉Linux；4、细心", "Python3", ["Python"]),
        ("熟悉Java、Python3、SQL", "Python3", ["Python3"]),
        ("熟悉H5、CSS", "H5", ["H5"]),
    ],
)
def test_parts(text: str, name: str, expected: list[str]) -> None:
    assert cut(text, name) == expected


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=5))
def test_parts_lose_no_letter(names: list[str]) -> None:
    text = "".join(names)
    found = parts(text, 0, len(text), KNOWN.__contains__)
    assert "".join(text[a:b] for a, b in found) == text
