"""Prepare, issue and void papers from the case page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from casework import access
from casework.errors import Refused
from casework.models import Party, Proceeding, User
from casework.views.acting import actor_of
from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from documents.services.read_paper import drafts_for
from documents.services.void_paper import void_paper


def seen_proceeding(request: HttpRequest, pk: int) -> Proceeding:
    """The proceeding if this person sees it; else as if it didn't exist."""
    assert isinstance(request.user, User)
    found = access.visible_proceedings(request.user).filter(pk=pk).select_related("organisation").first()
    if found is None:
        raise Http404
    return found


def seen_paper(request: HttpRequest, pk: int) -> Paper:
    """The paper if this person sees its proceeding."""
    paper = get_object_or_404(Paper.objects.select_related("addressee", "organisation"), pk=pk)
    paper.proceeding = seen_proceeding(request, paper.proceeding_id)
    return paper


@login_required
@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft one due paper, or all of them."""
    proceeding, actor = seen_proceeding(request, pk), actor_of(request)
    kind = request.POST.get("kind", "")
    if not kind:
        made = prepare_due(proceeding, actor=actor)
        messages.success(
            request,
            ngettext("%(count)s draft made.", "%(count)s drafts made.", len(made)) % {"count": len(made)},
        )
        return redirect("case", pk=pk)
    addressee = None
    if request.POST.get("addressee"):
        addressee = get_object_or_404(Party, pk=request.POST["addressee"], case_file=proceeding.case_file_id)
    try:
        prepare_paper(kind, proceeding=proceeding, actor=actor, addressee=addressee)
    except LookupError as unknown:
        raise Http404 from unknown
    return redirect("documents:forms" if request.POST.get("back") == "forms" else "case", pk=pk)


@login_required
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue one draft; findings of the checks are shown on the case page and nothing is changed."""
    paper = seen_paper(request, pk)
    _issue(request, [paper])
    return redirect("case", pk=paper.proceeding_id)


@login_required
@require_POST
def issue_drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue every draft of the proceeding, each with its own result."""
    proceeding = seen_proceeding(request, pk)
    held = access.capacity(actor_of(request), "documents.paper.issue", proceeding=proceeding) or ""
    drafts = drafts_for(proceeding, held).select_related("addressee").order_by("id")
    _issue(request, list(drafts))
    return redirect("case", pk=pk)


def _issue(request: HttpRequest, papers: list[Paper]) -> None:
    done = 0
    for paper in papers:
        try:
            issue_prepared(paper, actor=actor_of(request))
            done += 1
        except PaperError as error:
            messages.error(
                request, _("“%(title)s” can't be issued: %(why)s") % {"title": paper.title, "why": error}
            )
        except Refused as refused:
            why = "；".join([refused.message, *refused.reasons])
            messages.error(
                request, _("“%(title)s” can't be issued: %(why)s") % {"title": paper.title, "why": why}
            )
    if done:
        messages.success(
            request, ngettext("%(count)s paper issued.", "%(count)s papers issued.", done) % {"count": done}
        )


@login_required
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare a paper void; its number is never given again."""
    paper = seen_paper(request, pk)
    void_paper(paper, actor=actor_of(request), reason=request.POST.get("reason", ""))
    return redirect("case", pk=paper.proceeding_id)
