"""案件页 of legal aid: what was decided on which figures, who was asked, what was done, what is asked, how it ended."""

from typing import Any

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.models import CaseFile, Hearing, Proceeding, TimeLimit
from casework.wording import limit_title
from documents.models import Paper
from legalaid.models import AidObjection, AidRequest, AuxiliaryAid, LegalAidCase
from legalaid.rules.legal_aid_exemption import GROUPS
from legalaid.rules.subsidy import CATEGORIES, GRADES
from legalaid.rules.termination import GROUNDS
from legalaid.services.applying.urgency import urgency_decision
from legalaid.services.closing.file_check import ITEMS
from legalaid.services.conduct.clashes import clashing_hearings
from legalaid.services.conduct.replace import GROUNDS as REPLACEMENT
from legalaid.services.deciding.auxiliary import agreed
from legalaid.services.stages.stage_facts import stage_decision, way_to_court
from legalaid.sight import sees_means

MOST = 50
UNDECIDED = ("applied", "supplement_requested")


def _may_call(actor: Actor, aid: LegalAidCase) -> bool:
    """Who has to reach the recipient: the centre, and the lawyer who has taken the case on."""
    if actor.user is not None and actor.user.pk == aid.lawyer_id:
        return aid.accepted_on is not None
    return bool(access.capacity(actor, "legalaid.record_visit", proceeding=aid))


def fill_application(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """How it came, the groups, the papers, the decision; the means for those who may see them."""
    if not isinstance(proceeding, LegalAidCase):
        return None
    inside = sees_means(actor, proceeding)
    statement = getattr(proceeding, "means", None) if inside else None
    urgent = urgency_decision(proceeding) if proceeding.state in UNDECIDED else None
    return {
        "aid": proceeding,
        "phone": proceeding.recipient.phone if _may_call(actor, proceeding) else "",
        "groups": [GROUPS.get(one, _GROUP_WORDS.get(one, one)) for one in proceeding.groups],
        "materials": list(proceeding.materials.all()[:MOST]),
        "means": statement.decision if statement else None,
        "means_basis": statement.get_basis_display() if statement else "",
        "urgent": urgent if urgent and urgent["answer"] == "yes" else None,
        "auxiliary": None if proceeding.exempt else AuxiliaryAid.objects.filter(aid=proceeding.pk).first(),
        "termination": GROUNDS.get(proceeding.termination_ground, ""),
        "termination_facts": proceeding.termination_facts if inside else "",
        "recovery": getattr(proceeding, "recovery", None),
        "order": _order(proceeding, actor),
        "objections": list(proceeding.objections.select_related("organisation")),
    }


def _order(aid: LegalAidCase, actor: Actor) -> Paper | None:
    """The bureau's order: to everybody once it is issued, before that to the bureau alone."""
    if getattr(aid, "recovery", None) is None:
        return None
    found = Paper.objects.filter(proceeding=aid.pk, kind="L22").exclude(state=Paper.State.VOID).first()
    if found is None or found.state == Paper.State.ISSUED:
        return found
    return found if access.capacity(actor, "documents.paper.make_above", proceeding=aid) else None


_GROUP_WORDS = {
    "migrant": "农民工",
    "disabled": "残疾人",
    "elderly": "老年人",
    "minor": "未成年人",
    "woman": "妇女",
    "veteran": "军人军属及退役军人",
}


def fill_stage(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Which stage the aid covers, what came before and after it, and whether the next one needs a new application."""
    if not isinstance(proceeding, LegalAidCase) or proceeding.refusal:
        return None
    if proceeding.decided_on is None and proceeding.follows_id is None:
        return None
    ended = proceeding.stage_ended_on is not None or proceeding.concluded_on is not None
    decision = stage_decision(proceeding, ended=ended) if ended else None
    followers = list(proceeding.followed_by.order_by("id")[:MOST])
    return {
        "aid": proceeding,
        "followers": followers,
        "decision": decision,
        "waits": bool(decision and decision["answer"] == "yes" and not followers),
        "may_apply": bool(access.capacity(actor, "legalaid.apply_next_stage", proceeding=proceeding)),
    }


def fill_assignment(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Everybody who was asked, with place, answer and reason."""
    if not isinstance(proceeding, LegalAidCase):
        return None
    rows = list(proceeding.assignments_made.select_related("user", "firm").order_by("-id")[:MOST])
    return {"aid": proceeding, "rows": rows} if rows else None


def fill_conduct(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Coming hearings of the dispute, notes, expenses, requests."""
    if (
        not isinstance(proceeding, LegalAidCase)
        or proceeding.lawyer_id is None
        and not proceeding.requests.exists()
    ):
        return None
    if not access.capacity(actor, "casework.case_file.read", proceeding=proceeding):
        return None
    hearings = Hearing.objects.filter(
        proceeding__case_file=case_file, status=Hearing.Status.SET, starts_at__gte=now()
    )
    rows = proceeding.requests.select_related("user", "party").order_by("-id")
    if not sees_means(
        actor, proceeding
    ):  # What a client tells the bureau about his lawyer isn't read by the lawyer.
        rows = rows.exclude(kind=AidRequest.Kind.COMPLAINT)
    requests = list(rows[:MOST])
    for one in requests:
        one.ground_words = REPLACEMENT.get(one.ground) or GROUNDS.get(one.ground, "")
    lawyer = proceeding.lawyer_id
    return {
        "aid": proceeding,
        "hearings": list(hearings.select_related("room").order_by("starts_at", "id")[:MOST]),
        "clashing": clashing_hearings([lawyer]).get(lawyer, set()) if lawyer else set(),
        "to_court": _to_court(proceeding) if lawyer else None,
        "notes": list(proceeding.notes.select_related("by").order_by("-on", "-id")[:MOST]),
        "expenses": list(proceeding.expenses.all()[:MOST]),
        "requests": requests,
    }


def _to_court(aid: LegalAidCase) -> TimeLimit | None:
    limit = way_to_court(aid)
    if limit is not None:
        limit.title = limit_title(limit.key)  # type: ignore[attr-defined]
    return limit


def fill_closing(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Result, defects, assessment, subsidy, voices; a lawyer sees his own subsidy and defects, not the client's words."""
    if not isinstance(proceeding, LegalAidCase) or proceeding.concluded_on is None:
        return None
    inside = sees_means(actor, proceeding)
    subsidy = getattr(proceeding, "subsidy", None)
    return {
        "aid": proceeding,
        "inside": inside,
        "items": [ITEMS.get(one, one) for one in proceeding.report_items],
        "subsidy": subsidy,
        "auxiliary": agreed(proceeding),
        "subsidy_class": CATEGORIES.get(subsidy.category, "") if subsidy else "",
        "subsidy_grade": GRADES.get(subsidy.grade, "") if subsidy else "",
        "assessments": list(proceeding.assessments.select_related("assessor")) if inside else [],
        "rating": getattr(proceeding, "rating", None) if inside else None,
        "visits": list(proceeding.visits.all()) if inside else [],
    }


def fill_objection(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """What is objected to, and on which figures the centre decided."""
    if not isinstance(proceeding, AidObjection):
        return None
    against = LegalAidCase.objects.select_related("organisation").get(pk=proceeding.against_id)
    statement = getattr(against, "means", None)
    return {
        "objection": proceeding,
        "against": against,
        "means": statement.decision if statement else None,
        "termination": GROUNDS.get(against.termination_ground, ""),
        "seen": access.visible_proceedings(actor.user).filter(pk=against.pk).exists()
        if actor.user
        else False,
    }


def fill_tribunal(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """To the deciding body: that aid was given, by whom, since when; of the application and the means nothing."""
    if isinstance(proceeding, LegalAidCase | AidObjection):
        return None
    rows = LegalAidCase.objects.filter(
        case_file=case_file, state__in=("engaged", "concluded", "reported", "reviewed"), lawyer__isnull=False
    )
    given = list(rows.select_related("lawyer", "firm", "recipient").order_by("id")[:MOST])
    return {"given": given, "clashes": _clashes(proceeding, given)} if given else None


def _clashes(proceeding: Proceeding, given: list[LegalAidCase]) -> list[Hearing]:
    """The hearings of this case that a recipient's lawyer can't attend; of his other cases nothing is told."""
    clashing = set().union(*clashing_hearings(one.lawyer_id for one in given if one.lawyer_id).values())
    coming = Hearing.objects.filter(proceeding=proceeding.pk, pk__in=clashing)
    return list(coming.order_by("starts_at", "id")[:MOST]) if clashing else []


PANELS = (
    ("legalaid/application_panel.html", fill_application),
    ("legalaid/stage_panel.html", fill_stage),
    ("legalaid/assignment_panel.html", fill_assignment),
    ("legalaid/conduct_panel.html", fill_conduct),
    ("legalaid/closing_panel.html", fill_closing),
)
OBJECTION_PANELS = (("legalaid/objection_panel.html", fill_objection),)
TRIBUNAL_PANELS = (("legalaid/given_panel.html", fill_tribunal),)
