"""Deliberation notes in the inner file (法45), finality by item (AWD-1 to AWD-5, AWD-21, AWD-23), counter-claims, many workers."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from arbitration.models import Deliberation
from arbitration.services.awards.award_draft import draft_award, material
from arbitration.services.awards.finality import finality_of
from arbitration.services.decisions.deliberation import record_deliberation
from casework.clock import today
from casework.errors import BadInput, NotPermitted
from casework.models import Claim, OrganisationSetting, Party
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.issue_paper import printed_context
from tests.arbitration.decisions.steps import claim, issue, to_award
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff

NOTES = {
    "place": "评议室",
    "summary": "争议焦点是解除原因。",
    "results": "工资14287.36元，终局。",
}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


def opinions(city, text="支持工资请求"):
    return [{"user": city.arbitrator.pk, "opinion": text, "reason": "拖欠属实", "vote": "majority"}]


def test_a_deliberation_is_sealed_and_open_to_tribunal_and_head_only(city, heard, client):
    """调解仲裁法 art 45: nothing of it in events, papers, or for anybody else."""
    with pytest.raises(NotPermitted):
        record_deliberation(heard, actor=staff(city.head), held_on=today(), opinions=opinions(city), **NOTES)
    with pytest.raises(BadInput):
        record_deliberation(heard, actor=staff(city.arbitrator), held_on=today(), opinions=[], **NOTES)
    event = record_deliberation(
        heard, actor=staff(city.arbitrator), held_on=today(), opinions=opinions(city), **NOTES
    )
    held = Deliberation.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM arbitration_deliberation")
        assert "支持工资请求" not in str(cursor.fetchone()[0])
    assert set(event.data) == {"deliberation"} and not Paper.objects.filter(kind="A31").exists()
    pages = (
        reverse("deliberation", args=[heard.pk]),
        reverse("deliberation_paper", args=[heard.pk, held.pk]),
    )
    for user, status in ((city.arbitrator, 200), (city.head, 200), (city.clerk, 403), (city.mediator, 404)):
        client.force_login(user)
        assert [client.get(page).status_code for page in pages] == [status, status], user
    client.force_login(city.head)
    assert "支持工资请求" in client.get(pages[0]).content.decode()


def test_the_page_records_a_deliberation(city, heard, client):
    client.force_login(city.arbitrator)
    pk = city.arbitrator.pk
    data = {**NOTES, "held_on": str(today()), f"opinion_{pk}": "支持", f"vote_{pk}": "majority"}
    page = reverse("deliberation", args=[heard.pk])
    assert client.post(page, {**data, f"opinion_{pk}": ""}).status_code == 400
    assert client.post(page, data).status_code == 302
    assert Deliberation.objects.count() == 1


def finality(row, **amounts):
    claims = list(Claim.objects.filter(case_file=row.case_file).select_related("party"))
    for one in claims:
        one.awarded = amounts.get(one.code, one.claimed)
    return claims, finality_of(row, claims)


def setting(city, key, value):
    OrganisationSetting.objects.create(
        organisation=city.tribunal, key=key, value=value, effective_from=date(2020, 1, 1), source="演示"
    )


def test_which_amount_counts_is_a_setting(city, heard):
    """AWD-1, AWD-21: the awarded amount by default, the claimed one where the organisation says so."""
    Claim.objects.filter(pk=claim(heard, "C6").pk).update(claimed=Decimal("40000"))
    claims, answer = finality(heard, C6=Decimal("9750"))
    assert all(one.final for one in claims) and answer["measured"]["amount"] == "awarded"
    setting(city, "award.finality_amount", "claimed")
    claims, answer = finality(heard, C6=Decimal("9750"))
    assert [one.final for one in claims] == [True, False] and answer["measured"]["amount_zh"] == "请求的金额"


def test_which_days_minimum_wage_counts_is_a_setting(city, heard):
    """AWD-1: default the award's day; else the filing's or the end of the relation, where it is in the file."""
    assert finality(heard)[1]["measured"]["on"] == "2026-10-26"
    setting(city, "award.finality_date", "filing")
    assert finality(heard)[1]["measured"]["on"] == "2026-10-12"
    OrganisationSetting.objects.filter(key="award.finality_date").update(value="termination")
    assert finality(heard)[1]["measured"]["on"] == "2026-09-15"


def test_confirming_the_relation_makes_even_the_rest_nonfinal(heard):
    """AWD-5, AWD-23: also where only a part is decided."""
    only = [claim(heard, "C2")]
    only[0].awarded = Decimal("100")
    finality_of(heard, only, confirms=True)
    assert only[0].final is False


def test_what_an_employer_claims_is_decided_in_the_same_award_and_is_not_final(city, heard):
    """Counter-claims: an item of its own, paid the other way, non-final (法47 covers workers' claims only)."""
    _worker, employer = parties(heard.case_file)
    Claim.objects.create(
        case_file=heard.case_file, party=employer, code="C18", title="赔偿工具损失", claimed=Decimal("1200")
    )
    to_award(city, heard)
    texts = [one["text"] for one in heard.draft["operative"]]
    assert any("申请人自本裁决书生效之日起" in one and "支付被申请人" in one for one in texts)
    papers = {one.kind: one for one in issue(city, heard, "A37-1", "A37-2", "FIN")}
    assert "1200.00" in render_html("A37-2", printed_context(papers["A37-2"]))
    sheet = render_html("FIN", printed_context(papers["FIN"]))
    assert "30000.00" in sheet and "裁决确定的金额" in sheet and "裁决作出之日" in sheet


def test_each_worker_has_his_own_reckoning_in_the_annex(heard):
    """papers 4.4: the reasons are not the first worker's; the table shows each one's sums and computation."""
    second = Party.objects.create(
        case_file=heard.case_file, side="applicant", nature="person", name="演示王五", ordinal=2
    )
    Claim.objects.create(
        case_file=heard.case_file,
        party=second,
        code="C2",
        kind="unpaid_wages",
        title="工资",
        claimed=Decimal("3000"),
    )
    facts = material(heard)
    amounts = {one.pk: one.claimed for one in facts.claims}
    draft = draft_award(facts, texts={}, amounts=amounts)
    wages = next(one for one in draft["decided"] if one["matter"] == "工资")
    rows = {row["party"]: row for row in draft["annex"]["workers"]}
    assert "见附表三" in wages["formula"] and wages["amount"] == Decimal("17287.36")
    assert "工资3000.00元" in rows[second.pk]["details"] and "14287.36" not in rows[second.pk]["details"]
    first = next(pk for pk in rows if pk != second.pk)
    assert rows[first]["facts"] and "14287.36元" in rows[first]["details"]
