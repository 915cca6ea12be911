"""The pages of the decisions: they work, strangers see nothing, and the panels cost the same with many decisions."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbitration.models import CourtMatter, Instalment, SideDecision, State
from arbitration.services.decisions.panel import fill_outcome, fill_side
from arbitration.services.decisions.partial_award import draft_partial_award
from casework.clock import today
from tests.arbitration.decisions.steps import approve_and_make, claim, serve_award, to_award
from tests.arbitration.hearing_path import parties, to_heard, to_hearing
from tests.factories import City, staff

FACTS = {"facts": "工资未付。", "reasons": "该部分事实已经清楚。"}
HEARD = {
    "draft_partial_award": "arbitrator",
    "conciliate_part": "arbitrator",
    "request_preliminary_execution": "clerk",
    "terminate": "head",
}
AFTER = {
    "note_suit": "clerk",
    "request_set_aside": "clerk",
    "note_preservation": "clerk",
    "note_payment_order": "clerk",
    "plan_instalments": "clerk",
    "find_error": "head",
    "draft_correction": "arbitrator",
}
PARTIAL = {"note_partial_suit": "clerk", "request_partial_set_aside": "clerk"}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


@pytest.fixture
def awarded(city, heard):
    row = to_award(city, heard)
    serve_award(city, row)
    return row


@pytest.fixture
def page(client):
    def sign_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def url(row, act):
    return f"/cases/{row.pk}/acts/arbitration.{act}/"


def shown_to_its_own_only(page, city, row, act, role):
    assert page(getattr(city, role)).get(url(row, act)).status_code == 200
    stranger = City("440300", "深演示")
    assert page(getattr(stranger, role)).get(url(row, act)).status_code == 404
    assert page(city.mediator).get(url(row, act)).status_code in (403, 404)


@pytest.mark.parametrize("act", HEARD)
def test_pages_of_a_heard_case(page, city, heard, act):
    shown_to_its_own_only(page, city, heard, act, HEARD[act])


@pytest.mark.parametrize("act", AFTER)
def test_pages_after_the_award(page, city, awarded, act):
    shown_to_its_own_only(page, city, awarded, act, AFTER[act])


@pytest.mark.parametrize("act", PARTIAL)
def test_pages_of_the_courts_about_a_partial_award(page, city, heard, act):
    """AWD-12: open while the case goes on."""
    wages_first(city, heard)
    shown_to_its_own_only(page, city, heard, act, PARTIAL[act])


def test_deeming_withdrawn_is_the_arbitrators(page, city, case_file):
    """HRG-5."""
    shown_to_its_own_only(page, city, to_hearing(city, case_file), "deem_withdrawn", "arbitrator")


def wages_first(city, row):
    awarded = {claim(row, "C2").pk: Decimal("14287.36")}
    draft_partial_award(row, actor=staff(city.arbitrator), awarded=awarded, **FACTS)
    return approve_and_make(city, row, SideDecision.Kind.PARTIAL_AWARD)


def test_a_partial_award_is_drafted_approved_and_made_on_the_pages(page, city, heard):
    """AWD-12, four eyes."""
    wages = claim(heard, "C2")
    sent = {"version": heard.version, f"claim_{wages.pk}": "14287.36", **FACTS}
    assert page(city.arbitrator).post(url(heard, "draft_partial_award"), sent).status_code == 302
    held = SideDecision.objects.get(arbitration=heard)
    for user, act in ((city.head, "approve_side_decision"), (city.arbitrator, "make_side_decision")):
        heard.refresh_from_db()
        answer = page(user).post(url(heard, act), {"version": heard.version, "decision": held.pk})
        assert answer.status_code == 302
    wages.refresh_from_db()
    held.refresh_from_db()
    assert held.state == "made" and wages.outcome == "granted"
    assert "14,287.36" in page(city.arbitrator).get(f"/cases/{heard.pk}/").content.decode()


def test_a_partial_conciliation_in_instalments_is_entered_on_the_page(page, city, heard):
    """FAST-7: instalments that don't add up come back with what was typed."""
    wages = claim(heard, "C2")
    sent = {
        "version": heard.version, f"claim_{wages.pk}": "9000", "pay_by": "2026-12-31", "account": "银行转账",
        "instalments": "2026-11-30 4000\n2026-12-31 4000",
    }  # fmt: skip
    refused = page(city.arbitrator).post(url(heard, "conciliate_part"), sent)
    assert refused.status_code == 400 and "2026-12-31 4000" in refused.content.decode()

    sent["instalments"] = "2026-11-30 4000\n2026-12-31 5000"
    assert page(city.arbitrator).post(url(heard, "conciliate_part"), sent).status_code == 302
    heard.refresh_from_db()
    assert heard.draft["partial_terms"][0]["instalments"][1] == ["2026-12-31", "5000"]


def test_a_case_with_one_claim_offers_no_partial_decision(page, city, heard):
    """Nothing would go on: the award itself decides it."""
    page(city.arbitrator)
    both = page(city.arbitrator).get(f"/cases/{heard.pk}/").content.decode()
    claim(heard, "C6").delete()
    single = page(city.arbitrator).get(f"/cases/{heard.pk}/").content.decode()
    assert "arbitration.draft_partial_award" in both and "arbitration.draft_partial_award" not in single


def test_rarer_acts_are_folded_away(page, city, awarded):
    shown = page(city.clerk).get(f"/cases/{awarded.pk}/").context
    front = {act.name.partition(".")[2] for act in shown["acts"]}
    folded = {act.name.partition(".")[2] for _heading, group in shown["act_groups"] for act in group}
    assert awarded.state == State.DELIVERED and "declare_effective" in front
    assert {"note_suit", "request_set_aside", "plan_instalments", "find_error"} <= folded


def queries(fill, row, actor):
    with CaptureQueriesContext(connection) as counted:
        fill(row.case_file, row, actor)
    return len(counted)


def test_the_panel_of_side_decisions_costs_the_same_with_many(city, heard):
    held = wages_first(city, heard)
    actor = staff(city.clerk)
    fill_side(heard.case_file, heard, actor)
    before = queries(fill_side, heard, actor)
    SideDecision.objects.bulk_create(
        SideDecision(arbitration=heard, kind="correction", ordinal=place, items=held.items, state="made")
        for place in range(1, 31)
    )
    assert len(fill_side(heard.case_file, heard, actor)["side"]) == 31
    assert queries(fill_side, heard, actor) == before <= 5


def test_the_panel_after_the_result_costs_the_same_with_many_matters(city, awarded):
    worker, _employer = parties(awarded.case_file)
    actor = staff(city.clerk)
    before = queries(fill_outcome, awarded, actor)
    CourtMatter.objects.bulk_create(
        CourtMatter(arbitration=awarded, kind="suit", party=worker, court="演示区人民法院", filed_on=today())
        for _place in range(20)
    )
    Instalment.objects.bulk_create(
        Instalment(arbitration=awarded, ordinal=n, due_on=today() + timedelta(days=n), amount=Decimal(1))
        for n in range(1, 21)
    )
    assert queries(fill_outcome, awarded, actor) == before <= 6
