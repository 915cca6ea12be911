"""法律援助人员档案: who can be asked in the centre's city, and what the centre keeps of each."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Membership, Organisation, Role
from legalaid.models import Provider
from legalaid.services.deciding.standard import require_centre

PAGE = 50
KEPT = ("specialities", "languages", "areas", "cap", "weight", "on_leave_until")


def providers_of(centre: Organisation, after: int = 0) -> tuple[list[Membership], int]:
    """The people of the city's firms and of the centre, cut by key; the second figure is the key of the next page, or 0."""
    rows = Membership.objects.filter(
        role=Role.LAWYER, active=True, organisation__region__startswith=centre.region[:4], pk__gt=after
    )
    found = list(
        rows.select_related("user", "organisation", "provider")
        .defer("user__phone")
        .order_by("pk")[: PAGE + 1]
    )
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def provider_of(centre: Organisation, pk: int) -> Membership | None:
    """One person of the centre's city."""
    rows = Membership.objects.filter(
        role=Role.LAWYER, active=True, organisation__region__startswith=centre.region[:4]
    )
    return rows.select_related("user", "organisation", "provider").filter(pk=pk).first()


def keep_provider(
    membership: Membership, *, actor: Actor, centre: Organisation, values: Mapping[str, Any]
) -> Provider:
    """Keep speciality, dialects, areas, cap, weight, leave, category and standing (法律援助法 arts 12, 16, 17)."""
    require_centre(actor, centre)
    _check(values)
    with transaction.atomic():
        held = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        for name in KEPT:
            setattr(held, name, values[name])
        held.save(update_fields=KEPT)
        provider, _made = Provider.objects.update_or_create(
            membership=held,
            defaults={
                "category": values["category"],
                "licence": values["licence"],
                "standing": values["standing"],
            },
        )
        if values.get("bank_account"):
            provider.bank_account = values["bank_account"]
            provider.save(update_fields=["bank_account"])
    return provider


def _check(values: Mapping[str, Any]) -> None:
    errors = {}
    leave: date | None = values["on_leave_until"]
    if not 1 <= values["cap"] <= 500:
        errors["cap"] = _("From 1 to 500 cases.")
    if not Decimal("0.1") <= values["weight"] <= 10:
        errors["weight"] = _("From 0.1 to 10.")
    if leave is not None and leave < today():
        errors["on_leave_until"] = _("Leave can't end in the past.")
    if errors:
        raise BadInput(errors)
