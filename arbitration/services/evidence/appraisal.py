"""鉴定: asked for, entrusted with the clock stopped, its opinion returned as evidence of its own (规则 40, 47)."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.services.clock.resume import resume
from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.evidence.items import next_ordinal, require_party
from arbitration.services.requesting import asking_party, open_request, pending, require_reason, settle
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow
from casework.models import Event, Evidence, Party
from casework.services.act import act

KIND = PartyRequest.Kind.APPRAISAL
GROUND = next(ground for ground in GROUNDS if "鉴定结论" in ground)


def request_appraisal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    question: str,
    reason: str,
    party: Party | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a request for an appraisal in (办案规则 art 40): the question, and why it needs an expert."""
    if not question.strip() or not reason.strip():
        raise BadInput(
            {
                "question" if not question.strip() else "reason": _(
                    "Name the question and say why it needs an expert."
                )
            }
        )
    on = received_on or today()
    if on > today():
        raise BadInput({"received_on": _("This day is still to come.")})
    with act("arbitration.request_appraisal", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = PartyRequest.objects.create(
            arbitration=it.proceeding, kind=KIND, party=asking_party(it.proceeding, actor, party),
            text=reason.strip(), received_on=on, data={"question": question.strip()[:300]},
        )  # fmt: skip
        return it.record(
            "arbitration.appraisal.requested", on=on, party=asked.party, data={"request": asked.pk}
        )


def entrust_appraisal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    body: str,
    material: str,
    due: date,
    fee: Decimal,
    version: int | None = None,
) -> Event:
    """Entrust the appraisal and suspend the case while its result is awaited: both or neither (规则 40, 47; HRG-15, CLK-6).

    The applicant of the appraisal advances the fee; whom the result is against bears it in the end.
    """
    if not body.strip() or not material.strip():
        raise BadInput(
            {"body" if not body.strip() else "material": _("Name the appraiser and the material.")}
        )
    if due <= today() or fee < 0:
        raise BadInput(
            {"due" if due <= today() else "fee": _("The day must lie ahead and the fee be no debt.")}
        )
    with transaction.atomic():
        with act("arbitration.entrust_appraisal", actor=actor, proceeding=arbitration, version=version) as it:
            it.require_state()
            asked = open_request(it.proceeding, request, KIND)
            settle(asked, actor, granted=True, body=body.strip()[:120], material=material.strip()[:300],
                due=due.isoformat(), fee=str(fee), advanced_by=asked.party_id,
            )  # fmt: skip
            event = it.record(
                "arbitration.appraisal.entrusted",
                party=asked.party,
                data={"request": asked.pk, "due": due, "remaining": len(pending(it.proceeding, KIND))},
            )
        suspend(arbitration, actor=actor, ground=GROUND)
    return event


def refuse_appraisal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    reason: str,
    version: int | None = None,
) -> Event:
    """Turn a request for an appraisal down, with reasons (办案规则 art 40)."""
    require_reason(reason)
    with act("arbitration.refuse_appraisal", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, KIND)
        settle(asked, actor, granted=False, reason=reason)
        left = len(pending(it.proceeding, KIND))
        return it.record(
            "arbitration.appraisal.refused", party=asked.party, data={"request": asked.pk, "remaining": left}
        )


def return_appraisal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    request: PartyRequest,
    conclusion: str,
    borne_by: Party | None = None,
    version: int | None = None,
) -> Event:
    """Take the appraiser's opinion in as evidence and go on with the case: both or neither (规则 40, 47; HRG-15).

    Without `borne_by` it isn't clear whom the result is against: then the applicant of the appraisal bears the cost.
    """
    if not conclusion.strip():
        raise BadInput({"conclusion": _("Write down the conclusion.")})
    with transaction.atomic():
        with act("arbitration.return_appraisal", actor=actor, proceeding=arbitration, version=version) as it:
            it.require_state()
            row = it.proceeding
            asked = _awaited(row, request)
            assert asked.party is not None
            bearer = require_party(row, borne_by) if borne_by else asked.party
            item = _opinion_as_evidence(row, asked, conclusion.strip())
            asked.data = {
                **asked.data, "returned_on": today().isoformat(), "borne_by": bearer.pk, "evidence": item.pk,
            }  # fmt: skip
            asked.save(update_fields=["data"])
            event = it.record(
                "arbitration.appraisal.returned",
                party=asked.party,
                data={"request": asked.pk, "evidence": item.pk, "borne_by": bearer.pk},
            )
            goes_on = row.state == State.SUSPENDED and row.suspension_ground == GROUND and not _others(row)
        if goes_on:
            resume(arbitration, actor=actor)
    return event


def _awaited(row: Arbitration, request: PartyRequest) -> PartyRequest:
    found = PartyRequest.objects.select_for_update().filter(
        pk=request.pk, arbitration=row, kind=KIND, state=PartyRequest.State.GRANTED
    ).first()  # fmt: skip
    if found is None or found.data.get("returned_on"):
        raise NotNow(_("No appraisal of this case is awaited."))
    return found


def _others(row: Arbitration) -> bool:
    """Whether another appraisal is still awaited."""
    given = PartyRequest.objects.filter(arbitration=row, kind=KIND, state=PartyRequest.State.GRANTED)
    return any(not one.data.get("returned_on") for one in given)


def _opinion_as_evidence(row: Arbitration, asked: PartyRequest, conclusion: str) -> Evidence:
    assert asked.party is not None
    return Evidence.objects.create(
        case_file_id=row.case_file_id,
        party=asked.party,
        ordinal=next_ordinal(asked.party),
        name="鉴定意见",
        category=Evidence.Category.APPRAISAL,
        form=Evidence.Form.ORIGINAL,
        source=asked.data["body"],
        proves=conclusion[:200],
        submitted_at=now(),
    )
