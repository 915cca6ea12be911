"""First light of the page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def law(request: HttpRequest) -> HttpResponse:
    return render(request, "law/law.html", {})


@login_required
def limit_page(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "law/law.html", {})


@login_required
def calculator(request: HttpRequest) -> HttpResponse:
    return render(request, "law/law.html", {})
