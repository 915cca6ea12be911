"""The example kinds `claim`, `rule` and `element`: each takes `given` and hands back what `expect` may name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import arbitration.rules
import legalaid.rules
import mediation.rules
from casework.rules import names
from law import claims, comparison, elements, questions

for package in (arbitration.rules, legalaid.rules, mediation.rules):
    questions.register_all(package.QUESTIONS)


def run_claim(given: Mapping[str, Any]) -> dict[str, Any]:
    """`claim` and `facts` → amount, missing, parts; `step` may be part of a formula or reason. FactError if unusable."""
    data = claims.compute(given["claim"], given["facts"]).as_data()
    texts = [step["formula"] for step in data["steps"]] + data["reasons"]
    return {**data, "steps": [{"text": text} for text in texts]}


def run_rule(given: Mapping[str, Any]) -> dict[str, Any]:
    """`rule` and `facts` → answer, missing, every finding by name; `step` may be part of a reason."""
    data = questions.ask(given["rule"], given["facts"]).as_data()
    return {**data, **data["findings"], "steps": data["reasons"]}


def run_element(given: Mapping[str, Any]) -> dict[str, Any]:
    """`code` with `value` → number of errors; or `worker`, `employer`, `stance` → status, burden; or a name → its forms."""
    if "company" in given:
        return {"key": names.company_key(given["company"])}
    if "value" in given:
        return {"errors": len(elements.validate(given["code"], given["value"]))}
    laid = comparison.compare(
        given["code"],
        given.get("worker"),
        given.get("employer"),
        given.get("stance"),
        admitted_by=given.get("admitted_by"),
    )
    return {"status": laid.status.value, "burden": laid.burden_on}
