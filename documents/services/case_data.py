"""What papers take from the case: the body, the parties, the claims, as the catalogue's records."""

from datetime import date
from typing import Any

from casework.clock import today
from casework.models import Claim, Organisation, Party, Proceeding, Representation
from casework.services.settings import setting_at
from documents.typesetting.dates import arabic_date, period

_COURTS = {
    "basic_court": "court.basic",
    "intermediate_court": "court.intermediate",
    "justice_bureau": "bureau.justice",
    "government": "bureau.government",
    "seal_name": "paper.seal_name",
    "days": "paper.refusal_suit_days",
    "contact": "paper.contact",
    "hours": "paper.hours",
    "postcode": "paper.postcode",
}
_POSTS = {
    "法定代表人": "legal_representative",
    "主要负责人": "person_in_charge",
    "负责人": "person_in_charge",
    "经营者": "operator",
}
_CAPACITIES = {
    "lawyer": "lawyer",
    "legal_aid": "legal_aid",
    "employee": "employee",
    "relative": "relative",
    "citizen": "citizen",
    "union": "union",
}


def case_data(proceeding: Proceeding, *, on: date | None = None) -> dict[str, Any]:
    """The fields every paper of a proceeding shares: body, numbers, cause, parties and claims, as of a day."""
    case_file = proceeding.case_file
    parties = list(
        Party.objects.filter(case_file=case_file, left_on=None).prefetch_related("representations")
    )
    applicants = [party for party in parties if party.side == Party.Side.APPLICANT]
    return {
        "body": body_record(proceeding.organisation, on=on),
        "layout": setting_at(proceeding.organisation, "paper.layout", on or today(), {}),
        "case_number": proceeding.number,
        # Papers write “…争议一案” after the cause.
        "cause": case_file.cause.removesuffix("争议"),
        "applicant": _joint(applicants),
        "respondents": [party_record(party) for party in parties if party.side == Party.Side.RESPONDENT],
        "third_parties": [party_record(party) for party in parties if party.side == Party.Side.THIRD],
        "claims": claim_records(proceeding),
    }


def body_record(organisation: Organisation, *, on: date | None = None) -> dict[str, Any]:
    """The body as its papers name it, with the courts and authorities kept in its settings."""
    known = {name: setting_at(organisation, key, on or today()) for name, key in _COURTS.items()}
    named = {"name": organisation.name, "address": organisation.address, "phone": organisation.phone}
    return named | {name: str(value) for name, value in known.items() if value}


def party_record(party: Party) -> dict[str, Any]:
    """A party as papers name it; this is where sealed data is opened."""
    person = party.nature == Party.Nature.PERSON
    return {
        "name": party.name,
        "type": "person" if person else "organisation",
        "sex": {"男": "male", "女": "female"}.get(party.sex),
        "born": party.born_on,
        "id_number": party.id_number,
        "address": party.residence if person else "",
        "seat": "" if person else party.residence,
        "service_address": party.service_address,
        "phone": party.phone,
        "credit_code": party.credit_code,
        "legal_rep": party.legal_representative,
        "legal_rep_post": _POSTS.get(party.representative_post, "legal_representative")
        if party.legal_representative
        else None,
        "agents": [_agent(one) for one in party.representations.all() if one.until is None],
    }


def claim_records(proceeding: Proceeding) -> list[dict[str, Any]]:
    """The claims of the case file in their order; of several workers the same claim is one line with its sum."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in Claim.objects.filter(case_file_id=proceeding.case_file_id).exclude(outcome="withdrawn"):
        row = rows.setdefault(
            (claim.code, claim.title),
            {"seq": len(rows) + 1, "matter": claim.title, "period": _period(claim), "amount": None},
        )
        if claim.claimed is not None:
            row["amount"] = (row["amount"] or 0) + claim.claimed
    return list(rows.values())


def _joint(applicants: list[Party]) -> dict[str, Any] | None:
    if not applicants:
        return None
    record = party_record(applicants[0])
    if len(applicants) > 1:
        record["name"] = f"{record['name']}等{len(applicants)}人"
    return record


def _agent(one: Representation) -> dict[str, Any]:
    return {
        "name": one.name,
        "capacity": _CAPACITIES.get(one.kind, "citizen"),
        "firm": one.firm,
        "matters": [],
    }


def _period(claim: Claim) -> str:
    if claim.period_from and claim.period_to:
        return period(claim.period_from, claim.period_to)
    return arabic_date(claim.period_from) if claim.period_from else ""
