"""First light of the page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def machines(request: HttpRequest) -> HttpResponse:
    return render(request, "casework/machines.html", {})
