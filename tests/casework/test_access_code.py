"""取回码: the office gives it, once; the one before it ends; the log tells that it was given, never what it is."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.services.filing.receive import receive
from casework.clock import today
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import CaseAccessCode, Event, Party
from casework.services.access_code import make_code, party_of
from casework.services.give_access_code import give_access_code
from legalaid.services.receive import receive as receive_aid
from tests.arbitration.hearings.steps import sign_in
from tests.factories import City, staff, wage_case

CODE = re.compile(r"\b([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{4})\b")


@pytest.fixture
def row(city, case_file):
    return receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)


@pytest.fixture
def employer(row):
    return row.case_file.parties.get(side=Party.Side.RESPONDENT)


def page_of(row, party):
    return reverse("give_code", args=[row.pk, party.pk])


def test_a_new_code_ends_the_one_before_and_its_session(row, city, employer):
    first = give_access_code(row, actor=staff(city.clerk), party=employer, channel="window")
    phone = Client()
    assert phone.post("/p/back/", {"code": first}).url == "/p/unit/"
    second = give_access_code(row, actor=staff(city.clerk), party=employer, channel="notice")
    assert party_of(first) is None and party_of(second) == employer
    assert phone.get("/p/unit/").status_code == 302
    told = [one.data for one in Event.objects.filter(name="casework.access_code.given").order_by("id")]
    assert told == [{"channel": "window", "replaced": False}, {"channel": "notice", "replaced": True}]
    kept = " ".join(str(values) for values in Event.objects.values_list("data", "private", "article"))
    assert first not in kept and second not in kept


def test_by_phone_only_after_checking(row, city, employer):
    with pytest.raises(BadInput) as bad:
        give_access_code(row, actor=staff(city.clerk), party=employer, channel="phone", checked=" ")
    assert "checked" in bad.value.errors and not CaseAccessCode.objects.exists()
    give_access_code(row, actor=staff(city.clerk), party=employer, channel="phone", checked="回拨登记电话")
    assert Event.objects.get(name="casework.access_code.given").private == {"checked": "回拨登记电话"}


def test_refused_and_nothing_changed(row, city, employer):
    other = City("440300", "深演示")
    stranger = wage_case("440300", id_number="110101199003078574").parties.get(side="applicant")
    for actor in (staff(other.clerk), staff(city.mediator), staff(city.supervisor), staff(city.arbitrator)):
        with pytest.raises(NotPermitted):
            give_access_code(row, actor=actor, party=employer, channel="window")
    with pytest.raises(BadInput):
        give_access_code(row, actor=staff(city.clerk), party=stranger, channel="window")
    with pytest.raises(BadInput):
        give_access_code(row, actor=staff(city.clerk), party=employer, channel="letter")
    type(row).objects.filter(pk=row.pk).update(closed_on=today() - timedelta(days=31))
    with pytest.raises(NotNow):
        give_access_code(row, actor=staff(city.clerk), party=employer, channel="window")
    assert not CaseAccessCode.objects.exists()


def test_for_a_month_after_the_end_a_party_still_gets_its_page(row, city, employer):
    type(row).objects.filter(pk=row.pk).update(closed_on=today() - timedelta(days=30))

    assert give_access_code(row, actor=staff(city.clerk), party=employer, channel="window")


def test_legal_aid_gives_it_to_its_own_side_only(row, city, employer):
    worker = row.case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive_aid(
        actor=staff(city.aid_clerk), case_file=row.case_file, recipient=worker, centre=city.centre
    )
    assert give_access_code(aid, actor=staff(city.aid_clerk), party=worker, channel="window")
    with pytest.raises(BadInput):
        give_access_code(aid, actor=staff(city.aid_clerk), party=employer, channel="window")


def test_the_slip_is_shown_once(client, row, city, employer):
    sign_in(client, city.clerk)
    page = page_of(row, employer)
    assert page in client.get(f"/cases/{row.pk}/").content.decode()
    asked = client.get(page, {"channel": "notice"})
    assert asked.context["form"]["channel"].value() == "notice" and not CaseAccessCode.objects.exists()
    said = {"version": row.version, "channel": "window"}
    slip = client.post(page, said)
    body = slip.content.decode()
    code = "".join(CODE.search(body).groups())
    assert slip.status_code == 200 and "no-store" in slip["Cache-Control"]
    assert party_of(code) == employer
    assert "/p/back/" in body and "<svg" in body.partition("ld-slip-way")[2] and str(employer) in body
    again = client.post(page, said)
    assert again.status_code == 409 and not CODE.search(again.content.decode()), "a page sent twice"
    assert party_of(code) == employer and code not in client.get(page).content.decode()


def test_bad_input_is_kept_on_the_page(client, row, city, employer):
    sign_in(client, city.clerk)
    sent = client.post(page_of(row, employer), {"version": row.version, "channel": "phone", "checked": ""})
    assert sent.status_code == 400 and "checked" in sent.context["form"].errors
    assert sent.context["form"]["channel"].value() == "phone" and not CaseAccessCode.objects.exists()


def test_not_there_for_others(client, row, city, employer):
    stranger = wage_case("440300", id_number="110101199003078574").parties.get(side="applicant")
    assert client.get(page_of(row, employer)).status_code == 302
    assert sign_in(client, city.clerk).get(page_of(row, stranger)).status_code == 404
    for user, status in ((City("440300", "深演示").clerk, 404), (city.mediator, 404), (city.supervisor, 403)):
        assert sign_in(client, user).get(page_of(row, employer)).status_code == status
        assert sign_in(client, user).post(page_of(row, employer), {"channel": "window"}).status_code == status
    assert not CaseAccessCode.objects.exists()


def test_the_case_page_tells_who_holds_one_at_a_fixed_cost(
    client, row, city, employer, django_assert_max_num_queries
):
    make_code(employer)
    sign_in(client, city.clerk)
    client.get(f"/cases/{row.pk}/")
    with django_assert_max_num_queries(90) as few:
        shown = client.get(f"/cases/{row.pk}/").context["parties"]
    assert [(one.may_have_code, bool(one.code_since)) for one in shown] == [(True, False), (True, True)]
    Party.objects.bulk_create(
        Party(
            case_file=row.case_file,
            side="applicant",
            nature="person",
            name="演示",
            masked_name="演*",
            ordinal=n,
        )
        for n in range(2, 8)
    )
    with django_assert_max_num_queries(len(few)):
        client.get(f"/cases/{row.pk}/")
