"""What the checks of the code read: the project's own files and their syntax trees."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("portal", "mediation", "arbitration", "legalaid", "supervision", "documents", "casework")
PACKAGES = ("config", *APPS, "law", "setup", "bench", "tests")
NOT_OURS = {".git", ".venv", "node_modules", "var", "__pycache__", "vendor", ".hypothesis"}
TEXTS = {
    ".py",
    ".html",
    ".yaml",
    ".yml",
    ".md",
    ".toml",
    ".css",
    ".js",
    ".json",
    ".lock",
    ".in",
    ".po",
    ".txt",
    ".conf",
}


@cache
def files(suffix: str = "") -> tuple[Path, ...]:
    """Every file of the project with this suffix, generated and fetched folders left out."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(n for n in folders if n not in NOT_OURS and not n.endswith("_cache"))
        found += [Path(folder) / name for name in names if not suffix or name.endswith(suffix)]
    return tuple(sorted(found))


def modules(*packages: str, migrations: bool = False) -> Iterator[Path]:
    """The Python modules of some packages, or of all."""
    for path in files(".py"):
        inside = path.relative_to(ROOT).parts
        if inside[0] in (packages or PACKAGES) and (migrations or "migrations" not in inside):
            yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name_of(call: ast.Call) -> str:
    """The last part of what is called: `a.b.save()` → save."""
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (part for part in ast.walk(node) if isinstance(part, ast.Call))


def where(path: Path, line: int = 0) -> str:
    """`folder/module.py:12`."""
    short = path.relative_to(ROOT).as_posix()
    return f"{short}:{line}" if line else short
