"""Checks 11 and 14: approvals in time, and no effect before both receipts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, refuse

_DECISION_DAYS = 45


def extension(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 11: one extension, approved before day 45 has passed (法 43)."""
    if facts.extensions_before:
        yield refuse("extension.second", "审理期限只能延长一次（调解仲裁法第四十三条）。")
    if facts.decision_clock_day is not None and facts.decision_clock_day > _DECISION_DAYS:
        yield refuse("extension.late", "四十五日的审理期限已届满，不得再批准延长。")


def suspension(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 11: no suspension without the date of its approval (规则 47)."""
    if facts.suspension_approved_on is None:
        yield refuse("suspension.not_approved", "中止审理没有批准日期（办案规则第四十七条）。")


def conciliation_effect(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 14: a conciliation document takes effect when both sides have signed for it (法 42)."""
    says_effective = any("已发生法律效力" in term or "已经生效" in term for term in data["terms"])
    waiting = set(facts.parties_to_sign) - set(facts.signed_receipts)
    if says_effective and (waiting or not facts.parties_to_sign):
        yield refuse(
            "conciliation.not_effective", "双方均签收前，调解书不发生法律效力（调解仲裁法第四十二条）。"
        )


def effect_proof(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """An effect certificate names service on every party, and no effect before the last of them."""
    parties = {data["applicant"]["name"], *(one["name"] for one in data["respondents"])}
    if parties - {line["addressee"] for line in data["services"]}:
        yield refuse("effect.not_served", "尚有当事人没有送达记录，不得出具生效证明。")
    if data["effective_on"] < data["made_on"]:
        yield refuse("effect.before_award", "生效日期不能早于裁决作出之日。")


def instalments(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """The instalments of an agreement add up to its amount and fall in order."""
    rows = data["instalments"]
    if not rows:
        return
    if data["amount"] is None or sum((row["amount"] for row in rows), Decimal(0)) != data["amount"]:
        yield refuse("instalments.sum", "分期金额之和与应付总额不一致。")
    days = [row["due_on"] for row in rows]
    if days != sorted(days):
        yield refuse("instalments.order", "分期付款日期没有按先后排列。")


def same_terms(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """The document on a reviewed agreement says what the agreement says, no more and no less (规则 77)."""
    if list(data["terms"]) != list(data["agreed_terms"]):
        yield refuse("review.other_terms", "调解书的内容应当与调解协议一致（办案规则第七十七条）。")
