"""First light of the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def award_page(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("case", pk=pk)
