"""How an offer and its terms are worded, on the terminal and on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashore.plans.offered import NOW
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.plans.asking import Term
    from ashore.plans.offered import Offered
    from ashore.plans.offers import Deal


def yuan(amount: float) -> str:
    """Return CNY to the yuan."""
    rounded = round(amount)
    return f"−¥{number(-rounded)}" if rounded < 0 else f"¥{number(rounded)}"


def percent(share: float) -> str:
    """Return a share in percent."""
    return f"{number(round(100 * share, 1))}%"


@dataclass(frozen=True, slots=True)
class Teller:
    """Words in one language."""

    language: Language

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence under ``offers.<key>``."""
        return say(self.language, f"offers.{key}", **values)

    def listed(self, parts: Sequence[str]) -> str:
        """Return several names in a row."""
        return self.say("listed").join(parts)

    def name(self, offered: Offered | None) -> str:
        """Return what an offer is called: its company, else its title, else its role."""
        if offered is None:
            return self.say("now")
        entry = offered.entry
        return entry.company or entry.title or label(self.language, "role_family", str(entry.role))

    def names(self, offered: Sequence[Offered | None]) -> tuple[str, ...]:
        """Return what several offers are called, told apart by their numbers where they are called the same."""
        plain = [self.name(one) for one in offered]
        return tuple(
            name if one is None or plain.count(name) == 1 else self.numbered(one)
            for name, one in zip(plain, offered, strict=True)
        )

    def begun(self, line: str) -> str:
        """Return a sentence, begun in upper case where it begins with the present job: that is no name."""
        return f"{line[:1].upper()}{line[1:]}" if line.startswith(self.say("now")) else line

    def numbered(self, offered: Offered) -> str:
        """Return what an offer is called, with the number of its entry."""
        return self.say("numbered", name=self.name(offered), entry=offered.key)

    def about(self, offered: Offered | None) -> str:
        """Return the role and the city of an offer."""
        if offered is None:
            return ""
        role = label(self.language, "role_family", str(offered.entry.role))
        city = offered.entry.city
        return f"{role} · {city}" if city else role

    def told(self, deal: Deal) -> str:
        """Return the pay as it was offered: ``¥15,000 a month before deductions × 14``."""
        base = self.say("base_gross" if deal.gross else "base_net", base=number(round(deal.base)))
        months = deal.terms.months
        return base if months is None else f"{base} × {number(months)}"

    def probation(self, deal: Deal) -> str:
        """Return how long the probation is, and what is paid in it."""
        months, share = deal.terms.probation_months, deal.terms.probation_share
        if months is None:
            return ""
        if not months or share is None:
            return self.say("probation", months=number(months))
        return self.say("probation_at", months=number(months), share=percent(share))

    def contract(self, deal: Deal) -> str:
        """Return the kind of contract and how long it runs."""
        kind, months = deal.terms.contract, deal.terms.contract_months
        if kind is None and months is None:
            return ""
        named = self.say(f"contract.{kind or 'fixed'}")
        return named if months is None else self.say("months_long", kind=named, months=number(months))

    def unsaid(self, name: str, deal: Deal) -> str:
        """Return what an offer does not say, in one sentence; empty for the present job."""
        if deal.key == NOW:
            return ""
        parts = [self.say(f"term.{one}") for one in deal.unsaid()]
        return (
            self.say("unsaid", name=name, parts=self.listed(parts)) if parts else self.say("all_said", name=name)
        )

    def value(self, term: Term, value: float) -> str:
        """Return the value of a term that one can ask for."""
        if term in {"months", "hours"}:
            return number(value)
        return percent(value) if term == "probation_share" else yuan(value)

    def answered(self, offered: Offered | None, today: str) -> str:
        """Return what was answered, else until when the offer stands; empty where neither is known."""
        if offered is None:
            return ""
        if offered.answer is not None:
            return self.say(f"answered_{offered.answer}")
        until = offered.entry.terms.answer_by if offered.entry.terms else None
        if not until:
            return ""
        return self.say("lapsed" if until < today else "until", day=until)
