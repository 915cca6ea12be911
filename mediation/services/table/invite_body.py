"""邀请: the lead of the joint table asks another body to take part."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event, Organisation, Seat
from casework.services.act import act
from law.limits import compute, limits
from mediation.kinds import KINDS
from mediation.models import Mediation

LIMIT = "mediation.table_reply"
PARTS = {
    Seat.Part.BUREAU: ("bureau", "inspection", "tribunal"),
    Seat.Part.UNION: ("union", "union_mediation"),
    Seat.Part.COURT: ("court",),
    Seat.Part.JUSTICE: ("justice", "legal_aid", "peoples_mediation"),
    Seat.Part.INDUSTRY: ("industry",),
    Seat.Part.EMPLOYERS: ("employers",),
    Seat.Part.PLATFORM: ("platform", "enterprise"),
}


def part_of(body: Organisation) -> str:
    """As what a body of this kind takes part, or the empty string where it has no place at the table."""
    return next((str(part) for part, kinds in PARTS.items() if body.kind in kinds), "")


def invite_body(
    mediation: Mediation, *, actor: Actor, body: Organisation, version: int | None = None
) -> Event:
    """Invite a body (人社厅发〔2024〕4号, MED-14: the bureau leads, departments work together, the industry takes part)."""
    part = part_of(body)
    if not part or not body.active or body.pk == mediation.organisation_id:
        raise BadInput({"body": _("Choose a body that can sit at the table.")})
    with act("mediation.invite_body", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        if not KINDS[row.mediation_kind].table:
            raise NotNow(_("Only the joint table invites other bodies."))
        waiting = Seat.objects.filter(proceeding=row.pk, organisation=body, state__in=["invited", "accepted"])
        if waiting.exists():
            raise NotNow(_("This body has been invited already."))
        reply_by = compute(limits()[LIMIT], today(), region=row.organisation.region).due
        seat = Seat.objects.create(
            proceeding_id=row.pk, organisation=body, part=part, invited_on=today(), reply_by=reply_by
        )
        return it.record(
            "mediation.table.invited",
            data={"seat": seat.pk, "body": body.pk, "part": part, "reply_by": reply_by},
        )
