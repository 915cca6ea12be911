"""Whole stories of legal aid: granted on objection, urgent first then papers, replaced mid-case, a collective team, ended for fraud."""

from datetime import timedelta
from decimal import Decimal

from casework.actor import Actor
from casework.models import CaseFile, Role, TimeLimit
from casework.services.record import verify
from legalaid.models import AidAssignment, AidRequest, AidTeam, State
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.applying.provide_urgent_aid import complete_urgent_papers, provide_urgent_aid
from legalaid.services.applying.register_materials import register_materials
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.assigning.assign_team import accept_all, assign_team
from legalaid.services.close import close
from legalaid.services.closing.file_check import ITEMS
from legalaid.services.closing.report import file_report, review_report
from legalaid.services.conclude import conclude
from legalaid.services.conduct.replace import replace_lawyer, request_replacement
from legalaid.services.deciding.decision_basis import basis_of
from legalaid.services.deciding.terminate import terminate
from legalaid.services.exemption import exemption_decision
from legalaid.services.grant import grant
from legalaid.services.objecting.objections import decide_objection, receive_objection
from legalaid.services.objecting.order_recovery import order_recovery
from legalaid.services.receive import Application, receive
from legalaid.services.refuse import refuse
from legalaid.services.sign_mandate import sign_mandate
from tests.documents.many_workers import collective_case
from tests.factories import make_user, staff
from tests.legalaid.steps import applied, engaged, fresh, set_standard
from tests.legalaid.test_applying import left


def finish(city, aid):
    """From the engaged lawyer to the archive."""
    set_standard(city)
    conclude(aid, actor=staff(aid.lawyer), report={"kind": "won", "result": "裁决支持", "work": "代理"})
    file_report(fresh(aid), actor=staff(aid.lawyer), items=list(ITEMS), days=Decimal(3))
    review_report(fresh(aid), actor=staff(city.aid_clerk), category="arbitration")
    close(fresh(aid), actor=staff(city.aid_clerk))
    assert fresh(aid).state == State.CLOSED
    assert verify(CaseFile.objects.get(pk=aid.case_file_id)) == []


def take_on(city, aid):
    accept_assignment(fresh(aid), actor=staff(fresh(aid).lawyer))
    sign_mandate(fresh(aid), actor=staff(fresh(aid).lawyer))
    return fresh(aid)


def test_refused_then_granted_on_objection(city, case_file):
    aid = applied(city, case_file, proofs=["户口簿"])
    refuse(aid, actor=staff(city.aid_clerk), reason="申请人的家庭收入高于经济困难标准")
    objection = receive_objection(
        fresh(aid), actor=Actor.side(aid.recipient), text="我是农民工，应当免予核查"
    )
    decide_objection(
        objection, actor=staff(city.justice_head), correct=True, findings="申请人属于免予核查的进城务工人员"
    )
    basis = basis_of(fresh(aid))
    assert basis.exempt
    grant(fresh(aid), actor=staff(city.aid_clerk), exempt=True, exemption=basis.ground, reasons=[])
    assign_lawyer(fresh(aid), actor=staff(city.aid_clerk))

    finish(city, take_on(city, aid))


def test_urgent_aid_first_then_the_papers(city, case_file, clock):
    left(case_file, 3)
    aid = applied(city, case_file, materials=())
    event = provide_urgent_aid(aid, actor=staff(city.aid_clerk))
    assert event.data["limit"] == "limitation.wages"
    assign_lawyer(fresh(aid), actor=staff(city.aid_clerk), by_phone=True)
    aid = take_on(city, aid)
    clock.shift(timedelta(days=2))
    register_materials(aid, actor=staff(city.aid_clerk), names=["户口簿"], proves_status=True)
    assert exemption_decision(fresh(aid))["answer"] == "yes"
    complete_urgent_papers(fresh(aid), actor=staff(city.aid_clerk), exempt=True, exemption="migrant_worker")

    assert TimeLimit.objects.get(proceeding=aid, key="legalaid.urgent_papers").status == "met"
    finish(city, fresh(aid))


def test_a_lawyer_is_replaced_mid_case(city, case_file):
    make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))
    aid = engaged(city, case_file)
    first = aid.lawyer
    request_replacement(aid, actor=staff(first), ground="illness", text="住院治疗")
    replace_lawyer(fresh(aid), actor=staff(city.aid_clerk), request=AidRequest.objects.get())
    assert fresh(aid).lawyer not in (None, first)

    finish(city, take_on(city, aid))


def test_a_collective_case_goes_to_one_team(city):
    colleague = make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))
    file = collective_case(14)
    for worker in file.parties.filter(side="applicant"):
        aid = receive(
            actor=staff(city.aid_clerk),
            case_file=file,
            recipient=worker,
            centre=city.centre,
            application=Application(),
        )
        grant(aid, actor=staff(city.aid_clerk), exempt=True, reasons=[])
    events = assign_team(fresh(aid), actor=staff(city.aid_clerk))

    assert len(events) == 14 and AidTeam.objects.get().firm == city.firm
    lawyers = {city.lawyer.pk, colleague.pk}
    assert set(AidAssignment.objects.values_list("user", flat=True)) == lawyers
    for user in (city.lawyer, colleague):
        mine = AidAssignment.objects.filter(user=user)
        assert mine.values("counts_as").distinct().count() == 1  # the batch is one case in his share
        assert len(accept_all(mine.first().aid, actor=staff(user))) == 7


def test_aid_that_was_obtained_by_fraud_ends(city, case_file):
    aid = engaged(city, case_file)
    terminate(aid, actor=staff(city.aid_clerk), ground="1", facts="受援人伪造了务工证明材料，已经查实")
    order_recovery(
        fresh(aid),
        actor=staff(city.justice_head),
        cost=Decimal(1200),
        fine=Decimal(1000),
        facts="骗取法律援助，责令支付费用并罚款",
    )
    close(fresh(aid), actor=staff(city.aid_clerk))

    assert (fresh(aid).state, fresh(aid).recovery.fine) == (State.CLOSED, 1000)
