"""Steps on the way from a hearing to an award, its papers and their service."""

import json
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder

from arbitration.models import Arbitration, SideDecision
from arbitration.services.awards.approve_award import approve_award
from arbitration.services.awards.award_draft import draft_award, material
from arbitration.services.awards.make_award import make_award
from arbitration.services.awards.submit_award import submit_award
from arbitration.services.decisions.make_side_decision import make_side_decision
from arbitration.services.decisions.side_decision import approve_side_decision
from casework.models import Claim, TimeLimit
from documents.models import Paper
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from tests.factories import staff


def claim(row: Arbitration, code: str) -> Claim:
    return Claim.objects.get(case_file=row.case_file, code=code)


def to_award(city, row: Arbitration, amounts: dict[int, Decimal] | None = None) -> Arbitration:
    """Draft, approve and make the award on what is left."""
    facts = material(row)
    wanted = amounts or {one.pk: one.claimed or Decimal(0) for one in facts.claims}
    texts = {f"reason-{seq}": "依照认定的要素。" for seq in range(1, 6)}
    draft = json.loads(json.dumps(draft_award(facts, texts=texts, amounts=wanted), cls=DjangoJSONEncoder))
    submit_award(row, actor=staff(city.arbitrator), awarded=wanted, reasons=draft)
    approve_award(row, actor=staff(city.head))
    make_award(row, actor=staff(city.arbitrator))
    row.refresh_from_db()
    return row


def issue(city, row: Arbitration, *kinds: str) -> list[Paper]:
    """Issue the due papers of these kinds."""
    actor = staff(city.clerk)
    return [issue_prepared(one, actor=actor) for one in prepare_due(row, actor=actor) if one.kind in kinds]


def serve(city, papers: list[Paper]) -> None:
    for paper in papers:
        service = prepare_service(paper, actor=staff(city.clerk), method="direct")
        record_service(service, actor=staff(city.clerk), signed_by="演示签收人")


def serve_award(city, row: Arbitration) -> None:
    serve(city, issue(city, row, "A33", "A34", "A37-1", "A37-2"))
    row.refresh_from_db()


def approve_and_make(city, row: Arbitration, kind: str) -> SideDecision:
    held = SideDecision.objects.get(arbitration=row, kind=kind, state=SideDecision.State.DRAFTED)
    approve_side_decision(row, actor=staff(city.head), decision=held)
    make_side_decision(row, actor=staff(city.arbitrator), decision=held)
    held.refresh_from_db()
    row.refresh_from_db()
    return held


def limits(row: Arbitration, key: str, status: str = "open") -> list[TimeLimit]:
    return list(TimeLimit.objects.filter(proceeding=row, key=f"arbitration.{key}", status=status))


def big_double_wage(case_file) -> None:
    """Turn the severance into a second wage above the ceiling, so that the case has a non-final item."""
    Claim.objects.filter(case_file=case_file, code="C6").update(
        code="C4", kind="double_wage", title="未订立书面劳动合同二倍工资差额", claimed=Decimal("71500.00")
    )
