"""指定管辖页: the superior body's list of disputes on jurisdiction, and the one page on which it decides each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arbitration.models import Arbitration
from arbitration.services.filing.designate_jurisdiction import designate
from arbitration.services.filing.designations import (
    asked,
    decides_for,
    last_designation,
    open_dispute,
    shown,
    waiting_disputes,
)
from casework import access
from casework.errors import BadInput, NotPermitted, Refused
from casework.forms import ActForm
from casework.models import Event, Organisation, User
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors, version_of
from casework.views.acting import actor_of, refusals_told
from documents.models import Paper
from documents.services.prepare_papers import issue_prepared
from documents.views.papers import draft_or_file

PAGE, ON_THE_DESK = 25, 5


class DesignationForm(ActForm):
    commission = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Designated commission")
    )
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def prepare(self) -> None:
        dispute = open_dispute(self.proceeding)  # type: ignore[arg-type]
        superior = Organisation.objects.filter(pk=dispute.data["superior"]).first() if dispute else None
        if superior is not None:
            self.fields["commission"].queryset = access.below(superior).filter(  # type: ignore[attr-defined]
                kind=Organisation.Kind.TRIBUNAL, active=True
            )


def desk(user: User) -> dict[str, Any] | None:
    """What the workbench shows to somebody who decides for a body: the first disputes that wait for it."""
    if not decides_for(user):
        return None
    rows = list(waiting_disputes(user)[: ON_THE_DESK + 1])
    return {"disputes": rows[:ON_THE_DESK], "more": len(rows) > ON_THE_DESK} if rows else None


@login_required
@require_safe
def designations_page(request: HttpRequest) -> HttpResponse:
    """Every dispute that waits for the person's body, cut by key. Refused to who decides for none."""
    assert isinstance(request.user, User)
    if not decides_for(request.user):
        raise NotPermitted(_("This page is for heads of offices and supervisors."))
    after = request.GET.get("after", "")
    waiting = waiting_disputes(request.user).filter(pk__gt=int(after) if after.isdecimal() else 0)
    rows = list(waiting[: PAGE + 1])
    context = {"disputes": rows[:PAGE], "after": rows[PAGE - 1].pk if len(rows) > PAGE else None}
    return render(request, "arbitration/designations.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def designation_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One dispute: what both commissions hold, and the decision. For the body that was asked; else 404."""
    row, dispute = _asked(request, pk)
    actor = actor_of(request)
    note_reading(row.case_file, actor, access.capacity(actor, "arbitration.designate", proceeding=row))
    if request.POST.get("do") == "issue":
        return _issue(request, row)
    form = DesignationForm(request.POST or None, proceeding=row, actor=actor)
    refusal, status = None, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                designate(row, actor=actor, version=version_of(request), **form.cleaned_data)
            except BadInput as bad:
                add_errors(form, bad)
            except Refused as refused:
                if refused.status == 403:
                    raise
                refusal, status = refused, refused.status
            else:
                messages.success(request, _("Designated; the paper is drafted below."))
                return redirect("designation", pk=pk)
    context = {
        "proceeding": row,
        "file": shown(row, dispute),
        "answer": _answer(row),
        "open": open_dispute(row) is not None,
        "form": form,
        "refusal": refusal,
        "version": request.POST.get("version", row.version),
    }
    return render(request, "arbitration/designation.html", context, status=status)


@login_required
@never_cache
@require_safe
def designation_paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The designation itself, draft or issued, for the body that made it."""
    row, _dispute = _asked(request, pk)
    return draft_or_file(_paper(row))


def _asked(request: HttpRequest, pk: int) -> tuple[Arbitration, Event]:
    assert isinstance(request.user, User)
    dispute = asked(request.user).filter(proceeding=pk).first()
    rows = Arbitration.objects.select_related("case_file", "organisation", "transferred_from__organisation")
    row = rows.filter(pk=pk).first()
    if dispute is None or row is None:
        raise Http404
    return row, dispute


def _paper(row: Arbitration) -> Paper:
    found = Paper.objects.filter(proceeding=row.pk, kind="A14d").exclude(state=Paper.State.VOID)
    paper = found.select_related("organisation", "case_file", "addressee").first()
    if paper is None:
        raise Http404
    return paper


def _issue(request: HttpRequest, row: Arbitration) -> HttpResponse:
    with refusals_told(request, _("The designation is issued.")):
        issue_prepared(_paper(row), actor=actor_of(request))
    return redirect("designation", pk=row.pk)


def _answer(row: Arbitration) -> dict[str, Any] | None:
    """Whom the superior designated, and why, once it has."""
    event = last_designation(row)
    if event is None:
        return None
    return {
        "on": event.on,
        "commission": Organisation.objects.get(pk=event.data["commission"]),
        "reasons": event.private.get("reasons", ""),
    }
