"""Decisions that are computed beside the requests: one at a time, kept while what they rest on stays the same.

A page shows what there is of a decision and asks again for the rest. Everything a decision rests on is in the key
it is kept under, so that a change anywhere (the file of the person, the journal, a fact, the day) makes a new one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from ashore.interfaces.web.desk import Desk

T = TypeVar("T")
S = TypeVar("S")

JOBS: Final = 6
"""Calculations that are remembered, with their plans: some tens of megabytes each."""
SHOWN: Final = 128
"""Small results (trees in words) that are remembered."""


class StoppedError(Exception):
    """The calculation was asked to end. No error of the user's."""


class Job(Generic[T]):
    """A calculation in the background that may give a first result before the whole one.

    Attributes
    ----------
    group
        What it is about; a new calculation of a group ends the others of it.
    stage
        How many results it has given.
    ended
        Whether it is over, for whatever reason.
    views
        What was made of its results, by what for.
    done, total
        How far the present stage is; 0 of 0 where it cannot be told.
    """

    def __init__(self, work: Callable[[Job[T]], None], group: str = "") -> None:
        self._work = work
        self.group = group
        self._changed = Condition()
        self._stop = False
        self._value: T | None = None
        self._error: BaseException | None = None
        self.stage = 0
        self.done = 0
        self.total = 0
        self.ended = False
        self.kept = False
        self.views: dict[Hashable, Any] = {}

    def run(self) -> None:
        """Work; whatever goes wrong is kept for who asks for the result."""
        try:
            if not self._stop:
                self._work(self)
        except StoppedError:
            pass
        except BaseException as error:  # noqa: BLE001 - told by the request that asks for the result
            self._error = error
        finally:
            with self._changed:
                self.ended = True
                self._changed.notify_all()

    def give(self, value: T) -> None:
        """Give the next result."""
        with self._changed:
            if self._stop:
                raise StoppedError
            self._value = value
            self.stage += 1
            self.done = self.total = 0
            self._changed.notify_all()

    def show(self, done: int, total: int) -> None:
        """Say how far the present stage is; ends the work where that was asked for."""
        self.done, self.total = done, total
        if self._stop:
            raise StoppedError

    def stop(self) -> None:
        """Ask the work to end; what it has given stays."""
        self._stop = True

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end before it was through."""
        return self._stop and not self.complete

    @property
    def complete(self) -> bool:
        """Whether it came to its end by itself."""
        return self.ended and not self._stop and self._error is None

    def wait(self, stage: int, seconds: float) -> bool:
        """Wait until there are so many results, or the work has ended; return whether there are."""
        with self._changed:
            self._changed.wait_for(lambda: self.stage >= stage or self.ended, timeout=seconds)
        return self.stage >= stage

    def latest(self) -> tuple[int, T | None]:
        """Return how many results there are, and the last of them; None before the first.

        Raises
        ------
        AshoreError
            Where what the person has given cannot be computed with. A bug is raised as it is.
        """
        with self._changed:
            if self._error is not None:
                raise self._error
            return self.stage, self._value

    @property
    def failed(self) -> bool:
        """Whether it ended with an error."""
        return self._error is not None

    def once(self, key: Hashable, make: Callable[[], S]) -> S:
        """Return what ``make`` makes of the results, once for each key."""
        if key not in self.views:
            self.views[key] = make()
        found: S = self.views[key]
        return found


class Solving:
    """The calculations of one server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._turn = Lock()
        self._jobs: OrderedDict[Hashable, Job[Any]] = OrderedDict()
        self._shown: OrderedDict[Hashable, Any] = OrderedDict()

    def job(
        self, key: Hashable, work: Callable[[Job[T]], None], *, group: str = "", again: bool = False
    ) -> Job[T]:
        """Return the calculation of a key; it is begun where there is none yet.

        Parameters
        ----------
        group
            A new calculation of a group ends the others of it that are under way.
        again
            Begin anew where the last one was stopped.
        """
        with self._lock:
            found = self._jobs.get(key)
            if found is not None and not (again and found.stopped):
                self._jobs.move_to_end(key)
                return found
            for other in self._jobs.values():
                if group and other.group == group and not other.ended:
                    other.stop()
            made: Job[T] = Job(work, group)
            self._jobs[key] = made
            self._jobs.move_to_end(key)
            while len(self._jobs) > JOBS:
                _, gone = self._jobs.popitem(last=False)
                gone.stop()
        Thread(target=self._run, args=(made,), daemon=True, name="ashore-solving").start()
        return made

    def forget(self, key: Hashable) -> None:
        """Forget a calculation, so that it is begun anew when it is asked for again."""
        with self._lock:
            self._jobs.pop(key, None)

    def _run(self, job: Job[Any]) -> None:
        with self._turn:  # one at a time: the kernels use every core by themselves
            job.run()

    def known(self, key: Hashable) -> Any:
        """Return a small result that is there already; None where it is not."""
        with self._lock:
            return self._shown.get(key)

    def shown(self, key: Hashable, make: Callable[[], S]) -> S:
        """Return a small result, from an earlier call with the same key where there was one."""
        with self._lock:
            if key in self._shown:
                self._shown.move_to_end(key)
                found: S = self._shown[key]
                return found
        made = make()
        with self._lock:
            self._shown[key] = made
            while len(self._shown) > SHOWN:
                self._shown.popitem(last=False)
        return made


_made = Lock()


def solving(desk: Desk) -> Solving:
    """Return the calculations of the server a request came to."""
    state = desk.request.app.state
    with _made:
        if not hasattr(state, "solving"):
            state.solving = Solving()
    found: Solving = state.solving
    return found
