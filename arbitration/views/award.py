"""裁决书起草页: the seventeen slots, generated; the free parts and the amounts are the arbitrator's."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arbitration.models import AwardDraft, State
from arbitration.services.awards.award_draft import Material, draft_award, faults, material, proposed
from arbitration.services.awards.save_draft import save_draft
from arbitration.services.awards.submit_award import submit_award
from arbitration.views.elements import visible_arbitration
from casework import access
from casework.errors import BadInput, NotNow, Refused
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from documents.typesetting.articles import Article, basis_line

LONGEST = 6_000
PREFIX = "text-"
MOST = Decimal(100_000_000)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def award_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft, keep what was typed (`save`), or hand it in (`submit`)."""
    actor = actor_of(request)
    arbitration = visible_arbitration(actor, pk)
    access.require(actor, "arbitration.submit_award", proceeding=arbitration)
    if arbitration.state != State.HEARD:
        raise NotNow(
            _("An award is drafted after the hearing; the case is “%(state)s”.")
            % {"state": arbitration.get_state_display()}
        )
    note_reading(arbitration.case_file, actor, "award")
    facts = material(arbitration)
    kept = AwardDraft.objects.filter(arbitration=arbitration).first()
    if request.method != "POST":
        amounts = {int(key): Decimal(value) for key, value in (kept.amounts if kept else {}).items()}
        return _show(request, facts, kept.texts if kept else {}, amounts, kept.version if kept else 0)
    texts = _texts(request.POST)
    amounts, errors = _amounts(request.POST, facts)
    version = _whole(request.POST.get("draft_version"))
    try:
        if errors:
            raise BadInput(errors)
        with transaction.atomic():
            held = save_draft(arbitration, actor=actor, texts=texts, amounts=amounts, version=version)
            if request.POST.get("do") == "submit":
                return _submit(request, facts, texts, amounts)
    except Refused as refused:
        return _show(request, facts, texts, amounts, version, refused, errors)
    messages.success(request, _("Saved."))
    return redirect("award", pk=held.arbitration_id)


def _submit(
    request: HttpRequest, facts: Material, texts: Mapping[str, str], amounts: dict[int, Decimal]
) -> HttpResponse:
    draft = draft_award(facts, texts=texts, amounts=amounts)
    found = faults(draft)
    if found:
        raise BadInput({str(place): text for place, text in enumerate(found)})
    awarded = {claim.pk: amounts.get(claim.pk, proposed(facts, claim)) for claim in facts.claims}
    draft["style"] = texts.get("style", "")
    plain = json.loads(json.dumps(draft, cls=DjangoJSONEncoder))
    submit_award(
        facts.arbitration,
        actor=actor_of(request),
        awarded=awarded,
        reasons=plain,
        version=_whole(request.POST.get("version")),
    )
    messages.success(request, _("The draft is with the head for approval."))
    return redirect("case", pk=facts.arbitration.pk)


def _show(
    request: HttpRequest,
    facts: Material,
    texts: Mapping[str, str],
    amounts: dict[int, Decimal],
    draft_version: int,
    refusal: Refused | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    draft = draft_award(facts, texts=texts, amounts=amounts)
    rows = [
        {
            "claim": claim,
            "proposed": proposed(facts, claim),
            "value": request.POST.get(f"amount-{claim.pk}", amounts.get(claim.pk, proposed(facts, claim))),
            "error": (errors or {}).get(f"amount-{claim.pk}", ""),
        }
        for claim in facts.claims
    ]
    context = {
        "proceeding": facts.arbitration,
        "draft": draft,
        "texts": texts,
        "rows": rows,
        "faults": faults(draft),
        "total": sum((one["amount"] for one in draft["decided"]), Decimal(0)),
        "annex_total": sum((row["gap"] for row in draft["annex"]["wages"]), Decimal(0)),
        "basis": basis_line(Article(**row) for row in draft["basis"]),
        "layout": texts.get("style") or ("element" if facts.arbitration.track == "fast" else "narrative"),
        "draft_version": draft_version,
        "version": request.POST.get("version", facts.arbitration.version),
        "refusal": refusal,
    }
    return render(request, "arbitration/award.html", context, status=refusal.status if refusal else 200)


def _texts(data: Any) -> dict[str, str]:
    return {
        name[len(PREFIX) :]: str(value).strip()[:LONGEST]
        for name, value in data.items()
        if name.startswith(PREFIX) and len(name) < 40 and str(value).strip()
    }


def _amounts(data: Any, facts: Material) -> tuple[dict[int, Decimal], dict[str, str]]:
    amounts, errors = {}, {}
    for claim in facts.claims:
        name = f"amount-{claim.pk}"
        text = str(data.get(name, "")).replace(",", "").strip()
        try:
            amount = Decimal(text)
            fits = amount.is_finite() and 0 <= amount <= MOST and amount == amount.quantize(Decimal("0.01"))
        except InvalidOperation:
            fits = False
        if not fits:
            errors[name] = _("Enter an amount in yuan with at most two decimals.")
        elif claim.claimed is not None and amount > claim.claimed:
            errors[name] = _("No more than was claimed can be awarded: %(title)s") % {"title": claim.title}
        else:
            amounts[claim.pk] = amount
    return amounts, errors


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1
