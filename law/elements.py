"""The element sheet 要素表: eighty facts that both sides state, as data in `element_sheet/`, one file a group.

To add an element is to add data. Checking and comparing the two sides is here; findings are the arbitrator's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from law.facts import FactError, Field, missing, read
from law.identifiers import credit_code_errors, id_errors
from law.loader import LAW, Bool, Choice, Int, LawDataError, Map, Seq, Shape, Text, load_yaml

UNKNOWN = "不清楚"
ALL_FEED = "ALL"
# Feeds that every case needs, whichever claims are ticked.
COMMON_FEEDS = frozenset({ALL_FEED, "JUR", "LIM", "FIN", "PAY", "FAST", "LA", "MED", "PRES"})
CLAIMS: Mapping[str, str] = MappingProxyType(
    {
        "C1": "确认劳动关系",
        "C2": "工资",
        "C3": "加班工资",
        "C4": "未签合同二倍工资",
        "C5": "年休假工资",
        "C6": "经济补偿",
        "C7": "违法解除赔偿金",
        "C8": "代通知金",
        "C9": "停工、病假、产假工资",
        "C10": "工伤待遇",
        "C11": "社保待遇损失",
        "C12": "高温津贴",
        "C13": "押金、扣款、罚款返还",
        "C14": "奖金、提成、年终奖",
        "C15": "继续履行",
        "C16": "离职证明、档案社保转移",
        "C17": "竞业限制",
        "C18": "用人单位的请求",
        "C19": "律师代理费（深圳）",
    }
)
FEEDS = frozenset(CLAIMS) | COMMON_FEEDS
PROJECT_GROUP = "G11"
_SCALARS = ("date", "month", "int", "dec", "money", "enum", "multi", "text", "bool", "region", "file")
_TYPES = (*_SCALARS, "record", "table")


@dataclass(frozen=True, slots=True)
class Element:
    """One element: what it is, who states it, who must prove it, which claims it feeds, how each side is asked."""

    code: str
    zh: str
    group: str
    group_title: str
    type: str
    unit: str
    fills: str
    employer_holds: bool
    burden: str
    burden_article: str
    feeds: tuple[str, ...]
    tier: int
    ask_worker: str
    ask_employer: str
    field: Field
    checks: Mapping[str, str]
    not_after_filing: bool
    confidential: bool

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values that may be chosen, for a choice element."""
        return tuple(self.field.choices or ())


def _part_shape(depth: int = 2) -> Shape:
    optional: dict[str, Shape] = {
        "required": Bool(),
        "allowed": Seq(Text()),
        "check": Choice(("id_number", "credit_code")),
        "min": Int(),
        "max": Int(),
    }
    if depth:
        optional["parts"] = Seq(_part_shape(depth - 1))
    return Map({"name": Text(r"[a-z_0-9]+"), "zh": Text(), "type": Choice(_TYPES)}, optional)


_ELEMENT: Shape = Map(
    {
        "code": Text(r"E-\d{2,3}"),
        "zh": Text(),
        "type": Choice(_TYPES),
        "fills": Choice(("W", "E", "W+E")),
        "burden": Choice(("worker", "employer", "claimant")),
        "burden_article": Text(),
        "feeds": Seq(Choice(tuple(sorted(FEEDS)))),
        "tier": Int(1),
    },
    {
        "unit": Text(),
        "employer_holds": Bool(),
        "ask_worker": Text(),
        "ask_employer": Text(),
        "allowed": Seq(Text()),
        "min": Int(),
        "max": Int(),
        "not_after_filing": Bool(),
        "confidential": Bool(),
        "parts": Seq(_part_shape()),
    },
)
_SHAPE: Shape = Map({"group": Text(r"G\d+"), "title": Text(), "elements": Seq(_ELEMENT)})


@cache
def elements() -> Mapping[str, Element]:
    """Every element by code, in the order of the sheet; LawDataError if a file is not as it must be."""
    found: dict[str, Element] = {}
    files = sorted((LAW / "element_sheet").glob("G*.yaml"), key=lambda path: int(path.stem[1:]))
    for path in files:
        data = load_yaml(path, _SHAPE)
        for row in data["elements"]:
            if row["code"] in found or row["tier"] > 3:
                raise LawDataError(path, 1, f"{row['code']}: listed twice, or its tier is above 3")
            found[row["code"]] = _element(row, data["group"], data["title"])
    return MappingProxyType(found)


def _element(row: Mapping[str, Any], group: str, title: str) -> Element:
    return Element(
        code=row["code"],
        zh=row["zh"],
        group=group,
        group_title=title,
        type=row["type"],
        unit=row.get("unit", ""),
        fills=row["fills"],
        employer_holds=row.get("employer_holds", False),
        burden=row["burden"],
        burden_article=row["burden_article"],
        feeds=tuple(row["feeds"]),
        tier=row["tier"],
        ask_worker=row.get("ask_worker", ""),
        ask_employer=row.get("ask_employer", ""),
        field=_field({**row, "name": row["code"]}),
        checks={part["name"]: part["check"] for part in row.get("parts", ()) if "check" in part},
        not_after_filing=row.get("not_after_filing", False),
        confidential=row.get("confidential", False),
    )


def _field(row: Mapping[str, Any]) -> Field:
    return Field(
        name=row["name"],
        type={"file": "text", "record": "table"}.get(row["type"], row["type"]),
        question=row["zh"],
        unit=row.get("unit", ""),
        required=row.get("required", False),
        choices={value: value for value in row["allowed"]} if "allowed" in row else None,
        low=row.get("min"),
        high=row.get("max"),
        columns=tuple(_field(part) for part in row.get("parts", ())),
    )


def tier(number: int) -> tuple[Element, ...]:
    """The elements of one tier: 1 fast wage lane, 2 ordinary case in addition, 3 on demand."""
    return tuple(element for element in elements().values() if element.tier == number)


def shown_for(claims: Iterable[str], project: bool) -> tuple[Element, ...]:
    """The elements that the ticked claims (C1…C19) or a construction project need; LookupError on an unknown claim."""
    ticked = set(claims)
    if unknown := ticked - CLAIMS.keys():
        raise LookupError("没有这个请求代码：" + "、".join(sorted(unknown)))
    needed = ticked | COMMON_FEEDS
    return tuple(
        element
        for element in elements().values()
        if needed.intersection(element.feeds) and (project or element.group != PROJECT_GROUP)
    )


def validate(code: str, value: Any, *, filed_on: date | None = None) -> list[str]:
    """What is wrong with a value of this element, in Chinese; empty if nothing. 不清楚 is a valid answer."""
    element = elements()[code]
    if value is None or value == UNKNOWN:
        return []
    rows = [value] if element.type == "record" else value
    try:
        typed = read((replace(element.field, required=True),), {code: rows})
    except FactError as error:
        return [str(error).replace(f"{code}[0].", f"{code}.") if element.type == "record" else str(error)]
    errors = [f"{name.split('.', 1)[-1]}：未填写" for name in missing((element.field,), typed)]
    for row in typed[code] if element.field.columns else ():
        errors += _check_row(element, row)
    return errors + _check_filing(element, typed[code], filed_on)


def _check_row(element: Element, row: Mapping[str, Any]) -> list[str]:
    errors = []
    for name, check in element.checks.items():
        if row.get(name) is None or row.get("id_type", "居民身份证") != "居民身份证":
            continue
        errors += id_errors(row[name]) if check == "id_number" else credit_code_errors(row[name])
    first, last = row.get("from"), row.get("to")
    if first and last and last < first:
        errors.append("to：不能早于 from")
    return errors


def _check_filing(element: Element, typed: Any, filed_on: date | None) -> list[str]:
    if not (element.not_after_filing and filed_on):
        return []
    values = typed[0].values() if element.field.columns else [typed]
    late = any(isinstance(value, date) and value > filed_on for value in values)
    return [f"{element.code}：不能晚于申请日期{filed_on}"] if late else []
