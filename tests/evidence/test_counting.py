"""Skills and fields counted against brute force: every ad once, the strongest mention, the commonest spelling."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence.counting import distribution, skills, spellings
from ashore.evidence.intervals import share_interval
from ashore.evidence.market import AdRow, Query, Strength, view

STRENGTHS: tuple[Strength, ...] = ("required", "preferred", "duty")
SPELLED = [("k1", "a"), ("k1", "A"), ("k1", "ａ"), ("k2", "b"), ("k2", "B"), ("k3", "c")]
ROWS = st.lists(
    st.builds(
        AdRow,
        st.integers(0, 99).map("ad-{}".format),
        skills=st.lists(st.tuples(st.sampled_from("PQR"), st.sampled_from(STRENGTHS)), max_size=5).map(tuple),
        other_skills=st.lists(
            st.tuples(st.sampled_from(SPELLED), st.sampled_from(STRENGTHS)).map(lambda said: (*said[0], said[1])),
            max_size=5,
        ).map(tuple),
    ),
    max_size=25,
    unique_by=lambda row: row.doc,
)


@given(ROWS)
def test_the_commonest_spelling_is_the_name(rows: list[AdRow]) -> None:
    said = Counter((key, spelling) for row in rows for key, spelling, _ in row.other_skills)
    found = spellings(rows)
    assert set(found) == {key for key, _ in said}
    for key, name in found.items():
        most = max(count for (other, _), count in said.items() if other == key)
        assert (most, name) == max((count, spelling) for (other, spelling), count in said.items() if other == key)


@given(ROWS, st.none() | st.integers(0, 5))
def test_skills_by_brute_force(rows: list[AdRow], top: int | None) -> None:
    names = spellings(rows)
    said = {
        row.doc: [*row.skills, *((names[key], strength) for key, _, strength in row.other_skills)] for row in rows
    }
    strongest = {
        doc: {name: min(STRENGTHS.index(of) for other, of in pairs if other == name) for name, _ in pairs}
        for doc, pairs in said.items()
    }
    naming = [row for row in rows if said[row.doc]]
    found = view(rows, Query()).skills
    assert {skill.name for skill in found} == {name for pairs in said.values() for name, _ in pairs}
    for skill in found:
        places = Counter(places[skill.name] for places in strongest.values() if skill.name in places)
        assert (skill.required, skill.preferred, skill.duty) == (places[0], places[1], places[2])
        assert skill.ads == places.total() == len(skill.docs) == len(set(skill.docs))
        assert all(skill.name in strongest[doc] for doc in skill.docs)
        assert skill.share == skill.ads / len(naming)
        assert skill.interval == share_interval(skill.ads, len(naming))
    assert list(found) == sorted(found, key=lambda skill: (-skill.ads, -skill.required, skill.name))
    assert view(rows, Query(), top=top).skills == found[:top]
    assert skills(naming, names, top=top) == tuple(skills(naming, names)[:top])


def test_a_value_that_is_said_twice_counts_once() -> None:
    rows = [AdRow("a", cities=("杭州", "上海", "杭州")), AdRow("b", cities=("杭州",)), AdRow("c")]
    found = distribution(rows, lambda row: row.cities)
    assert [(share.name, share.docs) for share in found.shares] == [("杭州", ("a", "b")), ("上海", ("a",))]
    assert (found.stated, found.unstated) == (2, 1)
