"""Whether a suit for a late award would be turned away, and for which of the six reasons (法释〔2020〕26号 art 12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.questions import Decision, Question, Reason, any_holds, decide

ARTICLE = "法释〔2020〕26号第十二条"
_GROUNDS = {
    "transferred": "移送管辖",
    "service_pending": "正在送达或者送达延误",
    "waiting_for_case": "等待另案诉讼结果、评残结论",
    "waiting_for_hearing": "正在等待仲裁委员会开庭",
    "appraisal_pending": "启动鉴定程序或者委托其他部门调查取证",
    "other_good_reason": "其他正当事由",
}
FIELDS = (
    Field("transferred", "bool", "是否移送管辖？", required=True),
    *(Field(name, "bool", f"是否{text}？") for name, text in _GROUNDS.items() if name != "transferred"),
)


def suit_for_lateness_barred(facts: Mapping[str, Any]) -> Decision:
    """法释〔2020〕26号 art 12 (CLK-10): any one ground is enough for the court not to admit the suit."""
    reasons = [
        Reason(name, text, ARTICLE, "CLK-10", {name: facts[name]}, facts[name])
        for name, text in _GROUNDS.items()
    ]
    return decide(any_holds(reason.holds for reason in reasons), reasons)


QUESTION = Question("逾期未裁起诉是否会被法院不予受理", FIELDS, suit_for_lateness_barred)
