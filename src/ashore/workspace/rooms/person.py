"""Who decides: ``me.yaml``, the résumé, the profile of both, and where the person stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.facts import Value
from ashore.store.documents import StoredDocument
from ashore.workspace.rooms.opening import Opened

if TYPE_CHECKING:
    from ashore.person import Inputs, Me
    from ashore.person.profile import Profile
    from ashore.person.readiness import Readiness
    from ashore.person.standing import Standing
    from ashore.words import Language
    from ashore.workspace.profile import ImportedResume
    from ashore.workspace.receiving import Handed


class PersonRoom(Opened):
    """The one person a workspace is about."""

    def me(self) -> Me:
        """Return what the person says of themselves in ``me.yaml``; nothing is known where there is none.

        Raises
        ------
        MeUnreadableError, DocumentError
            Where the file may not be read, or is no text.
        LocatedError, MeError, SeveralError
            Where something in it is wrong, with the places.
        """
        from ashore.person.me import Me
        from ashore.workspace.person import read_me

        return read_me(self.folder) or Me()

    def inputs(self) -> Inputs:
        """Return every number of the calculation: as given in ``me.yaml``, or by a stated default.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.profile import inputs

        return inputs(self._store, self.me(), self._keeper.reading.vocabulary)

    def profile(self, *, today: date | None = None) -> Profile:
        """Return what the person can show, each entry with its words: their résumé, and what ``me.yaml`` says.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.profile import profile

        return profile(self._store, self.me(), self._keeper.reading.vocabulary, today)

    def readiness(self, *, today: date | None = None) -> Readiness:
        """Return where the person stands, with the checks behind it and the questions that are open.

        Raises
        ------
        As `me`.
        """
        from ashore.person.readiness import assess

        return assess(self.profile(today=today), self.me())

    def standing(self, *, today: date | None = None) -> Standing:
        """Return where the person stands: profile and readiness, as they are shown.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.profile import standing_of

        return standing_of(self._store, self.me(), self._keeper.reading.vocabulary, today)

    def import_resume(self, file: Path | str | Handed, *, anyway: bool = False) -> ImportedResume:
        """Read a résumé and make it the profile; the one before stays among the documents.

        Parameters
        ----------
        file
            On this machine, or in memory.
        anyway
            Take it even where it does not look like a résumé of one person.

        Raises
        ------
        DocumentError
            Where it cannot be read.
        ResumeError
            Where it does not look like a résumé of one person.
        """
        from ashore.workspace.profile import import_resume

        given = Path(file) if isinstance(file, str) else file
        return import_resume(self._store, self._keeper, given, anyway=anyway)

    def resume(self) -> StoredDocument | None:
        """Return the document that is the person's résumé: the one imported as theirs, else the only one."""
        from ashore.workspace.profile import resume_of

        return resume_of(self._store)

    def json_resume(self, *, today: date | None = None) -> dict[str, Value]:
        """Return what the résumé shows as JSON Resume, schema v1.0.0; what is only said is left out.

        Raises
        ------
        As `me`.
        """
        from ashore.person.json_resume import json_resume

        return json_resume(self.profile(today=today), self._keeper.reading.vocabulary)

    def answer(self, answers: Mapping[str, str], language: Language) -> Path:
        """Write answers to the checks of readiness into ``me.yaml``; every other line stays as it is.

        Raises
        ------
        AnswerPlaceError
            Where the file is written so that this cannot be done.
        As `me`.
        """
        from ashore.workspace.profile import answer

        return answer(self.folder, answers, language)

    def answer_open(self, answers: Mapping[str, str], language: Language) -> Path:
        """Write answers to questions that were open when they were asked; see `answer`.

        Raises
        ------
        AnsweredMeanwhileError
            Where one has another answer by now; nothing is written then.
        As `answer`.
        """
        from ashore.workspace.editing import answer_open

        return answer_open(self._store, answers, answers, language)

    def me_text(self) -> str | None:
        """Return what stands in ``me.yaml``, mistakes and all; None where there is none.

        Raises
        ------
        MeUnreadableError, DocumentError, YamlTooLargeError
        """
        from ashore.workspace.person import read_text

        return read_text(self.folder)

    def me_mark(self) -> str:
        """Return a text that is another whenever ``me.yaml`` is."""
        from ashore.workspace.editing import mark

        return mark(self.folder)

    def change_me(self, changes: Mapping[str, str | None], language: Language, *, seen: str | None = None) -> Path:
        """Change some lines of ``me.yaml``, of which a commented one is written first where there is none.

        Parameters
        ----------
        changes
            As `ashore.person.editing.with_said` has them.
        seen
            What `me_mark` gave when the person looked; None to write whatever stands there.

        Raises
        ------
        MeChangedError
            Where the file is another by now; nothing is written then.
        EditPlaceError
            Where it is written so that this cannot be done.
        As `me`.
        """
        from ashore.workspace.editing import change

        return change(self._store, changes, language, seen)

    def rewrite_me(self, text: str, *, seen: str | None = None) -> Path:
        """Write another ``me.yaml``, if nothing in it is wrong.

        Raises
        ------
        MeChangedError
            As `change_me`.
        As `me`, about the new text.
        """
        from ashore.workspace.editing import rewrite

        return rewrite(self._store, text, seen)

    def write_me(self, me: Me, language: Language) -> Path:
        """Write ``me.yaml``, commented, with the keys of ``language``; return where it stands.

        Raises
        ------
        MeExistsError
            Where there is one already.
        """
        from ashore.workspace.person import write_me

        return write_me(self.folder, me, language)
