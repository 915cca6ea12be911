"""What the law says about the terms of an agreement before anybody signs (法释〔2020〕26 art 35; 劳动合同法 arts 26, 30).

It warns and explains; only what contradicts itself is refused. The parties may settle for less with open eyes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.elements import CLAIMS
from law.facts import Field
from law.platform_claims import PLATFORM_CLAIMS
from law.questions import Decision, Question, Reason, all_hold, decide

SETTLES = "法释〔2020〕26号第三十五条"
WAGES_ARTICLE = "劳动合同法第三十条；保障农民工工资支付条例第三条"
INSURANCE = "劳动法第七十二条；社会保险法第六十条；法释〔2025〕12号第十九条"
INJURY = "工伤保险条例第三十三条、第三十七条；法释〔2020〕26号第三十五条"
ORDER = "劳动争议调解仲裁法第十六条"
REVIEW = "劳动人事争议仲裁办案规则第七十五条"
WAGES = frozenset({"C2", "C3", "C9", "C12", "C14"})
INJURED = frozenset({"C10", "N4"})
LONG_DAYS = 180

FIELDS = (
    Field(
        "claims",
        "table",
        "逐项：请求、按双方无争议事实算出的数额、协议数额",
        required=True,
        columns=(
            Field("code", "enum", "请求代码", required=True, choices={**CLAIMS, **PLATFORM_CLAIMS}),
            Field("undisputed", "money", "双方都不争议的数额", unit="元"),
            Field("agreed", "money", "协议数额", unit="元", required=True),
        ),
    ),
    Field("signed_on", "date", "哪一天签？", required=True),
    Field("last_payment", "date", "最后一笔哪一天付？"),
    Field("payments", "int", "分几次付？", low=0),
    Field("default_clause", "bool", "有没有约定逾期的后果？"),
    Field("waives_insurance", "bool", "是否约定不缴、少缴社会保险费？", required=True),
    Field("injury_graded", "bool", "涉及工伤的，是否已作劳动能力鉴定？"),
)


def agreement_is_sound(facts: Mapping[str, Any]) -> Decision:
    """法释〔2020〕26 art 35: an agreement holds unless it breaks a mandatory rule or is grossly unfair.

    Undisputed wages of 14,287.36 settled for 10,000: a warning. Waived social insurance: a warning that it binds nobody.
    """
    rows = facts["claims"] or ()
    reasons = [
        *_wages(rows),
        _insurance(facts["waives_insurance"]),
        *_injury(rows, facts["injury_graded"]),
        *_time(facts),
        *_relation(rows),
    ]
    if not rows:
        reasons.append(Reason("claims", "逐项填写协议数额", SETTLES, "MED-4", {"claims": None}))
    return decide(all_hold(one.holds for one in reasons if not one.note), reasons)


def _wages(rows: Any) -> list[Reason]:
    found = []
    for row in rows:
        if row["code"] not in WAGES or row["undisputed"] is None or row["agreed"] is None:
            continue
        less: Decimal = row["undisputed"] - row["agreed"]
        used = {"undisputed": row["undisputed"], "agreed": row["agreed"]}
        text = (
            f"无争议的劳动报酬{row['undisputed']}元，协议{row['agreed']}元，少{less}元：须向劳动者说明，由其自愿决定"
            if less > 0
            else f"协议数额{row['agreed']}元不低于无争议的劳动报酬{row['undisputed']}元"
        )
        found.append(Reason("wages", text, f"{WAGES_ARTICLE}；{SETTLES}", "MED-4", used, less <= 0))
    return found


def _insurance(waived: bool | None) -> Reason:
    text = "约定不缴、少缴社会保险费的条款无效" if waived else "未约定放弃社会保险费"
    return Reason(
        "insurance",
        text,
        INSURANCE,
        "MED-4",
        {"waives_insurance": waived},
        None if waived is None else not waived,
    )


def _injury(rows: Any, graded: bool | None) -> list[Reason]:
    if not any(row["code"] in INJURED for row in rows):
        return []
    text = "已作劳动能力鉴定" if graded else "未作劳动能力鉴定即一次了结的，数额可能显失公平，日后可被撤销"
    return [Reason("injury", text, INJURY, "MED-4", {"injury_graded": graded}, graded)]


def _time(facts: Mapping[str, Any]) -> list[Reason]:
    last, signed = facts["last_payment"], facts["signed_on"]
    found = []
    if last is not None and signed is not None:
        days = (last - signed).days
        text = f"最后一笔在签订后{days}日支付" + (
            "，时间较长，建议设担保或者缩短" if days > LONG_DAYS else ""
        )
        found.append(Reason("length", text, SETTLES, "MED-4", {"days": days}, days <= LONG_DAYS))
    if (facts["payments"] or 0) > 1 and not facts["default_clause"]:
        text = "分期支付而未约定逾期的后果：一期逾期时，其余各期不会自动到期"
        found.append(Reason("default_clause", text, ORDER, "MED-9", {"payments": facts["payments"]}, False))
    return found


def _relation(rows: Any) -> list[Reason]:
    if not any(row["code"] == "C1" for row in rows):
        return []
    text = "协议涉及确认劳动关系，仲裁委员会不受理仲裁审查"
    return [Reason("relation", text, REVIEW, "MED-6", {}, None, note=True)]


QUESTION = Question("调解协议的内容是否妥当", FIELDS, agreement_is_sound)
