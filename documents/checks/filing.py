"""Checks 3 and 5, and what must be ticked or counted in powers and representatives."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, refuse, warn
from documents.checks.law_in_force import texts

_TEN_DAYS = re.compile(r"(十|10)\s*日(之?内|以内)")
_SPECIAL = {"admit", "waive", "settle", "counterclaim"}


def second_supplement(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 3: all corrections are told once (规则 29)."""
    if facts.supplements_before:
        yield refuse(
            "supplement.second", "本案已经一次性告知补正，不得再次出具补正通知书（办案规则第二十九条）。"
        )


def answer_period(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 5: without a computed date the ten days of 法 30 must stand as working days; so must any other ten days."""
    if any(_TEN_DAYS.search(text) for text in texts(data)):
        yield warn("answer.not_working_days", "答辩期为十个工作日（办案规则第三十三条），请勿写作“十日”。")
    if data["answer_due"] is None:
        yield warn("answer.no_date", "未填写答辩截止日期，将印为“自收到之日起十个工作日内”。")
    elif data["answer_due"] <= data["accepted_on"]:
        yield refuse("answer.before_acceptance", "答辩截止日期不能早于受理日期。")


def special_powers(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Special powers are ticked one by one; a general agent holds none of them."""
    ticked = {matter.code for matter in data["agent"]["matters"]} & _SPECIAL
    power = getattr(data["agent"]["power"], "code", None)
    if not data["agent"]["matters"]:
        yield refuse("mandate.no_matters", "授权委托书应当逐项列明委托事项和权限。")
    if power == "special" and not ticked:
        yield refuse("mandate.no_special", "特别授权应当逐项勾选特别授权事项；“全权代理”视为一般代理。")
    if power == "general" and ticked:
        yield refuse(
            "mandate.general_with_special",
            "一般代理不得勾选承认、放弃、变更请求，和解或者反申请等特别授权事项。",
        )


def representatives(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """规则 63: three to five representatives, and they are counted among ten or more workers."""
    if not 3 <= len(data["representatives"]) <= 5:
        yield refuse("representatives.count", "集体争议应当推举三至五名代表人（办案规则第六十三条）。")
    if len(data["workers"]) < 10:
        yield warn("representatives.few_workers", "劳动者不足十人，一般不适用集体争议处理。")
