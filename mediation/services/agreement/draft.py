"""起草协议: kept while it is written; every keeping is checked against the law, and words that change lose their reading."""

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.errors import BadInput, NotNow, Stale
from casework.models import CaseFile
from mediation.models import AgreedAmount, Agreement, Instalment, Mediation
from mediation.models.states import OPEN
from mediation.services.agreement.check_law import warnings_on
from mediation.services.agreement.terms import WORDS, Terms, check_terms

LONGEST = 4000


def save_draft(
    mediation: Mediation, *, actor: Actor, terms: Terms, why_all_the_same: str = "", revision: int = 0
) -> Agreement:
    """Keep the draft of the agreement (令17 art 26): one at a time. `revision` is the one that the page showed, 0 for none.

    Raises BadInput by field, Stale when somebody else kept another one meanwhile. No act: nobody is bound by a draft.
    """
    access.require(actor, "mediation.draft_agreement", proceeding=mediation)
    with transaction.atomic():
        CaseFile.objects.select_for_update().get(pk=mediation.case_file_id)
        row = Mediation.objects.select_related("organisation", "case_file").get(pk=mediation.pk)
        if row.state not in OPEN:
            raise NotNow(_("An agreement is written while the mediation is under way."))
        check_terms(row, terms)
        draft = current_draft(row)
        if (draft.revision if draft else 0) != revision:
            raise Stale(
                _("Somebody else has changed the draft: look at it first. Nothing of yours was saved.")
            )
        return _write(row, draft, terms, why_all_the_same)


def current_draft(row: Mediation) -> Agreement | None:
    """The agreement that is being written, locked."""
    drafts = Agreement.objects.select_for_update().filter(mediation=row, state=Agreement.State.DRAFT)
    found: Agreement | None = drafts.first()
    return found


def _write(row: Mediation, draft: Agreement | None, terms: Terms, why: str) -> Agreement:
    if draft is None:
        draft = Agreement(
            mediation=row, ordinal=Agreement.objects.filter(mediation=row).count() + 1, revision=0
        )
    for name in WORDS:
        setattr(draft, name, str(getattr(terms, name)).strip()[:LONGEST])
    draft.form, draft.total = terms.form, terms.total
    draft.warnings, draft.why_all_the_same = warnings_on(row, terms), why.strip()[:1000]
    draft.revision += 1
    draft.save()
    draft.amounts.all().delete()
    draft.instalments.all().delete()
    AgreedAmount.objects.bulk_create(
        AgreedAmount(agreement=draft, claim_id=pk, amount=amount) for pk, amount in terms.amounts.items()
    )
    Instalment.objects.bulk_create(
        Instalment(agreement=draft, ordinal=place, due_on=day, amount=amount)
        for place, (day, amount) in enumerate(terms.parts, start=1)
    )
    return draft


def require_draft(row: Mediation, agreement: Agreement) -> Agreement:
    """The draft, locked, of this mediation. Raises BadInput for another's, NotNow when it is no draft any more."""
    held = Agreement.objects.select_for_update().filter(pk=agreement.pk, mediation=row).first()
    if held is None:
        raise BadInput({"agreement": _("Choose an agreement of this case.")})
    if held.state != Agreement.State.DRAFT:
        raise NotNow(_("This agreement isn't being written any more."))
    return held
