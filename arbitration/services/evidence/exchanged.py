"""已交换的证据: what a party has been given of the other side, on which it may speak."""

from django.db.models import Q, QuerySet

from casework.models import Evidence, Party


def exchanged_for(party: Party) -> QuerySet[Evidence]:
    """The other side's items that were exchanged and not refused as late (调解仲裁法 art 38; 办案规则 art 15), by id.

    A third person stands on neither side: he is given everybody else's.
    """
    own = Q(party=party) if party.side == Party.Side.THIRD else Q(party__side=party.side)
    given = Evidence.objects.filter(case_file=party.case_file_id, exchanged_on__isnull=False)
    return given.exclude(own).exclude(late=Evidence.Late.REFUSED).order_by("id")
