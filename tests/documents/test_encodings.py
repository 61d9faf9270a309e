"""Every encoding that people's files are in comes back as the text it was; what is none of them is refused."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.encoding import decode
from ashore.documents.errors import BinaryFileError, UnknownEncodingError, UnsupportedFormatError

SIMPLIFIED = (
    "我今年三月从客服转行做数据标注，月薪八千。后来又学了大模型的评测方法，现在负责一个小组的质量检验工作。"
)
TRADITIONAL = (
    "我今年三月從客服轉行做資料標註，月薪八千。後來又學了大模型的評測方法，現在負責一個小組的品質檢驗工作。"
)


@pytest.mark.parametrize("length", [4, 8, 16, 50])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "utf-32"]
)
def test_simplified(encoding: str, length: int) -> None:
    for start in range(len(SIMPLIFIED) - length):
        text = SIMPLIFIED[start : start + length]
        assert decode(text.encode(encoding), "a").text == text


@pytest.mark.parametrize("length", [4, 8, 16, 50])
@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16-le", "utf-8"])
def test_traditional(encoding: str, length: int) -> None:
    for start in range(len(TRADITIONAL) - length):
        text = TRADITIONAL[start : start + length]
        assert decode(text.encode(encoding), "a").text == text


@given(st.lists(st.sampled_from(SIMPLIFIED + "abc XYZ 123\n,.;:()"), min_size=12, max_size=400).map("".join))
def test_any_mixture_with_english_round_trips(text: str) -> None:
    if sum(character > "\x7f" for character in text) >= 6:
        for encoding in ("utf-8", "gb18030", "utf-16"):
            assert decode(text.encode(encoding), "a").text == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_always_utf_8(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "a").text == text


def test_western_text() -> None:
    text = "José – résumé of a data analyst. “Hello” I’ve worked five years in retail."
    assert decode(text.encode("cp1252"), "a").text == text
    assert decode(text.encode("utf-16-le"), "a").text == text


@given(st.binary(max_size=600))
def test_whatever_comes_is_text_or_is_refused(data: bytes) -> None:
    with contextlib.suppress(BinaryFileError, UnknownEncodingError, UnsupportedFormatError):
        found = decode(data, "a")
        assert found.text.encode(found.encoding) in data


def test_mixed_encodings_are_refused_where_they_begin() -> None:
    data = "第一行\n第二行\n".encode() + "第三行是别的编码".encode("gb18030")
    with pytest.raises(UnknownEncodingError) as caught:
        decode(data, "a")
    assert caught.value.details["line"] == 3


def test_binary_is_refused() -> None:
    with pytest.raises(BinaryFileError):
        decode(b"\x7fELF\x02\x01\x01" + bytes(range(64)) * 4, "a")
    with pytest.raises(UnsupportedFormatError):
        decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "a")
