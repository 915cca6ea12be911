"""Forms of assigning: the order with its parts, the answer, the team, the mandate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.forms import ActForm, EmptyForm, ReasonForm, calls
from casework.models import User
from casework.registry import ActPage
from legalaid.models import LegalAidCase
from legalaid.services.accept_assignment import accept_assignment, note_phone_answer
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.assigning.assign_team import LEAST, assign_team, waiting_together
from legalaid.services.decline_assignment import decline_assignment
from legalaid.services.rank_lawyers import rank_lawyers
from legalaid.services.sign_mandate import SPECIAL_POWERS, contingency_banned, sign_mandate
from legalaid.views.at_hand import answered, unanswered

SHOWN = 20
PARTS = (
    ("share", _("share")),
    ("speciality", _("speciality")),
    ("language", _("language")),
    ("load", _("load")),
    ("distance", _("distance")),
    ("quality", _("quality")),
    ("continuity", _("continuity")),
)


class AssignForm(ActForm):
    lawyer = forms.ModelChoiceField(
        User.objects.none(), label=_("Lawyer"), required=False, empty_label=_("the first of the order")
    )
    reason = forms.CharField(label=_("Reason, when not the first is asked"), required=False, max_length=300)
    by_phone = forms.BooleanField(label=_("Urgent: I am asking by phone"), required=False)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        ranking = rank_lawyers(self.proceeding)
        self.first = [(row, _parts(row.parts)) for row in ranking.top(SHOWN) if not row.out]
        self.out = ranking.out(SHOWN)
        self.counts = (len(ranking.able), len(ranking.placed) - len(ranking.able))
        self.seed = ranking.seed
        field: Any = self.fields["lawyer"]
        field.queryset = User.objects.filter(pk__in=[one.candidate.key for one in ranking.able]).order_by(
            "full_name"
        )


def _parts(points: dict[str, int]) -> list[tuple[Any, int]]:
    return [(words, points[name]) for name, words in PARTS]


class TeamForm(ActForm):
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.count = len(waiting_together(self.proceeding))


class PhoneForm(ActForm):
    note = forms.CharField(label=_("When and with whom you spoke"), max_length=300)


class MandateForm(ActForm):
    powers = forms.MultipleChoiceField(
        label=_("Special powers, ticked one by one"),
        choices=[(power, power) for power in SPECIAL_POWERS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        banned = contingency_banned(self.proceeding)
        if banned is not None:
            self.fields["no_contingency"] = forms.BooleanField(
                label=_("No fee that depends on the result has been agreed with the lawyer"),
                help_text=f"{banned.zh}（{banned.article}）",
                error_messages={
                    "required": _("With such an agreement the mandate can't be recorded: put it right first.")
                },
            )


def _sign(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    sign_mandate(row, actor=actor, powers=cleaned["powers"], version=version)


def _several(row: LegalAidCase) -> bool:
    return len(waiting_together(row)) >= LEAST


def _team(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    assign_team(row, actor=actor, reason=cleaned["reason"], version=version)


PAGES = {
    "legalaid.assign_lawyer": ActPage(AssignForm, calls(assign_lawyer), intro="legalaid/assign_intro.html"),
    "legalaid.assign_team": ActPage(TeamForm, _team, intro="legalaid/team_intro.html", offered=_several),
    "legalaid.accept_assignment": ActPage(EmptyForm, calls(accept_assignment), offered=unanswered),
    "legalaid.note_phone_answer": ActPage(PhoneForm, calls(note_phone_answer), offered=unanswered),
    "legalaid.decline_assignment": ActPage(ReasonForm, calls(decline_assignment), offered=unanswered),
    "legalaid.sign_mandate": ActPage(MandateForm, _sign, offered=answered),
}
