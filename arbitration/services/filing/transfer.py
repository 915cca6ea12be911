"""移送: an accepted case is found to lie with another commission, which must take it."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.filing.designations import last_designation
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Hearing, Organisation, Proceeding
from casework.services.act import act
from casework.services.book_hearing import call_off
from casework.services.refer import offer


def transfer(
    arbitration: Arbitration,
    *,
    actor: Actor,
    commission: Organisation,
    reason: str,
    version: int | None = None,
) -> Event:
    """Send the case to the competent commission (办案规则 art 9, ACC-6): a letter to it, a notice to the parties.

    A case that came by transfer goes on only where the common superior has designated; else it is put to him.
    """
    kind = Organisation.Kind.TRIBUNAL
    if commission.kind != kind or not commission.active or commission.pk == arbitration.organisation_id:
        raise BadInput({"commission": _("Choose another commission.")})
    if len(reason.strip()) < 10:
        raise BadInput({"reason": _("Explain the transfer in at least ten characters.")})
    with act("arbitration.transfer", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        if row.transferred_from_id and designated(row) != commission.pk:
            raise RuleRefused(
                "受移送的仲裁委员会不得自行再移送；认为不属本委管辖的，应当报请共同上级指定管辖。",
                reasons=["办案规则第九条"],
            )
        row.transfer()
        for hearing in row.hearings.filter(status=Hearing.Status.SET):
            call_off(hearing)
        row.closed_on = row.handed_over_on = today()
        row.refusal = {"commission": commission.pk, "explanation": reason.strip()}
        referral = offer(
            case_file=it.case_file,
            source=row,
            target_kind=Proceeding.Kind.ARBITRATION,
            target=commission,
            reason=reason.strip()[:300],
            data={"transfer": row.pk, "binding": True},
        )
        return it.record(
            "arbitration.transfer.sent",
            data={"commission": commission.pk, "referral": referral.pk, "accepted_on": _iso(row.accepted_on)},
        )


def designated(row: Arbitration) -> int | None:
    """The commission that the common superior has designated for this case, if he has."""
    event = last_designation(row)
    return event.data.get("commission") if event else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
