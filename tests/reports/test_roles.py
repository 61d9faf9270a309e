"""The map of the field: every role once, in its layer; of one role what ads, articles and cases say."""

from __future__ import annotations

import pytest

from ashore.evidence import Statement, cases
from ashore.evidence.market import AdRow, Market, Query, view
from ashore.packs import load
from ashore.packs.model import LAYERS
from ashore.reports.roles import role_map, role_view

PACK = load()
ADS = [
    AdRow(
        f"ad-{n}",
        role_family="ai_trainer",
        salary_min=6000.0 + 100 * n,
        salary_max=8000.0 + 100 * n,
        skills=(("数据标注", "required"),),
    )
    for n in range(12)
]
MOVED = cases(
    [
        Statement("s", "to_role", "AI训练师", "甲", quote="成了AI训练师", start=0, end=7),
        Statement("s", "from_role", "编辑", "甲", quote="做过编辑", start=9, end=13),
        Statement("s", "offers", 1, "甲", quote="一个offer", start=15, end=22),
        Statement("s", "to_role", "AI训练师", "乙", quote="想做AI训练师", start=30, end=37),
    ],
    {},
)


def market(role: str) -> Market:
    return view([ad for ad in ADS if ad.role_family == role], Query(role))


def test_every_role_stands_once_in_its_layer() -> None:
    found = role_map(PACK, market, MOVED)
    assert [layer for layer, _ in found.layers] == list(LAYERS)
    listed = [row.role.id for _, rows in found.layers for row in rows]
    assert sorted(listed) == sorted(set(PACK.roles) - {"other"})


def test_the_map_counts_ads_and_people_and_shows_no_pay_of_few() -> None:
    rows = {row.role.id: row for _, rows in role_map(PACK, market, MOVED).layers for row in rows}
    assert (rows["ai_trainer"].ads, rows["ai_trainer"].people) == (12, 2)
    assert rows["ai_trainer"].pay == pytest.approx(7550)
    assert (rows["llm_algorithm"].ads, rows["llm_algorithm"].pay, rows["llm_algorithm"].people) == (0, None, 0)


def test_the_trainer_has_four_faces_and_says_who_got_there() -> None:
    found = role_view(PACK.roles["ai_trainer"], PACK, market("ai_trainer"), MOVED)
    assert len(found.role.faces) == 4
    assert [(person.arrived, person.background) for person in found.people] == [
        (True, ("from_role",)),
        (False, ()),
    ]
    assert [skill.name for skill in found.asked] == ["数据标注"]
    assert found.asked_of == 12
    assert {item.source.id for item in found.said} == {"xiaopu2025"}
    assert found.role.codes["csco"].code == "4-04-05-05"


def test_product_solutions_test_and_operations_stand_around() -> None:
    around = {"ai_product_manager", "product_manager", "solutions", "ai_test", "ai_operation"}
    assert {PACK.roles[role].layer for role in around} == {"around"}


def test_every_role_of_the_field_is_linked_to_occupations() -> None:
    for role in PACK.roles.values():
        if role.id != "other":
            assert set(role.codes) == {"csco", "esco", "onet"}, role.id
