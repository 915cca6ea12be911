"""要素认定: the arbitrator finds on elements, each with its basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.elements.panel import BASES
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import ElementFinding, Event, Party
from casework.services.act import act
from law.comparison import Status
from law.elements import elements, validate


@dataclass(frozen=True)
class Finding:
    """What is found on one element, on which basis, and why."""

    status: str
    value: Any
    basis: str
    reason: str = ""


def find_elements(
    arbitration: Arbitration,
    *,
    actor: Actor,
    subject: Party,
    findings: Mapping[str, Finding],
    version: int | None = None,
) -> Event:
    """Record findings on elements about one worker (办案规则 arts 17, 18). Status and value are the arbitrator's.

    Raises BadInput by element code: an impossible value, no basis, or no reason for a finding on the burden of proof.
    """
    errors = {code: text for code, finding in findings.items() if (text := _fault(code, finding))}
    if subject.case_file_id != arbitration.case_file_id:
        errors["subject"] = _("This worker isn't a party of the case.")
    if not findings:
        errors["findings"] = _("Nothing was found yet.")
    if errors:
        raise BadInput(errors)
    with act("arbitration.find_elements", actor=actor, proceeding=arbitration, version=version) as it:
        for code, finding in findings.items():
            ElementFinding.objects.update_or_create(
                subject=subject,
                code=code,
                defaults={
                    "case_file": it.case_file, "status": finding.status, "value": finding.value,
                    "basis": finding.basis, "reason": finding.reason,
                },
            )  # fmt: skip
        return it.record(
            "arbitration.elements.found",
            data={"codes": sorted(findings), "subject": subject.pk},
            private={code: finding.reason for code, finding in findings.items() if finding.reason},
        )


def _fault(code: str, finding: Finding) -> str:
    if code not in elements():
        return _("There is no such element.")
    if finding.status not in {status.value for status in Status}:
        return _("Choose agreed, disputed, admitted or not proved.")
    if finding.basis not in BASES:
        return _("Choose the basis of the finding.")
    if finding.basis in ("证据", "举证责任") and not finding.reason.strip():
        return _("Say why: which evidence, or whose burden of proof.")
    if finding.value in (None, ""):
        return ""
    return "；".join(validate(code, finding.value))
