"""Applying: every way in, at any centre, what is missing told once, urgent aid first."""

from datetime import date, timedelta

import pytest

from arbitration.services.filing.receive import receive as receive_arbitration
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import ElementStatement, Evidence, Organisation, Party, Referral, TimeLimit
from casework.services.refer import offer
from legalaid.models import LegalAidCase, State
from legalaid.services.applying.deem_withdrawn import deem_withdrawn
from legalaid.services.applying.forward import forward, keep_by_agreement
from legalaid.services.applying.open_application import apply_on_file, open_application
from legalaid.services.applying.provide_urgent_aid import complete_urgent_papers, provide_urgent_aid
from legalaid.services.applying.record_needs import record_needs
from legalaid.services.applying.register_materials import register_materials
from legalaid.services.applying.urgency import nearest_limit, urgency_decision
from legalaid.services.applying.urgent_list import urgent_of
from legalaid.services.deciding.decision_basis import basis_of
from legalaid.services.deciding.state_means import state_means
from legalaid.services.exemption import exemption_decision, scope_decision
from legalaid.services.receive import Application, receive_referral
from legalaid.services.request_supplement import request_supplement
from legalaid.services.take_supplement import take_supplement
from tests.factories import WORKER_ID, City, staff, wage_case
from tests.legalaid.steps import applied, fresh

TODAY = date(2026, 10, 12)


def left(case_file, days):
    """The worker says when he left: the year of limitation ends so many days from today."""
    worker = case_file.parties.get(side="applicant")
    last = TODAY + timedelta(days=days)
    ElementStatement.objects.create(
        case_file=case_file,
        party=worker,
        subject=worker,
        code="E-71",
        value={"employed": False, "ended_on": last.replace(year=last.year - 1).isoformat()},
        stated_at="2026-10-12T09:00:00+08:00",
    )


@pytest.mark.parametrize("channel", ["window", "station", "hotline", "home_visit", "post"])
def test_every_way_in_opens_a_case_file_with_its_application(city, channel):
    worker = {"name": "演示王五", "id_number": WORKER_ID, "phone": "19900001111"}
    claim = {"code": "C2", "title": "工资", "claimed": 8000}
    said = Application(
        channel=channel, station="演示仲裁院工作站", proofs=["户口簿"], materials=({"name": "户口簿"},)
    )
    aid = open_application(
        actor=staff(city.aid_clerk), centre=city.centre, worker=worker, employer="演示机械有限公司",
        claims=(claim,), cause="追索劳动报酬", migrant_worker=True, application=said, received_on=TODAY,
    )  # fmt: skip

    assert (aid.channel, aid.groups, aid.state) == (channel, ["migrant"], State.APPLIED)
    assert exemption_decision(aid)["answer"] == "yes"
    limit = TimeLimit.objects.get(proceeding=aid, key="legalaid.decision")
    assert (limit.due, limit.target_due) == (date(2026, 10, 19), TODAY)


def test_a_dispute_that_has_a_file_is_not_typed_again(city, case_file):
    shared = {
        "actor": staff(city.aid_clerk),
        "centre": city.centre,
        "application": Application(),
        "received_on": TODAY,
    }
    with pytest.raises(BadInput):
        apply_on_file(number=case_file.number, id_number="110101199003078574", **shared)

    aid = apply_on_file(number=case_file.number, id_number=WORKER_ID, **shared)

    assert aid.case_file == case_file and aid.recipient.side == "applicant"


def test_a_forwarded_application_takes_its_papers_along(city, case_file):
    other = City("440300", "深演示")
    aid = applied(city, case_file, proofs=["户口簿"], language="客家话", needs="轮椅通道")
    with pytest.raises(BadInput):
        forward(aid, actor=staff(city.aid_clerk), target=city.centre)

    forward(aid, actor=staff(city.aid_clerk), target=other.centre, reason="用工地在深圳")

    assert fresh(aid).state == State.FORWARDED
    taken = receive_referral(Referral.objects.get(target=other.centre), actor=staff(other.aid_clerk))
    assert (taken.proofs, taken.language, taken.needs) == (["户口簿"], "客家话", "轮椅通道")
    assert taken.came_from_id == aid.pk and taken.materials.count() == 2
    assert not TimeLimit.objects.filter(proceeding=aid, status="open").exists()


def test_the_place_decides_unless_centres_agree(city):
    aid = applied(city, wage_case("440300", id_number="110101199003078574"))
    assert scope_decision(aid)["answer"] == "no"

    keep_by_agreement(aid, actor=staff(city.aid_clerk), reason="经与深圳法援处电话协商")

    assert scope_decision(fresh(aid))["answer"] == "yes"
    with pytest.raises(RuleRefused):
        keep_by_agreement(fresh(aid), actor=staff(city.aid_clerk), reason="再次登记")


def test_what_is_missing_is_told_once_and_all_together(city, case_file):
    aid = applied(city, case_file, materials=({"name": "法律援助申请表"},))
    missing = basis_of(aid).missing
    assert "身份证明" in missing and any("务工" in one for one in missing)

    request_supplement(aid, actor=staff(city.aid_clerk), items=missing)

    with pytest.raises(RuleRefused):
        take_supplement(fresh(aid), actor=staff(city.aid_clerk))
        request_supplement(fresh(aid), actor=staff(city.aid_clerk), items=["再要一份"])
    register_materials(
        fresh(aid), actor=staff(city.aid_clerk), names=["户口簿", "身份证明"], proves_status=True
    )
    assert basis_of(fresh(aid)).missing == ()


def test_waiting_for_papers_doesnt_count(city, case_file, clock):
    aid = applied(city, case_file)
    clock.shift(timedelta(days=2))
    request_supplement(aid, actor=staff(city.aid_clerk), items=["户口簿"])
    clock.shift(timedelta(days=4))
    take_supplement(fresh(aid), actor=staff(city.aid_clerk))

    limit = TimeLimit.objects.get(proceeding=aid, key="legalaid.decision")
    assert limit.raw_due == date(2026, 10, 24)  # 14th to 18th, both included, don't count


def test_deemed_withdrawn_only_by_a_person_after_the_days(city, case_file, clock):
    aid = applied(city, case_file)
    request_supplement(aid, actor=staff(city.aid_clerk), items=["户口簿"])
    with pytest.raises(RuleRefused):
        deem_withdrawn(fresh(aid), actor=staff(city.aid_clerk))
    clock.shift(timedelta(days=11))
    assert fresh(aid).state == State.SUPPLEMENT_REQUESTED  # nothing happened by itself
    with pytest.raises(NotPermitted):
        deem_withdrawn(fresh(aid), actor=staff(city.lawyer))

    event = deem_withdrawn(fresh(aid), actor=staff(city.aid_clerk))

    assert event.data["deemed"] and fresh(aid).state == State.WITHDRAWN


@pytest.mark.parametrize(("days", "urgent"), [(-3, False), (0, True), (7, True), (8, False)])
def test_the_system_finds_whose_year_runs_out(city, case_file, days, urgent):
    left(case_file, days)
    aid = applied(city, case_file)

    assert [one.pk for one in urgent_of(city.centre)] == ([aid.pk] if urgent else [])
    if urgent:
        provide_urgent_aid(aid, actor=staff(city.aid_clerk))
        assert fresh(aid).state == State.GRANTED
        return
    with pytest.raises(RuleRefused):
        provide_urgent_aid(aid, actor=staff(city.aid_clerk))


def test_an_application_filed_in_time_stops_the_year(city, case_file):
    left(case_file, 3)
    receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    aid = applied(city, case_file)

    near = nearest_limit(aid)
    assert near is None or near.key != "limitation.wages"


def test_an_urgent_measure_is_the_clerks_word_with_its_reason(city, case_file):
    aid = applied(city, case_file)
    with pytest.raises(BadInput):
        provide_urgent_aid(aid, actor=staff(city.aid_clerk), measure=True)

    provide_urgent_aid(aid, actor=staff(city.aid_clerk), measure=True, reason="单位正在转移设备，须立即保全")

    row = fresh(aid)
    assert (row.urgent_ground, row.exempt) == ("measure", None)
    keys = set(TimeLimit.objects.filter(proceeding=aid, status="open").values_list("key", flat=True))
    assert keys == {"legalaid.assignment", "legalaid.urgent_papers"}
    complete_urgent_papers(row, actor=staff(city.aid_clerk), exempt=True, exemption="migrant_worker")
    with pytest.raises(RuleRefused):
        complete_urgent_papers(fresh(aid), actor=staff(city.aid_clerk), exempt=True)


def test_needs_are_kept_sealed_and_dialect_counts(city, case_file):
    aid = applied(city, case_file)
    record_needs(aid, actor=staff(city.aid_clerk), language="客家话", needs="听力障碍，需手语翻译")

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT needs FROM legalaid_legalaidcase WHERE proceeding_ptr_id = %s", [aid.pk])
        assert "手语" not in cursor.fetchone()[0]
    assert fresh(aid).needs == "听力障碍，需手语翻译"


def test_a_referral_says_what_the_worker_has_ticked(city, case_file):
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    said = {"groups": ["social_relief"], "status_proof": True}
    offer(case_file=case_file, target_kind="legal_aid", target=city.centre, party=worker, data=said)

    aid = receive_referral(Referral.objects.get(), actor=staff(city.aid_clerk))

    assert (aid.channel, aid.groups) == (LegalAidCase.Channel.PORTAL, ["migrant", "social_relief"])
    assert aid.proofs and basis_of(aid).answer == "yes"


def test_only_centres_are_forwarded_to(city, case_file):
    aid = applied(city, case_file)
    tribunal = Organisation.objects.get(pk=city.tribunal.pk)

    with pytest.raises(BadInput):
        forward(aid, actor=staff(city.aid_clerk), target=tribunal)


def test_an_id_number_alone_proves_no_status(city):
    file = wage_case()
    aid = applied(city, file, groups=["social_relief"])

    basis = basis_of(aid)
    assert basis.exemption["answer"] == "facts_missing" and not basis.exempt
    assert any("户口簿" in one for one in basis.missing) and any("低保证" in one for one in basis.missing)

    register_materials(aid, actor=staff(city.aid_clerk), names=["低保证"], proves_status=True)
    assert basis_of(fresh(aid)).exempt and not basis_of(fresh(aid)).missing


def test_contract_and_wage_records_in_the_file_prove_migrant_work(city, case_file):
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    Evidence.objects.create(
        case_file=case_file,
        party=worker,
        name="劳动合同",
        submitted_at="2026-10-12T09:00:00+08:00",
        ordinal=1,
    )

    assert exemption_decision(applied(city, case_file))["answer"] == "yes"


def test_nobody_reads_a_number_of_days_where_no_limit_runs(city, case_file):
    reasons = urgency_decision(applied(city, case_file))["reasons"]

    assert "99999" not in reasons[0]["text"] and "没有正在计算的期限" in reasons[0]["text"]


def test_the_means_go_along_to_the_other_centre(city, case_file):
    other = City("440300", "深演示")
    aid = applied(city, case_file)
    stated = {"household_income": "36000", "household_size": 4, "valuable_assets": False}
    state_means(aid, actor=staff(city.aid_clerk), stated=stated, basis="papers")
    forward(fresh(aid), actor=staff(city.aid_clerk), target=other.centre, reason="用工地在深圳")

    there = receive_referral(Referral.objects.get(), actor=staff(other.aid_clerk))

    assert there.means.facts["household_income"] == "36000" and there.means.basis == "papers"
