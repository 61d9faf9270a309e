"""A command with commands below it."""

from __future__ import annotations

import click

from ashore.interfaces.cli.app import Worded
from ashore.words import say


class Group(Worded, click.Group):
    """A command with commands below it, which its help lists."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands with their first sentences."""
        super().format_options(ctx, formatter)
        rows = [(name, below.get_short_help_str(200)) for name, below in self.commands.items()]
        with formatter.section(say(self.language, "cli.commands_heading")):
            formatter.write_dl(rows)
