"""Which way of service is allowed for a paper, and on which day it takes effect (SRV-1 to SRV-7)."""

from dataclasses import dataclass
from datetime import date

from law.periods import due_date

_SOLEMN = ("award", "conciliation")
_LEFT_WORKING_DAYS = 3
_NOTICE_DAYS = 30
RULES = {
    "direct": "SRV-1",
    "retained": "SRV-2",
    "posted": "SRV-2",
    "post": "SRV-3",
    "electronic": "SRV-4",
    "simple": "SRV-5",
    "public_notice": "SRV-6",
}


@dataclass(frozen=True)
class Delivery:
    """One delivery. `on`: signed, returned slip, arrived, left, or published on that day.

    `effect` is the kind's effect (award, conciliation, notice …); `electronic_awards` a body's setting (SRV-7).
    """

    method: str
    on: date
    effect: str = "notice"
    consents: bool = False
    electronic_awards: bool = False
    simple_procedure: bool = False
    photographed: bool = False
    signed: bool = False


def objections(delivery: Delivery) -> list[str]:
    """规则 20, 59; 民诉法 87-95: why this way may not be used, with the article; empty when it may."""
    found = []
    solemn = delivery.effect in _SOLEMN
    if delivery.method not in RULES:
        found.append("没有这种送达方式")
    if delivery.method == "electronic" and not delivery.consents:
        found.append("受送达人没有同意电子送达（民事诉讼法第九十条）")
    if delivery.method == "electronic" and solemn and not delivery.electronic_awards:
        found.append("本委未开通调解书、裁决书的电子送达（办案规则第五十九条）")
    if delivery.method == "simple" and solemn:
        found.append("调解书、裁决书不得以简便方式送达（办案规则第五十九条）")
    if delivery.method == "simple" and not delivery.simple_procedure:
        found.append("简便方式送达只适用于简易处理的案件（办案规则第五十九条）")
    if delivery.method in ("retained", "posted") and not delivery.photographed:
        found.append("留置、张贴送达应当拍照或者录像（办案规则第二十条）")
    if delivery.method == "direct" and not delivery.signed:
        found.append("直接送达应当由受送达人或者有权代收的人签收（民事诉讼法第八十八条）")
    return found


def effective_day(delivery: Delivery) -> date:
    """The day on which the paper counts as served.

    Left or posted on 2026-10-12: three working days on, 2026-10-15. Public notice of 2026-10-12: thirty days on,
    2026-11-11. Raises ValueError when the way may not be used.
    """
    if reasons := objections(delivery):
        raise ValueError("；".join(reasons))
    if RULES[delivery.method] == "SRV-2":
        return due_date(delivery.on, _LEFT_WORKING_DAYS, "working_days")
    if delivery.method == "public_notice":
        return due_date(delivery.on, _NOTICE_DAYS, "days")
    return delivery.on
