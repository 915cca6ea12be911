"""当事人: the two sides of a case file, and who speaks for them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField, blind_index
from casework.rules.names import company_key, id_key, mask_id, mask_name, mask_phone, person_key, phone_key


class PartyQuerySet(models.QuerySet["Party"]):
    def known_to(self, proceeding: Any) -> "PartyQuerySet":
        """The parties of a proceeding's case file; a body that has handed the case over knows those of that day."""
        mine = self.filter(case_file=proceeding.case_file_id, left_on=None)
        last = proceeding.handed_over_on
        return mine.exclude(joined_on__gt=last) if last else mine


class Party(models.Model):
    """One person or organisation in a case file. Personal data is sealed; blind indexes find exact values."""

    class Side(models.TextChoices):
        APPLICANT = "applicant", _("applicant")
        RESPONDENT = "respondent", _("respondent")
        THIRD = "third", _("third person")

    class Nature(models.TextChoices):
        PERSON = "person", _("person")
        UNIT = "unit", _("employer")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="parties")
    side = models.CharField(_("side"), max_length=12, choices=Side)
    nature = models.CharField(_("nature"), max_length=8, choices=Nature)
    ordinal = models.PositiveIntegerField(default=1)
    name = SealedTextField(_("name"))
    name_index = models.CharField(max_length=32, blank=True, db_index=True)
    masked_name = models.CharField(max_length=120)
    initials = models.CharField(max_length=60, blank=True)
    id_number = SealedTextField(_("ID number"), blank=True)
    id_index = models.CharField(max_length=32, blank=True, db_index=True)
    id_tail = models.CharField(max_length=4, blank=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True, db_index=True)
    sex = models.CharField(_("sex"), max_length=2, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    phone = SealedTextField(_("phone"), blank=True)
    phone_index = models.CharField(max_length=32, blank=True, db_index=True)
    residence = SealedTextField(_("residence"), blank=True)
    service_address = SealedTextField(_("address for service"), blank=True)
    electronic_service = models.BooleanField(_("consents to electronic service"), default=False)
    legal_representative = SealedTextField(_("legal representative"), blank=True)
    representative_post = models.CharField(_("post held"), max_length=40, blank=True)
    account = models.ForeignKey(
        "casework.User", models.PROTECT, null=True, blank=True, related_name="as_party"
    )
    elected = models.BooleanField(_("elected representative"), default=False)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    succeeds = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("succeeds")
    )
    left_on = models.DateField(null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["side", "ordinal", "id"]
        indexes = [
            models.Index(fields=["initials", "case_file"], name="parties_by_initials"),
            models.Index(fields=["id_tail", "case_file"], name="parties_by_id_tail"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "side", "id_index"], condition=~Q(id_index=""), name="one_party_per_id"
            )
        ]

    def __str__(self) -> str:
        return self.masked_name

    def index(self) -> None:
        """Fill the blind indexes, masks and pinyin initials from the sealed values, before saving."""
        from casework.initials import initials_of

        person = self.nature == self.Nature.PERSON
        key = person_key(self.name) if person else company_key(self.name)
        self.name_index = blind_index("name", key)
        self.masked_name = mask_name(self.name) if person else self.name
        self.initials = initials_of(self.name)
        self.id_index = blind_index("id", id_key(self.id_number))
        self.id_tail = self.id_number[-4:]
        self.phone_index = blind_index("phone", phone_key(self.phone))

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def masked_id_number(self) -> str:
        return mask_id(self.id_number)


class Representation(models.Model):
    """代理: an agent or lawyer of a party, with the matters and powers ticked one by one."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="representations")
    user = models.ForeignKey(
        "casework.User", models.PROTECT, null=True, blank=True, related_name="represents"
    )
    name = SealedTextField(_("name"))
    kind = models.CharField(max_length=16, default="lawyer")
    firm = models.CharField(max_length=120, blank=True)
    powers = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self, case_file: Any) -> "ClaimQuerySet":
        """The claims that are still asked in a case file: their party has not left, they were neither withdrawn nor refused at acceptance."""
        asked = self.filter(case_file=case_file, party__left_on=None)
        return asked.exclude(outcome__in=(Claim.Outcome.WITHDRAWN, Claim.Outcome.NOT_ACCEPTED))


class Claim(models.Model):
    """仲裁请求: what one applicant asks of a respondent; a person's claims add up to the case's."""

    class Outcome(models.TextChoices):
        OPEN = "", _("undecided")
        GRANTED = "granted", _("granted")
        PARTLY = "partly", _("partly granted")
        REJECTED = "rejected", _("rejected")
        SETTLED = "settled", _("settled")
        WITHDRAWN = "withdrawn", _("withdrawn")
        NOT_ACCEPTED = "not_accepted", _("not accepted")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="claims")
    party = models.ForeignKey(Party, models.PROTECT, related_name="claims")
    ordinal = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(_("code"), max_length=8)
    kind = models.CharField(_("kind"), max_length=32, blank=True)
    title = models.CharField(_("claim"), max_length=120)
    period_from = models.DateField(_("from"), null=True, blank=True)
    period_to = models.DateField(_("to"), null=True, blank=True)
    claimed = models.DecimalField(_("claimed (yuan)"), max_digits=14, decimal_places=2, null=True)
    computed = models.DecimalField(_("computed (yuan)"), max_digits=14, decimal_places=2, null=True)
    agreed = models.DecimalField(_("agreed (yuan)"), max_digits=14, decimal_places=2, null=True)
    awarded = models.DecimalField(_("awarded (yuan)"), max_digits=14, decimal_places=2, null=True)
    paid = models.DecimalField(_("paid (yuan)"), max_digits=14, decimal_places=2, default=0)
    facts = models.JSONField(default=dict, blank=True)
    steps = models.JSONField(default=list, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True, default="")
    final = models.BooleanField(_("final"), null=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["party", "ordinal", "id"]
        constraints = [
            models.CheckConstraint(
                name="claimed_not_negative", condition=Q(claimed=None) | Q(claimed__gte=0)
            ),
            models.CheckConstraint(name="paid_not_negative", condition=Q(paid__gte=0)),
        ]
