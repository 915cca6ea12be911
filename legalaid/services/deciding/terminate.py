"""终止法律援助 (法律援助法 art 48): the lawyer reports a ground, the centre looks into it and decides; nothing ends by itself."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Role
from casework.services.act import act
from casework.services.assign import release
from law.questions import ask
from legalaid.models import AidRequest, LegalAidCase, MeansStatement
from legalaid.rules.termination import GROUNDS
from legalaid.services.assigning.ledger import end_entry
from legalaid.services.conduct.requests import note_request
from legalaid.services.conduct.sight import close_the_case


def report_ground(
    aid: LegalAidCase, *, actor: Actor, ground: str, text: str, version: int | None = None
) -> Event:
    """The lawyer must report what he finds (法律援助法 art 48 ¶2)."""
    _check(ground, text)
    with act("legalaid.report_ground", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = note_request(it.proceeding, AidRequest.Kind.GROUND, actor=actor, text=text, ground=ground)
        return it.record("legalaid.ground.reported", data={"ground": ground, "request": asked.pk})


def dismiss_ground(
    aid: LegalAidCase, *, actor: Actor, request: AidRequest, answer: str, version: int | None = None
) -> Event:
    """The centre finds that no ground of art 48 is given; the aid goes on."""
    if len(answer.strip()) < 4:
        raise BadInput({"answer": _("Say why the aid goes on.")})
    with act("legalaid.dismiss_ground", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = _open_ground(it.proceeding, request)
        asked.reject()
        asked.answer, asked.decided_on, asked.decided_by = answer.strip(), today(), actor.user
        asked.save()
        return it.record("legalaid.ground.dismissed", data={"request": asked.pk})


def terminate(
    aid: LegalAidCase, *, actor: Actor, ground: str, facts: str, version: int | None = None
) -> Event:
    """End the aid on one of the eight grounds (LA-12). The lawyer is released; the recipient may object (art 49)."""
    _check(ground, facts)
    with act("legalaid.terminate", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        given = {"ground": ground, "facts_found": True}
        given |= {} if row.exempt is None else {"exempt": row.exempt}
        given |= _means(row)
        decision = ask("legal_aid_termination", given)
        if decision.answer != "yes":
            raise RuleRefused(
                _("On this ground the aid can't be ended."),
                reasons=[r.text for r in decision.reasons if not r.holds],
            )
        row.terminate()
        row.termination_ground, row.termination_facts = ground, facts.strip()
        row.terminated_on = row.closed_on = today()
        if row.lawyer_id:
            close_the_case(row)
            release(row, Role.LAWYER)
            end_entry(row)
        for asked in row.requests.filter(state=AidRequest.State.REQUESTED, kind=AidRequest.Kind.GROUND):
            asked.grant()
            asked.decided_on, asked.decided_by = today(), actor.user
            asked.save()
        return it.record("legalaid.aid.terminated", party=row.recipient, data={"ground": ground})


def _means(row: LegalAidCase) -> dict[str, bool]:
    """What the newest statement says; nothing where none was made or the standard leaves it open."""
    answer = MeansStatement.objects.filter(aid=row.pk).values_list("answer", flat=True).first()
    return {"poor": answer == "yes"} if answer in ("yes", "no") else {}


def _check(ground: str, text: str) -> None:
    errors = {}
    if ground not in GROUNDS:
        errors["ground"] = _("Choose one of the list.")
    if len(text.strip()) < 10:
        errors["facts"] = errors["text"] = _("Describe the facts in at least ten characters.")
    if errors:
        raise BadInput(errors)


def _open_ground(aid: LegalAidCase, request: AidRequest) -> AidRequest:
    found = aid.requests.filter(
        pk=request.pk, kind=AidRequest.Kind.GROUND, state=AidRequest.State.REQUESTED
    ).first()
    if found is None:
        raise BadInput({"request": _("This has been decided already.")})
    return found
