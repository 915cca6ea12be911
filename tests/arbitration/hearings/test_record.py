"""笔录签署与更正 (法 40; 规则 42; HRG-12): who signs, for which words, who refuses, what is put right or stays."""

import re
from datetime import timedelta

import pytest

from arbitration.models import PartyRequest
from arbitration.papers.hearing import record, signatures
from arbitration.services.hearings.correct_record import decide_correction, request_correction
from arbitration.services.hearings.sign_record import refuse_signature, sign_record
from arbitration.services.hearings.signing_link import link_of, make_link
from casework.actor import Actor
from casework.clock import now
from casework.drawing import check_drawing
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Hearing, Signature, SigningLink
from documents.catalogue.fields import complete
from documents.catalogue.kinds import find_kind
from tests.arbitration.hearing_path import parties, to_heard
from tests.arbitration.hearings.steps import hearing_set, last_event, sign_in
from tests.factories import City, staff

DRAWN = "M10 20" + "".join(f"L{20 + n * 5} {30 + n}" for n in range(12)) + "M300 20L310 40"


@pytest.fixture
def row(city, case_file, clock):
    return to_heard(city, case_file, clock)


@pytest.fixture
def hearing(row):
    return Hearing.objects.get()


def sign(row, hearing, party, **more):
    said = {"name": "演示张三", "method": "typed", "role": "party"} | more
    return sign_record(row, actor=Actor.side(party), hearing=hearing, **said)


def link_for(row, hearing, city, role="party", side=0):
    party = parties(row.case_file)[side]
    return make_link(row, actor=staff(city.clerk), hearing=hearing, party=party, role=role, name="演示签名人")


def digest_on(page):
    return re.search(r'name="digest" value="([0-9a-f]{64})"', page.content.decode()).group(1)


def test_a_party_signs_for_itself_the_tribunal_for_itself(row, hearing, city):
    worker, _employer = parties(row.case_file)
    event = sign(row, hearing, worker)
    assert "name" not in event.data and len(event.data["sha256"]) == 64
    mine = {"hearing": hearing, "method": "typed", "name": "演示"}
    sign_record(row, actor=staff(city.arbitrator), role="arbitrator", **mine)
    sign_record(row, actor=staff(city.other_clerk), role="recorder", **mine)
    with pytest.raises(RuleRefused):
        sign_record(row, actor=staff(city.clerk), role="recorder", **mine)
    with pytest.raises(NotPermitted):
        sign_record(row, actor=staff(City("440300", "深演示").clerk), role="recorder", **mine)
    assert [one.role for one in Signature.objects.all()] == ["party", "arbitrator", "recorder"]


def test_a_change_after_it_voids_a_signature(row, hearing, city):
    """HRG-12: a correction that is granted joins the words; a refused one stands beside them and voids nothing."""
    worker, employer = parties(row.case_file)
    sign(row, hearing, worker)
    for party, text in ((employer, "八月应为三千五百元"), (worker, "漏记一句")):
        request_correction(row, actor=Actor.side(party), hearing=hearing, text=text)
    first, second = PartyRequest.objects.order_by("id")
    with pytest.raises(NotPermitted):
        decide_correction(row, actor=staff(city.clerk), request=second, granted=False, reason="与录音不符")
    decide_correction(row, actor=staff(city.arbitrator), request=second, granted=False, reason="与录音不符")
    assert [one["void"] for one in signatures(row, hearing)] == [False]
    decide_correction(
        row, actor=staff(city.arbitrator), request=first, granted=True, reason="", correction="三千五百元"
    )
    assert [one["void"] for one in signatures(row, hearing)] == [True]

    filled = record(row, None)
    assert filled["corrections"] == [{"who": "tribunal", "text": "更正：三千五百元"}]
    assert "漏记一句" in filled["refused_corrections"][0] and "与录音不符" in filled["refused_corrections"][0]
    kind = find_kind("A27")
    common = {"body": {"name": "演示"}, "paper": {}, "applicant": None, "respondents": []}
    wanted = {name: spec for name, spec in kind.fields.items() if name in filled}
    assert set(complete(kind, _plain(kind, filled, common))) >= set(wanted)


def _plain(kind, filled, common):
    party = {"name": "演示", "type": "person"}
    return common | {"applicant": party, "respondents": [party], "cause": "演示", "case_number": "1"} | filled


def test_a_refusal_is_noted(row, hearing, city):
    """办案规则 art 42."""
    employer = parties(row.case_file)[1]
    said = {"hearing": hearing, "party": employer, "name": "演示经理", "role": "agent"}
    with pytest.raises(BadInput):
        refuse_signature(row, actor=staff(city.clerk), reason=" ", **said)
    refuse_signature(row, actor=staff(city.clerk), reason="对记录无异议但拒签", **said)
    assert "拒签" not in str(last_event(row, "arbitration.record.signature_refused").data)
    assert signatures(row, hearing)[0]["note"] == "对记录无异议但拒签"


@pytest.mark.parametrize(
    "path", ["", "M1 1", "<svg onload=x>", "M1 1L2 2" * 3000, "M1 1" + "L9999 1" * 9, 'M1 1L2 2"/><script>']
)
def test_what_is_no_drawing_is_refused(path):
    with pytest.raises(BadInput):
        check_drawing(path)


def test_only_a_finished_record_is_signed(city, case_file):
    row = hearing_set(city, case_file)
    worker = parties(case_file)[0]
    with pytest.raises(NotNow):
        sign(row, Hearing.objects.get(), worker)
    with pytest.raises(NotNow):
        link_for(row, Hearing.objects.get(), city)


def test_the_phone_signs_once(client, row, hearing, city):
    """One link, one person, one record, one signature; a spent, replaced or expired link tells nothing."""
    old, token = link_for(row, hearing, city), link_for(row, hearing, city)
    assert token not in str(list(SigningLink.objects.values()))
    assert client.get(f"/p/sign/{old}/").status_code == 404
    page = client.get(f"/p/sign/{token}/")
    assert page.status_code == 200 and "坚持" not in page.headers.get("Referrer-Policy", "")
    sent = {"do": "sign", "digest": digest_on(page), "name": "演示张三", "drawing": DRAWN, "read": "on"}
    unread = client.post(f"/p/sign/{token}/", {key: sent[key] for key in sent if key != "read"})
    assert unread.status_code == 422 and not Signature.objects.exists()
    assert client.post(f"/p/sign/{token}/", sent).status_code == 200
    made = Signature.objects.get()
    assert (made.method, made.role, made.drawing) == ("drawn", "party", DRAWN)
    assert client.post(f"/p/sign/{token}/", sent).status_code == 404
    assert Signature.objects.count() == 1


def test_a_record_that_was_put_right_meanwhile_is_read_again(client, row, hearing, city):
    worker, _employer = parties(row.case_file)
    token = link_for(row, hearing, city)
    page = client.get(f"/p/sign/{token}/")
    asked = client.post(f"/p/sign/{token}/", {"do": "correct", "text": "工资应为三千五百元"})
    assert asked.status_code == 302
    request = PartyRequest.objects.get(kind="record_correction", party=worker)
    decide_correction(
        row, actor=staff(city.arbitrator), request=request, granted=True, reason="", correction="三千五百元"
    )
    sent = {"do": "sign", "digest": digest_on(page), "name": "演示张三", "read": "on"}
    assert client.post(f"/p/sign/{token}/", sent).status_code == 422
    assert not Signature.objects.exists() and link_of(token) is not None


def test_a_link_ends_by_itself(row, hearing, city, clock):
    token = link_for(row, hearing, city)
    clock.move_to(now() + timedelta(hours=3))
    assert link_of(token) is None and link_of("x" * 32) is None


def test_the_record_page(client, city, row, hearing, django_assert_max_num_queries):
    url = f"/arbitration/{row.pk}/record/"
    worker, _employer = parties(row.case_file)
    sign_in(client, city.arbitrator)
    with django_assert_max_num_queries(45):
        assert client.get(url).status_code == 200
    shown = client.post(url, {"do": "link", "party": worker.pk, "role": "party", "name": "演示张三"})
    assert "<svg" in shown.content.decode() and "/p/sign/" in shown.content.decode()
    assert client.post(url, {"do": "own"}).status_code == 302
    said = {"do": "paper", "party": worker.pk, "role": "agent", "name": "演示律师"}
    assert client.post(url, said).status_code == 302
    assert client.post(url, {"do": "refuse", "party": worker.pk, "role": "party"}).status_code == 400
    assert [one.method for one in Signature.objects.all()] == ["typed", "paper"]
    sign_in(client, City("440300", "深演示").clerk)
    assert client.get(url).status_code == 404
