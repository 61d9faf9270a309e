"""The report as one HTML page that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from ashore.reports.decision_page import DecisionPage
from ashore.reports.report import Report
from ashore.words import Language, say

_PARTS = "part/"
"""Templates that the web pages have, too, and that stand with them."""


def render(
    report: Report | None = None,
    decision: DecisionPage | None = None,
    *,
    notes: tuple[str, ...] = (),
    language: Language | None = None,
) -> str:
    """Return the page: style inside, no script, a policy that forbids every request, all texts escaped.

    Parameters
    ----------
    report, decision
        What the evidence says, and what to do; either may be left out.
    notes
        Sentences about what is not on the page, and why.
    language
        Where neither is given.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    from ashore.interfaces.drawing import drawn

    folder = resources.files(__name__)
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = folder.joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    spoken = decision.language if decision else report.language if report else language or "en"
    # Our own drawing of our own numbers and words; the library escapes the texts in it.
    fan = Markup(drawn(decision.fan)) if decision and decision.fan else ""  # noqa: S704
    offers = Markup(drawn(decision.offers)) if decision else ""  # noqa: S704
    environment.globals["say"] = lambda key, **values: say(spoken, key, **values)
    return environment.get_template("report.html.j2").render(
        report=report,
        decision=decision,
        fan=fan,
        offers=offers,
        notes=notes,
        language=spoken,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def _source(name: str) -> str:
    """Return a template of this page, or a part that it shares with the pages of the web."""
    if name.startswith(_PARTS):
        folder = resources.files("ashore.interfaces").joinpath("web", "templates")
    else:
        folder = resources.files(__name__)
    return folder.joinpath(name).read_text(encoding="utf-8")
