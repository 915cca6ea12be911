"""调解会结束: its record is complete and stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Hearing, Party
from casework.services.act import act
from mediation.models import FieldEntry, Mediation, Presence, Session
from mediation.services.sessions.discreet import SIDES, require_discreet
from mediation.services.sessions.record_text import frozen_proposals
from mediation.services.sessions.session_mediators import keep_mediators

Result = Session.Result


@dataclass(frozen=True)
class Ending:
    """How a session ended: the result with its words, the facts gone through, whether rights and duties were told.

    `mediators` are the ids of those who mediated; without them it is whoever has the case, and whom the phone noted.
    """

    result: str
    outcome: str
    facts: str = ""
    rights_told: bool = True
    mediators: tuple[int, ...] = ()


def hold_session(
    mediation: Mediation, *, actor: Actor, session: Session, ending: Ending, version: int | None = None
) -> Event:
    """Finish a session (人民调解法 arts 22, 23, 27; 令17 art 24). Private talks and offers in confidence stay out of its record.

    Who mediated is kept with it. Raises BadInput where presence or result is missing, where the record would repeat a
    confidence, or a mediator isn't of the body; RuleRefused while two versions of the phone wait for a decision.
    """
    _check(ending)
    with act("mediation.hold_session", actor=actor, proceeding=mediation, version=version) as it:
        held = Session.objects.select_for_update().filter(pk=session.pk, mediation=it.proceeding).first()
        if held is None or held.status != Session.Status.SET:
            raise NotNow(_("This session is over: its record isn't written any more."))
        came = list(Presence.objects.filter(session=held).select_related("party"))
        _require_presence(came)
        if FieldEntry.objects.filter(session=held, outcome=FieldEntry.Outcome.CLASH).exists():
            raise RuleRefused(_("Two versions of the same thing wait for your decision first."))
        _require_discreet(it.proceeding, actor, held, ending)
        it.proceeding.hold_session()
        mediated = keep_mediators(held, chosen=ending.mediators, actor=actor)
        _finish(held, ending)
        there = sorted({one.party.side for one in came if one.party and one.came != Presence.Came.ABSENT})
        return it.record(
            "mediation.session.held",
            data={
                "session": held.ordinal,
                "mode": held.mode,
                "result": held.result,
                "sides": there,
                "mediators": mediated,
            },
        )


def _check(ending: Ending) -> None:
    errors = {}
    if ending.result not in Result.values:
        errors["result"] = _("Say how the session ended.")
    if not ending.outcome.strip():
        errors["outcome"] = _("Put the result, or why there is none, into words.")
    if not ending.rights_told:
        errors["rights_told"] = _("Tell both sides their rights and duties first (人民调解法 arts 23, 24).")
    if errors:
        raise BadInput(errors)


def _require_discreet(row: Mediation, actor: Actor, held: Session, ending: Ending) -> None:
    """What both sides and the table read in the record repeats no confidence; a side may say its own openly."""
    said = list(held.positions.select_related("party"))
    for one in said:
        whose = SIDES.get(Party.Side(one.party.side), "")
        require_discreet(row, actor=actor, texts={"positions": one.text}, of=whose)
    texts, public = {"outcome": ending.outcome, "facts": ending.facts}, [one.text for one in said]
    no_deal = ending.result in (Result.NEXT, Result.NONE)
    require_discreet(row, actor=actor, texts=texts, sums=no_deal, public=public)


def _require_presence(came: list[Presence]) -> None:
    sides = {one.party.side for one in came if one.party}
    if not {Party.Side.APPLICANT, Party.Side.RESPONDENT} <= sides:
        raise BadInput({"presence": _("Say for each side whether it is present.")})


def _finish(held: Session, ending: Ending) -> None:
    held.status, held.result = Session.Status.HELD, ending.result
    held.outcome, held.facts = ending.outcome.strip(), ending.facts.strip()
    held.rights_told = ending.rights_told
    held.proposed = frozen_proposals(held)
    held.ends_at = max(now(), held.starts_at.replace(second=1)) if held.starts_at < now() else held.ends_at
    held.revision += 1
    held.save()
    if held.hearing is not None:
        held.hearing.status, held.hearing.changed_at = Hearing.Status.HELD, now()
        held.hearing.save(update_fields=["status", "changed_at"])
