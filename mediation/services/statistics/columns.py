"""The columns that a kind of mediation reports beyond the common ones. A new column is one line here."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.models import Event, Referral, Seat
from mediation.models import Agreement, PlatformWork, Source, Visit


@dataclass(frozen=True)
class Column:
    """A column's words, and the condition under which a mediation counts in it."""

    title: str | Promise
    condition: Q


def _own(model: type, **rows: object) -> Q:
    return Q(Exists(model.objects.filter(mediation=OuterRef("pk"), **rows)))  # type: ignore[attr-defined]


def _source(*sources: str) -> Q:
    return Q(source__in=sources)


COLUMNS: Mapping[str, Column] = {
    "migrant_workers": Column(_("migrant workers"), Q(case_file__migrant_worker=True)),
    "legal_aid_referrals": Column(
        _("handed on to legal aid"),
        Q(Exists(Referral.objects.filter(source=OuterRef("pk"), target_kind="legal_aid"))),
    ),
    "oral_agreements": Column(_("oral agreements"), _own(Agreement, state="signed", form="oral")),
    "own_motion": Column(_("of its own motion"), _source(Source.OWN_MOTION)),
    "visits": Column(_("visited"), _own(Visit)),
    "transferred": Column(_("transferred"), Q(state="transferred")),
    "from_inspection": Column(_("from inspection"), _source(Source.INSPECTION, Source.CLUE)),
    "court_delegated": Column(_("sent before docketing"), _source(Source.COURT_DELEGATED)),
    "court_entrusted": Column(_("sent after docketing"), _source(Source.COURT_ENTRUSTED)),
    "by_employer": Column(_("applied by the employer"), Q(applied_by__nature="unit")),
    "negotiated": Column(
        _("negotiated before"),
        Q(Exists(Event.objects.filter(proceeding=OuterRef("pk"), name="mediation.negotiation.proposed"))),
    ),
    "platforms": Column(_("platform facts noted"), _own(PlatformWork)),
    "seats_taken": Column(
        _("with other bodies at the table"),
        Q(
            Exists(
                Seat.objects.filter(proceeding=OuterRef("pk"), answered_on__isnull=False).exclude(
                    state="declined"
                )
            )
        ),
    ),
    "not_employment": Column(
        _("no employment relation"), _own(PlatformWork, bond__in=["civil", "incomplete"])
    ),
}
