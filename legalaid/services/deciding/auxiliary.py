"""辅助性法律援助 (深圳市法律援助条例 49; LA-21): offered above the means line, agreed to in writing or by phone, paid from the net gain."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event
from casework.services.act import act
from law.questions import ask
from legalaid.models import AuxiliaryAid, LegalAidCase
from legalaid.services.deciding.decision_basis import Basis, basis_of


def auxiliary_decision(aid: LegalAidCase, basis: Basis | None = None) -> dict[str, Any]:
    """Whether auxiliary aid may be offered, on the answers of the examination."""
    found = basis or basis_of(aid)
    facts: dict[str, Any] = {"region": aid.organisation.region, "on": aid.received_on.isoformat()}
    means = found.means["answer"] if found.means else ""
    for name, answer in (
        ("in_scope", found.scope["answer"]),
        ("exempt", found.exemption["answer"]),
        ("poor", means),
    ):
        if answer in ("yes", "no"):
            facts[name] = answer == "yes"
    return ask("legal_aid_auxiliary", facts).as_data()


def cost_of(
    aid: LegalAidCase, *, settled: bool, won: Decimal | None = None, costs: Decimal | None = None
) -> Any:
    """The fee on what would be won (everything claimed, without `won`), with its steps."""
    claims = Claim.objects.standing(aid.case_file_id).filter(party=aid.recipient_id)
    amount = won if won is not None else claims.aggregate(total=Sum("claimed"))["total"] or Decimal(0)
    facts: dict[str, Any] = {"region": aid.organisation.region, "on": today().isoformat()}
    facts |= {"won": str(amount), "costs": str(costs or 0), "settled": settled}
    return ask("legal_aid_auxiliary_fee", facts).as_data()


def cost_of_all(aid: LegalAidCase, settled: bool) -> dict[str, Any]:
    """What everything claimed would cost, awarded or settled, with its steps in words."""
    found = cost_of(aid, settled=settled)
    steps = "；".join(one["text"] for one in found["reasons"])
    return {"settled": settled, "amount": Decimal(found["findings"]["amount"]), "steps": steps}


def offer_auxiliary(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """Offer it with its cost. Refused for whoever is exempt from the check or qualifies: their aid costs nothing."""
    with act("legalaid.offer_auxiliary", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        decision = auxiliary_decision(row)
        if decision["answer"] != "yes":
            raise RuleRefused(
                _("Auxiliary aid can't be offered here."),
                reasons=[one["text"] for one in decision["reasons"] if one["holds"] is not True],
            )
        if AuxiliaryAid.objects.filter(aid=row.pk).exists():
            raise RuleRefused(_("Auxiliary aid has been offered already."))
        found = decision["findings"]
        AuxiliaryAid.objects.create(
            aid=row,
            ratio=Decimal(found["ratio"]),
            ratio_settled=Decimal(found["ratio_settled"]),
            offered_on=today(),
            offered_by=actor.user,
        )
        return it.record("legalaid.auxiliary.offered", party=row.recipient, data=found)


def consent_auxiliary(
    aid: LegalAidCase, *, actor: Actor, method: str = "writing", note: str = "", version: int | None = None
) -> Event:
    """The applicant agrees to the shares: in writing, as on his own page, or by phone with a note of who spoke with him and when."""
    if method not in AuxiliaryAid.Consent.values:
        raise BadInput({"method": _("Choose one of the list.")})
    if method == AuxiliaryAid.Consent.PHONE and len(note.strip()) < 4:
        raise BadInput({"note": _("Say when and with whom you spoke.")})
    with act("legalaid.consent_auxiliary", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        held = AuxiliaryAid.objects.select_for_update().filter(aid=it.proceeding.pk).first()
        if held is None or held.consent_on is not None:
            raise RuleRefused(_("No offer of auxiliary aid waits for an answer."))
        held.consent, held.consent_on, held.consent_note = method, today(), note.strip()[:300]
        held.save()
        return it.record(
            "legalaid.auxiliary.consented", party=it.proceeding.recipient, data={"method": method}
        )


def agreed(aid: LegalAidCase) -> AuxiliaryAid | None:
    """The auxiliary aid that was agreed to; none for who is exempt or has turned out to qualify: that aid costs nothing."""
    if aid.exempt:
        return None
    held = AuxiliaryAid.objects.filter(aid=aid.pk, consent_on__isnull=False)
    return held.exclude(aid__means__answer="yes").first()


def settle_fee(aid: LegalAidCase, costs: Decimal | None) -> AuxiliaryAid | None:
    """Compute the fee at the end of the work; nothing for a case that isn't auxiliary aid, nothing where nothing was won."""
    held = agreed(aid)
    if held is None:
        return None
    settled = aid.result == LegalAidCase.Result.SETTLED
    won = Decimal(0) if aid.result == LegalAidCase.Result.LOST else aid.won or Decimal(0)
    decision = cost_of(aid, settled=settled, won=won, costs=costs)
    held.costs, held.fee = costs, Decimal(decision["findings"]["amount"])
    held.steps = [{"text": one["text"], "article": one["article"]} for one in decision["reasons"]]
    held.save()
    return held
