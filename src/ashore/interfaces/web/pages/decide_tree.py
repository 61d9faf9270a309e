"""My own tree: an editor for the files of `ashore solve`, the drawing beside it. Nothing of it is stored here."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, Final

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Endpoint

if TYPE_CHECKING:
    from ashore.reports.trees import SolvedTree
    from ashore.words import Language

EXAMPLES: Final = ("resign", "test", "offers")
NAME: Final = "tree.yaml"
MOST: Final = 1_000_000
"""Characters of a file that are read; the reader of trees has the same limit."""


class TreeFileError(AshoreError):
    """A file that is no text in UTF-8 (``file``)."""

    code: ClassVar[str] = "tree_file"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the tree.

    Attributes
    ----------
    line, column
        Where it stands; None where it stands nowhere.
    excerpt
        That line of the text.
    """

    message: str
    remedy: str
    line: int | None
    column: int | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class OwnTree:
    """The page and its part.

    Attributes
    ----------
    text
        What stands in the editor.
    solved
        The answer; None where nothing was asked yet, or something is wrong.
    trouble
        What is wrong; None where nothing is.
    picture
        The drawing as an address of its own; empty where there is none.
    examples
        Trees to begin with: name and title.
    """

    text: str
    solved: SolvedTree | None
    trouble: Trouble | None
    picture: str
    examples: Sequence[str] = EXAMPLES


def show(desk: Desk) -> Response:
    """Show the editor with an example in it."""
    wanted = desk.query("example")
    text = example(wanted if wanted in EXAMPLES else EXAMPLES[0], desk.site.language)
    return desk.show("decide_tree.html.j2", _solve(desk, text))


def solve(desk: Desk) -> Response:
    """Solve what stands in the editor, or in the file that was chosen.

    Raises
    ------
    TreeFileError
        Where the file is no text.
    """
    files = desk.files("file")
    text = _read(files[0].file.read(4 * MOST + 1), files[0].filename or NAME) if files else _typed(desk)
    return desk.show(
        "part/decide_tree_answer.html.j2" if desk.partial else "decide_tree.html.j2", _solve(desk, text)
    )


def download(desk: Desk) -> Response:
    """Send back what stands in the editor, as a file."""
    headers = {"content-disposition": f'attachment; filename="{NAME}"'}
    return Response(_typed(desk), media_type="application/yaml; charset=utf-8", headers=headers)


def example(name: str, language: Language) -> str:
    """Return a tree to begin with."""
    found = resources.files("ashore.interfaces.web").joinpath("examples", language, f"{name}.yaml")
    return found.read_text(encoding="utf-8")


def _typed(desk: Desk) -> str:
    value = desk.form.get("text")
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _read(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise TreeFileError(file=name[:80]) from None


def _solve(desk: Desk, text: str) -> OwnTree:
    """Return the page with the answer, or with what is wrong and where."""
    from ashore.reports.trees import solved
    from ashore.trees import read
    from ashore.words import explain

    language = desk.site.language
    try:
        found = solved(read(text, NAME), language)
    except AshoreError as error:
        message, remedy = explain(error, language)
        line, column = error.details.get("line"), error.details.get("column")
        lines = text.split("\n")
        known = isinstance(line, int) and 1 <= line <= len(lines)
        excerpt = lines[line - 1][:200] if known and isinstance(line, int) else ""
        trouble = Trouble(
            message,
            remedy,
            line if isinstance(line, int) else None,
            column if isinstance(column, int) else None,
            excerpt,
        )
        return OwnTree(text, None, trouble, "")
    picture = ""
    if found.svg:
        picture = "data:image/svg+xml;base64," + base64.b64encode(found.svg.encode()).decode()
    return OwnTree(text, found, None, picture)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/decide/tree", "GET", show),
    ("/decide/tree", "POST", solve),
    ("/decide/tree/file", "POST", download),
)
