"""Who else answers for the debt and is to be named or joined 共同当事人与清偿主体 (law.md 11.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from law.facts import Field
from law.questions import Answer, Decision, Question, Reason, all_hold

_WAGE_REGULATION = "保障农民工工资支付条例"
_RULES = "劳动人事争议仲裁办案规则"
_INTERPRETATION = "法释〔2025〕12号"
STATUS = {
    "registered": "正常登记",
    "unregistered": "未办理营业执照",
    "revoked": "被吊销营业执照",
    "expired": "营业执照到期继续经营",
    "closed": "被责令关闭或者被撤销",
    "dissolved": "解散、歇业，不能承担责任",
}

FIELDS = (
    Field("migrant_worker", "bool", "是否农民工？", required=True),
    Field("wages", "bool", "是否主张拖欠的工资？", required=True),
    Field("employer_status", "enum", "用人单位登记状况？", choices=STATUS),
    Field("construction", "bool", "是否工程建设领域？"),
    Field("subcontracted", "bool", "用人单位是不是分包单位？"),
    Field("assigned_on", "bool", "工程有没有转包？"),
    Field("unlicensed", "bool", "招用人是不是个人或者不具备合法经营资格的单位（包工头等）？"),
    Field("affiliated", "bool", "招用人是不是以其他单位名义对外承揽（挂靠）？"),
    Field("personal_contractor", "bool", "招用人是不是从单位承包经营的个人？"),
    Field("dispatched", "bool", "是否劳务派遣？"),
    Field("payment_withheld", "bool", "建设单位是否未按约拨付工程款？"),
)


@dataclass(frozen=True)
class _Debtor:
    """One further debtor: when he is proposed, who he is, in which role, under which article."""

    code: str
    who: str
    role: str
    effect: str
    article: str
    needs: tuple[str, ...]


_BOTH = "共同被申请人"
_DEBTORS = (
    _Debtor("investor", "出资人、开办单位或者主管部门", _BOTH, "与用人单位作为共同当事人", f"{_RULES}第六条", ("no_licence",)),
    _Debtor("principal", "发包的组织", _BOTH, "与个人承包经营者作为共同当事人", f"{_RULES}第七条", ("personal_contractor",)),
    _Debtor(
        "dispatch_pair", "劳务派遣单位和用工单位中尚未列明的一方", _BOTH, "派遣单位与用工单位为共同当事人",
        "劳动争议调解仲裁法第二十二条", ("dispatched",),
    ),
    _Debtor(
        "general_contractor", "施工总承包单位", _BOTH, "先行清偿，再依法追偿", f"{_WAGE_REGULATION}第三十条",
        ("migrant_worker", "wages", "construction", "subcontracted"),
    ),
    _Debtor(
        "general_contractor_assigned", "施工总承包单位（转包）", _BOTH, "先行清偿，再依法追偿",
        f"{_WAGE_REGULATION}第三十条第四款", ("migrant_worker", "wages", "construction", "assigned_on"),
    ),
    _Debtor(
        "awarding_party", "把工程发包、分包给个人或者不合格单位的建设单位、施工总承包单位", _BOTH, "清偿",
        f"{_WAGE_REGULATION}第三十六条第一款", ("migrant_worker", "wages", "construction", "unlicensed"),
    ),
    _Debtor(
        "lender_of_name", "出借名义的施工单位", _BOTH, "清偿", f"{_WAGE_REGULATION}第三十六条第二款",
        ("migrant_worker", "wages", "construction", "affiliated"),
    ),
    _Debtor(
        "licensed_contractor", "具备合法经营资格的承包人", _BOTH, "承担支付劳动报酬、工伤保险待遇等责任",
        f"{_INTERPRETATION}第一条", ("unlicensed",),
    ),
    _Debtor("host_of_affiliate", "被挂靠单位", _BOTH, "承担支付劳动报酬、工伤保险待遇等责任", f"{_INTERPRETATION}第二条", ("affiliated",)),
    _Debtor(
        "developer", "建设单位", _BOTH, "以未结清的工程款为限先行垫付", f"{_WAGE_REGULATION}第二十九条第二款",
        ("migrant_worker", "wages", "construction", "payment_withheld"),
    ),
)  # fmt: skip


def who_else_owes(facts: Mapping[str, Any]) -> Decision:
    """规则 6, 7, 法 22, 条例 30, 36, 法释〔2025〕12号 1, 2: who is to be proposed as a further party; a person decides.

    A subcontractor's migrant worker claims wages: the general contractor, article 30. Nothing applies: no.
    """
    known = dict(facts) | {"no_licence": _no_licence(facts["employer_status"])}
    reasons = tuple(_reason(debtor, known) for debtor in _DEBTORS)
    proposed = [debtor for debtor, reason in zip(_DEBTORS, reasons, strict=True) if reason.holds]
    findings = {
        "proposals": [
            {"code": one.code, "who": one.who, "role": one.role, "effect": one.effect, "article": one.article}
            for one in proposed
        ],
        "codes": [one.code for one in proposed],
    }
    if proposed:
        return Decision(Answer.YES, reasons, (), findings)
    lacking = tuple(
        field.name for field in FIELDS if facts[field.name] is None and _still_open(field.name, known)
    )
    return Decision(Answer.FACTS_MISSING if lacking else Answer.NO, reasons, lacking, findings)


def _no_licence(status: str | None) -> bool | None:
    return None if status is None else status != "registered"


def _still_open(name: str, known: Mapping[str, Any]) -> bool:
    """Whether the fact could still bring a debtor in: no other condition of his has failed."""
    asked = "no_licence" if name == "employer_status" else name
    return any(
        asked in debtor.needs and all(known[need] is not False for need in debtor.needs)
        for debtor in _DEBTORS
    )


def _reason(debtor: _Debtor, known: Mapping[str, Any]) -> Reason:
    used = {name: known[name] for name in debtor.needs}
    text = f"{debtor.who}：{debtor.effect}"
    return Reason(debtor.code, text, debtor.article, "ACC-4", used, all_hold(used.values()))


QUESTION = Question("还有谁应当列为当事人", FIELDS, who_else_owes)
