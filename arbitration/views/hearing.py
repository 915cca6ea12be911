"""庭审页: the whole hearing on one screen, kept while it is typed; finishing it is the act."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration
from arbitration.services.hearings.hold_hearing import hold_hearing, save_record
from arbitration.services.hearings.phrases import phrases_of
from arbitration.views.elements import visible_arbitration
from arbitration.views.hearing_merge import WORDS, differing, fields_of
from casework import access
from casework.elements.element_board import Board, element_board, workers_of
from casework.errors import BadInput, Refused, Stale
from casework.models import Evidence, Hearing, Party
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of

PRESENCE = ("present", "agent", "absent")
OUTCOMES = ("failed", "refused", "agreed")
JUST_CAUSE = {"yes": True, "no": False}
TEXTS = (
    "recusal",
    "recusal_applicant",
    "recusal_respondent",
    "preparation",
    "investigation",
    "debate",
    "final_opinions",
    "corrections",
    "conciliation_text",
)
LONGEST = 20_000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hearing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the record, keep it (`save`, or every pause while typing), or finish the hearing (`finish`)."""
    actor = actor_of(request)
    arbitration = visible_arbitration(actor, pk)
    access.require(actor, "arbitration.hold_hearing", proceeding=arbitration)
    hearing = arbitration.hearings.filter(status=Hearing.Status.SET).select_related("room").first()
    if hearing is None:
        raise Http404
    note_reading(arbitration.case_file, actor, "hearing")
    sheet = _Sheet(arbitration)
    if request.method != "POST":
        return _show(request, arbitration, hearing, sheet, hearing.record)
    record = sheet.record(request.POST)
    seen = "held_version" if request.POST.get("do") == "merge" else "record_version"
    try:
        version = save_record(hearing, record=record, version=_whole(request.POST.get(seen)))
        if request.POST.get("do") == "finish":
            sheet.require_both_sides(record)
            hold_hearing(
                arbitration,
                actor=actor,
                record={**record, "version": version},
                version=_whole(request.POST.get("version")),
            )
            _tell(request, hearing)
            return redirect("hearing_record", pk=pk)
    except Refused as refused:
        return _refused(request, arbitration, hearing, sheet, record, refused)
    if request.headers.get("HX-Request"):
        return render(request, "arbitration/hearing_saved.html", {"record_version": version})
    messages.success(request, _("Saved."))
    return redirect("hearing", pk=pk)


def _refused(
    request: HttpRequest,
    arbitration: Arbitration,
    hearing: Hearing,
    sheet: "_Sheet",
    record: Mapping[str, Any],
    refused: Refused,
) -> HttpResponse:
    hearing.refresh_from_db()
    saved = hearing.record
    clash = isinstance(refused, Stale) and saved.get("version", 0) != _whole(
        request.POST.get("record_version")
    )
    other = {"version": saved.get("version", 0), "fields": fields_of(saved)} if clash else None
    if request.headers.get("HX-Request"):
        context = {"refusal": refused, "other": other}
        return render(request, "arbitration/hearing_saved.html", context, status=refused.status)
    stale = not isinstance(refused, BadInput)
    held = request.POST.get("record_version") if stale else saved.get("version", 0)
    shown = {**record, "version": held}
    return _show(request, arbitration, hearing, sheet, shown, refusal=refused, other=other)


def _tell(request: HttpRequest, hearing: Hearing) -> None:
    """That it is over; and of an absent party without a proved notice, that no default may follow (HRG-2, HRG-7)."""
    hearing.refresh_from_db()
    messages.success(request, _("The hearing is finished; its record can be signed now."))
    if any(one["answer"] != "yes" for one in hearing.record.get("absences") or []):
        messages.warning(
            request,
            _(
                "A party was absent, and nothing may follow from it: order a further hearing and give notice of it."
            ),
        )


def _show(
    request: HttpRequest,
    arbitration: Arbitration,
    hearing: Hearing,
    sheet: "_Sheet",
    record: Mapping[str, Any],
    refusal: Refused | None = None,
    other: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "differing": differing(fields_of(record), other["fields"]) if other else [],
        "held_version": other["version"] if other else "",
        "phrases": phrases_of(arbitration.organisation),
        "words": {key: str(text) for key, text in WORDS.items()},
        "proceeding": arbitration,
        "hearing": hearing,
        "record": record,
        "record_version": record.get("version", 0),
        "version": request.POST.get("version", arbitration.version),
        "refusal": refusal,
        **sheet.context(record),
    }
    return render(request, "arbitration/hearing.html", context, status=refusal.status if refusal else 200)


class _Sheet:
    """What the record of this case asks for: its parties, elements and evidence."""

    def __init__(self, arbitration: Arbitration) -> None:
        self.parties = list(Party.objects.filter(case_file=arbitration.case_file_id, left_on=None)[:120])
        self.evidence = list(
            Evidence.objects.filter(case_file=arbitration.case_file_id)
            .select_related("party")
            .prefetch_related("opinions__party")[:200]
        )
        workers = workers_of(arbitration.case_file_id)
        self.board: Board | None = element_board(arbitration, workers[0]) if workers else None

    def record(self, data: Any) -> dict[str, Any]:
        """The record from the posted form. Ids only, no names: the parties stay where their data is sealed."""
        texts = {name: _text(data, name)[:LONGEST] for name in TEXTS}
        outcome = data.get("conciliation")
        said = texts.pop("conciliation_text")
        return {
            **texts,
            "presence": self._presence(data),
            "rights_read": data.get("rights_read") == "1",
            "agreed_read": data.get("agreed_read") == "1",
            "elements": self._marks(data, "element", [line.element.code for line in self._lines()]),
            "evidence": self._marks(data, "evidence", [str(item.pk) for item in self.evidence]),
            "conciliation": {"outcome": outcome, "text": said} if outcome in OUTCOMES else {},
            "conciliation_text": said,
        }

    def context(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The rows of the page with what the record holds."""
        here = {str(row["party"]): row for row in record.get("presence") or []}
        marks, opinions = record.get("elements") or {}, record.get("evidence") or {}
        return {
            "presence": [(party, here.get(str(party.pk), {})) for party in self.parties],
            "board": self.board,
            "agreed": self.board.agreed if self.board else [],
            "disputed": [(line, marks.get(line.element.code, "")) for line in self._lines()],
            "evidence": [(item, opinions.get(str(item.pk), "")) for item in self.evidence],
            "outcome": (record.get("conciliation") or {}).get("outcome", ""),
        }

    def _lines(self) -> list[Any]:
        return self.board.disputed if self.board else []

    def require_both_sides(self, record: Mapping[str, Any]) -> None:
        """The record must say of each side whether it came (调解仲裁法 art 36 hangs on it)."""
        noted = {row["party"] for row in record["presence"]}
        sides = {party.side for party in self.parties if party.side != Party.Side.THIRD}
        if {party.side for party in self.parties if party.pk in noted} < sides:
            raise BadInput({"presence": _("Say for each side whether it is present.")})

    def _presence(self, data: Any) -> list[dict[str, Any]]:
        rows = []
        for party in self.parties:
            state = data.get(f"presence-{party.pk}")
            if state in PRESENCE:
                note = str(data.get(f"presence-note-{party.pk}", "")).strip()[:200]
                noted: dict[str, Any] = {"party": party.pk, "state": state, "note": note}
                if state == "absent":
                    noted["just_cause"] = JUST_CAUSE.get(str(data.get(f"just-cause-{party.pk}")))
                rows.append(noted)
        return rows

    @staticmethod
    def _marks(data: Any, name: str, keys: list[str]) -> dict[str, str]:
        typed = {key: _text(data, f"{name}-{key}")[:2000] for key in keys}
        return {key: text for key, text in typed.items() if text}


def _text(data: Any, name: str) -> str:
    """What was typed, with the line ends of the record, whatever the browser sends."""
    return str(data.get(name, "")).replace("\r\n", "\n").strip()


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1
