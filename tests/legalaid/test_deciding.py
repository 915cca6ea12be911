"""Deciding: the means with each limb, the moving standard, city layers, termination on each ground, the objection."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, OrganisationSetting, Party, Proceeding, TimeLimit
from law.questions import ask
from legalaid.models import AidObjection, AidRequest, MeansStatement, ObjectionState, State
from legalaid.rules.termination import GROUNDS
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.close import close
from legalaid.services.deciding.decision_basis import basis_of
from legalaid.services.deciding.standard import enter_standard, what_if
from legalaid.services.deciding.state_means import state_means
from legalaid.services.deciding.terminate import dismiss_ground, report_ground, terminate
from legalaid.services.grant import grant
from legalaid.services.objecting.objections import (
    close_objection,
    decide_objection,
    receive_objection,
    withdraw_objection,
)
from legalaid.services.objecting.order_recovery import order_recovery
from legalaid.services.refuse import refuse
from tests.factories import City, staff, wage_case
from tests.legalaid.steps import applied, engaged, fresh, granted

POOR = {"household_income": "36000", "household_size": 4, "valuable_assets": False}
IDS = ("110101199003078574", "440106199001010019", "440106199001010027", "440106199001010035")


def local(city, **more):
    """A worker who is no migrant: the means are looked at."""
    file = wage_case(**more)
    type(file).objects.filter(pk=file.pk).update(migrant_worker=False)
    file.refresh_from_db()
    return applied(city, file)


def line(city, value="3000", since=date(2026, 1, 1)):
    OrganisationSetting.objects.create(
        organisation=city.centre,
        key="legal_aid.means_line_monthly",
        value={"value": value},
        effective_from=since,
        source="演示通知",
    )


def test_the_means_test_shows_each_limb_with_figure_and_line(city):
    line(city)
    aid = local(city)
    assert basis_of(aid).answer == "facts_missing"

    state_means(aid, actor=staff(city.aid_clerk), stated=POOR)

    basis = basis_of(fresh(aid))
    assert basis.answer == "yes"
    texts = [one["text"] for one in basis.means["reasons"]]
    assert "家庭人均月收入1500.00元低于标准3000.00元" in texts
    assert all(one["article"] for one in basis.means["reasons"])


def test_means_lie_sealed_in_their_own_table(city):
    line(city)
    aid = local(city)
    event = state_means(aid, actor=staff(city.aid_clerk), stated=POOR)

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_facts, sealed_result, answer FROM legalaid_meansstatement")
        facts, result, answer = cursor.fetchone()
    assert "36000" not in facts + result and answer == "yes"
    assert "36000" not in str(event.data) + str(event.private)


def test_without_a_known_line_facts_are_missing(city):
    aid = local(City("440300", "深演示"), region="440300", id_number=IDS[0])
    state_means(aid, actor=Actor.side(aid.recipient), stated=POOR)

    assert MeansStatement.objects.get(aid=aid).answer == "facts_missing"


def test_a_wrong_figure_is_refused_with_its_field(city):
    line(city)
    aid = local(city)
    with pytest.raises(BadInput) as refused:
        state_means(aid, actor=staff(city.aid_clerk), stated=POOR | {"household_size": 0})

    assert "household_size" in refused.value.errors
    assert not MeansStatement.objects.exists()


def test_a_moved_standard_shows_what_it_would_have_changed_by_district(city, django_assert_num_queries):
    line(city, "2000")
    for number, (region, income) in enumerate((("440106", 40000), ("440106", 60000), ("440103", 70000))):
        aid = local(city, id_number=IDS[number], region=region)
        state_means(aid, actor=staff(city.aid_clerk), stated=POOR | {"household_income": income})

    with django_assert_num_queries(2):
        found = what_if(city.centre, Decimal(2600))

    assert [(one.code, one.tested, one.then, one.would, one.more) for one in found.districts] == [
        ("440103", 1, 0, 0, 0),
        ("440106", 2, 1, 2, 1),
    ]
    assert found.total.more == 1


def test_a_standard_counts_from_its_day_and_needs_its_notice(city, clock):
    actor = staff(city.aid_clerk)
    with pytest.raises(BadInput):
        enter_standard(
            city.centre, actor=actor, line=Decimal(3000), effective_from=date(2026, 10, 11), source="通知"
        )
    with pytest.raises(NotPermitted):
        enter_standard(
            city.centre,
            actor=staff(city.clerk),
            line=Decimal(3000),
            effective_from=date(2026, 11, 1),
            source="通知文号",
        )
    before = local(city)
    enter_standard(
        city.centre, actor=actor, line=Decimal(2000), effective_from=date(2026, 10, 12), source="演示通知1号"
    )
    enter_standard(
        city.centre, actor=actor, line=Decimal(1000), effective_from=date(2026, 11, 1), source="演示通知2号"
    )
    state_means(before, actor=actor, stated=POOR)
    assert MeansStatement.objects.get(aid=before).answer == "yes"
    clock.shift(timedelta(days=20))

    later = local(city, id_number=IDS[0])
    state_means(later, actor=staff(city.aid_clerk), stated=POOR)

    assert MeansStatement.objects.get(aid=later).answer == "no"


@pytest.mark.parametrize(
    ("region", "on", "facts", "ground"),
    [
        ("440106", "2026-03-01", {"collective": True}, "GZ-1"),
        ("440106", "2026-02-28", {"collective": True}, ""),
        ("440300", "2026-03-01", {"collective": True}, ""),
        ("440100", "2026-03-01", {"groups": ["disabled_elderly"]}, "GZ-3"),
        ("440300", "2026-03-01", {"groups": ["disabled_elderly"]}, ""),
        ("440300", "2026-03-01", {"groups": ["social_relief"]}, "groups"),
    ],
)
def test_city_layers_are_data(region, on, facts, ground):
    given = {
        "migrant_worker": False,
        "claims": ["relation"],
        "status_proof": True,
        "region": region,
        "on": on,
    }
    decision = ask("legal_aid_exemption", given | facts)

    assert decision.findings["ground"] == ground
    assert (decision.answer == "yes") == bool(ground)
    assert bool(decision.findings["proof"]) == bool(ground)


@pytest.mark.parametrize("ground", list(GROUNDS))
def test_each_ground_of_termination(city, case_file, ground):
    aid = engaged(city, case_file)
    if ground == "4":  # spared the means check: better means end nothing
        with pytest.raises(RuleRefused):
            terminate(aid, actor=staff(city.aid_clerk), ground=ground, facts="受援人收入明显增加，不再困难")
        return

    terminate(aid, actor=staff(city.aid_clerk), ground=ground, facts="经核查，情况属实，附有证明材料")

    row = fresh(aid)
    assert (row.state, row.termination_ground) == (State.TERMINATED, ground)
    assert not row.assignments.filter(role="lawyer", until=None).exists()
    assert not TimeLimit.objects.filter(proceeding=aid, status="open").exclude(actor="recipient").exists()


def test_a_lawyer_reports_a_ground_and_the_centre_decides(city, case_file):
    aid = engaged(city, case_file)
    with pytest.raises(NotPermitted):
        terminate(aid, actor=staff(aid.lawyer), ground="6", facts="受援人另行委托了律师代理本案")
    report_ground(aid, actor=staff(aid.lawyer), ground="6", text="受援人另行委托了律师代理本案")
    request = AidRequest.objects.get(kind="ground")

    dismiss_ground(fresh(aid), actor=staff(city.aid_clerk), request=request, answer="经核实系咨询，未委托")

    assert fresh(aid).state == State.ENGAGED
    assert TimeLimit.objects.get(proceeding=aid, key="legalaid.ground_review").status == "met"


def test_fraud_costs_its_price_and_a_fine_of_three_thousand_at_most(city, case_file):
    aid = engaged(city, case_file)
    bureau = staff(city.justice_head)
    terminate(aid, actor=staff(city.aid_clerk), ground="1", facts="受援人伪造了收入证明材料，已查实")
    with pytest.raises(BadInput):
        order_recovery(
            fresh(aid),
            actor=bureau,
            cost=Decimal(1200),
            fine=Decimal("3000.01"),
            facts="骗取法律援助，情节严重，依法处理",
        )
    with pytest.raises(NotPermitted):
        order_recovery(
            fresh(aid),
            actor=staff(city.aid_clerk),
            cost=Decimal(1200),
            fine=Decimal(0),
            facts="骗取法律援助，情节轻微，依法处理",
        )

    order_recovery(
        fresh(aid),
        actor=bureau,
        cost=Decimal(1200),
        fine=Decimal(3000),
        facts="骗取法律援助，情节严重，依法处理",
    )

    assert (fresh(aid).recovery.cost, fresh(aid).recovery.fine) == (1200, 3000)


def refused(city, case_file):
    aid = applied(city, case_file)
    refuse(aid, actor=staff(city.aid_clerk), reason="申请人的家庭收入高于经济困难标准")
    return fresh(aid)


def test_an_objection_is_the_bureaus_own_proceeding_of_five_days(city, case_file):
    aid = refused(city, case_file)
    objection = receive_objection(
        aid, actor=Actor.side(aid.recipient), text="我是农民工，讨要工资，应当免予核查"
    )

    assert objection.organisation == city.justice and objection.kind == Proceeding.Kind.AID_OBJECTION
    limit = TimeLimit.objects.get(proceeding=objection, key="legalaid.objection_review")
    assert limit.due == date(2026, 10, 19)  # the fifth day is a Saturday
    with pytest.raises(RuleRefused):
        close(fresh(aid), actor=staff(city.aid_clerk))
    with pytest.raises(RuleRefused):
        receive_objection(fresh(aid), actor=Actor.side(aid.recipient), text="再次提出异议")
    with pytest.raises(NotPermitted):
        decide_objection(
            objection, actor=staff(city.aid_clerk), correct=True, findings="决定适用法律错误，应予改正"
        )


def test_an_order_to_put_right_opens_the_application_anew(city, case_file):
    aid = refused(city, case_file)
    objection = receive_objection(
        aid, actor=Actor.side(aid.recipient), text="我是农民工，讨要工资，应当免予核查"
    )
    decide_objection(
        objection, actor=staff(city.justice_head), correct=True, findings="申请人属于免予核查的进城务工人员"
    )

    row = fresh(aid)
    assert (row.state, row.refusal, row.closed_on) == (State.APPLIED, "", None)
    assert TimeLimit.objects.filter(proceeding=aid, key="legalaid.decision", status="open").exists()
    assert list(row.work_items.filter(done_at=None).values_list("node", flat=True)) == ["decide"]
    grant(row, actor=staff(city.aid_clerk), exempt=True, reasons=[])
    close_objection(fresh(objection), actor=staff(city.justice_head))
    assert AidObjection.objects.get().state == ObjectionState.CLOSED


def test_an_upheld_refusal_stays_and_is_closed(city, case_file):
    aid = refused(city, case_file)
    objection = receive_objection(aid, actor=staff(city.aid_clerk), text="书面异议由窗口转交")
    decide_objection(
        objection, actor=staff(city.justice_head), correct=False, findings="原决定认定事实清楚，予以维持"
    )

    assert fresh(aid).state == State.REFUSED
    close(fresh(aid), actor=staff(city.aid_clerk))
    with pytest.raises(NotNow):
        withdraw_objection(fresh(objection), actor=Actor.side(aid.recipient))


def test_a_restored_recipient_gets_his_lawyer_back(city, case_file):
    aid = engaged(city, case_file)
    lawyer = aid.lawyer
    terminate(aid, actor=staff(city.aid_clerk), ground="6", facts="误认为受援人另行委托了代理人")
    objection = receive_objection(fresh(aid), actor=Actor.side(aid.recipient), text="我没有另外请律师")
    decide_objection(
        objection, actor=staff(city.justice_head), correct=True, findings="受援人未另行委托，终止没有依据"
    )
    assert fresh(aid).state == State.GRANTED

    assign_lawyer(fresh(aid), actor=staff(city.aid_clerk))

    assert fresh(aid).lawyer == lawyer
    accept_assignment(fresh(aid), actor=staff(lawyer))


def test_the_employer_neither_sees_nor_objects(city, case_file):
    from casework.access import visible_to_party

    aid = refused(city, case_file)
    receive_objection(aid, actor=Actor.side(aid.recipient), text="我是农民工，讨要工资，应当免予核查")
    employer = case_file.parties.get(side=Party.Side.RESPONDENT)

    assert not visible_to_party(employer).exists()
    assert visible_to_party(aid.recipient).count() == 2
    with pytest.raises(NotPermitted):
        receive_objection(fresh(aid), actor=Actor.side(employer), text="反对给予援助")


def test_nothing_to_object_to(city, case_file):
    with pytest.raises(RuleRefused):
        receive_objection(granted(city, case_file), actor=staff(city.aid_clerk), text="没有可异议的决定")


def test_nobody_is_granted_aid_against_the_rules_without_a_reason(city):
    aid = applied(city, wage_case(), proofs=["户口簿"])
    aid.case_file.migrant_worker = False
    aid.case_file.save()
    aid = fresh(aid)
    clerk = staff(city.aid_clerk)
    for exempt in (True, False):
        with pytest.raises(BadInput):
            grant(aid, actor=clerk, exempt=exempt, reasons=[])
    assert fresh(aid).state == "applied"

    grant(aid, actor=clerk, exempt=False, reasons=[], against="收入证明已当面核对，条件明显符合。")

    assert fresh(aid).reasons[-1]["code"] == "against"
    assert Event.objects.get(name="legalaid.aid.granted").data["against"] is True
