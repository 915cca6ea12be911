"""The form of one envelope: which papers, for whom, which way."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from casework.models import Party
from documents.models import Paper
from documents.views.way_form import WayForm


class PapersField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} {obj.number}".strip()


class ServiceForm(WayForm):
    papers = PapersField(
        Paper.objects.none(), label=gettext_lazy("Papers"), widget=forms.CheckboxSelectMultiple()
    )
    addressee = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("Addressee"))

    def __init__(
        self,
        *args: Any,
        papers: QuerySet[Paper],
        parties: QuerySet[Party],
        chosen: list[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].queryset = papers  # type: ignore[attr-defined]
        self.fields["papers"].initial = chosen
        if len(chosen) == 1:
            self.fields["papers"].required = False  # the page was opened for this one
        self.chosen = chosen
        self.fields["addressee"].queryset = parties  # type: ignore[attr-defined]
        self.fields["addressee"].initial = parties.first()

    def clean_papers(self) -> list[Paper]:
        given = list(self.cleaned_data.get("papers") or ())
        return given or list(self.fields["papers"].queryset.filter(pk__in=self.chosen))  # type: ignore[attr-defined]
