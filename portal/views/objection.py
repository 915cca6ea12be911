"""管辖异议: the employer objects to the jurisdiction in writing, from its own page."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.filing.object_jurisdiction import in_answer_period, object_jurisdiction
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Party
from casework.registry import registry
from portal.session import party_page, posted


class ObjectionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Why another commission is competent"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Name the place of work and your seat. Only the place counts here."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.RESPONDENT)
def objection(request: HttpRequest, party: Party) -> HttpResponse:
    """Object within the answer period (办案规则 art 10, ACC-15); a late objection is told to have no effect."""
    arbitration = _arbitration(party)
    form = ObjectionForm(posted(request)[0], initial={"version": arbitration.version})
    if request.method == "POST" and form.is_valid() and _objected(request, party, arbitration, form):
        return redirect("portal:unit")
    context = {
        "form": form,
        "late": not in_answer_period(arbitration, party, today()),
        "earlier": PartyRequest.objects.filter(
            arbitration=arbitration, party=party, kind=PartyRequest.Kind.JURISDICTION
        ),
    }
    return render(request, "portal/unit_objection.html", context, status=422 if form.is_bound else 200)


def _objected(request: HttpRequest, party: Party, arbitration: Arbitration, form: ObjectionForm) -> bool:
    given = form.cleaned_data
    try:
        event = object_jurisdiction(
            arbitration,
            actor=Actor.side(party),
            party=party,
            text=given["text"],
            version=given["version"],
        )
    except (BadInput, RuleRefused) as refused:
        form.add_error("text", refused.message)
        return False
    if event.data["in_time"]:
        messages.success(
            request, _("Your objection has been received. The commission decides on it in writing.")
        )
    else:
        messages.warning(
            request,
            _("Your objection came after the answer period. It doesn't stop the case (办案规则第10条)."),
        )
    return True


def _arbitration(party: Party) -> Arbitration:
    """The party's arbitration while an objection may be made; otherwise the page isn't there."""
    states = registry.acts["arbitration.object_jurisdiction"].from_states
    rows = Arbitration.objects.filter(case_file=party.case_file_id, closed_on=None, state__in=states)
    found: Arbitration | None = rows.order_by("-id").first()
    if found is None:
        raise Http404
    return found
