"""Open a case file with its parties and claims. The tracks open their proceedings on it in the same transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework.clock import today
from casework.errors import BadInput
from casework.models import CaseFile, Claim, Party
from casework.rules.names import company_key, id_key, person_key
from casework.services.check_conflicts import keep_findings
from casework.services.numbers import next_number

COLLECTIVE_FROM = 10  # workers with a common claim: 调解仲裁法 art 7; 办案规则 art 62


@dataclass(frozen=True)
class NewParty:
    """What is known of a party when it enters a case file; `fields` are Party's own field names."""

    side: str
    nature: str
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    claims: tuple[Mapping[str, Any], ...] = ()


def open_case_file(
    *,
    region: str,
    channel: str,
    cause: str,
    parties: Iterable[NewParty],
    migrant_worker: bool = False,
    hardship: bool = False,
    new_employment: bool = False,
) -> CaseFile:
    """Write the case file. It is numbered by year and city; the formal case number comes with acceptance."""
    parties = list(parties)
    with transaction.atomic():
        year = today().year
        serial = next_number(f"case_file:{region[:4]}:{year}")
        workers = sum(
            1 for p in parties if p.side == Party.Side.APPLICANT and p.nature == Party.Nature.PERSON
        )
        case_file = CaseFile.objects.create(
            number=f"LD{region[:4]}{year}{serial:06d}",
            region=region,
            channel=channel,
            cause=cause,
            opened_on=today(),
            headcount=max(workers, 1),
            collective=workers >= COLLECTIVE_FROM,
            migrant_worker=migrant_worker,
            hardship=hardship,
            new_employment=new_employment,
        )
        for new in parties:
            add_party(case_file, new)
        refresh_summary(case_file)
    return case_file


def add_party(case_file: CaseFile, new: NewParty) -> Party:
    """Add one party with its claims; its indexes and masks are filled here."""
    ordinal = Party.objects.filter(case_file=case_file, side=new.side).count() + 1
    party = Party(
        case_file=case_file, side=new.side, nature=new.nature, name=new.name, ordinal=ordinal, **new.fields
    )
    party.index()
    party.save()
    for number, claim in enumerate(new.claims, start=1):
        Claim.objects.create(case_file=case_file, party=party, ordinal=number, **claim)
    keep_findings(party)
    return party


def refuse_twice(case_file: CaseFile, new: NewParty) -> None:
    """BadInput for a person or unit that is a party of the case already."""
    index = id_key(str(new.fields.get("id_number") or ""))
    code = str(new.fields.get("credit_code") or "")
    name = person_key(new.name) if new.nature == Party.Nature.PERSON else company_key(new.name)
    for party in Party.objects.filter(case_file=case_file, left_on=None):
        same_id = bool(index) and id_key(party.id_number) == index
        same_code = bool(code) and party.credit_code == code
        key = person_key(party.name) if party.nature == Party.Nature.PERSON else company_key(party.name)
        unnumbered = not index and not code and key == name and party.nature == new.nature
        if same_id or same_code or unnumbered:
            raise BadInput({"name": _("This person or unit is a party of the case already.")})


def refresh_summary(case_file: CaseFile) -> None:
    """Bring the title, the headcount and the sum of claims up to date with parties and claims."""
    parties = list(Party.objects.filter(case_file=case_file, left_on=None))
    applicants = [p for p in parties if p.side == Party.Side.APPLICANT]
    respondents = [p for p in parties if p.side == Party.Side.RESPONDENT]
    workers = sum(1 for p in applicants if p.nature == Party.Nature.PERSON)
    case_file.headcount = max(workers, 1)
    case_file.collective = workers >= COLLECTIVE_FROM
    case_file.title = f"{_who(applicants)} 诉 {_who(respondents)}"[:120]
    case_file.employer_index = next((p.name for p in parties if p.nature == Party.Nature.UNIT), "")[:120]
    claims = Claim.objects.standing(case_file)
    case_file.amount_claimed = sum((c.claimed or Decimal(0) for c in claims), Decimal(0))
    case_file.priority = 2 * case_file.collective + case_file.migrant_worker
    case_file.save()


def _who(parties: list[Party]) -> str:
    if not parties:
        return "—"
    first = parties[0].masked_name
    return first if len(parties) == 1 else f"{first}等{len(parties)}人"
