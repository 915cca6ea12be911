"""What papers take from the case: the body, the parties, the claims, as the catalogue's records."""

from collections.abc import Container
from datetime import date
from typing import Any

from django.db.models import QuerySet

from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Claim, Organisation, Party, Proceeding, Representation
from casework.services.settings import setting_at
from documents.catalogue.kinds import Kind
from documents.rendering.errors import PaperError
from documents.rendering.families import layout_of
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


def case_data(
    proceeding: Proceeding, *, on: date | None = None, fields: Container[str] | None = None
) -> dict[str, Any]:
    """The fields every paper of a proceeding shares: body, numbers, cause, parties and claims, as of a day.

    Of five hundred applicants only the first is read: opening the sealed data of all for each of their papers would cost
    more than drawing them. `fields` names what the paper prints; claims are summed only for those that list them.
    """
    case_file = proceeding.case_file
    known = Party.objects.filter(case_file=case_file, left_on=None).prefetch_related("representations")
    parties = list(known.exclude(side=Party.Side.APPLICANT))
    applicants = known.filter(side=Party.Side.APPLICANT)
    return {
        "body": body_record(proceeding.organisation, on=on),
        "case_number": proceeding.number,
        # Papers write “…争议一案” after the cause.
        "cause": case_file.cause.removesuffix("争议"),
        "applicant": _joint(applicants),
        "respondents": [party_record(party) for party in parties if party.side == Party.Side.RESPONDENT],
        "third_parties": [party_record(party) for party in parties if party.side == Party.Side.THIRD],
    } | ({"claims": claim_records(proceeding)} if fields is None or "claims" in fields else {})


def body_record(organisation: Organisation, *, on: date | None = None) -> dict[str, Any]:
    """The body as its papers name it, with the courts and authorities kept in its settings."""
    known = {name: setting_at(organisation, key, on or today()) for name, key in _COURTS.items()}
    named = {"name": organisation.name, "address": organisation.address, "phone": organisation.phone}
    return named | {name: str(value) for name, value in known.items() if value}


def presentation(organisation: Organisation, kind: Kind, *, on: date | None = None) -> dict[str, Any]:
    """How a body prints a kind from a day on: measures for all papers and for the family, and a title of its own.

    Raises RuleRefused when a setting names a measure that layouts don't have.
    """
    day = on or today()
    layout = setting_at(organisation, "paper.layout", day, {}) | setting_at(
        organisation, f"paper.family.{kind.family}", day, {}
    )
    try:
        layout_of(kind.family, layout)
    except PaperError as error:
        raise RuleRefused("本机构设置的文书版式不能使用，请管理员更正。", reasons=[str(error)]) from error
    title = setting_at(organisation, f"paper.title.{kind.code}", day)
    return {"layout": layout} | ({"own_title": str(title)} if title else {})


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
    asked = Claim.objects.standing(proceeding.case_file_id).exclude(party__side=Party.Side.RESPONDENT)
    for claim in asked:
        row = rows.setdefault(
            (claim.code, claim.title),
            {"seq": len(rows) + 1, "matter": claim.title, "period": _period(claim), "amount": None},
        )
        if claim.claimed is not None:
            row["amount"] = (row["amount"] or 0) + claim.claimed
    return list(rows.values())


def _joint(applicants: QuerySet[Party]) -> dict[str, Any] | None:
    first = applicants.first()
    if first is None:
        return None
    record, count = party_record(first), applicants.count()
    if count > 1:
        record["name"] = f"{record['name']}等{count}人"
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
