"""请求的变动: on the phone the worker adds a claim or takes one back, the employer files a counter-application."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration, ClaimChange
from arbitration.services.parties.change_claims import request_change
from arbitration.services.parties.withdraw_claims import withdraw_claims
from casework.actor import Actor
from casework.clock import today
from casework.errors import Refused
from casework.models import Claim, Party
from casework.registry import registry
from law.claims.lawyer_fee import cap_at
from law.elements import CLAIMS
from portal.session import party_page, posted


class AskForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.ChoiceField(label=gettext_lazy("What you ask for"), choices=[])
    title = forms.CharField(label=gettext_lazy("In your own words"), required=False, max_length=120)
    claimed = forms.DecimalField(
        label=gettext_lazy("How much (yuan)"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    period_from = forms.DateField(
        label=gettext_lazy("From which day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    period_to = forms.DateField(
        label=gettext_lazy("To which day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, fee_cap: Decimal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = {"C18"} if fee_cap else {"C18", "C19"}
        choices = [(code, words) for code, words in CLAIMS.items() if code not in left_out]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]

    def item(self) -> dict[str, Any]:
        """The claim as it is asked for."""
        given = {name: self.cleaned_data[name] for name in ("code", "claimed", "period_from", "period_to")}
        return {**given, "title": self.cleaned_data["title"] or CLAIMS[self.cleaned_data["code"]]}


class TakeBackForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    claims = forms.ModelMultipleChoiceField(
        Claim.objects.none(),
        label=gettext_lazy("Which claims you take back"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["claims"]
        field.queryset = Claim.objects.standing(party.case_file_id).filter(party=party)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.title} {one.claimed or ''}"  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.APPLICANT)
def add_claim(request: HttpRequest, party: Party) -> HttpResponse:
    """The worker adds a claim (办案规则 art 44, ACC-16); a late one is taken in and told to be another case."""
    return _ask(request, party, ClaimChange.Kind.ADD, "portal:status")


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.RESPONDENT)
def counter_claim(request: HttpRequest, party: Party) -> HttpResponse:
    """The employer files a counter-application within the answer period (办案规则 art 36, ACC-13)."""
    return _ask(request, party, ClaimChange.Kind.COUNTER, "portal:unit")


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.APPLICANT)
def take_back(request: HttpRequest, party: Party) -> HttpResponse:
    """The worker takes part of his claims back (办案规则 art 35)."""
    arbitration = open_arbitration(party, "arbitration.withdraw_claims")
    form = TakeBackForm(posted(request)[0], party=party, initial={"version": arbitration.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            withdraw_claims(
                arbitration, actor=Actor.side(party), claims=list(given["claims"]), version=given["version"]
            )
        except Refused as refused:
            form.add_error("claims", refused.message)
        else:
            messages.success(request, _("These claims are taken back; the others go on."))
            return redirect("portal:status")
    title = _("Take part of the claims back")
    return _page(request, form, title, [], "portal:status")


def _ask(request: HttpRequest, party: Party, kind: str, back: str) -> HttpResponse:
    arbitration = open_arbitration(party, "arbitration.request_change")
    mine = party.side == Party.Side.APPLICANT
    fee_cap = cap_at(arbitration.organisation.region, today()) if mine else None
    form = AskForm(posted(request)[0], fee_cap=fee_cap, initial={"version": arbitration.version})
    if request.method == "POST" and form.is_valid() and _asked(request, party, arbitration, kind, form):
        return redirect(back)
    counter = kind == ClaimChange.Kind.COUNTER
    title = _("File a counter-application") if counter else _("Add a claim")
    earlier = list(ClaimChange.objects.filter(arbitration=arbitration, party=party))
    return _page(request, form, title, earlier, back, fee_cap=fee_cap)


def _asked(request: HttpRequest, party: Party, arbitration: Arbitration, kind: str, form: AskForm) -> bool:
    try:
        change = request_change(
            arbitration,
            actor=Actor.side(party),
            kind=kind,
            party=party,
            items=[form.item()],
            version=form.cleaned_data["version"],
        )
    except Refused as refused:
        form.add_error("title", refused.message)
        return False
    if change.in_time:
        messages.success(request, _("Received. The commission decides and tells you in writing."))
    else:
        messages.warning(request, _("Received, but after the period: it is dealt with as a case of its own."))
    return True


def _page(
    request: HttpRequest, form: forms.Form, title: str, earlier: list[ClaimChange], back: str, **more: Any
) -> HttpResponse:
    context = {"form": form, "title": title, "earlier": earlier, "back": back, **more}
    return render(request, "portal/claims.html", context, status=422 if form.is_bound else 200)


def open_arbitration(party: Party, act: str) -> Arbitration:
    """The party's arbitration while the act may be done; otherwise the page isn't there."""
    states = registry.acts[act].from_states
    rows = Arbitration.objects.filter(case_file=party.case_file_id, closed_on=None, state__in=states)
    found: Arbitration | None = rows.order_by("-id").first()
    if found is None:
        raise Http404
    return found
