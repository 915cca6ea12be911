"""签名: a party, its agent, a guarantor or the mediator signs an agreement or a record, typed, drawn or seen on paper."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.drawing import check_drawing
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused, Stale
from casework.models import Event, Party
from casework.services.act import Act, act
from mediation.models import Agreement, Mediation, MediationSignature, Session, SignerRole
from mediation.services.agreement.draft import require_draft
from mediation.services.agreement.words import digest_of
from mediation.services.sessions.record_text import record_digest

Method = MediationSignature.Method
OWN = (SignerRole.MEDIATOR, SignerRole.RECORDER)


@dataclass(frozen=True)
class Hand:
    """How somebody signs: in which capacity, for which party, with which name, by which means, under which words."""

    role: str
    name: str
    method: str
    party: Party | None = None
    drawing: str = ""
    read_digest: str = ""


def give_signature(
    mediation: Mediation,
    *,
    actor: Actor,
    hand: Hand,
    agreement: Agreement | None = None,
    session: Session | None = None,
    version: int | None = None,
) -> Event:
    """Sign an agreement that was read back, or the record of a session (调解仲裁法 art 14; 令17 art 26; 人民调解法 art 29).

    `read_digest` is the text that was on the screen: when it has changed since, nothing is signed (Stale).
    """
    if (agreement is None) == (session is None):
        raise ValueError("one signature stands under one thing")
    _check(hand)
    with act("mediation.give_signature", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        digest = _read_agreement(it, agreement) if agreement else _read_record(it, session)
        if hand.read_digest and hand.read_digest != digest:
            raise Stale(_("The words have changed since you opened them: read them again."))
        party = _signer(it, actor, hand)
        if actor.linked_to is not None:
            _require_backer(hand, agreement)
        if hand.method == Method.PAPER and actor.user is None:
            raise BadInput({"method": _("Choose one of the list.")})
        made = MediationSignature.objects.create(
            agreement=agreement,
            session=session,
            party=party,
            user=actor.user if hand.role in OWN else None,
            role=hand.role,
            name=hand.name.strip()[:60],
            method=hand.method,
            drawing=check_drawing(hand.drawing) if hand.method == Method.DRAWN else "",
            words_sha256=digest,
            signed_at=now(),
            witnessed_by=None if hand.role in OWN else actor.user,
        )
        name = "mediation.agreement.signature_given" if agreement else "mediation.record.signed"
        about = {"agreement": agreement.pk} if agreement else {"session": session.ordinal if session else 0}
        return it.record(
            name,
            party=party,
            data={**about, "signature": made.pk, "role": hand.role, "method": hand.method, "sha256": digest},
        )


def _check(hand: Hand) -> None:
    errors = {}
    if hand.method not in Method.values:
        errors["method"] = _("Choose one of the list.")
    if hand.role not in SignerRole.values:
        errors["role"] = _("Choose one of the list.")
    if not hand.name.strip():
        errors["name"] = _("Write your name.")
    if errors:
        raise BadInput(errors)


def _read_agreement(it: Act[Mediation], agreement: Agreement) -> str:
    held = require_draft(it.proceeding, agreement)
    digest = digest_of(held)
    if held.read_back_digest != digest:
        raise NotNow(_("Read the agreement back first: only words that were read can be signed."))
    return digest


def _read_record(it: Act[Mediation], session: Session | None) -> str:
    held = Session.objects.filter(pk=session.pk if session else 0, mediation=it.proceeding).first()
    if held is None or held.status != Session.Status.HELD:
        raise NotNow(_("The record is signed when the session is over."))
    return record_digest(held)


def _require_backer(hand: Hand, agreement: Agreement | None) -> None:
    """Who comes from outside signs the agreement that he answers for, as such, for nobody else."""
    if hand.role != SignerRole.GUARANTOR or hand.party or agreement is None or not agreement.backing:
        raise NotPermitted(_("This link is for signing as guarantor alone."))


def _signer(it: Act[Mediation], actor: Actor, hand: Hand) -> Party | None:
    """For whom is signed: a party for itself, an agent or guarantor beside one; the mediator for himself only."""
    if hand.role in OWN:
        if actor.user is None:
            raise RuleRefused(
                _("Only who mediates signs as mediator."), reasons=["调解仲裁法第14条（MED-4）"]
            )
        return None
    party = actor.party or hand.party
    if hand.role == SignerRole.GUARANTOR and party is None:
        return None
    if party is None or party.case_file_id != it.case_file.pk or party.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    return party
