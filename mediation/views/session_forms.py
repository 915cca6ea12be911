"""Forms of the talks: setting and beginning sessions, offers, a longer period, two versions of one thing."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.clock import SHANGHAI, today
from casework.forms import ActForm, DateInput, ReasonForm, calls
from casework.models import Room
from casework.registry import ActPage
from mediation.models import FieldEntry, Offer, Session
from mediation.services.offline.decide_clash import decide_clash
from mediation.services.sessions.begin_session import begin_session
from mediation.services.sessions.extend import extend
from mediation.services.sessions.offers import Bid, answer_offer, make_offer, tell_offer
from mediation.services.sessions.schedule_session import Meeting, call_off_session, schedule_session
from mediation.views.choosing import as_mediation, choose_parties, long_text, party_field

MINUTES = [(30, "30"), (60, "60"), (90, "90"), (120, "120"), (180, "180")]


class ScheduleForm(ActForm):
    mode = forms.ChoiceField(label=_("How it is held"), choices=Session.Mode.choices)
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=_("Room"),
        required=False,
        help_text=_("For the office; a station or an online room may also be typed below."),
    )
    place = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=200,
        help_text=_("For a station, on site, or the number of an online meeting."),
    )
    day = forms.DateField(label=_("Day"), widget=DateInput())
    begins = forms.TimeField(label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.TypedChoiceField(label=_("Minutes"), choices=MINUTES, coerce=int, initial=60)

    def prepare(self) -> None:
        rooms = Room.objects.filter(organisation=self.proceeding.organisation_id, active=True)
        offered = rooms.exclude(kind__in=(Room.Kind.SITE, Room.Kind.PHONE))
        self.fields["room"].queryset = offered  # type: ignore[attr-defined]
        self.fields["day"].initial = today() + timedelta(days=2)


class BeginForm(ActForm):
    mode = forms.ChoiceField(
        label=_("How it is held"), choices=Session.Mode.choices, initial=Session.Mode.SITE
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)


class OfferForm(ActForm):
    side = forms.ChoiceField(label=_("Whose offer"), choices=Offer.Side.choices)
    amount = forms.DecimalField(
        label=_("Amount (yuan)"), min_value=Decimal(0), max_digits=11, decimal_places=2
    )
    terms = long_text(_("Terms"), required=False, most=2000)
    confidential = forms.BooleanField(
        label=_("Told to the mediator in confidence"),
        required=False,
        help_text=_("The other side doesn't hear of it before this side lets it be told."),
    )
    party = party_field(_("Of which party"), required=False)

    def prepare(self) -> None:
        choose_parties(self, "party")


class OneOfferForm(ActForm):
    offer = forms.ModelChoiceField(Offer.objects.none(), label=_("Offer"))
    rows: dict[str, Any] = {}

    def prepare(self) -> None:
        field: Any = self.fields["offer"]
        field.queryset = Offer.objects.filter(mediation=self.proceeding.pk, **self.rows)
        field.label_from_instance = lambda one: f"{one.get_side_display()} {one.amount}"


class TellForm(OneOfferForm):
    rows = {"confidential": True}


class AnswerForm(OneOfferForm):
    rows = {"confidential": False, "answer": ""}
    accepts = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("1", _("accepted")), ("0", _("refused"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


class ExtendForm(ActForm):
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=90, initial=15)
    reason = long_text(_("Reason"), most=400)


class ClashForm(ActForm):
    clash = forms.ModelChoiceField(FieldEntry.objects.none(), label=_("Which"))
    keep = forms.ChoiceField(
        label=_("Which version stands"),
        choices=[("mine", _("the phone's version")), ("theirs", _("the version of the server"))],
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        field: Any = self.fields["clash"]
        field.queryset = FieldEntry.objects.filter(mediation=self.proceeding.pk, outcome="clash")
        field.label_from_instance = lambda one: (
            f"{one.get_kind_display()} · {one.made_at.astimezone(SHANGHAI):%m-%d %H:%M}"
        )


def _schedule(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    starts = datetime.combine(said["day"], said["begins"], SHANGHAI)
    meeting = Meeting(
        starts, starts + timedelta(minutes=said["minutes"]), said["mode"], said["room"], said["place"]
    )
    schedule_session(row, actor=actor, meeting=meeting, version=version)


def _offer(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    waiting = as_mediation(row).sessions.filter(status=Session.Status.SET).first()
    make_offer(row, actor=actor, bid=Bid(**said), session=waiting, version=version)


def _has(**rows: Any) -> Any:
    return lambda row: Offer.objects.filter(mediation=row.pk, **rows).exists()


def session_is_set(row: Any) -> bool:
    """Whether a session waits to be held."""
    return bool(row.sessions.filter(status=Session.Status.SET).exists())


def _no_session(row: Any) -> bool:
    return not session_is_set(row)


def _clashes(row: Any) -> bool:
    return bool(row.field_entries.filter(outcome="clash").exists())


PAGES = {
    "mediation.schedule_session": ActPage(ScheduleForm, _schedule, offered=_no_session),
    "mediation.begin_session": ActPage(BeginForm, calls(begin_session), offered=_no_session),
    "mediation.hold_session": ActPage(url="mediation_session", offered=session_is_set),
    "mediation.note_elements": ActPage(url="mediation_elements"),
    "mediation.call_off_session": ActPage(ReasonForm, calls(call_off_session), offered=session_is_set),
    "mediation.make_offer": ActPage(OfferForm, _offer),
    "mediation.tell_offer": ActPage(TellForm, calls(tell_offer), offered=_has(confidential=True)),
    "mediation.answer_offer": ActPage(
        AnswerForm, calls(answer_offer), offered=_has(confidential=False, answer="")
    ),
    "mediation.extend": ActPage(ExtendForm, calls(extend)),
    "mediation.decide_clash": ActPage(
        ClashForm, calls(decide_clash), offered=_clashes, intro="mediation/clash_intro.html"
    ),
}
