"""`Workspace`: one folder with what a person collects, what was read from it, and what they decided about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ashore.documents.limits import DEFAULT, Limits
from ashore.evidence.market import Market, Query
from ashore.facts import Fact, Value
from ashore.store import Store
from ashore.store.documents import StoredDocument
from ashore.store.facts import FactFilter, StoredFact
from ashore.store.search import places
from ashore.store.settle import Decision
from ashore.workspace.deciding import Desk
from ashore.workspace.errors import AmbiguousDocumentError, NoSuchDocumentError
from ashore.workspace.importing import Importer, KindWanted, Progress
from ashore.workspace.keeping import DERIVED, UNCOUNTED, Keeper
from ashore.workspace.market import market
from ashore.workspace.reading import Extract, Reading
from ashore.workspace.views import ImportReport, NearCopy, SearchHit

if TYPE_CHECKING:
    from ashore.evidence.alike import Alike
    from ashore.evidence.cases import Case
    from ashore.evidence.claims import Claim
    from ashore.evidence.conflicts import Conflict
    from ashore.evidence.statements import Statement
    from ashore.journal import About, Kind, Outcome
    from ashore.packs import Borne
    from ashore.person import Inputs, Me
    from ashore.person.fit import Fit, RoleFit
    from ashore.person.profile import Profile
    from ashore.person.readiness import Readiness
    from ashore.person.standing import Standing
    from ashore.plans.assemble import Basis
    from ashore.plans.beliefs import Beliefs, Node
    from ashore.plans.experiments import Experiment
    from ashore.reports.plans.decision import Asked, Solved
    from ashore.reports.plans.decision import Decision as Decided
    from ashore.reports.roles import RoleMap, RoleView
    from ashore.vocabulary.occupations import Linked
    from ashore.words import Language
    from ashore.workspace.fit import Ranking
    from ashore.workspace.journal import Believer, Book
    from ashore.workspace.profile import ImportedResume
    from ashore.workspace.transfer import Carries
    from ashore.workspace.views import Check

Progressing = Callable[[int, int], None]
"""Called with how much is done, and of how much."""

Which = int | str
"""A document: by its id, its name, or the first six or more digits of its digest."""


class Workspace:
    """One user's folder. Open it with ``with Workspace.open(folder) as workspace``.

    Every method raises the classes of `ashore.store.errors` where the disk or another program is in the way; the
    folder is then as it was.
    """

    def __init__(self, store: Store, *, extract: Extract | None = None) -> None:
        self._store = store
        self._keeper = Keeper(store, Reading(store.folder / "vocabulary", extract))
        self._desk = Desk(store, self._keeper)

    @classmethod
    def create(cls, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Make a new workspace in ``folder``, which may be there already.

        Parameters
        ----------
        extract
            Finds facts in place of the extractors that ship.

        Raises
        ------
        WorkspaceExistsError
            Where one is there already.
        """
        workspace = cls(Store.create(Path(folder)), extract=extract)
        workspace._bring_up_to_date()
        return workspace

    @classmethod
    def open(cls, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Open a workspace; an older one is brought up to date.

        Raises
        ------
        NotAWorkspaceError, NewerSchemaError, CorruptError
        """
        workspace = cls(Store.open(Path(folder)), extract=extract)
        workspace._bring_up_to_date()
        return workspace

    def _bring_up_to_date(self) -> None:
        """Write the search index and the market's rows again where an earlier version has written them."""
        if self._store.meta("derived") == DERIVED:
            return
        try:
            with self._store.database.transaction():
                self._keeper.derive_again()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self._store.folder

    # What comes in

    def add(
        self,
        paths: Path | str | Iterable[Path | str],
        *,
        kind: KindWanted = "auto",
        progress: Progress | None = None,
        limits: Limits = DEFAULT,
    ) -> ImportReport:
        """Read files, folders or standard input (``-``), each file in one transaction.

        What cannot be read is told in the report, by file and line; a text that is there already changes nothing.
        """
        given = [paths] if isinstance(paths, Path | str) else paths
        return Importer(self._store, self._keeper, progress, limits).add(given, kind)

    def add_text(self, text: str, name: str, *, kind: KindWanted = "auto") -> ImportReport:
        """Read pasted text.

        Raises
        ------
        DocumentError
            Where there is nothing in it.
        """
        return Importer(self._store, self._keeper).add_text(text, name, kind)

    # What is there

    def documents(self, *, kind: str | None = None) -> Iterator[StoredDocument]:
        """Yield the documents in the order in which they came."""
        return self._store.documents.select(kind)

    def count_documents(self) -> int:
        """Count the documents."""
        return self._store.documents.count()

    def document(self, which: Which) -> StoredDocument:
        """Return one document.

        Raises
        ------
        NoSuchDocumentError, AmbiguousDocumentError
        """
        ids = [which] if isinstance(which, int) else self._store.documents.find(which)
        if len(ids) > 1:
            raise AmbiguousDocumentError(name=which, ids=", ".join(map(str, ids)))
        found = self._store.documents.get(ids[0]) if ids else None
        if found is None:
            raise NoSuchDocumentError(name=which)
        return found

    def facts(
        self,
        *,
        document: Which | None = None,
        field: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredFact]:
        """Yield facts in the order of documents and of their texts; each is compared with its text again."""
        wanted = self._wanted(document, field, kind, status)
        return self._store.facts.select(wanted, self._store.texts(), limit)

    def count_facts(
        self,
        *,
        document: Which | None = None,
        field: str | None = None,
        kind: str | None = None,
        status: str | None = None,
    ) -> int:
        """Count the facts that `facts` yields without a limit."""
        return self._store.facts.count(self._wanted(document, field, kind, status))

    def search(self, query: str, *, limit: int = 20) -> list[SearchHit]:
        """Find documents that hold every word of ``query``, in either script; the best first."""
        hits = []
        for place in self._store.search.find(query, limit):
            found = self.document(place.document)
            hits.append(SearchHit(found, place.score, tuple(places(found.document, query))))
        return hits

    def near_copies(self, which: Which) -> list[NearCopy]:
        """Return what tells the same as a document, or nearly, the most alike first."""
        found = self.document(which)
        pairs = []
        for pair in self._store.likenesses.of(found.id):
            other = pair.other if pair.document == found.id else pair.document
            name = self._store.documents.text(other)[0]
            pairs.append(NearCopy(found.id, other, found.document.name, name, pair.relation, pair.similarity))
        return pairs

    # What it says

    def market(
        self,
        role: str | None = None,
        city: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        top: int | None = None,
    ) -> Market:
        """Return what ads ask for and pay, for a role family, a city (in either language) and a period.

        ``since`` and ``until`` are ISO dates. Copies of one ad count once. ``top`` keeps only so many skills.
        """
        query = Query(role, city and self._city(city), since, until)
        return market(self._store.ads.select(role, query.city), query, self._store.documents.groups(), top=top)

    def pack_status(self) -> list[Borne]:
        """Say for every fact of the evidence pack whether the stories here bear it out."""
        from ashore.packs import load, verify

        return verify(load(), (stored.document for stored in self.documents(kind="story")))

    def cases(self) -> list[Case]:
        """Return the people who made the move, each once, by the stories here and the evidence pack."""
        from ashore.evidence.cases import cases

        return cases(self._statements(self._counting(FactFilter(kind="story"))), self._store.documents.groups())

    def alike(self) -> list[Alike]:
        """Return the cases of people like the one of this workspace, the most alike first.

        Raises
        ------
        As `profile`, and NothingToCompareError where nothing is known of the person.
        """
        from ashore.workspace.alike import alike

        return alike(self)

    def carries(self, role: str | None = None, *, title: str | None = None, every: bool = False) -> Carries:
        """Return what carries over from the person's job to a role, or to the roles they want, the nearest first.

        Parameters
        ----------
        title
            A job's name, or an O*NET-SOC code, in place of the person's own.
        every
            All roles, not only those that ``me.yaml`` names.

        Raises
        ------
        As `profile`; UnknownRoleError, NotARoleError
        NoJobError, UnlinkedJobError, UndescribedJobError
            Where no job is known, or no occupation behind it.
        """
        from ashore.workspace.transfer import carries_of

        return carries_of(self, self._keeper.reading.vocabulary, role, title=title, every=every)

    def fit(self, ad: Which, *, today: date | None = None) -> Fit:
        """Return how the person stands against one ad, each line with the words of both sides.

        Raises
        ------
        As `profile` and `document`; NoProfileError, NotAnAdError, NothingAskedError
        """
        from ashore.workspace.fit import applicant, fit_ad

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return fit_ad(self._store, self.document(ad), person)

    def fit_named(self, name: str, language: Language, *, today: date | None = None) -> Fit | RoleFit:
        """Return how the person stands against what is called so: an ad, else a role.

        Raises
        ------
        As `fit` and `fit_role`; NoSuchAdError where neither is called so.
        """
        from ashore.workspace.fit import NoSuchAdError
        from ashore.workspace.roles import NoSuchRoleError

        try:
            return self.fit(name, today=today)
        except NoSuchDocumentError:
            pass
        try:
            role = self.role_named(name, language)
        except NoSuchRoleError:
            raise NoSuchAdError(name=name) from None
        return self.fit_role(role, today=today)

    def role_named(self, name: str, language: Language) -> str:
        """Return the key of a role family: by its key, its name, or a title of it.

        Raises
        ------
        NoSuchRoleError
        """
        from ashore.workspace.roles import find_role

        return find_role(name, self._keeper.reading.vocabulary, language)

    def fit_role(self, role: str, *, today: date | None = None) -> RoleFit:
        """Return how the person stands against a role family, by the ads here and the evidence pack.

        Raises
        ------
        As `profile`; NoProfileError
        """
        from ashore.packs import load
        from ashore.workspace.fit import applicant, fit_role

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return fit_role(role, self.market(role), load().roles[role].requirements, person)

    def fit_all(
        self, role: str | None = None, city: str | None = None, *, top: int = 20, today: date | None = None
    ) -> Ranking:
        """Return the ads that fit the person best, of a role family and a city.

        Raises
        ------
        As `profile`; NoProfileError, NoAdsError
        """
        from ashore.workspace.fit import applicant, rank

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return rank(self._store, person, role, city and self._city(city), top)

    def roles(self) -> RoleMap:
        """Return the map of the field, with the ads and cases here."""
        from ashore.workspace.roles import roles

        return roles(self)

    def role(self, name: str, language: Language) -> RoleView:
        """Return one role: by its key, its name, or a title of it.

        Raises
        ------
        NoSuchRoleError
            Where no role is named.
        """
        from ashore.workspace.roles import find_role, role_of

        return role_of(self, find_role(name, self._keeper.reading.vocabulary, language))

    def claims(self) -> list[Claim]:
        """Return what independent stories say about the same thing. Of ads, only what has one right value."""
        from ashore.evidence.claims import SINGLE, claims

        facts = chain(
            self._counting(FactFilter(kind="story")),
            self._counting(FactFilter(kind="resume")),
            self._counting(FactFilter(kind="ad", fields=tuple(sorted(SINGLE)))),
        )
        return claims(self._statements(facts), self._store.documents.groups())

    def conflicts(self) -> list[Conflict]:
        """Return values that cannot both be right, side by side."""
        from ashore.evidence.conflicts import conflicts

        return conflicts(self.claims())

    def _counting(self, wanted: FactFilter) -> Iterator[Fact]:
        rows = self._store.facts.select(wanted, self._store.texts())
        return (row.fact for row in rows if row.status not in UNCOUNTED)

    def _statements(self, facts: Iterable[Fact]) -> list[Statement]:
        from ashore.evidence.statements import of_facts, of_pack
        from ashore.packs import load

        return [*of_facts(facts), *of_pack(load(), self.pack_status())]

    def _city(self, name: str) -> str:
        """Return the name under which facts have a city."""
        from ashore.vocabulary.places import gazetteer

        term = gazetteer(self._keeper.reading.vocabulary).city(name)
        return term.name if term else name

    def occupations(self, titles: Iterable[str]) -> list[Linked]:
        """Return what job titles say the work is: codes of two classifications, a role family, and how sure."""
        from ashore.workspace.occupations import linked

        return linked(titles, self.folder)

    # What the user decides

    def fact(self, fact: int) -> StoredFact:
        """Return one fact by its id.

        Raises
        ------
        NoSuchFactError
        """
        return self._desk.get(fact)

    def review_queue(
        self, *, field: str | None = None, document: Which | None = None, kind: str | None = None
    ) -> Iterator[StoredFact]:
        """Yield what waits for a decision, résumés first; what is decided meanwhile is left out."""
        for id_ in self._desk.waiting(self._wanted(document, field, kind, None)):
            row = self._store.facts.get(id_, self._store.texts())
            if row is not None and row.status == "new":
                yield row

    def accept(self, fact: int) -> StoredFact:
        """Say that a fact is right."""
        return self._desk.accept(fact)

    def correct(self, fact: int, value: Value, span: tuple[int, int] | None = None) -> StoredFact:
        """Give the right value of a fact, and the span of the text it is quoted from where that is another.

        Raises
        ------
        SpanOutsideError
            Where the text has no such span.
        """
        return self._desk.correct(fact, value, span)

    def reject(self, fact: int) -> StoredFact | None:
        """Say that a fact is wrong; None where only the user's word had kept it."""
        return self._desk.reject(fact)

    def undo(self, fact: int) -> StoredFact | None:
        """Take back the last decision about a fact; None where nothing but that decision had kept it."""
        return self._desk.undo(fact)

    def decisions(self, fact: int) -> list[Decision]:
        """Return the log of what was decided about a fact, oldest first, undone entries too.

        Raises
        ------
        NoSuchFactError
        """
        return self._desk.log(fact)

    def extract_again(self, *, progress: Progress | None = None) -> tuple[int, int]:
        """Extract the facts of every document again, as after an update; what the user decided stays.

        Returns
        -------
        How many facts are stated newly, and how many no longer.
        """
        total = self.count_documents()
        new = gone = 0
        with self._store.database.transaction():
            for done, id_ in enumerate(self._store.documents.ids(), 1):
                stated, no_longer = self._keeper.read_again(self.document(id_))
                new, gone = new + stated, gone + no_longer
                if progress is not None:
                    progress(done, total)
        return new, gone

    # What happened, and what is believed now

    def log(
        self,
        kind: Kind,
        *,
        role: str | None = None,
        count: int | str = 1,
        amount: float | str | None = None,
        gross: bool = False,
        on: date | str | None = None,
        about: About | None = None,
        open_: bool = False,
        note: str | None = None,
        today: date | None = None,
    ) -> Outcome:
        """Write down what happened: ``applied``, ``interview``, ``offer``, ``rejected``, ``referral``, money.

        Counts, amounts, days and roles may be given as a person types them: ``二十``, ``1.5万``, ``昨天``.

        Parameters
        ----------
        amount
            CNY a month, take-home unless ``gross``.
        on
            The day on which it happened; ``today`` where it is None.
        about
            What an interview came from (``application``, ``referral``), or what was rejected (``application``,
            ``interview``); an application where it is None.
        open_
            These applications count as unanswered only after the time an answer takes.

        Raises
        ------
        JournalError
            Where the entry makes no sense, or contradicts the others; nothing is written then.
        """
        return self._book(today).log(
            kind, role=role, count=count, amount=amount, gross=gross, on=on, about=about, open_=open_, note=note
        )

    def outcomes(self) -> list[Outcome]:
        """Return the whole journal, oldest entry first, with what was taken back and what takes it back."""
        return self._store.outcomes.all()

    def undo_outcome(self, which: int | None = None, *, today: date | None = None) -> Outcome:
        """Take back an entry, the last that counts where ``which`` is None; return it.

        Raises
        ------
        JournalError
            Where there is none, or what is left would contradict itself.
        """
        return self._book(today).undo(which)

    def beliefs(self, role: str | None = None, *, today: date | None = None) -> Beliefs:
        """Return what is believed about one role family: interviews, offers, pay, each with where it comes from.

        Raises
        ------
        UnknownRoleError
        """
        return self.believer(role, today=today)(self.outcomes())

    def believer(self, role: str | None = None, *, today: date | None = None) -> Believer:
        """Return what gives the beliefs for any journal, by the evidence here: before and after an entry, say.

        Raises
        ------
        UnknownRoleError
        """
        from ashore.journal.reading import read_role
        from ashore.workspace.journal import believer, local_day

        family = None if role is None else read_role(role, self._keeper.reading.vocabulary)
        pay = None if family is None else self.market(family, top=0).pay
        return believer(family, self.inputs(), self.cases(), pay, today or local_day())

    def _book(self, today: date | None) -> Book:
        from ashore.workspace.journal import Book

        return Book(self._store, self._keeper.reading.vocabulary, today)

    # Who decides

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

    def import_resume(self, file: Path | str, *, anyway: bool = False) -> ImportedResume:
        """Read a résumé and make it the profile; the one before stays among the documents.

        Parameters
        ----------
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

        return import_resume(self._store, self._keeper, Path(file), anyway=anyway)

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

    def write_me(self, me: Me, language: Language) -> Path:
        """Write ``me.yaml``, commented, with the keys of ``language``; return where it stands.

        Raises
        ------
        MeExistsError
            Where there is one already.
        """
        from ashore.workspace.person import write_me

        return write_me(self.folder, me, language)

    # What to do next

    def basis(self, *, today: date | None = None) -> Basis:
        """Return everything a decision rests on: what the person says, what happened, what the evidence holds.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.planning import basis

        return basis(self, today)

    def asked(
        self,
        basis: Basis,
        *,
        role: str | None = None,
        settings: Sequence[str] = (),
        thresholds: Sequence[str] = (),
        wider: bool = False,
        screened: bool = True,
    ) -> Asked:
        """Return what is asked beside the plain decision, read from what a person types.

        Parameters
        ----------
        role
            Look at this role family only.
        settings
            ``NAME=VALUE``, for a what-if.
        thresholds
            Names of inputs whose turning points are wanted.
        wider
            Solve again with wider caps.
        screened
            Look through all inputs for those that matter most, which takes longer than the plan itself.

        Raises
        ------
        UnknownRoleError, and the errors of `ashore.workspace.planning`
        """
        from ashore.workspace.planning import asked_for

        return asked_for(
            basis,
            self._keeper.reading.vocabulary,
            role=role,
            settings=settings,
            thresholds=thresholds,
            wider=wider,
            screened=screened,
        )

    def plan(self, basis: Basis | None = None, asked: Asked | None = None, *, today: date | None = None) -> Solved:
        """Return the plan: what is best in every situation that may come.

        Raises
        ------
        CashBelowLimitError, ZeroInputError
        """
        from ashore.reports.plans.decision import Asked
        from ashore.workspace.planning import solved

        return solved(self, basis or self.basis(today=today), asked or Asked())

    def decision(
        self,
        basis: Basis | None = None,
        asked: Asked | None = None,
        *,
        today: date | None = None,
        progress: Progressing | None = None,
    ) -> Decided:
        """Return the plan with all that is said about it, and what changed since the last one that was kept.

        Raises
        ------
        CashBelowLimitError, ZeroInputError
        """
        from ashore.reports.plans.decision import Asked
        from ashore.workspace.planning import decision

        return decision(self, self._store, basis or self.basis(today=today), asked or Asked(), progress)

    def keep_decision(self, decision: Decided) -> bool:
        """Keep what the next decision is compared with, unless this was a what-if; return whether it was kept."""
        from ashore.workspace.planning import keep

        return keep(self._store, decision)

    def experiments(self, solved: Solved | None = None, *, today: date | None = None) -> tuple[Experiment, ...]:
        """Return the steps whose main product is information, those first that may change the plan."""
        from ashore.plans.experiments import experiments

        found = solved or self.plan(today=today)
        return experiments(found.basis, found.plan)

    def why(
        self, node: str, language: Language = "en", *, solved: Solved | None = None, today: date | None = None
    ) -> Node:
        """Return why a branch of the tree, a chance, the pay, the money or an input is what it is.

        Parameters
        ----------
        solved
            The plan that is asked about; the person's own where it is None.

        Raises
        ------
        NearNodeError, UnknownNodeError
        """
        from ashore.plans.tree import tree
        from ashore.reports.plans.why import why

        found = solved or self.plan(today=today)
        return why(found, tree(found.plan), node, language)

    # What goes out, and whether all is well

    def export(self, path: Path | str) -> Path:
        """Write everything to a zip (where the name ends in ``.zip``) or a new folder; return where it stands.

        Raises
        ------
        FolderInUseError
            Where the folder is there already.
        """
        from ashore.workspace.exporting import export

        return export(self._store, Path(path))

    @classmethod
    def import_(cls, path: Path | str, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Make the workspace that was exported to ``path`` in ``folder``, and open it.

        Raises
        ------
        WorkspaceExistsError, FolderInUseError
            Where something is there already.
        BrokenExportError, NewerExportError
            Where it is no export, was changed, or is of a later version.
        """
        from ashore.workspace.restoring import restore

        restore(Path(path), Path(folder))
        return cls.open(folder, extract=extract)

    def doctor(self) -> list[Check]:
        """Look whether the workspace is whole and the machine fit for it; sweep what killed imports left."""
        from ashore.workspace.checks import checks

        return list(checks(self._store))

    def _wanted(
        self, document: Which | None, field: str | None, kind: str | None, status: str | None
    ) -> FactFilter:
        id_ = None if document is None else self.document(document).id
        return FactFilter(document=id_, field=field, kind=kind, status=status)
