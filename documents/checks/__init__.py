"""The checks before printing: pure functions over a kind, its data and the facts of the case."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from documents.catalogue.fields import complete
from documents.catalogue.kinds import Kind
from documents.checks import award, clock, filing, hearing, law_in_force
from documents.checks.facts import Facts
from documents.checks.findings import Finding, Severity, refuse
from documents.checks.privacy import inner_paper, public_copy
from documents.checks.wording import put_right
from documents.remedies import MissingCourtError, remedies_of
from documents.rendering.errors import MissingFieldError

Check = Callable[[Kind, Mapping[str, Any], Facts], Iterator[Finding]]
CHECKS: Mapping[str, Check] = {
    "current_law": law_in_force.current_law,
    "refusal_reason": law_in_force.refusal_reason,
    "second_supplement": filing.second_supplement,
    "answer_period": filing.answer_period,
    "special_powers": filing.special_powers,
    "representatives": filing.representatives,
    "hearing_notice_time": hearing.hearing_notice_time,
    "notice_before_hearing": hearing.notice_before_hearing,
    "absence_proof": hearing.absence_proof,
    "tribunal": hearing.tribunal,
    "one_finality": award.one_finality,
    "claims_answered": award.claims_answered,
    "sums": award.sums,
    "award_date": award.award_date,
    "extension": clock.extension,
    "suspension": clock.suspension,
    "conciliation_effect": clock.conciliation_effect,
    "effect_proof": clock.effect_proof,
    "instalments": clock.instalments,
    "same_terms": clock.same_terms,
}

__all__ = ["CHECKS", "Facts", "Finding", "Severity", "check_paper", "refused"]


def check_paper(
    kind: Kind, context: Mapping[str, Any], facts: Facts | None = None
) -> tuple[dict[str, Any], list[Finding]]:
    """Return the data, put right where that is allowed, and all findings; a refusal means: do not print."""
    known = facts or Facts()
    fixed, findings = put_right(kind, context)
    if known.public:
        fixed, masked = public_copy(fixed)
        findings += masked
    findings += inner_paper(kind, known)
    try:
        data = complete(kind, fixed)
    except MissingFieldError as error:
        return fixed, [*findings, refuse("fields.missing", f"文书要素不齐：{error}")]
    try:
        remedies_of(kind, data)
    except MissingCourtError as error:
        findings.append(refuse("remedy.court", f"救济途径所需的机关名称没有登记：{error}"))
    for name in kind.checks:
        findings += CHECKS[name](kind, data, known)
    return fixed, findings


def refused(findings: list[Finding]) -> list[Finding]:
    """The findings that stop a paper."""
    return [finding for finding in findings if finding.severity is Severity.REFUSE]
