"""证据行: the items of a case as its acts lock them, and how a new one is numbered."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.errors import BadInput
from casework.models import Evidence, Party


def locked_item(row: Arbitration, item: Evidence) -> Evidence:
    """The item, locked, if it is of this case."""
    found = Evidence.objects.select_for_update().filter(pk=item.pk, case_file=row.case_file_id).first()
    if found is None:
        raise BadInput({"evidence": _("Choose evidence of this case.")})
    return found


def locked_items(row: Arbitration, items: Iterable[Evidence]) -> list[Evidence]:
    """Several items, locked, in order; all of this case and at least one."""
    wanted = {item.pk for item in items}
    found = list(Evidence.objects.select_for_update().filter(pk__in=wanted, case_file=row.case_file_id))
    if not wanted or len(found) != len(wanted):
        raise BadInput({"evidence": _("Choose evidence of this case.")})
    return found


def next_ordinal(party: Party) -> int:
    """The number after the party's last item: each side counts its own from one."""
    last: int | None = Evidence.objects.filter(party=party).aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


def require_party(row: Arbitration, party: Party | None) -> Party:
    """The party, if it still is one of this case."""
    if party is None or party.case_file_id != row.case_file_id or party.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    return party
