"""Assignment of lawyers: the order and its reasons, declining, lapsing, the cap, conflicts, overriding the order."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.services.filing.receive import receive as receive_arbitration
from arbitration.services.parties.join_party import join_party
from casework.clock import now
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Assignment, Membership, Notice, Party, Representation, Role, User
from casework.services.open_case_file import NewParty
from legalaid.models import AidAssignment, Provider, State
from legalaid.services.accept_assignment import accept_assignment, note_phone_answer
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.assigning.ask_next import lapse_offers
from legalaid.services.decline_assignment import decline_assignment
from legalaid.services.rank_lawyers import rank_lawyers
from legalaid.services.refuse import refuse
from legalaid.services.sign_mandate import sign_mandate
from tests.factories import make_user, staff, wage_case
from tests.legalaid.steps import applied, assigned, engaged, fresh, granted

OTHER_ID = "110101199003078574"


@pytest.fixture
def second(city):
    return make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))


def test_whoever_is_furthest_below_his_share_comes_first(city, second, case_file):
    first = assigned(city, case_file)
    other = granted(city, wage_case(id_number=OTHER_ID))

    rows = rank_lawyers(other).rows

    assert rows[0].user != first.lawyer_id
    assert (rows[0].share_gap, rows[1].share_gap) == ("0.50", "-0.50")


def test_the_same_client_keeps_his_lawyer(city, second, case_file):
    first = assigned(city, case_file)
    again = granted(city, wage_case())  # the same worker in another dispute

    assert rank_lawyers(again).rows[0].user == first.lawyer_id


def test_a_decline_asks_the_next_by_itself_and_never_the_same_again(city, second, case_file):
    aid = assigned(city, case_file)
    first = aid.lawyer
    decline_assignment(aid, actor=staff(first), reason="时间冲突")

    aid = fresh(aid)
    assert aid.state == State.ASSIGNED
    assert aid.lawyer != first
    assert not Assignment.objects.filter(proceeding=aid, user=first, until=None).exists()
    decline_assignment(aid, actor=staff(aid.lawyer), reason="生病")
    aid = fresh(aid)
    assert (aid.state, aid.lawyer) == (State.GRANTED, None)
    assert list(aid.work_items.filter(done_at=None).values_list("node", flat=True)) == ["assign_lawyer"]


def test_silence_passes_the_case_on_after_the_hours(city, second, case_file, clock):
    aid = assigned(city, case_file)
    first = aid.lawyer_id
    clock.shift(timedelta(hours=23))
    assert lapse_offers() == 0
    clock.shift(timedelta(hours=2))

    assert lapse_offers() == 1

    aid = fresh(aid)
    assert aid.lawyer_id not in (None, first)
    assert list(aid.assignments_made.values_list("state", flat=True)) == ["lapsed", "offered"]


def test_an_accepted_case_neither_lapses_nor_is_declined(city, second, case_file, clock):
    aid = assigned(city, case_file)
    accept_assignment(aid, actor=staff(aid.lawyer))
    clock.shift(timedelta(days=3))

    assert lapse_offers() == 0
    with pytest.raises(RuleRefused):
        decline_assignment(fresh(aid), actor=staff(aid.lawyer), reason="太忙")


def test_an_urgent_yes_by_phone_is_noted_by_the_centre(city, case_file):
    aid = assigned(city, case_file, by_phone=True)
    with pytest.raises(NotPermitted):
        note_phone_answer(aid, actor=staff(aid.lawyer), note="电话已接受")

    note_phone_answer(aid, actor=staff(city.aid_clerk), note="9时与本人通话，同意办理")

    assert fresh(aid).accepted_on is not None
    assert aid.assignments_made.get().by_phone


def test_nobody_goes_over_his_cap(city, case_file):
    aid = granted(city, case_file)
    Membership.objects.filter(role=Role.LAWYER).update(cap=0)

    with pytest.raises(RuleRefused) as refused:
        assign_lawyer(aid, actor=staff(city.aid_clerk))

    assert any("上限" in reason for reason in refused.value.reasons)


def test_a_lawyer_of_the_employer_is_never_asked(city, second, case_file):
    aid = granted(city, case_file)
    employer = case_file.parties.get(side=Party.Side.RESPONDENT)
    Representation.objects.create(party=employer, user=second, name="演示第二律师", since="2026-01-01")

    out = {one.user: one.out for one in rank_lawyers(aid).rows}

    assert "利益冲突" in out[second.pk] and "利益冲突" in out[city.lawyer.pk]


def test_who_doesnt_practise_and_volunteers_without_licence_are_left_out(city, second, case_file):
    aid = granted(city, case_file)
    held = Membership.objects.get(user=second)
    Provider.objects.create(membership=held, standing=Provider.Standing.SUSPENDED)
    helper = make_user("helper", "演示志愿者", (city.centre, Role.LAWYER))
    Provider.objects.create(
        membership=Membership.objects.get(user=helper), category=Provider.Category.VOLUNTEER
    )

    out = {one.user: one.out for one in rank_lawyers(aid).rows}

    assert "暂停" in out[second.pk] and "第十七条" in out[helper.pk] and not out[city.lawyer.pk]


def test_passing_the_order_needs_a_reason_and_is_kept(city, second, case_file):
    aid = granted(city, case_file)
    last = rank_lawyers(aid).able[-1].candidate.key
    chosen = User.objects.get(pk=last)
    # The draw of the act itself may turn two equals round: only the one who isn't first needs a reason.
    event = assign_lawyer(aid, actor=staff(city.aid_clerk), lawyer=chosen, reason="受援人方言相通")

    entry = fresh(aid).assignments_made.get()
    assert entry.user == chosen and entry.reason == "受援人方言相通"
    assert entry.out_of_order == bool(event.data["passed"])


def test_passing_the_order_without_a_reason_is_refused(city, second, case_file):
    first = assigned(city, case_file)
    other = granted(city, wage_case(id_number=OTHER_ID))

    with pytest.raises(BadInput):
        assign_lawyer(other, actor=staff(city.aid_clerk), lawyer=first.lawyer)

    assert fresh(other).state == State.GRANTED


def test_the_draw_can_be_made_again_from_the_kept_seed(city, second, case_file):
    event = assign_lawyer(granted(city, case_file), actor=staff(city.aid_clerk))
    aid = fresh(event.proceeding.legalaidcase)
    kept = [row["user"] for row in aid.ranking]
    AidAssignment.objects.all().delete()

    assert [row.user for row in rank_lawyers(aid, seed=event.data["seed"]).rows] == kept


def test_the_mandate_waits_for_the_lawyer(city, case_file):
    aid = assigned(city, case_file)
    with pytest.raises(RuleRefused):
        sign_mandate(aid, actor=staff(city.aid_clerk))
    accept_assignment(aid, actor=staff(aid.lawyer))
    with pytest.raises(BadInput):
        sign_mandate(fresh(aid), actor=staff(aid.lawyer), powers=["全权代理"])


def test_a_party_that_joins_is_checked_against_the_lawyer_at_work(city, case_file):
    row = receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    aid = engaged(city, case_file)
    other = wage_case(id_number=OTHER_ID)
    Party.objects.filter(case_file=other, side="respondent").update(credit_code="91440101MA5CMQ0J14")
    unit = other.parties.get(side="respondent")
    Representation.objects.create(party=unit, user=aid.lawyer, name="演示律师", since="2026-01-01")
    new = NewParty("third", "unit", unit.name, {"credit_code": "91440101MA5CMQ0J14"})
    join_party(row, actor=staff(city.clerk), new=new, ground="third_interest")

    told = Notice.objects.filter(kind="legalaid.conflict").values_list("user", flat=True)
    assert list(told) == [city.aid_clerk.pk]


def test_a_refusal_says_why(city, case_file):
    aid = applied(city, case_file)
    with pytest.raises(BadInput):
        refuse(aid, actor=staff(city.aid_clerk), reason="不行")
    with pytest.raises(NotPermitted):
        refuse(aid, actor=staff(city.clerk), reason="申请事项不属于法律援助范围")

    refuse(aid, actor=staff(city.aid_clerk), reason="申请事项不属于法律援助范围", ground="out_of_scope")

    aid.refresh_from_db()
    assert (aid.state, aid.refusal) == (State.REFUSED, "申请事项不属于法律援助范围")


@pytest.mark.parametrize("count", [2, 40])
def test_ranking_asks_the_same_number_of_questions_for_any_number(
    city, case_file, count, django_assert_num_queries
):
    aid = granted(city, case_file)
    for number in range(count - 1):
        make_user(f"more{number}", f"演示律师{number}", (city.firm, Role.LAWYER))

    with django_assert_num_queries(10):
        assert len(rank_lawyers(aid).placed) == count


def test_reply_hours_are_a_setting(city, case_file):
    from casework.models import OrganisationSetting

    OrganisationSetting.objects.create(
        organisation=city.centre,
        key="legal_aid.reply_hours",
        value="6",
        effective_from="2026-01-01",
        source="演示",
    )
    entry = assigned(city, case_file).assignments_made.get()

    assert entry.reply_by - now() == timedelta(hours=6)
    assert entry.counts_as == entry.aid_id and Decimal(entry.place) == 1
