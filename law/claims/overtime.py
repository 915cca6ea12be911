"""Overtime pay 加班工资: working days, rest days without time off, statutory holidays."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.facts import FactError, Field

ARTICLE = "劳动法第四十四条"
_SYSTEMS = {
    "standard": "标准工时",
    "comprehensive": "综合计算工时",
    "irregular": "不定时",
    "piece": "计件（定额以外）",
}

FIELDS = (
    Field("wage_base", "money", "计算加班工资的月工资基数（正常工作时间工资）", "元/月", required=True),
    Field("on", "date", "加班发生在哪一天？（跨多日填最后一日，用于取当时的标准）", required=True),
    Field("region", "region", "工作地区代码；填写后基数不低于当地最低工资"),
    Field("hours_system", "enum", "工时制度；不填按标准工时", choices=_SYSTEMS),
    Field("approved", "bool", "综合计算或不定时工时制是否经人社部门批准？"),
    Field(
        "hours_weekday", "dec", "工作日延长工作多少小时？（综合计算：周期内超过法定总工时的小时数）", "小时"
    ),
    Field("hours_rest_day", "dec", "休息日工作多少小时？", "小时"),
    Field("hours_time_off", "dec", "休息日工作已安排补休多少小时？", "小时"),
    Field("hours_holiday", "dec", "法定休假日工作多少小时？（补休不能代替）", "小时"),
    Field("paid", "money", "这些加班已付加班工资多少？", "元"),
)
_HOURS = ("hours_weekday", "hours_rest_day", "hours_holiday")


def overtime(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动法 44: base ÷ 21.75 ÷ 8 × hours × 150 %, 200 % (no time off) or 300 %.

    16 rest-day hours at 6500 a month: 6500 ÷ 21.75 ÷ 8 × 16 × 200 % = 1195.40.
    """
    if all(facts[name] is None for name in _HOURS):
        work.need(*_HOURS)
    rest_day, time_off = _zero(facts["hours_rest_day"]), _zero(facts["hours_time_off"])
    if time_off > rest_day:
        raise FactError("hours_time_off", "补休小时数不能多于休息日工作小时数")
    system = _system(facts, work)
    base = _base(facts, work)
    total = Decimal(0)
    for kind, hours in (
        ("weekday", _zero(facts["hours_weekday"])),
        ("rest_day", rest_day - time_off),
        ("holiday", _zero(facts["hours_holiday"])),
    ):
        total += _line(kind, hours, base, system, facts, work)
    if time_off:
        work.say(f"休息日工作已补休{figure(time_off)}小时，该部分不再支付加班工资", "劳动法第四十四条（二）")
    if total == 0:
        work.say("没有应当支付加班工资的小时数", ARTICLE)
    return work.less_paid(total)


def _zero(hours: Decimal | None) -> Decimal:
    return Decimal(0) if hours is None else hours


def _system(facts: Mapping[str, Any], work: Working) -> str:
    system: str = facts["hours_system"] or "standard"
    if system in ("comprehensive", "irregular"):
        work.need("approved")
        if not facts["approved"]:
            work.say(f"{_SYSTEMS[system]}工时制未经批准，按标准工时计算", "劳动法第三十九条")
            return "standard"
    return system


def _base(facts: Mapping[str, Any], work: Working) -> Decimal:
    base: Decimal = facts["wage_base"]
    if facts["region"] is None:
        return base
    floor = work.law("wages.minimum_monthly", facts["on"], facts["region"], field="region")
    if base >= floor.value:
        return base
    text = f"基数{figure(base)}元低于最低工资，按{figure(floor.value)}元计算"
    work.step("加班工资基数", text, None, floor.article, minimum_wage=floor.value)
    return floor.value


_LABELS = {"weekday": "工作日延长工作", "rest_day": "休息日工作", "holiday": "法定休假日工作"}


def _line(
    kind: str, hours: Decimal, base: Decimal, system: str, facts: Mapping[str, Any], work: Working
) -> Decimal:
    if not hours:
        return Decimal(0)
    rate = _rate(kind, system, facts, work)
    if rate is None:
        return Decimal(0)
    multiple, article = rate
    days = work.law("wages.paid_days_per_month", facts["on"], field="on").value
    per_day = work.law("wages.hours_per_day", facts["on"], field="on").value
    amount = base * hours * multiple / days / per_day
    text = (
        f"{figure(base)}元÷{figure(days)}天÷{figure(per_day)}小时×{figure(hours)}小时"
        f"×{figure(multiple * 100)}%＝{figure(amount)}元"
    )
    label = "综合计算周期内超时工作" if (system, kind) == ("comprehensive", "weekday") else _LABELS[kind]
    work.step(label, text, amount, article, hours=hours, rate=multiple)
    return amount


def _rate(kind: str, system: str, facts: Mapping[str, Any], work: Working) -> tuple[Decimal, str] | None:
    if system == "comprehensive" and kind == "rest_day":
        work.say(
            "综合计算工时制不区分休息日，超过法定总工时的部分请填入 hours_weekday", "劳部发〔1994〕503号"
        )
        return None
    if system == "irregular":
        if kind != "holiday":
            work.say(f"经批准的不定时工时制，{_LABELS[kind]}不另付加班工资", "广东省工资支付条例第二十三条")
            return None
        work.need("region")
        value = work.law("overtime.irregular_holiday_rate", facts["on"], facts["region"], field="region")
        if not value.value:
            work.say("经批准的不定时工时制，法定休假日工作在该地区不另付加班工资", value.article)
            return None
        return value.value, value.article
    value = work.law(f"overtime.{kind}_rate", facts["on"], field="on")
    return value.value, value.article


FORMULA = Formula("overtime", "加班工资", "C3", FIELDS, overtime)
