"""Who may do which act in a legal-aid case and in an objection: one line each, with its article and states."""

from django.utils.translation import gettext_lazy as _

from casework.models import Role
from casework.registry import ABOVE, ANY_OFFICE, APPLICANT, ASSIGNED, OFFICE, SYSTEM, ActType, Grant
from legalaid.models import ObjectionState, State

CLERK = (Grant(Role.LEGAL_AID_CLERK, OFFICE), Grant(Role.HEAD, OFFICE))
LAWYER = Grant(Role.LAWYER, ASSIGNED)
ASSESSOR = Grant("assessor", ASSIGNED)
MACHINE = Grant(Role.SYSTEM, SYSTEM)
APPLICANT_HIMSELF = Grant("party", APPLICANT)
BUREAU = (Grant(Role.SUPERVISOR, ABOVE), Grant(Role.HEAD, ABOVE))
OPEN = (State.APPLIED, State.SUPPLEMENT_REQUESTED)
RUNNING = (State.GRANTED, State.ASSIGNED, State.ENGAGED)
WORKING = (State.ASSIGNED, State.ENGAGED)
AFTER = (State.CONCLUDED, State.REPORTED, State.REVIEWED, State.CLOSED)
ALIVE = (*OPEN, *RUNNING)
CONDUCT, ASKED, BESIDE, QUALITY = (
    _("Conduct of the case"),
    _("Questions and requests"),
    _("Beside the ordinary course"),
    _("Quality and voices"),
)


def _act(
    name: str,
    title: object,
    grants: tuple[Grant, ...],
    article: str,
    *states: str,
    group: object = "",
    kind: str = "legal_aid",
) -> ActType:
    return ActType(
        name=f"legalaid.{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind=kind,
        from_states=tuple(str(state) for state in states),
        group=group,  # type: ignore[arg-type]
    )


APPLYING = (
    _act("receive", _("receive an application"), (Grant(Role.LEGAL_AID_CLERK, ANY_OFFICE), APPLICANT_HIMSELF, MACHINE), "法律援助法第41条"),
    _act("grant", _("grant aid"), CLERK, "法律援助法第43条", *OPEN),
    _act("provide_urgent_aid", _("provide aid first"), CLERK, "法律援助法第44条", *OPEN),
    _act("request_supplement", _("request a supplement"), CLERK, "法律援助法第43条", State.APPLIED),
    _act("take_supplement", _("take the supplement in"), (*CLERK, APPLICANT_HIMSELF), "法律援助法第43条", State.SUPPLEMENT_REQUESTED),
    _act("deem_withdrawn", _("deem the application withdrawn"), CLERK, "法律援助法第43条第2款", State.SUPPLEMENT_REQUESTED),
    _act("refuse", _("refuse aid"), CLERK, "法律援助法第43条", *OPEN),
    _act("state_means", _("state the means"), (*CLERK, APPLICANT_HIMSELF), "法律援助法第41条", *ALIVE, group=BESIDE),
    _act("register_materials", _("register papers handed in"), CLERK, "法律援助法第42条", *ALIVE, group=BESIDE),
    _act("record_needs", _("record language and accessibility needs"), (*CLERK, LAWYER, APPLICANT_HIMSELF), "法律援助法第45条", *ALIVE, group=BESIDE),
    _act("forward", _("forward to the competent centre"), CLERK, "法律援助法第38条", *OPEN, group=BESIDE),
    _act("keep_by_agreement", _("keep by agreement"), CLERK, "法律援助法第38条", *OPEN, group=BESIDE),
    _act("withdraw", _("take a withdrawal in"), (*CLERK, APPLICANT_HIMSELF), "法律援助法第43条", *OPEN, group=BESIDE),
    _act("offer_auxiliary", _("offer auxiliary aid"), CLERK, "深圳市法律援助条例第49条", *OPEN, group=BESIDE),
    _act("consent_auxiliary", _("take the consent to auxiliary aid"), (*CLERK, APPLICANT_HIMSELF), "深圳市法律援助条例第49条", *OPEN),
    _act("complete_urgent_papers", _("complete the papers of urgent aid"), CLERK, "法律援助法第44条第2款", *RUNNING),
)  # fmt: skip
ASSIGNING = (
    _act("assign_lawyer", _("assign a lawyer"), (*CLERK, MACHINE), "法律援助法第43条", State.GRANTED),
    _act("assign_team", _("assign a team to all cases of the dispute"), CLERK, "法律援助法第43条", State.GRANTED),
    _act("accept_assignment", _("accept the assignment"), (LAWYER,), "令148第27条", State.ASSIGNED),
    _act("note_phone_answer", _("note the lawyer's yes by phone"), CLERK, "法律援助法第44条", State.ASSIGNED),
    _act("decline_assignment", _("decline the assignment"), (LAWYER, *CLERK), "令148第27条", State.ASSIGNED),
    _act("lapse_offer", _("let an unanswered assignment lapse"), (MACHINE,), "法律援助法第43条", State.ASSIGNED),
    _act("sign_mandate", _("record the signed mandate"), (LAWYER, *CLERK), "令148第27条", State.ASSIGNED),
)  # fmt: skip
WORK = (
    _act("conclude", _("report the end of the work"), (LAWYER,), "法律援助法第50条", State.ENGAGED),
    _act("record_meeting", _("record a meeting with the client"), (LAWYER,), "法律援助法第46条", *WORKING, group=CONDUCT),
    _act("report_progress", _("report progress"), (LAWYER,), "法律援助法第46条第2款", State.ENGAGED, group=CONDUCT),
    _act("record_work", _("record work done"), (LAWYER,), "法律援助法第46条", *WORKING, group=CONDUCT),
    _act("claim_expense", _("claim an expense"), (LAWYER,), "法律援助法第52条", State.ENGAGED, State.CONCLUDED, group=CONDUCT),
    _act("decide_expense", _("decide on an expense"), CLERK, "法律援助法第52条", *RUNNING, State.CONCLUDED, State.REPORTED, group=CONDUCT),
    _act("request_replacement", _("ask for another lawyer"), (APPLICANT_HIMSELF, LAWYER, *CLERK), "法律援助法第55条", *WORKING, group=ASKED),
    _act("replace_lawyer", _("replace the lawyer"), CLERK, "法律援助法第55条", *WORKING, group=ASKED),
    _act("refuse_replacement", _("refuse the replacement"), CLERK, "法律援助法第55条", *WORKING, group=ASKED),
    _act("ask_question", _("ask how the case stands"), (APPLICANT_HIMSELF,), "法律援助法第55条", *ALIVE, State.CONCLUDED, State.REPORTED, group=ASKED),
    _act("answer_question", _("answer the client"), (LAWYER, *CLERK), "法律援助法第55条", *ALIVE, State.CONCLUDED, State.REPORTED, State.REVIEWED, group=ASKED),
    _act("complain", _("complain to the justice bureau"), (APPLICANT_HIMSELF,), "法律援助法第55条", *ALIVE, *AFTER, State.REFUSED, State.TERMINATED, group=ASKED),
    _act("decide_complaint", _("decide on a complaint"), BUREAU, "法律援助法第56条", *ALIVE, *AFTER, State.REFUSED, State.TERMINATED, group=ASKED),
    _act("report_ground", _("report a ground of termination"), (LAWYER,), "法律援助法第48条第2款", *WORKING, group=ASKED),
    _act("dismiss_ground", _("find that the aid goes on"), CLERK, "法律援助法第48条", *RUNNING, group=ASKED),
    _act("terminate", _("terminate the aid"), CLERK, "法律援助法第48条", *RUNNING, group=BESIDE),
    _act("request_cooperation", _("ask another body for help"), CLERK, "法律援助法第41条", *ALIVE, group=BESIDE),
    _act("request_opinion", _("ask the deciding body for its opinion"), CLERK, "法律援助法第59条", State.ENGAGED, *AFTER, group=QUALITY),
)  # fmt: skip
CLOSING = (
    _act("file_report", _("file the closing papers"), (LAWYER,), "法律援助法第50条", State.CONCLUDED),
    _act("review_report", _("find the closing papers in order"), CLERK, "法律援助法第52条", State.REPORTED),
    _act("return_report", _("return the closing papers with defects"), CLERK, "法律援助法第50条", State.REPORTED),
    _act("close", _("close the file"), CLERK, "法律援助法第50条", State.REVIEWED, State.REFUSED, State.TERMINATED, State.WITHDRAWN, State.FORWARDED),
    _act("draw_assessment", _("draw peers for an assessment"), CLERK, "法律援助法第57条", State.CONCLUDED, State.REPORTED, group=QUALITY),
    _act("assess", _("assess the quality"), (ASSESSOR,), "法律援助法第57条", *AFTER),
    _act("record_visit", _("record a return visit"), CLERK, "法律援助法第59条", State.ENGAGED, *AFTER, group=QUALITY),
    _act("give_rating", _("rate the aid"), (APPLICANT_HIMSELF,), "法律援助法第59条", *AFTER, group=QUALITY),
    _act("pay", _("pay the subsidy"), CLERK, "法律援助法第52条", State.REVIEWED, State.CLOSED),
)  # fmt: skip
STAGES = (
    _act("end_stage", _("note the end of the stage"), (MACHINE,), "深圳市法律援助条例第17条", *WORKING, State.CONCLUDED, State.REPORTED, State.REVIEWED),
    _act("note_judgment", _("note the service of the judgment"), (LAWYER, *CLERK), "民事诉讼法第171条", State.ENGAGED, group=BESIDE),
    _act("note_appeal", _("note the appeal"), (LAWYER, *CLERK), "民事诉讼法第171条", State.ENGAGED, State.CONCLUDED, group=BESIDE),
    _act("apply_next_stage", _("apply for the next stage"), (*CLERK, LAWYER, APPLICANT_HIMSELF), "深圳市法律援助条例第17条", *WORKING, *AFTER, group=BESIDE),
)  # fmt: skip
OBJECTING = (
    _act("receive_objection", _("take an objection in"), (Grant(Role.LEGAL_AID_CLERK, ANY_OFFICE), Grant(Role.HEAD, ANY_OFFICE), Grant(Role.SUPERVISOR, ANY_OFFICE), APPLICANT_HIMSELF), "法律援助法第49条", State.REFUSED, State.TERMINATED, State.CLOSED),
    _act("decide_objection", _("decide on the objection"), CLERK, "法律援助法第49条第2款", ObjectionState.RECEIVED, kind="aid_objection"),
    _act("withdraw_objection", _("take the objection back"), (*CLERK, APPLICANT_HIMSELF), "法律援助法第49条", ObjectionState.RECEIVED, kind="aid_objection"),
    _act("close_objection", _("put the objection file away"), CLERK, "法律援助法第49条", ObjectionState.UPHELD, ObjectionState.CORRECTED, ObjectionState.WITHDRAWN, kind="aid_objection"),
    _act("reopen", _("decide anew on the bureau's order"), (MACHINE,), "法律援助法第49条", State.REFUSED, State.CLOSED),
    _act("restore", _("restore aid on the bureau's order"), (MACHINE,), "法律援助法第49条", State.TERMINATED, State.CLOSED),
    _act("order_recovery", _("order the cost paid and a fine"), BUREAU, "法律援助法第64条", State.TERMINATED, State.CLOSED, group=BESIDE),
)  # fmt: skip
ACTS = (*APPLYING, *ASSIGNING, *WORK, *CLOSING, *STAGES, *OBJECTING)
