"""Forms of the joint table's lead: inviting bodies, closing the table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import ActForm, calls
from casework.models import Organisation, Seat
from casework.registry import ActPage
from mediation.kinds import KINDS
from mediation.services.table.close_table import close_table
from mediation.services.table.invite_body import PARTS, invite_body
from mediation.views.choosing import long_text


class InviteForm(ActForm):
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body"))

    def prepare(self) -> None:
        self.fields["body"].queryset = bodies_to_invite(self.proceeding)  # type: ignore[attr-defined]


class CloseTableForm(ActForm):
    report = long_text(_("Closing report: what the table did, and how it ended"), most=4000)


def bodies_to_invite(row: Any) -> Any:
    """The bodies of the city that can sit at the table and have no seat yet."""
    kinds = [kind for kinds in PARTS.values() for kind in kinds]
    seated = Seat.objects.filter(proceeding=row.pk, state__in=["invited", "accepted"])
    rows = Organisation.objects.filter(active=True, kind__in=kinds, region__startswith=row.region[:4])
    return rows.exclude(pk=row.organisation_id).exclude(pk__in=seated.values("organisation"))


def _has_table(row: Any) -> bool:
    return KINDS[row.mediation_kind].table and row.table_closed_on is None


PAGES = {
    "mediation.invite_body": ActPage(InviteForm, calls(invite_body), offered=_has_table),
    "mediation.close_table": ActPage(CloseTableForm, calls(close_table), offered=_has_table),
}
