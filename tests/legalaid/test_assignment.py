"""Assignment of lawyers: the order and its reasons, declining, the cap, conflicts, overriding the order."""

import pytest

from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Assignment, Membership, Party, Representation, Role
from legalaid.models import State
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.decline_assignment import decline_assignment
from legalaid.services.grant import grant
from legalaid.services.rank_lawyers import rank_lawyers
from legalaid.services.receive import receive
from legalaid.services.refuse import refuse
from legalaid.services.sign_mandate import sign_mandate
from tests.factories import make_user, staff, wage_case


@pytest.fixture
def second(city):
    return make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))


@pytest.fixture
def granted(city, second, case_file):
    return granted_aid(city, case_file)


def granted_aid(city, case_file):
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive(actor=staff(city.aid_clerk), case_file=case_file, recipient=worker, centre=city.centre)
    grant(aid, actor=staff(city.aid_clerk), exempt=True, reasons=[])
    aid.refresh_from_db()
    return aid


def test_whoever_had_less_than_his_share_comes_first(city, second, granted):
    assign_lawyer(granted, actor=staff(city.aid_clerk))
    granted.refresh_from_db()
    other = granted_aid(city, wage_case(id_number="110101199003078574"))

    ranked = rank_lawyers(other)

    assert [one.user for one in ranked if not one.out][0] != granted.lawyer_id
    assert granted.ranking[0]["share_gap"] == "0.5000"


def test_a_decline_asks_the_next_and_never_the_same_again(city, granted):
    assign_lawyer(granted, actor=staff(city.aid_clerk))
    granted.refresh_from_db()
    first = granted.lawyer
    decline_assignment(granted, actor=staff(first), reason="时间冲突")
    granted.refresh_from_db()
    assert granted.state == State.GRANTED
    assert not Assignment.objects.filter(proceeding=granted, user=first, until=None).exists()

    assign_lawyer(granted, actor=staff(city.aid_clerk))

    granted.refresh_from_db()
    assert granted.lawyer != first


def test_nobody_goes_over_his_cap(city, granted):
    Membership.objects.filter(role=Role.LAWYER).update(cap=0)

    with pytest.raises(RuleRefused) as refused:
        assign_lawyer(granted, actor=staff(city.aid_clerk))

    assert any("上限" in reason for reason in refused.value.reasons)


def test_a_lawyer_of_the_employer_is_never_asked(city, second, granted):
    employer = granted.case_file.parties.get(side=Party.Side.RESPONDENT)
    Representation.objects.create(party=employer, user=second, name="演示第二律师", since="2026-01-01")

    out = {one.user: one.out for one in rank_lawyers(granted)}

    assert "利益冲突" in out[second.pk] and "利益冲突" in out[city.lawyer.pk]


def test_passing_the_order_needs_a_reason(city, second, granted):
    last = [one for one in rank_lawyers(granted) if not one.out][-1]
    chosen = type(second).objects.get(pk=last.user)
    with pytest.raises(BadInput):
        assign_lawyer(granted, actor=staff(city.aid_clerk), lawyer=chosen)

    assign_lawyer(granted, actor=staff(city.aid_clerk), lawyer=chosen, reason="受援人方言相通")

    granted.refresh_from_db()
    assert granted.lawyer == chosen


def test_the_mandate_waits_for_the_lawyer(city, granted):
    assign_lawyer(granted, actor=staff(city.aid_clerk))
    granted.refresh_from_db()
    with pytest.raises(RuleRefused):
        sign_mandate(granted, actor=staff(city.aid_clerk))
    accept_assignment(granted, actor=staff(granted.lawyer))
    with pytest.raises(BadInput):
        sign_mandate(granted, actor=staff(granted.lawyer), powers=["全权代理"])


def test_a_refusal_says_why(city, case_file):
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive(actor=staff(city.aid_clerk), case_file=case_file, recipient=worker, centre=city.centre)
    with pytest.raises(BadInput):
        refuse(aid, actor=staff(city.aid_clerk), reason="不行")
    with pytest.raises(NotPermitted):
        refuse(aid, actor=staff(city.clerk), reason="申请事项不属于法律援助范围")

    refuse(aid, actor=staff(city.aid_clerk), reason="申请事项不属于法律援助范围")

    aid.refresh_from_db()
    assert (aid.state, aid.refusal) == (State.REFUSED, "申请事项不属于法律援助范围")


@pytest.mark.parametrize(("count", "most"), [(2, 12), (12, 12)])
def test_ranking_costs_no_more_per_lawyer_than_its_conflict_check(
    city, granted, count, most, django_assert_max_num_queries
):
    for number in range(count - 2):
        make_user(f"more{number}", f"演示律师{number}", (city.firm, Role.LAWYER))

    with django_assert_max_num_queries(most):
        rank_lawyers(granted)
