"""One table: act × role × relation. Every cell is asked, allowed or not."""

import pytest

from arbitration.services.filing.receive import receive
from casework import access
from casework.actor import Actor
from casework.models import Assignment, Membership, Party, Role
from casework.registry import registry
from legalaid.services.receive import receive as receive_aid
from mediation.services.receive import receive as receive_mediation
from tests.access.legal_aid_rows import ANYWHERE, LEGAL_AID, OBJECTION
from tests.access.stage import agreement_review, beside_aid, stranger, third_person
from tests.factories import City, make_user, staff

# Who may do what on his own office's or assigned case. Nobody who isn't named may.
ALLOWED: dict[str, set[str]] = {
    "arbitration.accept": {"clerk", "head"},
    "arbitration.refuse": {"clerk", "head"},
    "arbitration.redirect": {"clerk", "head"},
    "arbitration.confirm_receipt": {"clerk", "head"},
    "arbitration.fulfil_promise": {"clerk", "head"},
    "arbitration.remind_promise": {"clerk", "head"},
    "arbitration.remind_supplement": {"clerk", "head"},
    "arbitration.record_interruption": {"clerk", "head"},
    "arbitration.object_jurisdiction": {"clerk", "head", "employer"},
    "arbitration.decide_jurisdiction": {"clerk", "head"},
    "arbitration.transfer": {"clerk", "head"},
    "arbitration.receive_transfer": {"clerk"},
    "arbitration.dispute_transfer": {"clerk", "head"},
    "arbitration.designate_jurisdiction": {"clerk", "head"},
    "arbitration.designate": {"supervisor"},
    "arbitration.revoke": {"head"},
    "arbitration.request_supplement": {"clerk", "head"},
    "arbitration.take_supplement": {"clerk", "head", "worker"},
    "arbitration.suggest_mediation": {"clerk", "head"},
    "arbitration.end_deferral": {"clerk", "head", "machine"},
    "arbitration.receive_answer": {"clerk", "head", "employer"},
    "arbitration.form_tribunal": {"clerk", "head"},
    "arbitration.schedule_hearing": {"clerk", "arbitrator"},
    "arbitration.hold_hearing": {"clerk", "arbitrator"},
    "arbitration.postpone_hearing": {"clerk", "arbitrator"},
    "arbitration.request_recusal": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.decide_recusal": {"head", "supervisor"},
    "arbitration.replace_member": {"clerk", "head"},
    "arbitration.dissolve_tribunal": {"head"},
    "arbitration.request_postponement": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.decide_postponement": {"clerk", "arbitrator"},
    "arbitration.reopen": {"arbitrator"},
    "arbitration.sign_record": {"clerk", "arbitrator", "worker", "employer", "third"},
    "arbitration.refuse_signature": {"clerk", "arbitrator"},
    "arbitration.request_correction": {"clerk", "arbitrator", "worker", "employer", "third"},
    "arbitration.decide_correction": {"arbitrator"},
    "arbitration.submit_evidence": {"clerk", "head", "arbitrator"},
    "arbitration.decide_late_evidence": {"arbitrator"},
    "arbitration.request_evidence_period": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.decide_evidence_period": {"clerk", "head", "arbitrator"},
    "arbitration.record_exchange": {"clerk", "arbitrator"},
    "arbitration.give_opinion": {"clerk", "arbitrator", "worker", "employer", "third"},
    "arbitration.see_originals": {"clerk", "arbitrator"},
    "arbitration.weigh_evidence": {"arbitrator"},
    "arbitration.request_evidence_order": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.order_evidence": {"arbitrator"},
    "arbitration.end_evidence_order": {"clerk", "arbitrator"},
    "arbitration.request_appraisal": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.entrust_appraisal": {"head"},
    "arbitration.refuse_appraisal": {"head", "arbitrator"},
    "arbitration.return_appraisal": {"clerk", "head"},
    "arbitration.request_investigation": {"clerk", "head", "arbitrator", "worker", "employer"},
    "arbitration.decide_investigation": {"head", "arbitrator"},
    "arbitration.investigate": {"clerk", "arbitrator"},
    "arbitration.conciliate": {"clerk", "arbitrator"},
    "arbitration.submit_award": {"clerk", "arbitrator"},
    "arbitration.approve_award": {"head"},
    "arbitration.return_award": {"head"},
    "arbitration.make_award": {"clerk", "arbitrator"},
    "arbitration.declare_effective": {"clerk", "head", "machine"},
    "arbitration.record_performance": {"clerk", "head", "worker"},
    "arbitration.suspend": {"head"},
    "arbitration.extend_award": {"head"},
    "arbitration.withdraw": {"clerk", "head", "worker"},
    "arbitration.close": {"clerk", "head"},
    "arbitration.close_to_public": {"clerk", "arbitrator"},
    "arbitration.convert_track": {"clerk", "head", "arbitrator"},
    "arbitration.shorten_answer": {"clerk", "head", "employer"},
    "arbitration.join_party": {"clerk", "head", "arbitrator"},
    "arbitration.leave_party": {"clerk", "head", "arbitrator"},
    "arbitration.succeed_party": {"clerk", "head", "arbitrator"},
    "arbitration.elect_representatives": {"clerk", "head"},
    "arbitration.request_change": {"clerk", "head", "worker", "employer"},
    "arbitration.accept_change": {"clerk", "head", "arbitrator"},
    "arbitration.turn_down_change": {"clerk", "head", "arbitrator"},
    "arbitration.withdraw_claims": {"clerk", "head", "worker"},
    "arbitration.join_cases": {"clerk", "head", "arbitrator"},
    "arbitration.split_case": {"clerk", "head", "arbitrator"},
    "arbitration.schedule_joined": {"clerk", "arbitrator"},
    "arbitration.draft_partial_award": {"clerk", "arbitrator"},
    "arbitration.approve_side_decision": {"head"},
    "arbitration.return_side_decision": {"head"},
    "arbitration.make_side_decision": {"clerk", "arbitrator"},
    "arbitration.request_preliminary_execution": {"clerk", "head", "worker"},
    "arbitration.draft_preliminary_execution": {"clerk", "arbitrator"},
    "arbitration.refuse_preliminary_execution": {"arbitrator"},
    "arbitration.send_preliminary_execution": {"clerk", "head"},
    "arbitration.find_error": {"clerk", "head", "arbitrator"},
    "arbitration.draft_correction": {"clerk", "arbitrator"},
    "arbitration.draft_supplement": {"clerk", "arbitrator"},
    "arbitration.declare_partial_effective": {"clerk", "head"},
    "arbitration.conciliate_part": {"clerk", "arbitrator"},
    "arbitration.repudiate_conciliation": {"clerk", "arbitrator", "worker", "employer"},
    "arbitration.repudiate_part": {"clerk", "arbitrator"},
    "arbitration.deem_withdrawn": {"arbitrator"},
    "arbitration.deem_one_withdrawn": {"arbitrator"},
    "arbitration.terminate": {"head"},
    "arbitration.record_deliberation": {"arbitrator"},
    "arbitration.read_deliberation": {"head", "arbitrator"},
    "arbitration.miss_instalment": {"machine"},
    "arbitration.note_suit": {"clerk", "head"},
    "arbitration.end_of_suit": {"clerk", "head"},
    "arbitration.note_partial_suit": {"clerk", "head"},
    "arbitration.end_partial_suit": {"clerk", "head"},
    "arbitration.request_partial_set_aside": {"clerk", "head"},
    "arbitration.note_partial_ruling": {"clerk", "head"},
    "arbitration.request_set_aside": {"clerk", "head"},
    "arbitration.note_set_aside_ruling": {"clerk", "head"},
    "arbitration.interrupt_enforcement": {"clerk", "head", "worker"},
    "arbitration.note_nonenforcement": {"clerk", "head"},
    "arbitration.note_preservation": {"clerk", "head"},
    "arbitration.lift_preservation": {"clerk", "head"},
    "arbitration.note_payment_order": {"clerk", "head"},
    "arbitration.follow_payment_order": {"clerk", "head"},
    "arbitration.take_urgent_measure": {"clerk", "arbitrator"},
    "arbitration.plan_instalments": {"clerk", "head"},
    "arbitration.pay_instalment": {"clerk", "head", "worker"},
    "casework.case_file.read": {
        "clerk",
        "head",
        "arbitrator",
        "supervisor",
        "worker",
        "employer",
        "third",
        "lawyer",
    },
    "casework.limit.miss": {"machine"},
    "casework.conflict.override": {"head"},
    "casework.access_code.give": {"clerk", "head"},
    "documents.paper.read": {
        "clerk",
        "head",
        "arbitrator",
        "supervisor",
        "worker",
        "employer",
        "third",
        "lawyer",
    },
    "documents.paper.draft": {"clerk", "head", "arbitrator", "lawyer", "machine"},
    "documents.paper.issue": {"clerk", "head", "arbitrator", "lawyer", "machine"},
    "documents.paper.make_above": {"supervisor"},
    "documents.paper.void": {"clerk", "head", "machine"},
    "documents.service.attempt": {"clerk", "head", "arbitrator", "machine"},
    "documents.service.record": {"clerk", "head", "arbitrator", "machine"},
    "documents.service.fail": {"clerk", "head", "arbitrator", "machine"},
    "documents.notice.complete": {"machine"},
    "documents.address.confirm": {"clerk", "head", "worker", "employer"},
    "documents.batch.start": {"clerk", "head", "arbitrator"},
    "documents.bundle.bind": {"clerk", "head", "arbitrator", "machine"},
    "documents.archive.bind": {"clerk", "head", "arbitrator", "machine"},
    "documents.volume.borrow": {"clerk", "head"},
    "documents.volume.return": {"clerk", "head"},
}
MEDIATION = {
    "casework.access_code.give": {"mediator"},
    "documents.batch.start": {"mediator"},
    "documents.bundle.bind": {"mediator", "machine"},
    "documents.archive.bind": {"mediator", "machine"},
    "documents.volume.borrow": {"mediator"},
    "documents.volume.return": {"mediator"},
    "mediation.accept": {"mediator"},
    "mediation.sign_agreement": {"mediator"},
    "mediation.apply_review": {"mediator"},
    "mediation.confirm": {"mediator", "machine"},
    "mediation.fail": {"mediator"},
    "mediation.withdraw": {"mediator", "worker"},
}
REVIEW = {
    "arbitration.review_accept": {"clerk", "head"},
    "arbitration.review_refuse": {"clerk", "head"},
    "arbitration.review_extend": {"head"},
    "arbitration.review_make_document": {"clerk", "arbitrator"},
    "arbitration.review_decline": {"clerk", "arbitrator"},
    "arbitration.review_withdraw": {"clerk", "head", "worker"},
    "arbitration.review_close": {"clerk", "head"},
}


@pytest.fixture
def world(city, case_file):
    """Everybody in their relation to one case, and a second city whose people are strangers."""
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    mediation = receive_mediation(actor=staff(city.mediator), case_file=case_file, body=city.union)
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive_aid(actor=staff(city.aid_clerk), case_file=case_file, recipient=worker, centre=city.centre)
    lawyer = make_user("counsel", "演示代理律师", (city.firm, Role.LAWYER))
    review = agreement_review(city, case_file)
    for row, user, role in (
        (arbitration, city.arbitrator, Role.ARBITRATOR),
        (arbitration, lawyer, Role.LAWYER),
        (review, city.arbitrator, Role.ARBITRATOR),
        (aid, city.lawyer, Role.LAWYER),
    ):
        Assignment.objects.create(proceeding=row, user=user, role=role, since="2026-10-12")
    assessor, objection = beside_aid(city, case_file, aid, worker)
    other = City("440300", "深演示")
    third = third_person(case_file)
    actors = {
        "clerk": staff(city.clerk),
        "head": staff(city.head),
        "arbitrator": staff(city.arbitrator),
        "supervisor": staff(city.supervisor),
        "mediator": staff(city.mediator),
        "aid_clerk": staff(city.aid_clerk),
        "aid_lawyer": staff(city.lawyer),
        "lawyer": staff(lawyer),
        "assessor": staff(assessor),
        "bureau": staff(city.justice_head),
        "worker": Actor.side(worker),
        "employer": Actor.side(case_file.parties.get(side=Party.Side.RESPONDENT)),
        "third": Actor.side(third),
        "machine": Actor.machine(),
        "other clerk": staff(other.clerk),
        "other head": staff(other.head),
        "other arbitrator": staff(other.arbitrator),
        "other supervisor": staff(other.supervisor),
        "other mediator": staff(other.mediator),
        "other aid clerk": staff(other.aid_clerk),
        "other worker": Actor.side(stranger()),
    }
    return {
        "arbitration": arbitration,
        "mediation": mediation,
        "legalaid": aid,
        "review": review,
        "objection": objection,
        "actors": actors,
    }


TABLE = [(act, "arbitration", allowed) for act, allowed in ALLOWED.items()]
TABLE += [(act, "mediation", allowed) for act, allowed in MEDIATION.items()]
TABLE += [(act, "review", allowed) for act, allowed in REVIEW.items()]
TABLE += [(act, "legalaid", allowed) for act, allowed in LEGAL_AID.items()]
TABLE += [(act, "objection", allowed) for act, allowed in OBJECTION.items()]


def test_each_cell_of_the_table(world):
    wrong = [
        f"{who} {'may not' if who in allowed else 'may'} {act}"
        for act, where, allowed in TABLE
        for who, actor in world["actors"].items()
        if bool(access.capacity(actor, act, proceeding=world[where])) != (who in allowed)
    ]

    assert wrong == []


def test_the_reverse_question_names_the_same_people(world):
    users = {who: actor.user for who, actor in world["actors"].items() if actor.user}
    for act, where, allowed in TABLE:
        named = set(access.who_may(act, world[where]).values_list("pk", flat=True))
        expected = {user.pk for who, user in users.items() if who in allowed}
        assert expected <= named, act
        assert not named & {user.pk for who, user in users.items() if who not in allowed}, act


def test_no_act_of_the_papers_is_left_out_of_the_table():
    listed = {act for act, _where, _allowed in TABLE}
    assert not {name for name in registry.acts if name.startswith("documents.")} - listed


def test_no_act_of_legal_aid_is_left_out_of_the_table():
    listed = {act for act, _where, _allowed in TABLE} | ANYWHERE

    assert not {name for name in registry.acts if name.startswith("legalaid.")} - listed


def test_every_act_has_a_grant_and_an_article_or_is_the_kernels():
    for name, act in registry.acts.items():
        assert act.grants, name
        if act.kind:
            assert act.article, name


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("clerk", {"arbitration"}),
        ("arbitrator", {"arbitration"}),
        ("supervisor", {"arbitration"}),
        ("mediator", {"mediation"}),
        ("aid_clerk", {"legalaid"}),
        ("aid_lawyer", {"legalaid"}),
        ("assessor", {"legalaid"}),
        ("other clerk", set()),
        ("other supervisor", set()),
        ("other aid clerk", set()),
    ],
)
def test_lists_show_only_what_is_ones_own(world, who, sees):
    seen = set(access.visible_proceedings(world["actors"][who].user).values_list("pk", flat=True))
    mine = {world[name].pk for name in sees}

    assert seen & {world[name].pk for name in ("arbitration", "mediation", "legalaid")} == mine


def test_a_deactivated_member_sees_nothing(world, city):
    Membership.objects.filter(user=city.clerk).update(active=False)
    user = type(city.clerk).objects.get(pk=city.clerk.pk)

    assert not access.visible_proceedings(user).exists()
    assert not access.capacity(staff(user), "arbitration.accept", proceeding=world["arbitration"])
