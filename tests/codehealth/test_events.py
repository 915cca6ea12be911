"""Names that code and law share exist: events, acts, time limits."""

import ast
import re

import django
from django.template.loader import get_template

from casework.registry import registry
from law import limits as law_limits
from law.limit_rule import events
from tests.codehealth.sources import APPS, modules, tree, where

EVENT = re.compile(rf"^({'|'.join(APPS)})\.[a-z_]+\.[a-z_]+$")


def test_every_event_name_in_the_code_is_known():
    known = set(events()) | set(registry.acts)
    unknown = [
        f"{where(path, node.lineno)} {node.value}"
        for path in modules(*APPS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and EVENT.match(node.value)
        if node.value not in known and not _is_module(node.value)
    ]

    assert not unknown, "\n".join(unknown)


def _is_module(name: str) -> bool:
    parts = name.split(".")
    return any(
        "/".join(parts) in where(path) or "/".join(parts[:2]) + ".py" == where(path)
        for path in modules(*APPS)
    )


def test_every_event_of_a_time_limit_is_known():
    unknown = [
        f"{rule.key}: {name}"
        for rule in law_limits.limits().values()
        for name in (*rule.starts_on, *rule.met_by, *rule.restarts_on, *rule.cancelled_by)
        if name not in events()
    ]

    assert not unknown, "\n".join(unknown)


def test_every_act_page_belongs_to_an_act_and_has_its_templates():
    assert django.apps.apps.ready
    assert set(registry.pages) <= set(registry.acts)
    for page in registry.pages.values():
        if page.intro:
            get_template(page.intro)
    for _kind, template, _fill in registry.panels:
        get_template(template)


def test_every_act_of_the_law_names_its_article():
    nameless = [name for name, act in registry.acts.items() if not str(act.title).strip()]

    assert not nameless, "\n".join(nameless)
