"""``python -m ashore``."""

from ashore.interfaces.cli import main

main()
