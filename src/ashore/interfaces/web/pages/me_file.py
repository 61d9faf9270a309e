"""``me.yaml`` itself in an editor: written whole, or not at all, with every mistake told by its place."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import UNREADABLE, told
from ashore.workspace.editing import MeChangedError


@dataclass(frozen=True, slots=True)
class FilePage:
    """The page.

    Attributes
    ----------
    text
        What stands in the editor.
    there
        Whether the file is there; else the text is a beginning that nobody has written yet.
    problems
        Message and remedy of each mistake in the text.
    theirs
        What the file says by now, where it was changed after the page was made; None where it was not.
    seen
        Mark of the file.
    """

    file: str
    text: str
    there: bool
    problems: tuple[tuple[str, str], ...]
    theirs: str | None
    seen: str
    once: str


def show(desk: Desk) -> Response:
    """Show the file, with what is wrong in it."""
    from ashore.person.template import template

    found = desk.workspace.me_text()
    problems: tuple[tuple[str, str], ...] = ()
    try:
        desk.workspace.me()
    except UNREADABLE as error:
        problems = told(error, desk.site.language)
    text = template(desk.site.language) if found is None else found
    return _page(desk, text, there=found is not None, problems=problems)


def save(desk: Desk) -> Response:
    """Write the file, if nothing is wrong in it and nobody has changed it meanwhile."""
    value = desk.form.get("text")
    text = value.replace("\r\n", "\n") if isinstance(value, str) else ""
    if text and not text.endswith("\n"):
        text += "\n"
    try:
        desk.workspace.rewrite_me(text, seen=desk.text("seen"))
    except MeChangedError:
        theirs = desk.workspace.me_text()
        return _page(desk, text, there=theirs is not None, theirs=theirs or "", status=409)
    except UNREADABLE as error:
        problems = told(error, desk.site.language)
        there = desk.workspace.me_text() is not None
        return _page(desk, text, there=there, problems=problems, seen=desk.text("seen"), status=400)
    return desk.done("/me/file", "me_saved")


def _page(
    desk: Desk,
    text: str,
    *,
    there: bool,
    problems: tuple[tuple[str, str], ...] = (),
    theirs: str | None = None,
    seen: str | None = None,
    status: int = 200,
) -> Response:
    mark = desk.workspace.me_mark() if seen is None else seen
    file = str(desk.workspace.folder / "me.yaml")
    page = FilePage(file, text, there, problems, theirs, mark, token_urlsafe())
    return desk.show("me_file.html.j2", page, status=status)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/me/file", "GET", show),
    ("/me/file", "POST", save),
)
