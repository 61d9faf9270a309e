"""The command line: ``ashore``."""

from ashore.interfaces.cli.app import main

__all__ = ["main"]
