"""Find an input by what a person calls it: its name, its line of me.yaml, or what it is said to be."""

from __future__ import annotations

from ashore.person import keys
from ashore.person.inputs import Inputs, Quantity
from ashore.person.lines import find as find_line
from ashore.text.folding import fold_key


def find_input(inputs: Inputs, typed: str) -> Quantity | None:
    """Return the input that is called so; ``name@role`` is of one role family."""
    base, at, role = typed.strip().partition("@")
    wanted = base.strip().lower().replace("-", "_")
    name = wanted if wanted in inputs.quantities else _by_line(base) or _by_words(inputs, base)
    if name is None or name not in inputs.quantities:
        return None
    if at:
        return inputs.quantities.get(f"{name}@{role.strip()}")
    return inputs.quantities[name]


def _by_line(typed: str) -> str | None:
    """Return the input that a key at the top of me.yaml sets."""
    line = find_line(typed, keys.TOP)
    return None if line is None else line.sets


def _by_words(inputs: Inputs, typed: str) -> str | None:
    wanted = fold_key(typed)
    for name, quantity in inputs.quantities.items():
        what = None if quantity.default is None else quantity.default.what
        if wanted and what is not None and wanted in {fold_key(what.zh), fold_key(what.en)}:
            return name
    return None
