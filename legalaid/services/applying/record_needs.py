"""语言和无障碍需求 (法律援助法 art 45): what the recipient needs so that the aid is of use to him."""

from casework.actor import Actor
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase


def record_needs(
    aid: LegalAidCase, *, actor: Actor, language: str = "", needs: str = "", version: int | None = None
) -> Event:
    """Keep the language or dialect, which the order of lawyers looks at, and other needs, sealed."""
    with act("legalaid.record_needs", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        it.proceeding.language, it.proceeding.needs = language.strip()[:40], needs.strip()
        return it.record("legalaid.needs.recorded", data={"needs": bool(needs.strip())})
