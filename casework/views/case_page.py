"""案卷页: the nearest limit, one timeline, the acts this person may do now, and all that belongs to the case."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.actor import Actor
from casework.clock import legal_day, start_of, today
from casework.models import CaseFile, Claim, Event, Evidence, Hearing, Party, Proceeding, TimeLimit
from casework.queue import light_of
from casework.registry import ActType, registry
from casework.services.give_access_code import over
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from casework.wording import event_title, limit_title


@dataclass(frozen=True)
class Moment:
    """One dated thing of the case: past, coming, or late."""

    on: date
    title: str
    detail: str
    kind: str


def child(proceeding: Proceeding) -> Proceeding:
    """The proceeding as its own kind."""
    return (
        registry.models[proceeding.kind]
        .objects.select_related("organisation", "handler")
        .get(pk=proceeding.pk)
    )


@login_required
@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One proceeding in its case file. Who may not see it gets the same answer as for one that doesn't exist."""
    actor = actor_of(request)
    assert actor.user is not None
    base = access.visible_proceedings(actor.user).filter(pk=pk).select_related("case_file").first()
    if base is None:
        raise Http404
    proceeding = child(base)
    case_file = base.case_file
    proceeding.case_file = case_file
    capacity = access.capacity(actor, "casework.case_file.read", proceeding=proceeding)
    note_reading(case_file, actor, capacity or "member")
    visible = (
        access.visible_proceedings(actor.user).filter(case_file=case_file).select_related("organisation")
    )
    siblings = sorted(visible, key=lambda one: one.pk)
    untold = registry.untold(actor, siblings)
    limits, offered = _limits(proceeding, untold), acts_for(actor, proceeding)
    context = {
        "case_file": case_file,
        "proceeding": proceeding,
        "siblings": siblings,
        "twins": _twins(siblings),
        "limits": limits,
        "ended_limits": sum(1 for one in limits if one.status != "open"),
        "nearest": next((one for one in limits if one.status == "open" and not one.paused), None),
        "timeline": timeline(siblings, limits, untold),
        "acts": [act for act in offered if not act.group],
        "act_groups": grouped(offered),
        **_contents(case_file, siblings),
        "panels": _panels(case_file, proceeding, actor),
    }
    _mark_codes(context["parties"], proceeding, actor)
    return render(request, "casework/case_page.html", context)


def _twins(siblings: list[Proceeding]) -> set[int]:
    """Those that kind and office don't tell apart (each worker's own aid in a collective dispute): their number does."""
    counts = Counter((one.kind, one.organisation_id) for one in siblings)
    return {one.pk for one in siblings if counts[one.kind, one.organisation_id] > 1}


def acts_for(actor: Actor, proceeding: Proceeding) -> list[ActType]:
    """The acts that this person may do on the proceeding in its present state, in the order of their registration."""
    return [
        act
        for act in registry.acts.values()
        if act.kind == proceeding.kind
        and act.name in registry.pages
        and proceeding.state in act.from_states
        and access.capacity(actor, act.name, proceeding=proceeding)
        and registry.pages[act.name].offered(proceeding)
    ]


def grouped(acts: list[ActType]) -> list[tuple[str, list[ActType]]]:
    """The acts beside the ordinary course under their headings, in the order of their registration."""
    groups: dict[str, list[ActType]] = {}
    for act in acts:
        if act.group:
            groups.setdefault(str(act.group), []).append(act)
    return list(groups.items())


def _limits(proceeding: Proceeding, untold: frozenset[str]) -> list[Any]:
    rows = list(
        TimeLimit.objects.filter(proceeding=proceeding)
        .exclude(key__in=untold)
        .select_related("party")
        .prefetch_related("pauses", "extensions")
        .order_by("status", "due", "id")
    )
    for row in rows:
        row.title = limit_title(row.key)  # type: ignore[attr-defined]
        row.paused = any(pause.until is None for pause in row.pauses.all())  # type: ignore[attr-defined]
        row.light = "grey" if row.paused or row.status != "open" else light_of(row.due)  # type: ignore[attr-defined]
    return rows


def timeline(
    proceedings: list[Proceeding], limits: list[Any], untold: frozenset[str] = frozenset()
) -> list[Moment]:
    """Past events, hearings and coming limits of what the person sees, in one order; without what is kept back from him."""
    ids = [one.pk for one in proceedings]
    events = (
        Event.objects.filter(proceeding__in=ids)
        .exclude(name__in=untold)
        .select_related("user", "party")
        .order_by("on", "id")[:300]
    )
    moments = [Moment(event.on, event_title(event.name), _detail(event), "past") for event in events]
    for limit in limits:
        if limit.status == "open":
            late = "late" if limit.due < today() else "coming"
            moments.append(Moment(limit.due, limit.title, limit.article, late))
    for hearing in Hearing.objects.filter(proceeding__in=ids, status=Hearing.Status.SET).select_related(
        "room"
    ):
        moments.append(
            Moment(
                legal_day(hearing.starts_at),
                f"{hearing.starts_at.astimezone():%H:%M} {hearing.room}",
                "",
                "coming",
            )
        )
    return sorted(moments, key=lambda moment: moment.on)


def _detail(event: Event) -> str:
    """Who did it, and of which paper or limit it speaks."""
    about = limit_title(str(event.data.get("limit", ""))) or str(event.data.get("number") or "")
    paper = str(event.data.get("title") or "")
    return " · ".join(filter(None, (paper, about, str(event.user or ""), str(event.party or ""))))


def _contents(case_file: CaseFile, seen: list[Proceeding]) -> dict[str, Any]:
    """Parties, claims and evidence. A body that has handed the case over sees them as they were on that day."""
    parties = Party.objects.filter(case_file=case_file, left_on=None)
    claims = Claim.objects.filter(case_file=case_file)
    evidence = Evidence.objects.filter(case_file=case_file)
    given_away = [one.handed_over_on for one in seen if one.handed_over_on]
    if len(given_away) == len(seen) and given_away:
        last = max(given_away)
        later = Q(joined_on__gt=last)
        parties = parties.exclude(later)
        claims = claims.filter(party__in=parties)
        evidence = evidence.filter(submitted_at__lt=start_of(last + timedelta(days=1)), party__in=parties)
    return {
        "parties": list(parties.prefetch_related("representations")[:120]),
        "claims": list(claims.select_related("party")[:200]),
        "evidence": list(evidence.select_related("party")[:100]),
    }


def _mark_codes(parties: list[Any], proceeding: Proceeding, actor: Actor) -> None:
    """Beside each party to whom this person may give a code: that he may, and since when it holds one; one query.

    A refusal closes a case; for some weeks more its applicant can still be given the page on which he objects.
    """
    if over(proceeding) or not access.capacity(actor, "casework.access_code.give", proceeding=proceeding):
        return
    held = Max("access_codes__made_at", filter=Q(access_codes__revoked_at=None))
    known = dict(access.parties_seeing(proceeding).order_by("pk").values_list("pk").annotate(held=held))
    for party in parties:
        party.may_have_code, party.code_since = party.pk in known, known.get(party.pk)


def _panels(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> list[tuple[str, dict[str, Any]]]:
    filled = []
    for kind, template, fill in registry.panels:
        if kind in ("", proceeding.kind):
            context = fill(case_file, proceeding, actor)
            if context is not None:
                filled.append((template, context))
    return filled
