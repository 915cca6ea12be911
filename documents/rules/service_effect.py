"""Which way of service is allowed for a paper, and on which day it takes effect (SRV-1 to SRV-9)."""

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
_LEAST_PHOTOS = 3


@dataclass(frozen=True)
class Delivery:
    """One delivery. `on`: signed, returned slip, arrived, left, or published on that day.

    `effect` is the kind's effect (award, conciliation, notice …); `electronic_awards` a body's setting (SRV-7), and
    `consents_awards` the party's own tick for them. `refused`: the addressee wouldn't sign the post's slip (SRV-8).
    `returned`: the post brought it back from the address that the party has confirmed (SRV-9).
    """

    method: str
    on: date
    effect: str = "notice"
    consents: bool = False
    electronic_awards: bool = False
    simple_procedure: bool = False
    photographed: bool = False
    signed: bool = False
    consents_awards: bool = True
    refused: bool = False
    post_refusal_counts: bool = True
    returned: bool = False
    address_confirmed: bool = False
    left_working_days: int = _LEFT_WORKING_DAYS
    notice_days: int = _NOTICE_DAYS


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
    elif delivery.method == "electronic" and solemn and not delivery.consents_awards:
        found.append("受送达人没有单独勾选同意电子送达调解书、裁决书（送达地址确认书）")
    if delivery.method == "simple" and solemn:
        found.append("调解书、裁决书不得以简便方式送达（办案规则第五十九条）")
    if delivery.method == "simple" and not delivery.simple_procedure:
        found.append("简便方式送达只适用于简易处理的案件（办案规则第五十九条）")
    if delivery.method in ("retained", "posted") and not delivery.photographed:
        found.append("留置、张贴送达应当拍照或者录像（办案规则第二十条）")
    if delivery.method == "direct" and not delivery.signed:
        found.append("直接送达应当由受送达人或者有权代收的人签收（民事诉讼法第八十八条）")
    return found + _refusals(delivery)


def _refusals(delivery: Delivery) -> list[str]:
    """Refused or brought back: only the post's record of it can count as service, and only under its conditions."""
    found = []
    if delivery.refused and delivery.method != "post":
        found.append("拒绝签收的，应当留置送达并拍照或者录像（办案规则第二十条第二款）")
    if delivery.refused and delivery.method == "post" and not delivery.post_refusal_counts:
        found.append("本委未采用仲裁专递拒收视为送达的做法，应当改用留置送达（SRV-8）")
    if delivery.returned and delivery.method != "post":
        found.append("只有邮寄退回的文书才能按确认的送达地址视为送达")
    if delivery.returned and not delivery.address_confirmed:
        found.append("受送达人没有签署送达地址确认书，邮件退回不能视为送达（SRV-9）")
    return found


def basis(delivery: Delivery) -> str:
    """The rule by which this delivery counts: a refusal or a return has one of its own (SRV-8, SRV-9)."""
    if delivery.refused:
        return "SRV-8"
    return "SRV-9" if delivery.returned else RULES[delivery.method]


def leaving_objections(*, photos: int, videos: int, servers: int) -> list[str]:
    """规则 20 ¶2 (SRV-2): door number, paper and action on three photos, or a video; two people who serve."""
    found = []
    if photos < _LEAST_PHOTOS and not videos:
        found.append(
            "留置、张贴送达应当有门牌、文书、留置或者张贴过程的照片至少三张，或者录像（办案规则第二十条第二款）"
        )
    if servers < 2:
        found.append("留置、张贴送达应当由两名送达人签名")
    return found


def direct_objections(*, proxy: bool, id_tail: str, servers: int, wanted: int) -> list[str]:
    """民诉法 87, 88 (SRV-1): whoever signs for another is named with his ID; the receipt names those who served."""
    found = []
    if proxy and not id_tail:
        found.append("代收人签收的，应当记明证件号码后四位（送达回证）")
    if servers < wanted:
        found.append(
            "直接送达应当由两名送达人在送达回证上签名"
            if wanted > 1
            else "直接送达应当由送达人在送达回证上签名"
        )
    return found


def notice_objections(*, grounds: str, medium: str, tried: int, whereabouts_unknown: bool) -> list[str]:
    """民诉法 95 (SRV-6): only where whereabouts are unknown or no other way worked; reasons and course go into the file."""
    found = []
    if not grounds.strip():
        found.append("公告送达应当在案卷中记明原因和经过（民事诉讼法第九十五条）")
    if not medium.strip():
        found.append("请写明公告的媒体")
    if not tried and not whereabouts_unknown:
        found.append("其他方式尚未试过，受送达人也不是下落不明，不能公告送达（民事诉讼法第九十五条）")
    return found


def effective_day(delivery: Delivery) -> date:
    """The day on which the paper counts as served.

    Left or posted on 2026-10-12: three working days on, 2026-10-15. Public notice of 2026-10-12: thirty days on,
    2026-11-11. Raises ValueError when the way may not be used.
    """
    if reasons := objections(delivery):
        raise ValueError("；".join(reasons))
    if RULES[delivery.method] == "SRV-2":
        return due_date(delivery.on, delivery.left_working_days, "working_days")
    if delivery.method == "public_notice":
        return due_date(delivery.on, delivery.notice_days, "days")
    return delivery.on
