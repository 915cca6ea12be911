"""改写草稿的页面: the drafter's paragraphs, and the question before they are assembled anew."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from casework.errors import BadInput
from casework.views.acting import actor_of, refusals_told
from documents.models import Paper
from documents.services.edit_draft import (
    LONGEST_ROW,
    MOST_LINES,
    assemble_anew,
    edit_draft,
    own_words,
    state_of,
    texts_of,
)
from documents.services.read_paper import require_reader
from documents.views.make import seen_paper

WORDS = {"story": gettext_lazy("Facts and reasons"), "points": gettext_lazy("Facts and grounds")}


class TextForm(forms.Form):
    """One field a text; paragraphs one a line."""

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = paper.context.get("rows") or []
        self.fields["state"] = forms.CharField(widget=forms.HiddenInput, initial=state_of(paper))
        for name, said, single in texts_of(paper):
            if single:
                place = int(name.split(".")[1])
                label = _("What it proves: %(name)s") % {"name": rows[place].get("name", place + 1)}
                self.fields[name] = forms.CharField(
                    label=label, initial=said, required=False, max_length=LONGEST_ROW, widget=_area(2)
                )
            else:
                hint = _("One paragraph a line, %(most)s at most.") % {"most": MOST_LINES}
                words = WORDS.get(name, name)
                self.fields[name] = forms.CharField(
                    label=words, initial=said, help_text=hint, widget=_area(16)
                )

    def texts(self) -> dict[str, str]:
        """What was written, by name."""
        return {name: value for name, value in self.cleaned_data.items() if name != "state"}


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the text of a draft; what was typed is kept when something is wrong."""
    paper, actor = seen_paper(request, pk), actor_of(request)
    require_reader(paper, actor)
    if paper.state != Paper.State.DRAFT or not paper.kind_entry.edited:
        return redirect("documents:about", pk=pk)
    sent = request.method == "POST"
    form = TextForm(request.POST if sent else None, paper=paper)
    if sent and form.is_valid():
        try:
            edit_draft(paper, actor=actor, texts=form.texts(), state=form.cleaned_data["state"])
        except BadInput as bad:
            for name, message in bad.errors.items():
                form.add_error(name, message)
        else:
            messages.success(request, _("Your text is kept in the draft."))
            return redirect("documents:edit", pk=pk)
    context = {"paper": paper, "form": form, "own": own_words(paper), "state": state_of(paper)}
    return render(request, "documents/edit.html", context, status=400 if sent else 200)


@login_required
@require_POST
def anew(request: HttpRequest, pk: int) -> HttpResponse:
    """Assemble the draft anew, when the person is sure."""
    paper = seen_paper(request, pk)
    with refusals_told(request, _("The draft was put together anew.")):
        assemble_anew(
            paper,
            actor=actor_of(request),
            sure=request.POST.get("sure") == "yes",
            state=request.POST.get("state", ""),
        )
    return redirect("documents:edit", pk=pk)
