"""Forms around the agreement: reading back, putting into force, the oral agreement, the end without one."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import ActForm, ClaimAmountsForm, DateInput, EmptyForm, calls
from casework.models import Claim
from casework.registry import ActPage
from mediation.models import Agreement
from mediation.services.agreement.read_back import read_back
from mediation.services.agreement.sign_agreement import record_oral, sign_agreement
from mediation.services.agreement.terms import Terms, open_claims
from mediation.services.agreement.words import clauses, plain_words
from mediation.services.outcome import fail as failing
from mediation.services.outcome.expire import DUTY, expire
from mediation.services.outcome.fail import fail
from mediation.views.choosing import as_mediation, long_text

ORAL_FORMS = [
    (Agreement.Form.ORAL, _("oral, recorded by the mediator")),
    (Agreement.Form.ON_THE_SPOT, _("small and performed on the spot")),
]


def draft_of(row: Any) -> Agreement | None:
    """The agreement that is being written."""
    found: Agreement | None = Agreement.objects.filter(mediation=row.pk, state=Agreement.State.DRAFT).first()
    return found


class DraftForm(ActForm):
    """An act on the draft; its words stand above the form."""

    def prepare(self) -> None:
        self.draft = draft_of(self.proceeding)
        self.clauses = clauses(self.draft) if self.draft else []
        self.plain = plain_words(self.draft) if self.draft else []


class ReadBackForm(DraftForm):
    understood = forms.BooleanField(
        label=_("Read to both sides in these words; their questions are answered")
    )


class OralForm(ClaimAmountsForm):
    form = forms.ChoiceField(label=_("Form"), choices=ORAL_FORMS)
    pay_by = forms.DateField(label=_("To be paid by"), required=False, widget=DateInput())
    how_paid = forms.CharField(label=_("How it is paid"), initial="现金", max_length=100)
    words = long_text(_("What was agreed, as told"), most=2000)
    both_confirm = forms.BooleanField(label=_("Both sides confirm that this is right"))

    def claims(self) -> list[Claim]:
        return open_claims(as_mediation(self.proceeding))


class FailForm(ActForm):
    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[
            (failing.NOT_AGREED, _("no agreement was reached")),
            (failing.REFUSED, _("one side does not want to go on")),
            (failing.SILENT, _("one side does not answer")),
        ],
    )
    reason = long_text(_("Reason"), most=1000)


def _read(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    draft = draft_of(row)
    assert draft is not None
    read_back(row, actor=actor, agreement=draft, understood=said["understood"], version=version)


def _force(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    draft = draft_of(row)
    assert draft is not None
    sign_agreement(row, actor=actor, agreement=draft, version=version)


def _oral(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    amounts = ClaimAmountsForm.amounts(said)
    total = sum(amounts.values(), Decimal(0))
    parts = [(said["pay_by"], total)] if said["pay_by"] and total else []
    terms = Terms(amounts=amounts, parts=parts, form=said["form"], how_paid=said["how_paid"])
    record_oral(
        row, actor=actor, terms=terms, words=said["words"], both_confirm=said["both_confirm"], version=version
    )


def _has_draft(row: Any) -> bool:
    return draft_of(row) is not None


def _was_read(row: Any) -> bool:
    draft = draft_of(row)
    return bool(draft and draft.read_back_digest)


def _signable(row: Any) -> bool:
    """Whether words wait for signatures: an agreement that was read back, or the record of a session."""
    return _was_read(row) or row.sessions.filter(status="held").exists()


def _has_run_out(row: Any) -> bool:
    """The machine notes it in time; a person only where a period has really run out."""
    return bool(row.time_limits.filter(key__in=DUTY, status="missed").exists())


PAGES = {
    "mediation.draft_agreement": ActPage(url="mediation_agreement"),
    "mediation.read_back": ActPage(
        ReadBackForm, _read, offered=_has_draft, intro="mediation/read_back_intro.html"
    ),
    "mediation.sign_agreement": ActPage(
        DraftForm, _force, offered=_was_read, intro="mediation/force_intro.html"
    ),
    "mediation.give_signature": ActPage(url="mediation_signing", offered=_signable),
    "mediation.record_oral": ActPage(OralForm, _oral),
    "mediation.fail": ActPage(FailForm, calls(fail)),
    "mediation.expire": ActPage(EmptyForm, calls(expire), offered=_has_run_out),
}
