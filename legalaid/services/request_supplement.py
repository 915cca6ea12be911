"""补充材料: everything missing is asked for once."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def request_supplement(
    aid: LegalAidCase, *, actor: Actor, items: Sequence[str], version: int | None = None
) -> Event:
    """Ask for what is missing (法律援助法 art 43, LA-7). A second request is refused."""
    wanted = [item.strip() for item in items if item.strip()]
    if not wanted:
        raise BadInput({"items": _("Name at least one thing that is missing.")})
    with act("legalaid.request_supplement", actor=actor, proceeding=aid, version=version) as it:
        if it.proceeding.missing_items:
            raise RuleRefused(_("A supplement may be requested once only."), reasons=["法律援助法第43条"])
        it.proceeding.request_supplement()
        it.proceeding.missing_items = wanted
        return it.record("legalaid.supplement.requested", data={"items": wanted})
