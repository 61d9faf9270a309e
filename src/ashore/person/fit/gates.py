"""Judge a hard condition: met, not met, or unknown. What the profile does not say is unknown, never not met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ashore.person.fit.applicant import ANYWHERE, Applicant
from ashore.person.fit.majors import families
from ashore.person.fit.model import Detail, GateAsk, GateKind, Judged, Status
from ashore.person.fit.tongues import abilities
from ashore.person.profile import Citation, Cited
from ashore.person.study import degree_ranks
from ashore.text.folding import fold_key
from ashore.vocabulary.linking import Linker, linker

REMOTE: Final = "remote"
_YEAR: Final = 1.0


def judge(ask: GateAsk, person: Applicant) -> Judged:
    """Return whether a person meets a condition, why, and by which words."""
    return _JUDGES[ask.kind](ask, person)


def degree_name(rank: float, person: Applicant) -> str:
    """Return the degree of a rank, by its name in facts."""
    return next((name for name, value in degree_ranks(person.vocabulary).items() if value == rank), "")


def _degree(ask: GateAsk, person: Applicant) -> Judged:
    low, high = ask.low or 0, ask.high or 0
    known, later = person.profile.degree, person.profile.degree_in_progress
    ranks = degree_ranks(person.vocabulary)
    asked = {"asked": degree_name(high, person), "or": degree_name(low, person)}
    rank = ranks.get(known.value, 0) if known else 0
    if known is not None and rank >= high:
        return Judged("met", "degree", (known.citation,), {**asked, "shown": known.value})
    if later is not None and ranks.get(later.value, 0) >= high:
        # An ad for those who are about to graduate takes them before they have.
        status: Status = "met" if "student" in ask.names else "not_met"
        why = "degree_soon" if status == "met" else "degree_in_progress"
        return Judged(status, why, (later.citation,), {**asked, "shown": later.value})
    if known is None:
        return Judged("unknown", "degree_unknown", (), asked)
    if rank >= low:
        return Judged("unknown", "degree_twofold", (known.citation,), {**asked, "shown": known.value})
    return Judged("not_met", "degree", (known.citation,), {**asked, "shown": known.value})


def _full_time(ask: GateAsk, person: Applicant) -> Judged:  # noqa: ARG001 - one signature for all
    found = person.full_time
    if found is None:
        return Judged("unknown", "full_time_unknown")
    return Judged("met" if found[0] else "not_met", "full_time", (found[1],), {"shown": found[1].quote})


def _tier(ask: GateAsk, person: Applicant) -> Judged:
    asked = {"asked": ask.names}
    for tier in person.profile.tiers:
        if tier.value in ask.names:
            return Judged("met", "tier", (tier.citation,), {**asked, "shown": tier.citation.quote})
    schools = [value for entry in person.profile.of("education") for value in entry.fields.get("institution", ())]
    listed = {"985", "211", "双一流"}
    known = linker(person.vocabulary, "schools")
    chinese = [school for school in schools if str(school.value).endswith(("大学", "学院"))]
    # The lists of 985, 211 and 双一流 are complete, so a Chinese school that is on none of them settles it.
    if schools and len(chinese) == len(schools) and set(ask.names) <= listed:
        absent = [one for one in chinese if not set(_tiers(known, str(one.value))) & set(ask.names)]
        if len(absent) == len(chinese):
            cited = tuple(one.citation for one in absent)
            return Judged("not_met", "tier", cited, {**asked, "shown": cited[0].quote})
    return Judged("unknown", "tier_unknown", (), asked)


def _tiers(known: Linker, name: str) -> list[str]:
    term = known.look_up(name)
    return term.attributes.get("tier", "").split(",") if term else []


def _major(ask: GateAsk, person: Applicant) -> Judged:
    asked = {"asked": ask.names}
    majors = person.profile.majors
    wanted = frozenset().union(*(families(name) for name in ask.names))
    unclear = not majors or not wanted
    for major in majors:
        own = families(major.value)
        unclear |= not own
        if "*" in wanted or own & wanted or fold_key(major.value) in {fold_key(name) for name in ask.names}:
            return Judged("met", "major", (major.citation,), {**asked, "shown": major.citation.quote})
    if unclear:
        return Judged("unknown", "major_unknown", tuple(major.citation for major in majors), asked)
    cited = tuple(major.citation for major in majors)
    return Judged("not_met", "major", cited, {**asked, "shown": cited[0].quote})


def _years(ask: GateAsk, person: Applicant) -> Judged:
    low, high = ask.low or 0.0, ask.high or 0.0
    known = person.years
    asked: dict[str, Detail] = {"asked": high, "or": low}
    if known is None:
        return Judged("unknown", "years_unknown", (), asked)
    shown = {**asked, "shown": round(known.value, 1)}
    if known.value < low:
        return Judged("not_met", "years", known.periods, shown)
    for least, field in ask.fields:
        if known.value < least:
            continue
        spent = person.years_in(field)
        if spent is None or spent.value < least:
            value = round(spent.value, 1) if spent else 0.0
            why = "years_field_some" if spent else "years_field"
            return Judged(
                "unknown", why, known.periods, {**shown, "field": field, "in_field": value, "asked": least}
            )
    if known.value < high:
        return Judged("unknown", "years_twofold", known.periods, shown)
    return Judged("met", "years", known.periods, shown)


def _fresh(ask: GateAsk, person: Applicant) -> Judged:
    end = person.graduation
    classes = [int(name) for name in ask.names if name.isdigit()]
    asked = {"asked": tuple(map(str, classes))}
    years = person.years
    if classes:
        if end is None:
            return Judged("unknown", "fresh_unknown", (), asked)
        status: Status = "met" if end[0] in classes else "not_met"
        return Judged(status, "fresh_class", (end[1],), {**asked, "shown": str(end[0])})
    later = person.profile.degree_in_progress
    if later is not None:
        return Judged("met", "fresh_studying", (later.citation,))
    if years is not None and years.value >= _YEAR:
        return Judged("not_met", "fresh_works", years.periods, {"shown": round(years.value, 1)})
    if end is not None and end[0] >= person.today.year - 1:
        return Judged("met", "fresh_graduated", (end[1],), {"shown": str(end[0])})
    if end is not None and end[0] < person.today.year - 2:
        return Judged("not_met", "fresh_graduated", (end[1],), {"shown": str(end[0])})
    return Judged("unknown", "fresh_unknown", (), asked)


def _language(ask: GateAsk, person: Applicant) -> Judged:
    language, *needs = ask.names
    spoken = [one for one in person.profile.languages if one.name == language]
    details = {"language": language}
    if not spoken:
        return Judged("unknown", "language_unknown", (), details)
    cited = tuple(one.citation for one in spoken)
    shown = frozenset().union(*(abilities(one.level, person.sentence(one.citation)) for one in spoken))
    details |= {"shown": spoken[0].level or spoken[0].citation.quote}
    if set(needs) <= shown:
        return Judged("met", "language", cited, details)
    if "cet6" in needs and "cet4" in shown and "cet6" not in shown and "speak" not in shown:
        return Judged("not_met", "language", cited, details)
    return Judged("unknown", "language_level", cited, details)


def _place(ask: GateAsk, person: Applicant) -> Judged:
    asked = {"asked": ask.names}
    if REMOTE in ask.names:
        return Judged("met", "place_remote", (), asked)
    cities = {fold_key(name) for name in ask.names}
    wanted, homes = person.wanted_cities, person.profile.cities
    for found, why in ((wanted, "place_wanted"), (homes, "place_home")):
        for city in found:
            if fold_key(city.value) in cities or city.value == ANYWHERE:
                shown = city.citation.quote if city.value == ANYWHERE else city.value
                return Judged("met", why, (city.citation,), {**asked, "shown": shown})
    if wanted:
        return Judged("not_met", "place_wanted", _cited(wanted), {**asked, "shown": _values(wanted)})
    if homes:
        return Judged("unknown", "place_elsewhere", _cited(homes), {**asked, "shown": _values(homes)})
    return Judged("unknown", "place_unknown", (), asked)


def _cited(values: tuple[Cited[str], ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(value.citation for value in values))


def _values(values: tuple[Cited[str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.value for value in values))


def _age(ask: GateAsk, person: Applicant) -> Judged:
    asked: dict[str, Detail] = {"low": ask.low or 0, "high": ask.high or 0}
    found = person.age
    if found is None:
        return Judged("unknown", "age_unknown", (), asked)
    inside = (ask.low is None or found[0] >= ask.low) and (ask.high is None or found[0] <= ask.high)
    return Judged("met" if inside else "not_met", "age", (found[1],), {**asked, "shown": found[0]})


_JUDGES: Final[Mapping[GateKind, Callable[[GateAsk, Applicant], Judged]]] = {
    "degree": _degree,
    "full_time": _full_time,
    "tier": _tier,
    "major": _major,
    "years": _years,
    "fresh": _fresh,
    "language": _language,
    "place": _place,
    "age": _age,
}
