"""Whether a claim is within the limitation year, and until when (LIM-1 to LIM-7). A warning, never a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from law.facts import FactError, Field
from law.limits import compute, limits
from law.parameter import NotInForce
from law.questions import Answer, Decision, Question, Reason

ARTICLE = "劳动争议调解仲裁法第二十七条"
INTERRUPTIONS = {
    "claimed": "向对方主张权利（含协商）",
    "negotiation_unanswered": "提出协商，对方拒绝或五日内未答复",
    "negotiation_stopped": "约定的协商期限内，一方或者双方不同意继续协商",
    "negotiation_failed": "约定的协商期限内未达成一致",
    "negotiation_not_performed": "和解协议约定的期限内不履行",
    "mediation": "申请调解",
    "mediation_refused": "申请调解后，对方不同意调解",
    "mediation_stopped": "受理后在调解期限内，一方或者双方不同意调解",
    "mediation_failed": "调解未成",
    "mediation_not_performed": "调解协议约定的期限届满未履行",
    "complaint": "向监察、工会等部门投诉或请求救济",
    "arbitration": "申请仲裁",
    "suit": "起诉",
    "payment_order": "申请支付令",
    "agreed_to_perform": "对方同意履行（如出具欠条）",
}
CAUSES = {
    "force_majeure": "不可抗力",
    "no_capacity": "无民事行为能力或者限制民事行为能力，法定代理人未确定",
    "other": "其他正当理由",
}

FIELDS = (
    Field(
        "claim",
        "enum",
        "主张的是工资还是其他？",
        required=True,
        choices={"wages": "拖欠劳动报酬", "other": "其他"},
    ),
    Field("employed", "bool", "申请时还在这家单位吗？", required=True),
    Field("ended_on", "date", "劳动关系哪一天终止？"),
    Field("knew_on", "date", "哪一天知道或者应当知道权利受到侵害？"),
    Field("filed_on", "date", "哪一天申请仲裁（或打算哪一天申请）？", required=True),
    Field(
        "interruptions",
        "table",
        "在此之前主张过权利吗？逐次填写",
        columns=(
            Field("on", "date", "哪一天？（程序持续的，填结束之日）", required=True),
            Field("kind", "enum", "向谁、以什么方式？", required=True, choices=INTERRUPTIONS),
        ),
    ),
    Field(
        "suspensions",
        "table",
        "有没有客观上不能申请的期间？",
        columns=(
            Field("from", "date", "从哪一天？", required=True),
            Field("to", "date", "到哪一天？（含当日）", required=True),
            Field("cause", "enum", "什么原因？", required=True, choices=CAUSES),
        ),
    ),
)


def within_limitation(facts: Mapping[str, Any]) -> Decision:
    """调解仲裁法 27, 规则 26-28: one year from knowledge; wages not limited while employed, then a year from the end.

    Left 2025-09-15, complaint 2026-03-01: the year begins anew, last day 2027-03-01.
    """
    warning = _warning()
    lacking = tuple(name for name in ("claim", "employed", "filed_on") if facts[name] is None)
    if lacking:
        return _missing(lacking, warning)
    if facts["claim"] == "wages" and facts["employed"]:
        return _not_limited(warning)
    name = "ended_on" if facts["claim"] == "wages" else "knew_on"
    if facts[name] is None:
        return _missing((name,), warning)
    rows = _checked_rows(facts)
    if rows:
        return _missing(rows, warning)
    return _counted(facts, name, warning)


def _counted(facts: Mapping[str, Any], name: str, warning: Reason) -> Decision:
    key = "limitation.wages" if name == "ended_on" else "limitation.general"
    start, rule = facts[name], limits()[key]
    spans = [(row["from"], row["to"]) for row in facts["suspensions"] or ()]
    reasons = [_start_reason(name, start)]
    last = _last_day(key, start, spans, name)
    for row in sorted(facts["interruptions"] or (), key=lambda row: row["on"]):
        if row["on"] < start or row["on"] > facts["filed_on"]:
            continue
        if row["on"] > last and row["kind"] != "agreed_to_perform":
            reasons.append(_late_interruption(row))
            continue
        start = row["on"]
        last = _last_day(key, start, spans, "interruptions")
        reasons.append(_interruption(row, last))
    reasons += [_suspension(row) for row in facts["suspensions"] or ()]
    holds = facts["filed_on"] <= last
    text = f"时效最后一日为{last}，{facts['filed_on']}申请" + ("在时效之内" if holds else "已超过时效")
    used = {"filed_on": facts["filed_on"], "start": start, "last_day": last}
    reasons.append(
        Reason("last_day", text, rule.article, "LIM-1" if name == "knew_on" else "LIM-2", used, holds)
    )
    findings = {
        "start": start,
        "last_day": last,
        "days_left": (last - facts["filed_on"]).days,
        "warning_only": True,
    }
    return Decision(Answer.YES if holds else Answer.NO, (*reasons, warning), (), findings)


def _last_day(key: str, start: dt.date, spans: list[tuple[dt.date, dt.date]], field: str) -> dt.date:
    try:
        return compute(limits()[key], start, exclusions=[span for span in spans if span[1] > start]).due
    except NotInForce:
        raise FactError(field, "早于劳动争议调解仲裁法施行，适用旧的时效规定，不在此计算") from None


def _checked_rows(facts: Mapping[str, Any]) -> tuple[str, ...]:
    lacking = [
        f"{table}[{number}].{name}"
        for table, names in (("interruptions", ("on", "kind")), ("suspensions", ("from", "to", "cause")))
        for number, row in enumerate(facts[table] or ())
        for name in names
        if row[name] is None
    ]
    for number, row in enumerate(facts["suspensions"] or ()):
        if row["from"] and row["to"] and row["to"] < row["from"]:
            raise FactError(f"suspensions[{number}].to", "不能早于 from")
    return tuple(lacking)


def _missing(names: tuple[str, ...], warning: Reason) -> Decision:
    needed = Reason("needed", "还缺少计算时效的事实", ARTICLE, "LIM-1", dict.fromkeys(names))
    return Decision(Answer.FACTS_MISSING, (needed, warning), names, {"warning_only": True})


def _not_limited(warning: Reason) -> Decision:
    text = "劳动关系存续期间因拖欠劳动报酬发生争议，不受一年时效限制"
    reason = Reason("employed", text, f"{ARTICLE}第四款", "LIM-2", {"claim": "wages", "employed": True}, True)
    return Decision(Answer.YES, (reason, warning), (), {"last_day": None, "warning_only": True})


def _start_reason(name: str, start: dt.date) -> Reason:
    if name == "ended_on":
        text = f"劳动关系于{start}终止，拖欠劳动报酬应当自终止之日起一年内提出"
        return Reason("start", text, f"{ARTICLE}第四款", "LIM-2", {name: start}, True)
    text = f"自{start}知道或者应当知道权利被侵害之日起算一年"
    return Reason("start", text, f"{ARTICLE}第一款", "LIM-1", {name: start}, True)


def _interruption(row: Mapping[str, Any], last: dt.date) -> Reason:
    text = f"{row['on']}{INTERRUPTIONS[row['kind']]}，时效中断，重新计算至{last}"
    rule = "LIM-4" if row["kind"].startswith(("negotiation", "mediation")) else "LIM-3"
    return Reason("interrupted", text, f"{ARTICLE}第二款", rule, dict(row), True)


def _late_interruption(row: Mapping[str, Any]) -> Reason:
    text = f"{row['on']}{INTERRUPTIONS[row['kind']]}时时效已届满，不再中断"
    return Reason("interrupted_too_late", text, f"{ARTICLE}第二款", "LIM-3", dict(row), False)


def _suspension(row: Mapping[str, Any]) -> Reason:
    text = f"{row['from']}至{row['to']}因{CAUSES[row['cause']]}中止，落在时效期间内的日数不计"
    return Reason("suspended", text, f"{ARTICLE}第三款", "LIM-5", dict(row), True)


def _warning() -> Reason:
    text = "时效只作提示：仲裁委员会不主动适用，也不是不予受理的理由，须由对方在仲裁中提出"
    article = "法释〔2025〕12号第二十条；劳动人事争议仲裁办案规则第三十条"
    return Reason("warning_only", text, article, "LIM-6、LIM-7", {}, True, note=True)


QUESTION = Question("是否在仲裁时效之内", FIELDS, within_limitation)
