"""Papers on evidence (A17b, A18, the list of 1.6, A28, 委托鉴定书): due after their acts, filled from what was recorded."""

from datetime import timedelta
from decimal import Decimal

from arbitration.services.evidence.appraisal import entrust_appraisal, request_appraisal
from arbitration.services.evidence.give_opinion import give_opinion
from arbitration.services.evidence.investigate import investigate
from arbitration.services.evidence.order_evidence import order_evidence
from arbitration.services.evidence.record_exchange import record_exchange
from arbitration.services.evidence.submit_evidence import submit_evidence
from casework.actor import Actor
from casework.clock import now, today
from casework.models import Evidence
from documents.catalogue.kinds import find_kind
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.prepare_papers import prepare_due
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set
from tests.factories import staff

ITEM = {"category": "document", "form": "copy", "source": "本人", "proves": "欠薪", "element": "E-47"}
CODES = ("A17b", "A18", "EVL", "A28", "A28e")


def _acts(row, city):
    worker, employer = parties(row.case_file)
    tribunal = {"actor": staff(city.arbitrator)}
    for name, pages in (("工牌", 1), ("流水", 3)):
        submit_evidence(row, **tribunal, party=worker, name=name, pages=pages, **ITEM)
    first = Evidence.objects.first()
    said = dict.fromkeys(("authenticity", "legality"), "accepted") | {"relevance": "to_check"}
    record_exchange(row, **tribunal, evidence=Evidence.objects.all())
    give_opinion(row, actor=Actor.side(employer), evidence=first, **said)
    due = today() + timedelta(days=5)
    order_evidence(row, **tribunal, holder=employer, items=["工资台账"], due=due, reason="由单位保管")
    investigate(
        row, **tribunal, kind="investigation", investigators=[city.arbitrator, city.clerk], place="工地",
        starts_at=now() - timedelta(hours=1), ends_at=now(), text="问：发了多少？\n答：两千。", asked="演示工友",
    )  # fmt: skip
    request_appraisal(row, actor=Actor.side(worker), question="签名真伪", reason="对方否认")
    entrust_appraisal(
        row, actor=staff(city.head), request=row.requests.get(kind="appraisal"), body="演示鉴定中心",
        material="合同", due=due, fee=Decimal(3000),
    )  # fmt: skip


def test_each_paper_falls_due_and_is_filled(city, case_file):
    row = hearing_set(city, case_file)
    _acts(row, city)
    row.refresh_from_db()
    prepare_due(row, actor=staff(city.clerk))
    made = {paper.kind: paper for paper in Paper.objects.filter(proceeding=row, kind__in=CODES)}

    assert set(made) == set(CODES)
    worker, employer = parties(case_file)
    assert made["A17b"].addressee == employer and made["A18"].addressee == worker
    html = {code: render_html(find_kind(code), paper.context | {"paper": {}}) for code, paper in made.items()}
    assert "2—4" in html["EVL"] and "关联性需核实" in html["EVL"]
    assert "应当承担不利后果" in html["A17b"] and "工资台账" in html["A17b"]
    assert "演示工友" in html["A28"] and "3000元" in html["A28e"]
