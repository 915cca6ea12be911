"""The pages of the mediation: they work, refuse a stranger, keep what was typed, and cost a fixed number of queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from casework.models import Claim, Membership, Party, Role
from mediation.models import Agreement, Channel, Mediation, MediationSignature, Note, Offer, Position, Session
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.read_back import read_back
from tests.factories import City
from tests.mediation.talks import agree, fresh, sitting, talk, terms_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
ID = "110101199003078574"


@pytest.fixture
def at_desk(client, city):
    client.force_login(city.mediator, backend=BACKEND)
    return client


@pytest.fixture
def stranger(client, city):
    client.force_login(City("440300", "深演示").mediator, backend=BACKEND)
    return client


def application(**more) -> dict:
    return {
        "token": "t1", "body": "", "mediation_kind": "union", "channel": Channel.PHONE, "source": "hotline_12333",
        "received_on": "2026-10-12", "applied_by": "applicant", "region": "440106", "cause": "追索劳动报酬",
        "name": "演示赵六", "id_number": ID, "employer": "演示配送有限公司", "statement": "拖欠两个月工资（演示）",
        "claims-TOTAL_FORMS": "1", "claims-INITIAL_FORMS": "0", "claims-MIN_NUM_FORMS": "0", "claims-MAX_NUM_FORMS": "12",
        "claims-0-code": "C2", "claims-0-claimed": "8000.00", **more,
    }  # fmt: skip


def test_a_dispute_is_taken_in_by_telephone_once(at_desk, city):
    data = application(body=city.union.pk)
    for _turn in range(2):
        answer = at_desk.post(reverse("mediation_receive"), data)
        assert answer.status_code == 302, answer.content.decode()[-2000:]

    row = Mediation.objects.get()
    assert (row.channel, row.source, row.statement) == ("phone", "hotline_12333", "拖欠两个月工资（演示）")
    assert row.case_file.region == "440106" and Claim.objects.get().claimed == Decimal(8000)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"statement": ""}, "statement"), ({"id_number": "123"}, "id_number"), ({"received_on": "2026-12-01"}, "received_on"),
     ({"source": "inspection"}, "channel"), ({"mediation_kind": "joint"}, "mediation_kind")],
)  # fmt: skip
def test_a_bad_application_keeps_what_was_typed(at_desk, city, wrong, field):
    answer = at_desk.post(reverse("mediation_receive"), application(body=city.union.pk) | wrong)

    assert answer.status_code == 400 and field in answer.context["form"].errors
    assert "演示配送有限公司" in answer.content.decode() and not Mediation.objects.exists()


def test_who_doesnt_mediate_takes_nothing_in(client, city):
    client.force_login(city.clerk, backend=BACKEND)
    assert client.get(reverse("mediation_receive")).status_code == 403


def typed(row, session, **more) -> dict:
    data = {"version": fresh(row).version, "do": "save", "facts": "核对了考勤", "rev-facts": session.revision}
    for party in Party.objects.filter(case_file=row.case_file):
        data |= {f"came-p{party.pk}": "present", f"rev-came-p{party.pk}": 1, f"who-p{party.pk}": ""}
        data |= {f"said-p{party.pk}": f"{party.side}说", f"rev-said-p{party.pk}": 1}
    return data | more


def test_the_session_page_keeps_notes_and_offers_beside_the_sheet(at_desk, accepted, mediator):
    session, url = sitting(accepted, mediator), reverse("mediation_session", args=[accepted.pk])
    assert at_desk.get(url).status_code == 200
    data = typed(accepted, session)
    half = {"bid-side": "worker", "bid-amount": "9000", "note-text": "单独谈过", "note-circle": "mediators"}

    shown = at_desk.post(url, data | half | {"do": "offer"})
    assert shown.status_code == 200 and "单独谈过" in shown.content.decode()
    session.refresh_from_db()
    later = {"do": "note", "rev-facts": session.revision, "note-text": "单独谈过", "note-circle": "mediators"}
    assert at_desk.post(url, data | later).status_code == 302
    assert Offer.objects.get().amount == 9000 and Note.objects.get().text == "单独谈过"
    assert {one.text for one in Position.objects.all()} == {"applicant说", "respondent说"}


def test_two_people_see_both_versions_on_the_session_page(at_desk, accepted, mediator):
    session, url = sitting(accepted, mediator), reverse("mediation_session", args=[accepted.pk])
    worker = accepted.case_file.parties.get(side="applicant")
    Position.objects.filter(party=worker).update(revision=7)

    shown = at_desk.post(url, typed(accepted, session))
    text = shown.content.decode()
    assert shown.status_code == 409 and "applicant的意见" in text and "applicant说" in text
    assert Position.objects.get(party=worker).text == "applicant的意见"


def test_finishing_the_session_is_the_act(at_desk, accepted, mediator):
    session, url = sitting(accepted, mediator), reverse("mediation_session", args=[accepted.pk])
    data = typed(accepted, session, do="finish")
    assert at_desk.post(url, data).status_code == 400
    done = {"end-rights_told": "on", "end-result": "next", "end-outcome": "继续协商"}
    done |= {"end-mediators": mediator.user.pk}
    data |= {"rev-facts": Session.objects.get().revision}

    assert at_desk.post(url, data | done).url == reverse("case", args=[accepted.pk])
    assert Session.objects.get().status == "held" and fresh(accepted).state == "mediating"


def builder(row, **more) -> dict:
    data = {
        "revision": "0", "how_paid": "银行转账", "parts-TOTAL_FORMS": "2", "parts-INITIAL_FORMS": "0",
        "parts-MIN_NUM_FORMS": "0", "parts-MAX_NUM_FORMS": "60", "parts-0-due_on": "2026-11-01", "parts-0-amount": "150.00",
        "parts-1-due_on": "2026-12-01", "parts-1-amount": "50.00",
    }  # fmt: skip
    for claim in Claim.objects.all():
        data |= {f"claim-{claim.pk}-settled": "on", f"claim-{claim.pk}-amount": "100.00"}
    return data | more


def test_the_agreement_is_built_with_two_payments(at_desk, accepted):
    url = reverse("mediation_agreement", args=[accepted.pk])
    answer = at_desk.post(url, builder(accepted))
    assert answer.status_code == 302

    draft = Agreement.objects.get()
    assert [one.due_on for one in draft.instalments.all()] == [date(2026, 11, 1), date(2026, 12, 1)]
    text = at_desk.get(url).content.decode()
    assert "公司一共付200.00元" in text and "分期支付而未约定逾期的后果" in text


@pytest.mark.parametrize(
    "wrong", [{"parts-1-amount": "60"}, {"parts-1-due_on": "2026-10-30"}, {"backing": "guarantor"}]
)
def test_a_wrong_agreement_changes_nothing(at_desk, accepted, wrong):
    answer = at_desk.post(reverse("mediation_agreement", args=[accepted.pk]), builder(accepted) | wrong)

    assert answer.status_code == 400 and not Agreement.objects.exists()
    assert "150.00" in answer.content.decode()


def test_signing_by_code_on_paper_and_as_mediator(at_desk, client, accepted, mediator):
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted))
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    url, worker = (
        reverse("mediation_signing", args=[accepted.pk]),
        accepted.case_file.parties.get(side="applicant"),
    )
    employer = accepted.case_file.parties.get(side="respondent")
    shown = at_desk.post(url, {"do": "link", "party": worker.pk, "role": "party", "name": worker.name})
    address = shown.context["code"]["address"]
    at_desk.post(url, {"do": "paper", "party": employer.pk, "role": "agent", "name": "演示代理人"})
    at_desk.post(url, {"do": "own"})
    client.logout()
    path = "/" + address.split("/", 3)[3]
    page = client.get(path)
    assert "公司一共付200.00元" in page.content.decode()
    digest = page.context["form"].initial["digest"]

    assert client.post(path, {"digest": digest, "name": worker.name, "drawing": ""}).status_code == 422
    assert (
        client.post(path, {"digest": digest, "name": worker.name, "drawing": "", "read": "on"}).status_code
        == 200
    )
    assert MediationSignature.objects.count() == 3 and client.get(path).status_code == 404


PAGES = ("mediation_session", "mediation_agreement", "mediation_signing", "mediation_table")


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_told_nothing(stranger, accepted, mediator, name):
    talk(accepted, mediator)
    assert stranger.get(reverse(name, args=[accepted.pk])).status_code == 404


@pytest.mark.parametrize(
    "name", ["mediation_board", "mediation_referrals", "mediation_roster", "mediation_tables"]
)
def test_the_lists_open_and_cost_the_same_for_any_number(
    at_desk, city, accepted, mediator, name, django_assert_max_num_queries
):
    agree(accepted, mediator)
    with django_assert_max_num_queries(16):
        assert at_desk.get(reverse(name)).status_code == 200


def test_the_board_counts(at_desk, city, accepted, mediator):
    agree(accepted, mediator, each="500.00")
    rows = at_desk.get(reverse("mediation_board")).context["rows"]

    row, _title, _extra = rows[0]
    assert (row.received, row.agreed, row.rate, row.total, row.paid) == (1, 1, 100, Decimal(1000), Decimal(0))


def test_the_board_is_for_who_mediates_or_supervises(client, city):
    client.force_login(city.clerk, backend=BACKEND)
    assert client.get(reverse("mediation_board")).status_code == 403


def test_the_head_keeps_the_roster(client, city):
    Membership.objects.create(user=city.head, organisation=city.union, role=Role.HEAD)
    client.force_login(city.head, backend=BACKEND)
    member = Membership.objects.get(user=city.mediator)
    url = reverse("mediation_mediator", args=[member.pk])
    entry = {
        "do": "change",
        "employment": "part_time",
        "specialities": "工资",
        "areas": "天河区",
        "languages": "粤语",
        "cap": "5",
    }
    assert client.post(url, entry).status_code == 302
    assert (
        client.post(
            url, {"do": "absence", "since": "2026-10-20", "until": "2026-10-21", "note": "培训"}
        ).status_code
        == 302
    )

    member.refresh_from_db()
    assert (member.areas, member.cap) == ("天河区", 5)
    assert "培训" in client.get(f"{reverse('mediation_roster')}?body={city.union.pk}").content.decode()
    client.force_login(city.mediator, backend=BACKEND)
    assert client.get(url).status_code == 404


def test_the_case_page_shows_the_panels(at_desk, accepted, mediator):
    talk(accepted, mediator)
    agree(accepted, mediator, each="500.00")
    text = at_desk.get(reverse("case", args=[accepted.pk])).content.decode()

    for part in ('id="intake"', 'id="talks"', 'id="agreements"'):
        assert part in text
