"""The form that closes a hearing to the public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.services.hearings.close_to_public import GROUNDS, close_to_public
from casework.forms import ActForm, calls
from casework.registry import ActPage


class CloseHearingForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground of article 25"), choices=list(GROUNDS.items()))
    in_writing = forms.BooleanField(label=_("A party has asked for it in writing"), required=False)


PAGES = {"arbitration.close_to_public": ActPage(CloseHearingForm, calls(close_to_public))}
