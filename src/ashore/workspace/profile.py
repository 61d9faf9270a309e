"""The person of a workspace: which document is their résumé, what it shows, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ashore.documents.model import Document
from ashore.documents.reader import BrokenItem
from ashore.store import Store
from ashore.store.documents import StoredDocument
from ashore.store.facts import FactFilter
from ashore.words import Language
from ashore.workspace.journal import local_day
from ashore.workspace.keeping import UNCOUNTED, Keeper

if TYPE_CHECKING:
    from ashore.person import Inputs, Me
    from ashore.person.profile import Profile
    from ashore.person.standing import Standing
    from ashore.vocabulary import Vocabulary
    from ashore.workspace.receiving import Handed

RESUME: Final = "resume"
"""Note of the workspace under which the digest of the person's résumé stands."""


@dataclass(frozen=True, slots=True)
class ImportedResume:
    """What an import of a résumé did.

    Attributes
    ----------
    before
        Name of the document that was the résumé until now; None where there was none, or it is this one.
    new
        Whether the document was not there yet.
    hidden
        Characters of hidden text, which count for nothing.
    mixed
        Whether two columns seem to have been read across.
    """

    document: StoredDocument
    before: str | None
    new: bool
    hidden: int
    mixed: bool


def resume_of(store: Store) -> StoredDocument | None:
    """Return the person's résumé: the one that was imported as theirs, else the only one there is."""
    digest = store.meta(RESUME)
    known = store.documents.id_of(digest) if digest else None
    if known is not None:
        return store.documents.get(known)
    resumes = store.documents.select("resume")
    first, second = next(resumes, None), next(resumes, None)
    return first if second is None else None


def profile(store: Store, me: Me, vocabulary: Vocabulary, today: date | None = None) -> Profile:
    """Return what the person can show: by their résumé, without the facts they rejected, and by ``me.yaml``."""
    from ashore.person.profile_reading import read_profile

    found = resume_of(store)
    documents = []
    if found is not None:
        rows = store.facts.select(FactFilter(document=found.id), store.texts())
        documents.append((found.document, [row.fact for row in rows if row.status not in UNCOUNTED]))
    return read_profile(documents, me, vocabulary, today or local_day())


def inputs(store: Store, me: Me, vocabulary: Vocabulary) -> Inputs:
    """Return every number of the calculation, with the rung that the résumé and the answers speak for."""
    from ashore.person.inputs import inputs as fill

    if resume_of(store) is None and not me.checks:
        return fill(me)
    from ashore.person.readiness import assess

    return fill(me, assess(profile(store, me, vocabulary), me).rung)


def standing_of(store: Store, me: Me, vocabulary: Vocabulary, today: date | None = None) -> Standing:
    """Return where the person stands, as it is shown."""
    from ashore.person.standing import standing

    found = resume_of(store)
    return standing(
        profile(store, me, vocabulary, today),
        me,
        resume=None if found is None else found.document.name,
        resumes=sum(1 for _ in store.documents.select("resume")),
        hidden=0 if found is None else hidden_in(found.document),
    )


def hidden_in(document: Document) -> int:
    """Return how many characters of a document are hidden from a reader of the page."""
    return sum(note.count for note in document.notes if note.code == "hidden_text")


def import_resume(store: Store, keeper: Keeper, file: Path | Handed, *, anyway: bool) -> ImportedResume:
    """Read a résumé into the workspace and remember it as the person's.

    It is looked at before anything is written: what is refused leaves no trace.

    Raises
    ------
    DocumentError, ResumeError
    """
    from ashore.person.resume import check, mixed_columns
    from ashore.workspace.importing import Importer
    from ashore.workspace.receiving import Receiver

    name = str(file) if isinstance(file, Path) else file.name
    document = _read(file)
    kind_given = document.kind == "resume" and document.media_type.endswith("+json")
    resume = replace(document, kind="resume")
    if not anyway:
        check(resume, keeper.reading.extract(resume), file=name, kind_given=kind_given)
    former = resume_of(store)
    if isinstance(file, Path):
        report = Importer(store, keeper).add([file], "resume")
    else:
        report = Receiver(store, keeper).receive(file, "resume")
    if report.broken:
        raise report.broken[0].error
    id_ = report.added[0] if report.added else store.documents.id_of(resume.digest)
    kept = store.documents.get(id_) if id_ is not None else None
    if kept is None:
        raise RuntimeError(f"{name} was read, and is not among the documents")
    with store.database.transaction():
        store.set_meta(RESUME, kept.document.digest)
    before = former.document.name if former is not None and former.id != kept.id else None
    mixed = mixed_columns(kept.document.text, keeper.reading.vocabulary)
    return ImportedResume(kept, before, bool(report.added), hidden_in(kept.document), mixed)


def _read(file: Path | Handed) -> Document:
    """Return the one document of a file.

    Raises
    ------
    DocumentError
        Where it cannot be read.
    ResumeOfManyError
        Where there are more.
    """
    from ashore.documents.registry import read, read_source
    from ashore.documents.source import Source
    from ashore.person.resume import ResumeOfManyError
    from ashore.workspace.receiving import plain_name

    name = str(file) if isinstance(file, Path) else file.name
    found: Document | None = None
    items = read(file) if isinstance(file, Path) else read_source(Source.of_bytes(file.data, plain_name(name)))
    for item in items:
        if isinstance(item, BrokenItem):
            raise item.error
        if found is not None:
            raise ResumeOfManyError(file=name)
        found = item
    if found is None:
        raise RuntimeError(f"the reader of {name} gave neither a document nor an error")
    return found


def answer(folder: Path, answers: Mapping[str, str], language: Language) -> Path:
    """Write answers into ``me.yaml``, the template first where there is none; return where it stands.

    Raises
    ------
    AnswerPlaceError
    As `ashore.workspace.person.read_me`.
    """
    from ashore.person.answering import with_answers
    from ashore.person.me import Me
    from ashore.workspace.person import NAME, change_me, read_text, write_me

    file = folder / NAME
    if not file.exists():
        write_me(folder, Me(), language)
    text = read_text(folder)
    change_me(folder, with_answers(text, answers, language, str(file)))
    return file
