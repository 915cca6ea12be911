"""转介法律援助: the step that every body shares when a worker before it needs a lawyer and agrees."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.errors import BadInput, RuleRefused
from casework.models import Event, Organisation, Party, Proceeding, Referral
from casework.services.act import Act
from casework.services.refer import offer

KIND = Proceeding.Kind.LEGAL_AID


def centres_of(proceeding: Proceeding) -> QuerySet[Organisation]:
    """The legal-aid centres of the proceeding's city."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.LEGAL_AID, active=True)
    return rows.filter(region__startswith=proceeding.region[:4])


def offer_aid(it: Act[Any], *, centre: Organisation, party: Party, reason: str) -> Event:
    """Offer the file as it is to a centre of the city (法律援助法 arts 31, 35, 42), once at a time. Raises BadInput, RuleRefused."""
    row = it.proceeding
    errors = {}
    if centre.kind != Organisation.Kind.LEGAL_AID or centre.region[:4] != row.region[:4]:
        errors["centre"] = _("Choose a legal-aid centre of this city.")
    if party.case_file_id != row.case_file_id or party.nature != Party.Nature.PERSON:
        errors["party"] = _("Choose a worker of this case.")
    if not reason.strip():
        errors["reason"] = _("Say why legal aid is needed, and that the worker agrees.")
    if errors:
        raise BadInput(errors)
    sent = Referral.objects.filter(case_file=row.case_file_id, target_kind=KIND, party=party)
    if sent.exclude(state=Referral.State.RETURNED).exclude(opened__closed_on__isnull=False).exists():
        raise RuleRefused(_("This worker has been referred to legal aid already."))
    referral = offer(
        case_file=it.case_file,
        source=row,
        target_kind=KIND,
        target=centre,
        party=party,
        reason=reason.strip()[:300],
    )
    return it.record(
        "casework.referral.offered", party=party, data={"referral": referral.pk, "to": "legal_aid"}
    )
