"""The first page, the way back with a code, and leaving."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.models import Party
from casework.services.access_code import party_of
from portal.services.drafts import find_draft
from portal.services.lockout import locked_out, note_wrong_code
from portal.session import current_draft, current_party, leave, open_draft, open_party
from portal.steps import first_open

# Of each side: its first page, and the one where it adds evidence.
HOMES = {
    Party.Side.APPLICANT: ("portal:status", "portal:evidence"),
    Party.Side.RESPONDENT: ("portal:unit", "portal:unit_evidence"),
    Party.Side.THIRD: ("portal:third", "portal:third_evidence"),
}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=40,
        help_text=gettext_lazy("12 letters and digits, as on your slip. Gaps don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    # The party whose upload page a QR at the window asked for.
    to = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**53)


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """The site's own address: staff to their work, everybody else to the portal's first page."""
    return redirect("workbench") if request.user.is_authenticated else home(request)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    party, draft = current_party(request), current_draft(request)
    if draft is not None and draft.filed_as_id:
        draft = None
    context = {"party": party, "draft": draft, "case_home": side_home(party) if party else ""}
    return render(request, "portal/home.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """Enter a code: a draft goes on where it stopped, a party comes to its own side of the case."""
    if request.method != "POST":
        asked = request.GET.get("to", "")
        first = {
            "code": request.GET.get("c", "")[:40],
            "to": asked if asked.isdecimal() and len(asked) < 16 else None,
        }
        return _page(request, CodeForm(initial=first))
    if locked_out(request):
        form = CodeForm(request.POST)
        form.add_error("code", _("Too many wrong codes. Wait fifteen minutes, then try again."))
        return _page(request, form, status=429)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    return _enter(request, form)


def _enter(request: HttpRequest, form: CodeForm) -> HttpResponse:
    code = form.cleaned_data["code"]
    party, wanted = party_of(code), form.cleaned_data["to"]
    if party is not None and wanted not in (None, party.pk):
        form.add_error("code", _("This code belongs to another party than the one you are to add files for."))
        return _page(request, form)
    if party is not None:
        leave(request)
        open_party(request, party)
        return redirect(evidence_home(party) if wanted else side_home(party))
    draft = find_draft(code)
    if draft is None:
        note_wrong_code(request)
        form.add_error(
            "code", _("This code isn't known, or its ninety days are over. Compare it with your slip.")
        )
        return _page(request, form)
    leave(request)
    open_draft(request, draft, "".join(c for c in code.upper() if c.isalnum()))
    open_page = first_open(draft.answers)
    return redirect("portal:step", key=open_page) if open_page else redirect("portal:review")


@require_POST
def leave_page(request: HttpRequest) -> HttpResponse:
    leave(request)
    return redirect("portal:home")


def side_home(party: Party) -> str:
    """The name of the first page of a party's side."""
    return HOMES[Party.Side(party.side)][0]


def evidence_home(party: Party) -> str:
    """The name of the page where a side adds evidence."""
    return HOMES[Party.Side(party.side)][1]


def _page(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    return render(request, "portal/back.html", {"form": form}, status=status)
