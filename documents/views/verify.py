"""Public verification of a paper: what it is, and whether a file is that paper. No party is named."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.models import Paper

_LARGEST = 20 * 1024 * 1024


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Show number, title, day, body and SHA-256 of the paper with this code; an uploaded file is compared."""
    typed = request.GET.get("code", "")
    if typed and not code:
        return redirect("documents:verify", code=normalised(typed) or "-")
    paper = Paper.objects.select_related("organisation").filter(verification_code=normalised(code)).first()
    context = {"asked": bool(code), "code": code, "paper": paper, "matches": None}
    if paper is not None and request.method == "POST":
        context["matches"] = _same(request.FILES.get("file"), paper)
        context["sent"] = True
    status = 404 if code and paper is None else 200
    return render(request, "documents/verify.html", context, status=status)


def normalised(code: str) -> str:
    """The code as it is stored, however it was typed."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())[:12]
    return "-".join((signs[:4], signs[4:8], signs[8:])) if len(signs) == 12 else ""


def _same(file: "UploadedFile[Any] | None", paper: Paper) -> bool | None:
    if file is None or not paper.sha256 or (file.size or 0) > _LARGEST:
        return None
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest() == paper.sha256
