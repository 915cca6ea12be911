"""中止审理: the clock stops on a ground of article 47, with approval."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Hearing
from casework.services.act import act
from casework.services.book_hearing import release_slots

GROUNDS = (
    "劳动者死亡，需等待继承人表明是否参加仲裁",
    "劳动者丧失行为能力，尚未确定法定代理人",
    "用人单位终止，尚未确定权利义务承继者",
    "因不可抗拒的事由不能参加仲裁",
    "需以其他案件的审理结果为依据",
    "需等待工伤认定、伤残等级鉴定或者其他鉴定结论",
    "其他应当中止审理的情形",
)


def suspend(arbitration: Arbitration, *, actor: Actor, ground: str, version: int | None = None) -> Event:
    """Suspend the proceeding (办案规则 arts 46(6), 47; CLK-6). The head's act is the approval."""
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose a ground of article 47.")})
    with act("arbitration.suspend", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.suspend()
        it.proceeding.suspension_ground = ground
        for hearing in it.proceeding.hearings.filter(status=Hearing.Status.SET):
            release_slots(hearing)
            Hearing.objects.filter(pk=hearing.pk).update(status=Hearing.Status.POSTPONED)
        return it.record("arbitration.proceeding.suspended", data={"ground": ground})
