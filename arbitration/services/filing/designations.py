"""Which disputes on jurisdiction wait for the common superior, and what it may read of them (办案规则 art 9)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from arbitration.models import Arbitration
from casework import access
from casework.models import Claim, Event, Organisation, Party, Role, User, WorkItem
from documents.models import Paper

DISPUTED, DESIGNATED = "arbitration.transfer.disputed", "arbitration.transfer.designated"
DECIDERS = (Role.HEAD, Role.SUPERVISOR)


def decides_for(user: User) -> list[int]:
    """The organisations in whose name the person designates."""
    return [m.organisation_id for m in access.memberships(user) if m.role in DECIDERS]


def asked(user: User) -> QuerySet[Event]:
    """Every dispute, the last of its case, that was put to a body of this person."""
    later = Event.objects.filter(proceeding=OuterRef("proceeding"), name=DISPUTED, id__gt=OuterRef("id"))
    rows = Event.objects.filter(name=DISPUTED, data__superior__in=decides_for(user))
    return rows.filter(~Exists(later)).select_related("proceeding__organisation")


def waiting_disputes(user: User) -> QuerySet[Event]:
    """Those that are still to be answered, oldest first."""
    open_items = WorkItem.objects.filter(node="await_designation", done_at=None)
    return asked(user).filter(proceeding__in=open_items.values("proceeding")).order_by("id")


def last_designation(row: Arbitration) -> Event | None:
    """What the superior answered last."""
    return Event.objects.filter(proceeding=row.pk, name=DESIGNATED).order_by("-id").first()


def open_dispute(row: Arbitration) -> Event | None:
    """The dispute on this case that nobody has answered yet."""
    dispute = Event.objects.filter(proceeding=row.pk, name=DISPUTED).order_by("-id").first()
    answer = last_designation(row)
    return None if answer and dispute and answer.pk > dispute.pk else dispute


@dataclass(frozen=True)
class Shown:
    """What the superior needs to decide where a case belongs: no evidence, no identity numbers, no worker's address."""

    sender: Organisation
    receiver: Organisation
    sent_on: date | None
    sent_why: str
    disputed_on: date
    disputed_why: str
    applicants: str
    respondents: list[tuple[str, str]]
    claims: list[tuple[str, Decimal | None]]
    paper: Paper | None


def shown(row: Arbitration, dispute: Event) -> Shown:
    """The file as the superior sees it."""
    sent = row.transferred_from
    assert sent is not None
    known = Party.objects.filter(case_file=row.case_file_id, left_on=None)
    applicants = known.filter(side=Party.Side.APPLICANT)
    first = applicants.first()
    count = applicants.count()
    asked_for = Claim.objects.standing(row.case_file_id).exclude(party__side=Party.Side.RESPONDENT)
    return Shown(
        sender=sent.organisation,
        receiver=row.organisation,
        sent_on=sent.handed_over_on,
        sent_why=sent.refusal.get("explanation", ""),
        disputed_on=dispute.on,
        disputed_why=dispute.private.get("reason", ""),
        applicants=f"{first}等{count}人" if count > 1 else str(first or ""),
        respondents=[
            (str(one), one.residence if one.nature == Party.Nature.UNIT else "")
            for one in known.filter(side=Party.Side.RESPONDENT)
        ],
        claims=[(one.title, one.claimed) for one in asked_for.order_by("id")[:20]],
        paper=Paper.objects.filter(proceeding=row.pk, kind="A14d").exclude(state="void").first(),
    )
