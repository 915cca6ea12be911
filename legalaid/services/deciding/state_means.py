"""说明经济困难状况 (法律援助法 art 41): the statement is sealed, the rule's answer is kept with every limb."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, User
from casework.services.act import act
from law.facts import FactError
from law.questions import ask
from legalaid.models import LegalAidCase, MeansStatement
from legalaid.services.figures import figure

STATED = (
    "household_income", "household_size", "valuable_assets", "asset_value", "exceptional_spending",
    "wage_or_injury_dispute", "average_wage_6_months",
)  # fmt: skip


def means_decision(aid: LegalAidCase, stated: Mapping[str, Any]) -> dict[str, Any]:
    """The means test by the standard of the centre's place on the day of the application (粤府令268号 3; LA-19, LA-22)."""
    day = aid.received_on
    facts: dict[str, Any] = {name: stated[name] for name in STATED if stated.get(name) is not None}
    facts |= {"region": aid.organisation.region, "on": day.isoformat()}
    for name, parameter in (("line_monthly", "means_line_monthly"), ("asset_line", "asset_line")):
        value = figure(aid.organisation, parameter, day)
        facts |= {} if value is None else {name: str(value)}
    return ask("legal_aid_means", facts).as_data()


def state_means(
    aid: LegalAidCase,
    *,
    actor: Actor,
    stated: Mapping[str, Any],
    basis: str = MeansStatement.Basis.COMMITMENT,
    version: int | None = None,
) -> Event:
    """Keep what the applicant states of his means, with the answer. A newer statement takes the place of the older one."""
    plain = json.loads(json.dumps(dict(stated), cls=DjangoJSONEncoder))
    with act("legalaid.state_means", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        keep_statement(it.proceeding, plain, basis=basis, by=actor.user, stated_on=today())
        return it.record("legalaid.means.stated", party=it.proceeding.recipient, data={"basis": basis})


def keep_statement(
    aid: LegalAidCase, stated: Mapping[str, Any], *, basis: str, by: User | None, stated_on: date
) -> None:
    """Keep a statement, sealed, with the answer that the rule gives on the day of this application. Raises BadInput."""
    try:
        decision = means_decision(aid, stated)
    except FactError as wrong:
        raise BadInput({wrong.field: _("This can't be used: %(why)s") % {"why": wrong.message}}) from wrong
    MeansStatement.objects.update_or_create(
        aid=aid,
        defaults={
            "stated_on": stated_on,
            "basis": basis,
            "sealed_facts": json.dumps(dict(stated), ensure_ascii=False),
            "sealed_result": json.dumps(decision, ensure_ascii=False),
            "answer": decision["answer"],
            "recorded_by": by,
        },
    )
