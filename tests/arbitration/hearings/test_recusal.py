"""回避 (HRG-4: 法 33; 规则 10–12): asked, stepped aside, decided within three working days, replaced; 组织规则 15."""

from datetime import date, timedelta

import pytest

from arbitration.models import PartyRequest, State
from arbitration.services.elements.find_elements import Finding, find_elements
from arbitration.services.hearings.decide_recusal import decide_recusal
from arbitration.services.hearings.dissolve_tribunal import dissolve_tribunal
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.replace_member import replace_member
from arbitration.services.hearings.request_recusal import request_recusal
from casework import access
from casework.actor import Actor
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Assignment, Event, Hearing, HearingSlot, Membership, Role, TimeLimit
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import START, formed, hearing_set, last_event, more_arbitrators, sign_in
from tests.factories import City, staff

WHY = {"ground": "interest", "text": "曾任被申请人顾问"}


def ask(row, city, actor=None, **more):
    worker, _employer = parties(row.case_file)
    request_recusal(row, actor=actor or Actor.side(worker), **{"about": city.arbitrator, **WHY, **more})
    return PartyRequest.objects.latest("id")


def decide(row, city, asked, granted, actor=None, **more):
    return decide_recusal(
        row, actor=actor or staff(city.head), request=asked, granted=granted, reason="经查属实", **more
    )


def test_a_party_asks_and_the_person_steps_aside(city, case_file):
    row = hearing_set(city, case_file)
    ask(row, city)

    assert Assignment.objects.get(proceeding=row, user=city.arbitrator, until=None).aside_since == date(
        2026, 10, 12
    )
    assert not access.capacity(staff(city.arbitrator), "arbitration.find_elements", proceeding=row)
    assert access.capacity(staff(city.arbitrator), "casework.case_file.read", proceeding=row)
    said = {"E-47": Finding("disputed", None, "举证责任", "演示")}
    with pytest.raises(NotPermitted):
        find_elements(row, actor=staff(city.arbitrator), subject=parties(case_file)[0], findings=said)
    due = TimeLimit.objects.get(proceeding=row, key="arbitration.recusal_decision").due
    assert due == date(2026, 10, 15)
    assert row.work_items.filter(node="decide_recusal", done_at=None, role=Role.HEAD).exists()


def test_refused_he_takes_his_seat_again(city, case_file):
    row = hearing_set(city, case_file)
    decide(row, city, ask(row, city), False)

    assert access.capacity(staff(city.arbitrator), "arbitration.find_elements", proceeding=row)
    assert TimeLimit.objects.get(proceeding=row, key="arbitration.recusal_decision").status == "met"
    assert not row.work_items.filter(node__in=["decide_recusal", "replace_member"], done_at=None).exists()


def test_granted_he_leaves_and_is_replaced_in_the_hearing_too(city, case_file, clock):
    (other, _third) = more_arbitrators(city)
    row = hearing_set(city, case_file)
    decide(row, city, ask(row, city), True)
    assert row.work_items.filter(node="replace_member", done_at=None).exists()
    replace_member(row, actor=staff(city.clerk), leaving=city.arbitrator, coming=other, reason="原仲裁员回避")

    assert Assignment.objects.get(proceeding=row, role="arbitrator", until=None).user == other
    holders = set(HearingSlot.objects.values_list("holder", flat=True))
    assert f"user:{other.pk}" in holders and f"user:{city.arbitrator.pk}" not in holders
    assert not row.work_items.filter(node="replace_member", done_at=None).exists()
    data = last_event(row, "arbitration.tribunal.member_replaced").data
    assert (data["left"], data["came"], data["role"]) == (city.arbitrator.pk, other.pk, "arbitrator")


def test_nothing_is_heard_meanwhile_nor_with_an_empty_seat(city, case_file, clock):
    row = hearing_set(city, case_file)
    worker, _employer = parties(case_file)
    asked = ask(row, city, about=city.other_clerk)
    clock.move_to(START + timedelta(hours=1))
    record = {
        "presence": [{"party": worker.pk, "state": "present"}],
        "rights_read": True,
        "conciliation": {"outcome": "failed"},
    }
    with pytest.raises(RuleRefused):
        hold_hearing(row, actor=staff(city.arbitrator), record=record)
    decide(row, city, asked, True)
    with pytest.raises(RuleRefused):
        hold_hearing(row, actor=staff(city.arbitrator), record=record)


def test_after_the_hearing_began_only_what_was_learned_later(city, case_file, clock):
    row = hearing_set(city, case_file)
    clock.move_to(START + timedelta(minutes=30))
    with pytest.raises(RuleRefused):
        ask(row, city)
    assert ask(row, city, learned_later=True, orally=True).hearing is not None
    Hearing.objects.update(record={"final_opinions": "申：坚持请求"})
    with pytest.raises(RuleRefused):
        ask(row, city, learned_later=True, about=city.other_clerk)


def test_on_the_head_the_commission_decides_and_nobody_on_himself(city, case_file):
    Membership.objects.create(user=city.head, organisation=city.tribunal, role=Role.ARBITRATOR)
    row = formed(city, case_file, arbitrators=[city.head])
    asked = ask(row, city, about=city.head)

    assert asked.data["decided_by"] == "commission"
    with pytest.raises(NotPermitted):
        decide(row, city, asked, False)
    decide(row, city, asked, False, actor=staff(city.supervisor))
    assert PartyRequest.objects.get(pk=asked.pk).state == "rejected"


def test_outsiders_and_bad_input_change_nothing(city, case_file):
    row = hearing_set(city, case_file)
    stranger = City("440300", "深演示")
    with pytest.raises(NotPermitted):
        ask(row, city, actor=staff(stranger.clerk))
    with pytest.raises(BadInput):
        ask(row, city, about=stranger.arbitrator)
    with pytest.raises(BadInput):
        ask(row, city, ground="weather")
    assert not PartyRequest.objects.exists()
    assert not Event.objects.filter(name="arbitration.recusal.requested").exists()
    asked = ask(row, city)
    with pytest.raises(NotPermitted):
        decide(row, city, asked, True, actor=staff(city.clerk))


def test_a_dissolved_tribunal_leaves_nobody_and_is_formed_anew(city, case_file):
    """组织规则 15 (HRG-9)."""
    row = hearing_set(city, case_file)
    asked = ask(row, city)
    dissolve_tribunal(row, actor=staff(city.head), reason="应由三名仲裁员组成")
    row.refresh_from_db()

    assert row.state == State.ACCEPTED and row.formed_on is None and row.composition == ""
    assert not Assignment.objects.filter(
        proceeding=row, role__in=["arbitrator", "recorder"], until=None
    ).exists()
    assert Hearing.objects.get().status == "postponed" and not HearingSlot.objects.exists()
    assert PartyRequest.objects.get(pk=asked.pk).state == "withdrawn"
    keys = set(TimeLimit.objects.filter(proceeding=row, status="open").values_list("key", flat=True))
    assert "arbitration.tribunal_formation" in keys and "arbitration.hearing_notice" not in keys
    form_tribunal(row, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk)


def test_the_pages_take_decide_and_show_it(client, city, case_file):
    row = hearing_set(city, case_file)
    worker, _employer = parties(case_file)
    sign_in(client, city.clerk)
    asked = {"version": row.version, "party": worker.pk, "about": city.arbitrator.pk, **WHY}
    assert client.post(f"/cases/{row.pk}/acts/arbitration.request_recusal/", asked).status_code == 302
    sign_in(client, city.head)
    page = client.get(f"/cases/{row.pk}/").content.decode()
    url = f"/cases/{row.pk}/acts/arbitration.decide_recusal/"
    assert url in page
    assert "曾任被申请人顾问" in client.get(url).content.decode()
    row.refresh_from_db()
    said = {
        "version": row.version,
        "request": PartyRequest.objects.get().pk,
        "decision": "granted",
        "reason": "经查属实",
    }
    assert client.post(url, said).status_code == 302
    assert PartyRequest.objects.get().state == "granted"
