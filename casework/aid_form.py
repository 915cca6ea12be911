"""转介法律援助的表单: which centre, which worker, why; the same for every body."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import ActForm
from casework.models import Organisation, Party
from casework.services.offer_aid import centres_of


class AidForm(ActForm):
    """A worker of the case for a centre of its city; where there is one of either, it is chosen."""

    centre = forms.ModelChoiceField(Organisation.objects.none(), label=_("Legal-aid centre"))
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Worker"))
    reason = forms.CharField(
        label=_("Why legal aid is needed; that the worker agrees"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        workers = Party.objects.known_to(self.proceeding).filter(
            side=Party.Side.APPLICANT, nature=Party.Nature.PERSON
        )
        chosen: Any = self.fields
        chosen["centre"].queryset, chosen["party"].queryset = centres_of(self.proceeding), workers
