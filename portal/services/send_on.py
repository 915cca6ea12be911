"""One choice sends the case file on: to arbitration as an application, to mediation and legal aid as an offer."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.services.filing.receive import receive, receive_referral
from casework.actor import Actor
from casework.errors import BadInput, NotPermitted
from casework.models import CaseFile, Organisation, Party, Proceeding, Referral
from casework.services.refer import answer, offer
from portal.services.application import make_application
from portal.services.offices import office_for

Kind = Proceeding.Kind


def send_on(party: Party, kind: str, *, actor: Actor, data: Mapping[str, Any] | None = None) -> str:
    """Send the party's case file to the competent body for a kind of proceeding; sending twice does nothing more.

    Returns why it could not be sent, in words, or the empty string. Only the applicant may send (NotPermitted).
    """
    if kind not in Kind.values:
        raise BadInput({"send_to": _("There is no such way to choose.")})
    if party.side != Party.Side.APPLICANT or actor.party != party:
        raise NotPermitted(_("Only the applicant can send the case on."))
    with transaction.atomic():
        case_file = CaseFile.objects.select_for_update().get(pk=party.case_file_id)
        if kind == Kind.ARBITRATION and (offered := _offered(case_file)):
            _take_up(offered, party, actor)
            return ""
        if already_sent(case_file, kind):
            return ""
        office = office_for(kind, case_file.region, new_employment=case_file.new_employment)
        if office is None:
            return _(
                "There is no body for “%(kind)s” at the place of work in this system yet. Call 12333."
            ) % {"kind": Kind(kind).label}
        if kind == Kind.ARBITRATION:
            _apply(case_file, party, office, actor)
        else:
            offer(case_file=case_file, target_kind=kind, target=office, party=party, data=dict(data or {}))
    return ""


def already_sent(case_file: CaseFile, kind: str) -> bool:
    """Whether a proceeding of this kind is open, or an offer waits for its answer."""
    waiting = Referral.objects.filter(case_file=case_file, target_kind=kind, state=Referral.State.OFFERED)
    running = Proceeding.objects.filter(case_file=case_file, kind=kind, closed_on=None)
    return bool(running.exists() or waiting.exists())


def _offered(case_file: CaseFile) -> Referral | None:
    """The offer that a mediation without agreement has made by itself; the applicant's one tap takes it up."""
    waiting = Referral.objects.select_for_update().filter(case_file=case_file, state=Referral.State.OFFERED)
    rows = waiting.filter(target_kind=Kind.ARBITRATION).exclude(data__has_key="transfer")
    rows = rows.select_related("case_file", "target")
    found: Referral | None = rows.first()
    return found


def _take_up(referral: Referral, party: Party, actor: Actor) -> None:
    arbitration = receive_referral(referral, actor=actor)
    make_application(arbitration, party)


def _apply(case_file: CaseFile, party: Party, tribunal: Organisation, actor: Actor) -> None:
    """An application to arbitration; after a mediation it is a referral from it, taken up at once (调解仲裁法 art 14)."""
    mediation = (
        Proceeding.objects.filter(case_file=case_file, kind=Kind.MEDIATION).exclude(closed_on=None).last()
    )
    arbitration = receive(actor=actor, case_file=case_file, tribunal=tribunal, channel="portal")
    if mediation is not None:
        referral = offer(
            case_file=case_file, target_kind=Kind.ARBITRATION, target=tribunal, source=mediation, party=party
        )
        answer(referral, opened=arbitration)
    make_application(arbitration, party)
