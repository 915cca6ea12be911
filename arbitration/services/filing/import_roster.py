"""集体立案: the rows of a roster become the applicants of one case, each with one claim of unpaid wages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, RosterImport, RosterRow
from arbitration.roster import check_row
from arbitration.services.filing.receive import receive
from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import CaseFile, Party
from casework.services.open_case_file import COLLECTIVE_FROM, NewParty, open_case_file
from law.identifiers import clean, id_birth_date, id_sex, upgrade_id
from law.parameter import parameters

S = RosterRow.Status
READY = (S.OK, S.FIXED)


@dataclass(frozen=True)
class Employer:
    """The respondent of the case, as the clerk enters it."""

    name: str
    credit_code: str = ""
    residence: str = ""
    legal_representative: str = ""


def import_roster(
    roster: RosterImport,
    *,
    actor: Actor,
    employer: Employer,
    period: tuple[date, date],
    representatives: Collection[int],
    migrant_worker: bool = True,
    received_on: date | None = None,
) -> Arbitration:
    """Open one case for all rows in order (调解仲裁法 art 7, 办案规则 arts 62, 63; COL-1, COL-2). Done twice, it is done once.

    `representatives` are row ids: three to five when ten or more workers apply. Raises RuleRefused while rows wait for
    correction. All or nothing.
    """
    access.require(actor, "arbitration.receive")
    with transaction.atomic():
        locked = RosterImport.objects.select_for_update().select_related("organisation").get(pk=roster.pk)
        if locked.arbitration_id is not None:
            known: Arbitration = Arbitration.objects.get(pk=locked.arbitration_id)
            return known
        rows = _ready_rows(locked)
        _check_representatives(rows, representatives)
        parties = [_worker(row, period, row.pk in representatives) for row in rows]
        parties.append(_respondent(employer))
        case_file = open_case_file(
            region=locked.organisation.region,
            channel=CaseFile.Channel.IMPORT,
            cause="追索劳动报酬",
            parties=parties,
            migrant_worker=migrant_worker,
        )
        arbitration = receive(
            actor=actor,
            case_file=case_file,
            tribunal=locked.organisation,
            received_on=received_on,
            channel=CaseFile.Channel.IMPORT,
        )
        _finish(locked, rows, arbitration)
    return arbitration


def representatives_allowed() -> tuple[int, int]:
    """The fewest and most representatives of a collective case today (办案规则 art 63)."""
    table = parameters()
    low, high = (table[f"arbitration.representatives_{end}"].at(today()).value for end in ("min", "max"))
    return int(low), int(high)


def _ready_rows(roster: RosterImport) -> list[RosterRow]:
    rows = list(RosterRow.objects.filter(roster=roster))
    wrong = [row.number for row in rows if row.status == S.ERROR]
    if wrong:
        listed = "、".join(map(str, wrong[:20]))
        raise RuleRefused(_("Correct or leave out these rows first: %(rows)s") % {"rows": listed})
    ready = [row for row in rows if row.status in READY]
    if not ready:
        raise RuleRefused(_("No row is left to import."))
    return ready


def _check_representatives(rows: list[RosterRow], chosen: Collection[int]) -> None:
    low, high = representatives_allowed()
    if not set(chosen) <= {row.pk for row in rows}:
        raise BadInput({"representatives": _("Choose representatives among the rows that are imported.")})
    if len(rows) >= COLLECTIVE_FROM and not low <= len(set(chosen)) <= high:
        raise BadInput(
            {
                "representatives": _("Choose %(low)s to %(high)s representatives (办案规则第63条).")
                % {"low": low, "high": high}
            }
        )


def _worker(row: RosterRow, period: tuple[date, date], elected: bool) -> NewParty:
    values = row.cells
    result = check_row(values, today=today())
    assert result.ok and result.owed is not None
    number = upgrade_id(clean(result.id_number))
    first = max(period[0], result.started_on) if result.started_on else period[0]
    claim: Mapping[str, Any] = {
        "code": "C2",
        "kind": "unpaid_wages",
        "title": "工资",
        "period_from": min(first, period[1]),
        "period_to": period[1],
        "claimed": result.owed,
        "computed": None if result.due is None else result.due - (result.paid or Decimal(0)),
        "facts": {
            name: str(value)
            for name in ("rate", "days", "due", "paid")
            if (value := getattr(result, name)) is not None
        },
    }
    fields = {
        "id_number": number, "phone": values.get("phone", ""), "sex": id_sex(number) or "",
        "born_on": id_birth_date(number), "elected": elected,
    }  # fmt: skip
    return NewParty(
        side=Party.Side.APPLICANT,
        nature=Party.Nature.PERSON,
        name=result.name,
        fields=fields,
        claims=(claim,),
    )


def _respondent(employer: Employer) -> NewParty:
    fields = {
        "credit_code": clean(employer.credit_code),
        "residence": employer.residence,
        "legal_representative": employer.legal_representative,
    }
    return NewParty(side=Party.Side.RESPONDENT, nature=Party.Nature.UNIT, name=employer.name, fields=fields)


def _finish(roster: RosterImport, rows: list[RosterRow], arbitration: Arbitration) -> None:
    made = Party.objects.filter(case_file=arbitration.case_file_id, side=Party.Side.APPLICANT).order_by(
        "ordinal"
    )
    for row, party in zip(rows, made, strict=True):
        row.party, row.status = party, S.IMPORTED
    RosterRow.objects.bulk_update(rows, ["party", "status"], batch_size=200)
    roster.arbitration = arbitration
    roster.save(update_fields=["arbitration"])
