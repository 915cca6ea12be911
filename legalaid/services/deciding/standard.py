"""经济困难标准的动态调整 (法律援助法 art 34; LA-19): a new line from a day on, and what it would have changed."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotPermitted
from casework.models import Organisation, OrganisationSetting, Role
from law.questions import ask
from legalaid.models import MeansStatement
from legalaid.services.deciding.state_means import STATED
from legalaid.services.figures import figure

KEY = "legal_aid.means_line_monthly"
YEAR = timedelta(days=365)
MOST = Decimal(100_000)


@dataclass
class District:
    """Applications of one district in the year: how many were tested, qualified then, and would qualify under the new line."""

    code: str
    tested: int = 0
    then: int = 0
    would: int = 0

    @property
    def more(self) -> int:
        return self.would - self.then


@dataclass
class WhatIf:
    """The comparison by district with its sum."""

    line: Decimal
    present: Decimal | None
    since: date
    districts: list[District] = field(default_factory=list)

    @property
    def total(self) -> District:
        whole = District("")
        for one in self.districts:
            whole.tested, whole.then, whole.would = (
                whole.tested + one.tested, whole.then + one.then, whole.would + one.would,
            )  # fmt: skip
        return whole


def what_if(centre: Organisation, line: Decimal, *, until: date | None = None) -> WhatIf:
    """Last year's applications that went through the means check, tested again with another line; two queries, whatever their number.

    Who was exempt from the check is not counted: no line changes anything for them.
    """
    last = until or today()
    rows = MeansStatement.objects.filter(
        aid__organisation=centre, aid__received_on__gt=last - YEAR, aid__received_on__lte=last
    ).values_list("aid__case_file__region", "aid__received_on", "sealed_facts", "answer")
    found: dict[str, District] = defaultdict(lambda: District(""))
    for region, received_on, facts, answer in rows.iterator(chunk_size=2000):
        district = found[region]
        district.code = region
        district.tested += 1
        district.then += answer == "yes"
        district.would += _again(json.loads(facts), centre.region, received_on, line)
    ordered = sorted(found.values(), key=lambda one: one.code)
    return WhatIf(line, figure(centre, "means_line_monthly", last), last - YEAR, ordered)


def _again(stated: dict[str, object], region: str, on: date, line: Decimal) -> bool:
    facts = {name: stated[name] for name in STATED if stated.get(name) is not None}
    facts |= {"region": region, "on": on.isoformat(), "line_monthly": str(line)}
    return ask("legal_aid_means", facts).answer == "yes"


def enter_standard(
    centre: Organisation, *, actor: Actor, line: Decimal, effective_from: date, source: str
) -> OrganisationSetting:
    """Enter a new line with its notice, from today or a later day on; old applications keep the line of their day."""
    require_centre(actor, centre)
    errors = {}
    if not Decimal(0) < line < MOST:
        errors["line"] = _("Enter the amount in yuan per head and month.")
    if effective_from < today():
        errors["effective_from"] = _("A standard can't be changed for days that are over.")
    if len(source.strip()) < 4:
        errors["source"] = _("Name the notice that sets it.")
    if errors:
        raise BadInput(errors)
    assert actor.user is not None
    entered = {"value": f"{line:.2f}", "entered_by": actor.user.pk, "entered_at": now().isoformat()}
    with transaction.atomic():
        row, _made = OrganisationSetting.objects.update_or_create(
            organisation=centre,
            key=KEY,
            effective_from=effective_from,
            defaults={"value": entered, "source": source.strip()[:200]},
        )
    return row


def standards_of(centre: Organisation) -> list[OrganisationSetting]:
    """The lines that the centre has entered, newest first."""
    return list(OrganisationSetting.objects.filter(organisation=centre, key=KEY).order_by("-effective_from"))


def require_centre(actor: Actor, centre: Organisation) -> None:
    """Only the centre's own clerks and head change its standard, look through its figures and pay."""
    held = access.memberships(actor.user) if actor.user is not None else []
    if not any(m.organisation_id == centre.pk and m.role in (Role.LEGAL_AID_CLERK, Role.HEAD) for m in held):
        raise NotPermitted(_("Only the legal-aid centre itself may do this."))


def own_centre(actor: Actor) -> Organisation:
    """The legal-aid centre in which the person works as clerk or head; refused to everybody else."""
    held = access.memberships(actor.user) if actor.user is not None else []
    for m in held:
        if m.organisation.kind == Organisation.Kind.LEGAL_AID and m.role in (Role.LEGAL_AID_CLERK, Role.HEAD):
            return m.organisation
    raise NotPermitted(_("This page is for the people of a legal-aid centre."))
