"""委托协议、授权委托书: from here on the lawyer acts for the recipient in the case."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Representation
from casework.services.act import act
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
    aid: LegalAidCase, *, actor: Actor, powers: Sequence[str] = (), version: int | None = None
) -> Event:
    """Record agreement and mandate (令148 art 27, LA-9). Special powers are listed one by one."""
    if not set(powers) <= set(SPECIAL_POWERS):
        raise BadInput({"powers": _("Tick powers of the list only.")})
    with act("legalaid.sign_mandate", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        if row.lawyer is None or row.accepted_on is None:
            raise RuleRefused(_("The lawyer has not accepted the assignment yet."))
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
