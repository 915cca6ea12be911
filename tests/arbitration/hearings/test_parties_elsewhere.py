"""当事人另有开庭 (HRG-2): a party never stands in two hearings at once, whether set singly, in a plan, or with another case."""

from datetime import timedelta

import pytest

from arbitration.models import State
from arbitration.services.hearings.postpone_hearing import postpone_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.hearings.schedule_joined import schedule_joined
from arbitration.services.parties.join_cases import join_cases
from casework.errors import RuleRefused
from casework.models import Hearing, Room
from tests.arbitration.hearings.steps import START, formed, hearing_set, more_arbitrators, sign_in
from tests.factories import make_user, staff, wage_case

SECOND_ID = "110101199003078574"


@pytest.fixture
def other_room(city):
    return Room.objects.create(organisation=city.tribunal, name="第二仲裁庭")


@pytest.fixture
def second(city):
    """A case of another worker against the same employer, with people of its own."""
    (person,) = more_arbitrators(city, 1)
    recorder = make_user("rec2", "演示记录二", (city.tribunal, "clerk"))
    return formed(city, wage_case(id_number=SECOND_ID), arbitrators=[person], recorder=recorder)


def set_at(city, row, starts, room):
    ends = starts + timedelta(hours=2)
    schedule_hearing(row, actor=staff(city.clerk), room=room, starts_at=starts, ends_at=ends)


def test_a_party_that_stands_elsewhere_is_refused_by_name(city, case_file, second, other_room):
    hearing_set(city, case_file)

    with pytest.raises(RuleRefused) as refused:
        set_at(city, second, START + timedelta(hours=1), other_room)
    assert refused.value.reasons == ["当事人在他案另有开庭"]
    second.refresh_from_db()
    assert second.state == State.TRIBUNAL_FORMED and Hearing.objects.count() == 1

    set_at(city, second, START + timedelta(hours=2), other_room)
    assert Hearing.objects.count() == 2


def test_the_page_says_it_and_keeps_what_was_typed(client, city, case_file, second, other_room):
    hearing_set(city, case_file)
    sign_in(client, city.clerk)
    page = f"/cases/{second.pk}/acts/arbitration.schedule_hearing/"
    sent = {"room": other_room.pk, "day": "2026-10-26", "begins": "09:30", "minutes": 90,
            "version": second.version}  # fmt: skip

    answer = client.post(page, sent)

    text = answer.content.decode()
    assert "当事人在他案另有开庭" in text and 'value="09:30"' in text and Hearing.objects.count() == 1


def test_cases_heard_together_stand_in_nobodys_way(city, case_file, second, other_room):
    lead = hearing_set(city, case_file)
    join_cases(second, actor=staff(city.clerk), lead=lead, reason="演示同一用人单位")
    second.refresh_from_db()
    schedule_joined(second, actor=staff(city.clerk))
    assert Hearing.objects.filter(starts_at=START).count() == 2

    lead.refresh_from_db()
    postpone_hearing(lead, actor=staff(city.clerk), reason="演示改期")
    lead.refresh_from_db()
    set_at(city, lead, START + timedelta(minutes=30), city.room)
    assert lead.hearings.filter(status=Hearing.Status.SET).count() == 1


def test_a_joined_case_is_not_set_while_its_worker_stands_elsewhere(city, case_file, second, other_room):
    lead = hearing_set(city, wage_case(id_number="110101199003070134"), starts=START + timedelta(days=1))
    join_cases(second, actor=staff(city.clerk), lead=lead, reason="演示同一用人单位")
    elsewhere = formed(city, case_file)
    elsewhere.case_file.parties.filter(side="respondent").update(credit_code="", name_index="anders")
    worker = second.case_file.parties.get(side="applicant")
    elsewhere.case_file.parties.filter(side="applicant").update(id_index=worker.id_index)
    Hearing.objects.create(
        proceeding=elsewhere,
        room=other_room,
        starts_at=START + timedelta(days=1),
        ends_at=START + timedelta(days=1, hours=1),
    )
    second.refresh_from_db()

    with pytest.raises(RuleRefused, match=r"another hearing|另有开庭|开庭"):
        schedule_joined(second, actor=staff(city.clerk))
