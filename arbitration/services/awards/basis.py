"""From the articles that formulas and elements cite to the articles of an award's basis line."""

import re
from collections.abc import Iterable
from typing import Any

_DIGITS = {"零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NUMBER = "[0-9零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(
    rf"(?P<name>[^；;、，,《》第]{{2,60}})?》?第(?P<article>{_NUMBER})条(?:第(?P<paragraph>{_NUMBER})款)?(?:第[（(]?(?P<item>{_NUMBER})[）)]?项)?"
)
_INSTRUMENTS = {
    "劳动争议调解仲裁法": ("中华人民共和国劳动争议调解仲裁法", "law"),
    "调解仲裁法": ("中华人民共和国劳动争议调解仲裁法", "law"),
    "劳动合同法": ("中华人民共和国劳动合同法", "law"),
    "劳动法": ("中华人民共和国劳动法", "law"),
    "民法典": ("中华人民共和国民法典", "law"),
    "劳动合同法实施条例": ("中华人民共和国劳动合同法实施条例", "administrative_regulation"),
    "保障农民工工资支付条例": ("保障农民工工资支付条例", "administrative_regulation"),
    "工伤保险条例": ("工伤保险条例", "administrative_regulation"),
    "职工带薪年休假条例": ("职工带薪年休假条例", "administrative_regulation"),
    "广东省工资支付条例": ("广东省工资支付条例", "provincial_regulation"),
    "广东省工伤保险条例": ("广东省工伤保险条例", "provincial_regulation"),
    "企业职工带薪年休假实施办法": ("企业职工带薪年休假实施办法", "ministry_rule"),
    "劳动人事争议仲裁办案规则": ("劳动人事争议仲裁办案规则", "ministry_rule"),
    "办案规则": ("劳动人事争议仲裁办案规则", "ministry_rule"),
}  # fmt: skip
# Every award rests on these: burden of proof, conciliation first (papers 4.1, slot 12).
ALWAYS = ("劳动争议调解仲裁法第六条", "劳动争议调解仲裁法第四十二条")


def articles_of(citations: Iterable[str]) -> list[dict[str, Any]]:
    """The articles named in citations such as 劳动法第五十条；劳动合同法第三十条, once each, in the order met.

    Judicial interpretations and guidance belong to the reasoning, not to the basis line, and are left out.
    """
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for citation in citations:
        current = ""
        for match in _ARTICLE.finditer(citation):
            current = (match["name"] or "").strip("《") or current
            known = _INSTRUMENTS.get(current)
            if known is None:
                continue
            row = {
                "instrument": known[0],
                "rank": known[1],
                "number": number(match["article"]),
                "paragraph": number(match["paragraph"]) if match["paragraph"] else None,
                "item": number(match["item"]) if match["item"] else None,
            }
            found.setdefault(tuple(row.values()), row)
    return list(found.values())


def number(text: str) -> int:
    """A whole number from Chinese numerals (一百零三 → 103) or digits."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
