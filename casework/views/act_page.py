"""One page for every act: its form, filled or with its errors; the service decides. Nothing typed is lost."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework import access
from casework.errors import BadInput, NotPermitted, Refused
from casework.registry import registry
from casework.views.acting import actor_of
from casework.views.case_page import child


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act_page(request: HttpRequest, pk: int, act_name: str) -> HttpResponse:
    """Show the form of an act on a proceeding, or do it. The version seen travels with the form."""
    actor = actor_of(request)
    assert actor.user is not None
    page, act = registry.pages.get(act_name), registry.acts.get(act_name)
    base = access.visible_proceedings(actor.user).filter(pk=pk).first()
    if page is None or act is None or base is None or base.kind != act.kind:
        raise Http404
    proceeding = child(base)
    access.require(actor, act_name, proceeding=proceeding)
    if page.url:
        return redirect(page.url, pk=pk)
    assert page.form is not None and page.run is not None
    sent = request.method == "POST"
    form = page.form(request.POST or None, request.FILES or None, proceeding=proceeding, actor=actor)
    refusal: Refused | None = None
    if sent and form.is_valid():
        try:
            page.run(proceeding, actor, form.cleaned_data, version_of(request))
        except BadInput as bad:
            add_errors(form, bad)
        except NotPermitted:
            raise
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Done: %(act)s") % {"act": act.title})
            # Some acts end one's sight of the case: whoever declines it has no page of it to go back to.
            still = access.visible_proceedings(actor.user).filter(pk=pk).exists()
            return redirect("case", pk=pk) if still else redirect("workbench")
    context = {
        "form": form,
        "act": act,
        "page": page,
        "proceeding": proceeding,
        "refusal": refusal,
        "version": request.POST.get("version", proceeding.version),
    }
    status = 200 if not sent else (refusal.status if refusal else 400)
    return render(request, "casework/act_page.html", context, status=status)


def add_errors(form: Any, bad: BadInput) -> None:
    """Put the service's complaints on the fields they belong to."""
    for field, message in bad.errors.items():
        form.add_error(field if field in form.fields else None, message)


def version_of(request: HttpRequest) -> int:
    """The version of the case that the page showed; one that is missing or mangled is stale."""
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        return -1
