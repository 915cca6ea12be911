"""The mediation on the phone: consent, offers that both know, the agreement in plain words, payments."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from casework.models import Claim, Party, Referral
from casework.services.access_code import make_code
from mediation.models import Consent, Instalment, Mediation
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive, receive_referral
from mediation.services.sessions.offers import Bid, make_offer
from tests.factories import staff
from tests.mediation.talks import agree, fresh
from tests.portal.walk import Walk


@pytest.fixture
def row(city, case_file) -> Mediation:
    return receive(actor=staff(city.mediator), case_file=case_file, body=city.union)


def phone_of(row, side) -> Client:
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(case_file=row.case_file, side=side)))
    return phone.client


def test_the_employer_says_on_its_phone_whether_it_comes(city, row):
    unit = phone_of(row, "respondent")
    assert "接受调解" in unit.get(reverse("portal:unit")).content.decode()
    page = reverse("portal:talks_consent", args=[row.pk])
    assert unit.post(page, {"about": "mediation", "answer": "maybe"}).status_code == 404
    unit.post(page, {"about": "mediation", "answer": "yes"})

    assert Consent.objects.get().how == "portal"
    accept(fresh(row), actor=staff(city.mediator))
    assert fresh(row).state == "accepted"


def test_what_is_told_in_confidence_is_on_nobodys_phone(city, row):
    accept(row, actor=staff(city.mediator), other_side="phone")
    make_offer(
        fresh(row), actor=staff(city.mediator), bid=Bid("worker", Decimal("7654.32"), confidential=True)
    )
    make_offer(fresh(row), actor=staff(city.mediator), bid=Bid("worker", Decimal("12345.67")))
    for side, page in (("respondent", "portal:unit"), ("applicant", "portal:status")):
        text = phone_of(row, side).get(reverse(page)).content.decode()
        assert "12345.67" in text and "7654.32" not in text


def test_the_worker_reads_the_agreement_and_says_that_money_came(city, row):
    accept(row, actor=staff(city.mediator), other_side="phone")
    agree(row, staff(city.mediator), each="5000.00", pay_by=date(2026, 11, 1))
    worker = phone_of(row, "applicant")
    assert "公司一共付10000.00元" in worker.get(reverse("portal:status")).content.decode()
    page = reverse("portal:talks_paid", args=[row.pk])
    worker.post(page, {"instalment": "0"})
    assert Instalment.objects.get().paid_on is None
    worker.post(page, {"instalment": Instalment.objects.get().pk})

    assert fresh(row).state == "performed" and {one.paid for one in Claim.objects.all()} == {Decimal(5000)}


def test_the_employer_doesnt_say_that_it_has_paid(city, row):
    accept(row, actor=staff(city.mediator), other_side="phone")
    agree(row, staff(city.mediator), each="5000.00")
    answer = phone_of(row, "respondent").post(
        reverse("portal:talks_paid", args=[row.pk]), {"instalment": Instalment.objects.get().pk}
    )
    assert answer.status_code == 403 and Instalment.objects.get().paid_on is None


def test_the_employer_asks_for_mediation(city, case_file):
    phone = Walk(Client())
    phone.enter(make_code(case_file.parties.get(side="respondent")))
    for _turn in range(2):
        phone.client.post(reverse("portal:talks_ask"))

    referral = Referral.objects.get(target_kind="mediation")
    opened = receive_referral(referral, actor=staff(city.mediator))
    assert opened.applied_by.side == "respondent" and opened.source == "party"


def test_another_case_is_not_there(city, row, case_file):
    from tests.factories import wage_case

    other = wage_case(id_number="110101199003078574")
    phone = Walk(Client())
    phone.enter(make_code(other.parties.get(side="applicant")))
    page = reverse("portal:talks_consent", args=[row.pk])
    assert phone.client.post(page, {"about": "mediation", "answer": "yes"}).status_code == 404
