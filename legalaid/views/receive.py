"""受理页: an application for legal aid that came by window, station, hotline, post or home visit."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from casework import access
from casework.clock import today
from casework.entry_forms import MOST_CLAIMS, BaseClaims, ClaimForm
from casework.errors import BadInput
from casework.forms import DateInput, LinesField
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from law.identifiers import clean, id_birth_date, id_errors, id_sex, upgrade_id
from legalaid.models import AidMaterial, LegalAidCase
from legalaid.rules.legal_aid_exemption import GROUPS
from legalaid.services.applying.open_application import apply_on_file, open_application
from legalaid.services.deciding.standard import own_centre
from legalaid.services.receive import Application
from legalaid.views.places import places
from legalaid.views.plain_form import PlainForm

WAYS = [one for one in LegalAidCase.Channel.choices if one[0] != LegalAidCase.Channel.PORTAL]
OLDEST = date(2022, 1, 1)


class ApplicationForm(PlainForm):
    """One applicant: of a new dispute, or of one that has a case file."""

    channel = forms.ChoiceField(label=gettext_lazy("How it came"), choices=WAYS)
    station = forms.CharField(label=gettext_lazy("Station or referring body"), max_length=80, required=False)
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DateInput())
    aid_form = forms.ChoiceField(label=gettext_lazy("Form of aid"), choices=LegalAidCase.Form.choices)
    number = forms.CharField(
        label=gettext_lazy("Number of the case file, if there is one"),
        max_length=32,
        required=False,
        help_text=gettext_lazy(
            "With it the parties and claims come from the file; name and claims stay empty."
        ),
    )
    id_number = forms.CharField(label=gettext_lazy("ID number"), max_length=24)
    name = forms.CharField(label=gettext_lazy("Applicant's name"), max_length=40, required=False)
    phone = forms.RegexField(
        r"^[0-9+\- ]{7,20}$",
        label=gettext_lazy("Phone"),
        required=False,
        error_messages={"invalid": gettext_lazy("Digits only, 7 to 20.")},
    )
    residence = forms.CharField(label=gettext_lazy("Residence"), max_length=120, required=False)
    employer = forms.CharField(label=gettext_lazy("Employer's name"), max_length=100, required=False)
    cause = forms.CharField(label=gettext_lazy("Cause"), max_length=60, initial="追索劳动报酬")
    place = forms.ChoiceField(label=gettext_lazy("Where the work was done"), choices=places)
    migrant_worker = forms.BooleanField(label=gettext_lazy("Migrant worker"), required=False)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups"),
        choices=[one for one in GROUPS.items() if one[0] != "none"],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    proofs = LinesField(
        label=gettext_lazy("Proof of the status, one paper a line"),
        required=False,
        help_text=gettext_lazy("Household register, work permit, relief certificate and the like."),
    )
    materials = LinesField(label=gettext_lazy("Other papers handed in, one a line"), required=False)
    language = forms.CharField(
        label=gettext_lazy("Language or dialect needed"), max_length=40, required=False
    )
    needs = forms.CharField(
        label=gettext_lazy("Interpreter, sign language, access for disabled people, large print"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_id_number(self) -> str:
        number = upgrade_id(clean(self.cleaned_data["id_number"]))
        if errors := id_errors(number):
            raise forms.ValidationError(errors)
        return number

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if not OLDEST <= day <= today():
            raise forms.ValidationError(_("The day of receipt can't lie in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("channel") == LegalAidCase.Channel.REFERRAL and not cleaned.get("station"):
            self.add_error("station", _("Name the body that refers the applicant: tribunal, union, court."))
        if not cleaned.get("number"):
            for name, words in (
                ("name", _("Enter the name.")),
                ("employer", _("Enter the employer's full name.")),
            ):
                if len(cleaned.get(name, "").strip()) < 2 and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def application(self) -> Application:
        """What the application says beside the case file."""
        said = self.cleaned_data
        listed = [*said["proofs"], *said["materials"]]
        kept = {
            name: said[name] for name in ("channel", "station", "aid_form", "groups", "language", "needs")
        }
        papers = [{"name": name[:80], "original": AidMaterial.Original.COPY} for name in listed]
        return Application(materials=papers, proofs=said["proofs"], **kept)

    def worker(self) -> dict[str, Any]:
        """Party's own fields; sex and birthday follow from the ID number."""
        said, number = self.cleaned_data, self.cleaned_data["id_number"]
        kept = {name: said[name] for name in ("name", "id_number", "phone", "residence")}
        return kept | {
            "service_address": said["residence"],
            "sex": id_sex(number) or "",
            "born_on": id_birth_date(number),
        }


class AidClaimForm(ClaimForm):
    """A claim that aid is asked for; the lawyer's fee (C19) is none of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code: Any = self.fields["code"]
        code.choices = [one for one in code.choices if one[0] != "C19"]


ClaimFormSet = forms.formset_factory(
    AidClaimForm, formset=BaseClaims, extra=4, max_num=MOST_CLAIMS, validate_max=True
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive_page(request: HttpRequest) -> HttpResponse:
    """Show the form, or open the case. What was typed is kept when something is wrong."""
    actor = actor_of(request)
    access.require(actor, "legalaid.receive")
    centre = own_centre(actor)
    sent = request.method == "POST"
    first = {"received_on": today(), "materials": "法律援助申请表\n身份证明", "place": centre.region}
    form = ApplicationForm(request.POST or None, initial=first)
    # With a case file the claims are the file's.
    on_file = bool(request.POST.get("number", "").strip())
    claims = ClaimFormSet(None if on_file else request.POST or None, prefix="claims")
    if sent and all([form.is_valid(), on_file or claims.is_valid()]):
        try:
            aid = _open(form, claims, actor, centre)
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("Received: %(number)s") % {"number": aid.number})
            return redirect("case", pk=aid.pk)
    context = {"form": form, "claims": claims, "centre": centre, "groups": _groups(form)}
    return render(request, "legalaid/receive.html", context, status=400 if sent else 200)


def _open(form: ApplicationForm, claims: Any, actor: Any, centre: Any) -> LegalAidCase:
    said = form.cleaned_data
    shared = {
        "actor": actor,
        "centre": centre,
        "application": form.application(),
        "received_on": said["received_on"],
    }
    if said["number"]:
        return apply_on_file(number=said["number"], id_number=said["id_number"], **shared)
    return open_application(
        worker=form.worker(),
        employer=said["employer"],
        claims=claims.claims(),
        cause=said["cause"],
        migrant_worker=said["migrant_worker"],
        place=said["place"],
        **shared,
    )


def _groups(form: ApplicationForm) -> list[tuple[str, list[Any]]]:
    names = {
        _("Receipt"): ("channel", "station", "received_on", "aid_form", "number"),
        _("Applicant"): ("id_number", "name", "phone", "residence", "migrant_worker"),
        _("Dispute"): ("employer", "place", "cause"),
        _("Status and papers"): ("groups", "proofs", "materials"),
        _("Needs"): ("language", "needs"),
    }
    return [(title, [form[name] for name in fields]) for title, fields in names.items()]
