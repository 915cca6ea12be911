"""调解会页: presence, positions, offers, notes and the amounts of the law on one screen; finishing it is the act."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actor import Actor
from casework.entry_forms import LookForm
from casework.errors import BadInput, Refused
from casework.models import Party
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from mediation.models import Mediation, Note, Offer, Presence, Session
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.session_mediators import expected, may_mediate
from mediation.services.sessions.write_note import write_note
from mediation.views.session_sheet import Sheet
from mediation.views.talks_panel import amounts_beside, talks_of
from mediation.views.visible import visible_mediation, whole

BESIDES = {"note": "note", "offer": "offer"}


class BidForm(LookForm):
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=Offer.Side.choices)
    amount = forms.DecimalField(
        label=gettext_lazy("Amount (yuan)"), min_value=Decimal(0), max_digits=11, decimal_places=2
    )
    terms = forms.CharField(label=gettext_lazy("Terms"), required=False, max_length=500)
    confidential = forms.BooleanField(
        label=gettext_lazy("Told to the mediator in confidence"), required=False
    )


class NoteForm(LookForm):
    text = forms.CharField(
        label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    circle = forms.ChoiceField(label=gettext_lazy("Who reads it"), choices=Note.Circle.choices)
    talked_with = forms.ModelChoiceField(
        Party.objects.none(), label=gettext_lazy("Private talk with"), required=False
    )

    def __init__(self, *args: Any, row: Mediation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["talked_with"].queryset = Party.objects.known_to(row)  # type: ignore[attr-defined]


class EndingForm(LookForm):
    mediators = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who mediated"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Stands in the record, whoever has the case later."),
        error_messages={"required": gettext_lazy("Say which mediators of this body mediated.")},
    )
    rights_told = forms.BooleanField(
        label=gettext_lazy("Both sides were told their rights and duties"), required=False
    )
    result = forms.ChoiceField(label=gettext_lazy("Result"), choices=[("", "—"), *Session.Result.choices])
    outcome = forms.CharField(
        label=gettext_lazy("Result in words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noted = expected(session)
        field: Any = self.fields["mediators"]
        offered = list(dict.fromkeys([*may_mediate(session.mediation), *noted]))
        field.choices = [(one.pk, str(one)) for one in offered]
        self.initial.setdefault("mediators", [one.pk for one in noted])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def session_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the session that is set; keep the sheet, add a note or an offer, or finish it."""
    actor = actor_of(request)
    row = visible_mediation(actor, pk)
    access.require(actor, "mediation.hold_session", proceeding=row)
    session = row.sessions.filter(status=Session.Status.SET).first()
    if session is None:
        messages.info(request, _("No session is set: set one, or begin one now."))
        return redirect("case", pk=pk)
    note_reading(row.case_file, actor, "session")
    page = _Page(request, actor, row, session)
    if request.method == "POST" and page.do() and not page.more_is_typed():
        return redirect("mediation_session" if session.status == Session.Status.SET else "case", pk=pk)
    return render(request, "mediation/session.html", page.context(), status=page.status)


class _Page:
    """One request on one session: its three forms beside the sheet, and what stood in the way."""

    def __init__(self, request: HttpRequest, actor: Actor, row: Mediation, session: Session) -> None:
        self.request, self.actor, self.row, self.session = request, actor, row, session
        wanted = str(request.POST.get("do") or "") if request.method == "POST" else ""
        data = request.POST
        self.wanted = wanted
        self.sheet = Sheet(row, session)
        self.bid = BidForm(data if wanted == "offer" else None, prefix="bid", initial=self._typed("bid"))
        self.note = NoteForm(
            data if wanted == "note" else None, prefix="note", row=row, initial=self._typed("note")
        )
        self.ending = EndingForm(
            data if wanted == "finish" else None,
            prefix="end",
            session=session,
            initial=self._typed("end") | self._ticked(),
        )
        self.refusal: Refused | None = None
        self.status = 200

    def _typed(self, prefix: str) -> dict[str, str]:
        """What stands in the boxes of a form whose button was not pressed."""
        return {
            name[len(prefix) + 1 :]: str(value)
            for name, value in self.request.POST.items()
            if name.startswith(f"{prefix}-") and value
        }

    def _ticked(self) -> dict[str, list[str]]:
        """The mediators ticked in a form whose button was not pressed."""
        ticked = self.request.POST.getlist("end-mediators")
        return {"mediators": ticked} if ticked else {}

    def more_is_typed(self) -> bool:
        """Whether words stand in another form that a new page would lose; then it is shown with them."""
        boxes = {"offer": ("bid", "amount"), "note": ("note", "text"), "finish": ("end", "outcome")}
        others = [box for name, box in boxes.items() if name != self.wanted]
        left = any(self._typed(prefix).get(name) for prefix, name in others)
        if left and self.session.status == Session.Status.SET:
            self.bid = BidForm(prefix="bid", initial={} if self.wanted == "offer" else self._typed("bid"))
            typed = {} if self.wanted == "note" else self._typed("note")
            self.note = NoteForm(prefix="note", row=self.row, initial=typed)
            self.row.refresh_from_db()
            self.sheet = Sheet(self.row, Session.objects.get(pk=self.session.pk))
            return True
        return False

    def do(self) -> bool:
        """Do what was pressed. Returns whether it is done and the page may be shown anew."""
        acts = {"note": self._note, "offer": self._offer, "finish": self._finish}
        try:
            kept = self.sheet.keep(self.request.POST, self.actor)
            done = kept and acts.get(self.wanted, self._saved)()
        except BadInput as bad:
            form = {"note": self.note, "offer": self.bid, "finish": self.ending}.get(self.wanted)
            if form is not None:
                add_errors(form, bad)
            self.refusal, done = (bad if form is None else None), False
        except Refused as refused:
            if refused.status == 403:
                raise
            self.refusal, done = refused, False
        self.status = (
            200 if done else (self.refusal.status if self.refusal else 409 if not self._valid() else 400)
        )
        return done

    def _valid(self) -> bool:
        return not (self.sheet.facts_clash or any(one.clashes for one in self.sheet.rows))

    def _saved(self) -> bool:
        messages.success(self.request, _("Saved."))
        return True

    def _note(self) -> bool:
        if not self.note.is_valid():
            return False
        write_note(self.row, actor=self.actor, session=self.session, **self.note.cleaned_data)
        return self._saved()

    def _offer(self) -> bool:
        if not self.bid.is_valid():
            return False
        make_offer(self.row, actor=self.actor, bid=Bid(**self.bid.cleaned_data), session=self.session)
        return self._saved()

    def _finish(self) -> bool:
        if not self.ending.is_valid():
            return False
        self.sheet.require_both_sides()
        said = self.ending.cleaned_data
        ending = Ending(
            said["result"],
            said["outcome"],
            self.sheet.facts,
            said["rights_told"],
            tuple(said["mediators"]),
        )
        version = whole(self.request.POST.get("version"))
        hold_session(self.row, actor=self.actor, session=self.session, ending=ending, version=version)
        self.session.refresh_from_db()
        messages.success(self.request, _("The session is finished; its record can be signed now."))
        return True

    def context(self) -> dict[str, Any]:
        """All that the page shows."""
        return {
            "proceeding": self.row,
            "session": self.session,
            "sheet": self.sheet,
            "came": Presence.Came.choices,
            "bid": self.bid,
            "note": self.note,
            "ending": self.ending,
            "refusal": self.refusal,
            "version": self.row.version if self.status == 200 else self.request.POST.get("version", ""),
            **talks_of(self.row, self.actor),
            **amounts_beside(self.row),
        }
