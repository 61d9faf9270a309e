"""``ashore demo``: a sample workspace, and what it says."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ashore.interfaces.cli import plan_show, profile_show
from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.commands import add_, cases_, claims_, facts_, fit_, market_, report_, serve_
from ashore.interfaces.cli.progress import progress
from ashore.interfaces.cli.session import DATABASE
from ashore.interfaces.cli.terminal import has_screen
from ashore.interfaces.files import write_text, writing
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.packs.people import Happened
    from ashore.workspace import Workspace

ARTICLES = "seeds"
"""Folder of articles beside the project, for those who have it: they are read too."""

PERSON: Final = {
    "en": ("sample-resume-en.json", "me-en.yaml", "sample-ad-ai-product-manager-en.txt"),
    "zh": ("sample-resume-zh.md", "me-zh.yaml", "sample-ad-ai-product-manager-zh.txt"),
}
"""The sample résumé and numbers that are taken for the person's own, and the ad they are compared with."""


def build(language: Language) -> click.Command:
    """Return the command."""
    folder = click.Argument(
        ["folder"], type=click.Path(path_type=Path, readable=False, file_okay=False), default=Path("demo")
    )
    return command(language, "demo", run, [folder])


def run(session: Session, folder: Path) -> int:
    """Build the workspace in ``folder`` or bring it up to date; print what it says; on a terminal, serve it."""
    from ashore.packs import samples
    from ashore.workspace import Workspace

    with writing(folder):
        there = (folder / DATABASE).is_file()
        opened = Workspace.open(folder) if there else Workspace.create(folder)
    with opened as workspace:
        with progress(session, "cli.add.progress") as shown:
            added = workspace.add([*samples.paths(), *articles()], progress=shown.show)
        file = report_.write(workspace, session.language)
        if session.as_json:
            session.answer({
                "folder": str(folder), "documents": workspace.count_documents(), "facts": workspace.count_facts(),
                "cases": len(workspace.cases()), "report": str(file),
            })  # fmt: skip
            return 0
        if there:
            click.echo(session.say("cli.demo.exists", folder=folder))
        _heading(session, "added")
        status = add_.tell(session, workspace, added)
        _facts(session, workspace)
        _heading(session, "cases")
        cases_.tell(session, workspace.cases(), lines=6)
        _heading(session, "conflicts")
        for conflict in workspace.conflicts()[:3]:
            claims_.tell(session, conflict.subject, conflict.field, conflict.sides)
        _heading(session, "market")
        market_.tell(session, workspace.market(top=10))
        _person(session, workspace)
    _people(session, folder)
    click.echo("\n" + session.say("cli.demo.samples_note"))
    click.echo(session.say("cli.demo.report", file=file))
    # `make demo` leaves the program in .venv, where a shell does not look.
    program = "ashore" if shutil.which("ashore") else sys.argv[0]
    click.echo(session.say("cli.demo.next", folder=folder, program=program))
    if sys.stdin.isatty() and sys.stdout.isatty() and has_screen():
        click.echo("")
        serve_.show(session, folder)
    return status


def articles() -> list[Path]:
    """Return the articles of the shared folder where it stands beside the working folder, else none."""
    shared = Path(os.environ.get("ASHORE_SHARED", Path.cwd().parent / "shared"))
    return sorted((shared / ARTICLES).glob("*.txt"))


def _facts(session: Session, workspace: Workspace) -> None:
    """Print the first facts of one ad and of one story, in the reader's language where there is one."""
    _heading(session, "facts")
    for kind in ("ad", "story"):
        found = list(workspace.documents(kind=kind))
        own = [item for item in found if (item.document.language or "").startswith(session.language)]
        for item in (own or found)[:1]:
            facts_.tell(session, workspace, list(workspace.facts(document=item.id, limit=8)))


def _person(session: Session, workspace: Workspace) -> None:
    """Take the sample résumé in the reader's language for the person's; show profile, one fit, the ranking."""
    from ashore.packs import samples
    from ashore.person.fit import Fit

    _heading(session, "person")
    resume, me, ad = PERSON[session.language]
    workspace.import_resume(samples.folder() / resume)
    if not (workspace.folder / "me.yaml").exists():
        write_text(workspace.folder / "me.yaml", (samples.folder() / me).read_text(encoding="utf-8"))
    click.echo(profile_show.told(session, workspace.standing()))
    _heading(session, "fit")
    found = workspace.fit_named(ad, session.language)
    if isinstance(found, Fit):
        fit_.tell(session, workspace, found)
    _heading(session, "ranking")
    fit_.tell_all(session, workspace.fit_all(top=5))


def _people(session: Session, folder: Path) -> None:
    """Decide for two people of a published article, before and after what then happened; each in a folder anew."""
    from ashore.packs.people import EXAMPLES
    from ashore.workspace import Workspace

    plan_show.announce(session)
    for example in EXAMPLES:
        place = folder / "people" / example.id
        with writing(place):
            shutil.rmtree(place, ignore_errors=True)
            with Workspace.create(place) as workspace:
                name = example.name.zh if session.language == "zh" else example.name.en
                click.secho(f"\n== {name} ==", fg="cyan", bold=True)
                _decide(session, workspace, "before", example.me)
                for entry in example.happened:
                    workspace.log(entry.kind, role=entry.role, count=entry.count, about=entry.about)
                told = [_entry(session, entry) for entry in example.happened]
                click.echo("\n" + session.say("cli.demo.happened", told=" · ".join(told)))
                _decide(session, workspace, "after", example.me_after)
    click.echo("\n" + session.say("cli.demo.people_note"))


def _entry(session: Session, entry: Happened) -> str:
    """Return one entry of the journal in words."""
    kind = "refused" if entry.about == "interview" else entry.kind
    text = session.say(f"cli.demo.entry_{kind}", count=entry.count)
    return session.say("cli.demo.assumed", text=text) if entry.assumed else text


def _decide(session: Session, workspace: Workspace, when: str, me: str) -> None:
    """Write ``me.yaml``, decide, and print the tree."""
    from ashore.reports.plans.sentences import namer
    from ashore.reports.plans.view import view

    write_text(workspace.folder / "me.yaml", me)
    basis = workspace.basis()
    found = workspace.decision(basis, workspace.asked(basis, screened=False))
    click.secho("\n" + session.say(f"cli.demo.heading_{when}"), bold=True)
    plan_show.show_short(session, view(found, session.language), namer(found, session.language))
    workspace.keep_decision(found)


def _heading(session: Session, key: str) -> None:
    text = session.say(f"cli.demo.heading_{key}")
    click.secho(f"\n== {text} ==", fg="cyan", bold=True)
