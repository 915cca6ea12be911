"""A party joins, a claim is added and accepted, the clock shows it: on the real pages, by the people who do it."""

import pytest

from arbitration.models import Arbitration
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.actor import Actor
from casework.models import Claim, Organisation, User
from portal.demo.offices import build_offices
from tests.browser.conftest import DESK, PHONE
from tests.factories import wage_case


@pytest.fixture
def row(transactional_db):
    build_offices()
    clerk = Actor.staff(User.objects.get(username="lian"))
    found = receive(actor=clerk, case_file=wage_case(), tribunal=Organisation.objects.get(code="GZ-ARB"))
    accept(found, actor=clerk, fast=True)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_contractor_joins_and_a_claim_is_added(people, row, size):
    clerk = people("lian", size)
    clerk.open(f"/cases/{row.pk}/acts/arbitration.join_party/").fill(
        {"side": "respondent", "ground": "general_contractor", "nature": "unit", "name": "演示总承包有限公司"}
    ).send()
    assert "演示总承包有限公司" in clerk.page.content()

    worker = row.case_file.parties.get(side="applicant")
    clerk.open(f"/cases/{row.pk}/acts/arbitration.request_change/").fill(
        {"kind": "add", "party": str(worker.pk), "code_1": "C11", "claimed_1": "2988.51"}
    ).send()
    clerk.open(f"/cases/{row.pk}/acts/arbitration.accept_change/")
    option = clerk.page.locator("select[name=change] option").nth(1)
    clerk.fill({"change": option.get_attribute("value")}).send()

    assert Claim.objects.standing(row.case_file_id).filter(code="C11").exists()
    clerk.page.locator("section:has(.ld-bar) details summary").first.click()
    assert clerk.page.locator("section:has(.ld-bar) tbody tr").count() >= 2  # the earlier runs and this one
    assert Arbitration.objects.get(pk=row.pk).events.filter(name="arbitration.claims.changed").exists()


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(people, row):
    clerk = people("lian", DESK)
    clerk.open(f"/cases/{row.pk}/acts/arbitration.join_party/").fill(
        {
            "side": "respondent",
            "ground": "request",
            "nature": "unit",
            "name": "演示甲公司",
            "credit_code": "9144",
        }
    ).send()

    assert clerk.page.input_value("[name=name]") == "演示甲公司"
    assert clerk.page.locator(".invalid-feedback, .error, [role=alert]").count() >= 1
    assert row.case_file.parties.count() == 2
