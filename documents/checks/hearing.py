"""Checks 4 and 12: time to prepare, proof before a default, and who may sit."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, refuse, warn
from law.periods import due_date, notice_in_time

_NOTICE_DAYS = 5


def hearing_notice_time(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 4: five working days before the hearing, counted from receipt (法 35)."""
    if facts.notice_working_days is None:
        yield warn("hearing.receipt_unknown", "尚不能按收到之日核对开庭前五个工作日，请在送达后核对。")
    elif facts.notice_working_days < _NOTICE_DAYS:
        yield refuse("hearing.too_late", "开庭通知应当在开庭五个工作日前送达（调解仲裁法第三十五条）。")


def notice_before_hearing(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """民诉法 95, 法 35: a hearing that a public notice tells of lies five working days after the notice has run."""
    if data["hearing_at"] is None:
        return
    served = due_date(data["paper"]["issued_on"], data["notice_days"], "days")
    if not notice_in_time(served, data["hearing_at"].date(), _NOTICE_DAYS):
        yield refuse(
            "notice.hearing_too_early",
            "公告期满视为送达后距开庭不足五个工作日，请先改期开庭（调解仲裁法第三十五条）。",
        )


def absence_proof(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 4: no default award and no absence in the record without proof that the notice was served."""
    if data.get("default_service") and "respondent" not in facts.notice_served_to:
        yield refuse(
            "absence.no_proof", "没有开庭通知书送达被申请人的证明，不得缺席裁决（调解仲裁法第三十六条）。"
        )
    for one in data.get("appearances") or ():
        if one["absent"] and not one["service_proof"]:
            yield refuse("absence.no_proof", f"{one['role']}未到庭，笔录应当记明开庭通知书的送达情况。")


def tribunal(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 12: one or three arbitrators, none twice, none as recorder (法 31; 组织规则 13, 14)."""
    sitting = data["tribunal"]
    names = [sitting["presiding"], *sitting["members"]]
    wanted = 3 if sitting["mode"].code == "panel" else 1
    if len(names) != wanted or len(set(names)) != len(names):
        yield refuse("tribunal.number", "合议审理应当由三名仲裁员组成仲裁庭，独任审理为一名仲裁员。")
    if sitting["recorder"] in names:
        yield refuse("tribunal.recorder", "仲裁员不得兼任本案书记员。")
    if facts.panel_required and wanted == 1:
        yield refuse("tribunal.panel_required", "本案应当由三名仲裁员组成仲裁庭处理。")
