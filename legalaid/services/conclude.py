"""结案报告: the lawyer reports the end of the work."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def conclude(
    aid: LegalAidCase, *, actor: Actor, report: Mapping[str, Any], version: int | None = None
) -> Event:
    """Report the end of the work and its result (法律援助法 art 50, LA-14)."""
    if not str(report.get("result", "")).strip():
        raise BadInput({"result": _("Say how the case ended.")})
    with act("legalaid.conclude", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.conclude()
        return it.record("legalaid.case.concluded", private=dict(report))
