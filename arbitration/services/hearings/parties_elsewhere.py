"""当事人的时间: in which other hearings the parties of a case stand; asked by single scheduling and by planning alike."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.rules.hearing_plan import NAMES, Constraint
from casework.errors import RuleRefused
from casework.models import Hearing, Party


def refuse_parties_elsewhere(row: Arbitration, starts_at: datetime, ends_at: datetime) -> None:
    """Raise RuleRefused when a party of this case has another hearing at that time, as planning does (Constraint.PARTIES).

    The parties' rows are locked, so that two offices don't set two hearings of one employer at the same moment. Cases
    joined with this one sit in the same hearing and stand in nobody's way.
    """
    keys = party_keys([row.case_file_id])[row.case_file_id]
    list(_standing(keys).select_for_update(no_key=True).order_by("pk").values_list("pk"))
    if parties_elsewhere(keys, starts_at, ends_at, but=_same_sitting(row)):
        raise RuleRefused(_("A party has another hearing at that time."), reasons=[NAMES[Constraint.PARTIES]])


def _same_sitting(row: Arbitration) -> set[int]:
    """The case files heard together with this one (调解仲裁法 art 35), its own among them."""
    lead = row.joined_to_id or row.pk
    together = Arbitration.objects.filter(Q(pk=lead) | Q(joined_to=lead)).values_list("case_file", flat=True)
    return {row.case_file_id, *together}


def party_keys(files: Iterable[int]) -> dict[int, set[str]]:
    """What identifies each party across cases: ID, credit code, or for an employer without one its name."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Party.objects.filter(case_file__in=files, left_on=None)
    for file, id_index, code, nature, name in rows.values_list(
        "case_file", "id_index", "credit_code", "nature", "name_index"
    ):
        key = id_index or code or (name if nature == Party.Nature.UNIT else "")
        if key:
            found[file].add(f"party:{key}")
    return found


def parties_elsewhere(
    wanted: set[str], first: datetime, after: datetime, *, but: Iterable[int] = ()
) -> list[tuple[Hearing, list[str]]]:
    """The hearings that are set between two instants and in which one of these parties stands, in any office."""
    hearings = (
        Hearing.objects.filter(
            status=Hearing.Status.SET,
            starts_at__lt=after,
            ends_at__gt=first,
            proceeding__case_file__in=_standing(wanted).values("case_file"),
        )
        .exclude(proceeding__case_file__in=list(but))
        .select_related("proceeding")
    )
    found = list(hearings)
    known = party_keys({hearing.proceeding.case_file_id for hearing in found})
    return [(one, sorted(known[one.proceeding.case_file_id] & wanted)) for one in found]


def _standing(wanted: set[str]) -> QuerySet[Party]:
    keys = [key.removeprefix("party:") for key in wanted]
    return Party.objects.filter(
        Q(id_index__in=keys) | Q(credit_code__in=keys) | Q(name_index__in=keys), left_on=None
    )
