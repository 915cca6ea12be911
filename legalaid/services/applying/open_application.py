"""受理申请: at window, station, hotline, post or home a case file is opened with the application, or one that exists is found."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import CaseFile, Organisation, Party
from casework.services.open_case_file import NewParty, open_case_file
from legalaid.models import LegalAidCase
from legalaid.services.receive import Application, receive

CHANNELS = {"window": "window", "post": "post", "hotline": "phone", "station": "oral", "home_visit": "oral"}


def open_application(
    *,
    actor: Actor,
    centre: Organisation,
    worker: Mapping[str, Any],
    employer: str,
    claims: tuple[Mapping[str, Any], ...],
    cause: str,
    migrant_worker: bool,
    application: Application,
    received_on: date,
    place: str = "",
) -> LegalAidCase:
    """Open a case file and its legal-aid case together (法律援助法 art 41). `place`: where it happened, which art 38 asks for."""
    name = str(worker["name"]).strip()
    fields = {key: value for key, value in worker.items() if key != "name"}
    parties = [
        NewParty(Party.Side.APPLICANT, Party.Nature.PERSON, name, fields, claims),
        NewParty(Party.Side.RESPONDENT, Party.Nature.UNIT, employer.strip()),
    ]
    with transaction.atomic():
        case_file = open_case_file(
            region=place or centre.region,
            channel=CHANNELS.get(application.channel, "window"),
            cause=cause,
            parties=parties,
            migrant_worker=migrant_worker,
            hardship=bool(application.groups),
        )
        recipient = case_file.parties.get(side=Party.Side.APPLICANT)
        return receive(
            actor=actor,
            case_file=case_file,
            recipient=recipient,
            centre=centre,
            matter=_matter(recipient),
            received_on=received_on,
            application=application,
        )


def apply_on_file(
    *,
    actor: Actor,
    centre: Organisation,
    number: str,
    id_number: str,
    application: Application,
    received_on: date,
) -> LegalAidCase:
    """Take an application of a worker whose dispute has a case file already: nobody types anything twice.

    The file's number alone opens nothing: the applicant's ID number must be one of the file's.
    """
    case_file = CaseFile.objects.filter(number=number.strip()).first()
    probe = Party(nature=Party.Nature.PERSON, name="", id_number=id_number.strip())
    probe.index()
    found = Party.objects.filter(
        case_file=case_file, side=Party.Side.APPLICANT, id_index=probe.id_index, left_on=None
    ).first()
    if case_file is None or not probe.id_index or found is None:
        raise BadInput({"number": _("No case file has this number and this applicant.")})
    return receive(
        actor=actor,
        case_file=case_file,
        recipient=found,
        centre=centre,
        matter=_matter(found),
        received_on=received_on,
        application=application,
    )


def _matter(recipient: Party) -> str:
    """What aid is asked for: the applicant's first claim (法律援助法 art 31)."""
    first = recipient.claims.order_by("ordinal", "pk").first()
    return first.title if first else "劳动报酬"
