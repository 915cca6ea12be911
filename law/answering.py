"""JSON in, JSON out for the commands `amount` and `rule`: one object or many, a bad one among many keeps its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from law import claims, questions
from law.facts import FactError

MAX_BYTES = 10_000_000
MAX_ITEMS = 10_000
One = Callable[[Any], dict[str, Any]]


class InputError(ValueError):
    """The input as a whole cannot be used; the message is Chinese and repeats no value."""


def amount(kind: str) -> One:
    """A function from facts to the plain data of an amount; InputError if the kind is unknown."""
    if kind not in claims.formulas():
        raise InputError(f"没有名为 {kind} 的请求种类；可用：" + "、".join(claims.formulas()))
    return lambda facts: claims.compute(kind, facts).as_data()


def rule(name: str) -> One:
    """A function from facts to the plain data of a decision; InputError if the question is unknown."""
    try:
        questions.question(name)
    except questions.UnknownQuestion as error:
        raise InputError(str(error)) from None
    return lambda facts: questions.ask(name, facts).as_data()


def answer(text: str, one: One) -> Any:
    """The answer to one JSON object, or to each item of a JSON array in its order.

    InputError where nothing can be answered; in an array a bad item becomes an error object in its place.
    """
    given = parse(text)
    if isinstance(given, list):
        if len(given) > MAX_ITEMS:
            raise InputError(f"一次最多{MAX_ITEMS}项")
        return [_in_place(item, one) for item in given]
    if not isinstance(given, dict):
        raise InputError("应输入一个 JSON 对象，或者由对象组成的数组")
    try:
        return one(given)
    except FactError as error:
        raise InputError(str(error)) from None


def _in_place(item: Any, one: One) -> dict[str, Any]:
    try:
        return one(item)
    except FactError as error:
        return {"error": {"field": error.field, "message": error.message}}


def parse(text: str) -> Any:
    """Strict JSON: numbers exact, no key twice, no NaN; InputError with line and column."""
    if len(text) > MAX_BYTES:
        raise InputError("输入过大")
    if not text.strip():
        raise InputError("没有输入；请从标准输入给出 JSON，例如 … < facts.json")
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_no_key_twice,
        )
    except json.JSONDecodeError as error:
        raise InputError(f"不是有效的 JSON：第{error.lineno}行第{error.colno}列") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("不是可用的 JSON：数字过长或者嵌套过深") from None


def _no_constant(name: str) -> Any:
    raise InputError(f"不接受 {name} 这样的数")


def _no_key_twice(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    seen = dict(pairs)
    if len(seen) != len(pairs):
        raise InputError("同一对象中字段重复")
    return seen


def dump(data: Any) -> str:
    """The stable JSON form: Chinese as it is, two blanks of indent."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def amount_text(data: Any) -> str:
    """An amount, or several, for reading."""
    if isinstance(data, list):
        return "\n\n".join(amount_text(item) for item in data)
    if "error" in data:
        return _error_text(data)
    lines = [f"{step['label']}：{step['formula']}（{step['article']}）" for step in data["steps"]]
    lines += [f"说明：{reason}" for reason in data["reasons"]]
    if data["missing"]:
        lines.append("还缺少：" + "、".join(data["missing"]))
    else:
        lines.append(f"金额：{data['amount']}元")
    return "\n".join(lines)


_ANSWERS = {"yes": "是", "no": "否", "facts_missing": "事实不足"}
_MARKS = {True: "符合", False: "不符合", None: "待补"}


def rule_text(data: Any) -> str:
    """A decision, or several, for reading."""
    if isinstance(data, list):
        return "\n\n".join(rule_text(item) for item in data)
    if "error" in data:
        return _error_text(data)
    lines = [f"结论：{_ANSWERS[data['answer']]}"]
    for reason in data["reasons"]:
        mark = "注意" if reason["note"] else _MARKS[reason["holds"]]
        lines.append(f"[{mark}] {reason['text']}（{reason['article']}）")
    if data["missing"]:
        lines.append("还缺少：" + "、".join(data["missing"]))
    return "\n".join(lines)


def _error_text(data: Mapping[str, Any]) -> str:
    return f"错误：{data['error']['field']}：{data['error']['message']}"


def fields_text(data: Mapping[str, Any], indent: str = "") -> str:
    """The description of a kind or question for reading."""
    lines = [f"{data['title']}"] if "title" in data else []
    for field in data.get("fields", data.get("columns", ())):
        needed = "必填" if field["required"] else "可选"
        unit = f"，单位{field['unit']}" if field["unit"] else ""
        lines.append(f"{indent}{field['name']}（{field['type']}，{needed}{unit}）{field['question']}")
        lines += [f"{indent}    {value}＝{meaning}" for value, meaning in field.get("allowed", {}).items()]
        if "columns" in field:
            lines.append(fields_text(field, indent + "    ").lstrip("\n"))
    return "\n".join(lines)
