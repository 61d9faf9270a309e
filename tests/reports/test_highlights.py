"""A text in pieces is the same text, and every piece knows the facts that quote it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.reports.highlights import Segment, segments

TEXTS = st.text(max_size=60)
SPANS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=8
)


def test_overlapping_facts_share_a_piece() -> None:
    assert segments("abcdefg", [(1, 5), (3, 6)]) == [
        Segment(0, "a"),
        Segment(1, "bc", (0,)),
        Segment(3, "de", (1, 0)),
        Segment(5, "f", (1,)),
        Segment(6, "g"),
    ]


def test_furniture_is_told() -> None:
    assert segments("menu text", [], [(0, 5)]) == [Segment(0, "menu ", (), furniture=True), Segment(5, "text")]


@given(TEXTS, SPANS, SPANS, st.integers(0, 70))
def test_pieces_are_the_text_again(
    text: str, spans: list[tuple[int, int]], furniture: list[tuple[int, int]], end: int
) -> None:
    grey: list[tuple[int, int]] = []
    for low, high in sorted(furniture):
        if not grey or low >= grey[-1][1]:
            grey.append((low, high))
    found = segments(text, spans, grey, end=end)
    assert "".join(piece.text for piece in found) == text[:end]
    for piece in found:
        for at in range(piece.at, piece.at + len(piece.text)):
            assert set(piece.facts) == {place for place, (low, high) in enumerate(spans) if low <= at < high}
            assert piece.furniture == any(low <= at < high for low, high in grey)
