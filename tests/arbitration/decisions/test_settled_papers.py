"""Papers of a conciliation and of the notes: instalments, each worker's sum, one arbitrator (A31, A32, A32p)."""

from datetime import date
from decimal import Decimal

import pytest

from arbitration.models import Deliberation
from arbitration.papers.deliberation import deliberation_pdf
from arbitration.papers.settled import payment, worker_rows
from arbitration.services.awards.conciliate import conciliate, conciliate_part
from arbitration.services.decisions.deliberation import record_deliberation
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, Party
from documents.rendering.html import render_html
from documents.services.issue_paper import printed_context
from tests.arbitration.decisions.steps import claim, issue
from tests.arbitration.hearing_path import to_heard
from tests.factories import staff

TERMS = {"pay_by": "2026-11-30", "account": "银行转账", "default_clause": ""}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


def test_a_partial_conciliation_prints_its_instalments(city, heard):
    """FAST-7: they must add up, to the fen; the last one is the day by which all is paid."""
    agreed = {claim(heard, "C2").pk: Decimal("9000")}
    parts = [(date(2026, 11, 30), Decimal("4000")), (date(2026, 12, 31), Decimal("5000"))]
    actor = staff(city.arbitrator)
    with pytest.raises(BadInput):
        conciliate_part(heard, actor=actor, agreed=agreed, terms=TERMS, instalments=parts[:1])
    conciliate_part(heard, actor=actor, agreed=agreed, terms=TERMS, instalments=parts)
    heard.refresh_from_db()

    text = render_html("A32p", printed_context(issue(city, heard, "A32p")[0]))
    assert heard.draft["partial_terms"][0]["pay_by"] == "2026-12-31"
    assert "按下表分期支付" in text and "4000.00" in text and "5000.00" in text
    assert "各申请人应得数额" not in text


def test_a_collective_conciliation_says_whose_the_money_is(city, heard):
    """AWD-14: the annex has a row for each worker; the operative text one sum a matter."""
    other = Party.objects.create(
        case_file=heard.case_file, side="applicant", nature="person", name="演示工人乙"
    )
    Claim.objects.create(
        case_file=heard.case_file, party=other, ordinal=1, code="C2", kind="wage_arrears",
        title=claim(heard, "C2").title, claimed=Decimal("8000"),
    )  # fmt: skip
    agreed = {one.pk: Decimal("3000") for one in Claim.objects.filter(case_file=heard.case_file)}
    conciliate(heard, actor=staff(city.arbitrator), agreed=agreed, terms=TERMS)

    claims = list(Claim.objects.filter(case_file=heard.case_file).select_related("party"))
    rows = worker_rows(claims)
    assert {row["name"]: row["amount"] for row in rows}["演示工人乙"] == Decimal("3000")
    assert sum(row["amount"] for row in rows) == Decimal("9000")
    text = payment(claims, TERMS, date(2026, 11, 30), parts=1)
    assert "申请人2人共计9000.00元" in text and f"{claims[0].title}6000.00元" in text
    heard.refresh_from_db()
    printed = render_html("A32", printed_context(issue(city, heard, "A32")[0]))
    assert "各申请人应得数额" in printed and "合计（2人）" in printed


def test_a_sole_arbitrator_has_no_majority(city, heard, monkeypatch):
    """A31 (法45): the sentence on the majority is for a panel only."""
    monkeypatch.setattr("documents.rendering.pdf.render_pdf", lambda html, **_more: html.encode())
    opinion = {"user": str(city.arbitrator.pk), "opinion": "支持工资请求", "reason": "", "vote": "majority"}
    record_deliberation(
        heard,
        actor=staff(city.arbitrator),
        held_on=today(),
        place="",
        summary="工资争议。",
        opinions=[opinion],
        results="第一项支持，终局。",
    )
    text = deliberation_pdf(heard, Deliberation.objects.get(arbitration=heard)).decode()
    assert "独任仲裁员的意见作出" in text and "多数" not in text
