"""Whether the lawyer sees the other proceedings of the dispute: from the mandate until he leaves it."""

from casework.clock import today
from casework.models import Assignment, Proceeding, Representation, Role
from legalaid.models import LegalAidCase

OWN = (Proceeding.Kind.LEGAL_AID, Proceeding.Kind.AID_OBJECTION)


def open_the_case(row: LegalAidCase) -> None:
    """The lawyer sees the proceedings of the other bodies from now on; other people's aid is none of his business."""
    for proceeding in Proceeding.objects.filter(case_file=row.case_file_id).exclude(kind__in=OWN):
        Assignment.objects.get_or_create(
            proceeding=proceeding, user=row.lawyer, role=Role.LAWYER, until=None, defaults={"since": today()}
        )


def close_the_case(row: LegalAidCase) -> None:
    """He leaves: his mandate for this recipient ends, and with the last of his recipients in the dispute his sight."""
    Representation.objects.filter(
        party=row.recipient_id, user=row.lawyer_id, kind="legal_aid", until=None
    ).update(until=today())
    others = LegalAidCase.objects.filter(case_file=row.case_file_id, lawyer=row.lawyer_id).exclude(pk=row.pk)
    if others.filter(closed_on=None).exists():
        return
    Assignment.objects.filter(
        proceeding__case_file=row.case_file_id, user=row.lawyer_id, role=Role.LAWYER, until=None
    ).exclude(proceeding__kind__in=OWN).update(until=today())
