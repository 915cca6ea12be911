"""移送: the application belongs to another body; it is handed on with everything that is known."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Organisation, Proceeding
from casework.services.act import act
from casework.services.refer import offer
from mediation.kinds import kinds_led_by
from mediation.models import Mediation
from mediation.services.intake.own_employer import check_body


def transfer(
    mediation: Mediation, *, actor: Actor, body: Organisation, reason: str, version: int | None = None
) -> Event:
    """Hand the application to the competent body of the city (深圳矛盾纠纷多元化解条例 art 45, MED-16: three working days)."""
    errors = {}
    if not reason.strip():
        errors["reason"] = _("Say why the other body is competent.")
    if body.pk == mediation.organisation_id or not kinds_led_by(body.kind):
        errors["body"] = _("Choose another mediation body.")
    if errors:
        raise BadInput(errors)
    check_body(body, mediation.case_file)
    with act("mediation.transfer", actor=actor, proceeding=mediation, version=version) as it:
        row = it.proceeding
        row.transfer()
        row.ended_on = row.closed_on = today()
        referral = offer(
            case_file=it.case_file,
            source=row,
            target_kind=Proceeding.Kind.MEDIATION,
            target=body,
            party=row.applied_by,
            reason=reason.strip()[:300],
            data={"received_on": row.received_on.isoformat()} | _source(row),
        )
        return it.record(
            "mediation.application.transferred",
            data={"body": body.pk, "referral": referral.pk, "reason": reason.strip()},
        )


def _source(row: Mediation) -> dict[str, str]:
    """Where nobody has applied, nobody has at the next body either."""
    return {"source": row.source} if row.applying_side is None else {}
