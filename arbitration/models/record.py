"""The columns of one arbitration; its states and moves are in `arbitration.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import Proceeding


class ArbitrationRecord(Proceeding):
    """The columns of an arbitration. Dates are legal days in Asia/Shanghai."""

    receipt_number = models.CharField(_("receipt number"), max_length=60, blank=True, db_index=True)
    pre_applied_on = models.DateField(_("pre-applied online on"), null=True, blank=True)
    received_on = models.DateField(_("received on"))
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    counted_from = models.DateField(_("receipt counted from"))
    supplement_items = models.JSONField(default=list, blank=True)
    promise_items = models.JSONField(default=list, blank=True)
    promise_due = models.DateField(_("promised by"), null=True, blank=True)
    promise_kept = models.JSONField(default=dict, blank=True)
    checklist = models.JSONField(default=dict, blank=True)
    jurisdiction = models.CharField(_("ground of jurisdiction"), max_length=16, blank=True)
    transferred_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="transferred_to"
    )
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    composition = models.CharField(_("composition"), max_length=12, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    fast_reasons = models.JSONField(default=list, blank=True)
    served_on = models.DateField(_("served on the respondent"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    formed_on = models.DateField(_("tribunal formed on"), null=True, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    suspended_from = models.CharField(max_length=32, blank=True)
    suspension_ground = models.CharField(_("ground of suspension"), max_length=200, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    drafted_by = models.ForeignKey(
        "casework.User", models.PROTECT, null=True, blank=True, related_name="awards_drafted"
    )
    approved_by = models.ForeignKey(
        "casework.User", models.PROTECT, null=True, blank=True, related_name="awards_approved"
    )
    made_on = models.DateField(_("award made on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    refusal = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
