"""News of the deciding bodies for the lawyers of the dispute: once each, whatever the number of their clients."""

from casework.clock import SHANGHAI, now
from casework.models import Event, Hearing, Notice
from legalaid.models import LegalAidCase, State


def tell_lawyers(event: Event) -> int:
    """Tell every lawyer who has a mandate in the dispute. Returns how many were told."""
    rows = LegalAidCase.objects.filter(
        case_file=event.case_file_id, state=State.ENGAGED, lawyer__isnull=False
    ).order_by("-id")
    context = {"event": event.name, "on": event.on.isoformat(), "hearing": _hearing(event)}
    first = {lawyer: pk for pk, lawyer in rows.values_list("pk", "lawyer")}
    Notice.objects.bulk_create(
        Notice(
            case_file_id=event.case_file_id,
            proceeding_id=pk,
            user_id=lawyer,
            kind="legalaid.news",
            context=context,
            made_at=now(),
        )
        for lawyer, pk in sorted(first.items())
    )
    return len(first)


def _hearing(event: Event) -> str:
    """When the next hearing is, for news of hearings: the day of the news itself helps nobody. Empty for other news."""
    if not event.name.startswith("arbitration.hearing."):
        return ""
    coming = Hearing.objects.filter(
        proceeding=event.proceeding_id, status=Hearing.Status.SET, starts_at__gte=now()
    )
    starts = coming.order_by("starts_at").values_list("starts_at", flat=True).first()
    return f"{starts.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if starts else ""
