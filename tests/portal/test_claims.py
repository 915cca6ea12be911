"""请求的变动 on the phone: added claims, counter-applications, claims taken back in part."""

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.models import Arbitration, ClaimChange
from arbitration.services.filing.accept import accept
from casework.models import Claim, Party
from casework.services.access_code import make_code
from tests.factories import staff
from tests.portal.walk import Walk


@pytest.fixture
def arbitration(sent, city):
    row = Arbitration.objects.get()
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


def at_phone(side):
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(side=side)))
    return phone.client


def test_the_worker_adds_a_claim_and_waits_for_the_decision(arbitration):
    client = at_phone("applicant")
    url = reverse("portal:add_claim")
    assert url in client.get(reverse("portal:status")).content.decode()

    answer = client.post(url, {"version": arbitration.version, "code": "C11", "claimed": "2988.51"})

    change = ClaimChange.objects.get()
    assert answer.url == reverse("portal:status")
    assert (change.kind, change.state, change.items[0]["claimed"]) == ("add", "requested", "2988.51")
    assert "2988.51" in client.get(url).content.decode()


def test_the_employer_files_a_counter_application(arbitration):
    client = at_phone("respondent")
    client.post(
        reverse("portal:counter_claim"),
        {"version": arbitration.version, "code": "C16", "title": "赔偿工具损失", "claimed": "1200"},
    )

    change = ClaimChange.objects.get()
    assert (change.kind, change.party.side, change.items[0]["title"]) == (
        "counter",
        "respondent",
        "赔偿工具损失",
    )


def test_bad_input_is_kept_and_nothing_is_asked(arbitration):
    client = at_phone("applicant")
    answer = client.post(
        reverse("portal:add_claim"),
        {"version": arbitration.version, "code": "C11", "claimed": "-5", "title": "年休假"},
    )

    assert answer.status_code == 422 and "年休假" in answer.content.decode()
    assert not ClaimChange.objects.exists()


def test_the_worker_takes_part_back_but_not_everything(arbitration):
    client = at_phone("applicant")
    mine = list(Claim.objects.filter(party__side="applicant"))
    url = reverse("portal:take_back")
    everything = client.post(url, {"version": arbitration.version, "claims": [one.pk for one in mine]})
    assert everything.status_code == 422 and Claim.objects.standing(arbitration.case_file_id).count() == len(
        mine
    )

    client.post(url, {"version": arbitration.version, "claims": [mine[0].pk]})

    left = {one.pk for one in Claim.objects.standing(arbitration.case_file_id)}
    assert left == {one.pk for one in mine[1:]}


def test_each_side_has_its_own_pages_and_a_stale_one_changes_nothing(arbitration):
    assert at_phone("respondent").get(reverse("portal:add_claim")).status_code in (302, 403, 404)
    assert at_phone("applicant").get(reverse("portal:counter_claim")).status_code in (302, 403, 404)
    stale = at_phone("applicant").post(
        reverse("portal:add_claim"), {"version": arbitration.version - 1, "code": "C11", "claimed": "1"}
    )
    assert stale.status_code == 422 and not ClaimChange.objects.exists()
