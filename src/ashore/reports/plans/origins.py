"""Where an input comes from: a line of me.yaml, the journal, published material, or nowhere but us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ashore.journal import Outcome
from ashore.packs import Words
from ashore.person.inputs import Quantity
from ashore.plans.assemble import SPENT_MONTHS
from ashore.plans.beliefs import Node
from ashore.reports.plans.wording import Namer, exactly


def input_node(quantity: Quantity, spent: Sequence[Outcome], words: Namer) -> Node:
    """Return an input with its value, where it comes from, how the value follows, and its band."""
    say = words.say
    head = say("why.input", what=words.what(quantity), value=words.quantity(quantity), name=quantity.name)
    children = []
    default = quantity.default
    if quantity.origin == "given":
        children.append(Node(say("why.given", line=quantity.line or "?")))
    elif quantity.origin == "evidence":
        months = _spent(spent, words) if quantity.name == "spending" else ()
        children.append(Node(say("why.evidence"), tuple(months)))
    elif default is not None:
        source = default.source
        if source is None:
            children.append(Node(say("why.guess")))
        else:
            children.append(
                Node(
                    say(
                        "why.source",
                        title=source.title,
                        publisher=source.publisher,
                        year=source.year,
                        speaks_of=_worded(source.speaks_of, words),
                        url=source.url or "",
                    ).rstrip()
                )
            )
        children.append(Node(_worded(default.note, words)))
    if quantity.low < quantity.high:
        low, high = (words.quantity(quantity, end) for end in (quantity.low, quantity.high))
        children.append(Node(say("why.band", low=low, high=high)))
    return Node(head, tuple(children))


def _spent(spent: Sequence[Outcome], words: Namer) -> Iterable[Node]:
    for entry in spent[-SPENT_MONTHS:]:
        amount = exactly(entry.amount or 0.0)
        yield Node(words.say("why.spent", day=entry.day, entry=entry.id, amount=amount))


def _worded(text: Words, words: Namer) -> str:
    return text.zh if words.language == "zh" else text.en
