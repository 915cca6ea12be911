"""Whether earlier cases of the same worker against the same employer stand in the way 重复申请 (ACC-9, HRG-5, HRG-6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.questions import Answer, Decision, Question, Reason, all_hold, decide

_AGAIN = "劳动人事争议仲裁办案规则第三十四条"
_ABSENT = "劳动人事争议仲裁办案规则第三十九条"
_FREE = "劳动人事争议仲裁办案规则第三十五条"
ENDINGS = {
    "refused": "已作出不予受理决定",
    "pending": "正在处理",
    "decided": "已经裁决或者调解",
    "withdrawn": "申请人自行撤回",
    "deemed_withdrawn": "按撤回处理",
    "other": "其他方式结束，实体未处理",
}
_BARRED = {
    "refused": (_AGAIN, "ACC-9"),
    "pending": (_AGAIN, "ACC-9"),
    "decided": (_AGAIN, "ACC-9"),
    "deemed_withdrawn": (_ABSENT, "HRG-5"),
}

FIELDS = (
    Field("searched", "bool", "以前的案件查过了吗？没有以前的案件时须说明"),
    Field(
        "earlier",
        "table",
        "同一申请人以前对同一单位申请过仲裁吗？逐次填写",
        columns=(
            Field("ending", "enum", "怎样结束的？", required=True, choices=ENDINGS),
            Field("same_claims", "bool", "请求事项与这次相同吗？"),
            Field("same_facts", "bool", "事实和理由与这次相同吗？"),
        ),
    ),
)


def is_new(facts: Mapping[str, Any]) -> Decision:
    """规则 34, 35, 39: the same facts, reasons and claims are not accepted again; after a withdrawal they must be.

    Withdrawn by himself: yes, accept. Absent and deemed withdrawn, same claim: no. Same claim, other months: yes.
    """
    rows = facts["earlier"] or ()
    reasons = [_reason(number, row) for number, row in enumerate(rows, start=1)]
    if not reasons:
        searched = facts["searched"] or None
        reasons = [
            Reason(
                "searched", "没有查到同一当事人以前的仲裁", _AGAIN, "ACC-9", {"searched": searched}, searched
            )
        ]
    lacking = tuple(
        f"earlier[{number - 1}].{name}"
        for number, (row, reason) in enumerate(zip(rows, reasons, strict=False), start=1)
        if reason.holds is None
        for name in ("ending", "same_claims", "same_facts")
        if row[name] is None
    )
    decision = decide(all_hold(reason.holds for reason in reasons), reasons)
    barred = sum(reason.holds is False for reason in reasons)
    must = sum(row["ending"] == "withdrawn" for row in rows)
    missing = (lacking if rows else ("searched",)) if decision.answer is Answer.FACTS_MISSING else ()
    return Decision(decision.answer, decision.reasons, missing, {"barred_by": barred, "must_accept": must})


def _reason(number: int, row: Mapping[str, Any]) -> Reason:
    ending = row["ending"]
    words = ENDINGS.get(ending, "结果不明")
    used = dict(row)
    if ending == "withdrawn":
        text = f"第{number}件由申请人自行撤回，就同一请求再次申请的应当受理"
        return Reason(f"earlier_{number}", text, _FREE, "HRG-6", used, True)
    if ending == "other":
        return Reason(f"earlier_{number}", f"第{number}件{words}，不妨碍受理", _AGAIN, "ACC-9", used, True)
    article, rule = _BARRED.get(ending, (_AGAIN, "ACC-9"))
    same = all_hold((row["same_claims"], row["same_facts"])) if ending else None
    if same is None:
        text = f"第{number}件{words}，须核对事实、理由和请求是否相同"
        return Reason(f"earlier_{number}", text, article, rule, used, None)
    text = f"第{number}件{words}，" + ("同一请求不再受理" if same else "但请求或者事实理由不同，可以受理")
    return Reason(f"earlier_{number}", text, article, rule, used, not same)


QUESTION = Question("以前的仲裁是否不妨碍受理", FIELDS, is_new)
