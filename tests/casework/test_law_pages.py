"""法律页 and calculators: every limit has a page; what is typed is kept; the answers are the law's own."""

import pytest

from casework.views.law_pages import tools
from law.limits import limits
from law.parameter import parameters
from law.register import register


@pytest.fixture
def page(client, city):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_limit_has_a_page(page):
    for key in limits():
        assert page.get(f"/law/limits/{key}/").status_code == 200
    assert page.get("/law/limits/no.such/").status_code == 404


def test_the_law_page_lists_all_and_filters_by_track(page):
    assert len(page.get("/law/").context["limits"]) == len(limits())
    some = page.get("/law/?track=mediation").context["limits"]
    assert some and all(row["rule"].track == "mediation" for row in some)
    assert page.get("/law/?track=nonsense").context["limits"] == []


def test_every_number_is_shown_with_its_history(page):
    rows = page.get("/law/?show=numbers").context["numbers"]
    assert len(rows) == len(parameters()) and all(row["history"] for row in rows)


def test_every_calculator_opens_and_answers_an_empty_form_in_words(page):
    for name in tools():
        assert page.get(f"/law/calculator/?tool={name}").status_code == 200
        assert page.post(f"/law/calculator/?tool={name}", {}).status_code in (200, 400)
    assert page.get("/law/calculator/?tool=nonsense").status_code == 404


def test_a_period(page):
    typed = {"from": "2026-09-29", "length": "5", "unit": "working_days", "back": "no"}
    assert page.post("/law/calculator/?tool=period", typed).context["answer"]["due"] == "2026-10-12"


def test_a_limit_with_an_exclusion(page):
    typed = {"key": "arbitration.award", "from": "2026-08-20", "exclude": "2026-09-01..2026-09-10"}
    answer = page.post("/law/calculator/?tool=limit", typed).context["answer"]
    assert answer["length"] == 45 and any(step["code"] == "excluded" for step in answer["steps"])


def test_an_amount_with_rows(page):
    typed = {
        "wage": "6,500", "wage_form": "monthly", "from": "2026-07-01", "to": "2026-09-15", "months.rows": "3",
        "months.1.month": "2026-08", "months.1.paid": "2000",
    }  # fmt: skip
    answer = page.post("/law/calculator/?tool=amount.unpaid_wages", typed).context["answer"]
    assert answer["amount"] == "14287.36"


def test_a_fault_in_a_row_stands_on_its_own_input(page):
    typed = {"wage": "6500", "from": "2026-07-01", "to": "2026-09-15", "months.rows": "3",
             "months.2.month": "2026-08", "months.2.paid": "zwei"}  # fmt: skip
    answer = page.post("/law/calculator/?tool=amount.unpaid_wages", typed)
    table = next(one for one in answer.context["inputs"] if one.name == "months")
    faulty = [cell.name for row in table.rows for cell in row if cell.error]

    assert (
        answer.status_code == 400
        and faulty == ["months.2.paid"]
        and 'value="zwei"' in answer.content.decode()
    )


@pytest.mark.parametrize(
    ("tool", "typed", "kept"),
    [
        ("period", {"from": "2026-02-30", "length": "5", "unit": "days"}, "2026-02-30"),
        ("period", {"from": "2026-02-01", "length": "five", "unit": "days"}, "five"),
        ("period", {"from": "2026-02-01", "length": "5", "unit": "fortnights"}, "2026-02-01"),
        ("limit", {"key": "arbitration.award", "from": "2026-01-01", "exclude": "always"}, "always"),
        ("limit", {"key": "arbitration.award", "from": "2026-01-01", "extend": "99"}, "99"),
        ("amount.severance", {"average_wage": "-1"}, "-1"),
    ],
)
def test_bad_input_is_told_and_kept(page, tool, typed, kept):
    answer = page.post(f"/law/calculator/?tool={tool}", typed)
    assert answer.status_code == 400 and f'value="{kept}"' in answer.content.decode()


def test_more_rows_keep_what_was_typed(page):
    typed = {"wage": "6500", "months.rows": "3", "months.0.month": "2026-08", "more": "months"}
    answer = page.post("/law/calculator/?tool=amount.unpaid_wages", typed)
    table = next(one for one in answer.context["inputs"] if one.name == "months")
    assert len(table.rows) == 6 and table.rows[0][0].value == "2026-08" and answer.context["answer"] is None


def test_a_question_of_law(page):
    answer = page.post("/law/calculator/?tool=rule.collective", {"headcount": "35", "common_claim": "yes"})
    assert answer.context["answer"]["answer"] == "yes"


def test_the_register_lists_every_rule(client, city):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/law/rules/").content.decode()

    assert page.count("<tr id=") == len(register()) and 'id="CLK-0"' in page
