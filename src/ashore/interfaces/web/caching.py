"""What takes a moment to compute is kept as long as the workspace has not changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from ashore.interfaces.web.desk import Desk

T = TypeVar("T")

KEPT: Final = 32
"""Results that are remembered; the one that was asked for longest ago is forgotten first.

A market of ten thousand ads names them all behind its lines, which takes some megabytes.
"""


class Kept:
    """Results by what was asked, each with the state of the workspace it holds for.

    Two requests that ask the same at once compute it once.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._at_work: dict[Hashable, Lock] = {}
        self._found: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()

    def get(self, key: Hashable, stamp: str, make: Callable[[], T]) -> T:
        """Return what ``make`` returns, from an earlier call with the same key and stamp where there was one."""
        with self._lock:
            turn = self._at_work.setdefault(key, Lock())
        with turn:
            with self._lock:
                kept = self._found.get(key)
                if kept is not None and kept[0] == stamp:
                    self._found.move_to_end(key)
                    found: T = kept[1]
                    return found
            made = make()
            with self._lock:
                self._found[key] = (stamp, made)
                self._found.move_to_end(key)
                old = [other for other, (then, _) in self._found.items() if then != stamp]
                for gone in (*old, *list(self._found)[:-KEPT]):
                    self._found.pop(gone, None)
                    self._at_work.pop(gone, None)
            return made


def kept(desk: Desk, key: Hashable, make: Callable[[], T]) -> T:
    """Return what ``make`` returns for the workspace as it is now; computed again only where it has changed."""
    state = desk.request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    cache: Kept = state.kept
    return cache.get(key, desk.workspace.shelf.stamp(), make)
