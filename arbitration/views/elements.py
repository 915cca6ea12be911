"""要素比对页: the board of one worker, and the findings."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration
from arbitration.services.elements.find_elements import Finding, find_elements
from arbitration.services.elements.panel import BASES
from casework import access
from casework.actor import Actor
from casework.elements.element_board import Board, Line, element_board, workers_of
from casework.errors import BadInput, Refused
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from casework.views.element_inputs import element_inputs, subject_of, typed_element
from law.comparison import Status

TAKE_W, TAKE_E, OTHER = "w", "e", "other"


def visible_arbitration(actor: Actor, pk: int) -> Arbitration:
    """The arbitration, or 404 when this person doesn't see it."""
    assert actor.user is not None
    if not access.visible_proceedings(actor.user).filter(pk=pk).exists():
        raise Http404
    row: Arbitration | None = (
        Arbitration.objects.select_related("organisation", "case_file").filter(pk=pk).first()
    )
    if row is None:
        raise Http404
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def element_board_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the comparison, or record findings."""
    actor = actor_of(request)
    arbitration = visible_arbitration(actor, pk)
    note_reading(arbitration.case_file, actor, "elements")
    workers = workers_of(arbitration.case_file_id)
    subject = subject_of(request, workers)
    board = element_board(arbitration, subject, others=tuple(workers))
    errors: dict[str, str] = {}
    refusal, status = None, 200
    if request.method == "POST":
        try:
            _find(request, arbitration, actor, board)
        except BadInput as bad:
            errors, status = bad.errors, 400
        except Refused as refused:
            refusal, status = refused, refused.status
        else:
            messages.success(request, _("The findings are recorded."))
            return redirect(f"{reverse('elements', args=[pk])}?worker={subject.pk}")
    may = (
        access.capacity(actor, "arbitration.find_elements", proceeding=arbitration)
        and arbitration.state in _states()
    )
    context = {
        "proceeding": arbitration,
        "board": board,
        "lines": [_dressed(line, request, errors) for line in board.lines],
        "may_find": bool(may),
        "statuses": [(one.value, one.zh) for one in Status],
        "bases": BASES,
        "refusal": refusal,
        "errors": errors,
        "version": request.POST.get("version", arbitration.version),
    }
    return render(request, "arbitration/elements.html", context, status=status)


def _states() -> tuple[str, ...]:
    from casework.registry import registry

    return registry.acts["arbitration.find_elements"].from_states


def _find(request: HttpRequest, arbitration: Arbitration, actor: Actor, board: Board) -> None:
    findings, errors = {}, {}
    for line in board.lines:
        code = line.element.code
        if not request.POST.get(f"{code}-basis") and not request.POST.get(f"{code}-take"):
            continue
        if not request.POST.get(f"{code}-basis"):
            errors[code] = _("Choose the basis of the finding.")
            continue
        findings[code] = Finding(
            status=request.POST.get(f"{code}-status", ""),
            value=_value(request, line),
            basis=request.POST[f"{code}-basis"],
            reason=request.POST.get(f"{code}-reason", "").strip()[:2000],
        )
    if errors:
        raise BadInput(errors)
    version = request.POST.get("version", "")
    find_elements(
        arbitration,
        actor=actor,
        subject=board.subject,
        findings=findings,
        version=int(version) if version.isdigit() else -1,
    )


def _value(request: HttpRequest, line: Line) -> Any:
    take = request.POST.get(f"{line.element.code}-take", "")
    if take == TAKE_W:
        return line.value_w
    if take == TAKE_E:
        return line.value_e if line.value_e not in (None, "") else line.value_w
    if take != OTHER:
        return line.finding.value if line.finding else None
    return typed_element(line.element, request.POST, f"{line.element.code}-v-")


def _dressed(line: Line, request: HttpRequest, errors: dict[str, str]) -> dict[str, Any]:
    """The line with its inputs: what was typed, else what was found, else what was stated."""
    code, posted = line.element.code, request.POST if request.method == "POST" else None
    known = line.finding.value if line.finding else line.value_w if line.value_w is not None else line.value_e
    typed = posted if posted is not None and posted.get(f"{code}-take") == OTHER else None
    got = (
        (lambda name, default: posted.get(f"{code}-{name}", ""))
        if posted is not None
        else (lambda name, default: default)
    )
    return {
        "line": line,
        "inputs": element_inputs(line.element, typed, f"{code}-v-", known),
        "take": got("take", ""),
        "status": got("status", line.status.value),
        "basis": got("basis", line.finding.basis if line.finding else ""),
        "reason": got("reason", line.finding.reason if line.finding else ""),
        "error": errors.get(code, ""),
    }
