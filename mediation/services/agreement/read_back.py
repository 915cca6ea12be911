"""宣读: the agreement is read back in plain words before anybody signs; only words that were read can be signed."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from mediation.models import Agreement, Mediation
from mediation.services.agreement.draft import require_draft
from mediation.services.agreement.words import digest_of
from mediation.services.sessions.discreet import require_discreet


def read_back(
    mediation: Mediation, *, actor: Actor, agreement: Agreement, understood: bool, version: int | None = None
) -> Event:
    """Note that the terms were read back and understood (人民调解法 art 22: the mediator explains). Binds the digest of the words.

    What the law warns of must have an answer in words first: the reason why the parties want it all the same.
    """
    if not understood:
        raise BadInput(
            {"understood": _("Read the agreement to both sides and answer their questions first.")}
        )
    with act("mediation.read_back", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = require_draft(it.proceeding, agreement)
        if held.warnings and not held.why_all_the_same:
            raise BadInput(
                {
                    "why_all_the_same": _(
                        "The law warns of these terms: write down why the parties want them all the same."
                    )
                }
            )
        words = {"facts": held.facts, "other_terms": held.other_terms, "waiver": held.waiver}
        require_discreet(it.proceeding, actor=actor, texts=words, sums=False)
        held.read_back_on, held.read_back_digest = today(), digest_of(held)
        held.save(update_fields=["read_back_on", "read_back_digest"])
        return it.record(
            "mediation.agreement.read_back",
            data={
                "agreement": held.pk,
                "sha256": held.read_back_digest,
                "warnings": [one["code"] for one in held.warnings],
            },
            private={"why": held.why_all_the_same},
        )
