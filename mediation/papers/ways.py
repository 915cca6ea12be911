"""协议的保障途径 in the words of a paper: only what the law allows for this agreement, with the last day."""

from documents.typesetting.dates import arabic_date
from mediation.kinds import KINDS
from mediation.models import Agreement, Mediation
from mediation.papers.case_facts import articles, last_day
from mediation.rules import ways_open
from mediation.services.outcome.ways import OpenWay, way_open

# What stays true of an agreement however long one waits; the days and the default come later.
LASTING = ("kind_allows", "payment_only", "confirms_relation", "order_matter", "wages_only")
PLATFORM = "N"
ORDER_BASIS = "劳动争议调解仲裁法第十六条"
SUIT_BASIS = "法释〔2020〕26号第五十一条第二款"


def ways_in_words(row: Mediation, held: Agreement) -> list[str]:
    """MED-5, MED-8, MED-9, MED-11: how this agreement can be made good, sentence by sentence; never a way that is closed to it."""
    kind, codes = KINDS[row.mediation_kind], {one.claim.code for one in held.amounts.select_related("claim")}
    platform = any(code.startswith(PLATFORM) for code in codes)
    found = []
    if not platform and _lasts(way_open(row, held, ways_open.REVIEW)):
        found.append(
            f"双方可以自本协议生效之日起十五日内（最后一日为{_last(row, held, ways_open.REVIEW)}）"
            f"共同向有管辖权的劳动人事争议仲裁委员会申请仲裁审查（{articles(kind.review)}）。"
        )
    if _lasts(way_open(row, held, ways_open.CONFIRMATION)):
        found.append(
            f"双方可以自本协议生效之日起三十日内（最后一日为{_last(row, held, ways_open.CONFIRMATION)}）"
            f"共同向有管辖权的人民法院申请司法确认（{articles(kind.court)}）。"
        )
    found += _when_not_kept(row, held, platform=platform)
    return found


def _when_not_kept(row: Mediation, held: Agreement, *, platform: bool) -> list[str]:
    found = []
    if held.total and _lasts(way_open(row, held, ways_open.ORDER)):
        found.append(
            "用人单位在约定期限内不履行的，劳动者可以持本协议书依法向人民法院申请支付令"
            f"（{articles(ORDER_BASIS)}）。"
        )
    if held.total and _lasts(way_open(row, held, ways_open.SUIT)):
        found.append(
            "用人单位不履行本协议确定的给付义务的，劳动者可以持本协议书直接向人民法院提起诉讼"
            f"（{SUIT_BASIS}）。"
        )
    found.append(
        "一方当事人不履行本协议的，另一方当事人可以依法向人民法院提起诉讼。"
        if platform
        else f"一方当事人在约定期限内不履行的，另一方当事人可以依法申请仲裁（{articles('劳动争议调解仲裁法第十五条')}）。"
    )
    return found


def _lasts(way: OpenWay) -> bool:
    """Whether the agreement by its nature may go this way."""
    return all(one["holds"] is True for one in way.reasons if one["code"] in LASTING)


def _last(row: Mediation, held: Agreement, name: str) -> str:
    assert held.signed_on is not None
    return arabic_date(last_day(row, ways_open.LIMITS[name], held.signed_on))


OPEN_NOW = {
    ways_open.ORDER: f"依法向人民法院申请支付令（{articles(ORDER_BASIS)}）",
    ways_open.SUIT: f"持调解协议直接向人民法院提起诉讼（{SUIT_BASIS}）",
    ways_open.ENFORCEMENT: f"依法向人民法院申请执行（{articles('劳动争议调解仲裁法第五十一条')}）",
}


def ways_open_now(row: Mediation, held: Agreement) -> list[str]:
    """What the worker may do today about an agreement that isn't kept."""
    return [words for name, words in OPEN_NOW.items() if way_open(row, held, name).is_open]
