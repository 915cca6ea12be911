"""Forms of the acts on the clock, and the bar on the case page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.clock.convert_track import convert_track
from arbitration.services.clock.lateness import lateness_decision
from arbitration.services.clock.shorten_answer import shorten_answer
from casework.actor import Actor
from casework.clock import today
from casework.forms import ActForm, DateInput, ReasonForm, calls
from casework.models import CaseFile, Party, Proceeding, TimeLimit
from casework.registry import ActPage
from casework.services.clock_bar import clock_bar

KEY = "arbitration.award"


class ShortenForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Respondent"))
    until = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=DateInput(),
        help_text=_("Leave empty if the respondent waives the answer period altogether."),
    )

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties.filter(side=Party.Side.RESPONDENT)  # type: ignore[attr-defined]


def fill_clock(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The bar of the deciding limit: the running one, or else the last one."""
    limit = TimeLimit.objects.filter(proceeding=proceeding, key=KEY).order_by("-id").first()
    if limit is None or not isinstance(proceeding, Arbitration):
        return None
    late = limit.status == TimeLimit.Status.OPEN and limit.due < today()
    return {
        "bar": clock_bar(limit),
        "limit": limit,
        "late": late,
        "lateness": lateness_decision(proceeding) if late else None,
    }


PAGES = {
    "arbitration.convert_track": ActPage(ReasonForm, calls(convert_track)),
    "arbitration.shorten_answer": ActPage(ShortenForm, calls(shorten_answer)),
}
