"""协议的内容: what the builder collects, checked for contradictions before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim
from mediation.models import Agreement, Mediation

Part = tuple[date, Decimal]
MOST_PARTS = 60
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Terms:
    """One agreement: yuan by claim id (0: waived; left out: not settled), payments by day, and its words."""

    amounts: Mapping[int, Decimal]
    parts: Sequence[Part] = ()
    form: str = Agreement.Form.WRITTEN
    facts: str = ""
    how_paid: str = "银行转账"
    payee_bank: str = ""
    payee_account: str = ""
    default_clause: str = ""
    waiver: str = ""
    other_terms: str = ""
    tax_note: str = ""
    insurance_note: str = ""
    backing: str = Agreement.Backing.NONE
    backer: str = ""
    waives_insurance: bool = False

    @property
    def total(self) -> Decimal:
        return sum(self.amounts.values(), Decimal(0))


WORDS = (
    "facts", "how_paid", "payee_bank", "payee_account", "default_clause", "waiver", "other_terms", "tax_note",
    "insurance_note", "backing", "backer",
)  # fmt: skip


def open_claims(row: Mediation) -> list[Claim]:
    """The claims that no agreement in force has settled yet, in order."""
    standing = Claim.objects.standing(row.case_file_id).exclude(outcome=Claim.Outcome.SETTLED)
    return list(standing.select_related("party"))


def check_terms(row: Mediation, terms: Terms) -> None:
    """Refuse what contradicts itself: unknown claims, sums that don't add up, days that don't rise (BadInput by field)."""
    errors = {}
    known = {claim.pk for claim in open_claims(row)}
    if not terms.amounts or not set(terms.amounts) <= known:
        errors["amounts"] = _("Say for at least one open claim what was agreed, 0 where it is waived.")
    if any(amount < 0 or amount != amount.quantize(CENT) for amount in terms.amounts.values()):
        errors["amounts"] = _("Amounts are in yuan, 0 or more, to the fen.")
    if terms.form not in Agreement.Form.values:
        errors["form"] = _("Choose one of the list.")
    if terms.backing not in Agreement.Backing.values:
        errors["backing"] = _("Choose one of the list.")
    elif bool(terms.backing) != bool(terms.backer.strip()):
        errors["backer"] = _("Name the guarantor or general contractor, and say which of the two.")
    if problem := _problem_of_parts(terms):
        errors["parts"] = problem
    if errors:
        raise BadInput(errors)


def _problem_of_parts(terms: Terms) -> str:
    days = [day for day, _amount in terms.parts]
    if terms.total == 0:
        return _("Where nothing is paid there are no payments.") if days else ""
    if (
        len(days) > MOST_PARTS
        or any(amount <= 0 for _day, amount in terms.parts)
        or sorted(set(days)) != days
    ):
        return _("Give each payment a later day and a positive amount.")
    if not days:
        return _("Say when it is paid.")
    if days[0] < today():
        return _("The day of payment can't lie in the past.")
    if sum((amount for _day, amount in terms.parts), Decimal(0)) != terms.total:
        return _("The payments must add up to %(total)s yuan.") % {"total": terms.total}
    return ""
