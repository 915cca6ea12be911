"""Conduct and closing: notes, expenses, questions, replacement, the checked file, assessment, subsidy, voices."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from arbitration.services.hearings.postpone_hearing import postpone_hearing
from casework.access import visible_proceedings
from casework.actor import Actor
from casework.clock import SHANGHAI
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Hearing, Notice, Role, TimeLimit
from casework.services.climb import climb
from legalaid.models import (
    AidRequest,
    Expense,
    State,
)
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.closing.assess import MARKS
from legalaid.services.conduct.ask import answer_question, ask_question, complain, decide_complaint
from legalaid.services.conduct.expenses import claim_expense, decide_expense
from legalaid.services.conduct.record_work import record_meeting, record_work, report_progress
from legalaid.services.conduct.replace import refuse_replacement, replace_lawyer, request_replacement
from legalaid.services.my_cases import my_cases
from tests.arbitration.hearing_path import to_hearing as set_hearing
from tests.factories import make_user, staff, wage_case
from tests.legalaid.steps import applied, assigned, engaged, fresh

TODAY = date(2026, 10, 12)
FULL = {name: most for name, (_words, most) in MARKS.items()}


def test_work_starts_the_still_days_anew(city, case_file, clock):
    aid = engaged(city, case_file)
    still = TimeLimit.objects.get(proceeding=aid, key="legalaid.stillness", status="open")
    clock.shift(timedelta(days=5))
    record_meeting(
        aid, actor=staff(aid.lawyer), on=date(2026, 10, 16), minutes=60, text="告知风险，核对工资单"
    )

    newer = TimeLimit.objects.get(proceeding=aid, key="legalaid.stillness", status="open")
    assert newer.raw_due - still.raw_due == timedelta(days=5)
    with pytest.raises(BadInput):
        record_work(
            fresh(aid), actor=staff(aid.lawyer), kind="hearing", on=date(2027, 1, 1), minutes=10, text="出庭"
        )
    with pytest.raises(NotPermitted):
        record_work(
            fresh(aid), actor=staff(city.aid_clerk), kind="other", on=TODAY, minutes=1, text="代为记录"
        )


def test_the_lawyer_is_warned_of_his_own_limits_and_the_clerks_of_a_new_application(city, case_file):
    aid = engaged(city, case_file)
    still = TimeLimit.objects.get(proceeding=aid, key="legalaid.stillness")
    climb({"limit": still.pk, "rung": "soon"})
    told = Notice.objects.filter(kind="limit.soon", context__limit="legalaid.stillness")
    assert {one.user for one in told} == {aid.lawyer, city.aid_clerk}

    other = applied(city, wage_case(id_number="110101199003078574"))
    undecided = TimeLimit.objects.get(proceeding=other, key="legalaid.decision")
    climb({"limit": undecided.pk, "rung": "soon"})
    assert [one.user for one in Notice.objects.filter(proceeding=other, kind="limit.soon")] == [
        city.aid_clerk
    ]


def test_a_report_reaches_the_client_when_told(city, case_file):
    aid = engaged(city, case_file)
    report_progress(aid, actor=staff(aid.lawyer), text="已向仲裁委提交申请", to_client=False)
    assert not Notice.objects.filter(kind="legalaid.progress").exists()
    report_progress(fresh(aid), actor=staff(aid.lawyer), text="开庭时间已排定", to_client=True)

    assert Notice.objects.get(kind="legalaid.progress").party == aid.recipient


def test_hearing_dates_flow_in_by_themselves(city, case_file):
    aid = engaged(city, case_file)
    row = set_hearing(city, case_file)

    hearing = Hearing.objects.get(proceeding=row)
    told = Notice.objects.get(kind="legalaid.news", user=aid.lawyer)
    coming = Hearing.objects.get().starts_at.astimezone(SHANGHAI)
    assert told.context["hearing"] == f"{coming:%Y-%m-%d %H:%M}"
    cases, _after = my_cases(aid.lawyer)
    assert [one.hearing for one in cases] == [hearing]


def test_who_has_no_mandate_yet_is_told_and_of_a_put_off_hearing_the_old_day(city, case_file):
    aid = assigned(city, case_file)
    accept_assignment(aid, actor=staff(aid.lawyer))
    row = set_hearing(city, case_file)
    was = Hearing.objects.get().starts_at.astimezone(SHANGHAI)
    postpone_hearing(fresh(row), actor=staff(city.arbitrator), reason="仲裁员临时出差")

    set_first, put_off = Notice.objects.filter(kind="legalaid.news", user=aid.lawyer).order_by("id")
    assert set_first.context["hearing"] == put_off.context["was"] == f"{was:%Y-%m-%d %H:%M}"
    client = Client()
    client.force_login(aid.lawyer, backend="django.contrib.auth.backends.ModelBackend")
    assert f"原定{was:%Y-%m-%d %H:%M}" in client.get("/notices/").content.decode()


def test_the_lawyers_list_costs_the_same_for_any_number(city, django_assert_num_queries):
    ids = ("110101199003078574", "440106199001010019", "440106199001010027")
    lawyer = engaged(city, wage_case()).lawyer
    with django_assert_num_queries(7):
        assert len(my_cases(lawyer)[0]) == 1
    for number in ids:
        engaged(city, wage_case(id_number=number))

    with django_assert_num_queries(7):
        assert len(my_cases(lawyer)[0]) == 4


def test_expenses_are_claimed_and_decided_once(city, case_file):
    aid = engaged(city, case_file)
    with pytest.raises(BadInput):
        claim_expense(aid, actor=staff(aid.lawyer), title="交通费", amount=Decimal(0), on=TODAY)
    claim_expense(aid, actor=staff(aid.lawyer), title="交通费", amount=Decimal("86.50"), on=TODAY)
    expense = Expense.objects.get()
    decide_expense(fresh(aid), actor=staff(city.aid_clerk), expense=expense, allow=True)

    with pytest.raises(BadInput):
        decide_expense(
            fresh(aid), actor=staff(city.aid_clerk), expense=expense, allow=False, reason="重复决定"
        )


def test_the_client_asks_and_is_answered(city, case_file):
    aid = engaged(city, case_file)
    ask_question(aid, actor=Actor.side(aid.recipient), text="什么时候开庭？")
    ask_question(fresh(aid), actor=Actor.side(aid.recipient), text="要带什么材料？")
    first, second = AidRequest.objects.order_by("id")
    answer_question(fresh(aid), actor=staff(aid.lawyer), request=first, answer="下周二上午九时")

    limits = TimeLimit.objects.filter(proceeding=aid, key="legalaid.question_answer").order_by("id")
    assert [(row.about, row.status) for row in limits] == [(str(first.pk), "met"), (str(second.pk), "open")]


def test_a_complaint_is_the_bureaus(city, case_file):
    aid = engaged(city, case_file)
    complain(aid, actor=Actor.side(aid.recipient), text="律师向我要红包")
    request = AidRequest.objects.get()
    with pytest.raises(NotPermitted):
        decide_complaint(
            fresh(aid), actor=staff(city.aid_clerk), request=request, founded=False, answer="不成立，已了解"
        )

    decide_complaint(
        fresh(aid), actor=staff(city.justice_head), request=request, founded=True, answer="属实，已责令更换"
    )

    assert AidRequest.objects.get().state == AidRequest.State.GRANTED


@pytest.mark.parametrize("who", ["client", "lawyer"])
def test_a_lawyer_is_replaced_and_hands_over(city, case_file, who):
    row = set_hearing(city, case_file)
    second = make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))
    aid = engaged(city, case_file)
    first = aid.lawyer
    assert row.pk in set(visible_proceedings(first).values_list("pk", flat=True))
    actor = Actor.side(aid.recipient) if who == "client" else staff(first)
    request_replacement(
        aid, actor=actor, ground="duty" if who == "client" else "illness", text="两个月没有联系"
    )
    with pytest.raises(RuleRefused):
        request_replacement(fresh(aid), actor=actor, ground="other", text="再次申请更换")

    replace_lawyer(
        fresh(aid), actor=staff(city.aid_clerk), request=AidRequest.objects.get(), answer="同意更换"
    )

    aid = fresh(aid)
    assert (aid.state, aid.lawyer in (second, city.lawyer), aid.lawyer != first) == (
        State.ASSIGNED,
        True,
        True,
    )
    assert not visible_proceedings(type(first).objects.get(pk=first.pk)).exists()
    assert not aid.recipient.representations.filter(user=first, until=None).exists()


def test_a_replacement_is_refused_with_reasons(city, case_file):
    aid = engaged(city, case_file)
    request_replacement(aid, actor=Actor.side(aid.recipient), ground="trust", text="不太满意")
    with pytest.raises(BadInput):
        refuse_replacement(
            fresh(aid), actor=staff(city.aid_clerk), request=AidRequest.objects.get(), answer="不行"
        )
    refuse_replacement(
        fresh(aid),
        actor=staff(city.aid_clerk),
        request=AidRequest.objects.get(),
        answer="承办人依法履行了职责，理由不成立",
    )

    assert fresh(aid).lawyer == aid.lawyer
