"""Closing: the file with its defects, peers and their grade, subsidies in batches, the voices of the client."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Role
from casework.services.act import act
from legalaid.models import (
    ClientRating,
    Expense,
    QualityAssessment,
    State,
    Subsidy,
    SubsidyBatch,
)
from legalaid.services.closing.assess import MARKS, assess, draw_assessment, draw_cases
from legalaid.services.closing.export import export_batch
from legalaid.services.closing.file_check import ITEMS, defects_of
from legalaid.services.closing.report import file_report, return_report, review_report
from legalaid.services.closing.subsidy import approve_batch, dissolve_batch, make_batch, pay, pay_batch
from legalaid.services.closing.voices import give_rating, make_rating_link, rating_of, record_visit
from legalaid.services.conduct.expenses import claim_expense, decide_expense
from legalaid.services.conduct.tell_lawyers import tell_lawyers
from tests.factories import make_user, staff
from tests.legalaid.steps import applied, concluded, engaged, fresh, reported, reviewed, set_standard

TODAY = date(2026, 10, 12)
FULL = {name: most for name, (_words, most) in MARKS.items()}


def test_the_file_comes_back_with_all_its_defects(city, case_file):
    set_standard(city)
    aid = concluded(city, case_file)
    file_report(aid, actor=staff(aid.lawyer), items=["outcome"], days=Decimal(2))
    defects = defects_of(fresh(aid))
    assert "缺少代理意见" in defects and "缺少结案报告表" not in defects
    with pytest.raises(RuleRefused) as refused:
        review_report(fresh(aid), actor=staff(city.aid_clerk), category="arbitration")
    assert set(refused.value.reasons) == set(defects)

    return_report(fresh(aid), actor=staff(city.aid_clerk), defects=defects)

    assert fresh(aid).state == State.CONCLUDED
    assert list(fresh(aid).work_items.filter(done_at=None).values_list("node", flat=True)) == ["file_report"]
    file_report(fresh(aid), actor=staff(aid.lawyer), items=list(ITEMS), days=Decimal(2))
    review_report(fresh(aid), actor=staff(city.aid_clerk), category="arbitration")
    assert Subsidy.objects.get().amount == Decimal("1200.00")


def test_no_standard_no_subsidy(city, case_file):
    aid = reported(city, case_file)
    with pytest.raises(RuleRefused):
        review_report(aid, actor=staff(city.aid_clerk), category="arbitration")

    assert fresh(aid).state == State.REPORTED and not Subsidy.objects.exists()


def test_quality_and_expenses_make_the_difference(city, case_file):
    set_standard(city)
    peers = [
        make_user(f"peer{n}", f"演示同行{n}", (firm, Role.LAWYER)) for n, firm in enumerate(_firms(city, 3))
    ]
    aid = engaged(city, case_file)
    claim_expense(aid, actor=staff(aid.lawyer), title="交通费", amount=Decimal("86.50"), on=TODAY)
    decide_expense(fresh(aid), actor=staff(city.aid_clerk), expense=Expense.objects.get(), allow=True)
    _report(aid)
    drawn = draw_cases(city.centre, actor=staff(city.aid_clerk))
    assert len(drawn) == 1 and set(drawn[0].data["peers"]) <= {city.lawyer.pk, *(one.pk for one in peers)}
    assert aid.lawyer_id not in drawn[0].data["peers"]
    for one in QualityAssessment.objects.all():
        assess(fresh(aid), actor=staff(one.assessor), marks=FULL | {"file": 4}, comment="规范")

    review_report(fresh(aid), actor=staff(city.aid_clerk), category="arbitration")

    subsidy = Subsidy.objects.get()
    assert (subsidy.grade, subsidy.amount) == ("excellent", Decimal("1526.50"))
    assert len(subsidy.steps) == 3
    assert fresh(aid).lawyer.memberships.get().provider.quality == 94


def test_marks_that_come_after_the_check_still_make_the_difference(city, case_file):
    set_standard(city)
    make_user("peer", "演示同行", (_firms(city, 1)[0], Role.LAWYER))
    aid = reported(city, case_file)
    draw_assessment(aid, actor=staff(city.aid_clerk))
    review_report(fresh(aid), actor=staff(city.aid_clerk), category="arbitration")
    subsidy = Subsidy.objects.get()
    assert (subsidy.grade, subsidy.amount) == ("", Decimal("1200.00"))
    with pytest.raises(RuleRefused) as refused:
        make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[subsidy.pk])
    assert refused.value.reasons == [aid.number]

    assess(fresh(aid), actor=staff(QualityAssessment.objects.get().assessor), marks=FULL)

    subsidy.refresh_from_db()
    assert (subsidy.grade, subsidy.amount) == ("excellent", Decimal("1440.00"))
    assert make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[subsidy.pk])


def _firms(city, count):
    return [city._office(f"P{n}", "law_firm", f"演示同行律所{n}", "440100", "", None) for n in range(count)]


def _report(aid):
    from legalaid.services.conclude import conclude

    conclude(
        fresh(aid), actor=staff(aid.lawyer), report={"kind": "won", "result": "裁决支持", "work": "代理"}
    )
    file_report(fresh(aid), actor=staff(aid.lawyer), items=list(ITEMS), days=Decimal(3))


def test_only_drawn_peers_mark_and_only_within_the_points(city, case_file):
    make_user("peer", "演示同行", (_firms(city, 1)[0], Role.LAWYER))
    aid = reported(city, case_file)
    with pytest.raises(NotPermitted):
        assess(aid, actor=staff(aid.lawyer), marks=FULL)
    draw_assessment(aid, actor=staff(city.aid_clerk))
    peer = QualityAssessment.objects.get().assessor
    with pytest.raises(BadInput):
        assess(fresh(aid), actor=staff(peer), marks=FULL | {"hearing": 31})
    assess(fresh(aid), actor=staff(peer), marks=FULL)

    with pytest.raises(NotPermitted):
        assess(fresh(aid), actor=staff(peer), marks=FULL)


def test_no_case_is_paid_twice(city, case_file):
    aid = reviewed(city, case_file)
    subsidy = Subsidy.objects.get()
    head = make_user("aidhead", "演示法援主任", (city.centre, Role.HEAD))
    batch = make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[subsidy.pk])
    with pytest.raises(BadInput):
        make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[subsidy.pk])
    with pytest.raises(NotPermitted):
        approve_batch(batch, actor=staff(city.aid_clerk))
    with pytest.raises(RuleRefused):
        pay_batch(batch, actor=staff(head), reference="付款凭证1")
    approve_batch(batch, actor=staff(head))
    events = pay_batch(batch, actor=staff(city.aid_clerk), reference="付款凭证1")

    assert [event.name for event in events] == ["legalaid.case.paid"]
    for attempt in (
        lambda: pay_batch(batch, actor=staff(head), reference="再付"),
        lambda: pay(fresh(aid), actor=staff(head), batch=SubsidyBatch.objects.get()),
    ):
        with pytest.raises(RuleRefused):
            attempt()
    with pytest.raises(IntegrityError), transaction.atomic():
        Subsidy.objects.filter(pk=subsidy.pk).update(batch=None)


def test_a_batch_taken_apart_leaves_its_cases_due(city, case_file):
    reviewed(city, case_file)
    batch = make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[Subsidy.objects.get().pk])
    dissolve_batch(batch, actor=staff(city.aid_clerk))

    assert Subsidy.objects.get().state == Subsidy.State.DUE
    assert make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[Subsidy.objects.get().pk])


def test_the_export_writes_text_as_text(city, case_file):
    aid = reviewed(city, case_file)
    type(aid.lawyer).objects.filter(pk=aid.lawyer_id).update(full_name="=1+1")
    batch = make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[Subsidy.objects.get().pk])

    sheet = load_workbook(BytesIO(export_batch(batch))).active

    assert (sheet["C3"].value, sheet["C3"].data_type, sheet["J3"].value) == ("=1+1", "s", 1200)


def test_the_client_rates_once_by_his_link(city, case_file, clock):
    aid = concluded(city, case_file)
    old = make_rating_link(aid, actor=staff(city.aid_clerk))
    token = make_rating_link(aid, actor=staff(city.aid_clerk))
    assert rating_of(old) is None and rating_of("x" * 32) is None
    rating = rating_of(token)
    with pytest.raises(BadInput):
        give_rating(rating, stars=6, asked_money=False)
    give_rating(rating, stars=4, asked_money=True, comment="谢谢")

    held = ClientRating.objects.get()
    assert (held.stars, held.asked_money, held.comment) == (4, True, "谢谢")
    with pytest.raises(NotNow):
        give_rating(rating, stars=1, asked_money=False)
    with pytest.raises(RuleRefused):
        make_rating_link(aid, actor=staff(city.aid_clerk))


def test_a_rating_link_ends_with_its_days(city, case_file, clock):
    token = make_rating_link(concluded(city, case_file), actor=staff(city.aid_clerk))
    clock.shift(timedelta(days=31))

    assert rating_of(token) is None


def test_a_return_visit_is_kept_sealed(city, case_file):
    aid = concluded(city, case_file)
    record_visit(aid, actor=staff(city.aid_clerk), on=TODAY, method="电话", satisfied=True, text="钱已收到")

    assert aid.visits.get().text == "钱已收到"


def test_no_rating_before_the_end_and_no_news_for_nobody(city, case_file):
    aid = applied(city, case_file)
    with pytest.raises(NotNow):
        make_rating_link(aid, actor=staff(city.aid_clerk))
    assert tell_lawyers(aid.events.first()) == 0
    with pytest.raises(NotPermitted), act("legalaid.pay", actor=staff(city.clerk), proceeding=aid):
        pass
