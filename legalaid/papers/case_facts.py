"""What the papers of legal aid share: the recipient as the one applicant, the deciding body, the provider, the centre with its bureau."""

from collections.abc import Callable, Mapping
from typing import Any

from casework.clock import today
from casework.models import Claim, Event, Membership, Party, Proceeding, Role
from documents.builders import Builder
from documents.models import Paper
from documents.services.case_data import body_record, party_record
from legalaid.models import AidAssignment, LegalAidCase
from legalaid.rules.next_stage import STAGES
from legalaid.services.deciding.auxiliary import agreed
from legalaid.services.objecting.objections import bureau_of

BESIDE = {"consultation": "法律咨询", "drafting": "代拟法律文书"}
Build = Callable[[LegalAidCase], Mapping[str, Any]]


def recipients(build: Build, **more: Any) -> Builder:
    """A builder of papers about one recipient: of several workers of a dispute each has papers of his own."""

    def filled(row: LegalAidCase, addressee: Party | None) -> dict[str, Any]:
        return {"applicant": party_record(row.recipient), "body": centre(row), **build(row)}

    def his_own(row: LegalAidCase, addressee: Party) -> bool:
        return addressee.pk == row.recipient_id

    return Builder(filled, concerns=his_own, **more)


def centre(row: LegalAidCase) -> dict[str, Any]:
    """The centre as its papers name it; the bureau above it is the one to object to (法律援助法 49)."""
    record = body_record(row.organisation)
    above = bureau_of(row)
    return (
        record if record.get("justice_bureau") or above is None else record | {"justice_bureau": above.name}
    )


def stage(row: LegalAidCase) -> str:
    """The stage as papers name it; advice and drafting belong to none."""
    return BESIDE.get(row.aid_form) or STAGES[row.stage]


def auxiliary_terms(row: LegalAidCase) -> str | None:
    """What auxiliary aid costs, as the papers for the recipient say it (深圳市法律援助条例 49); None where aid is free."""
    held = agreed(row)
    if held is None:
        return None
    return (
        f"本案为辅助性法律援助：裁判结案的，按受援人净收益的{held.percent}%收取费用；和解、调解结案的，按{held.percent_settled}%收取；"
        "没有取得收益的，不收取任何费用（《深圳市法律援助条例》第四十九条）。除此之外，任何人不得以任何名义收取财物。"
    )


def scope(row: LegalAidCase) -> str:
    codes = set(Claim.objects.filter(party=row.recipient).values_list("code", flat=True))
    if "C10" in codes:
        return "injury"
    if codes and codes <= {"C11"}:
        return "insurance"
    return "relation" if codes == {"C1"} else "wages"


def deciding_body(row: LegalAidCase) -> Proceeding | None:
    """The tribunal that has the dispute; for aid in court nobody of this system does."""
    if row.stage != LegalAidCase.Stage.ARBITRATION:
        return None
    others = Proceeding.objects.filter(case_file=row.case_file, kind="arbitration").select_related(
        "organisation"
    )
    return others.order_by("-id").first()


def grant_number(row: LegalAidCase) -> str:
    issued = Paper.objects.filter(proceeding=row, kind="L09", state=Paper.State.ISSUED).first()
    return issued.number if issued else row.number


def provider(row: LegalAidCase) -> dict[str, Any]:
    """The firm of the lawyer who has the case, or had it last."""
    firm = row.firm
    if firm is None:
        last = AidAssignment.objects.filter(aid=row).select_related("firm").order_by("-id").first()
        firm = last.firm if last else row.organisation
    return {"name": firm.name, "address": firm.address, "phone": firm.phone}


def lawyer(row: LegalAidCase) -> str:
    """His name, or that of the one who had the case last."""
    if row.lawyer is not None:
        return row.lawyer.full_name
    last = AidAssignment.objects.filter(aid=row).select_related("user").order_by("-id").first()
    return last.user.full_name if last else "／"


def licence(row: LegalAidCase) -> str | None:
    held = Membership.objects.filter(user=row.lawyer_id, organisation=row.firm_id, role=Role.LAWYER)
    number = held.values_list("provider__licence", flat=True).first()
    return number or None


def clerk(row: LegalAidCase) -> str:
    return row.handler.full_name if row.handler else "受理窗口"


def last_event(row: Proceeding, name: str) -> Event | None:
    """The newest event of a name in this proceeding."""
    return Event.objects.filter(proceeding=row.pk, name=name).order_by("-id").first()


def happened_on(row: Proceeding, name: str) -> Any:
    """The legal day of the newest such event; the present one where there is none."""
    event = last_event(row, name)
    return event.on if event else today()


def has_lawyer(row: LegalAidCase) -> bool:
    return row.lawyer_id is not None


def has_body(row: LegalAidCase) -> bool:
    return deciding_body(row) is not None
