"""Forms of applying and deciding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.forms import ActForm, EmptyForm, LinesField, ReasonForm, calls
from casework.models import Organisation
from casework.registry import ActPage
from legalaid.models import AidMaterial, AuxiliaryAid, LegalAidCase, MeansStatement
from legalaid.rules.termination import GROUNDS
from legalaid.services.applying.deem_withdrawn import deem_withdrawn
from legalaid.services.applying.forward import forward, keep_by_agreement
from legalaid.services.applying.provide_urgent_aid import complete_urgent_papers, provide_urgent_aid
from legalaid.services.applying.record_needs import record_needs
from legalaid.services.applying.register_materials import register_materials
from legalaid.services.applying.urgency import urgency_decision
from legalaid.services.deciding.auxiliary import consent_auxiliary, offer_auxiliary
from legalaid.services.deciding.decision_basis import basis_of
from legalaid.services.deciding.state_means import state_means
from legalaid.services.deciding.terminate import terminate
from legalaid.services.grant import grant
from legalaid.services.refuse import refuse
from legalaid.services.request_supplement import request_supplement
from legalaid.services.take_supplement import take_supplement
from legalaid.services.withdraw import withdraw
from legalaid.views.at_hand import auxiliary_awaits_consent, auxiliary_to_offer, urgent_papers_awaited
from legalaid.views.auxiliary import auxiliary_shown

MONEY: dict[str, Any] = {"min_value": 0, "max_digits": 11, "decimal_places": 2}
REFUSALS = [
    ("out_of_scope", _("the matter is not one for legal aid")),
    ("means", _("the means are above the standard")),
    ("venue", _("another centre is competent")),
    ("supplied", _("aid for this was given already")),
]


def text_area(rows: int = 4) -> forms.Textarea:
    """An input for a few lines."""
    return forms.Textarea(attrs={"rows": rows})


class BasisForm(ActForm):
    """A decision, with the rules' answers above it."""

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.basis = basis_of(self.proceeding)
        self.auxiliary = auxiliary_shown(self.proceeding, self.basis)


class ItemsForm(BasisForm):
    items = LinesField(label=_("What is missing, one thing a line"))

    def prepare(self) -> None:
        super().prepare()
        self.fields["items"].initial = "\n".join(self.basis.missing)


class AuxiliaryForm(BasisForm):
    """The offer: what it would cost stands above."""


class ConsentForm(BasisForm):
    method = forms.ChoiceField(
        label=_("How the applicant agreed"), choices=AuxiliaryAid.Consent.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("By phone: when and with whom you spoke"), max_length=300, required=False)


class GrantForm(BasisForm):
    exempt = forms.BooleanField(label=_("Exempt from the means check"), required=False)

    def prepare(self) -> None:
        super().prepare()
        self.decision = self.basis.exemption
        self.fields["exempt"].initial = self.basis.exempt


class DecideForm(GrantForm):
    against = forms.CharField(
        label=_("Reason, when the rules don't say yes"), required=False, max_length=300, widget=text_area(2)
    )

    def prepare(self) -> None:
        super().prepare()
        if self.basis.answer == "yes" and self.basis.exempt:
            self.fields["against"].widget = forms.HiddenInput()


class RefuseForm(BasisForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=REFUSALS)
    reason = forms.CharField(label=_("Reason"), widget=text_area())

    def prepare(self) -> None:
        super().prepare()
        scope = self.basis.scope
        outside = (
            "venue"
            if scope["findings"].get("matter") and scope["findings"].get("venue") is False
            else "out_of_scope"
        )
        self.fields["ground"].initial = outside if scope["answer"] == "no" else "means"


class MeansForm(ActForm):
    household_income = forms.DecimalField(
        label=_("Income of the household in the six months before (yuan)"), **MONEY
    )
    household_size = forms.IntegerField(label=_("Members of the household"), min_value=1, max_value=100)
    valuable_assets = forms.TypedChoiceField(
        label=_("Valuable assets (a second home, a car, large savings)"),
        choices=[("no", _("no")), ("yes", _("yes"))],
        coerce=lambda value: value == "yes",
    )
    asset_value = forms.DecimalField(label=_("Savings and securities (yuan)"), required=False, **MONEY)
    exceptional_spending = forms.DecimalField(
        label=_("Necessary exceptional spending in the six months (illness, school, disaster; yuan)"),
        required=False,
        **MONEY,
    )
    average_wage_6_months = forms.DecimalField(
        label=_("Average wage of the six months before the dispute (Shenzhen; yuan)"), required=False, **MONEY
    )
    basis = forms.ChoiceField(label=_("How it was checked"), choices=MeansStatement.Basis.choices)

    def prepare(self) -> None:
        held = MeansStatement.objects.filter(aid=self.proceeding.pk).first()
        for name, value in (held.facts if held else {}).items():
            if name in self.fields:
                yes_or_no = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
                self.fields[name].initial = yes_or_no


class MaterialsForm(ActForm):
    names = LinesField(label=_("Papers, one a line"))
    original = forms.ChoiceField(
        label=_("Original or copy"), choices=AidMaterial.Original.choices, initial="copy"
    )
    proves_status = forms.BooleanField(label=_("They prove the status that exempts"), required=False)


class NeedsForm(ActForm):
    language = forms.CharField(label=_("Language or dialect needed"), max_length=40, required=False)
    needs = forms.CharField(
        label=_("Interpreter, sign language, access for disabled people, large print"),
        max_length=600,
        required=False,
        widget=text_area(3),
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.fields["language"].initial = self.proceeding.language
        self.fields["needs"].initial = self.proceeding.needs


class UrgentForm(ActForm):
    measure = forms.BooleanField(
        label=_("Property or evidence must be preserved, or payment ordered, at once"), required=False
    )
    reason = forms.CharField(label=_("Which measure, and why it can't wait"), required=False, max_length=300)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.decision = urgency_decision(self.proceeding)
        self.near = self.decision["near"]


class ForwardForm(ReasonForm):
    target = forms.ModelChoiceField(Organisation.objects.none(), label=_("Competent centre"))
    field_order = ("target", "reason")

    def prepare(self) -> None:
        centres = Organisation.objects.filter(kind=Organisation.Kind.LEGAL_AID, active=True)
        field: Any = self.fields["target"]
        field.queryset = centres.exclude(pk=self.proceeding.organisation_id).order_by("region", "code")


class TerminateForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground of article 48"), choices=list(GROUNDS.items()))
    facts = forms.CharField(label=_("Facts and reasons"), max_length=4000, widget=text_area(6))


def _grant(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    basis = basis_of(row)
    reasons = [*basis.scope["reasons"], *basis.exemption["reasons"]]
    grant(
        row,
        actor=actor,
        exempt=cleaned["exempt"],
        exemption=basis.ground if cleaned["exempt"] else "",
        reasons=reasons,
        against=cleaned["against"],
        version=version,
    )


def _complete(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    basis = basis_of(row)
    complete_urgent_papers(
        row,
        actor=actor,
        exempt=cleaned["exempt"],
        exemption=basis.ground if cleaned["exempt"] else "",
        reasons=basis.exemption["reasons"],
        version=version,
    )


def _means(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    basis = cleaned.pop("basis")
    stated = {name: value for name, value in cleaned.items() if value is not None}
    if "average_wage_6_months" in stated:
        stated["wage_or_injury_dispute"] = True
    state_means(row, actor=actor, stated=stated, basis=basis, version=version)


BASIS = "legalaid/basis_intro.html"
PAGES = {
    "legalaid.request_supplement": ActPage(ItemsForm, calls(request_supplement), intro=BASIS),
    "legalaid.take_supplement": ActPage(EmptyForm, calls(take_supplement)),
    "legalaid.deem_withdrawn": ActPage(EmptyForm, calls(deem_withdrawn)),
    "legalaid.grant": ActPage(DecideForm, _grant, intro=BASIS),
    "legalaid.refuse": ActPage(RefuseForm, calls(refuse), intro=BASIS),
    "legalaid.offer_auxiliary": ActPage(
        AuxiliaryForm, calls(offer_auxiliary), intro=BASIS, offered=auxiliary_to_offer
    ),
    "legalaid.consent_auxiliary": ActPage(
        ConsentForm, calls(consent_auxiliary), intro=BASIS, offered=auxiliary_awaits_consent
    ),
    "legalaid.state_means": ActPage(MeansForm, _means, intro="legalaid/means_intro.html"),
    "legalaid.register_materials": ActPage(MaterialsForm, calls(register_materials)),
    "legalaid.record_needs": ActPage(NeedsForm, calls(record_needs)),
    "legalaid.provide_urgent_aid": ActPage(
        UrgentForm, calls(provide_urgent_aid), intro="legalaid/urgent_intro.html"
    ),
    "legalaid.complete_urgent_papers": ActPage(
        GrantForm, _complete, intro=BASIS, offered=urgent_papers_awaited
    ),
    "legalaid.forward": ActPage(ForwardForm, calls(forward)),
    "legalaid.keep_by_agreement": ActPage(ReasonForm, calls(keep_by_agreement)),
    "legalaid.withdraw": ActPage(EmptyForm, calls(withdraw)),
    "legalaid.terminate": ActPage(TerminateForm, calls(terminate)),
}
