"""庭审笔录: the sitting is over, its record is finished."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arbitration.models import Arbitration
from arbitration.services.elements.compared import element_table
from arbitration.services.hearings.default_facts import default_decision
from arbitration.services.hearings.seats import require_whole
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, RuleRefused, Stale
from casework.models import Event, Hearing, Party
from casework.services.act import act
from casework.services.book_hearing import release_slots

NEEDED = {
    "presence": gettext_lazy("who was present"),
    "rights_read": gettext_lazy("that rights were read and the recusal question asked"),
    "conciliation": gettext_lazy("how the attempt at conciliation ended"),
}


def save_record(hearing: Hearing, *, record: Mapping[str, Any], version: int | None = None) -> int:
    """Keep what has been typed so far; the record becomes an act only when the hearing is finished.

    Returns the record's new version. Raises Stale when somebody saved since `version`: nothing is overwritten.
    """
    with transaction.atomic():
        locked = Hearing.objects.select_for_update().get(pk=hearing.pk)
        if locked.status != Hearing.Status.SET:
            raise RuleRefused(_("This hearing is over; its record can't be changed."))
        held = int(locked.record.get("version", 0))
        if version is not None and version != held:
            raise Stale(
                _(
                    "This record was saved in another window at %(when)s; what you typed here was not saved over it."
                )
                % {"when": locked.record.get("saved_at", "")}
            )
        locked.record = {**record, "version": held + 1, "saved_at": now().strftime("%H:%M:%S")}
        locked.save(update_fields=["record"])
    return held + 1


def hold_hearing(
    arbitration: Arbitration, *, actor: Actor, record: Mapping[str, Any], version: int | None = None
) -> Event:
    """Finish the hearing (调解仲裁法 arts 38–42; HRG-12, AWD-14). The attempt at conciliation is compulsory.

    What follows for an absent party is worked out and kept, never done: a person decides on it (HRG-5, HRG-7).
    The elements as both sides state them then stay in the record: who signs, signs for them too.
    """
    missing = [str(label) for key, label in NEEDED.items() if not record.get(key)]
    if missing:
        raise BadInput({"record": _("The record still lacks: %(what)s") % {"what": "、".join(missing)}})
    with act("arbitration.hold_hearing", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        hearing = it.proceeding.hearings.get(status=Hearing.Status.SET)
        if hearing.starts_at > now():
            raise RuleRefused(_("The hearing has not begun yet."))
        require_whole(it.proceeding)
        absences = _absences(it.proceeding, hearing, record)
        it.proceeding.hold_hearing()
        it.proceeding.heard_on = today()
        kept_elements = {"element_table": element_table(it.proceeding)}
        hearing.record = {**record, "absences": absences, **kept_elements}
        hearing.status = Hearing.Status.HELD
        hearing.save(update_fields=["record", "status"])
        release_slots(hearing)
        kept = [{"party": one["party"], "answer": one["answer"]} for one in absences]
        return it.record("arbitration.hearing.held", data={"hearing": hearing.pk, "absences": kept})


def _absences(row: Arbitration, hearing: Hearing, record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For each absent party whether its absence may have its consequence, with the reasons."""
    gone = {
        one["party"]: one.get("just_cause")
        for one in record.get("presence") or []
        if one["state"] == "absent"
    }
    absent = Party.objects.filter(pk__in=list(gone), case_file=row.case_file_id).exclude(
        side=Party.Side.THIRD
    )
    return [
        {
            "party": party.pk,
            **default_decision(row, party, hearing=hearing, just_cause=gone[party.pk], held=True).as_data(),
        }
        for party in absent.order_by("pk")
    ]
