"""无争议要素的一句话: how an award tells an agreed element. Others are told by their name and value."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.elements.element_words import in_words
from law.elements import Element

ARTICLES = {
    "36": "双方协商一致解除劳动合同",
    "37": "申请人依照《中华人民共和国劳动合同法》第三十七条解除劳动合同",
    "38": "申请人依照《中华人民共和国劳动合同法》第三十八条第一款第（{item}）项解除劳动合同",
    "39": "被申请人依照《中华人民共和国劳动合同法》第三十九条第（{item}）项解除劳动合同",
    "40": "被申请人依照《中华人民共和国劳动合同法》第四十条第（{item}）项解除劳动合同",
    "41": "被申请人依照《中华人民共和国劳动合同法》第四十一条解除劳动合同",
    "44": "劳动合同依照《中华人民共和国劳动合同法》第四十四条第（{item}）项终止",
}
ITEMS = "零一二三四五六"
FORMS = {
    "月": "每月{amount}元",
    "日": "每日{amount}元",
    "时": "每小时{amount}元",
    "年薪": "每年{amount}元",
    "包干": "包干{amount}元",
    "计件": "计件每件{amount}元",
}


def sentence(element: Element, value: Any) -> str:
    """One sentence, ending in a full stop, for the list of agreed elements."""
    tell = TELLERS.get(element.code)
    said = tell(value) if tell else ""
    return f"{said}。" if said else f"{element.zh}：{in_words(element, value)}。"


def day(text: Any) -> str:
    """2026-03-08 → 2026年3月8日; anything else as it is."""
    try:
        found = date.fromisoformat(str(text))
    except ValueError:
        return str(text)
    return f"{found.year}年{found.month}月{found.day}日"


def _part(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None


def _wage(value: Any) -> str:
    form, amount = _part(value, "form"), _part(value, "amount")
    return f"双方约定工资标准为{FORMS[form].format(amount=amount)}" if form in FORMS and amount else ""


def _payday(value: Any) -> str:
    number, which = _part(value, "day"), _part(value, "which")
    return f"被申请人应于{which or '每月'}{number}日发放工资" if number else ""


def _reason(value: Any) -> str:
    code = str(_part(value, "article") or "")
    head, _bracket, rest = code.partition("(")
    item = rest.rstrip(")")
    words = ARTICLES.get(head, "")
    return words.format(item=ITEMS[int(item)] if item.isdigit() and int(item) < len(ITEMS) else item)


def _contract(value: Any) -> str:
    state = _part(value, "state")
    return {
        "已签": "双方订立了书面劳动合同",
        "未签": "双方未订立书面劳动合同",
        "签了未给文本": "双方订立了书面劳动合同，但未交付申请人文本",
        "电子合同": "双方订立了电子劳动合同",
        "空白合同": "申请人在空白劳动合同上签名",
    }.get(str(state), "")


def _place(value: Any) -> str:
    address = _part(value, "performance_address")
    return f"劳动合同履行地为{address}" if address else ""


def _end(value: Any) -> str:
    if _part(value, "employed") is True:
        return "申请人仍在职"
    return f"双方劳动关系于{day(_part(value, 'ended_on'))}解除" if _part(value, "ended_on") else ""


TELLERS = {
    "E-06": _place,
    "E-11": lambda value: f"申请人于{day(value)}入职被申请人",
    "E-12": lambda value: f"申请人任{_part(value, 'post')}" if _part(value, "post") else "",
    "E-21": _contract,
    "E-34": lambda value: f"申请人最后工作日为{day(value)}",
    "E-41": _wage,
    "E-44": _payday,
    "E-71": _end,
    "E-73": _reason,
}
