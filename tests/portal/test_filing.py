"""Filing: one case file, with everything that was said and given, sent to where it belongs."""

from decimal import Decimal

import pytest
from django.urls import reverse

from arbitration.models import Arbitration
from casework.models import CaseFile, Claim, ElementStatement, Event, Evidence, OutboxMessage, Party, Referral
from casework.services.record import verify
from portal.models import Draft, DraftFile
from tests.portal.walk import photo


def test_everything_arrives_in_the_case_file(filled, city):
    filled.client.post(filled.page("proof"), {"E-48.exists": "no", "kind": "劳动合同", "files": [photo(), photo("b.png", "PNG", colour="blue")]})  # fmt: skip
    filled.send()

    case_file = CaseFile.objects.get()
    worker = case_file.parties.get(side="applicant")
    assert (case_file.channel, case_file.region, case_file.migrant_worker) == ("portal", "440106", True)
    assert worker.name == "演示王五" and worker.electronic_service
    claims = {claim.kind: claim for claim in Claim.objects.filter(party=worker)}
    assert claims["unpaid_wages"].computed == Decimal("14287.36") and claims["unpaid_wages"].steps
    stated = set(ElementStatement.objects.filter(party=worker).values_list("code", flat=True))
    assert {"E-01", "E-47", "E-101", "E-105"} <= stated
    assert Evidence.objects.filter(party=worker).count() == 2 and not DraftFile.objects.exists()
    assert verify(case_file) == []


def test_it_goes_to_every_chosen_body_of_the_place(sent, city):
    arbitration = Arbitration.objects.get()
    offers = {row.target_kind: row.target for row in Referral.objects.all()}

    assert arbitration.organisation == city.tribunal and arbitration.state == "received"
    assert offers == {"mediation": city.union, "legal_aid": city.centre}
    assert Event.objects.filter(name="arbitration.application.received", party__side="applicant").exists()
    assert OutboxMessage.objects.filter(topic="portal.application").count() == 1


def test_sending_twice_makes_one_case(filled):
    filled.send()
    response = filled.send()

    assert response.url == reverse("portal:filed")
    assert CaseFile.objects.count() == 1 and Arbitration.objects.count() == 1
    assert Draft.objects.get().answers == {}


def test_two_requests_at_once_make_one_case(filled):
    from portal.services.file_case import file_case

    stale = Draft.objects.get()
    filled.send()
    again = file_case(stale, code="X" * 12, send_to=["arbitration"], claims=["unpaid_wages"], consent=True)

    assert again.party == Draft.objects.get().filed_as and CaseFile.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "place"),
    [({"consent": ""}, "consent"), ({"send_to": []}, "send_to"), ({"claims": []}, "claims"), ({"send_to": ["police"]}, "send_to")],
)  # fmt: skip
def test_without_consent_claim_or_way_nothing_is_sent(filled, changes, place):
    response = filled.send(**changes)

    assert response.status_code == 422 and place in response.context["form"].errors
    assert not CaseFile.objects.exists()


def test_a_place_without_bodies_is_said_and_changes_nothing(filled):
    filled.post("site", **{"E-06.performance_region": "445300"})
    response = filled.send(send_to=["arbitration"])

    assert response.status_code == 422 and "send_to" in response.context["form"].errors
    assert not CaseFile.objects.exists() and not Party.objects.exists()


def test_the_application_is_made_by_the_background_job_once(sent):
    from casework.services.outbox import run
    from documents.models import Paper

    message = OutboxMessage.objects.get(topic="portal.application")
    assert run(message.pk), OutboxMessage.objects.get(pk=message.pk).error
    from portal.services.application import make_application_job

    make_application_job(message.payload)

    paper = Paper.objects.get(kind="A01")
    assert paper.state == "issued" and "14287.36" in paper.content
    assert "54321" not in paper.content and "视方案" not in paper.content
    assert paper.title in sent.client.get(reverse("portal:status")).content.decode()
