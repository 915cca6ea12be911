"""材料接收: papers and proofs that came after the application are added to the receipt's list."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import AidMaterial, LegalAidCase


def register_materials(
    aid: LegalAidCase,
    *,
    actor: Actor,
    names: Sequence[str],
    original: str = AidMaterial.Original.COPY,
    proves_status: bool = False,
    version: int | None = None,
) -> Event:
    """Register papers handed in (法律援助法 arts 42, 43); those that prove the status count for the exemption."""
    wanted = [name.strip()[:80] for name in names if name.strip()]
    if not wanted:
        raise BadInput({"names": _("Name at least one paper.")})
    with act("legalaid.register_materials", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        AidMaterial.objects.bulk_create(
            AidMaterial(aid=row, name=name, original=original, received_on=today()) for name in wanted
        )
        if proves_status:
            row.proofs = [*row.proofs, *wanted]
        return it.record("legalaid.materials.received", data={"count": len(wanted), "status": proves_status})
