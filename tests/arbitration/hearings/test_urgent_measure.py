"""回避期间的紧急措施 (办案规则 12; HRG-4): only who has stepped aside, only while it is undecided, and with reasons."""

import pytest

from arbitration.models import PartyRequest
from arbitration.services.hearings.decide_recusal import decide_recusal
from arbitration.services.hearings.request_recusal import request_recusal
from arbitration.services.hearings.take_urgent_measure import take_urgent_measure
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set, last_event, sign_in
from tests.factories import staff

SAID = {"measure": "evidence", "reason": "演示考勤机将被搬走，先行封存"}


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


@pytest.fixture
def aside(row, city):
    worker, _employer = parties(row.case_file)
    request_recusal(
        row, actor=Actor.side(worker), about=city.arbitrator, ground="interest", text="演示与单位有往来"
    )
    row.refresh_from_db()
    return row


def test_nobody_takes_them_who_has_not_stepped_aside(row, city):
    with pytest.raises(RuleRefused):
        take_urgent_measure(row, actor=staff(city.arbitrator), **SAID)
    assert not Event.objects.filter(name="arbitration.urgent_measure.taken").exists()


def test_who_stepped_aside_does_with_its_reason_until_it_is_decided(aside, city):
    for wrong in ({"measure": "演示"}, {"reason": " "}):
        with pytest.raises(BadInput):
            take_urgent_measure(aside, actor=staff(city.arbitrator), **SAID | wrong)
    with pytest.raises(RuleRefused):
        take_urgent_measure(aside, actor=staff(city.clerk), **SAID)
    take_urgent_measure(aside, actor=staff(city.arbitrator), **SAID)
    event = last_event(aside, "arbitration.urgent_measure.taken")
    assert event.data["measure"] == "evidence" and "考勤机" not in str(event.data)

    asked = PartyRequest.objects.get(kind="recusal")
    decide_recusal(aside, actor=staff(city.head), request=asked, granted=False, reason="演示不成立")
    with pytest.raises(RuleRefused):
        take_urgent_measure(aside, actor=staff(city.arbitrator), **SAID)


def test_the_page_offers_it_while_a_request_waits(client, aside, city):
    sign_in(client, city.arbitrator)
    url = f"/cases/{aside.pk}/acts/arbitration.take_urgent_measure/"
    assert url in client.get(f"/cases/{aside.pk}/").content.decode()
    assert client.post(url, {**SAID, "version": aside.version}).status_code == 302
