"""核对要素页: both sides' facts on the element sheet, typed by the mediator as they are told, and the sums that follow."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actor import Actor
from casework.elements.element_board import Board, Line, element_board, workers_of
from casework.errors import BadInput, Refused
from casework.models import Party
from casework.registry import registry
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from casework.views.element_inputs import element_inputs, subject_of, typed_element
from mediation.models import Mediation
from mediation.services.sessions.note_elements import answering_party, note_elements, own_statements
from mediation.views.visible import visible_mediation, whole

ACT = "mediation.note_elements"
SIDES = (Party.Side.APPLICANT.value, Party.Side.RESPONDENT.value)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def elements_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheet of one worker, or keep what was typed."""
    actor = actor_of(request)
    row = visible_mediation(actor, pk)
    access.require(actor, ACT, proceeding=row)
    note_reading(row.case_file, actor, "elements")
    workers = workers_of(row.case_file_id)
    subject = subject_of(request, workers)
    board = element_board(row, subject, others=tuple(workers))
    errors: dict[str, str] = {}
    refusal, status = None, 200
    if request.method == "POST" and "more" not in request.POST:
        try:
            _keep(request, row, actor, board)
        except BadInput as bad:
            errors, status = bad.errors, 400
        except Refused as refused:
            refusal, status = refused, refused.status
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('mediation_elements', args=[pk])}?worker={subject.pk}")
    own = own_statements(subject)
    context = {
        "proceeding": row,
        "board": board,
        "lines": [_dressed(line, request, errors, own) for line in board.lines],
        "may": row.state in registry.acts[ACT].from_states,
        "employer": answering_party(row),
        "errors": errors,
        "refusal": refusal,
        "version": request.POST.get("version", row.version),
    }
    return render(request, "mediation/elements.html", context, status=status)


def _keep(request: HttpRequest, row: Mediation, actor: Actor, board: Board) -> None:
    said = {
        (side, line.element.code): value
        for line in board.lines
        for side in SIDES
        if (value := typed_element(line.element, request.POST, _prefix(line, side)))
        not in (None, "", [], {}, _known(line, side))
    }
    version = whole(request.POST.get("version"))
    note_elements(row, actor=actor, subject=board.subject, said=said, version=version)


def _known(line: Line, side: str) -> Any:
    return line.value_w if side == Party.Side.APPLICANT else line.value_e


def _prefix(line: Line, side: str) -> str:
    return f"{side}-{line.element.code}-"


def _dressed(
    line: Line, request: HttpRequest, errors: dict[str, str], own: set[tuple[str, str]]
) -> dict[str, Any]:
    """A line with a part for each side: its words and, where the side hasn't stated it itself, its inputs."""
    code, data = line.element.code, request.POST if request.method == "POST" else None
    return {
        "line": line,
        "parts": [
            {
                "side": Party.Side(side).label,
                "words": line.words_w if side == Party.Side.APPLICANT else line.words_e,
                "own": (side, code) in own,
                "inputs": []
                if (side, code) in own
                else element_inputs(line.element, data, _prefix(line, side), _known(line, side)),
                "error": errors.get(f"{side} {code}", ""),
            }
            for side in SIDES
        ],
    }
