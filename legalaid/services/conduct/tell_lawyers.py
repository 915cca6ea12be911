"""News of the deciding bodies for the lawyers of the dispute: once each, whatever the number of their clients."""

from datetime import datetime

from casework.clock import SHANGHAI, now
from casework.models import Event, Hearing, Notice
from legalaid.models import LegalAidCase, State


def tell_lawyers(event: Event) -> int:
    """Tell every lawyer who has taken a case of the dispute on, with or without the mandate. Returns how many were told."""
    rows = LegalAidCase.objects.filter(
        case_file=event.case_file_id,
        state__in=(State.ASSIGNED, State.ENGAGED),
        accepted_on__isnull=False,
        lawyer__isnull=False,
    ).order_by("-id")
    context = {
        "event": event.name,
        "on": event.on.isoformat(),
        "hearing": _hearing(event),
        "was": _was(event),
    }
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
    return _at(starts)


def _was(event: Event) -> str:
    """When the hearing that is put off was to be; the lawyer may have it in his own calendar."""
    if event.name != "arbitration.hearing.postponed":
        return ""
    rows = Hearing.objects.filter(pk=event.data.get("hearing"))
    return _at(rows.values_list("starts_at", flat=True).first())


def _at(starts: datetime | None) -> str:
    return f"{starts.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if starts else ""
