"""异议审查 (法律援助法 art 49; LA-11): received by the bureau that set the centre up, decided, carried out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation, Proceeding
from casework.services.act import act, opening
from casework.services.numbers import next_number
from legalaid.models import AidObjection, LegalAidCase, ObjectionState, State


def bureau_of(aid: LegalAidCase) -> Organisation | None:
    """The justice bureau that set the centre up: the nearest above it."""
    above = access.superiors(aid.organisation)
    found = [one for one in above if one.kind == Organisation.Kind.JUSTICE and one.active]
    return max(found, key=lambda one: len(one.path), default=None)


def objected_to(aid: LegalAidCase) -> str:
    """What an objection would be about: a refusal, a termination, or nothing."""
    if aid.terminated_on is not None and aid.state in (State.TERMINATED, State.CLOSED):
        return "termination"
    return "refusal" if aid.refusal and aid.state in (State.REFUSED, State.CLOSED) else ""


@transaction.atomic
def receive_objection(
    aid: LegalAidCase,
    *,
    actor: Actor,
    text: str,
    received_on: date | None = None,
    version: int | None = None,
) -> AidObjection:
    """Open the bureau's proceeding on a refusal or a termination; the applicant's objection has no time limit."""
    if len(text.strip()) < 4:
        raise BadInput({"text": _("Say in a few words why the decision is wrong.")})
    day = received_on or today()
    if day > today():
        raise BadInput({"received_on": _("The day of receipt can't lie in the future.")})
    access.require(actor, "casework.case_file.read", proceeding=aid)
    access.require(actor, "legalaid.receive_objection", proceeding=aid)
    row = LegalAidCase.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=aid.pk)
    about, bureau = objected_to(row), bureau_of(row)
    if not about:
        raise RuleRefused(_("There is no refusal or termination to object to."))
    if bureau is None:
        raise RuleRefused(_("The justice bureau above this centre is not entered: ask the administrator."))
    if row.objections.filter(state=ObjectionState.RECEIVED).exists():
        raise RuleRefused(_("The bureau is looking into an objection on this case already."))
    serial = next_number(f"legalaid:objection:{bureau.pk}:{day.year}")
    objection = AidObjection(
        case_file=row.case_file,
        kind=Proceeding.Kind.AID_OBJECTION,
        organisation=bureau,
        region=bureau.city,
        state=ObjectionState.RECEIVED,
        title=row.title,
        priority=row.priority,
        opened_on=day,
        received_on=day,
        number=f"{bureau.number_prefix}异〔{day.year}〕{serial}号",
        against=row,
        about=about,
        party=row.recipient,
        text=text.strip(),
    )
    with opening(
        "legalaid.receive_objection", actor=actor, case_file=row.case_file, proceeding=objection
    ) as it:
        it.record("legalaid.objection.received", on=day, party=row.recipient, data={"about": about})
    return objection


def decide_objection(
    objection: AidObjection, *, actor: Actor, correct: bool, findings: str, version: int | None = None
) -> Event:
    """Uphold the centre's decision or order it put right; what was ordered is carried out at once (see reactions)."""
    if len(findings.strip()) < 10:
        raise BadInput({"findings": _("Give the findings in at least ten characters.")})
    with act("legalaid.decide_objection", actor=actor, proceeding=objection, version=version) as it:
        row = it.proceeding
        row.order_correction() if correct else row.uphold()
        row.findings, row.decided_on, row.decided_by = findings.strip(), today(), actor.user
        data = {"correct": correct, "against": row.against_id, "about": row.about}
        return it.record("legalaid.objection.decided", party=row.party, data=data)


def withdraw_objection(objection: AidObjection, *, actor: Actor, version: int | None = None) -> Event:
    """Take the objection back."""
    with act("legalaid.withdraw_objection", actor=actor, proceeding=objection, version=version) as it:
        it.proceeding.withdraw()
        it.proceeding.closed_on = today()
        return it.record("legalaid.objection.withdrawn", party=it.proceeding.party)


def close_objection(objection: AidObjection, *, actor: Actor, version: int | None = None) -> Event:
    """Put the bureau's file away."""
    with act("legalaid.close_objection", actor=actor, proceeding=objection, version=version) as it:
        it.proceeding.close()
        it.proceeding.closed_on = today()
        return it.record("legalaid.objection.closed")


def carry_out(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """What the bureau ordered happens to the aid case at once: decided anew, or aid goes on."""
    if not event.data.get("correct"):
        return
    aid = LegalAidCase.objects.get(pk=event.data["against"])
    if event.data["about"] == "refusal":
        reopen(aid, actor=Actor.machine())
    else:
        restore(aid, actor=Actor.machine())


def reopen(aid: LegalAidCase, *, actor: Actor) -> Event:
    """The refusal is to be put right: the seven days start anew, what was handed in is there (法律援助法 art 49)."""
    with act("legalaid.reopen", actor=actor, proceeding=aid) as it:
        row = it.proceeding
        row.reopen()
        row.closed_on = row.decided_on = None
        row.refusal = row.refusal_ground = ""
        return it.record("legalaid.aid.reopened", party=row.recipient)


def restore(aid: LegalAidCase, *, actor: Actor) -> Event:
    """The termination is to be put right: aid goes on, the same lawyer is first in the order (法律援助法 art 49)."""
    with act("legalaid.restore", actor=actor, proceeding=aid) as it:
        row = it.proceeding
        row.restore()
        row.closed_on = row.terminated_on = None
        row.termination_ground = row.termination_facts = ""
        row.lawyer, row.firm = None, None
        row.assigned_on = row.accepted_on = row.mandate_on = None
        return it.record("legalaid.aid.restored", party=row.recipient)
