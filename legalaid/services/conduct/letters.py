"""请求协作、征询意见 (法律援助法 arts 41, 59): the centre writes to another body; the paper falls due on it."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def request_cooperation(
    aid: LegalAidCase, *, actor: Actor, body: str, matter: str, version: int | None = None
) -> Event:
    """Ask another body for help: a query, a meeting, evidence of another place."""
    _check(body, matter)
    with act("legalaid.request_cooperation", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        data = {"body": body.strip()[:80]}
        return it.record(
            "legalaid.cooperation.requested", data=data, private={"matter": matter.strip()[:600]}
        )


def request_opinion(
    aid: LegalAidCase, *, actor: Actor, body: str, matter: str, version: int | None = None
) -> Event:
    """Ask the deciding body how the aid was carried out (法律援助法 art 59)."""
    _check(body, matter)
    with act("legalaid.request_opinion", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        data = {"body": body.strip()[:80]}
        return it.record("legalaid.opinion.requested", data=data, private={"matter": matter.strip()[:600]})


def _check(body: str, matter: str) -> None:
    errors = {}
    if len(body.strip()) < 4:
        errors["body"] = _("Name the body.")
    if len(matter.strip()) < 4:
        errors["matter"] = _("Write a few words.")
    if errors:
        raise BadInput(errors)
