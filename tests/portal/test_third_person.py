"""第三人 on his own phone: his page, evidence and opinions (法 23, 38, 39), and the hearing record (法 40; HRG-12)."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.services.hearings.signing_link import make_link
from arbitration.services.parties.join_party import join_party
from casework.models import Event, Evidence, EvidenceOpinion, Hearing, Signature
from casework.services.access_code import make_code
from casework.services.open_case_file import NewParty
from documents.models import EvidenceBundle
from documents.services.bind_bundle import bundles_for_party
from mediation.services.intake.receive import receive as receive_mediation
from tests.arbitration.hearing_path import parties, to_heard
from tests.arbitration.hearings.steps import hearing_set
from tests.factories import staff
from tests.portal.case import exchange, hand_in
from tests.portal.walk import Walk, photo

HOME = "/p/third/"


def join(row, city, name="演示第三人公司"):
    new = NewParty(side="third", nature="unit", name=name)
    join_party(row, actor=staff(city.clerk), new=new, ground="third_interest")
    row.refresh_from_db()
    return row.case_file.parties.filter(side="third").latest("id")


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


@pytest.fixture
def third(row, city):
    return join(row, city)


@pytest.fixture
def phone(third):
    walk = Walk(Client())
    walk.enter(make_code(third))
    return walk.client


def test_its_page_shows_its_part_and_no_others(phone, third, row, city, case_file):
    receive_mediation(actor=staff(city.mediator), case_file=case_file, body=city.union)
    shown = phone.get(HOME)
    body = shown.content.decode()
    assert shown.status_code == 200 and "no-store" in shown["Cache-Control"]
    hearing = row.hearings.get(status=Hearing.Status.SET)
    assert f"{hearing.starts_at.astimezone():%Y-%m-%d %H:%M}" in body and third.name in body
    assert [one.row.pk for one in shown.context["status"].stages] == [row.pk], "the arbitration alone"
    for page in ("/p/case/", "/p/unit/", "/p/unit/answer/", "/p/case/claims/", "/p/case/evidence/"):
        assert phone.get(page).status_code == 403
    stage = shown.context["status"].stages[0]
    assert not (stage.can_answer or stage.can_object or stage.can_withdraw or stage.asks)
    assert phone.get("/p/").content.decode().count(HOME) == 1
    assert Client().get(HOME).url == "/p/back/"


def test_it_hands_evidence_in_and_speaks_on_that_of_both_sides(phone, third, row, city):
    assert phone.get(reverse("portal:upload", args=[third.pk])).url == "/p/third/evidence/"
    sent = phone.post("/p/third/evidence/", {"files": photo()})
    assert sent.url == HOME
    own = Evidence.objects.get(party=third)
    assert Event.objects.filter(name="casework.evidence.submitted", party=third).count() == 1
    item = hand_in(row, city, 0, "工资条")
    assert phone.get(f"/p/opinions/{item.pk}/").status_code == 404
    exchange(row, city, item)
    said = {"authenticity": "accepted", "legality": "accepted", "relevance": "accepted", "reason": ""}
    assert phone.get("/p/opinions/").context["home"] == "portal:third"
    assert phone.post(f"/p/opinions/{item.pk}/", said).status_code == 302
    assert EvidenceOpinion.objects.get().party == third
    assert phone.get(f"/p/evidence/{own.pk}/").getvalue()


def test_a_bundle_of_third_persons_isnt_each_ones_own(phone, third, row, city):
    """Third persons stand on no common side: what another one handed in opens with its exchange."""
    other = join(row, city, "演示另一第三人")
    made = {"party": other, "case_file": row.case_file, "ordinal": 1, "submitted_at": row.case_file.opened_on}
    theirs = Evidence.objects.create(name="演示材料", **(made | {"submitted_at": "2026-10-12T09:00+08:00"}))
    bundle = EvidenceBundle.objects.create(
        proceeding=row,
        side="third",
        status="ready",
        ordered_at="2026-10-12T09:00+08:00",
        index=[{"item": theirs.pk}],
    )
    assert not bundles_for_party(third).exists() and bundles_for_party(other).get() == bundle
    assert not bundles_for_party(parties(row.case_file)[0]).exists()
    exchange(row, city, theirs)
    assert bundles_for_party(third).get() == bundle


def test_its_page_costs_the_same_with_more_hearings(phone, row, django_assert_max_num_queries):
    phone.get(HOME)
    with django_assert_max_num_queries(40) as few:
        phone.get(HOME)
    held = row.hearings.get(status=Hearing.Status.SET)
    for _more in range(4):
        held.pk, held.status = None, Hearing.Status.HELD
        held.save()
    with django_assert_max_num_queries(len(few)):
        assert len(phone.get(HOME).context["status"].stages[0].records) == 4


def test_a_third_person_signs_by_phone_and_once(city, case_file, clock):
    row = to_heard(city, case_file, clock)
    party, hearing = join(row, city), Hearing.objects.get()
    said = {"hearing": hearing, "party": party, "role": "agent", "name": "演示第三人代理人"}
    page = f"/p/sign/{make_link(row, actor=staff(city.clerk), **said)}/"
    phone = Client()
    opened = phone.get(page)
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', opened.content.decode()).group(1)
    unread = phone.post(page, {"do": "sign", "digest": digest, "name": "演示第三人代理人"})
    assert unread.status_code == 422 and not Signature.objects.exists()
    sent = {"do": "sign", "digest": digest, "name": "演示第三人代理人", "read": "on"}
    assert phone.post(page, sent).status_code == 200

    kept = Signature.objects.get()
    assert (kept.party, kept.role, kept.method) == (party, "agent", "typed")
    signed = Event.objects.get(name="arbitration.record.signed")
    assert (signed.party, signed.user, signed.capacity) == (party, None, "party")
    home = Walk(Client())
    home.enter(make_code(party))
    assert home.client.get(HOME).context["status"].stages[0].records == [(hearing, kept)]
    assert phone.get(page).status_code == 404
