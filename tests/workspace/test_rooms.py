"""`Workspace` is put together from rooms: every room is in it, and none hides what another has."""

from __future__ import annotations

import inspect
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from ashore import Workspace
from ashore.workspace import rooms
from ashore.workspace.rooms.evidence import EvidenceRoom
from ashore.workspace.rooms.opening import Opened


def classes() -> list[type]:
    """Return the classes that the modules of the package define."""
    modules = [import_module(f"{rooms.__name__}.{module.name}") for module in iter_modules(rooms.__path__)]
    return [
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if found.__module__ == module.__name__
    ]


def defined_twice(made: type) -> set[str]:
    """Return the names that two classes of an inheritance give; what every class has of Python is left out."""
    given = Counter(
        name
        for part in made.__mro__[:-1]
        for name in vars(part)
        if not name.startswith("__") or name in {"__init__", "__enter__", "__exit__"}
    )
    return {name for name, times in given.items() if times > 1}


def test_every_room_is_in_the_workspace() -> None:
    found = classes()
    assert len(found) > 5
    assert [room for room in found if room not in Workspace.__mro__] == []


def test_no_room_hides_a_method_of_another() -> None:
    assert defined_twice(Workspace) == set()


def test_the_comparison_fires() -> None:
    class Careless(EvidenceRoom):
        def close(self) -> None:
            """Hide what `Opened` has."""

    assert defined_twice(Careless) == {"close"}


def test_only_the_opening_holds_state() -> None:
    assert [room for room in classes() if "__init__" in vars(room)] == [Opened]


def test_every_public_method_says_what_it_does() -> None:
    silent = [name for name in dir(Workspace) if not name.startswith("_") and not getattr(Workspace, name).__doc__]
    assert silent == []
