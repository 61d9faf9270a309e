"""Build the command line in the user's language, run it, and word whatever goes wrong in one place."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import click

import ashore
from ashore.errors import AshoreError
from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import prepare_streams
from ashore.words import LANGUAGES, Language, language_of_locale, say

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What the system says where standard output takes no more."""

COMMANDS = (
    "init",
    "demo",
    "add",
    "facts",
    "review",
    "search",
    "cases",
    "claims",
    "market",
    "roles",
    "occupation",
    "me",
    "log",
    "funnel",
    "calibration",
    "offers",
    "fit",
    "decide",
    "why",
    "next",
    "week",
    "carries",
    "audit",
    "practice",
    "solve",
    "report",
    "serve",
    "extract",
    "export",
    "import",
    "erase",
    "doctor",
)


class UsageMistakeError(AshoreError):
    """The command line cannot be read."""

    code: ClassVar[str] = "usage"


class StoppedError(AshoreError):
    """The user has stopped the work."""

    code: ClassVar[str] = "stopped"
    exit_status: ClassVar[int] = 130


class OutputFullError(AshoreError):
    """What is printed goes to a disk that is full (``reason``)."""

    code: ClassVar[str] = "output_full"


class SuperfluousError(click.UsageError):
    """There are words that the command does not take."""


class Worded(click.Command):
    """A command whose help has its headings in the user's language, as its texts have."""

    language: Language = "en"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its own help in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(self.language, "cli.help_option")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; words beyond what the command takes are told in the user's language."""
        if not isinstance(self, click.Group):
            ctx.allow_extra_args = True
            super().parse_args(ctx, args)
            if ctx.args:
                raise SuperfluousError(" ".join(ctx.args), ctx)
            return ctx.args
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), say(self.language, "cli.usage_heading"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for parameter in options if (row := parameter.get_help_record(ctx))]
        if rows:
            with formatter.section(say(self.language, "cli.options_heading")):
                formatter.write_dl(rows)


class Commands(Worded, click.Group):
    """The group of all commands; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return the command, built in this group's language."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ashore.interfaces.cli.commands.{cmd_name}_")
        command: click.Command = module.build(self.language)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands, each with its first sentence."""
        super().format_options(ctx, formatter)
        rows = [(name, say(self.language, f"cli.{name}.help")) for name in COMMANDS]
        with formatter.section(say(self.language, "cli.commands_heading")):
            formatter.write_dl(rows)


def build(language: Language) -> click.Group:
    """Return the whole command line with its help in ``language``."""

    @click.pass_context
    def ashore_(
        context: click.Context,
        /,
        lang: str | None,  # noqa: ARG001 - read before the command line is built, kept here for its help
        workspace: Path | None,
        as_json: bool,  # noqa: FBT001 - click passes it by name
    ) -> None:
        context.obj = Session(language, workspace or _workspace_of_environment(), as_json)

    group = Commands(
        name="ashore",
        callback=ashore_,
        help=say(language, "cli.help"),
        params=[
            click.Option(["--lang"], type=click.Choice(LANGUAGES), help=say(language, "cli.lang")),
            click.Option(
                ["-w", "--workspace"],
                type=click.Path(path_type=Path, readable=False),
                help=say(language, "cli.workspace"),
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=say(language, "cli.json")),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=say(language, "cli.version"),
            ),
        ],
    )
    group.language = language
    return group


def _workspace_of_environment() -> Path | None:
    named = os.environ.get("ASHORE_WORKSPACE")
    return Path(named) if named else None


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's
    if wanted and not context.resilient_parsing:
        click.echo(f"ashore {ashore.__version__}")
        context.exit()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave: 0 done, 2 not done, 3 partly done, 130 stopped by the user."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    arguments, options = _hoist(arguments)
    prepare_streams()
    language = _language_of(options)
    session = Session(language, as_json="--json" in options)
    try:
        # A later Ctrl-C or a bug keeps its own way out; what a person can put right is worded here.
        status = build(language).main(options + arguments, prog_name="ashore", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        session.fail(_mistake(error, language))
    except AshoreError as error:
        session.fail(error)
    except (click.exceptions.Abort, KeyboardInterrupt):
        session.fail(StoppedError())
    except BrokenPipeError:
        # The reader of our output has left (`ashore facts | head`): nothing to tell anybody.
        sys.stdout = None
        sys.exit(0)
    except OSError as problem:
        # Files that are read or written tell their own trouble; what has no name is standard output.
        if problem.errno not in FULL or problem.filename is not None:
            raise
        sys.stdout = None
        session.as_json = False
        session.fail(OutputFullError(reason=problem.strerror))
    sys.exit(status if isinstance(status, int) else 0)


def _hoist(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Let ``--json``, ``--lang`` and ``-w`` stand anywhere: split them off, as options of ``ashore`` itself."""
    rest: list[str] = []
    options: list[str] = []
    queue = iter(arguments)
    for argument in queue:
        if argument == "--":
            rest += ["--", *queue]
        elif argument == "--json" or argument.startswith(("--lang=", "--workspace=")):
            options.append(argument)
        elif argument in {"--lang", "--workspace", "-w"}:
            options += [argument, *([value] if (value := next(queue, None)) is not None else [])]
        else:
            rest.append(argument)
    return rest, options


def _language_of(options: Sequence[str]) -> Language:
    """Find the language before the command line is built in it."""
    for position, option in enumerate(options):
        name, _, value = option.partition("=")
        if name == "--lang":
            value = value or (options[position + 1] if position + 1 < len(options) else "")
            for language in LANGUAGES:
                if value == language:
                    return language
    return language_of_locale()


def _mistake(error: click.UsageError, language: Language) -> UsageMistakeError:
    command = error.ctx.command_path if error.ctx else "ashore"
    match error:
        case SuperfluousError():
            problem = say(language, "cli.superfluous", words=error.message)
        case click.BadOptionUsage():
            problem = say(language, "cli.option_value", option=error.option_name)
        case click.NoSuchOption():
            problem = say(language, "cli.no_such_option", option=error.option_name)
        case click.MissingParameter():
            problem = say(language, "cli.missing", name=_name(error.param))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as parameter):
            known = ", ".join(str(choice) for choice in choices)
            problem = say(language, "cli.bad_choice", name=_name(parameter), known=known)
        case click.BadParameter(param=click.Parameter(type=click.Path(file_okay=False)) as parameter):
            problem = say(language, "cli.not_a_folder", name=_name(parameter))
        case click.BadParameter(param=click.Parameter(type=click.Path()) as parameter):
            problem = say(language, "cli.not_a_file", name=_name(parameter))
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least)) as parameter):
            problem = say(language, "cli.not_a_number", name=_name(parameter), least=least)
        case click.BadParameter():
            problem = say(language, "cli.bad_value", name=_name(error.param), reason=error.message)
        case click.NoSuchCommand():
            problem = say(language, "cli.no_such_command", name=error.command_name)
        case _:
            problem = error.message
    return UsageMistakeError(problem=problem, command=command)


def _name(parameter: click.Parameter | None) -> str:
    """Return what a person has typed for a parameter, or reads in its usage."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter else ""
