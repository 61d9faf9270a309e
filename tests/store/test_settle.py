from __future__ import annotations

from itertools import count

import pytest

from ashore.facts import Fact, UncitedFactError, Value
from ashore.facts.model import cite
from ashore.store.settle import Action, Correction, Decision, corrected, keep, settle, standing

TEXT = "月薪15-20K，熟悉Python与SQL，三年以上经验，Python优先"
_ids = count(1)


def fact(
    quote: str, field: str = "skill", value: Value = None, *, nth: int = 0, subject: str | None = None
) -> Fact:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    end = start + len(quote)
    return cite("ad", TEXT, start, end, field, value or quote.lower(), extractor="t/1", subject=subject)


def decide(
    action: Action,
    about: Fact,
    correction: Correction | None = None,
    *,
    undoes: int | None = None,
    replaces: int | None = None,
) -> Decision:
    return Decision(next(_ids), action, about, correction, undoes, replaces)


def statuses(stated: list[Fact], *decisions: Decision) -> list[str]:
    return [ruling.status for ruling in settle(stated, decisions).rulings]


def test_a_decision_meets_the_fact_it_was_made_on() -> None:
    stated = [fact("Python"), fact("SQL"), fact("Python", nth=1)]
    assert statuses(stated, decide("accept", stated[2])) == ["new", "new", "accepted"]


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_a_decision_meets_a_fact_whose_span_has_moved(action: Action) -> None:
    old = fact("熟悉Python", value="python")
    assert statuses([fact("Python"), fact("Python", nth=1)], decide(action, old)) == [
        {"accept": "accepted", "reject": "rejected"}[action],
        "new",
    ]


def test_a_decision_does_not_meet_another_value() -> None:
    settlement = settle([fact("Python", value="cpython")], [decide("reject", fact("Python"))])
    assert settlement.rulings[0].status == "new"
    assert settlement.kept == []


def test_true_is_not_one() -> None:
    no = decide("reject", fact("三年", "n", value=1))
    assert statuses([fact("三年", "n", value=True)], no) == ["new"]
    assert statuses([fact("三年", "n", value=1.0)], no) == ["rejected"]


def test_a_decision_meets_its_subject_before_another() -> None:
    one, two = fact("三年", "years", 3, subject="甲"), fact("三年", "years", 3, subject="乙")
    assert statuses([one, two], decide("reject", two)) == ["new", "rejected"]


def test_a_decision_survives_the_renaming_of_a_subject() -> None:
    old = fact("三年", "years", 3, subject="case-1")
    assert statuses([fact("三年", "years", 3, subject="小普")], decide("accept", old)) == ["accepted"]


def test_each_of_two_decisions_meets_its_own() -> None:
    """The exact meeting goes before a loose one, whatever the order of the log."""
    wide, narrow = fact("熟悉Python", value="python"), fact("Python")
    stated = [wide, narrow]
    assert statuses(stated, decide("accept", wide), decide("reject", narrow)) == ["accepted", "rejected"]
    assert statuses(stated, decide("reject", narrow), decide("accept", wide)) == ["accepted", "rejected"]


@pytest.mark.parametrize(("action", "kept"), [("accept", 1), ("reject", 0)])
def test_what_nothing_states_any_more(action: Action, kept: int) -> None:
    settlement = settle([], [decide(action, fact("SQL"))])
    assert len(settlement.kept) == kept
    for decision in settlement.kept:
        assert keep(decision, TEXT).extractor == "user"
        assert keep(decision, TEXT).quote == "SQL"


def test_a_corrected_fact_is_kept_with_its_value_and_place() -> None:
    at = TEXT.index("15-20K")
    decision = decide("correct", fact("月薪15-20K", "salary", 15), Correction(20, (at, at + 6)))
    (kept,) = settle([], [decision]).kept
    assert (keep(kept, TEXT).value, keep(kept, TEXT).quote) == (20, "15-20K")


def test_a_correction_absorbs_what_comes_to_say_the_same() -> None:
    """A new version of the extractor finds the right value by itself: it is stated once, by the user's word."""
    old = fact("月薪15-20K", "salary", 15)
    right = fact("15-20K", "salary", 20)
    decision = decide("correct", old, Correction(20))
    assert statuses([right], decision) == ["absorbed"]
    assert settle([right], [decision]).kept == [decision]
    assert statuses([old, right], decision) == ["corrected", "absorbed"]


def test_a_third_value_waits_for_review() -> None:
    decision = decide("correct", fact("月薪15-20K", "salary", 15), Correction(20))
    assert statuses([fact("15-20K", "salary", 18)], decision) == ["new"]


def test_undoing_brings_back_what_stood_before() -> None:
    about = fact("SQL")
    first = decide("accept", about)
    second = decide("reject", about, replaces=first.id)
    undo = decide("undo", about, undoes=second.id)
    assert standing([first, second]) == [second]
    assert standing([first, second, undo]) == [first]
    assert standing([first, second, undo, decide("undo", about, undoes=first.id)]) == []


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, len(TEXT) + 1)])
def test_a_correction_passes_the_gate(span: tuple[int, int]) -> None:
    with pytest.raises(UncitedFactError):
        corrected(fact("SQL"), Correction("x", span), TEXT)
