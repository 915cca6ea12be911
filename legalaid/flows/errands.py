"""旁生待办 of legal aid: work beside the main course that an event raises and another finishes."""

from datetime import date

from django.utils.translation import gettext_noop as _

from casework.models import Event, Role
from casework.services.errands import Errand

L = "legalaid"
GONE = (f"{L}.aid.terminated", f"{L}.case.archived")


def _apply_by(event: Event) -> date | None:
    """The last day to sue, as the end of the stage has noted it."""
    return date.fromisoformat(event.data["by"]) if event.data.get("by") else None


ERRANDS = (
    Errand(
        "complete_urgent_papers",
        Role.LEGAL_AID_CLERK,
        _("complete the papers of urgent aid"),
        (f"{L}.urgent_aid.provided",),
        (f"{L}.urgent_papers.completed", *GONE),
        f"{L}.urgent_papers",
    ),
    Errand(
        "decide_replacement",
        Role.LEGAL_AID_CLERK,
        _("decide on another lawyer"),
        (f"{L}.provider.replacement_requested",),
        (f"{L}.provider.replaced", f"{L}.provider.replacement_refused", *GONE),
        f"{L}.replacement_decision",
    ),
    Errand(
        "answer_question",
        Role.LAWYER,
        _("answer the client"),
        (f"{L}.question.asked",),
        (f"{L}.question.answered", *GONE),
        f"{L}.question_answer",
    ),
    Errand(
        "decide_expense",
        Role.LEGAL_AID_CLERK,
        _("decide on an expense"),
        (f"{L}.expense.claimed",),
        (f"{L}.expense.decided", *GONE),
    ),
    Errand(
        "review_ground",
        Role.LEGAL_AID_CLERK,
        _("look into a ground of termination"),
        (f"{L}.ground.reported",),
        (f"{L}.ground.dismissed", *GONE),
        f"{L}.ground_review",
    ),
    Errand(
        "close_terminated",
        Role.LEGAL_AID_CLERK,
        _("close the file"),
        (f"{L}.aid.terminated", f"{L}.application.withdrawn", f"{L}.application.forwarded"),
        (f"{L}.case.archived", f"{L}.aid.restored"),
    ),
    Errand(
        "assess",
        "assessor",
        _("assess the quality"),
        (f"{L}.assessment.drawn",),
        (f"{L}.quality.assessed",),
        f"{L}.assessment",
    ),
    Errand(
        "next_stage_centre",
        Role.LEGAL_AID_CLERK,
        _("a new application is needed for the next stage"),
        (f"{L}.stage.ended",),
        (f"{L}.next_stage.applied", *GONE),
        due=_apply_by,
    ),
    Errand(
        "next_stage_lawyer",
        Role.LAWYER,
        _("a new application is needed for the next stage"),
        (f"{L}.stage.ended",),
        (f"{L}.next_stage.applied", *GONE),
        due=_apply_by,
    ),
    Errand(
        "decide_objection",
        Role.LEGAL_AID_CLERK,
        _("decide on the objection"),
        (f"{L}.objection.received",),
        (f"{L}.objection.decided", f"{L}.objection.withdrawn"),
        f"{L}.objection_review",
    ),
    Errand(
        "close_objection",
        Role.LEGAL_AID_CLERK,
        _("put the objection file away"),
        (f"{L}.objection.decided", f"{L}.objection.withdrawn"),
        (f"{L}.objection.closed",),
    ),
)
