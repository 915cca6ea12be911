"""The words for what the system knows by key: limits and what they say, events, states."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from casework.registry import registry
from law.limit_rule import events
from law.limits import limits

Words = Mapping[str, str | Promise]

TRACKS: Words = {
    "casework": _("all tracks"),
    "mediation": _("mediation"),
    "arbitration": _("arbitration"),
    "legalaid": _("legal aid"),
    "supervision": _("labour inspection"),
    "documents": _("papers and service"),
}
ACTORS: Words = {
    "clerk": _("tribunal clerk"),
    "tribunal": _("tribunal of the case"),
    "head": _("person in charge"),
    "commission": _("arbitration commission"),
    "applicant": _("applicant"),
    "respondent": _("respondent"),
    "worker": _("worker"),
    "employer": _("employer"),
    "party": _("party to the dispute"),
    "both_parties": _("both parties"),
    "mediation_body": _("mediation body"),
    "legal_aid_agency": _("legal-aid agency"),
    "law_firm": _("law firm"),
    "lawyer": _("lawyer"),
    "recipient": _("recipient of aid"),
    "assessor": _("peer assessor"),
    "justice_bureau": _("judicial administration"),
    "court": _("people's court"),
    "archivist": _("archivist"),
    "receiving_body": _("receiving body"),
    "administrative_organ": _("administrative organ"),
    "inspector": _("labour inspector"),
    "union": _("trade union"),
}
CONDITIONS: Words = {
    "collective": _("collective"),
    "fast": _("fast lane"),
    "new_employment": _("new forms of employment"),
    "worker": _("worker"),
    "employer": _("employer"),
    "applicant": _("applicant"),
    "respondent": _("respondent"),
    "final": _("final award"),
    "nonfinal": _("award that is not final"),
    "wages": _("dispute over unpaid wages"),
    "preserved": _("property was preserved"),
    "promised": _("papers were promised"),
    "awarded": _("ended by an award"),
    "other_ending": _("ended in another way"),
    "administrative": _("administrative mediation"),
    "ordinary": _("ordinary matter"),
    "complex": _("complex matter"),
    "general": _("nothing else is agreed"),
    "granted": _("it was granted"),
    "before_arbitration": _("before arbitration"),
}
EFFECTS: Words = {
    "opens": _("opens a way"),
    "proposes": _("proposes an act"),
    "deems": _("deemed by law"),
    "escalates": _("goes to the superior"),
    "ends": _("ends by law"),
}
CHANGEABLE: Words = {"length": _("length"), "unit": _("unit of time"), "target": _("target")}


def _tongue() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"


def limit_title(key: str) -> str:
    """The title of a limit in the reader's language; empty for none."""
    rule = limits().get(key)
    return rule.title[_tongue()] if rule else ""


def event_title(name: str) -> str:
    """The title of an event in the reader's language."""
    event = events().get(name)
    if event is None:
        return name
    return event.en if _tongue() == "en" else event.zh


def state_label(kind: str, state: str) -> str:
    """The word for a state of a kind of proceeding."""
    model = registry.models.get(kind)
    if model is None:
        return state
    row = model(state=state)
    return row.get_state_display()
