"""更换法律援助人员 (法律援助法 art 55; LA-13, LA-28): asked for by the recipient, or by the lawyer who is ill or in conflict."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Role
from casework.services.act import act
from casework.services.assign import release
from legalaid.models import AidAssignment, AidRequest, LegalAidCase
from legalaid.services.assigning.ledger import end_entry
from legalaid.services.conduct.requests import decided, note_request, open_request
from legalaid.services.conduct.sight import close_the_case

GROUNDS = {
    "duty": "承办人未依法履行职责",
    "illness": "承办人生病或者其他客观原因不能继续办理",
    "conflict": "发现利益冲突",
    "trust": "受援人与承办人失去信任",
    "other": "其他正当理由",
}


def request_replacement(
    aid: LegalAidCase, *, actor: Actor, ground: str, text: str, version: int | None = None
) -> Event:
    """Ask for another lawyer. The recipient says what was not done; the lawyer, why he can't go on."""
    errors = {}
    if ground not in GROUNDS:
        errors["ground"] = _("Choose one of the list.")
    if len(text.strip()) < 4:
        errors["text"] = _("Describe the reason in a few words.")
    if errors:
        raise BadInput(errors)
    with act("legalaid.request_replacement", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        if row.requests.filter(kind=AidRequest.Kind.REPLACEMENT, state=AidRequest.State.REQUESTED).exists():
            raise RuleRefused(_("Another lawyer has been asked for already; the centre decides on it."))
        asked = note_request(row, AidRequest.Kind.REPLACEMENT, actor=actor, text=text, ground=ground)
        return it.record(
            "legalaid.provider.replacement_requested", data={"ground": ground, "request": asked.pk}
        )


def replace_lawyer(
    aid: LegalAidCase, *, actor: Actor, request: AidRequest, answer: str = "", version: int | None = None
) -> Event:
    """Grant the replacement: the lawyer is released and hands over; the next of the order is asked, him never again here."""
    with act("legalaid.replace_lawyer", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        asked = open_request(row, request, AidRequest.Kind.REPLACEMENT)
        lawyer = row.lawyer_id
        row.replace_lawyer()
        asked.grant()
        decided(asked, actor=actor, answer=answer)
        close_the_case(row)
        release(row, Role.LAWYER)
        end_entry(row, AidAssignment.State.RELEASED, GROUNDS.get(asked.ground, ""))
        row.lawyer, row.firm = None, None
        row.assigned_on = row.accepted_on = row.mandate_on = None
        return it.record(
            "legalaid.provider.replaced",
            party=row.recipient,
            data={"lawyer": lawyer, "ground": asked.ground, "request": asked.pk},
        )


def refuse_replacement(
    aid: LegalAidCase, *, actor: Actor, request: AidRequest, answer: str, version: int | None = None
) -> Event:
    """Turn the request down, with reasons; the recipient may complain to the bureau (art 55)."""
    if len(answer.strip()) < 10:
        raise BadInput({"answer": _("Explain the decision in at least ten characters.")})
    with act("legalaid.refuse_replacement", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        asked = open_request(it.proceeding, request, AidRequest.Kind.REPLACEMENT)
        asked.reject()
        decided(asked, actor=actor, answer=answer)
        return it.record("legalaid.provider.replacement_refused", data={"request": asked.pk})
