"""What fills the papers of applying and deciding (L01–L10, L18–L20)."""

from typing import Any

from casework.models import Party, TimeLimit
from documents.builders import Builder
from documents.services.case_data import party_record
from law.limits import limits
from legalaid.models import AidMaterial, AidObjection, LegalAidCase
from legalaid.papers.case_facts import (
    auxiliary_terms,
    clerk,
    deciding_body,
    grant_number,
    happened_on,
    has_body,
    last_event,
    recipients,
    scope,
    stage,
)
from legalaid.rules.termination import GROUNDS, NUMERALS
from legalaid.services.deciding.decision_basis import basis_of

IN_PERSON = ("window", "station", "hotline", "home_visit")
MIGRANT, NO_INCOME, RELIEF = "migrant_wages", "no_income", "relief"
GROUPS = ("migrant", "disabled", "elderly", "minor", "woman", "veteran")
RELIEVED = {"social_relief", "judicial_relief", "preferential_treatment"}


def exemption(row: LegalAidCase) -> str | None:
    """The exemption as the decision names it."""
    if row.exempt is False:
        return None
    named = {"migrant_worker": MIGRANT, "no_limit": "no_limit"}
    if row.exemption in named:
        return named[row.exemption]
    if row.exemption == "groups":
        return RELIEF if RELIEVED & set(row.groups) else NO_INCOME
    if row.exemption:
        return "city"
    return MIGRANT if row.case_file.migrant_worker else None


def materials(row: LegalAidCase) -> list[dict[str, Any]]:
    held = [
        {"name": one.name, "copies": one.copies, "pages": one.pages, "original": one.original}
        for one in row.materials.all()
    ]
    form = {"name": "法律援助申请表", "copies": 1, "pages": 2, "original": AidMaterial.Original.ORIGINAL}
    return held or [form, {"name": "身份证明", "copies": 1, "pages": 1, "original": "copy"}]


def consultation(row: LegalAidCase) -> dict[str, Any]:
    advice = "已告知申请法律援助的条件和程序（法律援助法第二十三条），当事人申请法律援助，已登记受理。"
    return {
        "channel": row.channel,
        "station": row.station or None,
        "on": row.received_on,
        "matter": row.matter,
        "advice": advice,
        "receiver": clerk(row),
    }


def application(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    return {
        "groups": [one for one in row.groups if one in GROUPS] or ["none"],
        "scope": scope(row),
        "stage": stage(row),
        "handling_body": body.organisation.name if body else None,
        "case_number": body.number or None if body else None,
        "aid_form": row.aid_form,
        "story": f"申请人因{row.case_file.cause}申请法律援助。",
        "exemption": exemption(row),
    }


def means_statement(row: LegalAidCase) -> dict[str, Any]:
    stated = row.means.facts
    return {
        "household": stated["household_size"],
        "income": stated["household_income"],
        "valuable": "有" if stated.get("valuable_assets") else "无",
        "assets": stated.get("asset_value"),
        "spending": stated.get("exceptional_spending"),
        "checked_by": row.means.basis,
        "stated_on": row.means.stated_on,
    }


def receipt(row: LegalAidCase) -> dict[str, Any]:
    return {"received_on": row.received_on, "materials": materials(row), "receiver": clerk(row)}


def supplement(row: LegalAidCase) -> dict[str, Any]:
    asked = TimeLimit.objects.filter(proceeding=row, key="legalaid.supplement_supply").order_by("-id").first()
    due = asked.due if asked else row.received_on
    return {"received_on": row.received_on, "items": row.missing_items, "due_on": due}


def forwarding(row: LegalAidCase) -> dict[str, Any]:
    offered = row.referrals_out.select_related("target").order_by("-id").first()
    assert offered is not None
    reason = offered.reason.rstrip("。") + "。" if offered.reason else ""
    return {
        "to": offered.target.name,
        "received_on": row.received_on,
        "reason": reason,
        "materials": materials(row),
    }


def _deciding(answer: dict[str, Any]) -> dict[str, Any]:
    """The limb that the answer rests on: the ground that holds, else what fails, else the first."""
    ground, wanted = answer["findings"].get("ground"), answer["answer"] == "yes"
    limbs: list[dict[str, Any]] = answer["reasons"]
    named = [one for one in limbs if ground and one["code"] == ground]
    return next(iter([*named, *(one for one in limbs if one["holds"] is wanted), *limbs]))


def examination(row: LegalAidCase) -> dict[str, Any]:
    basis = basis_of(row)
    questions = [
        ("是否属于法律援助范围和本机构管辖", basis.scope),
        ("是否免予核查经济困难状况", basis.exemption),
    ]
    if basis.means:
        questions.append(("是否符合经济困难标准", basis.means))
    rows = [
        {"question": title, "holds": answer["answer"], "article": _deciding(answer)["article"]}
        for title, answer in questions
    ]
    opinion = f"拟不予法律援助：{row.refusal}" if row.refusal else "拟给予法律援助。"
    return {
        "received_on": row.received_on,
        "answers": rows,
        "opinion": opinion,
        "handler": clerk(row),
        "decided_on": row.decided_on,
    }


def urgent(row: LegalAidCase) -> dict[str, Any]:
    event = last_event(row, "legalaid.urgent_aid.provided")
    data = event.data if event else {}
    papers = TimeLimit.objects.filter(proceeding=row, key="legalaid.urgent_papers").order_by("-id").first()
    measure = row.urgent_ground == "measure"
    return {
        "received_on": row.received_on,
        "ground": "需要立即申请财产保全、证据保全或者先予执行"
        if measure
        else "距法定时效或者期限届满不足七日",
        "limit": _limit_words(str(data.get("limit", ""))),
        "limit_due": data.get("due"),
        "decided_on": row.urgent_on,
        "handler": clerk(row),
        "papers_by": papers.due if papers else None,
    }


def _limit_words(key: str) -> str | None:
    rule = limits().get(key)
    return rule.title["zh"] if rule else None


def decision(row: LegalAidCase) -> dict[str, Any]:
    return {
        "received_on": row.received_on,
        "scope": scope(row),
        "exemption": exemption(row),
        "aid_form": row.aid_form,
        "auxiliary": auxiliary_terms(row),
    }


def refusal(row: LegalAidCase) -> dict[str, Any]:
    return {"received_on": row.received_on, "facts": row.refusal, "ground": row.refusal_ground or "means"}


def termination(row: LegalAidCase) -> dict[str, Any]:
    return {
        "grant_number": grant_number(row),
        "ground": GROUNDS[row.termination_ground],
        "item": NUMERALS[row.termination_ground],
        "facts": row.termination_facts.rstrip("。") + "。",
        "ends_on": row.terminated_on,
    }


def termination_letter(row: LegalAidCase) -> dict[str, Any]:
    body = deciding_body(row)
    assert body is not None
    return {
        "to": body.organisation.name,
        "case_number": body.number or None,
        "grant_number": grant_number(row),
        "ends_on": row.terminated_on,
    }


def objection(row: AidObjection, addressee: Party | None) -> dict[str, Any]:
    """The bureau's own paper on its own proceeding."""
    return {
        "applicant": party_record(row.party),
        "received_on": row.received_on,
        "agency": row.against.organisation.name,
        "about": row.about,
        "objection": row.text.rstrip("。") + "。",
        "findings": row.findings.rstrip("。") + "。",
        "outcome": "upheld" if not _corrected(row) else "corrected",
    }


def recovery(row: LegalAidCase) -> dict[str, Any]:
    """The bureau's order on a case of fraud (法律援助法 64). The body is the bureau: who drafts names it."""
    held = row.recovery
    return {
        "agency": row.organisation.name,
        "grant_number": grant_number(row),
        "ended_on": row.terminated_on,
        "facts": held.facts.rstrip("。") + "。",
        "cost": held.cost,
        "fine": held.fine if held.fine else None,
        "total": held.cost + held.fine,
        "payment": held.payment.rstrip("。") + "。" if held.payment else None,
        "ordered_on": held.ordered_on,
    }


def _corrected(row: AidObjection) -> bool:
    event = last_event(row, "legalaid.objection.decided")
    return bool(event and event.data.get("correct"))


def _terminated(row: LegalAidCase) -> bool:
    return bool(row.termination_ground)


BUILDERS = {
    "L01": recipients(consultation, applies=lambda row: row.channel in IN_PERSON),
    "L02": recipients(application),
    "L04": recipients(means_statement, applies=lambda row: hasattr(row, "means")),
    "L05": recipients(receipt),
    "L06": recipients(supplement, issue_day=lambda row: happened_on(row, "legalaid.supplement.requested")),
    "L07f": recipients(forwarding),
    "L08": recipients(examination, applies=lambda row: row.decided_on is not None),
    "L08u": recipients(urgent),
    "L09": recipients(decision, issue_day=lambda row: row.decided_on),
    "L10": recipients(refusal, applies=lambda row: bool(row.refusal), issue_day=lambda row: row.decided_on),
    "L18": recipients(termination, applies=_terminated, issue_day=lambda row: row.terminated_on),
    "L19": recipients(termination_letter, applies=lambda row: _terminated(row) and has_body(row)),
    "L22": recipients(recovery, applies=lambda row: hasattr(row, "recovery")),
    "L20": Builder(
        objection,
        concerns=lambda row, addressee: addressee.pk == row.party_id,
        issue_day=lambda row: row.decided_on,
    ),
}
