"""A form is carried out once, also where it is sent again while the first is at work."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Once, Server, StillAtWorkError, at_desk


class RefusedError(AshoreError):
    """Of this test."""

    code = "not_confirmed"

    def __init__(self) -> None:
        super().__init__(wanted="x")


class Slow:
    """Work that waits until it may go on; the first fails where it is told to."""

    def __init__(self) -> None:
        self.began, self.goes_on, self.fails = Event(), Event(), False
        self.calls = 0

    def __call__(self, desk: Desk) -> Response:
        self.calls += 1
        self.began.set()
        assert self.goes_on.wait(30)
        if self.fails and self.calls == 1:
            raise RefusedError
        return desk.done(f"/made/{self.calls}")


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def app(client: TestClient, slow: Slow) -> Starlette:
    made = Starlette(routes=[Route("/slow", at_desk("today", slow), methods=["POST"])])
    served: Starlette = client.app  # type: ignore[assignment] # what the client was made with
    made.state.server = served.state.server
    return made


def twice(app: Starlette, slow: Slow) -> Iterator[Response]:
    """Send one form from two windows, the second while the first is at work; yield both answers."""
    answers: dict[str, Response] = {}

    def send(name: str) -> None:
        asking = TestClient(app, follow_redirects=False)
        answers[name] = asking.post("/slow", data={"once": "the same"})  # type: ignore[assignment] # much alike

    first, second = Thread(target=send, args=("first",)), Thread(target=send, args=("second",))
    first.start()
    assert slow.began.wait(30)
    second.start()
    second.join(0.2)
    assert second.is_alive(), "it waits for the first"
    slow.goes_on.set()
    first.join(30)
    second.join(30)
    yield from (answers["first"], answers["second"])


def test_the_second_waits_and_is_led_to_the_same_place(app: Starlette, slow: Slow) -> None:
    first, second = twice(app, slow)
    assert slow.calls == 1
    assert [one.status_code for one in (first, second)] == [303, 303]
    assert first.headers["location"] == second.headers["location"] == "/made/1"


def test_where_the_first_fails_the_second_is_carried_out(app: Starlette, slow: Slow) -> None:
    slow.fails = True
    first, second = twice(app, slow)
    assert slow.calls == 2
    assert (first.status_code, second.status_code) == (400, 303)


def test_patience_has_an_end(app: Starlette, slow: Slow) -> None:
    server: Server = app.state.server
    server.once = Once(patience=0.05)
    thread = Thread(target=lambda: TestClient(app).post("/slow", data={"once": "x"}, follow_redirects=False))
    thread.start()
    assert slow.began.wait(30)
    for language, said in (("en", "still being carried out"), ("zh", "还在办")):
        answer = TestClient(app).post("/slow", data={"once": "x"}, headers={"accept-language": language})
        assert answer.status_code == 409
        assert said in answer.text
    slow.goes_on.set()
    thread.join(30)
    assert slow.calls == 1


def test_other_forms_and_forms_without_a_name_wait_for_nothing() -> None:
    once = Once(patience=0)
    with once.turn("a"), once.turn("b"), pytest.raises(StillAtWorkError), once.turn("a"):
        pass
    with once.turn("a"):
        pass
