"""Forms of coming in: acceptance, consents, negotiation, limitation, the mediator, platform work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.clock import today
from casework.forms import ActForm, DateInput, EmptyForm, calls
from casework.models import Organisation, Party, User
from casework.registry import ActPage
from mediation.kinds import KINDS
from mediation.models import Consent, PlatformWork
from mediation.rules.interruptions import KINDS as INTERRUPTIONS
from mediation.services.intake import decline as declining
from mediation.services.intake import negotiate
from mediation.services.intake.accept import accept
from mediation.services.intake.decline import decline
from mediation.services.intake.elect_representatives import elect_representatives
from mediation.services.intake.note_consent import note_consent, sides_agreeing
from mediation.services.intake.record_interruption import record_interruption
from mediation.services.intake.set_platform_work import set_platform_work
from mediation.services.intake.transfer import transfer
from mediation.services.intake.withdraw import withdraw
from mediation.services.sessions.assign_mediator import assign_mediator
from mediation.services.sessions.mediator_pool import pool_of
from mediation.views.choosing import LONG, as_mediation, choose_parties, long_text, party_field

YES_NO = [("1", _("agrees")), ("0", _("does not agree"))]


def yes_no(label: Any) -> forms.TypedChoiceField:
    """Agrees or not."""
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, coerce=lambda value: value == "1", widget=forms.RadioSelect
    )


class AcceptForm(ActForm):
    other_side = forms.ChoiceField(
        label=_("The other side's consent"),
        required=False,
        choices=[("", _("has been noted before")), *Consent.How.choices],
        help_text=_("Without the other side's consent nothing can be accepted (MED-2)."),
    )
    mediator = forms.ModelChoiceField(User.objects.none(), label=_("Mediator"))
    reason = forms.CharField(label=_("Why this mediator"), required=False, max_length=400)

    def prepare(self) -> None:
        self.pool = pool_of(as_mediation(self.proceeding))
        mediator: Any = self.fields["mediator"]
        mediator.queryset = User.objects.filter(pk__in=[one.user.pk for one in self.pool])
        mediator.initial = self.pool[0].user if self.pool and not self.pool[0].out else None
        row = as_mediation(self.proceeding)
        if row.applying_side is None:
            del self.fields["other_side"]
        elif any(
            said is None
            for side, said in sides_agreeing(row, "mediation").items()
            if side != row.applying_side
        ):
            consent: Any = self.fields["other_side"]
            consent.choices = [("", "—"), *Consent.How.choices[:3]]

    def clean(self) -> dict[str, Any]:
        """Whoever stands first needs no other reason than that; a choice against the order needs one."""
        cleaned = super().clean() or {}
        chosen, first = cleaned.get("mediator"), next(iter(self.pool), None)
        if chosen and not cleaned.get("reason", "").strip():
            if first is None or first.out or first.user != chosen:
                self.add_error("reason", _("Say why this mediator."))
            else:
                cleaned["reason"] = str(_("first in the order, %(points)s points") % {"points": first.points})
        return cleaned


class DeclineForm(ActForm):
    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[
            (declining.REFUSED, _("the other side does not agree")),
            (declining.NO_ANSWER, _("the other side does not answer")),
            (declining.OUT_OF_SCOPE, _("not within scope")),
        ],
    )
    reason = long_text(_("Reason"), most=1000)


class ConsentForm(ActForm):
    party = party_field(_("Who answers"))
    about = forms.ChoiceField(label=_("About"), choices=Consent.About.choices)
    agrees = yes_no(_("Answer"))
    how = forms.ChoiceField(label=_("How"), choices=Consent.How.choices[:3])
    on = forms.DateField(label=_("On"), widget=DateInput())

    def prepare(self) -> None:
        choose_parties(self, "party")
        self.fields["on"].initial = today()


class TransferForm(ActForm):
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Competent body"))
    reason = long_text(_("Reason"), most=300)

    def prepare(self) -> None:
        kinds = {one for kind in KINDS.values() for one in kind.led_by}
        rows = Organisation.objects.filter(
            active=True, kind__in=kinds, region__startswith=self.proceeding.region[:4]
        )
        self.fields["body"].queryset = rows.exclude(pk=self.proceeding.organisation_id)  # type: ignore[attr-defined]


class MediatorForm(ActForm):
    mediator = forms.ModelChoiceField(User.objects.none(), label=_("Mediator"))
    reason = forms.CharField(label=_("Why this mediator"), max_length=400)
    override_reason = forms.CharField(
        label=_("Reason to go on in spite of a conflict"),
        required=False,
        help_text=_("Only the head may do so."),
    )

    def prepare(self) -> None:
        self.pool = pool_of(as_mediation(self.proceeding))
        ids = [one.user.pk for one in self.pool]
        self.fields["mediator"].queryset = User.objects.filter(pk__in=ids)  # type: ignore[attr-defined]


class NegotiationForm(ActForm):
    party = party_field(_("Who asked to negotiate"))
    on = forms.DateField(label=_("On"), widget=DateInput())

    def prepare(self) -> None:
        choose_parties(self, "party")
        self.fields["on"].initial = today()


class NegotiationAnswerForm(ActForm):
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[(negotiate.AGREED, _("will negotiate")), (negotiate.REFUSED, _("will not negotiate"))],
    )
    on = forms.DateField(label=_("On"), widget=DateInput())

    def prepare(self) -> None:
        self.fields["on"].initial = today()


class InterruptionForm(ActForm):
    kind = forms.ChoiceField(label=_("What interrupted limitation"), choices=list(INTERRUPTIONS.items()))
    on = forms.DateField(label=_("On"), widget=DateInput())
    proof = forms.CharField(
        label=_("What shows it"), required=False, max_length=400, widget=forms.Textarea(attrs=LONG)
    )


class PlatformWorkForm(ActForm):
    job = forms.ChoiceField(label=_("Work"), choices=PlatformWork.Job.choices)
    platform = forms.CharField(label=_("Platform"), max_length=100)
    contractor = forms.CharField(
        label=_("Contractor (station, fleet, labour company)"), required=False, max_length=120
    )
    account = forms.CharField(label=_("Platform account"), required=False, max_length=60)
    bond = forms.ChoiceField(label=_("Relation to the company"), choices=PlatformWork.Bond.choices)
    since = forms.DateField(label=_("Since"), required=False, widget=DateInput())
    orders = forms.IntegerField(label=_("Orders in the disputed time"), required=False, min_value=0)
    hours_a_day = forms.DecimalField(
        label=_("Hours online a day"),
        required=False,
        min_value=0,
        max_value=24,
        max_digits=4,
        decimal_places=1,
    )
    rest_days = forms.IntegerField(label=_("Rest days a month"), required=False, min_value=0, max_value=31)
    pay_rule = long_text(_("Pay rule"), required=False, most=1000)
    penalties = forms.DecimalField(
        label=_("Penalties deducted (yuan)"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    cover = forms.ChoiceField(label=_("Injury cover"), choices=PlatformWork.Cover.choices)
    injury = long_text(_("What happened, if injured"), required=False, most=1000)

    def prepare(self) -> None:
        held = PlatformWork.objects.filter(mediation=self.proceeding.pk).first()
        for name in self.fields if held else ():
            self.fields[name].initial = getattr(held, name)


class ElectionForm(ActForm):
    chosen = forms.ModelMultipleChoiceField(Party.objects.none(), label=_("Representatives"))
    signed = forms.ModelMultipleChoiceField(
        Party.objects.none(), label=_("Who has signed the election"), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        choose_parties(self, "chosen", "signed", side=Party.Side.APPLICANT)


def _platform(row: Any, actor: Any, cleaned: dict[str, Any], version: int) -> None:
    set_platform_work(row, actor=actor, facts=cleaned, version=version)


def _collective(row: Any) -> bool:
    return bool(row.case_file.collective)


PAGES = {
    "mediation.accept": ActPage(AcceptForm, calls(accept), intro="mediation/pool_intro.html"),
    "mediation.decline": ActPage(DeclineForm, calls(decline)),
    "mediation.note_consent": ActPage(ConsentForm, calls(note_consent)),
    "mediation.transfer": ActPage(TransferForm, calls(transfer)),
    "mediation.assign_mediator": ActPage(
        MediatorForm, calls(assign_mediator), intro="mediation/pool_intro.html"
    ),
    "mediation.propose_negotiation": ActPage(NegotiationForm, calls(negotiate.propose_negotiation)),
    "mediation.answer_negotiation": ActPage(
        NegotiationAnswerForm, calls(negotiate.answer_negotiation), offered=negotiate.is_waiting
    ),
    "mediation.record_interruption": ActPage(InterruptionForm, calls(record_interruption)),
    "mediation.set_platform_work": ActPage(
        PlatformWorkForm, _platform, offered=lambda row: row.case_file.new_employment
    ),
    "mediation.elect_representatives": ActPage(
        ElectionForm, calls(elect_representatives), offered=_collective
    ),
    "mediation.withdraw": ActPage(EmptyForm, calls(withdraw)),
}
