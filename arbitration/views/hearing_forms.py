"""Forms of the acts from answer to hearing."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.clock.extend_award import extend_award
from arbitration.services.clock.resume import resume
from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.filing.forward_answer import forward_answer
from arbitration.services.filing.receive_answer import receive_answer
from arbitration.services.hearings.postpone_hearing import postpone_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.actor import Actor
from casework.clock import SHANGHAI
from casework.forms import ActForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Membership, Party, Room, User
from casework.registry import ActPage


def members(form: ActForm, *roles: str) -> Any:
    """The people of the proceeding's organisation who hold one of the roles."""
    held = Membership.objects.filter(
        organisation_id=form.proceeding.organisation_id, active=True, role__in=roles
    )
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


class AnswerForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Respondent"))
    on = forms.DateField(label=_("Arrived on"), required=False, widget=DateInput())
    text = forms.CharField(
        label=_("What the respondent says"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, side=Party.Side.RESPONDENT)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class ScheduleForm(ActForm):
    room = forms.ModelChoiceField(Room.objects.none(), label=_("Room"))
    day = forms.DateField(label=_("Day"), widget=DateInput())
    begins = forms.TimeField(
        label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=30, max_value=600, initial=120)
    address = forms.CharField(
        label=_("Address of the site"),
        required=False,
        max_length=200,
        help_text=_("Only where the hearing is held at the employer's site."),
    )

    def prepare(self) -> None:
        self.fields["room"].queryset = Room.objects.filter(  # type: ignore[attr-defined]
            organisation=self.proceeding.organisation_id, active=True
        )


class SuspendForm(ActForm):
    ground = forms.ChoiceField(
        label=_("Ground of article 47"), choices=[(ground, ground) for ground in GROUNDS]
    )


class ExtendForm(ActForm):
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=15, initial=15)
    reason = forms.CharField(label=_("Why the case is complex"), widget=forms.Textarea(attrs={"rows": 3}))


def _schedule(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    starts = datetime.combine(cleaned["day"], cleaned["begins"], tzinfo=SHANGHAI)
    schedule_hearing(
        row,
        actor=actor,
        room=cleaned["room"],
        starts_at=starts,
        ends_at=starts + timedelta(minutes=cleaned["minutes"]),
        address=cleaned["address"],
        version=version,
    )


PAGES = {
    "arbitration.receive_answer": ActPage(AnswerForm, calls(receive_answer)),
    "arbitration.forward_answer": ActPage(EmptyForm, calls(forward_answer)),
    "arbitration.schedule_hearing": ActPage(ScheduleForm, _schedule, intro="arbitration/schedule_intro.html"),
    "arbitration.postpone_hearing": ActPage(ReasonForm, calls(postpone_hearing)),
    "arbitration.suspend": ActPage(SuspendForm, calls(suspend)),
    "arbitration.resume": ActPage(EmptyForm, calls(resume)),
    "arbitration.extend_award": ActPage(ExtendForm, calls(extend_award)),
}
