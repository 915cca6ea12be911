"""委托协议、授权委托书: from here on the lawyer acts for the recipient in the case."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Representation
from casework.services.act import act
from law.local_rules import LocalRule, local_rule
from legalaid.models import LegalAidCase
from legalaid.services.conduct.sight import open_the_case

SPECIAL_POWERS = (
    "承认仲裁请求",
    "放弃仲裁请求",
    "变更仲裁请求",
    "进行和解",
    "参加调解",
    "提起反申请",
    "代收法律文书",
)


def sign_mandate(
    aid: LegalAidCase,
    *,
    actor: Actor,
    powers: Sequence[str] = (),
    contingency: bool = False,
    version: int | None = None,
) -> Event:
    """Record agreement and mandate (令148 art 27, LA-9). Special powers are listed one by one.

    An agreement with a fee that depends on the result is refused where a worker's lawyer must not have one (LA-23). The share
    of auxiliary aid is the law's own and is agreed with the centre, not with the lawyer.
    """
    if not set(powers) <= set(SPECIAL_POWERS):
        raise BadInput({"powers": _("Tick powers of the list only.")})
    with act("legalaid.sign_mandate", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        if row.lawyer is None or row.accepted_on is None:
            raise RuleRefused(_("The lawyer has not accepted the assignment yet."))
        banned = contingency_banned(row)
        if contingency and banned is not None:
            raise RuleRefused(
                _("An agreement with a fee that depends on the result can't be recorded."),
                reasons=[f"{banned.zh}（{banned.article}）"],
            )
        row.engage()
        row.mandate_on, row.powers = today(), list(powers)
        Representation.objects.create(
            party=row.recipient,
            user=row.lawyer,
            name=row.lawyer.full_name,
            kind="legal_aid",
            firm=row.firm.name if row.firm else "",
            powers=list(powers),
            since=today(),
        )
        open_the_case(row)
        return it.record("legalaid.mandate.signed", party=row.recipient, data={"powers": list(powers)})


def contingency_banned(aid: LegalAidCase) -> LocalRule | None:
    """The rule of the place by which a worker's lawyer takes no fee that depends on the result; None where there is none."""
    return local_rule("no_contingency_fee", aid.organisation.region, today())
