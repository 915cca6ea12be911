"""Whether a party's absence may have its consequence: deemed withdrawal or a default award (HRG-5, HRG-7; SRV-5).

The consequence is only ever proposed: a person decides on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from law.facts import Field
from law.limits import compute, limits
from law.questions import Answer, Decision, Question, Reason, all_hold, decide, negate

APPLICANT, RESPONDENT = "applicant", "respondent"
ABSENCE = "劳动争议调解仲裁法第三十六条；劳动人事争议仲裁办案规则第三十九条"
NOTICE = "劳动争议调解仲裁法第三十五条、第三十六条"
SERVICE = "劳动人事争议仲裁办案规则第二十条、第五十九条"
METHODS = {
    "direct": "直接送达",
    "post": "邮寄送达",
    "retained": "留置送达",
    "posted": "张贴送达",
    "electronic": "电子送达",
    "simple": "简便方式送达",
    "public_notice": "公告送达",
}
FIELDS = (
    Field(
        "side",
        "enum",
        "哪一方没有到庭？",
        required=True,
        choices={APPLICANT: "申请人", RESPONDENT: "被申请人"},
    ),
    Field("hearing_on", "date", "哪一天开庭？", required=True),
    Field("absent", "bool", "是否经核对未到庭，或者未经许可中途退庭？"),
    Field("just_cause", "bool", "是否有正当理由？"),
    Field("held_as_set", "bool", "是否按通知的时间、地点开庭？"),
    Field("postponed", "bool", "这次开庭是否已经延期？"),
    Field("noticed", "bool", "开庭通知书是否已送达该方？"),
    Field("notice_on", "date", "该方哪一天收到开庭通知书？"),
    Field("notice_due", "date", "最迟应在哪一天收到（不填按开庭五个工作日前倒数）"),
    Field("method", "enum", "用哪种方式送达？", choices=METHODS),
    Field("provable", "bool", "是否有回证、回执、照片等送达证明？"),
    Field("confirmed", "bool", "简便方式送达的，对方是否确认收到？"),
    Field("public_notice_completed", "bool", "公告送达的，公告期是否已满？"),
    Field("region", "region", "仲裁委员会所在地区代码"),
)


def default_allowed(facts: Mapping[str, Any]) -> Decision:
    """法 36, 规则 39: absent without just cause, at the hearing as it was notified, after a notice that can be proved.

    Hearing on Monday 2026-10-26, notice received on 2026-10-19: yes; on 2026-10-20: no, it came too late.
    """
    reasons = [
        _plain("absent", "经核对未到庭，或者未经许可中途退庭", facts["absent"], ABSENCE, "HRG-5、HRG-7"),
        Reason(
            "just_cause",
            "没有正当理由",
            ABSENCE,
            "HRG-5、HRG-7",
            {"just_cause": facts["just_cause"]},
            negate(facts["just_cause"]),
        ),
        _plain("held_as_set", "按通知的时间、地点开庭", facts["held_as_set"], NOTICE, "HRG-2"),
        Reason(
            "postponed",
            "这次开庭没有延期",
            NOTICE,
            "HRG-3",
            {"postponed": facts["postponed"]},
            negate(facts["postponed"]),
        ),
        _notice(facts),
        _proof(facts),
    ]
    holds = all_hold(reason.holds for reason in reasons)
    applicant = facts["side"] == APPLICANT
    findings = {
        "consequence": "deemed_withdrawn" if applicant else "default_award",
        "consequence_text": "可以按撤回仲裁申请处理，再次申请不予受理" if applicant else "可以缺席裁决",
        "proposed_only": True,
    }
    return decide(holds, reasons, findings=findings)


def _plain(code: str, text: str, holds: bool | None, article: str, rule: str) -> Reason:
    return Reason(code, text, article, rule, {code: holds}, holds)


def _notice(facts: Mapping[str, Any]) -> Reason:
    """HRG-2: received on the last day for it or before; the receipt counts, never the printing."""
    noticed, day = facts["noticed"], facts["notice_on"]
    due = facts["notice_due"] or _last_day(facts["hearing_on"], facts["region"])
    used = {"noticed": noticed, "notice_on": day if noticed is not False else "", "notice_due": due}
    if noticed is False:
        return Reason("notice", "开庭通知书没有送达该方", NOTICE, "HRG-2", used, False)
    holds = None if noticed is None or day is None or due is None else day <= due
    text = "开庭五个工作日前收到书面通知" + (f"（最迟{due}）" if due else "")
    return Reason("notice", text, NOTICE, "HRG-2", used, holds)


def _last_day(hearing_on: date | None, region: str | None) -> date | None:
    if hearing_on is None:
        return None
    return compute(limits()["arbitration.hearing_notice"], hearing_on, region=region).due


def _proof(facts: Mapping[str, Any]) -> Reason:
    """SRV-1…6: what proves this way of service; simple means only when the party confirmed (规则 59, SRV-5)."""
    method = facts["method"]
    if facts["noticed"] is False:
        return Reason("proof", "没有送达证明", SERVICE, "SRV-1", {"method": ""}, False)
    if method == "simple":
        known = facts["confirmed"]
        text, used = "简便方式送达，对方已确认收到", {"confirmed": known}
        return Reason("proof", text, SERVICE, "SRV-5", used, known)
    if method == "public_notice":
        known = facts["public_notice_completed"]
        return Reason("proof", "公告期已满", SERVICE, "SRV-6", {"public_notice_completed": known}, known)
    used = {"method": method, "provable": facts["provable"]}
    text = f"{METHODS[method]}，有送达证明" if method else "送达方式和证明"
    return Reason("proof", text, SERVICE, "SRV-1", used, None if method is None else facts["provable"])


def allowed(decision: Decision) -> bool:
    """Whether the consequence may be proposed at all."""
    return decision.answer == Answer.YES


QUESTION = Question("一方未到庭，能否缺席裁决或者按撤回处理", FIELDS, default_allowed)
