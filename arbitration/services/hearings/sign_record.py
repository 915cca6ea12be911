"""签署笔录: on the phone, in the page, or on paper before a witness; a refusal is noted (HRG-12)."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.items import require_party
from arbitration.services.hearings.record_text import record_digest
from arbitration.services.hearings.seats import sitting
from casework.actor import Actor
from casework.clock import now
from casework.drawing import check_drawing
from casework.errors import BadInput, NotNow, RuleRefused, Stale
from casework.models import Event, Hearing, Party, Signature
from casework.services.act import Act, act

Method, Role = Signature.Method, Signature.Role


def sign_record(
    arbitration: Arbitration,
    *,
    actor: Actor,
    hearing: Hearing,
    name: str,
    method: str,
    role: str,
    party: Party | None = None,
    drawing: str = "",
    read_digest: str = "",
    version: int | None = None,
) -> Event:
    """Sign the record of a hearing that is over (调解仲裁法 art 40; 办案规则 art 42; HRG-12).

    `read_digest` is the text that was on the screen: when the record has been put right since, nothing is signed.
    Arbitrators and the recorder sign for themselves; for a party on paper the one who saw it signs as witness.
    """
    if method not in (Method.TYPED, Method.DRAWN, Method.PAPER) or role not in Role.values:
        raise BadInput({"method": _("Choose one of the list.")})
    drawn = check_drawing(drawing) if method == Method.DRAWN else ""
    if not name.strip():
        raise BadInput({"name": _("Write your name.")})
    with act("arbitration.sign_record", actor=actor, proceeding=arbitration, version=version) as it:
        held, digest = _held(it, hearing)
        if read_digest and read_digest != digest:
            raise Stale(_("The record has been put right since you opened it: read it again."))
        for_party = _signer(it, actor, role, party)
        if method == Method.PAPER and actor.user is None:
            raise BadInput({"method": _("Choose one of the list.")})
        made = Signature.objects.create(
            hearing=held,
            party=for_party,
            user=None if for_party else actor.user,
            role=role,
            name=name.strip()[:60],
            method=method,
            drawing=drawn,
            record_sha256=digest,
            signed_at=now(),
            witnessed_by=actor.user if for_party else None,
        )
        data = {"hearing": held.pk, "signature": made.pk, "role": role, "method": method, "sha256": digest}
        return it.record("arbitration.record.signed", party=for_party, data=data)


def refuse_signature(
    arbitration: Arbitration,
    *,
    actor: Actor,
    hearing: Hearing,
    party: Party,
    name: str,
    role: str,
    reason: str,
    version: int | None = None,
) -> Event:
    """Note that somebody refuses to sign, and why (办案规则 art 42; HRG-12). The record stands without his name."""
    if not reason.strip() or not name.strip():
        raise BadInput({"reason": _("Say who refuses, and what he said.")})
    if role not in (Role.PARTY, Role.AGENT, Role.WITNESS):
        raise BadInput({"role": _("Choose one of the list.")})
    with act("arbitration.refuse_signature", actor=actor, proceeding=arbitration, version=version) as it:
        held, digest = _held(it, hearing)
        made = Signature.objects.create(
            hearing=held,
            party=require_party(it.proceeding, party),
            role=role,
            name=name.strip()[:60],
            method=Method.REFUSED,
            note=reason.strip()[:400],
            record_sha256=digest,
            signed_at=now(),
            witnessed_by=actor.user,
        )
        data = {"hearing": held.pk, "signature": made.pk, "role": role}
        return it.record("arbitration.record.signature_refused", party=made.party, data=data)


def _held(it: Act[Arbitration], hearing: Hearing) -> tuple[Hearing, str]:
    """The hearing, locked, with the digest of its words; a record that is still written can't be signed."""
    it.require_state()
    found = Hearing.objects.select_for_update().filter(pk=hearing.pk, proceeding=it.proceeding.pk).first()
    if found is None:
        raise BadInput({"hearing": _("Choose a hearing of this case.")})
    if found.status != Hearing.Status.HELD:
        raise NotNow(_("The record is signed when the hearing is over."))
    return found, record_digest(it.proceeding, found)


def _signer(it: Act[Arbitration], actor: Actor, role: str, party: Party | None) -> Party | None:
    """For whom is signed: a party for itself or its agent; a member of the tribunal for himself only."""
    if role in (Role.ARBITRATOR, Role.RECORDER):
        seat = "recorder" if role == Role.RECORDER else "arbitrator"
        mine = [one for one in sitting(it.proceeding) if one.user == actor.user and one.role == seat]
        if not mine:
            raise RuleRefused(
                _("Only who sits in this case signs as such."), reasons=["调解仲裁法第40条（HRG-12）"]
            )
        return None
    return require_party(it.proceeding, actor.party or party)
