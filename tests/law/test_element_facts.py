"""From the element sheet to amounts: the worked case as the worker states it."""

import pytest

from law.claims import compute
from law.element_facts import facts_for, kinds
from law.elements import UNKNOWN, validate

WORKER = {
    "E-06": {"performance_address": "演示路一号", "performance_region": "440106", "employer_region": "440100"},
    "E-11": "2025-06-03",
    "E-21": {"state": "未签"},
    "E-34": "2026-09-15",
    "E-41": {"form": "月", "amount": "6500"},
    "E-47": {
        "from": "2026-07-01", "to": "2026-09-15", "amount": "14287.36",
        "months": [{"month": "2026-08", "due": "6500", "paid": "2000"}],
    },
    "E-53": [{"on": "2026-08-08", "hours": 8}, {"on": "2026-08-09", "hours": 8}],
    "E-71": {"employed": False, "ended_on": "2026-09-15"},
    "E-72": "劳动者",
    "E-73": {"article": "38(2)"},
}  # fmt: skip


def test_the_statements_are_valid():
    assert {code: validate(code, value) for code, value in WORKER.items() if validate(code, value)} == {}


@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        ("unpaid_wages", "14287.36"),
        ("overtime", "1195.40"),
        ("severance", "9750.00"),
        ("double_wage", "71500.00"),
        ("unlawful_termination", "0.00"),
    ],
)
def test_the_worked_case_from_the_sheet(kind, amount):
    result = compute(kind, facts_for(kind, WORKER, region="440100"))

    assert result.as_data()["amount"] == amount


def test_what_is_unknown_stays_missing():
    for kind in kinds():
        result = compute(kind, facts_for(kind, {"E-11": UNKNOWN, "E-41": None}))
        assert result.amount is None and result.missing


def test_who_proposed_decides_between_the_two_kinds_of_agreement():
    agreed = {**WORKER, "E-73": {"article": "36"}}

    assert facts_for("severance", {**agreed, "E-72": "协商-单位先提"})["ground"] == "36_employer"
    assert facts_for("severance", {**agreed, "E-72": "协商-劳动者先提"})["ground"] == "36_worker"
    assert "ground" not in facts_for("severance", {**agreed, "E-72": "不明"})


def test_a_day_wage_uses_the_due_amount_of_each_month():
    sheet = {
        **WORKER,
        "E-41": {"form": "日", "amount": "300"},
        "E-95": [{"kind": "总包垫付", "amount": "1000"}],
    }
    sheet["E-47"] = {
        "from": "2026-08-01", "to": "2026-08-31",
        "months": [{"month": "2026-08", "due": "6000", "paid": "2000"}],
    }  # fmt: skip

    assert str(compute("unpaid_wages", facts_for("unpaid_wages", sheet)).amount) == "3000.00"
