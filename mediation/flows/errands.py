"""Work beside the main course: who is to be asked, told, reminded, visited, when an event calls for it."""

from django.utils.translation import gettext_noop as _

from casework.models import Role
from casework.services.errands import Errand

M = "mediation"
DONE = (f"{M}.proceeding.failed", f"{M}.proceeding.expired", f"{M}.proceeding.withdrawn", f"{M}.case.closed")


ERRANDS = (
    Errand(
        "ask_other_side",
        Role.MEDIATOR,
        _("ask the other side for its consent"),
        (f"{M}.application.received",),
        (
            f"{M}.consent.given", f"{M}.consent.refused", f"{M}.application.accepted",
            f"{M}.application.not_accepted", f"{M}.application.transferred", *DONE,
        ),
        f"{M}.acceptance",
    ),
    Errand(
        "hold_session",
        Role.MEDIATOR,
        _("hold the session"),
        (f"{M}.session.scheduled",),
        (f"{M}.session.held", f"{M}.session.called_off", f"{M}.agreement.signed", f"{M}.rest.failed", *DONE),
    ),
    Errand(
        "write_agreement",
        Role.MEDIATOR,
        _("write the agreement"),
        (f"{M}.offer.accepted",),
        (f"{M}.agreement.signed", f"{M}.partial_agreement.signed", f"{M}.rest.failed", *DONE),
        f"{M}.duty",
    ),
    Errand(
        "tell_of_arbitration",
        Role.MEDIATOR,
        _("tell both sides that the way to arbitration is open"),
        (f"{M}.arbitration_way.opened",),
        (f"{M}.agreement.signed", f"{M}.rest.failed", f"{M}.session.held", *DONE),
    ),
    Errand(
        "remind_payer",
        Role.MEDIATOR,
        _("remind the payer"),
        (f"{M}.instalment.missed",),
        (
            f"{M}.instalment.reminded", f"{M}.instalment.paid", f"{M}.agreement.performed",
            f"{M}.agreement.defaulted", f"{M}.case.closed",
        ),
    ),
    Errand(
        "visit_parties",
        Role.MEDIATOR,
        _("visit or call: is the agreement kept?"),
        (f"{M}.agreement.signed",),
        (f"{M}.visit.made", f"{M}.case.closed"),
        f"{M}.visit",
    ),
    Errand(
        "close_ended_file",
        Role.MEDIATOR,
        _("complete and close the file"),
        (
            f"{M}.application.not_accepted", f"{M}.application.transferred", f"{M}.proceeding.failed",
            f"{M}.proceeding.expired", f"{M}.proceeding.withdrawn",
        ),
        (f"{M}.case.closed",),
    ),
    Errand(
        "close_table",
        Role.MEDIATOR,
        _("close the joint table with its report"),
        (f"{M}.table.joined",),
        (f"{M}.table.closed", f"{M}.case.closed"),
    ),
)  # fmt: skip
