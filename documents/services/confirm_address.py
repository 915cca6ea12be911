"""地址确认: the party says where papers reach it, and whether electronically; every later paper goes there (A07)."""

from dataclasses import dataclass
from typing import Any

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Party, Proceeding
from casework.services.act import act
from documents.models import AddressConfirmation


@dataclass(frozen=True)
class Confirmed:
    """What the form says. `refused`: the party wouldn't, and was told what follows (SRV-9)."""

    address: str = ""
    phone: str = ""
    recipient: str = ""
    proxy: str = ""
    proxy_phone: str = ""
    electronic: bool = False
    electronic_address: str = ""
    electronic_awards: bool = False
    refused: bool = False
    channel: str = AddressConfirmation.Channel.FORM


def confirm_address(
    proceeding: Proceeding, *, actor: Actor, party: Party, confirmed: Confirmed, version: int | None = None
) -> AddressConfirmation:
    """Keep a confirmation; the one before counts no more. Consent for awards is asked apart (SRV-7, SRV-9).

    Raises BadInput without an address, or with consent for awards but none for papers; NotPermitted for another's address.
    """
    if not confirmed.refused and not confirmed.address.strip():
        raise BadInput({"address": "请填写送达地址。"})
    if confirmed.electronic_awards and not confirmed.electronic:
        raise BadInput({"electronic_awards": "先同意电子送达，才能勾选以电子方式送达调解书、裁决书。"})
    if party.case_file_id != proceeding.case_file_id or (
        actor.party is not None and actor.party.pk != party.pk
    ):
        raise BadInput({"party": "只能确认本案当事人自己的地址。"})
    with act("documents.address.confirm", actor=actor, proceeding=proceeding, version=version) as it:
        AddressConfirmation.objects.filter(party=party, superseded=False).update(superseded=True)
        row = AddressConfirmation.objects.create(
            party=party, proceeding_id=proceeding.pk, confirmed_on=today(), **_columns(confirmed)
        )
        if not confirmed.refused:
            _keep(party, confirmed)
        row.event = it.record(
            "casework.address.confirmed",
            party=party,
            data={
                "electronic": confirmed.electronic,
                "awards": confirmed.electronic_awards,
                "refused": confirmed.refused,
                "channel": confirmed.channel,
            },
        )
        row.save(update_fields=["event"])
    return row


def _columns(confirmed: Confirmed) -> dict[str, Any]:
    if confirmed.refused:
        return {"refused": True, "channel": confirmed.channel}
    return dict(vars(confirmed))


def _keep(party: Party, confirmed: Confirmed) -> None:
    locked = Party.objects.select_for_update().get(pk=party.pk)
    locked.service_address = confirmed.address
    locked.phone = confirmed.phone or locked.phone
    locked.electronic_service = confirmed.electronic
    locked.index()
    locked.save()
