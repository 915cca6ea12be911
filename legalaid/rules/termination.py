"""终止法律援助的八种情形 (法律援助法 48, LA-12): the list, and what each needs before a person may end the aid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.questions import Decision, Question, Reason, all_hold, decide

ARTICLE = "法律援助法第四十八条"
GROUNDS = {
    "1": "受援人以欺骗或者其他不正当手段获得法律援助",
    "2": "受援人故意隐瞒与案件有关的重要事实或者提供虚假证据",
    "3": "受援人利用法律援助从事违法活动",
    "4": "受援人的经济状况发生变化，不再符合法律援助条件",
    "5": "案件终止审理或者已经被撤销",
    "6": "受援人自行委托律师或者其他代理人",
    "7": "受援人有正当理由要求终止法律援助",
    "8": "法律法规规定的其他情形",
}
NUMERALS = dict(zip(GROUNDS, "一二三四五六七八", strict=True))
NEED_PROOF = ("1", "2", "3")

FIELDS = (
    Field("ground", "enum", "属于哪一种情形？", required=True, choices=GROUNDS),
    Field("facts_found", "bool", "有事实和证据吗？", required=True),
    Field("exempt", "bool", "本案免予核查经济困难状况吗？"),
    Field("poor", "bool", "按最新的经济状况说明，仍然符合经济困难标准吗？"),
)


def may_terminate(facts: Mapping[str, Any]) -> Decision:
    """法律援助法 48: the ground with its facts; who was exempt from the means check doesn't lose aid because his means changed.

    Fraud, concealment and misuse need facts that were found; a migrant worker's better income (4) is no ground, and neither
    is income that still lies below the line by the newest statement.
    """
    ground, found = facts["ground"], facts["facts_found"]
    article = f"{ARTICLE}（{NUMERALS[ground]}）" if ground else ARTICLE
    reasons = [
        Reason("facts", "有查明的事实", article, "LA-12", {"ground": ground, "facts_found": found}, found)
    ]
    if ground == "4":
        text = "本案经过经济困难核查（免予核查的，收入变化不影响援助）"
        kept = None if facts["exempt"] is None else not facts["exempt"]
        reasons.append(
            Reason(
                "means",
                text,
                "法律援助法第四十二条、第四十八条（四）",
                "LA-12",
                {"exempt": facts["exempt"]},
                kept,
            )
        )
        if facts["poor"] is not None:
            text = "按最新的经济状况说明，已经不符合经济困难标准"
            changed = not facts["poor"]
            reasons.append(
                Reason(
                    "changed", text, "法律援助法第四十八条（四）", "LA-12", {"poor": facts["poor"]}, changed
                )
            )
    return decide(all_hold(one.holds for one in reasons), reasons)


QUESTION = Question("是否应当终止法律援助", FIELDS, may_terminate)
