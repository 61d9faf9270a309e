"""The report as one HTML page that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from ashore.reports.report import Report
from ashore.words import say


def render(report: Report) -> str:
    """Return the page: style inside, no script, a policy that forbids every request, all texts escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = resources.files(__name__)
    environment = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = folder.joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html.j2").render(
        report=report,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        say=lambda key, **values: say(report.language, key, **values),
    )
