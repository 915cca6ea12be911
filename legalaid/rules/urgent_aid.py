"""Whether aid is given first and the papers follow 先行提供法律援助 (法律援助法 44, LA-10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.parameter import parameters
from law.questions import Decision, Question, Reason, any_holds, decide

ARTICLE = "法律援助法第四十四条"
NO_LIMIT = 99999  # days: no limit of the applicant runs

FIELDS = (
    Field(
        "days_left", "int", "离最近的时效或者期限届满还有几天？", "天", required=True, low=-10000, high=100000
    ),
    Field("measure", "bool", "需要立即申请财产保全、证据保全或者先予执行吗？"),
    Field("on", "date", "哪一天申请？", required=True),
)


def is_urgent(facts: Mapping[str, Any]) -> Decision:
    """法律援助法 44: less than seven days to a limitation or limit, or a measure that can't wait. A limit that is over isn't saved by haste.

    Limit on 2026-10-19, asked on 2026-10-12: seven days left are shown too, so that nobody counts too late.
    """
    left, on = facts["days_left"], facts["on"]
    most = parameters()["legal_aid.urgent_days"].at(on).value if on else None
    near = None if left is None or most is None else 0 <= left <= most
    told = "" if left is None else "，没有正在计算的期限" if left == NO_LIMIT else f"，剩余{left}日"
    reasons = [
        Reason("limit", f"法定时效或者期限在{most or ''}日内届满{told}", f"{ARTICLE}（一）", "LA-10", {"days_left": left, "on": on}, near),
        Reason(
            "measure", "需要立即申请财产保全、证据保全或者先予执行", f"{ARTICLE}（二）", "LA-10",
            {"measure": facts["measure"]}, bool(facts["measure"]),
        ),
    ]  # fmt: skip
    ground = "measure" if facts["measure"] and not near else "limit"
    return decide(any_holds(one.holds for one in reasons), reasons, findings={"ground": ground})


QUESTION = Question("是否先行提供法律援助", FIELDS, is_urgent)
