"""Each page of the form: what it takes, what it refuses and how it says so."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from law.claims import compute
from portal.models import Draft
from portal.services.amounts import owed, total
from portal.steps import STEPS
from tests.portal.walk import ANSWERS


def answers():
    return Draft.objects.get().answers


def test_every_page_saves_and_leads_on_to_the_review(phone):
    response = phone.walk()

    assert response.url == reverse("portal:review")
    assert answers()["done"] == [step.key for step in STEPS if step.key != "overtime"]
    assert phone.client.get(response.url).status_code == 200


def test_the_first_save_shows_the_code_and_nothing_readable_is_stored(phone):
    response = phone.post("who")

    assert response.url == reverse("portal:code")
    page = phone.client.get(response.url).content.decode()
    assert "<svg" in page and "style=" not in page
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT content, code_index FROM portal_draft")
        content, index = cursor.fetchone()
    assert "演示王五" not in content and index not in page


def test_sex_and_birth_follow_from_the_number(phone):
    phone.post("who")

    assert (
        answers()["elements"]["E-01"] | {"sex": "男", "birth": "1990-03-07"} == answers()["elements"]["E-01"]
    )


BAD = [
    ("who", {"E-01.id_number": "110101199003078031"}, "E-01.id_number"),
    ("who", {"E-01.name": ""}, "E-01.name"),
    ("who", {"phone": "call me"}, "phone"),
    ("home", {"E-02.kind": "forged"}, "E-02.kind"),
    ("employer", {"E-04.credit_code": "91440101MA5CMQ0J0X"}, "E-04.credit_code"),
    ("site", {"E-06.performance_region": "990000"}, "E-06.performance_region"),
    ("site", {"E-92.1.role": "总包"}, "E-92.1.name"),
    ("job", {"E-11": "2027-01-01"}, "E-11"),
    ("job", {"E-11": "1890-01-01"}, "E-11"),
    ("job", {"E-11": "yesterday"}, "E-11"),
    ("hours", {"E-32.days_per_week": "8"}, "E-32.days_per_week"),
    ("pay", {"E-41.amount": "-5"}, "E-41.amount"),
    ("pay", {"E-41.amount": "99999999999"}, "E-41.amount"),
    ("pay", {"E-41.amount": "0"}, "E-41.amount"),
    ("pay", {"E-41.amount": "NaN"}, "E-41.amount"),
    ("pay", {"E-44.cycle": "月", "E-44.day": "32"}, "E-44.day"),
    ("arrears", {"arrears_to": "2026-06-01"}, "arrears_to"),
    ("arrears", {"arrears_from": "2025-01-01"}, "arrears_from"),
    ("arrears", {"arrears_to": "2026-12-31"}, "arrears_to"),
    ("months", {"paid.2026-07": "x"}, "paid.2026-07"),
    ("leaving", {"E-71.ended_on": ""}, "E-71.ended_on"),
    ("leaving", {"E-71.ended_on": "2020-01-01"}, "E-71.ended_on"),
    ("leaving", {"left_because": ""}, "left_because"),
    ("earlier", {"E-102.0.on": "2026-12-01"}, "E-102.0.on"),
    ("earlier", {"E-102.1.on": "2026-09-01"}, "E-102.1.to"),
    ("mediation", {"E-105.will": ""}, "E-105.will"),
]


@pytest.mark.parametrize(("key", "changes", "place"), BAD)
def test_a_wrong_answer_is_named_in_its_place_and_changes_nothing(phone, key, changes, place):
    before = list(ANSWERS)[list(ANSWERS).index(key) - 1]
    if key != "who":
        phone.walk(until=before)
    stored = Draft.objects.first().answers if Draft.objects.exists() else None

    response = phone.post(key, **changes)

    assert response.status_code == 422
    assert place in response.context["form"].errors, response.context["form"].errors
    page = response.content.decode()
    assert f'id="id_{place}_error"' in page
    for value in changes.values():
        assert not value or value in page
    assert (Draft.objects.first().answers if Draft.objects.exists() else None) == stored


def test_numbers_are_read_as_people_type_them(phone):
    phone.walk(until="hours")
    assert phone.post("pay", **{"E-41.amount": "６，５００．５０元"}).status_code == 302

    assert answers()["elements"]["E-41"]["amount"] == "6500.50"


def test_what_is_owed_equals_the_law(phone):
    phone.walk()
    claims = {claim.kind: claim for claim in owed(answers()["elements"])}

    wages = compute("unpaid_wages", {"wage": "6500", "wage_form": "monthly", "from": "2026-07-01", "to": "2026-09-15", "months": [{"month": "2026-07", "paid": "2000"}]})  # fmt: skip
    severance = compute("severance", {"ground": "38_2", "hired_on": "2025-06-03", "last_day": "2026-09-15", "average_wage": "6500", "region": "440106"})  # fmt: skip
    double = compute("double_wage", {"hired_on": "2025-06-03", "signed": False, "last_day": "2026-09-15", "monthly_wage": "6500"})  # fmt: skip
    assert claims["unpaid_wages"].amount == wages.amount == Decimal("14287.36")
    assert claims["severance"].amount == severance.amount == Decimal("9750.00")
    assert claims["double_wage"].amount == double.amount
    assert total(list(claims.values())) == wages.amount + severance.amount + double.amount
    page = phone.client.get(reverse("portal:review")).content.decode()
    assert "14287.36" in page and "9750.00" in page


def test_the_month_table_shows_what_was_due(phone):
    phone.walk(until="arrears")
    page = phone.client.get(phone.page("months")).content.decode()

    assert "6500.00" in page and "3287.36" in page


def test_pay_by_the_day_asks_for_what_was_earned(phone):
    phone.walk(until="hours")
    phone.post("pay", **{"E-41.form": "日", "E-41.amount": "300"})
    phone.post("arrears", arrears_from="2026-08-01", arrears_to="2026-08-31")
    missing = phone.client.post(phone.page("months"), {"paid.2026-08": "100"})
    assert "due.2026-08" in missing.context["form"].errors
    phone.client.post(phone.page("months"), {"due.2026-08": "7800", "paid.2026-08": "800"})

    assert owed(answers()["elements"])[0].amount == Decimal("7000.00")


def test_a_changed_period_asks_the_months_again(phone):
    phone.walk()
    phone.post("arrears", arrears_from="2026-08-01")

    assert "months" not in answers()["done"]
    assert phone.client.get(reverse("portal:review")).url == phone.page("months")


def test_overtime_pages_come_only_when_asked_for(phone):
    phone.walk(until="job")
    assert phone.post("hours", asks_overtime="yes").url == phone.page("overtime")
    rows = {"E-52.0.month": "2026-08", "E-52.0.hours": "10", "E-54.0.on": "2026-05-01", "E-54.0.hours": "8"}
    assert phone.client.post(phone.page("overtime"), rows).url == phone.page("pay")
    for key in ("pay", "arrears", "months", "leaving"):
        phone.post(key)

    claim = next(one for one in owed(answers()["elements"]) if one.kind == "overtime")
    facts = {"wage_base": "6500", "on": "2026-09-15", "hours_weekday": "10", "hours_holiday": "8"}
    assert claim.amount == compute("overtime", facts).amount > 0


def test_the_year_the_fast_lane_and_legal_aid_are_told_with_their_article(phone):
    phone.walk()
    page = phone.client.get(reverse("portal:review"))
    advice = page.context["advice"]

    assert advice.limitation["findings"]["last_day"] == date(2027, 9, 20).isoformat()
    assert advice.fast_track["answer"] == "yes" and advice.legal_aid["answer"] == "yes"
    assert "第四十二条" in page.content.decode() and "第二十七条" in page.content.decode()


def test_an_unknown_page_is_not_there_and_pages_need_the_first(phone):
    assert phone.client.get(phone.page("nowhere")).status_code == 404
    assert phone.client.get(phone.page("pay")).url == reverse("portal:back")


def test_every_word_of_the_form_has_its_english(db):
    from law.elements import elements
    from portal.fields import asked_parts
    from portal.sheet_form import answered_elements
    from portal.wording import english_words

    words = english_words()
    codes = {ask.code for step in STEPS for ask in step.form.asks} | {
        one.code for one in answered_elements({})
    }
    assert codes <= set(words["questions"])
    for step in STEPS:
        for ask in step.form.asks:
            for part in asked_parts(ask) if elements()[ask.code].field.columns else []:
                assert part.name in words["parts"], (ask.code, part.name)
                lacking = [one for one in part.choices or () if one not in words["values"]]
                assert not lacking or part.name == "claim", (ask.code, lacking)


@pytest.mark.parametrize("key", [step.key for step in STEPS])
def test_every_page_opens_in_english(phone, key):
    phone.walk()
    phone.client.cookies["django_language"] = "en"

    assert phone.client.get(phone.page(key)).status_code == 200
