"""Published trees: the files beside the tests, and the figures of `decision-cases`, which name their sources."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ashore.trees import read
from ashore.trees.information import evpi
from ashore.trees.solving import Answer, solve


def solved(data: Path, name: str) -> Answer:
    file = data / "trees" / f"{name}.yaml"
    return solve(read(file.read_text(encoding="utf-8"), file.name))


def case(shared: Path, name: str) -> Any:
    return json.loads((shared / "decision-cases" / f"{name}.json").read_text(encoding="utf-8"))


def known(answer: Answer, chance: str) -> float:
    return evpi(answer.rolled.fork, chance, answer.tree.goal).value


def test_oil_wildcatter(data: Path) -> None:
    """Raiffa (1968); Shenoy (1992); tables of the HUGIN manual, "The Oil Wildcatter"."""
    tested, untested = solved(data, "oil_wildcatter"), solved(data, "oil_wildcatter_untested")
    assert tested.rolled.value == pytest.approx(22.5, abs=1e-9)
    assert tested.policy == "test; diffuse: do not drill; open: drill; closed: drill"
    assert untested.rolled.value == pytest.approx(20, abs=1e-9)
    assert tested.rolled.value + 10 - untested.rolled.value == pytest.approx(12.5, abs=1e-9), (
        "the test, were it free"
    )
    assert known(untested, "oil") == pytest.approx(35, abs=1e-9)
    # 55 with the oil known, 22.5 with the test for sale.
    assert known(tested, "oil") == pytest.approx(32.5, abs=1e-9)


def test_umbrella(data: Path) -> None:
    """Shachter's umbrella (Netica's example); the forecast of Poole and Mackworth, exercise 9.11."""
    informed, plain = solved(data, "umbrella"), solved(data, "umbrella_without_forecast")
    assert [option.value for option in plain.options] == pytest.approx([35, 70])
    assert informed.rolled.value == pytest.approx(77, abs=1e-9)
    assert informed.policy == "sunny: leave; cloudy: leave; rainy: take"
    assert informed.rolled.value - plain.rolled.value == pytest.approx(7, abs=1e-9)
    assert known(plain, "天气") == pytest.approx(21, abs=1e-9)
    # The forecast has given 7 of the 21 already.
    assert known(informed, "weather") == pytest.approx(14, abs=1e-9)


def test_used_car(data: Path) -> None:
    """Howard, The used car buyer (1977); DecisionProgramming.jl, examples/used-car-buyer."""
    answer = solved(data, "used_car")
    assert answer.rolled.value == pytest.approx(31, abs=1e-9)
    assert answer.options[0].value == pytest.approx(28, abs=1e-9)
    assert answer.policy == "test; lemon: buy with guarantee; peach: buy without guarantee"
    found = answer.distribution
    assert {payoff.pay: payoff.p for payoff in found.payoffs} == pytest.approx({15: 0.2, 35: 0.8})
    assert found.sd == pytest.approx(8, abs=1e-9)
    assert found.skewness == pytest.approx(-1.5, abs=1e-9)
    assert found.excess_kurtosis == pytest.approx(0.25, abs=1e-9)
    # The test is perfect and costs 25: that is what knowing is worth to one who would buy it.
    assert known(answer, "car") == pytest.approx(25, abs=1e-9)


def test_sumatriptan(data: Path) -> None:
    """Evans et al. (1997); Briggs, Claxton and Sculpher (2006), box 2.3; rdecision, vignette DT01."""
    costs, utilities = solved(data, "sumatriptan_cost"), solved(data, "sumatriptan_utility")
    cost = {option.name: option.value for option in costs.options}
    utility = {option.name: option.value for option in utilities.options}
    new, old = "sumatriptan", "caffeine with ergotamine"
    assert cost[new] == pytest.approx(22.06, abs=0.02)
    assert cost[old] == pytest.approx(4.73, abs=0.02)
    assert utility[new] == pytest.approx(0.41, abs=0.01)
    assert utility[old] == pytest.approx(0.20, abs=0.01)
    icer = (cost[new] - cost[old]) / (utility[new] - utility[old]) * 365
    assert icer == pytest.approx(29366, rel=0.05)
    assert (costs.policy, utilities.policy) == (old, new)


def test_the_files_have_the_inputs_of_the_cases(shared: Path, data: Path) -> None:
    oil = case(shared, "oil_wildcatter")
    answer = solved(data, "oil_wildcatter")
    assert answer.rolled.value == pytest.approx(oil["expected"]["meu_k"], abs=oil["tolerance"])
    for name, p in oil["inputs"]["oil"].items():
        assert answer.variables[name] == p
    for name, pay in oil["inputs"]["payoff_drill_net_k"].items():
        assert answer.variables[f"pay_{name}"] == pay
    untested = solved(data, "oil_wildcatter_untested")
    assert untested.rolled.value == pytest.approx(oil["expected"]["meu_without_test_k"], abs=oil["tolerance"])
    assert known(untested, "oil") == pytest.approx(oil["expected"]["evpi_oil_k"], abs=oil["tolerance"])
    free = answer.rolled.value + oil["inputs"]["test_cost_k"]
    assert free == pytest.approx(oil["expected"]["ev_free_test_k"], abs=oil["tolerance"])

    umbrella = case(shared, "umbrella")["expected"]
    plain = solved(data, "umbrella_without_forecast")
    assert solved(data, "umbrella").rolled.value == pytest.approx(umbrella["meu_with_forecast"], abs=1e-9)
    assert known(plain, "天气") == pytest.approx(umbrella["evpi_weather"], abs=1e-9)

    car = case(shared, "used_car_buyer")["expected"]
    answer = solved(data, "used_car")
    assert answer.rolled.value == pytest.approx(car["meu"], abs=1e-9)
    assert answer.options[0].value == pytest.approx(car["eu_buy_no_options"], abs=1e-9)
    listed = {f"{payoff.pay:g}": payoff.p for payoff in answer.distribution.payoffs}
    assert listed == pytest.approx(car["utility_distribution"])
    moments = (answer.distribution.sd, answer.distribution.skewness, answer.distribution.excess_kurtosis)
    assert moments == pytest.approx((car["sd"], car["skewness"], car["excess_kurtosis"]), abs=1e-9)

    drug = case(shared, "sumatriptan_evans1997")
    costs = solved(data, "sumatriptan_cost")
    for name in ("c_sum", "c_caf", "c_ed", "c_adm"):
        assert costs.variables[name] == drug["inputs"][name]
    assert costs.options[0].value == pytest.approx(drug["expected"]["cost_sum"], abs=drug["expected"]["tol_cost"])
    assert costs.options[1].value == pytest.approx(drug["expected"]["cost_caf"], abs=drug["expected"]["tol_cost"])


@pytest.mark.filterwarnings("ignore")  # its extension modules crash where a warning is an error
def test_an_influence_diagram_solved_by_another_library(data: Path) -> None:
    """The oil wildcatter as an influence diagram, by pyAgrum's Shafer-Shenoy inference for LIMIDs."""
    gum: Any = import_module("pyagrum")

    diagram = gum.InfluenceDiagram()
    oil = diagram.addChanceNode(gum.LabelizedVariable("oil", "", ["dry", "wet", "soak"]))
    seen = diagram.addChanceNode(gum.LabelizedVariable("seen", "", ["diffuse", "open", "closed"]))
    drill = diagram.addDecisionNode(gum.LabelizedVariable("drill", "", ["yes", "no"]))
    pay = diagram.addUtilityNode(gum.LabelizedVariable("pay", "", 1))
    for tail, head in ((oil, seen), (seen, drill), (oil, pay), (drill, pay)):
        diagram.addArc(tail, head)
    diagram.cpt(oil).fillWith([0.5, 0.3, 0.2])
    for kind, row in (("dry", [0.6, 0.3, 0.1]), ("wet", [0.3, 0.4, 0.3]), ("soak", [0.1, 0.4, 0.5])):
        diagram.cpt(seen)[{"oil": kind}] = row
    for kind, earned in (("dry", -70), ("wet", 50), ("soak", 200)):
        diagram.utility(pay)[{"oil": kind, "drill": "yes"}] = earned
        diagram.utility(pay)[{"oil": kind, "drill": "no"}] = 0
    inference = gum.ShaferShenoyLIMIDInference(diagram)
    inference.makeInference()
    assert solved(data, "oil_wildcatter").rolled.value == pytest.approx(inference.MEU()["mean"] - 10, abs=1e-9)
