"""Write ``me.yaml``: commented, to go on with; what is not known stands as a comment and stays unknown.

What is written reads back as the same `Me`, in either language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from ashore.person import keys
from ashore.person.defaults import load
from ashore.person.keys import Line
from ashore.person.me import NEEDS_JOB, ON_REQUEST, Given, Me, Stated
from ashore.vocabulary import load as load_vocabulary
from ashore.words import Language, say

_WIDTH: Final = 34
"""Columns before a comment that stands beside a line."""

_PLAIN: Final = re.compile(r"[A-Za-z一-鿿](?:[\w 一-鿿()（）/+-]*[\w一-鿿)）])?")
_PERCENT: Final = frozenset({"chance", "chance_year", "rate_year", "share"})
_EXAMPLES: Final[Mapping[str, str]] = {
    "income": "18000",
    "last_income": "18000",
    "layoff_risk": "10%",
    "cash": "60000",
    "spending": "6000",
    "horizon": "36",
    "hours": "10",
}


def render(me: Me, language: Language) -> str:
    """Return a ``me.yaml`` that says what ``me`` says, with the keys and comments of ``language``."""
    return _Writer(me, language).text()


def template(language: Language) -> str:
    """Return a ``me.yaml`` in which every line is there and nothing is said yet."""
    return render(Me(), language)


def written(answer: str, language: Language) -> str:
    """Return an answer to a check as it stands in the file: yes, no, or a sentence that reads back as it is."""
    if answer in {"yes", "no"}:
        return (keys.YES if answer == "yes" else keys.NO)[1 if language == "zh" else 0]
    return _quoted(answer)


class _Writer:
    def __init__(self, me: Me, language: Language) -> None:
        self.me = me
        self.language = language
        self.left = dict(me.numbers)

    def text(self) -> str:
        parts = (
            self._top(),
            self._shown(),
            self._checks(),
            self._weights(),
            self._ratings(),
            self._options(),
            self._limits(),
            self._assumptions(),
        )
        return "".join("".join(f"{line}\n".lstrip("\n") or "\n" for line in part) for part in parts)

    # Words and numbers

    def _say(self, key: str) -> str:
        return say(self.language, f"me.template.{key}")

    def _word(self, lines: tuple[Line, ...], name: str) -> str:
        return next(line.name(self.language) for line in lines if line.en == name)

    def _yes(self, *, yes: bool) -> str:
        return (keys.YES if yes else keys.NO)[1 if self.language == "zh" else 0]

    def _line(self, depth: int, key: str, value: str | None, example: str = "", comment: str = "") -> str:
        """Return one line; commented out where there is no value."""
        mark = "" if value is not None else "# "
        line = f"{'  ' * depth}{mark}{key}: {example if value is None else value}".rstrip()
        if not comment:
            return line
        columns = sum(2 if ord(char) > 0x2E7F else 1 for char in line)
        return f"{line}{' ' * max(2, _WIDTH - columns)}# {comment}"

    def _take(self, name: str) -> str | None:
        """Return a number as it is written, once; None where it is not known."""
        given = self.left.pop(name, None)
        return None if given is None else _number(name, given)

    def _take_line(self, line: Line, role: str = "") -> str | None:
        """Return the number of an option's line: as money where it was given so."""
        name = f"{line.sets}{role}"
        month = keys.SHARES.get(str(line.sets))
        return self._take(month) if month in self.left else self._take(name)

    # Sections

    def _top(self) -> Iterator[str]:
        me = self.me
        yield from (f"## {line}" for line in self._say("head").split("\n"))
        yield ""
        for line in keys.TOP[: keys.TOP.index(next(row for row in keys.TOP if row.en == keys.SHOWN[0]))]:
            key, example, value = line.name(self.language), _EXAMPLES.get(line.en, ""), None
            match line.en:
                case "job":
                    none = "none" if self.language == "en" else keys.NONE[1]
                    value = none if me.employed is False else None if me.job is None else _quoted(me.job)
                case "city":
                    value = None if me.city is None else _quoted(me.city)
                case "readiness":
                    value = None if me.readiness is None else self._word(keys.READINESS, me.readiness)
                    example = self._word(keys.READINESS, "started")
                case "risk":
                    value, example = self._risk(), self._word(keys.RISK, "careful")
                case "income":
                    value = None if me.employed is False else self._take("income")
                case "last_income":
                    value = self._take("income") if me.employed is False else None
                case _:
                    value = self._take(str(line.sets))
            yield self._line(0, key, value, example or self._say(f"example_{line.en}"), self._say(line.en))

    def _risk(self) -> str | None:
        given = self.left.pop("risk_aversion", None)
        if given is None:
            return None
        name = next((name for name, value in keys.AVERSION.items() if value == given.value), None)
        return _number("risk_aversion", given) if name is None else self._word(keys.RISK, name)

    def _shown(self) -> Iterator[str]:
        """Yield what a person can show beside their résumé."""
        me = self.me
        yield ""
        yield from (f"## {line}" for line in self._say("section_shown").split("\n"))
        degree = None
        if me.degree is not None:
            known = (line for line in keys.DEGREE if line.zh == me.degree.value)
            degree = next(line.name(self.language) for line in known)
        years = None if me.years is None else _plain(me.years.value)
        example = next(line.name(self.language) for line in keys.DEGREE if line.en == "bachelor")
        values = (degree, years, _list(me.languages), _list(me.skills))
        examples = (example, "5", self._say("example_languages"), "[SQL, Python]")
        for name, value, shown in zip(keys.SHOWN, values, examples, strict=True):
            yield self._line(0, self._word(keys.TOP, name), value, shown, self._say(name))

    def _checks(self) -> Iterator[str]:
        """Yield the checks of readiness, each with its question."""
        yield from self._section("checks")
        for line in keys.CHECK:
            stated = self.me.checks.get(line.en)
            value = None if stated is None else written(stated.value, self.language)
            question = say(self.language, f"readiness.check.{line.en}.question")
            yield self._line(1, line.name(self.language), value, self._yes(yes=True), question)

    def _section(self, name: str) -> Iterator[str]:
        yield ""
        yield from (f"## {line}" for line in self._say(f"section_{name}").split("\n"))
        yield f"{self._word(keys.TOP, name)}:"

    def _weights(self) -> Iterator[str]:
        yield from self._section("weights")
        for line, example in zip(keys.WEIGHTS, ("1", "3000", "1000", "0"), strict=True):
            yield self._line(1, line.name(self.language), self._take(str(line.sets)), example)

    def _ratings(self) -> Iterator[str]:
        yield from self._section("ratings")
        for line in keys.RATINGS:
            rows = [
                (place.name(self.language), self._take(f"{line.en}_{place.en}"), example)
                for place, example in zip(keys.PLACES, ("0.4", "0.8", "0.2"), strict=True)
            ]
            known = any(value is not None for _, value, _ in rows)
            key = line.name(self.language)
            yield f"  {key}:" if known else f"  # {key}:"
            for name, value, example in rows:
                yield self._line(2, name, value, example)

    def _options(self) -> Iterator[str]:
        yield from self._section("options")
        for line in keys.OPTION:
            if self.me.employed is False and line.en in NEEDS_JOB:
                continue
            comment = self._say(f"option_{line.en}")
            key = line.name(self.language)
            if line.en not in self.me.considered:
                said = None if line.en in ON_REQUEST else self._yes(yes=False)
                yield self._line(1, key, said, self._yes(yes=True), comment)
            elif line.en == "apply" and self.me.roles:
                yield self._line(1, key, "", comment=comment)
                for role in self.me.roles:
                    yield from self._role(role)
            else:
                yield from self._option(line.en, key, comment)

    def _option(self, name: str, key: str, comment: str) -> Iterator[str]:
        """Yield an option that is considered: on its own, or with what the person knows of it."""
        known = [(line, self._take_line(line)) for line in keys.NUMBERS.get(name, ())]
        if any(value is not None for _, value in known):
            yield self._line(1, key, "", comment=comment)
            yield from (
                self._line(2, line.name(self.language), value) for line, value in known if value is not None
            )
        elif name in ON_REQUEST:
            yield self._line(1, key, self._yes(yes=True), comment=comment)
        else:
            yield self._line(1, key, None, self._example(name), comment)

    def _example(self, name: str) -> str:
        """Return how an option is written of which nothing is known."""
        if name == "apply":
            key = self._word(keys.ROLE, "pay")
            first, second = (self._role_name(role) for role in ("ai_product_manager", "ai_trainer"))
            return f"{{{first}: {{{key}: 15000}}, {second}: {self._yes(yes=True)}}}"
        return self._yes(yes=True)

    def _role_name(self, role: str) -> str:
        """Return what a role family is called in the file: its key, in Chinese its name."""
        terms = load_vocabulary().terms("roles") if self.language == "zh" else ()
        name = next((term.attributes.get("zh", "") for term in terms if term.name == role), "")
        return name if _PLAIN.fullmatch(name) else role

    def _role(self, role: str) -> Iterator[str]:
        known = [(line, self._role_line(line, role)) for line in keys.ROLE]
        if all(value is None for _, value in known):
            yield self._line(2, self._role_name(role), self._yes(yes=True))
            return
        yield self._line(2, self._role_name(role), "")
        for line, value in known:
            if value is not None:
                yield self._line(3, line.name(self.language), value)

    def _role_line(self, line: Line, role: str) -> str | None:
        value = self._take(f"{line.sets}@{role}")
        worth = keys.WORTH_OF.get(str(line.sets))
        strength = self._take(f"{worth}@{role}") if worth else None
        if strength is None:
            return value
        names = {part.en: part.name(self.language) for part in keys.RATE}
        rate = "" if value is None else f"{names['rate']}: {value}, "
        return f"{{{rate}{names['worth']}: {strength}}}"

    def _limits(self) -> Iterator[str]:
        yield from self._section("limits")
        floor, chance = self.me.cash_never_below, self.me.ruin_chance_at_most
        money, share = (line.name(self.language) for line in keys.LIMITS)
        yield self._line(1, money, None if floor is None else _plain(floor), "10000")
        yield self._line(1, share, None if chance is None else _percent(chance), "5%")

    def _assumptions(self) -> Iterator[str]:
        yield from self._section("assumptions")
        for name, default in load().items():
            value = self._take(name)
            if value is not None:
                yield self._line(1, default.what.zh if self.language == "zh" else name, value)
        yield self._line(
            1, load()["learn_practised"].what.zh if self.language == "zh" else "learn_practised", None, "150"
        )


def _number(name: str, given: Given) -> str:
    default = load().get(name.partition("@")[0])
    return _percent(given.value) if default is not None and default.unit in _PERCENT else _plain(given.value)


def _plain(value: float) -> str:
    """Return every digit of a number, none more, and no exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(value: float) -> str:
    text = format(Decimal(repr(value)) * 100, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _list(stated: Iterable[Stated]) -> str | None:
    """Return words as a list of YAML; None where there are none."""
    words = [_quoted(one.value) for one in stated]
    return f"[{', '.join(words)}]" if words else None


def _quoted(text: str) -> str:
    """Return words that YAML reads back as they are, in quotes where it would read them otherwise."""
    reserved = {*keys.YES, *keys.NO, *keys.NONE, "null"}
    if _PLAIN.fullmatch(text) and text.lower() not in reserved:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
