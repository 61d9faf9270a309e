"""What the pages about the person share: a ``me.yaml`` that cannot be read is told, with the way to it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from ashore.errors import AshoreError, SeveralError
from ashore.interfaces.web.caching import kept
from ashore.person.errors import MeError, MeUnreadableError
from ashore.text.located import LocatedError
from ashore.words import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from ashore.interfaces.web.desk import Desk, Endpoint
    from ashore.person import Me
    from ashore.words import Language
    from ashore.workspace.market_rows import MarketRows

T = TypeVar("T")

UNREADABLE = (MeError, MeUnreadableError, LocatedError, SeveralError)


@dataclass(frozen=True, slots=True)
class Broken:
    """The page in the place of one that needs ``me.yaml``.

    Attributes
    ----------
    problems
        Message and remedy of each mistake in the file.
    """

    problems: tuple[tuple[str, str], ...]


def needs_me(work: Endpoint) -> Endpoint:
    """Return a page that tells of the mistakes in ``me.yaml`` where there are any, with the way to them."""

    @wraps(work)
    def page(desk: Desk) -> Response:
        try:
            return work(desk)
        except UNREADABLE as error:
            template = "part/me_broken.html.j2" if desk.partial else "me_broken.html.j2"
            return desk.show(template, Broken(told(error, desk.site.language)), status=400)

    return page


def told(error: AshoreError, language: Language) -> tuple[tuple[str, str], ...]:
    """Return message and remedy of every mistake that an error tells of."""
    each = error.problems if isinstance(error, SeveralError) else (error,)
    return tuple(explain(one, language) for one in each)


def kept_for_me(desk: Desk, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """Return what ``make`` returns for the workspace and the ``me.yaml`` as they are now."""
    return kept(desk, (*key, desk.workspace.me_mark()), make)


def ads(desk: Desk) -> MarketRows:
    """Return what all ads state, read once."""
    return kept(desk, "ads", desk.workspace.ads)


def me_or_nothing(desk: Desk) -> Me:
    """Return what the person says; nothing where the file cannot be read."""
    from ashore.person.me import Me

    try:
        return desk.workspace.me()
    except UNREADABLE:
        return Me()


def held(desk: Desk, name: str) -> Any:
    """Return something that the server holds for the time between two forms; None where it is gone."""
    return getattr(desk.request.app.state, "me_held", {}).get(name)


def hold(desk: Desk, name: str, what: object, most: int = 8) -> None:
    """Hold something until the next form; the oldest goes first."""
    state = desk.request.app.state
    if not hasattr(state, "me_held"):
        state.me_held = {}
    waiting: dict[str, object] = state.me_held
    waiting[name] = what
    for old in list(waiting)[:-most]:
        waiting.pop(old, None)
