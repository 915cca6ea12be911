"""What a case's subsidy comes to 法律援助补贴 (法律援助法 52): class of case, quality, allowed expenses. The figures are the province's."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from law.facts import Field
from law.questions import Decision, Question, Reason, decide

ARTICLE = "法律援助法第五十二条"
CATEGORIES = {
    "arbitration": "劳动仲裁代理（开庭）",
    "settled": "调解、和解结案",
    "litigation": "诉讼代理",
    "advice": "咨询、代拟文书",
    "collective": "集体争议（每件）",
}
GRADES = {"": "未评估", "excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格"}
FEN = Decimal("0.01")

FIELDS = (
    Field("category", "enum", "哪一类案件？", required=True, choices=CATEGORIES),
    Field("grade", "enum", "质量等次", choices={key or "none": text for key, text in GRADES.items()}),
    Field("base", "money", "该类案件的补贴标准（省司法厅、财政厅核定）", "元", required=True),
    Field("factor", "dec", "该等次的系数", low=0, high=2),
    Field("expenses", "money", "核定的办案费用", "元"),
)


def subsidy_of(facts: Mapping[str, Any]) -> Decision:
    """法律援助法 52: base × factor of the grade + allowed expenses, each step shown, rounded to the fen once.

    1200 for an arbitration × 1.2 for excellent + 86.50 of travel = 1526.50.
    """
    base, factor, expenses = facts["base"], facts["factor"] or Decimal(1), facts["expenses"] or Decimal(0)
    name = CATEGORIES.get(facts["category"] or "", "")
    known = base is not None and bool(name)
    reasons = [
        Reason(
            "base",
            f"{name}标准{base or '未设定'}元",
            ARTICLE,
            "LA-15",
            {"category": facts["category"], "base": base},
            True if known else None,
        )
    ]
    if not known:
        return decide(None, reasons)
    paid = (base * factor).quantize(FEN, ROUND_HALF_UP)
    total = paid + expenses
    grade = GRADES.get("" if facts["grade"] in (None, "none") else facts["grade"], "")
    text = f"{base}元×{factor.normalize():f}（{grade}）＝{paid}元"
    reasons += [
        Reason("grade", text, ARTICLE, "LA-15", {"factor": factor}, True),
        Reason(
            "total",
            f"{paid}元＋办案费用{expenses}元＝{total}元",
            ARTICLE,
            "LA-15",
            {"expenses": expenses},
            True,
        ),
    ]
    return decide(True, reasons, findings={"amount": total, "paid": paid})


def grade_of(total: Decimal, excellent: Decimal, good: Decimal, passing: Decimal) -> str:
    """The grade that an average of the peers' totals gives (法律援助法 57); the lines are the centre's."""
    if total >= excellent:
        return "excellent"
    if total >= good:
        return "good"
    return "pass" if total >= passing else "fail"


QUESTION = Question("法律援助补贴是多少", FIELDS, subsidy_of)
