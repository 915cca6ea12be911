"""质证意见: on the phone a party says of each exchanged item of the other side whether it accepts it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from arbitration.models import Arbitration
from arbitration.services.evidence.give_opinion import give_opinion
from arbitration.views.evidence_forms import OpinionFields
from casework.actor import Actor
from casework.errors import Refused
from casework.models import Evidence, Party
from portal.services.opinions import arbitration_in_season, opinion_item, opinion_page
from portal.session import note_refusal, party_page, posted
from portal.views.start import side_home

SIDES = (Party.Side.APPLICANT, Party.Side.RESPONDENT, Party.Side.THIRD)
RESPECTS = ("authenticity", "legality", "relevance", "reason")
OVER = gettext_lazy("Opinions can't be given at this stage of the case.")


class OpinionForm(OpinionFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "authenticity": _("Is it genuine?"),
            "legality": _("Was it lawfully obtained?"),
            "relevance": _("Has it to do with the dispute?"),
            "reason": _("Needed for everything that you don't accept."),
        }
        for name, help_text in words.items():
            self.fields[name].help_text = help_text


@require_safe
@party_page(*SIDES)
def opinions(request: HttpRequest, party: Party) -> HttpResponse:
    """The other side's exchanged items, page by page, each with what this party has said (调解仲裁法 art 38)."""
    after = request.GET.get("after", "")
    items, onward = opinion_page(party, int(after) if after.isdecimal() and len(after) < 18 else 0)
    context = {"items": items, "onward": onward, "home": side_home(party), "over": _over(party)}
    return render(request, "portal/opinions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(*SIDES)
def opinion(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    """The opinion on one item in three respects; what was said before stands in the form and is followed, not overwritten.

    Without the case's version: an opinion depends on the item alone, whatever else the tribunal has done meanwhile.
    """
    item = opinion_item(party, pk)
    if item is None:
        raise Http404
    said = item.mine[0] if item.mine else None  # type: ignore[attr-defined]
    form = OpinionForm(posted(request)[0], initial={name: getattr(said, name, "") for name in RESPECTS})
    row = arbitration_in_season(party)
    if request.method == "POST" and row and form.is_valid() and _given(row, party, item, form):
        messages.success(request, _("Your opinion stands in the file."))
        return redirect("portal:opinions")
    context = {"item": item, "said": said, "form": form, "over": "" if row else OVER}
    status = 200 if not form.is_bound else 422 if row else 409
    return render(request, "portal/opinion.html", context, status=status)


def _over(party: Party) -> Any:
    return "" if arbitration_in_season(party) else OVER


def _given(row: Arbitration, party: Party, item: Evidence, form: OpinionForm) -> bool:
    try:
        give_opinion(row, actor=Actor.side(party), evidence=item, **form.cleaned_data)
    except Refused as refused:
        note_refusal(form, refused)
        return False
    return True
