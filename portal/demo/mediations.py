"""The steps of a mediation in the demonstration, done by the real services."""

from datetime import timedelta
from decimal import Decimal

from casework.clock import today
from casework.models import Party
from mediation.models import Agreement, Mediation, Offer, Presence, Session
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.missing_signatures import must_sign
from mediation.services.agreement.read_back import read_back
from mediation.services.agreement.sign_agreement import sign_agreement
from mediation.services.agreement.terms import Part, Terms, open_claims
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.outcome.fail import fail
from mediation.services.sessions.begin_session import begin_session
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.sheet import Piece, save_position, save_presence
from portal.demo.story import Tale


def mediate(tale: Tale) -> None:
    body, mediator = ("GZ-RMT", "renmin") if tale.serial % 2 else ("GZ-GHT", "gonghui")
    body = tale.notes.setdefault("body", body)
    tale.notes.setdefault("mediator", mediator)
    tale.mediation = receive(
        actor=tale.by(tale.notes["mediator"]), case_file=tale.case_file, body=tale.stage.offices[body]
    )


def mediation_of(tale: Tale) -> Mediation:
    assert tale.mediation is not None
    tale.mediation.refresh_from_db()
    return tale.mediation


def take_mediation(tale: Tale) -> None:
    accept(mediation_of(tale), actor=tale.by(tale.notes["mediator"]), other_side="phone")


def sit_down(tale: Tale) -> None:
    row, actor = mediation_of(tale), tale.by(tale.notes["mediator"])
    begin_session(row, actor=actor, mode=Session.Mode.ROOM, place="演示调解室")
    session = row.sessions.get(status=Session.Status.SET)
    for party in Party.objects.known_to(row):
        save_presence(session, actor=actor, piece=Piece(0, {"came": Presence.Came.PRESENT}, party))
        words = "要求一次付清。" if party.side == Party.Side.APPLICANT else "请求分期支付。"
        save_position(session, actor=actor, piece=Piece(0, {"text": words}, party))
    claimed = sum((claim.claimed or Decimal(0) for claim in tale.claims()), Decimal(0))
    for side, part in ((Offer.Side.WORKER, Decimal(1)), (Offer.Side.EMPLOYER, Decimal("0.6"))):
        amount = (claimed * part).quantize(Decimal("0.01"))
        make_offer(mediation_of(tale), actor=actor, bid=Bid(side, amount), session=session)
    ending = Ending(Session.Result.NEXT, "双方同意继续协商。", "核对了欠薪月份和金额。")
    hold_session(mediation_of(tale), actor=actor, session=session, ending=ending)


def agree(tale: Tale) -> None:
    row, actor = mediation_of(tale), tale.by(tale.notes["mediator"])
    amounts = {claim.pk: claim.claimed or Decimal(0) for claim in open_claims(row)}
    total = sum(amounts.values(), Decimal(0))
    half = (total / 2).quantize(Decimal("0.01"))
    parts: list[Part] = [(today() + timedelta(days=14), half), (today() + timedelta(days=44), total - half)]
    terms = Terms(amounts=amounts, parts=parts, default_clause="任何一期逾期，其余各期一并到期。")
    agreement = save_draft(row, actor=actor, terms=terms)
    read_back(row, actor=actor, agreement=agreement, understood=True)
    sign_all(tale, agreement)
    sign_agreement(mediation_of(tale), actor=actor, agreement=agreement)


def sign_all(tale: Tale, agreement: Agreement) -> None:
    """Everybody signs on paper before the mediator, who signs last."""
    actor = tale.by(tale.notes["mediator"])
    hands = [Hand("party", party.name, "paper", party) for party in must_sign(agreement)]
    for hand in (*hands, Hand("mediator", str(actor.user), "typed")):
        give_signature(mediation_of(tale), actor=actor, hand=hand, agreement=agreement)


def fail_it(tale: Tale) -> None:
    fail(mediation_of(tale), actor=tale.by(tale.notes["mediator"]), reason="双方对金额差距过大。")
