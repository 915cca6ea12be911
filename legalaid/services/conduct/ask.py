"""受援人的知情和投诉 (法律援助法 arts 55, 56): he asks, lawyer or centre answers; he complains, the bureau decides."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.models import Event, Notice
from casework.services.act import Act, act
from legalaid.models import AidRequest, LegalAidCase
from legalaid.services.conduct.requests import decided, note_request, open_request


def ask_question(aid: LegalAidCase, *, actor: Actor, text: str, version: int | None = None) -> Event:
    """Ask how the case stands (art 55)."""
    with act("legalaid.ask_question", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = _note(it, AidRequest.Kind.QUESTION, text)
        if it.proceeding.lawyer_id:
            Notice.objects.create(
                case_file=it.case_file,
                proceeding=it.proceeding,
                user_id=it.proceeding.lawyer_id,
                kind="legalaid.question",
                made_at=now(),
            )
        return it.record("legalaid.question.asked", data={"request": asked.pk})


def answer_question(
    aid: LegalAidCase, *, actor: Actor, request: AidRequest, answer: str, version: int | None = None
) -> Event:
    """Answer in words that the recipient reads on his own page."""
    _said(answer)
    with act("legalaid.answer_question", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, AidRequest.Kind.QUESTION)
        asked.reply()
        decided(asked, actor=actor, answer=answer)
        return it.record("legalaid.question.answered", data={"request": asked.pk})


def complain(aid: LegalAidCase, *, actor: Actor, text: str, version: int | None = None) -> Event:
    """Complain to the bureau above the centre (art 55)."""
    with act("legalaid.complain", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = _note(it, AidRequest.Kind.COMPLAINT, text)
        return it.record("legalaid.complaint.received", data={"request": asked.pk})


def decide_complaint(
    aid: LegalAidCase,
    *,
    actor: Actor,
    request: AidRequest,
    founded: bool,
    answer: str,
    version: int | None = None,
) -> Event:
    """The bureau has looked into the complaint and tells the result (art 56)."""
    _said(answer)
    with act("legalaid.decide_complaint", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, AidRequest.Kind.COMPLAINT)
        asked.grant() if founded else asked.reject()
        decided(asked, actor=actor, answer=answer)
        return it.record("legalaid.complaint.decided", data={"request": asked.pk, "founded": founded})


def _note(it: Act[LegalAidCase], kind: str, text: str) -> AidRequest:
    if len(text.strip()) < 4:
        raise BadInput({"text": _("Write a few words.")})
    return note_request(it.proceeding, kind, actor=it.actor, text=text)


def _said(answer: str) -> None:
    if len(answer.strip()) < 4:
        raise BadInput({"answer": _("Write a few words.")})
