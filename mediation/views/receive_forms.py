"""收案的表单: a dispute as a mediator takes it in, at the window, by telephone, on paper or from another body."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from casework import access
from casework.clock import today
from casework.entry_forms import MOST_CLAIMS, BaseClaims, ClaimForm, PartiesForm
from casework.forms import DateInput
from casework.models import Organisation, Party, Role, User
from law.elements import CLAIMS
from law.platform_claims import PLATFORM_CLAIMS
from law.regions import region_choices
from mediation.kinds import KINDS, kinds_led_by
from mediation.models import UNASKED, Channel, Source

OLDEST = date(2008, 5, 1)
CHANNELS = [(one.value, one.label) for one in Channel if one not in (Channel.PORTAL,)]
CODES = {**{code: words for code, words in CLAIMS.items() if code != "C18"}, **PLATFORM_CLAIMS}
# Where no other body has sent the case there is no number of another body.
OWN = (Source.PARTY, Source.OWN_MOTION, Source.HOTLINE_12333, Source.HOTLINE_12351)


def bodies(user: User) -> Any:
    """The mediation bodies in which the person mediates."""
    held = [m.organisation_id for m in access.memberships(user) if m.role == Role.MEDIATOR]
    led = {one for kind in KINDS.values() for one in kind.led_by}
    return Organisation.objects.filter(pk__in=held, kind__in=led)


class ReceiveForm(PartiesForm):
    """How the dispute came, between whom, and what it is about."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Mediation body"))
    mediation_kind = forms.ChoiceField(label=_("Kind of mediation"), required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS)
    source = forms.ChoiceField(label=_("On whose move"), choices=Source.choices)
    source_number = forms.CharField(label=_("Number at the referring body"), required=False, max_length=80)
    received_on = forms.DateField(label=_("Received on"), widget=DateInput())
    applied_by = forms.ChoiceField(
        label=_("Applied by"),
        choices=[
            (Party.Side.APPLICANT, _("the worker")),
            (Party.Side.RESPONDENT, _("the employer")),
            ("", _("nobody yet: the body moves first and asks both sides")),
        ],
        required=False,
        initial=Party.Side.APPLICANT,
    )
    region = forms.ChoiceField(label=_("Place of work"))
    cause = forms.CharField(label=_("Cause"), max_length=60, initial="追索劳动报酬")
    new_employment = forms.BooleanField(
        label=_("New form of employment (rider, driver, courier)"), required=False
    )
    complex_matter = forms.BooleanField(label=_("Complex, or several bodies concerned"), required=False)
    language = forms.CharField(
        label=_("Language or dialect needed"),
        required=False,
        max_length=40,
        help_text=_("A mediator who speaks it stands higher in the order."),
    )
    statement = forms.CharField(
        label=_("Dispute as told"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What is told orally or by telephone is recorded on the spot (调解仲裁法 art 12)."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = bodies(user)
        first = mine.first()
        led = {kind.key: kind for body in mine for kind in kinds_led_by(body.kind)}
        chosen: Any = self.fields
        chosen["body"].queryset, chosen["body"].initial = mine, first
        by_source = ("", _("by the source and the dispute"))
        chosen["mediation_kind"].choices = [by_source, *((key, kind.title) for key, kind in led.items())]
        chosen["region"].choices = region_choices(english=False)[1:]
        chosen["region"].initial = first.region if first else ""
        chosen["received_on"].initial = today()

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if not OLDEST <= day <= today():
            raise forms.ValidationError(_("The day of receipt can't lie in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        spoken = cleaned.get("channel") in (Channel.ORAL, Channel.PHONE)
        if spoken and not cleaned.get("statement", "").strip():
            self.add_error("statement", _("What is told orally or by telephone is recorded on the spot."))
        if (cleaned.get("source") in UNASKED) == bool(cleaned.get("applied_by")):
            self.add_error(
                "applied_by", _("Nobody has applied where the body moves first, and somebody has elsewhere.")
            )
        referred = cleaned.get("source") and cleaned["source"] not in OWN
        if referred and cleaned.get("channel") != Channel.REFERRAL:
            self.add_error("channel", _("What another body sends comes by referral."))
        return cleaned


class MediationClaimForm(ClaimForm):
    """A claim of the mediation: those of employment, and those of platform work."""

    titles: ClassVar[Any] = CODES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code: Any = self.fields["code"]
        code.choices = [("", "—"), *((key, f"{key} {words}") for key, words in CODES.items())]


ClaimFormSet = forms.formset_factory(
    MediationClaimForm, formset=BaseClaims, extra=4, max_num=MOST_CLAIMS, validate_max=True
)
