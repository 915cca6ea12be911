"""申请调查取证 (规则 16): asked for at the window, decided with reasons, and what follows from either decision."""

from datetime import timedelta

import pytest

from arbitration.models import Investigation, PartyRequest
from arbitration.services.evidence.investigate import investigate
from arbitration.services.evidence.request_investigation import decide_investigation, request_investigation
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Event
from documents.catalogue.kinds import find_kind
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.prepare_papers import prepare_due
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set, last_event, sign_in
from tests.factories import City, staff

SAID = {"source": "演示银行天河支行", "items": ["代发工资流水"], "reason": "银行不向个人提供"}


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def ask(row, side=0):
    request_investigation(row, actor=Actor.side(parties(row.case_file)[side]), **SAID)
    row.refresh_from_db()
    return PartyRequest.objects.latest("id")


def go(row, city, **more):
    said = {
        "kind": "investigation", "starts_at": now() - timedelta(hours=1), "ends_at": now(), "place": "演示银行",
        "text": "调取流水三页。", "investigators": [city.arbitrator, city.clerk],
    }  # fmt: skip
    return investigate(row, actor=staff(city.arbitrator), **said, **more)


def open_items(row):
    return set(row.work_items.filter(done_at=None).values_list("node", flat=True))


def test_granted_it_leads_to_the_investigation(row, city):
    asked = ask(row)
    assert SAID["source"] in asked.text and asked.data == {"items": SAID["items"]}
    assert SAID["source"] not in str(last_event(row, "arbitration.investigation_request.received").data)
    assert "decide_investigation" in open_items(row)
    with pytest.raises(NotNow):
        go(row, city, request=asked)
    assert not Investigation.objects.exists(), "an undecided request carries no record"
    decide_investigation(row, actor=staff(city.arbitrator), request=asked, granted=True, reason="确有必要")
    assert {"decide_investigation", "investigate"} & open_items(row) == {"investigate"}
    row.refresh_from_db()
    go(row, city)
    assert "investigate" in open_items(row), "one that answers no request leaves it waiting"
    row.refresh_from_db()
    go(row, city, request=asked)
    asked.refresh_from_db()
    assert asked.state == "granted" and asked.data["investigation"] == Investigation.objects.latest("id").pk
    assert asked.data["made_on"] == today().isoformat() and "investigate" not in open_items(row)
    row.refresh_from_db()
    with pytest.raises(NotNow):
        go(row, city, request=asked)
    with pytest.raises(NotNow):
        decide_investigation(row, actor=staff(city.arbitrator), request=asked, granted=False, reason="改")


def test_refused_in_writing_to_who_asked(row, city):
    asked = ask(row, side=1)
    with pytest.raises(BadInput):
        decide_investigation(row, actor=staff(city.arbitrator), request=asked, granted=False, reason=" ")
    decide_investigation(row, actor=staff(city.head), request=asked, granted=False, reason="可以自行打印。")
    assert not {"decide_investigation", "investigate"} & open_items(row)
    row.refresh_from_db()
    prepare_due(row, actor=staff(city.clerk))
    paper = Paper.objects.get(proceeding=row, kind="A17r")
    html = render_html(find_kind("A17r"), paper.context | {"paper": {}})
    assert paper.addressee == asked.party and "代发工资流水" in html and "可以自行打印。" in html


def test_refused_input_and_strangers_change_nothing(row, city):
    worker = Actor.side(parties(row.case_file)[0])
    for field in ("source", "items", "reason"):
        with pytest.raises(BadInput) as bad:
            request_investigation(row, actor=worker, **(SAID | {field: [] if field == "items" else " "}))
        assert set(bad.value.errors) == {field}
    with pytest.raises(BadInput):
        request_investigation(row, actor=worker, received_on=today() + timedelta(days=1), **SAID)
    with pytest.raises(NotPermitted):
        request_investigation(row, actor=staff(City("440300", "深演示").clerk), **SAID)
    asked, count = ask(row), Event.objects.count()
    for actor in (staff(city.clerk), worker):
        with pytest.raises(NotPermitted):
            decide_investigation(row, actor=actor, request=asked, granted=True, reason="是")
    assert Event.objects.count() == count and PartyRequest.objects.get().state == "requested"


def test_the_window_takes_it_in_and_the_tribunal_decides(client, row, city):
    base, worker = f"/cases/{row.pk}/acts/arbitration.", parties(row.case_file)[0]
    sign_in(client, city.clerk)
    sent = {
        "version": row.version,
        "party": worker.pk,
        "source": "演示银行",
        "items": "流水\n开户资料",
        "reason": "调不到",
    }
    wrong = client.post(f"{base}request_investigation/", sent | {"items": " "})
    assert wrong.status_code == 400 and "演示银行" in wrong.content.decode()
    assert client.post(f"{base}request_investigation/", sent).status_code == 302
    asked = PartyRequest.objects.get()
    assert asked.data["items"] == ["流水", "开户资料"] and asked.received_on == today()
    sign_in(client, city.arbitrator)
    row.refresh_from_db()
    page = f"{base}decide_investigation/"
    assert page in client.get(f"/cases/{row.pk}/").content.decode()
    assert "演示银行" in client.get(page).content.decode()
    said = {"version": row.version, "request": asked.pk, "decision": "granted", "reason": "确有必要"}
    assert client.post(page, said).status_code == 302
    assert page not in client.get(f"/cases/{row.pk}/").content.decode()
    form = client.get(f"{base}investigate/").context["form"]
    assert form["request"].value() == asked.pk
