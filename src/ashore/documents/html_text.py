"""HTML as lines of text: nesting checked before parsing, hidden elements dropped, blocks on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ashore.documents.errors import TooDeepError
from ashore.documents.limits import Clock, Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*?(/?)>")
_OPAQUE: Final = re.compile(r"<(!--|(?:script|style|textarea|title)\b)", re.IGNORECASE)
"""Where a part begins whose content is no markup."""
_NEVER_NESTED: Final = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "option", "td", "th", "tr", "tbody", "thead"),
    }
)
"""Void elements, and those that the next of their kind closes."""
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset"),
        *(
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
        ),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_DROPPED: Final = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "head",
    "button",
    "select",
)
_PAGE: Final = ("nav", "footer", "aside", "form")
_HIDDEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0*(?:\.\d+|[01])?(?:px|pt|em|rem)?\s*(?:;|$|!)"
    r"|(?<![\w.-])opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px",
    re.IGNORECASE,
)
_WHITE: Final = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?(?![0-9a-f])|#f[b-f]f[b-f]f[b-f]|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\b"
    r"|transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\))",
    re.IGNORECASE,
)
_BACKGROUND: Final = re.compile(
    r"background(?:-color|-image)?\s*:(?!\s*(?:white|#fff(?:fff)?\b|none|transparent|inherit|initial))",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE: Final = re.compile(r"[.#]?[\w-]+")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITIONAL: Final = re.compile(r"@(?:media|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_SPACES: Final = re.compile(r"[ \t\r\n\f\u00a0]+")


def check_nesting(html: str, limits: Limits, file: str) -> None:
    """Refuse a page nested deeper than the limit, before a parser that recurses sees it.

    Raises
    ------
    TooDeepError
    """
    clock = Clock(limits, file)
    depth = 0
    open_tags: list[str] = []
    for count, match in enumerate(_TAG.finditer(_markup_alone(html))):
        if count % 100_000 == 0:
            clock.check()
        closing, name, void = match.groups()
        if void or (name := name.lower()) in _NEVER_NESTED:
            continue
        if not closing:
            open_tags.append(name)
            depth = max(depth, len(open_tags))
            if depth > limits.nesting:
                raise TooDeepError(file=file, limit=limits.nesting)
        elif name in open_tags:
            while open_tags.pop() != name:
                pass


def _markup_alone(html: str) -> str:
    """Return a page without comments, scripts and styles, in one pass whatever is left open in it."""
    lowered = html.lower() if len(html.lower()) == len(html) else html
    parts = []
    at = 0
    while match := _OPAQUE.search(html, at):
        name = match[1].lower()
        mark = "-->" if name == "!--" else f"</{name}"
        parts.append(html[at : match.start()])
        end = lowered.find(mark, match.end())
        if end < 0:
            return "".join(parts)
        at = end + len(mark)
    return "".join((*parts, html[at:]))


def parse(html: str) -> HtmlElement | None:
    """Return the root of a page, or None where there is no element in it. Nothing outside is ever fetched."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def drop_hidden(root: HtmlElement) -> int:
    """Remove elements that a reader of the page cannot see; return how many characters they held.

    Styles are those of the element and of the page's own simple rules (a tag, a class, an id); style sheets that
    stand elsewhere are not fetched. Light text is hidden where nothing around it sets a background.
    """
    rules = _rules(root)
    dropped = 0
    for element in list(root.iter("*")):
        if element.getparent() is None or element.tag in _DROPPED or element.tag in {"html", "body"}:
            continue
        style = _style(element, rules)
        if "hidden" in element.attrib or (style and (_HIDDEN_STYLE.search(style) or _is_white(element, rules))):
            dropped += len(_SPACES.sub("", element.text_content()))
            element.drop_tree()
    return dropped


def _rules(root: HtmlElement) -> dict[str, str]:
    """Return the declarations of the page's own rules under ``tag``, ``.class`` and ``#id``."""
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        text = _CONDITIONAL.sub("", _COMMENT.sub("", sheet.text or ""))
        for selectors, declarations in _RULE.findall(text):
            for selector in selectors.split(","):
                name = selector.strip()
                if _SIMPLE.fullmatch(name):
                    found[name] = f"{found.get(name, '')};{declarations}"
    return found


def _style(element: HtmlElement, rules: dict[str, str]) -> str:
    """Return what is declared for an element, its own style first."""
    own: str = element.get("style", "")
    if not rules:
        return own
    names = [f".{name}" for name in element.get("class", "").split()]
    names += [f"#{element.get('id')}", str(element.tag)]
    return ";".join(filter(None, (own, *(rules.get(name, "") for name in names))))


def _is_white(element: HtmlElement, rules: dict[str, str]) -> bool:
    if not _WHITE.search(_style(element, rules)):
        return False
    around = (element, *element.iterancestors())
    return not any(_BACKGROUND.search(_style(outer, rules)) or outer.get("bgcolor") for outer in around)


def lines_of(root: HtmlElement, *, page: bool) -> str:
    """Return the text of an element, a line a block; ``page`` leaves out navigation, footers and forms too."""
    dropped = (*_DROPPED, *_PAGE) if page else _DROPPED
    lines = [""]

    def write(text: str | None) -> None:
        if text:
            lines[-1] += _SPACES.sub(" ", text)

    # An explicit stack: a page may be as deep as the limit allows, which is deeper than it looks to Python.
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if not done and tag and tag not in dropped:
            if tag in _BLOCKS or tag == "br":
                lines.append("")
            if tag == "li":
                lines[-1] += "- "
            write(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if done and tag in _BLOCKS:
            lines.append("")
        if done and tag in {"td", "th"}:
            lines[-1] += " | "
        if element is not root:
            write(element.tail)
    shown = (line.strip().removesuffix(" |") for line in lines)
    return "\n".join(line for line in shown if line and line != "-")


def fragment_text(html: str, limits: Limits, file: str) -> str:
    """Return the text of a piece of HTML, such as the description of an ad; text without tags stays as it is."""
    if "<" not in html and "&" not in html:
        return html.strip()
    check_nesting(html, limits, file)
    root = parse(html if re.search(r"<\w", html) else html.replace("\n", "<br>"))
    return "" if root is None else lines_of(root, page=False)
