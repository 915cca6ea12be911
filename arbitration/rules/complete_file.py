"""结案前的完整性: what the file of an ended case should hold and doesn't (规则 22–24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

ARTICLE = "劳动人事争议仲裁办案规则第二十二条"
_RESULT = {"A32", "A33", "A34", "A37-1", "A37-2"}
_ENDINGS = {
    "refused": ({"A12"}, "不予受理通知书"),
    "redirected": ({"A13"}, "管辖说明"),
    "withdrawn": ({"A39"}, "准予撤回仲裁申请决定书"),
    "deemed_withdrawn": ({"A39d"}, "按撤回仲裁申请处理决定书"),
    "terminated": ({"A30t"}, "终止审理决定书"),
    "revoked": ({"A15"}, "撤销案件决定书"),
    "transferred": ({"A14"}, "案件移送函"),
}


@dataclass(frozen=True)
class Gap:
    """One thing that lacks, with its article."""

    code: str
    words: str
    article: str = ARTICLE


def gaps(
    state: str,
    issued: Collection[str],
    unserved: Mapping[str, int],
    *,
    accepted: bool,
    heard: bool,
    made: bool,
    panel: bool,
) -> list[Gap]:
    """What lacks, in the order of the file. `issued` are kinds of issued papers, `unserved` counts papers by title."""
    have, found = set(issued), []
    if accepted and "A11" not in have:
        found.append(Gap("acceptance", "受理通知书没有出具"))
    if accepted and not have & {"A16", "A21c"}:
        found.append(Gap("answer_notice", "应诉通知书没有出具"))
    if heard and "A27" not in have:
        found.append(Gap("record", "庭审笔录没有出具"))
    if made and not have & _RESULT:
        found.append(Gap("result", "裁决书或者调解书没有出具"))
    if made and panel and "A31" not in have and "A43" not in have:
        found.append(Gap("deliberation", "合议案件没有评议笔录或者结案审批表"))
    wanted, words = _ENDINGS.get(state, (set(), ""))
    if wanted and not have & wanted:
        found.append(Gap("ending", f"{words}没有出具"))
    found += [Gap("service", f"{title}有{count}份没有送达") for title, count in unserved.items()]
    return found
