"""Checks 6, 8 and 17: one kind of finality, sums that agree to the fen, and a date that can be true."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, refuse, warn

_ZERO = Decimal(0)


def one_finality(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 6: final and non-final items are two awards; confirming the relation makes all non-final."""
    codes = {one.code for one in data["items_finality"]} | {data["finality"].code}
    if len(codes) > 1:
        yield refuse("finality.mixed", "终局与非终局事项应当分别制作裁决书（办案规则第五十条第四款）。")
    printed = "final" if "R-2b" in kind.remedies else "non_final"
    if data["finality"].code != printed:
        yield refuse("finality.remedy", "裁决书的终局性与所附救济途径不一致。")
    if data["confirms_relation"] and data["finality"].code == "final":
        yield refuse("finality.relation", "涉及确认劳动关系的，全案为非终局裁决。")


def claims_answered(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 8: every claim has an outcome, and what is not granted in full is rejected in words."""
    claimed = {claim["seq"] for claim in data["claims"]}
    decided = {claim["seq"] for claim in data["decided"]}
    if missing := sorted(claimed - decided):
        yield refuse("claims.unanswered", f"仲裁请求第{'、'.join(map(str, missing))}项没有处理结论。")
    if extra := sorted(decided - claimed):
        yield refuse("claims.not_asked", f"第{'、'.join(map(str, extra))}项没有对应的仲裁请求。")
    short = any(claim["outcome"].code != "granted" for claim in data["decided"])
    if short and not any("驳回" in one["text"] for one in data["operative"]):
        yield refuse("claims.not_rejected", "有不予支持或者部分支持的请求，裁决主文应当写明驳回。")


def sums(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 8: operative part, reasoning and annex agree to the fen."""
    for claim in data["decided"]:
        operative = sum(
            (one["amount"] or _ZERO for one in data["operative"] if one["claim"] == claim["seq"]), _ZERO
        )
        if operative != (claim["amount"] or _ZERO):
            yield refuse("sums.operative", f"第{claim['seq']}项请求的裁决主文数额与理由部分数额不一致。")
    known = {claim["seq"] for claim in data["decided"]}
    if any(one["amount"] and one["claim"] not in known for one in data["operative"]):
        yield refuse("sums.unfounded", "裁决主文有数额没有对应的请求。")
    yield from _figures_in_text(data)
    yield from _annex(data)


def award_date(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 17: not later than the signatures, not earlier than the last hearing."""
    made = data["paper"]["issued_on"]
    hearing = facts.last_hearing_on or data["hearing_on"]
    if made and facts.signed_on and made > facts.signed_on:
        yield warn("award.after_signature", "落款日期晚于仲裁员签名日期。")
    if made and made < hearing:
        yield warn("award.before_hearing", "落款日期早于最后一次开庭日期。")


def _figures_in_text(data: Mapping[str, Any]) -> Iterator[Finding]:
    for place, one in enumerate(data["operative"], 1):
        if one["amount"] is not None and not any(form in one["text"] for form in _forms(one["amount"])):
            yield refuse("sums.text", f"裁决主文第{place}项的文字与数额不一致。")


def _annex(data: Mapping[str, Any]) -> Iterator[Finding]:
    amounts = {claim["amount"] for claim in data["decided"]}
    for name, title in (("wages", "附表一"), ("overtime", "附表二")):
        rows = data[name]
        if rows and sum((row["gap"] for row in rows), _ZERO) not in amounts:
            yield refuse("sums.annex", f"{title}的合计与裁决数额不一致。")
    for row in data["wages"]:
        if row["due"] - (row["deductions"] or _ZERO) - row["paid"] != row["gap"]:
            yield refuse("sums.row", f"附表一{row['month']}一行的差额不等于应发减扣款减实付。")


def _forms(amount: Decimal) -> set[str]:
    fixed = str(amount.quantize(Decimal("0.01")))
    return {f"{fixed}元", f"{int(amount)}元"} if amount == int(amount) else {f"{fixed}元"}
