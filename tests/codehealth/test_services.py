"""Acts change the state, and nothing else does: one event each, in services only."""

import ast

from tests.codehealth.sources import APPS, ROOT, calls, functions, modules, name_of, where

OPENS = {"act", "opening"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
# Where rows are written outside services, with the reason.
OUTSIDE = {
    "casework/management/commands": "set-up and import commands",
    "documents/management/commands": "set-up and import commands",
    "portal/demo": "invents the demonstration",
    "casework/models": "the append-only event refuses in its own save",
}


def _services():
    return [path for path in modules(*APPS) if "services" in path.relative_to(ROOT).parts]


def _opens_act(node: ast.AST) -> bool:
    return any(
        isinstance(item.context_expr, ast.Call) and name_of(item.context_expr) in OPENS
        for part in ast.walk(node)
        if isinstance(part, ast.With)
        for item in part.items
    )


def _records(node: ast.AST) -> list[ast.Call]:
    return [
        call for call in calls(node) if name_of(call) == "record" and isinstance(call.func, ast.Attribute)
    ]


def test_every_act_records_its_event():
    """The frame itself refuses a second event and a missing one; here it is seen before it runs."""
    silent = [
        f"{where(path, node.lineno)} {node.name} records nothing itself"
        for path in _services()
        for node in functions(path)
        if _opens_act(node) and not _records(node) and not _hands_on(node)
    ]

    assert not silent, "\n".join(silent)


def _hands_on(node: ast.AST) -> bool:
    """Whether the frame is passed to a function of the same act."""
    frames = {
        item.optional_vars.id
        for part in ast.walk(node)
        if isinstance(part, ast.With)
        for item in part.items
        if isinstance(item.optional_vars, ast.Name)
    }
    return any(isinstance(arg, ast.Name) and arg.id in frames for call in calls(node) for arg in call.args)


def test_no_act_records_in_a_loop():
    looping = [
        f"{where(path, call.lineno)} records in a loop"
        for path in _services()
        for node in functions(path)
        if _opens_act(node)
        for loop in ast.walk(node)
        if isinstance(loop, ast.For | ast.While)
        for call in _records(loop)
    ]

    assert not looping, "\n".join(looping)


def test_rows_are_written_in_services_only():
    outside = [
        f"{where(path, call.lineno)} .{name_of(call)}()"
        for path in modules(*APPS)
        if "services" not in path.relative_to(ROOT).parts
        and not any(where(path).startswith(folder) for folder in OUTSIDE)
        for call in calls(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call.func, ast.Attribute) and name_of(call) in WRITES and _looks_like_a_row(call)
    ]

    assert not outside, "\n".join(outside)


def _looks_like_a_row(call: ast.Call) -> bool:
    """`x.save()` on a name, or a manager's method; `Path.save(file)` and workbooks are let be."""
    assert isinstance(call.func, ast.Attribute)
    if call.func.attr in ("save", "delete"):
        return not call.args and all(key.arg in ("update_fields", "force_insert") for key in call.keywords)
    return "objects" in ast.unparse(call.func.value)


def test_states_are_moved_by_transitions_only():
    moved = [
        where(path, node.lineno)
        for path in modules(*APPS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Attribute) and target.attr == "state" for target in node.targets)
    ]

    assert not moved, "\n".join(moved)


def test_service_functions_are_typed_and_documented():
    bare = [
        f"{where(path, node.lineno)} {node.name}"
        for path in _services()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert not bare, "\n".join(bare)
