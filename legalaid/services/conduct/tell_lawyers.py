"""News of the deciding bodies for the lawyers of the dispute: once each, whatever the number of their clients."""

from casework.clock import now
from casework.models import Event, Notice
from legalaid.models import LegalAidCase, State


def tell_lawyers(event: Event) -> int:
    """Tell every lawyer who has a mandate in the dispute. Returns how many were told."""
    rows = LegalAidCase.objects.filter(
        case_file=event.case_file_id, state=State.ENGAGED, lawyer__isnull=False
    ).order_by("-id")
    first = {lawyer: pk for pk, lawyer in rows.values_list("pk", "lawyer")}
    Notice.objects.bulk_create(
        Notice(
            case_file_id=event.case_file_id,
            proceeding_id=pk,
            user_id=lawyer,
            kind="legalaid.news",
            context={"event": event.name, "on": event.on.isoformat()},
            made_at=now(),
        )
        for lawyer, pk in sorted(first.items())
    )
    return len(first)
