"""The register of rules: nothing of the list is left out, and each rule has its place and its proof."""

import ast
from pathlib import Path

import pytest
import yaml

from law.loader import LAW
from law.register import register

ROOT = LAW.parent
RULES = register()
LISTED = {"LIM": (1, 7), "ACC": (1, 17), "HRG": (1, 15), "CLK": (0, 10), "AWD": (1, 25), "COL": (1, 8), "SRV": (1, 9),
          "EVD": (1, 2), "FAST": (1, 18), "PAY": (1, 22), "INJ": (11, 17), "MED": (1, 20), "LA": (1, 28)}  # fmt: skip


def test_no_rule_of_the_list_is_left_out():
    wanted = {
        f"{name}-{number}" for name, (first, last) in LISTED.items() for number in range(first, last + 1)
    }

    assert wanted - set(RULES) == set()
    assert set(RULES) - wanted == set()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_is_kept_somewhere_and_proved(rule):
    entry = RULES[rule]
    if entry.why:
        assert len(entry.why) >= 6 and not entry.proof and not entry.kept
        return
    assert (ROOT / entry.kept).is_file(), entry.kept
    path, _sep, test = entry.proof.partition("::")
    path, _hash, example = path.partition("#")
    assert (ROOT / path).is_file(), path
    if test:
        assert test in _tests(ROOT / path), entry.proof
    if example:
        assert example in _examples(ROOT / path), entry.proof


def _tests(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


def _examples(path: Path) -> set[str]:
    return {one["name"] for one in yaml.safe_load(path.read_text(encoding="utf-8"))}
