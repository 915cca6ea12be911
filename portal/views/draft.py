"""The worker's guided form, page by page, saved at every page, then the review and the filing."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.clock import today
from casework.errors import BadInput
from casework.models import Proceeding
from casework.qr import code_picture, spaced
from portal.models import Draft
from portal.services.add_evidence import add_draft_files, drop_draft_file
from portal.services.advice import advise
from portal.services.amounts import owed, total
from portal.services.drafts import save_step, start_draft
from portal.services.file_case import file_case
from portal.session import SLIP_KEY, current_draft, draft_code, open_draft, open_party, posted
from portal.steps import BY_KEY, STEPS, Step, first_open, next_key, shown_steps
from portal.upload_field import FilesField, kind_field
from portal.wording import in_words, question


class ProofForm(forms.Form):
    kind = kind_field()
    files = FilesField(label=gettext_lazy("Photos or PDFs"), required=False)  # type: ignore[assignment]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the form. The first save makes the draft and shows its code."""
    step = BY_KEY.get(key)
    draft = current_draft(request)
    if step is None:
        raise Http404
    if draft is not None and draft.filed_as_id:
        return redirect("portal:filed")
    if draft is None and step is not STEPS[0]:
        return redirect("portal:back")
    answers = draft.answers if draft else {}
    form = step.form(posted(request)[0], answers=answers, on=today())
    if request.method == "POST" and form.is_valid():
        return _saved(request, draft, step, form)
    if draft is not None and step.key == "proof" and request.FILES:
        return _with_files(request, draft, answers, step, form, status=422)
    status = 422 if form.is_bound else 200
    return render(request, "portal/step.html", _step_context(draft, answers, step, form), status=status)


def _saved(request: HttpRequest, draft: Draft | None, step: Step, form: Any) -> HttpResponse:
    first_time = draft is None
    if draft is None:
        draft, code = start_draft()
        open_draft(request, draft, code)
    answers = save_step(draft, step, form)
    if step.key == "proof" and request.FILES:
        return _with_files(request, draft, answers, step, form)
    if "more" in request.POST:
        return redirect("portal:step", key=step.key)
    if first_time:
        return redirect("portal:code")
    return _onward(step.key, answers)


def _with_files(
    request: HttpRequest, draft: Draft, answers: dict[str, Any], step: Step, form: Any, *, status: int = 0
) -> HttpResponse:
    """Keep the photos, also when something else on the page has to be put right first (`status`)."""
    proof = ProofForm(request.POST, request.FILES)
    try:
        if proof.is_valid():
            add_draft_files(draft, proof.cleaned_data["files"], kind=proof.cleaned_data["kind"])
            if not status:
                return redirect("portal:step", key=step.key)
            return render(
                request, "portal/step.html", _step_context(draft, answers, step, form), status=status
            )
    except BadInput as error:
        proof.add_error("files", error.errors["files"])
    context = _step_context(draft, answers, step, form) | {"proof": proof}
    return render(request, "portal/step.html", context, status=422)


def _onward(key: str, answers: dict[str, Any]) -> HttpResponse:
    after = next_key(key, answers)
    return redirect("portal:step", key=after) if after else redirect("portal:review")


def _step_context(draft: Draft | None, answers: dict[str, Any], step: Step, form: Any) -> dict[str, Any]:
    pages = shown_steps(answers)
    number = pages.index(step) + 1 if step in pages else 1
    context: dict[str, Any] = {
        "step": step,
        "form": form,
        "draft": draft,
        "number": number,
        "count": len(pages),
    }
    context["before"] = pages[number - 2].key if number > 1 else ""
    context["has_rows"] = any(ask.rows for ask in step.form.asks)
    if step.key == "proof" and draft:
        context |= {"proof": ProofForm(), "files": list(draft.files.all())}
    return context | _sums(answers)


def _sums(answers: dict[str, Any]) -> dict[str, Any]:
    claims = owed(answers.get("elements", {}))
    amount = total(claims)
    return {"claims": claims, "total": amount, "advice": advise(answers, amount, today())}


@never_cache
@require_safe
def code_page(request: HttpRequest) -> HttpResponse:
    """The slip with code and QR."""
    draft, code = current_draft(request), draft_code(request)
    if draft is None or not code:
        return redirect("portal:back")
    onward = first_open(draft.answers)
    context = {"code": spaced(code), "picture": code_picture(code), "draft": draft, "onward": onward}
    return render(request, "portal/code.html", context)


class ReviewForm(forms.Form):
    claims = forms.MultipleChoiceField(
        label=gettext_lazy("What do you claim?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    send_to = forms.MultipleChoiceField(
        label=gettext_lazy("Where shall it go? You may choose several."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            (Proceeding.Kind.ARBITRATION.value, gettext_lazy("Arbitration: a binding award")),
            (Proceeding.Kind.MEDIATION.value, gettext_lazy("Mediation: the union helps you to settle")),
            (Proceeding.Kind.LEGAL_AID.value, gettext_lazy("Legal aid: a lawyer who costs you nothing")),
        ],
    )
    consent = forms.BooleanField(
        label=gettext_lazy("What I say is true. I have read the privacy notice and agree to it."),
        required=False,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Everything on one page, and the one choice where it goes. Sending twice files once."""
    draft = current_draft(request)
    if draft is None:
        return redirect("portal:back")
    if draft.filed_as_id:
        return redirect("portal:filed")
    answers = draft.answers
    if open_page := first_open(answers):
        return redirect("portal:step", key=open_page)
    sums = _sums(answers)
    form = _review_form(request, sums)
    if request.method == "POST" and form.is_valid() and (done := _file(request, draft, form)):
        return done
    context = {"form": form, "summary": _summary(answers), "files": draft.files.all(), **sums}
    return render(request, "portal/review.html", context, status=422 if form.is_bound else 200)


def _review_form(request: HttpRequest, sums: dict[str, Any]) -> ReviewForm:
    worth = [claim for claim in sums["claims"] if claim.amount]
    first = [Proceeding.Kind.ARBITRATION.value]
    aid = sums["advice"].legal_aid
    first += [Proceeding.Kind.LEGAL_AID.value] if aid and aid["answer"] == "yes" else []
    form = ReviewForm(posted(request)[0], initial={"claims": [one.kind for one in worth], "send_to": first})
    form.fields["claims"].choices = [(one.kind, f"{one.title} {one.amount} 元") for one in worth]  # type: ignore[attr-defined]
    return form


def _file(request: HttpRequest, draft: Draft, form: ReviewForm) -> HttpResponse | None:
    given = form.cleaned_data
    code = draft_code(request)
    try:
        filed = file_case(
            draft, code=code, send_to=given["send_to"], claims=given["claims"], consent=given["consent"]
        )
    except BadInput as error:
        for name, message in error.errors.items():
            form.add_error(name, message)
        return None
    open_party(request, filed.party)
    request.session[SLIP_KEY] = list(filed.troubles)
    return redirect("portal:filed")


def _summary(answers: dict[str, Any]) -> list[dict[str, Any]]:
    sheet = answers["elements"]
    return [
        {
            "step": step,
            "lines": [
                (question(ask.code), in_words(ask.code, sheet[ask.code]))
                for ask in step.form.asks
                if sheet.get(ask.code) is not None
            ]
            + ([(question("E-47"), in_words("E-47", sheet["E-47"]))] if step.key == "months" else []),
        }
        for step in shown_steps(answers)
        if step.key != "arrears"
    ]


@never_cache
@require_safe
def filed(request: HttpRequest) -> HttpResponse:
    """Done: the code once more, and the way to the case."""
    draft, code = current_draft(request), draft_code(request)
    if draft is None or not draft.filed_as_id:
        return redirect("portal:back")
    troubles = request.session.get(SLIP_KEY, [])
    context = {"code": spaced(code), "picture": code_picture(code), "troubles": troubles}
    return render(request, "portal/filed.html", context | {"case_file": draft.filed_as.case_file})  # type: ignore[union-attr]


@require_POST
def drop_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a photo back before filing."""
    draft = current_draft(request)
    row = draft.files.filter(pk=pk).first() if draft and not draft.filed_as_id else None
    if row is None:
        raise Http404
    drop_draft_file(row)
    return redirect("portal:step", key="proof")
