"""追加当事人、第三人: on request or of the commission's own motion; the 45 days start anew."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from casework.services.open_case_file import NewParty, add_party, refresh_summary, refuse_twice

GROUNDS = {
    "request": "依当事人申请追加",
    "ex_officio": "仲裁委员会依职权追加",
    "third_interest": "与案件处理结果有利害关系的第三人",
    "general_contractor": "施工总承包单位（保障农民工工资支付条例第三十条）",
    "construction_unit": "建设单位（保障农民工工资支付条例第三十六条）",
    "dispatch_pair": "劳务派遣单位、用工单位为共同当事人（调解仲裁法第二十二条）",
    "principal": "个人承包经营的发包方（办案规则第七条）",
    "investor": "未登记或者已吊销用人单位的出资人、开办单位（办案规则第六条）",
    "licensed_contractor": "具备用工主体资格的承包人（法释〔2025〕12号第一条、第二条）",
    "member": "集体争议劳动者参加仲裁",
}


def join_party(
    arbitration: Arbitration,
    *,
    actor: Actor,
    new: NewParty,
    ground: str,
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Join a respondent, a third person or a further worker (办案规则 arts 6, 7, 46(1); 调解仲裁法 arts 22, 23; CLK-2).

    The deciding time starts anew on the day of this decision; a joined respondent has its own answer period from
    service. Whoever works on the case is checked against the new party. Raises BadInput for somebody already in the case.
    """
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose the ground of joining.")})
    if not new.name.strip():
        raise BadInput({"name": _("Enter the name.")})
    with act("arbitration.join_party", actor=actor, proceeding=arbitration, version=version) as it:
        refuse_twice(it.case_file, new)
        party = add_party(it.case_file, new)
        party.joined_on = today()
        party.save(update_fields=["joined_on"])
        refresh_summary(it.case_file)
        it.proceeding.title = it.case_file.title
        return it.record(
            "arbitration.party.joined",
            party=party,
            data={"ground": ground, "side": new.side, "decided_on": today()},
            private={"reason": reason.strip()[:400]},
        )
