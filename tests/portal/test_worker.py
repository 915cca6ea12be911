"""The worker's side of a filed case: what he sees, what he may do, and what he can't reach."""

from django.test import Client
from django.urls import reverse

from arbitration.models import Arbitration
from arbitration.services.filing.accept import accept
from arbitration.services.filing.request_supplement import request_supplement
from casework.actor import Actor
from casework.clock import now
from casework.models import CaseFile, Evidence, Party, Referral
from casework.registry import registry
from casework.services.access_code import make_code
from legalaid.models import LegalAidCase
from mediation.models import Mediation, Offer
from tests.factories import staff, wage_case
from tests.portal.walk import Walk, photo

STATUS = reverse("portal:status")


def take_up(kind, user):
    referral = Referral.objects.get(target_kind=kind, state="offered")
    return registry.receivers[kind](referral, actor=Actor.staff(user))


def test_the_page_says_where_the_case_stands_and_until_when(sent, city):
    page = sent.client.get(STATUS)
    text = page.content.decode()

    days = [day for stage in page.context["status"].stages for day in stage.days]
    assert days and all(day.article for day in days)
    assert days[0].on.isoformat() in text and days[0].article in text
    assert city.union.name in text and city.centre.name in text


def test_missing_papers_are_handed_in(sent, city):
    arbitration = Arbitration.objects.get()
    request_supplement(arbitration, actor=staff(city.clerk), items=["身份证复印件"])
    assert "身份证复印件" in sent.client.get(STATUS).content.decode()
    page = reverse("portal:supply", args=[arbitration.pk])
    assert sent.client.post(page, {}).status_code == 422
    assert sent.client.post(page, {"files": photo()}).url == STATUS

    arbitration.refresh_from_db()
    assert arbitration.state == "received" and Evidence.objects.count() == 1


def test_withdrawing_needs_a_yes_and_the_newest_page(sent, city):
    arbitration = Arbitration.objects.get()
    page = reverse("portal:withdraw", args=[arbitration.pk])
    assert sent.client.post(page, {"version": arbitration.version}).status_code == 422
    accept(arbitration, actor=staff(city.clerk), fast=True)
    assert sent.client.post(page, {"version": arbitration.version, "sure": "on"}).status_code == 409
    arbitration.refresh_from_db()
    assert arbitration.state == "accepted"
    assert sent.client.post(page, {"version": arbitration.version, "sure": "on"}).url == STATUS
    arbitration.refresh_from_db()
    assert arbitration.state == "withdrawn"


def test_a_failed_mediation_goes_on_with_one_tap(filled, city):
    from mediation.services.intake.accept import accept as take
    from mediation.services.outcome.fail import fail

    filled.send(send_to=["mediation"])
    mediation = take_up("mediation", city.mediator)
    take(mediation, actor=staff(city.mediator), other_side="phone")
    mediation = Mediation.objects.get()
    fail(mediation, actor=staff(city.mediator), reason="被申请人不同意")
    assert "您点一下就可以转去仲裁" in filled.client.get(STATUS).content.decode()
    filled.client.post(reverse("portal:send", args=["arbitration"]))
    filled.client.post(reverse("portal:send", args=["arbitration"]))

    arbitration = Arbitration.objects.get()
    referral = Referral.objects.get(target_kind="arbitration")
    assert (referral.state, referral.source_id, referral.opened_id) == (
        "accepted",
        mediation.pk,
        arbitration.pk,
    )
    told = filled.client.get(STATUS).content.decode()
    assert "已经转入仲裁" in told and "您点一下就可以转去仲裁" not in told


def test_the_lawyer_is_shown_with_his_phone(sent, city):
    aid = take_up("legal_aid", city.aid_clerk)
    city.lawyer.phone = "020-11112222"
    city.lawyer.save()
    LegalAidCase.objects.filter(pk=aid.pk).update(state="assigned", lawyer=city.lawyer, firm=city.firm)

    text = sent.client.get(STATUS).content.decode()
    assert city.lawyer.full_name in text and "tel:020-11112222" in text and city.firm.name in text


def test_the_right_to_sue_counts_down_for_him_alone(sent, city, clock):
    from datetime import date

    from casework.models import Event, TimeLimit

    arbitration = Arbitration.objects.get()
    worker, unit = Party.objects.get(side="applicant"), Party.objects.get(side="respondent")
    for party, key in ((worker, "arbitration.suit_final_worker"), (unit, "arbitration.set_aside")):
        TimeLimit.objects.create(
            proceeding=arbitration, party=party, key=key, rule_version="1", calendar_version="1", length=15,
            started_on=date(2026, 10, 10), unit="days", raw_due=date(2026, 10, 25), due=date(2026, 10, 26),
            warn_on=date(2026, 10, 20), article="劳动争议调解仲裁法第四十八条", rule="AWD-8", actor="worker",
            started_by=Event.objects.first(),
        )  # fmt: skip

    rights = sent.client.get(STATUS).context["status"].rights
    assert [(right.on, right.days_left) for right in rights] == [(date(2026, 10, 26), 14)]


def test_one_phone_never_sees_another_case(sent, city):
    other = wage_case(worker_name="演示赵六", id_number="")
    worker = Party.objects.get(case_file=other, side="applicant")
    from arbitration.services.filing.receive import receive

    theirs = receive(actor=staff(city.clerk), case_file=other, tribunal=city.tribunal)
    item = Evidence.objects.create(case_file=other, party=worker, name="x", submitted_at="2026-10-12T00:00Z", file="evidence/x.jpg")  # fmt: skip

    assert "演示赵六" not in sent.client.get(STATUS).content.decode()
    for name, pk in (
        ("supply", theirs.pk),
        ("withdraw", theirs.pk),
        ("evidence_file", item.pk),
        ("paper", 1),
    ):
        assert sent.client.get(reverse(f"portal:{name}", args=[pk])).status_code == 404
    sent.client.post(reverse("portal:send", args=["arbitration"]))
    assert Arbitration.objects.filter(case_file=other).count() == 1


def test_a_workers_code_opens_no_page_of_the_employer(sent):
    subject = Party.objects.get(side="applicant")
    for address in ("unit", "answer", "address", "unit_evidence"):
        assert sent.client.get(reverse(f"portal:{address}")).status_code == 403
    assert sent.client.get(reverse("portal:sheet", args=[subject.pk])).status_code == 403
    assert sent.client.post(reverse("portal:answer"), {"text": "x", "version": 1}).status_code == 403


def test_nobody_without_a_code_gets_in(city):
    for name in ("status", "evidence", "unit", "answer", "review", "code", "filed"):
        assert Client().get(reverse(f"portal:{name}")).url == reverse("portal:back")


def test_the_queries_of_the_page_don_t_grow(sent, city, django_assert_max_num_queries):
    sent.client.get(STATUS)
    with django_assert_max_num_queries(18):
        sent.client.get(STATUS)
    mediation = take_up("mediation", city.mediator)
    sent.client.get(STATUS)
    with django_assert_max_num_queries(18 + 5) as before:
        sent.client.get(STATUS)
    worker = Party.objects.get(side="applicant")
    for colour in ("red", "blue", "green", "white"):
        sent.client.post(reverse("portal:evidence"), {"files": photo(colour=colour)})
        Offer.objects.create(mediation=mediation, party=worker, amount="9000.00", at=now())
    sent.client.get(STATUS)
    with django_assert_max_num_queries(18 + 5) as after:
        sent.client.get(STATUS)
    assert len(after) <= len(before)


def test_a_party_who_left_gets_no_session(city, case_file):
    from datetime import date

    worker = Party.objects.get(case_file=case_file, side="applicant")
    phone = Walk(Client())
    phone.enter(make_code(worker))
    assert phone.client.get(STATUS).status_code == 200
    Party.objects.filter(pk=worker.pk).update(left_on=date(2026, 10, 12))
    assert phone.client.get(STATUS).url == reverse("portal:back")
    assert CaseFile.objects.count() == 1
