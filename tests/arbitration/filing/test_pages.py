"""The pages of receipt and acceptance: they work, strangers are refused, warnings are shown, queries don't grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.services.filing.receive import receive
from arbitration.services.filing.refer_to_aid import refer_to_aid
from arbitration.services.filing.suggest_mediation import suggest_mediation
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Referral
from tests.arbitration.filing.conftest import PROMISED
from tests.arbitration.test_receive_page import form as receipt_form
from tests.factories import staff, wage_case

ORAL = {
    "channel": "oral", "posted_on": "", "story": "今年七月以后的工资没有发，我九月十五日离开。",
    "signed_as": "fingerprint", "read_back": "on", "place": "立案窗口",
}  # fmt: skip
ACCEPT = {
    "version": "1", "jurisdiction": "performance", "also_seized": "none", "promise_items": "", "promise_due": "",
    "given": ["application", "identity"],
}  # fmt: skip


def url(row, act):
    return f"/cases/{row.pk}/acts/arbitration.{act}/"


def test_an_oral_application_is_entered_with_its_record(page, city):
    answer = page(city.clerk).post("/arbitration/receive/", receipt_form(city) | ORAL)
    event = Event.objects.get(name="arbitration.application.received")

    assert answer.status_code == 302 and event.private["recorder"] == "演示立案员"
    assert event.data["channel"] == "oral"


@pytest.mark.parametrize("change", [{"read_back": ""}, {"story": ""}, {"signed_as": ""}])
def test_an_oral_record_without_its_forms_is_refused_and_kept(page, city, change):
    answer = page(city.clerk).post("/arbitration/receive/", receipt_form(city) | ORAL | change)
    field = next(iter(change))

    assert answer.status_code == 400 and answer.context["form"].errors[field]
    assert not Arbitration.objects.exists() and "立案窗口" in answer.content.decode()


def test_the_ticks_of_the_receipt_page_come_back_at_acceptance(page, city):
    page(city.clerk).post("/arbitration/receive/", receipt_form(city) | {"given": ["application", "wages"]})
    row = Arbitration.objects.get()
    shown = page(city.clerk).get(url(row, "accept")).context["form"]

    assert row.checklist["given"] == ["application", "wages"]
    assert shown["given"].initial == ["application", "wages"]
    assert (
        "送达地址确认书" in shown["promise_items"].initial
        and "仲裁申请书" not in shown["promise_items"].initial
    )


def test_an_earlier_case_is_told_at_receipt_and_compared_before_acceptance(page, city, received):
    """ACC-9."""
    answer = page(city.clerk).post("/arbitration/receive/", receipt_form(city), follow=True)
    assert received.receipt_number in answer.content.decode()
    row = Arbitration.objects.latest("id")

    shown = page(city.clerk).get(url(row, "accept")).content.decode()
    assert received.receipt_number in shown and "compared" in shown
    refused = page(city.clerk).post(url(row, "accept"), ACCEPT)
    assert refused.status_code == 400 and refused.context["form"].errors["compared"]
    page(city.clerk).post(url(row, "accept"), ACCEPT | {"compared": "on"})
    assert Arbitration.objects.get(pk=row.pk).state == State.ACCEPTED


def test_the_accept_page_keeps_ground_ticks_and_proposes_debtors(page, city, received):
    page(city.clerk).post(
        url(received, "accept"), ACCEPT | {"jurisdiction": "seat", "debtors": ["dispatched"]}
    )
    row = Arbitration.objects.get(pk=received.pk)

    assert (row.state, row.jurisdiction, row.checklist["given"]) == (
        State.ACCEPTED,
        "seat",
        ["application", "identity"],
    )
    assert "劳务派遣单位和用工单位" in page(city.clerk).get(f"/cases/{row.pk}/").content.decode()


def test_another_commission_that_accepted_first_stops_the_acceptance(page, city, received):
    """办案规则 art 8."""
    first = {"also_seized": "performance_place", "other_accepted_first": "on"}
    answer = page(city.clerk).post(url(received, "accept"), ACCEPT | first)

    assert answer.status_code == 409 and "最先受理" in answer.content.decode()
    assert Arbitration.objects.get(pk=received.pk).state == State.RECEIVED


def test_a_supplement_left_empty_asks_for_what_isnt_ticked(page, city, received):
    """ACC-2: everything at once."""
    given = ["application", "claims_clear", "identity", "respondent", "relation", "address", "evidence_list", "termination", "average_wage"]  # fmt: skip
    page(city.clerk).post(url(received, "request_supplement"), {"version": "1", "items": "", "given": given})
    row = Arbitration.objects.get(pk=received.pk)

    assert row.state == State.SUPPLEMENT_REQUESTED
    assert row.supplement_items == ["工资标准和拖欠月份的材料（流水、工资条、欠条、结算单）"]


def test_nothing_ticked_and_nothing_named_asks_for_nothing(page, city, received):
    answer = page(city.clerk).post(url(received, "request_supplement"), {"version": "1", "items": ""})

    assert answer.status_code == 400 and Arbitration.objects.get(pk=received.pk).state == State.RECEIVED


def test_promised_papers_are_ticked_off_and_the_case_page_shows_the_rest(page, city, accepted):
    page(city.clerk).post(
        url(accepted, "fulfil_promise"), {"version": str(accepted.version), "items": [PROMISED[0]]}
    )
    shown = page(city.clerk).get(f"/cases/{accepted.pk}/").content.decode()

    assert Arbitration.objects.get(pk=accepted.pk).promise_items == [PROMISED[1]]
    assert PROMISED[1] in shown


def test_an_objection_is_taken_and_decided_on_the_pages(page, city, accepted, employer):
    """ACC-15."""
    signed_in = page(city.clerk)
    typed = {
        "version": str(accepted.version),
        "party": employer.pk,
        "on": "2026-10-12",
        "text": "公司住所地在外市，不归本委管辖。",
    }
    signed_in.post(url(accepted, "object_jurisdiction"), typed)
    accepted.refresh_from_db()
    shown = signed_in.get(url(accepted, "decide_jurisdiction")).content.decode()
    assert "公司住所地在外市" in shown
    signed_in.post(
        url(accepted, "decide_jurisdiction"),
        {
            "version": str(accepted.version),
            "granted": "no",
            "reasons": "申请人实际在本市工作，履行地在本市。",
        },
    )
    assert PartyRequest.objects.get().state == "rejected"


@pytest.mark.parametrize(
    "act", ["transfer", "object_jurisdiction", "record_interruption", "remind_promise", "fulfil_promise"]
)
def test_each_page_opens_for_the_clerk_and_is_hidden_from_strangers(page, city, other, accepted, act):
    assert page(city.clerk).get(url(accepted, act)).status_code == 200
    assert page(other.clerk).get(url(accepted, act)).status_code == 404
    assert page(city.mediator).get(url(accepted, act)).status_code == 404


def test_revocation_is_the_heads(page, city, accepted):
    """ACC-7."""
    assert page(city.head).get(url(accepted, "revoke")).status_code == 200
    assert page(city.clerk).get(url(accepted, "revoke")).status_code == 403


def test_the_deferral_shows_its_end_and_the_way_back(page, city, received, clerk):
    """ACC-8."""
    suggest_mediation(received, actor=clerk, body=city.union)
    shown = page(city.clerk).get(f"/cases/{received.pk}/").content.decode()

    assert "2026-10-27" in shown and url(received, "end_deferral") in shown


def test_the_accept_page_costs_the_same_with_many_earlier_cases(page, city, other, received):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            page_.get(url(received, "accept"))
        return len(seen)

    page_ = page(city.clerk)
    receive(actor=staff(other.clerk), case_file=wage_case("440300"), tribunal=other.tribunal)
    page_.get(url(received, "accept"))
    first = cost()
    for _number in range(3):
        receive(actor=staff(other.clerk), case_file=wage_case("440300"), tribunal=other.tribunal)
    assert cost() == first


def test_a_worker_before_the_tribunal_is_handed_on_to_legal_aid(city, received, page):
    worker, employer = (received.case_file.parties.get(side=side) for side in ("applicant", "respondent"))
    clerk = staff(city.clerk)
    with pytest.raises(BadInput) as refused:
        refer_to_aid(received, actor=clerk, centre=city.union, party=employer, reason=" ")
    assert set(refused.value.errors) == {"centre", "party", "reason"}
    form = page(city.clerk).get(url(received, "refer_to_aid")).context["form"]
    assert form.fields["centre"].initial == city.centre and form.fields["party"].initial == worker
    sent = {
        "centre": city.centre.pk,
        "party": worker.pk,
        "reason": "欠薪，本人同意",
        "version": received.version,
    }
    page(city.clerk).post(url(received, "refer_to_aid"), sent)

    referral = Referral.objects.get(target_kind="legal_aid")
    assert (referral.source_id, referral.party, referral.target) == (received.pk, worker, city.centre)
    received.refresh_from_db()
    with pytest.raises(RuleRefused):
        refer_to_aid(received, actor=clerk, centre=city.centre, party=worker, reason="再次转介，本人同意")
