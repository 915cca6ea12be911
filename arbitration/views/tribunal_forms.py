"""Forms of the tribunal: forming it, recusal, replacement, and what a party asks about the hearing."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.decide_postponement import grant_postponement, refuse_postponement
from arbitration.services.hearings.decide_recusal import decide_recusal
from arbitration.services.hearings.dissolve_tribunal import dissolve_tribunal
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.pool import languages_of, pool_members, tribunal_pool
from arbitration.services.hearings.reopen import reopen
from arbitration.services.hearings.replace_member import replace_member
from arbitration.services.hearings.request_postponement import request_postponement
from arbitration.services.hearings.request_recusal import GROUNDS, request_recusal
from arbitration.services.hearings.seats import sitting, vacancies
from arbitration.services.hearings.take_urgent_measure import MEASURES, take_urgent_measure
from arbitration.services.requesting import pending
from arbitration.views.at_hand import request_at_hand, tribunal_at_hand
from arbitration.views.hearing_forms import members
from casework.actor import Actor
from casework.clock import SHANGHAI, today
from casework.forms import ActForm, DateInput, ReasonForm, calls
from casework.models import Party, Role, Room, User
from casework.registry import ActPage

GRANTED, REJECTED = "granted", "rejected"


class TribunalForm(ActForm):
    presiding = forms.ModelChoiceField(User.objects.none(), label=_("Sole or presiding arbitrator"))
    second = forms.ModelChoiceField(User.objects.none(), label=_("Second arbitrator"), required=False)
    third = forms.ModelChoiceField(User.objects.none(), label=_("Third arbitrator"), required=False)
    recorder = forms.ModelChoiceField(User.objects.none(), label=_("Recorder"))
    language = forms.ChoiceField(label=_("Language or dialect that a party needs"), required=False)
    choice_reason = forms.CharField(
        label=_("Why not the one whose turn it is"),
        required=False,
        max_length=400,
        help_text=_("Needed only where you choose against the proposal; it is kept in the log."),
    )
    sole_reason = forms.CharField(
        label=_("Why one arbitrator is enough in a collective case"), required=False
    )
    override_reason = forms.CharField(
        label=_("Reason to go on in spite of a conflict"),
        required=False,
        help_text=_("Only the head may do so."),
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        language = str(self.data.get("language", "")) if self.is_bound else ""
        self.pool = tribunal_pool(self.proceeding, language=language)
        for name, key in zip(("presiding", "second", "third"), (*self.pool.chosen, None, None), strict=False):
            self.fields[name].queryset = members(self, Role.ARBITRATOR)  # type: ignore[attr-defined]
            self.fields[name].initial = key
        self.fields["recorder"].queryset = members(self, Role.CLERK, Role.ARBITRATOR)  # type: ignore[attr-defined]
        spoken = languages_of(pool_members(self.proceeding.organisation_id))
        self.fields["language"].choices = [("", "—"), *((one, one) for one in spoken)]  # type: ignore[attr-defined]
        if not self.proceeding.case_file.collective:
            del self.fields["sole_reason"]


class PartyForm(ActForm):
    """A request that the office takes in for a party of the case."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who asks"))
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.fields["received_on"].initial = today()


class RecusalForm(PartyForm):
    about = forms.ModelChoiceField(User.objects.none(), label=_("Who should leave the tribunal"))
    ground = forms.ChoiceField(label=_("Ground of article 33"), choices=list(GROUNDS.items()))
    text = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea(attrs={"rows": 4}))
    learned_later = forms.BooleanField(
        label=_("The ground was learned only after the hearing had begun"), required=False
    )
    orally = forms.BooleanField(label=_("Asked for orally at the hearing"), required=False)

    def prepare(self) -> None:
        super().prepare()
        assert isinstance(self.proceeding, Arbitration)
        held = User.objects.filter(pk__in=[one.user_id for one in sitting(self.proceeding)])
        self.fields["about"].queryset = held  # type: ignore[attr-defined]


class DecisionForm(ActForm):
    """A decision on one open request of a kind."""

    kind: str = ""
    request = forms.ModelChoiceField(PartyRequest.objects.none(), label=_("Request"))
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(GRANTED, _("granted")), (REJECTED, _("rejected"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reasons of the decision"), widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.waiting = pending(self.proceeding, self.kind)
        asked = PartyRequest.objects.filter(pk__in=[one.pk for one in self.waiting])
        field: Any = self.fields["request"]
        field.queryset = asked.select_related("party", "about")
        field.label_from_instance = _describe
        field.initial = self.waiting[0].pk if self.waiting else None


class RecusalDecisionForm(DecisionForm):
    kind = PartyRequest.Kind.RECUSAL
    orally = forms.BooleanField(label=_("Decided orally; it goes into the hearing record"), required=False)


class PostponementDecisionForm(DecisionForm):
    kind = PartyRequest.Kind.POSTPONEMENT
    room = forms.ModelChoiceField(Room.objects.none(), label=_("New room"), required=False)
    day = forms.DateField(
        label=_("New day"),
        required=False,
        widget=DateInput(),
        help_text=_("Where it is known already; else the hearing is set later."),
    )
    begins = forms.TimeField(
        label=_("Begins"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=30, max_value=600, initial=120, required=False)

    def prepare(self) -> None:
        super().prepare()
        rooms = Room.objects.filter(organisation=self.proceeding.organisation_id, active=True)
        self.fields["room"].queryset = rooms.exclude(kind=Room.Kind.SITE)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        named = [name for name in ("room", "day", "begins") if cleaned.get(name)]
        if named and len(named) < 3 and not self.errors:
            self.add_error("day", str(_("Name room, day and time of the new hearing, or none of them.")))
        return cleaned


class ReplaceForm(ActForm):
    leaving = forms.ModelChoiceField(User.objects.none(), label=_("Who leaves"))
    coming = forms.ModelChoiceField(User.objects.none(), label=_("Who comes"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    override_reason = forms.CharField(
        label=_("Reason to go on in spite of a conflict"),
        required=False,
        help_text=_("Only the head may do so."),
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        held = [one.user_id for one in sitting(self.proceeding)]
        gone = [one.about_id for one in vacancies(self.proceeding)]
        self.pool = tribunal_pool(self.proceeding, size=1, leaving_out=[*held, *(pk for pk in gone if pk)])
        leaving = User.objects.filter(pk__in=[*held, *gone])
        coming = members(self, Role.CLERK, Role.ARBITRATOR).exclude(pk__in=[*held, *gone])
        self.fields["leaving"].queryset = leaving  # type: ignore[attr-defined]
        self.fields["leaving"].initial = gone[0] if gone else None
        self.fields["coming"].queryset = coming  # type: ignore[attr-defined]
        self.fields["coming"].initial = self.pool.chosen[0] if self.pool.chosen else None


class PostponementForm(PartyForm):
    reason = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea(attrs={"rows": 4}))


def _describe(asked: PartyRequest) -> str:
    about = f" → {asked.about}" if asked.about else ""
    late = "" if asked.in_time else str(_(" (late)"))
    return f"{asked.received_on} {asked.party}{about}{late}"


def _form(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    named = [cleaned["presiding"], cleaned["second"], cleaned["third"]]
    form_tribunal(
        row,
        actor=actor,
        arbitrators=[person for person in named if person is not None],
        recorder=cleaned["recorder"],
        sole_reason=cleaned.get("sole_reason", ""),
        override_reason=cleaned["override_reason"],
        choice_reason=cleaned["choice_reason"],
        language=cleaned["language"],
        version=version,
    )


def _decide_recusal(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    granted = cleaned.pop("decision") == GRANTED
    decide_recusal(row, actor=actor, granted=granted, version=version, **cleaned)


def _decide_postponement(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    said: dict[str, Any] = {"request": cleaned["request"], "reason": cleaned["reason"], "version": version}
    if cleaned["decision"] == REJECTED:
        refuse_postponement(row, actor=actor, **said)
        return
    if cleaned["day"]:
        starts = datetime.combine(cleaned["day"], cleaned["begins"], tzinfo=SHANGHAI)
        ends = starts + timedelta(minutes=cleaned["minutes"] or 120)
        said |= {"room": cleaned["room"], "starts_at": starts, "ends_at": ends}
    grant_postponement(row, actor=actor, **said)


class UrgentForm(ActForm):
    measure = forms.ChoiceField(label=_("Measure"), choices=list(MEASURES.items()))
    reason = forms.CharField(
        label=_("What was done, and why it couldn't wait"), widget=forms.Textarea(attrs={"rows": 3})
    )


PAGES = {
    "arbitration.form_tribunal": ActPage(TribunalForm, _form, intro="arbitration/pool_order.html"),
    "arbitration.request_recusal": ActPage(
        RecusalForm, calls(request_recusal), intro="arbitration/recusal_intro.html", offered=tribunal_at_hand
    ),
    "arbitration.decide_recusal": ActPage(
        RecusalDecisionForm,
        _decide_recusal,
        intro="arbitration/request_intro.html",
        offered=request_at_hand(PartyRequest.Kind.RECUSAL),
    ),
    "arbitration.take_urgent_measure": ActPage(
        UrgentForm,
        calls(take_urgent_measure),
        offered=request_at_hand(PartyRequest.Kind.RECUSAL),
    ),
    "arbitration.replace_member": ActPage(
        ReplaceForm, calls(replace_member), intro="arbitration/pool_order.html", offered=tribunal_at_hand
    ),
    "arbitration.dissolve_tribunal": ActPage(
        ReasonForm, calls(dissolve_tribunal), intro="arbitration/dissolve_intro.html"
    ),
    "arbitration.request_postponement": ActPage(
        PostponementForm, calls(request_postponement), intro="arbitration/postponement_intro.html"
    ),
    "arbitration.decide_postponement": ActPage(
        PostponementDecisionForm,
        _decide_postponement,
        intro="arbitration/request_intro.html",
        offered=request_at_hand(PartyRequest.Kind.POSTPONEMENT),
    ),
    "arbitration.reopen": ActPage(ReasonForm, calls(reopen)),
}
