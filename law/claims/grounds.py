"""Grounds on which employment ends, as element E-73 lists them, and what severance the law ties to each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: its Chinese name, whether severance is due (None: asks for one more fact), and the article."""

    title: str
    severance: bool | None
    article: str
    by: str = "employer"


_ART_46 = "劳动合同法第四十六条"


def _numbered(code: str, items: tuple[str, ...], severance: bool, article: str, by: str) -> dict[str, Ground]:
    numerals = "一二三四五六"
    return {
        f"{code}_{number}": Ground(text, severance, f"{article}（{numerals[number - 1]}）", by)
        for number, text in enumerate(items, start=1)
    }


GROUNDS: dict[str, Ground] = {
    "36_employer": Ground("协商解除，单位先提出", True, f"劳动合同法第三十六条；{_ART_46}（二）", "both"),
    "36_worker": Ground("协商解除，劳动者先提出", False, f"劳动合同法第三十六条；{_ART_46}（二）", "both"),
    "37": Ground("劳动者提前通知辞职", False, f"劳动合同法第三十七条；{_ART_46}", "worker"),
    "38": Ground("劳动者因单位过错解除", True, f"劳动合同法第三十八条；{_ART_46}（一）", "worker"),
    **_numbered(
        "38",
        (
            "单位未提供劳动保护或者劳动条件",
            "单位未及时足额支付劳动报酬",
            "单位未依法缴纳社会保险费",
            "规章制度违法损害劳动者权益",
            "以欺诈、胁迫等致使合同无效",
            "法律、行政法规规定的其他情形（含强迫劳动）",
        ),
        True,
        f"{_ART_46}（一）；劳动合同法第三十八条",
        "worker",
    ),
    "39": Ground("单位因劳动者过错解除", False, f"劳动合同法第三十九条；{_ART_46}"),
    **_numbered(
        "39",
        (
            "试用期不符合录用条件",
            "严重违反规章制度",
            "严重失职、营私舞弊",
            "兼职严重影响工作",
            "欺诈致使合同无效",
            "被追究刑事责任",
        ),
        False,
        f"{_ART_46}；劳动合同法第三十九条",
        "employer",
    ),
    "40": Ground("无过失性辞退", True, f"劳动合同法第四十条；{_ART_46}（三）"),
    **_numbered(
        "40",
        ("医疗期满不能工作", "不能胜任工作", "客观情况发生重大变化"),
        True,
        f"{_ART_46}（三）；劳动合同法第四十条",
        "employer",
    ),
    "41": Ground("经济性裁员", True, f"劳动合同法第四十一条；{_ART_46}（四）"),
    "44_1": Ground("劳动合同期满", None, f"劳动合同法第四十四条（一）；{_ART_46}（五）", "expiry"),
    "44_2": Ground("劳动者开始享受养老保险待遇", False, f"劳动合同法第四十四条（二）；{_ART_46}", "expiry"),
    "44_3": Ground(
        "劳动者死亡或者被宣告死亡、失踪", False, f"劳动合同法第四十四条（三）；{_ART_46}", "expiry"
    ),
    "44_4": Ground("单位破产", True, f"劳动合同法第四十四条（四）；{_ART_46}（六）", "expiry"),
    "44_5": Ground(
        "单位被吊销、关闭、撤销或者提前解散", True, f"劳动合同法第四十四条（五）；{_ART_46}（六）", "expiry"
    ),
    "44_6": Ground(
        "法律、行政法规规定的其他终止情形", False, f"劳动合同法第四十四条（六）；{_ART_46}", "expiry"
    ),
    "task_completed": Ground(
        "以完成一定任务为期限的合同因任务完成终止", True, "劳动合同法实施条例第二十二条", "expiry"
    ),
    "refused_contract_first_month": Ground(
        "用工一个月内劳动者经书面通知不订合同，单位终止", False, "劳动合同法实施条例第五条"
    ),
    "refused_contract_later": Ground(
        "用工超过一个月劳动者不订合同，单位书面终止", True, "劳动合同法实施条例第六条"
    ),
    "unlawful": Ground("单位违法解除或者终止", None, "劳动合同法第四十八条、第八十七条"),
}

CHOICES = {code: ground.title for code, ground in GROUNDS.items()}

RENEWAL = {
    "not_offered": "单位不续订",
    "lower_terms": "单位降低条件续订，劳动者不同意",
    "same_terms_refused": "单位维持或者提高条件续订，劳动者不同意",
}
EXPIRY_PAYS = {"not_offered": True, "lower_terms": True, "same_terms_refused": False}
