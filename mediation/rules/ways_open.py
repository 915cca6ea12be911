"""Which ways are open to make an agreement good: review, court confirmation, payment order, suit, enforcement (MED-5…MED-11)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.limits import compute, limits
from law.parameter import NotInForce
from law.questions import Decision, Question, Reason, all_hold, decide

REVIEW, CONFIRMATION, ORDER, SUIT, ENFORCEMENT = (
    "review", "confirmation", "payment_order", "suit", "enforcement",
)  # fmt: skip
ARTICLES = {
    REVIEW: "劳动人事争议仲裁办案规则第七十四条、第七十五条；企业劳动争议协商调解规定第二十七条",
    CONFIRMATION: "民事诉讼法第二百零五条；人民调解法第三十三条",
    ORDER: "劳动争议调解仲裁法第十六条；民事诉讼法第二百二十五条至第二百二十八条",
    SUIT: "法释〔2020〕26号第十三条、第五十一条第二款",
    ENFORCEMENT: "劳动争议调解仲裁法第五十一条；民事诉讼法第二百二十七条、第二百四十七条",
}
RULES = {REVIEW: "MED-5", CONFIRMATION: "MED-8", ORDER: "MED-9", SUIT: "MED-11", ENFORCEMENT: "MED-9"}

FIELDS = (
    Field("way", "enum", "哪一条途径？", required=True, choices={name: name for name in ARTICLES}),
    Field("effective_on", "date", "协议哪一天生效？", required=True),
    Field("today", "date", "今天", required=True),
    Field("kind_allows", "bool", "这类调解组织的协议能否走这条途径？", required=True),
    Field("payment_only", "bool", "协议是否只有给付金钱的内容？", required=True),
    Field("court_only_payment", "bool", "法院是否只确认给付内容的协议（人民调解）？"),
    Field("confirms_relation", "bool", "是否涉及确认劳动关系？", required=True),
    Field("order_matter", "bool", "是否为拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金？", required=True),
    Field("wages_only", "bool", "是否只涉及劳动报酬？", required=True),
    Field("overdue", "bool", "约定的付款日是否已过而未付？", required=True),
    Field("confirmed", "bool", "是否已经仲裁审查或者司法确认？", required=True),
    Field("order_in_force", "bool", "支付令是否已生效而未履行？"),
    Field("order_ended", "bool", "支付令是否因异议而终结？"),
    Field("under_way", "bool", "这条途径是否已经在走？"),
)


def way_is_open(facts: Mapping[str, Any]) -> Decision:
    """法 arts 16, 51; 规则 74; 民诉法 205, 225–228; 法释〔2020〕26 arts 13, 51: yes with the last day, or no with the reason.

    Effective 2026-09-01: review until 2026-09-16, confirmation until 2026-10-08 (10-01 is National Day).
    """
    way = facts["way"]
    if way is None:
        needed = Reason("way", "先说明走哪一条途径", ARTICLES[REVIEW], RULES[REVIEW], {"way": None})
        return decide(None, [needed])
    reasons = [
        Reason(code, text, ARTICLES[way], RULES[way], {code: holds}, holds)
        for code, text, holds in _CONDITIONS[way](facts)
    ]
    in_time = _in_time(way, facts["effective_on"], facts["today"])
    if in_time is not None:
        reasons.append(in_time)
    last = in_time.facts.get("last_day") if in_time else None
    left = (last - facts["today"]).days if last and facts["today"] else None
    return decide(
        all_hold(reason.holds for reason in reasons), reasons, findings={"last_day": last, "days_left": left}
    )


LIMITS = {REVIEW: "mediation.review_application", CONFIRMATION: "mediation.judicial_confirmation"}


def _in_time(way: str, effective: dt.date | None, today: dt.date | None) -> Reason | None:
    """Whether the way's days still run; None for a way without days of its own."""
    if way not in LIMITS:
        return None
    used = {"effective_on": effective, "today": today}
    if effective is None or today is None:
        return Reason("in_time", "在期限内申请", ARTICLES[way], RULES[way], used)
    try:
        last = compute(limits()[LIMITS[way]], effective).due
    except NotInForce:
        return Reason("in_time", "当时没有这条途径的规定", ARTICLES[way], RULES[way], used, False)
    text = f"最后一日{last}，还有{max((last - today).days, 0)}日"
    return Reason("in_time", text, ARTICLES[way], RULES[way], {**used, "last_day": last}, today <= last)


Condition = tuple[str, str, bool | None]


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _review(facts: Mapping[str, Any]) -> list[Condition]:
    return [
        ("kind_allows", "该调解组织的协议可以申请仲裁审查", facts["kind_allows"]),
        ("confirms_relation", "不涉及确认劳动关系", _not(facts["confirms_relation"])),
        ("confirmed", "尚未经仲裁审查或者司法确认", _not(facts["confirmed"])),
        ("under_way", "尚未申请", not facts["under_way"]),
    ]


def _confirmation(facts: Mapping[str, Any]) -> list[Condition]:
    only = [("payment_only", "仅就给付义务达成协议（人民调解）", facts["payment_only"])]
    return [
        ("kind_allows", "该调解组织的协议可以申请司法确认", facts["kind_allows"]),
        *(only if facts["court_only_payment"] else []),
        ("confirms_relation", "不涉及确认劳动关系", _not(facts["confirms_relation"])),
        ("confirmed", "尚未经仲裁审查或者司法确认", _not(facts["confirmed"])),
        ("under_way", "尚未申请", not facts["under_way"]),
    ]


def _order(facts: Mapping[str, Any]) -> list[Condition]:
    return [
        ("order_matter", "因拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成协议", facts["order_matter"]),
        ("overdue", "用人单位在约定期限内不履行", facts["overdue"]),
        ("confirmed", "尚无可供执行的文书", _not(facts["confirmed"])),
        ("under_way", "尚未申请支付令", not facts["under_way"]),
        ("order_ended", "支付令程序未曾终结", not facts["order_ended"]),
    ]


def _suit(facts: Mapping[str, Any]) -> list[Condition]:
    wages, ended = facts["wages_only"], facts["order_ended"]
    allowed = True if ended else wages
    # An order in force is a title of its own; one that still runs only lapses by the suit (法释〔2022〕11 art 430).
    firm = True if facts["order_in_force"] else facts["confirmed"]
    text = "支付令终结后可就协议直接起诉" if ended else "仅就劳动报酬达成协议，可直接起诉"
    return [
        ("wages_only", text, allowed),
        ("overdue", "用人单位不履行协议确定的给付义务", facts["overdue"]),
        ("confirmed", "尚无可供执行的文书", _not(firm)),
        ("under_way", "尚未起诉", not facts["under_way"]),
    ]


def _enforcement(facts: Mapping[str, Any]) -> list[Condition]:
    firm = bool(facts["confirmed"] or facts["order_in_force"])
    return [
        ("confirmed", "有生效的调解书、确认裁定或者支付令", firm),
        ("overdue", "逾期不履行", facts["overdue"] or bool(facts["order_in_force"])),
        ("under_way", "尚未申请执行", not facts["under_way"]),
    ]


_CONDITIONS = {
    REVIEW: _review,
    CONFIRMATION: _confirmation,
    ORDER: _order,
    SUIT: _suit,
    ENFORCEMENT: _enforcement,
}
QUESTION = Question("调解协议的保障途径是否开放", FIELDS, way_is_open)
