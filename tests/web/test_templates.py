"""What a template names is what its page gives, no less and no more; every sentence it asks for is there."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from types import ModuleType

import pytest
from jinja2 import nodes

from ashore.interfaces import web
from ashore.interfaces.web.site import Site, environment
from ashore.words import LANGUAGES, catalogue

HERE = Path(str(resources.files(web)))
TEMPLATES = sorted(path.relative_to(HERE / "templates").as_posix() for path in (HERE / "templates").rglob("*.j2"))
MODULES = sorted(
    f"ashore.interfaces.web.{path.relative_to(HERE).with_suffix('').as_posix().replace('/', '.')}"
    for path in (*HERE.glob("*.py"), *(HERE / "pages").glob("*.py"))
    if path.stem != "__init__"
)


# Which dataclass a template is filled with, read from the calls that fill it


class Filled(ast.NodeVisitor):
    """Finds ``desk.show("name.html.j2", page)`` and ``fill("name", site, page)``, and what ``page`` is made by."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.found: list[tuple[str, type]] = []
        self.unknown: list[str] = []
        self.function: ast.FunctionDef | None = None

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self.function = self.function, node
        self.generic_visit(node)
        self.function = outer

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        page = None
        if isinstance(called, ast.Attribute) and called.attr == "show" and len(node.args) == 2:
            page = node.args[1]
        elif isinstance(called, ast.Name) and called.id == "fill" and len(node.args) == 3:
            page = node.args[2]
        if page is not None:
            classes = list(self.classes(page))
            for template in self.templates(node.args[0]):
                self.found += [(template, one) for one in classes]
                if not classes:
                    self.unknown.append(f"{self.module.__name__}: {ast.unparse(node)}")
        self.generic_visit(node)

    def templates(self, node: ast.expr) -> Iterator[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self.templates(node.body)
            yield from self.templates(node.orelse)
        elif isinstance(node, ast.Name):
            for value in self.assigned(node.id):
                yield from self.templates(value)

    def assigned(self, name: str) -> Iterator[ast.expr]:
        for node in ast.walk(self.function) if self.function else ():
            if (
                isinstance(node, ast.Assign)
                and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
            ) or (isinstance(node, ast.NamedExpr) and node.target.id == name):
                yield node.value

    def classes(self, node: ast.expr) -> Iterator[type]:
        if isinstance(node, ast.IfExp):
            yield from self.classes(node.body)
            yield from self.classes(node.orelse)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "replace":
                yield from self.classes(node.args[0])
            else:
                yield from self.called(getattr(self.module, node.func.id, None))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = getattr(self.module, ast.unparse(node.func.value), None)
            yield from self.called(getattr(owner, node.func.attr, None))
        elif isinstance(node, ast.Name):
            for value in self.assigned(node.id):
                if not ast.unparse(value).startswith(f"replace({node.id},"):
                    yield from self.classes(value)
            arguments = self.function.args if self.function else None
            for argument in (*arguments.args, *arguments.kwonlyargs) if arguments else ():
                if argument.arg == node.id and argument.annotation is not None:
                    yield from self.named(ast.unparse(argument.annotation))

    def called(self, made: object) -> Iterator[type]:
        if isinstance(made, type):
            yield made
        elif inspect.isfunction(made):
            annotation = made.__annotations__.get("return", "")
            yield from self.named(str(annotation), import_module(made.__module__))

    def named(self, annotation: str, module: ModuleType | None = None) -> Iterator[type]:
        for name in re.findall(r"\w+", annotation):
            found = getattr(module or self.module, name, None)
            if isinstance(found, type) and dataclasses.is_dataclass(found):
                yield found


@cache
def filled() -> tuple[dict[str, set[type]], list[str]]:
    """Return the dataclasses of each template that is filled by itself, and the calls that are not understood."""
    found: dict[str, set[type]] = {}
    unknown = []
    for name in MODULES:
        module = import_module(name)
        visitor = Filled(module)
        visitor.visit(ast.parse(inspect.getsource(module)))
        for template, one in visitor.found:
            found.setdefault(template, set()).add(one)
        unknown += visitor.unknown
    return found, [
        call for call in unknown if "desk.py" not in call and not call.startswith(f"{web.__name__}.desk:")
    ]


# What a template names


@cache
def parsed(template: str) -> nodes.Template:
    return environment().parse((HERE / "templates" / template).read_text(encoding="utf-8"))


@cache
def named(template: str) -> frozenset[str]:
    """Return the attributes of ``page`` that a template names, with those of the templates it takes in."""
    return frozenset(_named(parsed(template)))


def _named(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "page":
        yield node.attr
    elif isinstance(node, nodes.Include | nodes.Extends | nodes.FromImport | nodes.Import):
        for constant in (node.template, *node.template.find_all(nodes.Const)):
            if isinstance(constant, nodes.Const) and isinstance(constant.value, str):
                yield from named(constant.value)
    elif isinstance(node, nodes.With) and any(
        isinstance(one, nodes.Name) and one.name == "page" for one in node.targets
    ):
        for value in node.values:  # inside, ``page`` is something else
            yield from _named(value)
        return
    for child in node.iter_child_nodes():
        yield from _named(child)


def given(page: type) -> tuple[set[str], set[str]]:
    """Return the fields of a context, and its properties."""
    fields = {field.name for field in dataclasses.fields(page)}
    return fields, {name for name, value in inspect.getmembers(page) if isinstance(value, property)}


PAGES = sorted({page for pages in filled()[0].values() for page in pages}, key=lambda page: page.__qualname__)


def test_every_page_is_found() -> None:
    found, unknown = filled()
    assert unknown == [], "what these are filled with cannot be told: give the value a name, or its maker a type"
    assert {"today.html.j2", "decide.html.j2", "settings.html.j2", "report.html.j2"} <= set(found)
    assert {template for template in TEMPLATES if "/" not in template} - {"base.html.j2"} <= set(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__qualname__)
def test_a_context_is_what_its_templates_name(page: type) -> None:
    found, _ = filled()
    templates = {template for template, pages in found.items() if page in pages}
    fields, properties = given(page)
    asked: set[str] = set()
    for template in templates:
        names = named(template)
        assert names <= fields | properties, f"{template} names what {page.__name__} has not"
        asked |= names
    computed = {name for name in properties & asked for name in _read(page, name)}
    assert fields <= asked | computed, f"{page.__name__} gives what {sorted(templates)} never name"


def _read(page: type, name: str) -> set[str]:
    """Return the fields that a property is computed from."""
    return set(re.findall(r"self\.(\w+)", inspect.getsource(getattr(page, name).fget)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__qualname__)
def test_a_context_is_documented(page: type) -> None:
    text = page.__doc__ or ""
    assert text
    assert not text.startswith(f"{page.__name__}("), "that is what Python writes by itself"
    described = set(re.findall(r"^([a-z_]+(?:, [a-z_]+)*)\n {4}\S", inspect.cleandoc(text), flags=re.MULTILINE))
    names = {name.strip() for line in described for name in line.split(",")}
    fields, properties = given(page)
    assert names <= fields | properties, "it describes what is not there"
    assert dataclasses.is_dataclass(page)
    assert page.__dataclass_params__.frozen  # type: ignore[attr-defined]


# What a template says


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_is_there(template: str) -> None:
    known = {language: catalogue(language) for language in LANGUAGES}
    for call in parsed(template).find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name == "say"):
            continue
        for start, whole in _keys(call.args[0]):
            for language in LANGUAGES:
                matching = [
                    key for key in known[language] if key == start or (not whole and key.startswith(start))
                ]
                assert matching, f"{template}: {start}{'' if whole else '…'} ({language})"


def _keys(node: nodes.Node) -> Iterator[tuple[str, bool]]:
    """Yield the keys that may be asked for: the whole key, or how it begins."""
    if isinstance(node, nodes.Const):
        yield str(node.value), True
    elif isinstance(node, nodes.CondExpr):
        for side in (node.expr1, node.expr2):
            if side is not None:
                yield from _keys(side)
    elif isinstance(node, nodes.Concat):
        first = node.nodes[0]
        if isinstance(first, nodes.Const):
            yield str(first.value), False
    else:
        assert isinstance(node, nodes.Name | nodes.Getattr), f"a key that cannot be told: {node}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_from_outside_goes_unescaped(template: str) -> None:
    safe = [node for node in parsed(template).find_all(nodes.Filter) if node.name == "safe"]
    assert len(safe) == (1 if template == "part/chart.html.j2" else 0)
    text = (HERE / "templates" / template).read_text(encoding="utf-8")
    assert not re.search(
        r"\son(?:click|load|error|submit|change|input|focus|blur|key\w+|mouse\w+)=|\sstyle=|hx-on|js:", text
    ), "the policy forbids it, and it would do nothing"


def test_the_frame_names_what_a_site_has() -> None:
    fields = {field.name for field in dataclasses.fields(Site)} | {"say"}
    asked = {
        node.attr
        for template in TEMPLATES
        for node in parsed(template).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "site"
    }
    assert asked <= fields
