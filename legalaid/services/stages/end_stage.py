"""程序结束 (深圳市法律援助条例 17): the award is served or the work is done, and the next stage needs an application of its own."""

from casework.actor import Actor
from casework.clock import now, today
from casework.models import Event, Notice, Proceeding
from casework.services.act import act
from legalaid.models import LegalAidCase, State
from legalaid.services.stages.stage_facts import days_to_sue, stage_decision

AT_WORK = (State.ASSIGNED, State.ENGAGED)
DONE = (*AT_WORK, State.CONCLUDED, State.REPORTED, State.REVIEWED)


def award_served(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The award has reached a recipient: the stage of his aid is over, where the place has aid by stage."""
    rows = LegalAidCase.objects.filter(
        case_file=event.case_file_id,
        recipient=event.party_id,
        stage=LegalAidCase.Stage.ARBITRATION,
        stage_ended_on=None,
        state__in=DONE,
    )
    for aid in rows.select_related("organisation"):
        _end_where_it_counts(aid)


def judgment_served(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The judgment has reached the recipient: the first instance is over, where the place has aid by stage."""
    aid = LegalAidCase.objects.select_related("organisation").get(pk=event.proceeding_id)
    if aid.stage_ended_on is None and aid.stage == LegalAidCase.Stage.FIRST_INSTANCE:
        _end_where_it_counts(aid)


def work_concluded(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The lawyer has ended his work: the stage is over, unless the award has said so before."""
    aid = LegalAidCase.objects.select_related("organisation").get(pk=event.proceeding_id)
    if aid.stage_ended_on is None:
        _end_where_it_counts(aid)


def _end_where_it_counts(aid: LegalAidCase) -> None:
    if stage_decision(aid, ended=True)["answer"] == "yes":
        end_stage(aid, actor=Actor.machine())


def end_stage(aid: LegalAidCase, *, actor: Actor) -> Event:
    """Note the end of the stage and tell recipient and lawyer until when to apply. Nothing that was granted is taken away."""
    with act("legalaid.end_stage", actor=actor, proceeding=aid) as it:
        it.require_state()
        row = it.proceeding
        row.stage_ended_on, row.apply_by = today(), days_to_sue(row)
        context = {"stage": row.stage, "by": row.apply_by.isoformat() if row.apply_by else ""}
        told: list[dict[str, object]] = [{"party": row.recipient}]
        told += [{"user": row.lawyer}] if row.lawyer else []
        Notice.objects.bulk_create(
            Notice(
                case_file=it.case_file,
                proceeding=row,
                kind="legalaid.next_stage",
                context=context,
                made_at=now(),
                **whom,
            )
            for whom in told
        )
        return it.record("legalaid.stage.ended", party=row.recipient, data=context)
