"""借阅: a bound volume is lent and comes back; both are recorded."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.services.act import act
from documents.models import ArchiveVolume, Borrowing
from documents.services.prepare_papers import own_row


def borrow_volume(
    volume: ArchiveVolume, *, actor: Actor, borrower: str, unit: str, purpose: str, due_on: date
) -> Borrowing:
    """Lend a volume (办案规则 art 23). Raises BadInput without name and purpose or for a day that has passed, NotNow while lent."""
    if not borrower.strip() or not purpose.strip():
        raise BadInput({"borrower": _("Say who borrows the volume and for what.")})
    if due_on < today():
        raise BadInput({"due_on": _("The day of return lies in the past.")})
    with act("documents.volume.borrow", actor=actor, proceeding=own_row(volume.proceeding)) as frame:
        if volume.status != ArchiveVolume.Status.READY:
            raise NotNow(_("This volume is not bound yet."))
        try:
            with transaction.atomic():
                lent = Borrowing.objects.create(
                    volume=volume,
                    borrower=borrower.strip()[:60],
                    unit=unit.strip()[:80],
                    purpose=purpose.strip()[:200],
                    borrowed_on=today(),
                    due_on=due_on,
                    lent_by=actor.user,
                )
        except IntegrityError as error:
            raise NotNow(_("This volume is lent already.")) from error
        frame.record("documents.volume.borrowed", data={"volume": volume.pk, "due_on": due_on})
    return lent


def return_volume(borrowing: Borrowing, *, actor: Actor) -> Borrowing:
    """Take a volume back. Raises NotNow when it has come back already."""
    with act(
        "documents.volume.return", actor=actor, proceeding=own_row(borrowing.volume.proceeding)
    ) as frame:
        held = Borrowing.objects.select_for_update().get(pk=borrowing.pk)
        if held.returned_on is not None:
            raise NotNow(_("This volume has come back already."))
        held.returned_on, held.taken_back_by = today(), actor.user
        held.save(update_fields=["returned_on", "taken_back_by"])
        frame.record("documents.volume.returned", data={"volume": held.volume_id})
    return held
