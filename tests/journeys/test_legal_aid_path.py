"""The green channel: application by referral, exemption, assignment, acceptance and mandate on one day."""

from arbitration.services.filing.receive import receive
from casework.access import visible_proceedings
from casework.models import Party, TimeLimit
from casework.services.refer import offer
from legalaid.models import State
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.exemption import exemption_decision
from legalaid.services.grant import grant
from legalaid.services.receive import receive_referral
from legalaid.services.sign_mandate import sign_mandate
from tests.factories import staff


def test_green_channel_in_one_day(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    referral = offer(
        case_file=case_file, target_kind="legal_aid", target=city.centre, party=worker, source=arbitration,
        data={"groups": [], "status_proof": True},
    )  # fmt: skip
    assert not visible_proceedings(city.lawyer).exists()

    aid = receive_referral(referral, actor=staff(city.aid_clerk))
    decision = exemption_decision(aid)
    assert decision["answer"] == "yes"
    grant(aid, actor=staff(city.aid_clerk), exempt=True, reasons=decision["reasons"])
    assign_lawyer(aid, actor=staff(city.aid_clerk))
    assert list(visible_proceedings(city.lawyer)) == [aid.proceeding_ptr]
    accept_assignment(aid, actor=staff(city.lawyer))
    sign_mandate(aid, actor=staff(city.lawyer), powers=["参加调解"])

    aid.refresh_from_db()
    assert aid.state == State.ENGAGED
    assert {p.pk for p in visible_proceedings(city.lawyer)} == {aid.pk, arbitration.pk}
    met = set(TimeLimit.objects.filter(proceeding=aid, status="met").values_list("key", flat=True))
    assert {"legalaid.decision", "legalaid.assignment", "legalaid.mandate"} <= met
