"""收件的表单: the worker, the employer, the claims, as the clerk reads them off the application."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.services.filing.oral import SIGNED_AS, OralRecord
from casework import access
from casework.clock import today
from casework.entry_forms import PartiesForm
from casework.errors import BadInput
from casework.forms import DateInput
from casework.models import CaseFile, Organisation, Role, User
from law.filing_checklist import checklist

CHANNELS = [
    (c.value, c.label) for c in (CaseFile.Channel.WINDOW, CaseFile.Channel.POST, CaseFile.Channel.ORAL)
]
OLDEST = date(2008, 5, 1)


def offices(user: User) -> Any:
    """The tribunals in which the person is a clerk."""
    held = [m.organisation_id for m in access.memberships(user) if m.role == Role.CLERK]
    return Organisation.objects.filter(pk__in=held, kind=Organisation.Kind.TRIBUNAL)


class ReceiveForm(PartiesForm):
    """An application to a tribunal: how and when it came, and what was told orally."""

    tribunal = forms.ModelChoiceField(Organisation.objects.none(), label=_("Tribunal"))
    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS)
    received_on = forms.DateField(label=_("Received on"), widget=DateInput())
    posted_on = forms.DateField(
        label=_("Posted on (postmark)"), required=False, widget=DateInput(), help_text=_("Only for post.")
    )
    cause = forms.CharField(label=_("Cause"), max_length=60, initial="追索劳动报酬")
    story = forms.CharField(
        label=_("Facts and reasons as told"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For an oral application: it is printed as the record (申请笔录)."),
    )
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    interpreter = forms.CharField(label=_("Interpreter"), max_length=40, required=False)
    signed_as = forms.ChoiceField(
        label=_("Confirmed by"), choices=[("", "—"), *SIGNED_AS.items()], required=False
    )
    read_back = forms.BooleanField(label=_("The record was read back to the applicant"), required=False)
    given = forms.MultipleChoiceField(
        label=_("What is there"),
        choices=[(item.code, item.text) for item in checklist().values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        mine = offices(user)
        self.fields["tribunal"].queryset = mine  # type: ignore[attr-defined]
        self.fields["tribunal"].initial = mine.first()
        self.fields["received_on"].initial = today()

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if not OLDEST <= day <= today():
            raise forms.ValidationError(_("The day of receipt can't lie in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        posted, received = cleaned.get("posted_on"), cleaned.get("received_on")
        if cleaned.get("channel") == CaseFile.Channel.POST and "posted_on" in cleaned and posted is None:
            self.add_error(
                "posted_on", _("Enter the day of the postmark: what is posted in time is in time.")
            )
        if posted and received and not OLDEST <= posted <= received:
            self.add_error("posted_on", _("The postmark can't be later than the receipt."))
        if cleaned.get("channel") == CaseFile.Channel.ORAL:
            try:
                self.record(cleaned)
            except BadInput as bad:
                for field, words in bad.errors.items():
                    self.add_error(field if field in self.fields else None, words)
        return cleaned

    def record(self, cleaned: dict[str, Any]) -> OralRecord | None:
        """The record of an oral application; the clerk who enters it wrote it."""
        if cleaned.get("channel") != CaseFile.Channel.ORAL:
            return None
        names = ("story", "signed_as", "place", "interpreter")
        return OralRecord(
            **{name: cleaned.get(name) or "" for name in names},
            read_back=bool(cleaned.get("read_back")),
            recorder=self.user.full_name or self.user.username,
        )
