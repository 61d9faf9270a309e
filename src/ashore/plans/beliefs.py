"""What is believed about one role family, and where it comes from: a tree of sentences down to the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ashore.errors import Key
from ashore.packs import Source, Words
from ashore.plans.provenance import Cited, Number, Shown, Step
from ashore.plans.rates import RateBelief, interview_rate, offer_rate
from ashore.plans.wages import WageBelief, wage
from ashore.words import Language, catalogue, say

__all__ = [
    "Beliefs",
    "Node",
    "RateBelief",
    "WageBelief",
    "chain",
    "change",
    "headline",
    "interview_rate",
    "offer_rate",
    "wage",
]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed about one role family.

    Attributes
    ----------
    patient
        ``interview`` once more, with recent applications taken for still open; the same where there are none.
    """

    interview: RateBelief
    offer: RateBelief
    wage: WageBelief
    patient: RateBelief


@dataclass(frozen=True, slots=True)
class Node:
    """A sentence, and what stands behind it.

    Attributes
    ----------
    cited
        The place whose words the sentence quotes; None where it quotes none.
    """

    text: str
    children: tuple[Node, ...] = ()
    cited: Cited | None = field(default=None, compare=False)


def headline(belief: RateBelief | WageBelief, language: Language) -> str:
    """Return the belief in one sentence: mean or median, the parameters, and where 90% of it lies."""
    low, high = belief.interval()
    if isinstance(belief, WageBelief):
        return say(
            language,
            "beliefs.headline_pay",
            role=role_name(belief.role, language),
            median=f"{belief.median:,.0f}",
            low=f"{low:,.0f}",
            high=f"{high:,.0f}",
            worth=f"{belief.worth:.1f}",
        )
    return say(
        language,
        "beliefs.headline",
        name=say(language, f"beliefs.{belief.name}"),
        role=role_name(belief.role, language),
        mean=share(belief.mean),
        beta=beta(belief),
        median=share(belief.quantile(0.5)),
        low=share(low),
        high=share(high),
    )


def change(before: RateBelief | WageBelief, after: RateBelief | WageBelief, language: Language) -> list[str]:
    """Return what an entry did to a belief: mean and parameters before and after, then median and 90% band."""
    if isinstance(before, WageBelief) or isinstance(after, WageBelief):
        low, high = after.interval()
        return [
            say(
                language,
                "beliefs.changed_pay",
                before=f"{before.quantile(0.5):,.0f}",
                after=f"{after.quantile(0.5):,.0f}",
                low=f"{low:,.0f}",
                high=f"{high:,.0f}",
            )
        ]
    name = say(language, f"beliefs.{after.name}")
    same = (before.a, before.b) == (after.a, after.b)
    if same:
        lines = [say(language, "beliefs.unchanged", name=name, mean=share(after.mean), beta=beta(after))]
    else:
        lines = [
            say(
                language,
                "beliefs.changed",
                name=name,
                before=share(before.mean),
                after=share(after.mean),
                beta_before=beta(before),
                beta_after=beta(after),
            )
        ]
    (low, high), (low_before, high_before) = after.interval(), before.interval()
    band = {
        "median_before": share(before.quantile(0.5)),
        "median": share(after.quantile(0.5)),
        "low_before": share(low_before),
        "high_before": share(high_before),
        "low": share(low),
        "high": share(high),
    }
    return [*lines, say(language, "beliefs.band_same" if same else "beliefs.band", **band)]


def chain(
    belief: RateBelief | WageBelief, language: Language, sources: Mapping[str, Source] | None = None
) -> Node:
    """Return where a belief comes from: base with its source, stories with their quotes, outcomes with their days.

    Parameters
    ----------
    sources
        The pack's sources by id, to name articles; those that ship where it is None.
    """
    if sources is None:
        from ashore.packs import load

        sources = load().sources
    groups = {"base": [], "story": [], "outcome": []}  # type: dict[str, list[Step]]
    for step in belief.steps:
        group = "story" if step.kind in {"story", "cap"} else "outcome" if step.kind == "outcome" else "base"
        groups[group].append(step)
    rate = isinstance(belief, RateBelief)
    children = [_node(step, language, sources, rate=rate) for step in groups["base"]]
    for name in ("story", "outcome"):
        if steps := groups[name]:
            worth = sum(step.a + step.b if rate else step.a for step in steps)
            title = say(language, f"beliefs.group_{name}", worth=f"{worth + 0.0:.1f}", count=len(steps))
            below = [_node(step, language, sources, rate=rate) for step in steps]
            if name == "outcome" and isinstance(belief, RateBelief):
                below += _entries(belief, language)
            children.append(Node(title, tuple(below)))
    children += [Node(text) for text in _open_ends(belief, language)]
    return Node(headline(belief, language), tuple(children))


def lines(node: Node, indent: int = 0) -> list[str]:
    """Return a tree as lines of text, what stands behind a sentence set in under it."""
    found = ["  " * indent + node.text]
    for child in node.children:
        found += lines(child, indent + 1)
    return found


def share(rate: float) -> str:
    """Return a rate in percent, with the digits that tell small ones apart."""
    return f"{rate:.1%}"


def beta(belief: RateBelief) -> str:
    """Return ``Beta(2, 38)``."""
    return f"Beta({belief.a:.4g}, {belief.b:.4g})"


def waiting(belief: RateBelief, language: Language) -> str:
    """Return how many wait for an answer, and for how much their silence counts so far."""
    if belief.told < 0.05:
        return say(language, f"beliefs.fresh_{belief.name}", count=belief.waiting)
    return say(language, f"beliefs.waiting_{belief.name}", count=belief.waiting, worth=f"{belief.told:.1f}")


def role_name(role: str | None, language: Language) -> str:
    """Return what a role family is called; its own name where the catalogue has none."""
    if role is None:
        return say(language, "beliefs.any_role")
    return catalogue(language).get(f"role_family.{role}", role)


def _entries(belief: RateBelief, language: Language) -> list[Node]:
    """Return the latest entries that the counts rest on, each with its day and number."""
    kept = belief.latest[-SHOWN:]
    found = []
    for entry in kept:
        key = f"beliefs.entry.{entry.kind}" + ("" if entry.about in {None, "application"} else f"_{entry.about}")
        text = say(language, key, day=entry.day, entry=entry.id, count=entry.count)
        found.append(Node(" · ".join(part for part in (text, entry.company) if part)))
    if belief.entries > len(kept):
        found.append(Node(say(language, "beliefs.more_entries", count=belief.entries - len(kept))))
    return found


def _open_ends(belief: RateBelief | WageBelief, language: Language) -> list[str]:
    if isinstance(belief, WageBelief):
        return []
    found = []
    if belief.waiting:
        found.append(waiting(belief, language))
    if belief.recent:
        found.append(say(language, "beliefs.recent", count=belief.recent))
    return found


def _node(step: Step, language: Language, sources: Mapping[str, Source], *, rate: bool) -> Node:
    values = {name: _worded(value, language) for name, value in step.values.items()}
    text = say(language, f"beliefs.step.{step.what}", **values)
    if rate:
        nothing = step.a == step.b == 0
        effect = say(language, "beliefs.nothing") if nothing else f"a {step.a:+.4g}, b {step.b:+.4g}"
        text = f"{text} [{effect}]"
    children: list[Node] = []
    if step.number is not None:
        children.append(Node(_input(step.number, language)))
    children += _citations(step.cited, language, sources)
    return Node(text, tuple(children))


def _input(number: Number, language: Language) -> str:
    """Say where an input comes from: the person's line, published material, or nowhere but us."""
    if number.origin == "given":
        return say(language, "beliefs.given", line="?" if number.line is None else number.line)
    source = number.default.source if number.default is not None else None
    if source is None:
        return say(language, "beliefs.guess")
    return say(
        language,
        "beliefs.source",
        title=source.title,
        publisher=source.publisher,
        year=source.year,
        url=source.url or say(language, "beliefs.no_url"),
        speaks_of=_worded(source.speaks_of, language),
    )


SHOWN = 12
"""Documents that are named one by one below a step; of ads there may be thousands."""


def _citations(cited: Sequence[Cited], language: Language, sources: Mapping[str, Source]) -> Iterable[Node]:
    for place in cited[:SHOWN]:
        if place.quote is not None:
            text = say(language, "beliefs.quote", quote=place.quote, document=place.document)
            yield Node(text, cited=place)
        elif place.document is not None:
            yield Node(say(language, "beliefs.document", document=place.document))
        elif place.article is not None:
            source = sources.get(place.article)
            name = place.article if source is None else _worded(source.name, language)
            yield Node(say(language, "beliefs.article", article=name))
    if len(cited) > SHOWN:
        yield Node(say(language, "beliefs.more", count=len(cited) - SHOWN))


def _worded(value: Shown, language: Language) -> str | float:
    if isinstance(value, Words):
        return value.zh if language == "zh" else value.en
    return say(language, value) if isinstance(value, Key) else value
