"""归档: bind the volumes, read them, lend them and take them back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import Refused
from casework.forms import DateInput
from casework.models import CaseFile, Party, Proceeding, User
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of, refusals_told
from documents.models import ArchiveVolume, Borrowing, EvidenceBundle
from documents.services.bind_archive import bind_volumes
from documents.services.bind_bundle import bind_bundle
from documents.services.borrow_volume import borrow_volume, return_volume
from documents.services.read_volume import volumes_for_staff
from documents.views.make import seen_proceeding


class BorrowForm(forms.Form):
    borrower = forms.CharField(label=gettext_lazy("Who borrows it"), max_length=60)
    unit = forms.CharField(label=gettext_lazy("Of which unit"), max_length=80, required=False)
    purpose = forms.CharField(label=gettext_lazy("For what"), max_length=200)
    due_on = forms.DateField(label=gettext_lazy("Due back on"), widget=DateInput())


@login_required
@require_POST
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Order both volumes of a proceeding."""
    proceeding = seen_proceeding(request, pk)
    with refusals_told(request, _("The volumes are being bound.")):
        bind_volumes(proceeding, actor=actor_of(request))
    return redirect("case", pk=pk)


@login_required
@never_cache
@require_safe
def volume_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bound file; the inner one is not there for anybody outside the office."""
    volume = _seen(request, pk)
    if volume.status != ArchiveVolume.Status.READY:
        raise Http404
    note_reading(volume.proceeding.case_file, actor_of(request), "archive")
    return FileResponse(
        volume.file.open("rb"), content_type="application/pdf", filename=f"{volume.part}-{volume.pk}.pdf"
    )


@login_required
@require_POST
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the evidence bundle of a side."""
    proceeding = seen_proceeding(request, pk)
    with refusals_told(request, _("The bundle is being bound.")):
        bind_bundle(proceeding, actor=actor_of(request), side=request.POST.get("side", ""))
    return redirect("case", pk=pk)


@login_required
@never_cache
@require_safe
def bundle_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A bundle that is bound, for those who see the proceeding."""
    assert isinstance(request.user, User)
    seen = access.visible_proceedings(request.user)
    found = EvidenceBundle.objects.filter(
        pk=pk, status=EvidenceBundle.Status.READY, proceeding__in=seen
    ).first()
    if found is None:
        raise Http404
    note_reading(found.proceeding.case_file, actor_of(request), "bundle")
    return FileResponse(
        found.file.open("rb"), content_type="application/pdf", filename=f"bundle-{found.pk}.pdf"
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def borrow(request: HttpRequest, pk: int) -> HttpResponse:
    """Lend a volume."""
    volume = _seen(request, pk)
    actor = actor_of(request)
    access.require(actor, "documents.volume.borrow", proceeding=volume.proceeding)
    form = BorrowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            borrow_volume(volume, actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Recorded: the volume is lent."))
            return redirect("case", pk=volume.proceeding_id)
    context = {"form": form, "volume": volume}
    return render(request, "documents/borrow.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A borrowed volume has come back."""
    borrowing = get_object_or_404(Borrowing.objects.select_related("volume__proceeding"), pk=pk)
    volume = _seen(request, borrowing.volume_id)
    with refusals_told(request):
        return_volume(borrowing, actor=actor_of(request))
    return redirect("case", pk=volume.proceeding_id)


def archive_panel(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The volumes of a proceeding, who has them, and the button that binds them."""
    if actor.user is None or not access.capacity(
        actor, "documents.paper.read", case_file=case_file, proceeding=proceeding
    ):
        return None
    volumes = list(volumes_for_staff(actor.user, proceeding).prefetch_related("borrowings")[:6])
    for volume in volumes:
        volume.out = next((one for one in volume.borrowings.all() if one.returned_on is None), None)  # type: ignore[attr-defined]
    may_bind = bool(access.capacity(actor, "documents.archive.bind", proceeding=proceeding))
    bundles = list(EvidenceBundle.objects.filter(proceeding=proceeding)[:6])
    if not volumes and not bundles and not may_bind:
        return None
    return {
        "proceeding": proceeding,
        "volumes": volumes,
        "bundles": bundles,
        "sides": Party.Side.choices,
        "may_bundle": bool(access.capacity(actor, "documents.bundle.bind", proceeding=proceeding)),
        "may_bind": may_bind,
        "may_lend": bool(access.capacity(actor, "documents.volume.borrow", proceeding=proceeding)),
        "today": today(),
    }


def _seen(request: HttpRequest, pk: int) -> ArchiveVolume:
    assert isinstance(request.user, User)
    found = (
        ArchiveVolume.objects.filter(pk=pk)
        .select_related("proceeding__case_file", "proceeding__organisation")
        .first()
    )
    if found is None or not access.visible_proceedings(request.user).filter(pk=found.proceeding_id).exists():
        raise Http404
    if not volumes_for_staff(request.user, found.proceeding).filter(pk=pk).exists():
        raise Http404
    return found
