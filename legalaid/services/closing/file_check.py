"""结案材料检查 (法律援助法 art 50; LA-14, LA-15): what a complete file holds; each defect is named, all at once."""

from documents.models import Paper
from legalaid.models import ConductNote, Expense, LegalAidCase

# 卷内目录的必备项: the code, its words, and the kinds of paper that are it.
ITEMS = {
    "decision": "给予（或先行）法律援助决定书",
    "assignment": "指派通知书",
    "agreement": "委托代理协议",
    "mandate": "授权委托书",
    "meeting": "会见（谈话）笔录",
    "application": "仲裁申请书或者起诉状副本",
    "evidence": "证据材料",
    "opinion": "代理意见",
    "outcome": "裁决书、调解书等法律文书副本",
    "report": "结案报告表",
}
PAPERS = {"decision": ("L09", "L08u"), "assignment": ("L11",), "agreement": ("L12",), "mandate": ("L03",)}


def found_items(aid: LegalAidCase) -> set[str]:
    """What the system itself knows to be there: issued papers and notes of meetings."""
    kinds = set(
        Paper.objects.filter(proceeding=aid.pk, state=Paper.State.ISSUED).values_list("kind", flat=True)
    )
    held = {item for item, codes in PAPERS.items() if kinds & set(codes)}
    if aid.notes.filter(kind=ConductNote.Kind.MEETING).exists():
        held.add("meeting")
    return held


def defects_of(aid: LegalAidCase) -> list[str]:
    """What is missing from the file, in words; expenses that nobody has decided on count too."""
    held = found_items(aid) | set(aid.report_items)
    missing = [f"缺少{words}" for item, words in ITEMS.items() if item not in held]
    if aid.expenses.filter(state=Expense.State.CLAIMED).exists():
        missing.append("有办案费用尚未核定")
    if aid.won is not None and aid.received_money is not None and aid.received_money > aid.won:
        missing.append("实际到账金额大于胜诉金额，请核对")
    return missing
