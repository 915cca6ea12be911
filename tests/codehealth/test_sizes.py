"""Nothing grows past what one reads at a glance: the hard stops of CONTRIBUTING."""

import ast

import pytest

from tests.codehealth.sources import files, functions, modules, tree, where

MODULE, FUNCTION, TEST_FUNCTION, MODEL, TEMPLATE = 350, 50, 40, 180, 200
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "shared", "tools"}


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _is_test(path, function) -> bool:
    return path.name.startswith("test_") and function.name.startswith("test_")


def test_modules_stay_readable():
    long = [
        f"{where(path)}: {n} lines"
        for path in modules()
        if (n := len(path.read_text().splitlines())) > MODULE
    ]

    assert not long, "\n".join(long)


def test_functions_stay_readable():
    long = [
        f"{where(path, node.lineno)} {node.name}: {_lines(node)} lines"
        for path in modules()
        for node in functions(path)
        if _lines(node) > (TEST_FUNCTION if _is_test(path, node) else FUNCTION)
    ]

    assert not long, "\n".join(long)


def test_classes_stay_readable():
    long = [
        f"{where(path, node.lineno)} {node.name}: {_lines(node)} lines"
        for path in modules()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and _lines(node) > MODEL
    ]

    assert not long, "\n".join(long)


def test_templates_stay_readable():
    long = [
        f"{where(path)}: {n} lines"
        for path in files(".html")
        if (n := len(path.read_text().splitlines())) > TEMPLATE
    ]

    assert not long, "\n".join(long)


def test_every_file_is_named_for_what_is_in_it():
    vague = [where(path) for path in modules() if FORBIDDEN_NAMES & {path.stem, path.parent.name}]

    assert not vague, "\n".join(vague)


def test_every_module_says_what_lives_in_it():
    silent = [
        where(p) for p in modules() if tree(p).body and not ast.get_docstring(tree(p)) and p.name != "wsgi.py"
    ]

    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"])
def test_nothing_is_left_for_later(word):
    left = [
        where(path, number)
        for suffix in (".py", ".html", ".css", ".js", ".yaml")
        for path in files(suffix)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if f"{word}:" in line or f"{word} " in line or line.endswith(word)
    ]

    assert not left, "\n".join(left)
