"""Calculations in the background: one at a time, stopped, failed, forgotten."""

from __future__ import annotations

from threading import Event

import pytest

from ashore.errors import AshoreError
from ashore.interfaces.web.solving import JOBS, Job, Solving, StoppedError


class WrongError(AshoreError):
    """For the test."""

    code = "store_locked"


def test_results_come_one_after_the_other() -> None:
    go = Event()

    def work(job: Job[int]) -> None:
        job.give(1)
        go.wait(10)
        job.give(2)

    job = Solving().job("a", work)
    assert job.wait(1, 10)
    assert job.latest() == (1, 1)
    assert not job.complete
    go.set()
    assert job.wait(2, 10)
    assert job.latest() == (2, 2)


def test_the_same_key_is_worked_at_once_only() -> None:
    solving, calls = Solving(), []

    def work(job: Job[int]) -> None:
        calls.append(1)
        job.give(len(calls))

    for _ in range(3):
        assert solving.job("a", work).wait(1, 10)
    assert calls == [1]


def test_a_stopped_calculation_keeps_what_it_has_and_can_be_begun_again() -> None:
    go = Event()

    def work(job: Job[str]) -> None:
        job.give("first")
        go.wait(10)
        with pytest.raises(StoppedError):
            job.show(1, 2)
        job.give("second")

    solving = Solving()
    job = solving.job("a", work)
    job.wait(1, 10)
    job.stop()
    go.set()
    job.wait(9, 10)
    assert job.ended
    assert job.stopped
    assert job.latest() == (1, "first")
    assert solving.job("a", work) is job
    assert solving.job("a", work, again=True) is not job


def test_a_new_one_of_a_group_ends_the_old_one() -> None:
    go = Event()
    solving = Solving()

    def work(job: Job[int]) -> None:
        go.wait(10)
        job.give(1)

    old = solving.job("a", work, group="g")
    new: Job[int] = solving.job("b", lambda job: job.give(2), group="g")
    go.set()
    assert new.wait(1, 10)
    assert old.stopped
    assert old.latest() == (0, None)


def test_what_goes_wrong_is_told_to_who_asks() -> None:
    def work(_: Job[int]) -> None:
        raise WrongError

    solving = Solving()
    job = solving.job("a", work)
    assert not job.wait(1, 10)
    assert job.failed
    with pytest.raises(WrongError):
        job.latest()
    solving.forget("a")
    again: Job[int] = solving.job("a", lambda job: job.give(5))
    assert again.wait(1, 10)
    assert again.latest() == (1, 5)


def test_the_oldest_is_forgotten() -> None:
    solving = Solving()
    jobs: list[Job[int]] = [solving.job(number, lambda job: job.give(0)) for number in range(JOBS + 1)]
    for job in jobs:
        job.wait(1, 10)
    again: list[Job[int]] = [solving.job(number, lambda job: job.give(0)) for number in (0, JOBS)]
    assert again[0] is not jobs[0]
    assert again[1] is jobs[JOBS]


def test_small_results_are_made_once() -> None:
    solving = Solving()
    assert solving.known("k") is None
    first, second = (solving.shown("k", object) for _ in range(2))
    assert first is second is solving.known("k")
