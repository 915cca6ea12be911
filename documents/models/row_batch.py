"""What every batch has: somebody ordered it, it runs until no row waits, and its failed rows may be tried again."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField


class RowBatch(ConcurrentTransitionMixin, models.Model):
    """One order for many rows, worked off row by row by as many workers as there are."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("finished")

    made_by = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.RUNNING)
    done_at = models.DateTimeField(null=True, blank=True)
    turns = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @transition(field=state, source=State.RUNNING, target=State.DONE)
    def finish(self) -> None:
        """No row waits any more."""

    @transition(field=state, source=State.DONE, target=State.RUNNING)
    def resume(self) -> None:
        """The failed rows are tried again."""
