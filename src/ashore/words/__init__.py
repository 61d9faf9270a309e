"""Every word shown to a person, in English and in Chinese: TOML catalogues, one file a room and language."""

from __future__ import annotations

import errno
import locale
import os
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

from ashore.errors import AshoreError, Key

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All sentences of one language under dotted keys, e.g. ``error.empty_file.message``."""
    found: dict[str, str] = {}
    folder = resources.files(__name__).joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found.update(_flatten(tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


@cache
def names(language: Language, table: str) -> dict[str, str]:
    """Return one table of ``labels.toml`` in a language: what its keys are called, without the other sentences."""
    file = resources.files(__name__).joinpath(language, "labels.toml")
    found: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))[table]
    return found


def _flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat.update(_flatten(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def say(language: Language, key: str, /, **values: object) -> str:
    """Return the sentence under ``key`` with its places filled.

    Raises
    ------
    KeyError
        If the catalogue has no such key: a missing translation is a bug, not a blank.
    """
    return catalogue(language)[key].format(**values)


def explain(error: AshoreError, language: Language) -> tuple[str, str]:
    """Return what happened and what to do about it, as two sentences.

    A reason that is the system's own, and a detail that is a `Key`, are told in the language, too.
    """
    details = {
        name: say(language, value) if isinstance(value, Key) else value for name, value in error.details.items()
    }
    if (reason := _system_reasons().get(str(details.get("reason")))) is not None:
        details["reason"] = say(language, reason)
    return (
        say(language, f"error.{error.code}.message", **details),
        say(language, f"error.{error.code}.remedy", **details),
    )


@cache
def _system_reasons() -> dict[str, str]:
    """Return the keys of the system's reasons by what the system calls them (``OSError.strerror``)."""
    return {
        os.strerror(getattr(errno, key.removeprefix("system."))): key
        for key in catalogue("en")
        if key.startswith("system.") and hasattr(errno, key.removeprefix("system."))
    }


def language_of_locale() -> Language:
    """Chinese where the environment's locale is Chinese, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
