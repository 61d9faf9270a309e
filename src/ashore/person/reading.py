"""Read ``me.yaml``: all its mistakes are collected and told together, each by line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ashore.errors import SeveralError
from ashore.person import errors, keys
from ashore.person.defaults import load
from ashore.person.keys import Line
from ashore.person.lines import Lines, cut, find, halved, is_empty, is_share, is_yes_or_no, typed_text
from ashore.person.me import NEEDS_JOB, Given, Me, Stated, considered
from ashore.text import located
from ashore.text.folding import fold_key
from ashore.text.located import Node, Scalar
from ashore.vocabulary import Term
from ashore.vocabulary import load as load_vocabulary
from ashore.words import LANGUAGES, names


def read(text: str, file: str, roles: Iterable[Term] | None = None) -> Me:
    """Read the contents of a ``me.yaml``.

    Parameters
    ----------
    file
        What the errors call it.
    roles
        The role families that may be named; those of the shipped vocabulary where none are given.

    Raises
    ------
    LocatedError
        Where it is no YAML.
    MeError
        The one mistake there is.
    SeveralError
        All of them, in the order of the file, where there are more.
    """
    terms = load_vocabulary().terms("roles") if roles is None else roles
    plain, blanks = halved(text)
    reader = _Reader(file, terms, blanks)
    me = reader.file_(located.read(plain, file))
    problems = sorted(reader.problems, key=lambda found: (found.details["line"], found.details["column"]))
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise SeveralError(tuple(problems), file=file)
    return replace(me, text=text)


def read_number(name: str, typed: str) -> float:
    """Read one input as it is typed at a question.

    Raises
    ------
    MeError
        Its remedy says what to type instead; its place means nothing.
    """
    reader = _Reader("", (), {})
    reader.number(name, Scalar(name, 1, 1), Scalar(typed, 1, 1))
    if reader.problems:
        raise reader.problems[0]
    return reader.numbers[name].value


def role_names(terms: Iterable[Term]) -> Mapping[str, str]:
    """Return the role families by all names they may have in a file: the key, and the names that are shown."""
    known = {language: names(language, "role_family") for language in LANGUAGES}
    return {
        fold_key(name): term.name
        for term in terms
        for name in (
            *(known[language].get(term.name, "") for language in LANGUAGES),
            *(term.attributes.get(language, "") for language in LANGUAGES),
            term.name,
        )
        if name
    }


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the options section said."""

    wanted: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class _Reader(Lines):
    def __init__(self, file: str, terms: Iterable[Term], blanks: Mapping[int, list[int]]) -> None:
        super().__init__(file, blanks)
        self.roles = role_names(terms)
        self.known_roles = list(dict.fromkeys(self.roles.values()))

    # The file, section by section

    def file_(self, root: Node) -> Me:
        if isinstance(root, Scalar) and root.empty:
            return Me()  # nothing is said
        top = {line.en: (key, node) for line, key, node in self.lines(root, keys.TOP)}
        employed, job = self.job(top)
        for name in ("income", "last_income"):
            self.income(name, top, employed=employed)
        for line in keys.TOP:
            if line.en in top and line.sets not in {None, "income", "risk_aversion"}:
                self.number(str(line.sets), *top[line.en])
        if "risk" in top:
            self.risk(*top["risk"])
        readiness = self.word(*top["readiness"], keys.READINESS) if "readiness" in top else None
        if "weights" in top:
            for line, key, node in self.lines(top["weights"][1], keys.WEIGHTS):
                self.number(str(line.sets), key, node)
        if "ratings" in top:
            for line, _, node in self.lines(top["ratings"][1], keys.RATINGS):
                for place, key, value in self.lines(node, keys.PLACES):
                    self.number(f"{line.en}_{place.en}", key, value)
        choice = self.options(top["options"][1], employed=employed) if "options" in top else _Choice()
        floor, chance = self.limits(top["limits"][1]) if "limits" in top else (None, None)
        if "assumptions" in top:
            self.assumptions(top["assumptions"][1])
        return Me(
            job,
            employed,
            readiness,
            self.numbers,
            considered(employed=employed, wanted=choice.wanted, ruled_out=choice.ruled_out),
            choice.roles,
            floor,
            chance,
            self.text(*top["city"]) if "city" in top else None,
            self.degree(*top["degree"]) if "degree" in top else None,
            self.years(*top["years"]) if "years" in top else None,
            tuple(self.words(*top["languages"])) if "languages" in top else (),
            tuple(self.words(*top["skills"])) if "skills" in top else (),
            dict(self.checks(top["checks"][1])) if "checks" in top else {},
            places={
                name: (top[name][1].line, self.column(top[name][1])) for name in ("job", "city") if name in top
            },
        )

    # What can be shown

    def degree(self, key: Scalar, node: Node) -> Stated | None:
        name = self.word(key, node, keys.DEGREE)
        if name is None:
            return None
        return self.stated(next(line.zh for line in keys.DEGREE if line.en == name), node)

    def years(self, key: Scalar, node: Node) -> Given | None:
        amount = self.amount("years", key, node, unit="years")
        return None if amount is None else Given(amount, node.line, self.column(node))

    def words(self, key: Scalar, node: Node) -> Iterator[Stated]:
        """Yield the items of a list, or of one line with commas."""
        if isinstance(node, Scalar):
            for part in re.finditer(r"[^,，、;；]+", node.text) if not (node.empty or node.quoted) else ():
                if part[0].strip():
                    offset = part.start() + len(part[0]) - len(part[0].lstrip())
                    yield Stated(part[0].strip(), node.line, self.column(node) + offset)
            if node.quoted and node.text.strip():
                yield self.stated(node.text.strip(), node)
        elif isinstance(node, located.Sequence):
            for item in node.items:
                if not isinstance(item, Scalar):
                    self.shape(item, key.text, "word", f"{key.text}: [SQL, Python]")
                elif not item.empty and item.text.strip():
                    yield self.stated(item.text.strip(), item)
        else:
            self.shape(node, key.text, "word", f"{key.text}: [SQL, Python]")

    def checks(self, node: Node) -> Iterator[tuple[str, Stated]]:
        """Yield the answers: yes or no, or the words of a sentence."""
        for line, key, value in self.lines(node, keys.CHECK):
            typed = self.text(key, value)
            if typed is not None:
                word = typed.lower()
                answer = "yes" if word in keys.YES else "no" if word in {*keys.NO, *keys.NONE} else typed
                yield line.en, self.stated(answer, value)

    def stated(self, words: str, node: Node) -> Stated:
        return Stated(words, node.line, self.column(node))

    # Pay, risk, options

    def job(self, top: Mapping[str, tuple[Scalar, Node]]) -> tuple[bool | None, str | None]:
        job = self.text(*top["job"]) if "job" in top else None
        if job is None:
            return None, None
        node = top["job"][1]
        if isinstance(node, Scalar) and not node.quoted and job.lower() in keys.NONE:
            return False, None
        return True, job

    def income(self, name: str, top: Mapping[str, tuple[Scalar, Node]], *, employed: bool | None) -> None:
        """Read the pay of the job there is, or of the last one: both are what the old field pays."""
        if name not in top:
            return
        key, node = top[name]
        if name == "last_income" and employed is True and not is_empty(node):
            self.problem(errors.MeLastIncomeError, key)
        if name == "income" and employed is False:
            amount = self.amount("income", key, node)
            if amount:
                self.problem(errors.MeJobIncomeError, node, text=typed_text(node))
            return  # no pay without a job is what one would expect, and says nothing of the old one
        self.number("income", key, node)
        if employed is True and "income" in self.numbers and self.numbers["income"].value == 0:
            self.problem(errors.MeNoPayError, node)

    def risk(self, key: Scalar, node: Node) -> None:
        if isinstance(node, Scalar) and (line := find(node.text, keys.RISK)) is not None:
            self.set("risk_aversion", keys.AVERSION[line.en], key, node)
        elif isinstance(node, Scalar) and node.text[:1] not in "+-.0123456789":
            self.word(key, node, keys.RISK)
        else:
            self.number("risk_aversion", key, node)

    def options(self, node: Node, *, employed: bool | None) -> _Choice:
        wanted: list[str] = []
        ruled_out: list[str] = []
        roles: tuple[str, ...] = ()
        given: bool | None
        for line, key, value in self.lines(node, keys.OPTION):
            if isinstance(value, Scalar) and value.empty:
                continue
            if line.en == "apply" and not is_yes_or_no(value):
                roles, given = self.apply(value)
            elif line.en in keys.NUMBERS and isinstance(value, located.Mapping):
                self.own_numbers(line.en, value)
                given = True
            else:
                given = self.yes(key, value)
            if given is None:
                continue
            (wanted if given else ruled_out).append(line.en)
            if given and employed is False and line.en in NEEDS_JOB:
                self.problem(errors.MeJobNeededError, key, option=key.text)
        return _Choice(tuple(wanted), tuple(ruled_out), roles)

    def own_numbers(self, option: str, node: Node) -> None:
        for line, key, value in self.lines(node, keys.NUMBERS[option]):
            if line.sets in keys.SHARES and not is_share(value):
                self.number(keys.SHARES[line.sets], key, value)
            else:
                self.number(str(line.sets), key, value)

    def apply(self, node: Node) -> tuple[tuple[str, ...], bool]:
        """Read the role families, with numbers or without; False where each of them is ruled out."""
        roles: list[str] = []
        named = 0
        entries = (
            [(item, Scalar("yes", item.line, item.column)) for item in node.items]
            if isinstance(node, located.Sequence)
            else list(node)
            if isinstance(node, located.Mapping)
            else [
                (Scalar(name.strip(), node.line, node.column), Scalar("yes", node.line, node.column))
                for name in re.split("[,，、]", node.text)
            ]
        )
        seen: dict[str, int] = {}
        for key, value in entries:
            if not isinstance(key, Scalar):
                self.shape(key, "apply", "word", "ai_trainer")
                continue
            role = self.roles.get(fold_key(key.text))
            named += 1
            if role is None:
                self.problem(errors.MeRoleError, key, role=cut(key.text), known=", ".join(self.known_roles))
            elif role in seen:
                self.problem(errors.MeTwiceError, key, key=key.text, first=seen[role])
            elif self.role(role, key, value):
                roles.append(role)
            if role is not None:
                seen.setdefault(role, key.line)
        return tuple(roles), bool(roles) or not named

    def role(self, role: str, key: Scalar, node: Node) -> bool:
        """Read what the person knows of one role family; False for ``no``."""
        if isinstance(node, Scalar):
            return node.empty or self.yes(key, node) is not False
        for line, name, value in self.lines(node, keys.ROLE):
            if line.sets in keys.WORTH_OF and isinstance(value, located.Mapping):
                for part, inner, number in self.lines(value, keys.RATE):
                    sets = line.sets if part.en == "rate" else keys.WORTH_OF[line.sets]
                    self.number(f"{sets}@{role}", inner, number)
            else:
                self.number(f"{line.sets}@{role}", name, value)
        return True

    def limits(self, node: Node) -> tuple[float | None, float | None]:
        floor = chance = None
        for line, key, value in self.lines(node, keys.LIMITS):
            if line.en == "cash_never_below":
                floor = self.amount("cash", key, value)
                cash = self.numbers.get("cash")
                if floor is not None and cash is not None and cash.value < floor:
                    self.problem(errors.MeBelowLimitError, value, cash=f"{cash.value:g}", limit=typed_text(value))
            else:
                chance = self.amount("chance", key, value, unit="chance")
        return floor, chance

    def assumptions(self, node: Node) -> None:
        """Read inputs by their own names: what no other line is for."""
        inputs = tuple(Line(name, row.what.zh, name, (row.what.en,)) for name, row in load().items())
        for line, key, value in self.lines(node, inputs):
            self.number(str(line.sets), key, value)
