"""终局还是非终局: asks the rule for the items of an award and marks each claim (AWD-1…5)."""

from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration
from casework.clock import today
from casework.models import Claim, ElementFinding, ElementStatement, Party
from casework.services.settings import setting_at
from law.questions import ask

# What the finality rule calls a claim, by the claim's formula and else by its code of the element sheet.
BY_KIND = {"unpaid_wages": "wages", "severance_plus_one": "severance", "injury_lump_sums": "injury_benefits"}
BY_CODE = {
    "C1": "confirm_relation", "C2": "wages", "C3": "overtime", "C4": "double_wage", "C5": "annual_leave",
    "C6": "severance", "C7": "unlawful_termination", "C8": "notice_pay", "C9": "shutdown_pay",
    "C10": "injury_benefits", "C12": "heat_allowance", "C14": "bonus", "C15": "continue_performance",
    "C16": "certificates", "C17": "non_compete", "C18": "employer_claim",
}  # fmt: skip


AMOUNTS = {"awarded": "裁决确定的金额", "claimed": "请求的金额"}
DATES = {"award": "裁决作出之日", "filing": "收到仲裁申请之日", "termination": "劳动关系终结之日"}


def finality_of(
    arbitration: Arbitration, claims: list[Claim], *, confirms: bool | None = None
) -> dict[str, Any]:
    """Ask the finality rule about what is awarded; sets `final` on the claims and returns the rule's own answer.

    `confirms`: whether the whole case confirms the labour relation, where `claims` are only a part of it (AWD-5, AWD-23).
    Which amount and which day's minimum wage count is a setting of the organisation: award.finality_amount, .finality_date.
    """
    made = arbitration.made_on or today()
    basis = setting_at(arbitration.organisation, "award.finality_amount", made, "awarded")
    which = setting_at(arbitration.organisation, "award.finality_date", made, "award")
    on = _wage_day(arbitration, which, made)
    facts = {
        "region": arbitration.organisation.region,
        "on": on.isoformat(),
        "confirms_relation": any(claim.code == "C1" for claim in claims) if confirms is None else confirms,
        "items": [{"claim": rule_name(claim), "amount": str(_amount(claim, basis))} for claim in claims],
    }
    decision = ask("finality", facts).as_data()
    decision["measured"] = {
        "amount": basis,
        "amount_zh": AMOUNTS.get(basis, basis),
        "date": which,
        "date_zh": DATES.get(which, which),
        "on": on.isoformat(),
    }
    for claim, item in zip(claims, decision["findings"]["items"], strict=True):
        claim.final = bool(item["final"])
    return decision


def _amount(claim: Claim, basis: str) -> Decimal:
    amount = claim.claimed if basis == "claimed" else claim.awarded
    return amount or Decimal(0)


def _wage_day(row: Arbitration, which: str, made: date) -> date:
    """The day whose minimum wage counts; where the configured one isn't in the file, the award's own."""
    if which == "filing":
        return row.received_on
    if which == "termination":
        found = ElementFinding.objects.filter(subject__case_file=row.case_file_id, code="E-71").last()
        said = ElementStatement.objects.filter(
            case_file=row.case_file_id, code="E-71", superseded=False
        ).first()
        for one in (found, said):
            ended = one.value.get("ended_on") if one is not None and isinstance(one.value, dict) else None
            if ended:
                return date.fromisoformat(str(ended)[:10])
    return made


def rule_name(claim: Claim) -> str:
    """The finality rule's name for a claim; what an employer claims is not of article 47."""
    if claim.party.side == Party.Side.RESPONDENT and claim.party.nature == Party.Nature.UNIT:
        return "employer_claim"
    if claim.code == "C10" and "医疗费" in claim.title:
        return "injury_medical"
    return BY_KIND.get(claim.kind) or BY_CODE.get(claim.code, "other")
