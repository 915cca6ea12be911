"""第三人的手机页: where the case stands, the hearing, its papers, its record, its evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.models import Party
from portal.services.status import status_of
from portal.session import party_page


@require_safe
@party_page(Party.Side.THIRD)
def third(request: HttpRequest, party: Party) -> HttpResponse:
    """The first page of a third person (调解仲裁法 art 23): who is in dispute about what, and its own part in it."""
    sides = Party.objects.filter(case_file=party.case_file_id, left_on=None).exclude(side=Party.Side.THIRD)
    context = {"status": status_of(party), "party": party, "sides": list(sides)}
    return render(request, "portal/third.html", context)
