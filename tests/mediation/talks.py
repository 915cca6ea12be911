"""The talks of a mediation for tests: a session with both sides, an agreement signed by everybody."""

from datetime import date
from decimal import Decimal

from casework.actor import Actor
from casework.clock import today
from casework.models import Party
from mediation.models import Agreement, Mediation, Presence, Session
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.missing_signatures import must_sign
from mediation.services.agreement.read_back import read_back
from mediation.services.agreement.sign_agreement import sign_agreement
from mediation.services.agreement.terms import Terms, open_claims
from mediation.services.sessions.begin_session import begin_session
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.sheet import Piece, save_position, save_presence


def fresh(row: Mediation) -> Mediation:
    """The row as it stands in the database."""
    found: Mediation = Mediation.objects.get(pk=row.pk)
    return found


def sitting(row: Mediation, actor: Actor) -> Session:
    """A session that has begun, with everybody present."""
    begin_session(fresh(row), actor=actor, mode="room", place="演示调解室")
    session = row.sessions.get(status=Session.Status.SET)
    for party in Party.objects.known_to(row):
        save_presence(session, actor=actor, piece=Piece(0, {"came": Presence.Came.PRESENT}, party))
        save_position(session, actor=actor, piece=Piece(0, {"text": f"{party.side}的意见"}, party))
    return session


def talk(row: Mediation, actor: Actor, result: str = "next") -> Session:
    """A session held from begin to end."""
    session = sitting(row, actor)
    ending = Ending(result, "双方交换了意见。", "核对了欠薪月份。")
    hold_session(fresh(row), actor=actor, session=session, ending=ending)
    session.refresh_from_db()
    return session


def terms_of(row: Mediation, each: str = "100.00", pay_by: date | None = None, **more) -> Terms:
    """Every open claim at the same amount, paid at once."""
    amounts = more.pop("amounts", None) or {claim.pk: Decimal(each) for claim in open_claims(row)}
    total = sum(amounts.values(), Decimal(0))
    parts = more.pop("parts", None) or ([(pay_by or today(), total)] if total else [])
    return Terms(amounts=amounts, parts=parts, **more)


def signed_draft(row: Mediation, actor: Actor, terms: Terms) -> Agreement:
    """A draft that was read back and that everybody has signed."""
    draft = save_draft(fresh(row), actor=actor, terms=terms, why_all_the_same="双方自愿。")
    read_back(fresh(row), actor=actor, agreement=draft, understood=True)
    hands = [Hand("party", party.name, "paper", party) for party in must_sign(draft)]
    if terms.backing:
        hands.append(Hand("guarantor", terms.backer, "paper"))
    for hand in (*hands, Hand("mediator", str(actor.user), "typed")):
        give_signature(fresh(row), actor=actor, hand=hand, agreement=draft)
    return draft


def agree(row: Mediation, actor: Actor, terms: Terms | None = None, **more) -> Agreement:
    """An agreement in force."""
    draft = signed_draft(row, actor, terms or terms_of(row, **more))
    sign_agreement(fresh(row), actor=actor, agreement=draft)
    draft.refresh_from_db()
    return draft
