"""A page as PDF, by a browser that the machine has: it prints a file, and opens no connection."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar, Final

from ashore.errors import AshoreError

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where browsers stand that are not on the search path."""
SECONDS: Final = 60.0
OPTIONS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",  # and to numbers it would have to go through a door that is closed
)


class NoPrinterError(AshoreError):
    """No browser that prints to PDF was found on the machine."""

    code: ClassVar[str] = "no_printer"
    status: ClassVar[int] = 404


class PrintingFailedError(AshoreError):
    """The browser did not print (``program``, ``reason``)."""

    code: ClassVar[str] = "printing_failed"
    status: ClassVar[int] = 500


def printer() -> Path | None:
    """Return a browser of the Chromium family; None where there is none."""
    named = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(named) if named else next((Path(place) for place in PLACES if Path(place).is_file()), None)


def pdf(page: str, program: Path | None = None) -> bytes:
    """Return a self-contained page as PDF.

    Raises
    ------
    NoPrinterError, PrintingFailedError
    """
    program = program or printer()
    if program is None:
        raise NoPrinterError
    with tempfile.TemporaryDirectory(prefix="ashore-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, printed = folder / "report.html", folder / "report.pdf"
        source.write_text(page, encoding="utf-8")
        options = [*OPTIONS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # it does not start for the system's own user otherwise
        reason = ""
        try:
            subprocess.run(  # noqa: S603 - a browser of this machine, a file of our own
                [str(program), *options, source.as_uri()],
                check=True,
                timeout=SECONDS,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode("utf-8", "replace").strip()[-300:] or str(error.returncode)
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = str(error)
        if reason or not printed.is_file():
            raise PrintingFailedError(program=program.name, reason=reason or "?")
        return printed.read_bytes()
