"""The reference of all commands, from the commands themselves: ``python -m ashore.interfaces.cli.reference``."""

from __future__ import annotations

from pathlib import Path

import click

from ashore.interfaces.cli.app import COMMANDS, build
from ashore.words import LANGUAGES, Language, say

FILES: dict[Language, str] = {"en": "cli.md", "zh": "cli.zh.md"}


WIDTH = 80


def reference(language: Language) -> str:
    """Return the reference in Markdown: the help of ``ashore`` and of each command."""
    group = build(language)
    parts = [f"# {say(language, 'cli.reference_title')}\n\n{say(language, 'cli.reference_lead')}\n"]
    with click.Context(group, info_name="ashore", terminal_width=WIDTH) as outer:
        parts.append(f"```\n{group.get_help(outer)}\n```\n")
        for name in COMMANDS:
            command = group.get_command(outer, name)
            if command is None:
                raise LookupError(name)
            with click.Context(command, info_name=name, parent=outer, terminal_width=WIDTH) as inner:
                parts.append(f"## ashore {name}\n\n```\n{command.get_help(inner)}\n```\n")
                for below, sub in command.commands.items() if isinstance(command, click.Group) else ():
                    with click.Context(sub, info_name=below, parent=inner, terminal_width=WIDTH) as innermost:
                        parts.append(f"### ashore {name} {below}\n\n```\n{sub.get_help(innermost)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    for language in LANGUAGES:
        file = Path("docs") / FILES[language]
        file.write_text(reference(language), encoding="utf-8")
