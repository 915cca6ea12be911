"""Evidence, and the element statements of both sides."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.clock import start_of
from casework.models.party import Party
from casework.personal_data import SealedTextField


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def known_to(self, proceeding: Any) -> "EvidenceQuerySet":
        """The evidence of a proceeding's case file; a body that has handed the case over knows that of that day."""
        mine, last = self.filter(case_file=proceeding.case_file_id), proceeding.handed_over_on
        if last is None:
            return mine
        before = start_of(last + timedelta(days=1))
        return mine.filter(submitted_at__lt=before, party__in=Party.objects.known_to(proceeding))


class Evidence(models.Model):
    """证据: one numbered item with its source, what it proves, and how the other side answered.

    `kind` is what the party says it shows; `category` is its kind in law. What the tribunal takes from it is `taken`.
    """

    class Category(models.TextChoices):
        DOCUMENT = "document", _("document")
        OBJECT = "object", _("object")
        RECORDING = "recording", _("audiovisual material")
        ELECTRONIC = "electronic", _("electronic data")
        WITNESS = "witness", _("testimony of a witness")
        STATEMENT = "statement", _("statement of a party")
        APPRAISAL = "appraisal", _("opinion of an appraiser")
        INSPECTION = "inspection", _("record of an inspection")

    class Form(models.TextChoices):
        ORIGINAL = "original", _("original")
        COPY = "copy", _("copy")
        PRINT = "print", _("printout")
        ELECTRONIC = "electronic", _("electronic file")

    class Late(models.TextChoices):
        IN_TIME = "", _("in time")
        WAITING = "waiting", _("late, awaiting decision")
        ADMITTED = "admitted", _("late, admitted")
        ADMONISHED = "admonished", _("late, admitted with an admonition")
        REFUSED = "refused", _("late, refused")

    class Taken(models.TextChoices):
        UNDECIDED = "", _("undecided")
        TAKEN = "taken", _("accepted as proof")
        PARTLY = "partly", _("accepted in part")
        NOT_TAKEN = "not_taken", _("not accepted as proof")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="evidence")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="evidence")
    ordinal = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    proves = models.CharField(_("what it proves"), max_length=200, blank=True)
    element = models.CharField(max_length=8, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    original_seen = models.BooleanField(_("original seen"), default=False)
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True)
    content_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField()
    category = models.CharField(_("kind of evidence"), max_length=12, choices=Category, blank=True)
    form = models.CharField(_("original or copy"), max_length=12, choices=Form, blank=True)
    late = models.CharField(_("late"), max_length=12, choices=Late, blank=True, default="")
    late_due = models.DateField(_("was due on"), null=True, blank=True)
    late_reason = models.CharField(max_length=200, blank=True)
    late_decision = models.CharField(_("reasons of the decision"), max_length=400, blank=True)
    exchanged_on = models.DateField(_("exchanged on"), null=True, blank=True)
    taken = models.CharField(
        _("what the tribunal takes"), max_length=12, choices=Taken, blank=True, default=""
    )
    opinion = models.JSONField(default=dict, blank=True)
    finding = models.CharField(max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["party", "ordinal", "id"]


class EvidenceOpinion(models.Model):
    """质证意见: one party on one item of the other side, in three respects. A later one follows; none is overwritten."""

    class View(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        DENIED = "denied", _("not accepted")
        TO_CHECK = "to_check", _("to be checked")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="opinions")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="opinions_on_evidence")
    authenticity = models.CharField(_("authenticity"), max_length=12, choices=View)
    legality = models.CharField(_("legality"), max_length=12, choices=View)
    relevance = models.CharField(_("relevance"), max_length=12, choices=View)
    reason = SealedTextField(_("reasons"), blank=True)
    given_at = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "party"],
                condition=models.Q(superseded=False),
                name="one_current_opinion",
            )
        ]


class ElementStatement(models.Model):
    """One side's statement on one element. A later statement follows the earlier one; none is overwritten."""

    NOTED_IN_TALKS = "mediation"  # as `source`: noted by a mediator, not given by the side itself

    class Stance(models.TextChoices):
        NONE = "", _("not asked")
        ACCEPTED = "accepted", _("accepts the statement")
        DENIED = "denied", _("denied")
        PARTLY = "partly", _("partly accepted")
        UNKNOWN = "unknown", _("doesn't know")
        UNANSWERED = "unanswered", _("not answered")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="element_statements")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="element_statements")
    subject = models.ForeignKey("casework.Party", models.PROTECT, related_name="elements_about")
    code = models.CharField(max_length=8)
    value = models.JSONField(null=True)
    stance = models.CharField(max_length=12, choices=Stance, blank=True, default="")
    source = models.CharField(max_length=12, default="form")
    stated_at = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "subject", "code"],
                condition=models.Q(superseded=False),
                name="one_current_statement",
            )
        ]


class ElementFinding(models.Model):
    """认定: what the tribunal finds on an element about one worker, and on what ground."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="element_findings")
    subject = models.ForeignKey("casework.Party", models.PROTECT, related_name="findings_about")
    code = models.CharField(max_length=8)
    status = models.CharField(max_length=12)
    value = models.JSONField(null=True)
    basis = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "code"], name="one_finding_per_element")]
