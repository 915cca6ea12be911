"""为下一程序重新申请 (深圳市法律援助条例 17): a new application from the same file, with everything that was told and handed in before."""

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.services.act import act
from legalaid.models import LegalAidCase, MeansStatement
from legalaid.rules.next_stage import later_stages
from legalaid.services.deciding.state_means import keep_statement
from legalaid.services.receive import carried, receive
from legalaid.services.stages.stage_facts import stage_decision


@transaction.atomic
def apply_next_stage(
    aid: LegalAidCase, *, actor: Actor, stage: str = "", version: int | None = None
) -> LegalAidCase:
    """Open the application for the next stage (the nearest one without `stage`). It is decided like any other, on its own day.

    Parties, groups, proofs, papers, needs and the statement of means come along; the lawyer of before is first in the order.
    """
    wanted = stage or next(iter(later_stages(aid.stage)), "")
    with act("legalaid.apply_next_stage", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        decision = stage_decision(row, ended=row.stage_ended_on is not None)
        if decision["answer"] != "yes":
            raise RuleRefused(
                _("No new application is needed: the stage isn't over, or the aid goes on."),
                reasons=[one["text"] for one in decision["reasons"] if not one["holds"]],
            )
        if wanted not in later_stages(row.stage):
            raise BadInput({"stage": _("Choose one of the list.")})
        if row.followed_by.exists():
            raise RuleRefused(_("An application for the next stage has been made already."))
        it.record("legalaid.next_stage.applied", party=row.recipient, data={"stage": wanted})
    return _open(row, actor, wanted)


def _open(row: LegalAidCase, actor: Actor, stage: str) -> LegalAidCase:
    by_himself = actor.party is not None
    form = LegalAidCase.Form.LITIGATION
    said = carried(row, channel="portal" if by_himself else "window", aid_form=form)
    # Whoever may apply for the next stage may do it here; the receipt itself is the system's.
    new = receive(
        actor=Actor.machine(),
        case_file=row.case_file,
        recipient=row.recipient,
        centre=row.organisation,
        matter=row.matter,
        received_on=today(),
        application=said,
        follows=row,
        stage=stage,
    )
    before = MeansStatement.objects.filter(aid=row.pk).first()
    if before is not None:
        keep_statement(new, before.facts, basis=before.basis, by=actor.user, stated_on=before.stated_on)
    return new


def must_apply(aid: LegalAidCase) -> bool:
    """Whether the recipient must still apply for what comes next."""
    if aid.stage_ended_on is None or aid.followed_by.exists():
        return False
    return bool(stage_decision(aid, ended=True)["answer"] == "yes")
