"""Link titles to occupations with a workspace's own vocabulary, or with the one that ships."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ashore.vocabulary import load
from ashore.vocabulary.occupations import Linked, link_all


def linked(titles: Iterable[str], folder: Path | None = None) -> list[Linked]:
    """Return what each title says the work is.

    Parameters
    ----------
    folder
        A workspace, whose ``vocabulary`` may name more occupations (``occupations_hub.tsv``); None for none.

    Raises
    ------
    VocabularyLineError, VocabularyFileError, VocabularyEncodingError
    """
    return link_all(titles, load(None if folder is None else folder / "vocabulary"))
