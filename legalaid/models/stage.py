"""援助的程序 (深圳市法律援助条例 17): which stage an aid case covers, when it was over, and what it follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StageFields(models.Model):
    """The stage of one aid case; the next stage may be a case of its own."""

    class Stage(models.TextChoices):
        ARBITRATION = "arbitration", _("arbitration")
        FIRST_INSTANCE = "first_instance", _("first instance")
        SECOND_INSTANCE = "second_instance", _("second instance")
        ENFORCEMENT = "enforcement", _("enforcement")

    stage = models.CharField(
        _("stage covered"), max_length=16, choices=Stage.choices, default=Stage.ARBITRATION
    )
    stage_ended_on = models.DateField(_("stage ended on"), null=True, blank=True)
    apply_by = models.DateField(_("apply anew by"), null=True, blank=True)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("follows"),
    )

    class Meta:
        abstract = True
