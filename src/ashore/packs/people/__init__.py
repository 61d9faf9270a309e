"""Two people of a published article as worked examples: what they say of themselves, and what then happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Final, Literal

from ashore.packs.model import Words

Kind = Literal["applied", "interview", "offer", "rejected"]


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the journal; ``assumed`` where the article does not give the number.

    ``about`` is what was rejected.
    """

    kind: Kind
    role: str
    count: int
    assumed: bool = False
    about: Literal["application", "interview"] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A person, and the outcome after which the tree is looked at again.

    Attributes
    ----------
    changed
        Lines of ``me.yaml`` that are others afterwards.
    """

    id: str
    name: Words
    happened: tuple[Happened, ...]
    changed: Mapping[str, str]

    @property
    def me(self) -> str:
        """The text of the person's ``me.yaml`` before the outcome."""
        return resources.files(__name__).joinpath(f"{self.id}.yaml").read_text(encoding="utf-8")

    @property
    def me_after(self) -> str:
        """The same after it."""
        lines = self.me.splitlines()
        for key, line in self.changed.items():
            lines = [line if found.startswith(f"{key}:") else found for found in lines]
        return "\n".join(lines) + "\n"


EXAMPLES: Final = (
    Example(
        "planner",
        Words("计划者（诚汉）：投了 20 份，没有录用", "The planner (Chenghan): 20 applications, no offer"),
        (
            Happened("applied", "llm_application", 20),
            # Big companies saw him for a round or two; how many, the article does not say.
            Happened("interview", "llm_application", 2, assumed=True),
            Happened("rejected", "llm_application", 18, assumed=True, about="application"),
            Happened("rejected", "llm_application", 2, assumed=True, about="interview"),
        ),
        {},
    ),
    Example(
        "leaper",
        Words("跳的人（文悦）：裸辞，四次面试", "The leaper (Wenyue): resigned, four interviews"),
        (
            # How many applications lie behind her four interviews, the article does not say.
            Happened("applied", "ai_product_manager", 40, assumed=True),
            Happened("interview", "ai_product_manager", 4),
        ),
        {
            "job": "job: none",
            "income": "last_income: 18000",
            "cash": "cash: 15000          # (ours) a few months later 我们假设：几个月以后",
            "readiness": "readiness: practised # (ours) two or three months of study 我们假设：学了两三个月",
        },
    ),
)
