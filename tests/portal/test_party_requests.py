"""申请 from the parties' own pages: recusal, postponement (HRG-3, HRG-4), evidence period (EVD-1), records (法 39), appraisal (规则 40)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.evidence.appraisal import entrust_appraisal
from arbitration.services.evidence.decide_evidence_period import decide_evidence_period
from arbitration.services.evidence.order_evidence import order_evidence
from arbitration.services.evidence.request_investigation import decide_investigation
from casework.clock import now, today
from casework.models import TimeLimit
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set
from tests.factories import staff
from tests.portal.case import enter, serve_application

PAGES = {0: "/p/case/ask/", 1: "/p/unit/ask/"}
HOMES = ("/p/case/", "/p/unit/")


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_asks(row, city, side):
    phone = enter(row, side)
    home = phone.get(HOMES[side]).content.decode()
    assert f"{PAGES[side]}postponement/" in home and f"{PAGES[side]}recusal/" in home
    sent = phone.post(f"{PAGES[side]}postponement/", {"version": row.version, "reason": "住院手术"})
    assert sent.status_code == 302
    row.refresh_from_db()
    said = {"version": row.version, "about": city.arbitrator.pk, "ground": "interest", "text": "系对方股东"}
    assert phone.post(f"{PAGES[side]}recusal/", said).status_code == 302
    assert {one.party for one in PartyRequest.objects.all()} == {parties(row.case_file)[side]}


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_asks_for_records_and_an_expert(row, city, side):
    phone, other = enter(row, side), parties(row.case_file)[1 - side]
    home = phone.get(HOMES[side]).content.decode()
    for kind in ("evidence_period", "evidence_order", "appraisal"):
        assert f"{PAGES[side]}{kind}/" in home
        assert phone.get(f"{PAGES[side]}{kind}/").status_code == 200
    said = {
        "version": row.version,
        "holder": other.pk,
        "items": "工资支付台账\n考勤记录",
        "reason": "证明欠薪",
    }
    assert phone.post(f"{PAGES[side]}evidence_order/", said).url == HOMES[side]
    row.refresh_from_db()
    said = {"version": row.version, "question": "签名是否本人书写", "reason": "否认签过字"}
    assert phone.post(f"{PAGES[side]}appraisal/", said).url == HOMES[side]
    order, appraisal = PartyRequest.objects.order_by("id")
    assert order.data == {"holder": other.pk, "items": ["工资支付台账", "考勤记录"]}
    assert appraisal.data == {"question": "签名是否本人书写"}
    assert {order.party, appraisal.party} == {parties(row.case_file)[side]}


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_asks_the_tribunal_to_collect(row, city, side):
    """规则 16: what it can't get itself; the refusal and its reasons stand on its own page, on nobody else's."""
    phone, page = enter(row, side), f"{PAGES[side]}investigation/"
    assert page in phone.get(HOMES[side]).content.decode()
    said = {
        "version": row.version,
        "source": "演示银行天河支行",
        "items": "代发工资流水",
        "reason": "银行不向个人提供",
    }
    empty = phone.post(page, said | {"source": ""})
    assert empty.status_code == 422 and "银行不向个人提供" in empty.content.decode()
    assert not PartyRequest.objects.exists()
    assert phone.post(page, said).url == HOMES[side]
    asked = PartyRequest.objects.get()
    assert (asked.kind, asked.party) == ("investigation", parties(row.case_file)[side])
    decide_investigation(
        row, actor=staff(city.arbitrator), request=asked, granted=False, reason="可以自行打印"
    )
    assert "可以自行打印" in phone.get(HOMES[side]).content.decode()
    assert "可以自行打印" not in enter(row, 1 - side).get(HOMES[1 - side]).content.decode()


def test_a_longer_evidence_period_and_what_was_decided(row, city):
    """EVD-1: where no period runs there is nothing to ask for; the decision stands on the case's own page."""
    phone, page = enter(row, 1), f"{PAGES[1]}evidence_period/"
    assert phone.get(page).context["period"] is None
    none = phone.post(page, {"version": row.version, "reason": "台账在外地仓库"})
    assert none.status_code == 422 and "台账在外地仓库" in none.content.decode()
    serve_application(row, city)
    before = TimeLimit.objects.get(key="arbitration.evidence").due
    assert str(before) in phone.get(page).content.decode()
    assert phone.post(page, {"version": row.version, "reason": "台账在外地仓库"}).status_code == 302
    asked = PartyRequest.objects.get()
    decide_evidence_period(
        row, actor=staff(city.arbitrator), request=asked, granted=True, reason="理由正当", days=5
    )
    after, home = TimeLimit.objects.get(key="arbitration.evidence").due, phone.get(HOMES[1]).content.decode()
    assert after > before and "理由正当" in home and str(after) in home


def test_the_outcome_of_an_order_and_an_appraisal_is_told_after_the_case_has_moved_on(row, city):
    worker, employer = parties(row.case_file)
    phone = enter(row, 0)
    said = {"version": row.version, "holder": employer.pk, "items": "工资台账", "reason": "证明欠薪"}
    phone.post(f"{PAGES[0]}evidence_order/", said)
    row.refresh_from_db()
    said = {"version": row.version, "question": "印章真伪", "reason": "印章不同"}
    phone.post(f"{PAGES[0]}appraisal/", said)
    order, appraisal = PartyRequest.objects.order_by("id")
    due = today() + timedelta(days=10)
    order_evidence(
        row, actor=staff(city.arbitrator), holder=employer, items=["工资台账"], due=due, reason="由单位保管", request=order
    )  # fmt: skip
    row.refresh_from_db()
    entrust_appraisal(
        row, actor=staff(city.head), request=appraisal, body="演示鉴定所", material="合同原件", due=due, fee=Decimal(3000)
    )  # fmt: skip
    assert Arbitration.objects.get().state == "suspended"
    home = phone.get(HOMES[0]).content.decode()
    for words in ("由单位保管", "演示鉴定所", "3000", str(due)):
        assert words in home
    assert "由单位保管" not in enter(row, 1).get(HOMES[1]).content.decode()


def test_what_is_refused_is_kept_on_the_page(row, city):
    phone = enter(row, 0)
    old = phone.post(f"{PAGES[0]}postponement/", {"version": 0, "reason": "住院手术"})
    assert old.status_code == 422 and "住院手术" in old.content.decode()
    wrong = {"version": row.version, "about": city.head.pk, "ground": "interest", "text": "不坐庭的人"}
    assert phone.post(f"{PAGES[0]}recusal/", wrong).status_code == 422
    mine = {"version": row.version, "holder": parties(row.case_file)[0].pk, "items": "台账", "reason": "要"}
    own = phone.post(f"{PAGES[0]}evidence_order/", mine)
    assert own.status_code == 422 and "holder" in own.context["form"].errors
    empty = phone.post(f"{PAGES[0]}appraisal/", {"version": row.version, "question": "真伪", "reason": ""})
    assert empty.status_code == 422 and "真伪" in empty.content.decode()
    assert not PartyRequest.objects.exists()


def test_a_page_that_was_overtaken_is_sent_once_more(row, city):
    """What was typed isn't lost when the case has moved on: the page that answers carries the newest version."""
    phone, page = enter(row, 0), f"{PAGES[0]}postponement/"
    again = phone.post(page, {"version": row.version - 1, "reason": "住院手术"})
    assert again.status_code == 422 and not PartyRequest.objects.exists()
    newest = again.context["form"]["version"].value()
    assert phone.post(page, {"version": newest, "reason": "住院手术"}).status_code == 302


def test_not_for_others_nor_out_of_season(row, case_file):
    phone = enter(row, 0)
    assert phone.get("/p/unit/ask/recusal/").status_code in (302, 403)
    for kind in ("jurisdiction", "record_correction"):
        assert phone.get(f"{PAGES[0]}{kind}/").status_code == 404
    assert Client().get(f"{PAGES[0]}appraisal/").status_code == 302
    Arbitration.objects.filter(pk=row.pk).update(state="awarded", closed_on=now().date())
    for kind in (
        "evidence_period",
        "evidence_order",
        "investigation",
        "appraisal",
        "recusal",
        "postponement",
    ):
        assert phone.get(f"{PAGES[0]}{kind}/").status_code == 404
        assert f"{PAGES[0]}{kind}/" not in phone.get(HOMES[0]).content.decode()
