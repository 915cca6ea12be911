"""调解协议书: both sides have signed, the mediator signs, the body seals; from now on it binds."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Claim, Event
from casework.services.act import Act, act
from mediation.kinds import KINDS
from mediation.models import Agreement, Mediation
from mediation.services.agreement.draft import require_draft, save_draft
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.terms import Terms, open_claims
from mediation.services.agreement.words import digest_of
from mediation.services.outcome.due_next import next_instalment

Form = Agreement.Form


def sign_agreement(
    mediation: Mediation, *, actor: Actor, agreement: Agreement, version: int | None = None
) -> Event:
    """Put a signed agreement into force (调解仲裁法 art 14; 令17 arts 26–28; MED-4).

    The 15 days to ask for 仲裁审查 (MED-5) and the 30 days for 司法确认 (MED-8) start with it. Where claims are left open
    it is an agreement in part and the talks go on (MED-16b). Raises RuleRefused naming who has not signed.
    """
    with act("mediation.sign_agreement", actor=actor, proceeding=mediation, version=version) as it:
        held = require_draft(it.proceeding, agreement)
        if held.form != Form.WRITTEN:
            raise NotNow(_("This agreement is oral: record it as spoken."))
        if held.read_back_digest != digest_of(held):
            raise NotNow(_("Read the agreement back first: only words that were read can be signed."))
        missing = missing_signatures(held)
        if missing:
            raise RuleRefused(
                _("Signatures are missing: %(who)s.") % {"who": "、".join(missing)},
                reasons=["劳动争议调解仲裁法第十四条（MED-4）"],
            )
        return put_into_force(it, held)


def record_oral(
    mediation: Mediation,
    *,
    actor: Actor,
    terms: Terms,
    words: str,
    both_confirm: bool,
    version: int | None = None,
) -> Event:
    """Record an oral agreement (人民调解法 arts 28, 30), or one that was small and performed on the spot (MED-14b).

    Only where the kind of mediation, or the city, allows it (MED-16b); what was agreed is written into the record.
    """
    if not both_confirm or not words.strip():
        raise BadInput({"words": _("Write down what was agreed, and ask both sides whether it is right.")})
    _require_oral_allowed(mediation, terms.form)
    with act("mediation.record_oral", actor=actor, proceeding=mediation, version=version) as it:
        draft = it.proceeding.agreements.filter(state=Agreement.State.DRAFT).first()
        held = save_draft(
            it.proceeding,
            actor=actor,
            terms=terms,
            why_all_the_same=words,
            revision=draft.revision if draft else 0,
        )
        held.facts = words.strip()[:4000]
        held.read_back_on, held.read_back_digest = today(), digest_of(held)
        return put_into_force(it, held)


def _require_oral_allowed(row: Mediation, form: str) -> None:
    if form not in (Form.ORAL, Form.ON_THE_SPOT):
        raise BadInput({"form": _("Say whether it is oral, or performed on the spot.")})
    kind = KINDS[row.mediation_kind]
    shenzhen = row.region.startswith("4403")
    on_the_spot = form == Form.ON_THE_SPOT
    if not (kind.oral or shenzhen or on_the_spot):
        raise RuleRefused(
            _("An agreement of this kind of mediation has to be written."),
            reasons=["企业劳动争议协商调解规定第二十六条；人民调解法第二十八条（MED-4）"],
        )


def put_into_force(it: Act[Mediation], held: Agreement) -> Event:
    """The step that both kinds of agreement share: claims settled, state moved, one event."""
    row = it.proceeding
    amounts = {one.claim_id: one.amount for one in held.amounts.all()}
    for claim in Claim.objects.filter(case_file=it.case_file, pk__in=amounts):
        claim.agreed, claim.outcome = amounts[claim.pk], Claim.Outcome.SETTLED
        claim.save(update_fields=["agreed", "outcome"])
    held.sign()
    held.signed_on = today()
    if held.form == Form.ON_THE_SPOT:
        _paid_on_the_spot(held)
    held.save()
    left = len(open_claims(row))
    if left:
        row.agree_in_part()
    else:
        row.agree()
        row.ended_on = today()
    row.agreed_on = row.agreed_on or today()
    return it.record(
        "mediation.partial_agreement.signed" if left else "mediation.agreement.signed",
        data=_told(held, left, next_instalment(row)),
    )


def _paid_on_the_spot(held: Agreement) -> None:
    for one in held.instalments.all():
        one.paid, one.paid_on = one.amount, today()
        one.save(update_fields=["paid", "paid_on"])
    for line in held.amounts.select_related("claim"):
        line.claim.paid = line.amount
        line.claim.save(update_fields=["paid"])


def _told(held: Agreement, left: int, coming: str | None) -> dict[str, Any]:
    total: Decimal = held.total
    return {
        "agreement": held.pk,
        "ordinal": held.ordinal,
        "form": held.form,
        "total": total,
        "claims": held.amounts.count(),
        "claims_left": left,
        "sha256": held.read_back_digest,
        "next_instalment": coming,
    }
