"""受理页: an application for legal aid that came by window, station, hotline, post or home visit."""

from datetime import date
from decimal import Decimal
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
from casework.errors import BadInput
from casework.forms import DateInput, LinesField
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from law.elements import CLAIMS
from law.identifiers import clean, id_birth_date, id_errors, id_sex, upgrade_id
from legalaid.models import AidMaterial, LegalAidCase
from legalaid.rules.legal_aid_exemption import GROUPS
from legalaid.services.applying.open_application import apply_on_file, open_application
from legalaid.services.deciding.standard import own_centre
from legalaid.services.receive import Application
from legalaid.views.places import places
from legalaid.views.plain_form import PlainForm

WAYS = [one for one in LegalAidCase.Channel.choices if one[0] != LegalAidCase.Channel.PORTAL]
MONEYLESS = {"C1", "C15", "C16", "C18"}
FURTHER = (2, 3, 4, 5)
CLAIM_FIELDS = (("claim", "claimed"), *((f"claim_{place}", f"claimed_{place}") for place in FURTHER))
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
    claim = forms.ChoiceField(
        label=gettext_lazy("Claim"),
        choices=[(code, f"{code} {words}") for code, words in CLAIMS.items() if code not in ("C18", "C19")],
        initial="C2",
    )
    claimed = forms.DecimalField(
        label=gettext_lazy("Amount (yuan)"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=11,
        decimal_places=2,
    )
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in FURTHER:
            self._add_claim(place)

    def _add_claim(self, place: int) -> None:
        """One more claim of the same application: a worker seldom asks for one thing only."""
        first, amount = self.fields["claim"], self.fields["claimed"]
        kind = forms.ChoiceField(
            label=_("Claim %(place)s") % {"place": place},
            choices=[("", "—"), *first.choices],  # type: ignore[attr-defined]
            required=False,
            widget=forms.Select(attrs=first.widget.attrs),
        )
        sum_of = forms.DecimalField(
            label=_("Amount of claim %(place)s (yuan)") % {"place": place},
            required=False,
            min_value=Decimal("0.01"),
            max_digits=11,
            decimal_places=2,
            widget=forms.NumberInput(attrs=amount.widget.attrs),
        )
        self.fields |= {f"claim_{place}": kind, f"claimed_{place}": sum_of}

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
            for kind, amount in CLAIM_FIELDS:
                self._check_claim(cleaned, kind, amount)
        return cleaned

    def _check_claim(self, cleaned: dict[str, Any], kind: str, amount: str) -> None:
        if kind in self.errors or amount in self.errors:
            return
        if not cleaned.get(kind):
            if cleaned.get(amount):
                self.add_error(kind, _("Say what the amount is claimed for."))
        elif cleaned[kind] not in MONEYLESS and not cleaned.get(amount):
            self.add_error(amount, _("Enter the amount claimed."))

    def claims(self) -> tuple[dict[str, Any], ...]:
        """The claims of a new dispute, in the order they were entered."""
        said = self.cleaned_data
        return tuple(
            {"code": said[kind], "title": CLAIMS[said[kind]], "claimed": said[amount]}
            for kind, amount in CLAIM_FIELDS
            if said[kind]
        )

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
    if sent and form.is_valid():
        try:
            aid = _open(form, actor, centre)
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("Received: %(number)s") % {"number": aid.number})
            return redirect("case", pk=aid.pk)
    context = {"form": form, "centre": centre, "groups": _groups(form)}
    return render(request, "legalaid/receive.html", context, status=400 if sent else 200)


def _open(form: ApplicationForm, actor: Any, centre: Any) -> LegalAidCase:
    said = form.cleaned_data
    shared = {
        "actor": actor,
        "centre": centre,
        "application": form.application(),
        "received_on": said["received_on"],
        "matter": CLAIMS[said["claim"]],
    }
    if said["number"]:
        return apply_on_file(number=said["number"], id_number=said["id_number"], **shared)
    return open_application(
        worker=form.worker(),
        employer=said["employer"],
        claims=form.claims(),
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
        _("Claims"): [name for pair in CLAIM_FIELDS for name in pair],
        _("Status and papers"): ("groups", "proofs", "materials"),
        _("Needs"): ("language", "needs"),
    }
    return [(title, [form[name] for name in fields]) for title, fields in names.items()]
