"""The employer's side: the copy, the answer, the address, the element sheet, and what it never sees."""

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.models import Arbitration
from arbitration.services.filing.accept import accept
from casework.models import ElementStatement, Event, Evidence, Party, Referral
from casework.registry import registry
from casework.services.access_code import make_code
from law.comparison import Status, compare
from law.elements import elements
from portal.models import SheetDraft
from tests.factories import staff
from tests.portal.walk import Walk, photo

UNIT = reverse("portal:unit")


@pytest.fixture
def arbitration(sent, city):
    row = Arbitration.objects.get()
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


@pytest.fixture
def unit(arbitration):
    phone = Walk(Client())
    assert phone.enter(make_code(Party.objects.get(side="respondent"))).url == UNIT
    return phone


@pytest.fixture
def worker(unit):
    return Party.objects.get(side="applicant")


def group(worker, key):
    return reverse("portal:sheet_group", args=[worker.pk, key])


def test_it_reads_the_application_and_never_the_offer_or_legal_aid(unit, worker, city):
    referral = Referral.objects.get(target_kind="legal_aid")
    registry.receivers["legal_aid"](referral, actor=staff(city.aid_clerk))
    pages = [unit.client.get(UNIT)] + [unit.client.get(group(worker, f"G{n}")) for n in range(1, 13)]
    pages.append(unit.client.get(reverse("portal:sheet", args=[worker.pk])))
    text = "".join(page.content.decode() for page in pages if page.status_code == 200)

    assert "演示王五" in text and "14287.36" in text and "6500" in text
    for secret in ("54321", "视方案", city.centre.name, "legal_aid", "19900002222", "11010119900307803X"):
        assert secret not in text, secret


def test_it_answers_with_attachments_once_accepted(unit, arbitration):
    page = reverse("portal:answer")
    assert unit.client.post(page, {"version": arbitration.version, "text": ""}).status_code == 422
    bad = {"version": arbitration.version, "text": "不认可", "files": photo("x", "GIF")}
    assert unit.client.post(page, bad).status_code == 422
    assert not Event.objects.filter(name="arbitration.answer.received").exists()
    good = {"version": arbitration.version, "text": "已经付清", "files": photo()}
    assert unit.client.post(page, good).url == UNIT

    event = Event.objects.get(name="arbitration.answer.received")
    assert event.private == {"text": "已经付清"} and event.party.side == "respondent"
    assert Evidence.objects.get(party__side="respondent").kind == "答辩证据"


def test_a_stale_answer_is_refused(unit, arbitration, city):
    Arbitration.objects.filter(pk=arbitration.pk).update(version=arbitration.version + 1)
    response = unit.client.post(reverse("portal:answer"), {"version": arbitration.version, "text": "x"})

    assert (
        response.status_code == 409 and not Event.objects.filter(name="arbitration.answer.received").exists()
    )


def test_it_gives_its_address_and_consent(unit):
    good = {"address": "演示路9号", "phone": "020-00000000", "person": "演示李四", "electronic": "yes"}
    assert unit.client.post(reverse("portal:address"), good | {"phone": "x"}).status_code == 422
    assert unit.client.post(reverse("portal:address"), good).url == UNIT

    party = Party.objects.get(side="respondent")
    assert (party.service_address, party.electronic_service) == ("演示路9号", True) and party.phone_index


def test_its_sheet_is_saved_as_it_goes_and_submitted_as_statements(unit, worker):
    data = {"stance.E-11": "accepted", "stance.E-12": "partly", "E-12.post": "普工"}
    assert unit.client.post(group(worker, "G2"), {**data, "E-11": "2027-09-09"}).status_code == 302
    unit.client.post(group(worker, elements()["E-21"].group), {"stance.E-21": "unknown"})
    assert "普工" in unit.client.get(group(worker, "G2")).content.decode()
    assert not ElementStatement.objects.filter(party__side="respondent").exists()

    assert unit.client.post(reverse("portal:sheet", args=[worker.pk])).url == UNIT

    said = {row.code: row for row in ElementStatement.objects.filter(party__side="respondent")}
    assert said["E-11"].value == "2025-06-03" and said["E-11"].stance == "accepted"
    assert said["E-12"].value == {"post": "普工"} and said["E-21"].stance == "unknown"
    assert compare("E-21", {"state": "未签"}, said["E-21"].value, "不清楚").status is Status.DISPUTED
    assert Event.objects.filter(name="arbitration.elements.stated", party__side="respondent").count() == 1


def test_a_corrected_sheet_follows_the_earlier_one(unit, worker):
    sheet = reverse("portal:sheet", args=[worker.pk])
    for stance in ("accepted", "denied"):
        unit.client.post(group(worker, "G2"), {"stance.E-11": stance})
        unit.client.post(sheet)

    rows = ElementStatement.objects.filter(party__side="respondent", code="E-11").order_by("id")
    assert [(row.stance, row.superseded) for row in rows] == [("accepted", True), ("denied", False)]


def test_months_and_claims_take_its_own_figures(unit, worker):
    unit.client.post(group(worker, elements()["E-47"].group), {"stance.E-47": "partly", "E-47.from": "2026-07-01", "E-47.to": "2026-09-15", "E-47.amount": "100", "paid.2026-08": "6400"})  # fmt: skip
    claims = next(f"G{n}" for n in range(1, 13) if "own.C2" in unit.client.get(group(worker, f"G{n}")).content.decode())  # fmt: skip
    unit.client.post(group(worker, claims), {"stance.E-101": "partly", "own.C2": "100"})

    answers = SheetDraft.objects.get().answers
    assert answers["E-47"]["value"]["months"] == [{"month": "2026-08", "due": "6500.00", "paid": "6400"}]
    assert answers["E-101"]["value"][0] | {"claim": "C2", "amount": "100"} == answers["E-101"]["value"][0]


def test_a_wrong_figure_stands_in_its_place_and_nothing_is_saved(unit, worker):
    response = unit.client.post(group(worker, "G2"), {"stance.E-11": "denied", "E-11": "2027-09-09"})

    assert response.status_code == 422 and "E-11" in response.context["form"].errors
    assert SheetDraft.objects.get().answers == {}
    assert unit.client.post(group(worker, "G2"), {"stance.E-11": "forged"}).status_code == 422


def test_an_empty_sheet_is_not_submitted(unit, worker):
    assert unit.client.post(reverse("portal:sheet", args=[worker.pk])).status_code == 409


def test_it_reaches_nothing_of_the_worker_and_no_other_case(unit, worker, sent):
    from tests.factories import wage_case

    other = Party.objects.get(case_file=wage_case(worker_name="演示赵六", id_number=""), side="applicant")
    sent.client.post(reverse("portal:evidence"), {"files": photo()})
    item = Evidence.objects.get()

    assert unit.client.get(reverse("portal:status")).status_code == 403
    assert unit.client.post(reverse("portal:send", args=["arbitration"])).status_code == 403
    assert unit.client.get(reverse("portal:sheet", args=[other.pk])).status_code == 404
    assert unit.client.get(reverse("portal:evidence_file", args=[item.pk])).status_code == 404
    assert unit.client.get(group(worker, "G99")).status_code == 404
