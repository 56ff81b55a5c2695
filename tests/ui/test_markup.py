"""No foreign text reaches anything that would parse it as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.ui

FILES = sorted(Path(reader.ui.__file__).parent.rglob("*.py"))
WIDGETS = frozenset(
    ("Static", "Label", "Button", "Tabs", "Tab", "Checkbox", "RadioButton", "Collapsible")
)
"""Widgets that parse a string they are given as markup."""
PARSERS = frozenset(
    ("from_markup", "from_ansi", "render_markup", "Markdown", "RichLog", "DataTable", "OptionList",
     "Tree", "SelectionList", "notify", "print_markup")
)  # fmt: skip
"""What parses, or dies of, foreign text: the screens do without."""
ATTRIBUTES = frozenset(("border_title", "border_subtitle", "tooltip", "title", "sub_title", "link"))
"""Attributes that the framework parses as markup, shows unguarded, or makes a link of."""


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _is_safe(node: ast.expr) -> bool:
    """Tell whether a value is never parsed: made by `Content`, or a constant without brackets."""
    if isinstance(node, ast.IfExp):
        return _is_safe(node.body) and _is_safe(node.orelse)
    if isinstance(node, ast.Constant):
        return "[" not in str(node.value)
    return isinstance(node, ast.Call) and _name(node) in ("Content", "_heading")


def _without_markup(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def faults(source: str) -> Iterator[str]:
    """Yield what in a module hands text to something that parses it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                    yield f"line {node.lineno}: .{target.attr} ="
        if not isinstance(node, ast.Call):
            continue
        name = _name(node)
        parses = name in WIDGETS and not _without_markup(node)
        if parses and not all(map(_is_safe, node.args)):
            yield f"line {node.lineno}: {name}(text)"
        if name in ("Hit", "DiscoveryHit") and any(word.arg == "help" for word in node.keywords):
            yield f"line {node.lineno}: {name}(help)"
        if name in PARSERS:
            yield f"line {node.lineno}: {name}"
        if name == "update" and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            # A public part of a screen is a widget; what begins with _ is a mapping.
            a_widget = owner.startswith("self.") and not owner.startswith("self._")
            if a_widget and not all(map(_is_safe, node.args)):
                yield f"line {node.lineno}: {owner}.update(text)"
        if name == "exit" and (
            len(node.args) > 2 or any(w.arg == "message" for w in node.keywords)
        ):
            yield f"line {node.lineno}: exit(message)"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_module_hands_text_to_a_parser_of_markup(file: Path) -> None:
    assert list(faults(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Label(f'{title}')",
        "self.heading.update(title)",
        "self.notify(title)",
        "Content.from_markup(title)",
        "Hit(1.0, Content(title), do, help=role)",
        "widget.border_title = title",
        "self.app.title = title",
        "app.exit(0, 1, title)",
        "app.exit(message=title)",
        "Static('[bold]x[/]')",
        "self.heading.update(Content(a) if a else b)",
    ],
)
def test_the_lint_sees_it(source: str) -> None:
    assert list(faults(source))


@pytest.mark.parametrize(
    "source",
    ["Static(Content(title))", "Static(title, markup=False)", "self.heading.update(Content(t))"],
)
def test_the_lint_lets_pass_what_is_safe(source: str) -> None:
    assert not list(faults(source))
