"""Forms of the review of a mediation agreement, and its panel with the agreement to be reviewed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models.review import AgreementReview
from arbitration.services.review.decide import GROUNDS, decline_document, extend_review, make_document
from arbitration.services.review.decide_acceptance import REFUSALS, accept_review, refuse_review
from arbitration.services.review.end import close_review, withdraw_review
from casework.actor import Actor
from casework.forms import ActForm, EmptyForm, ReasonForm, calls
from casework.models import CaseFile, Membership, Proceeding, Role, User
from casework.registry import ActPage

LONG = {"rows": 4}
QUESTIONS = [
    ("identity", _("Identity and capacity of both were checked")),
    ("voluntary", _("Both say that they agreed of their own will")),
    ("understood", _("Both know what the agreement means and that it can be enforced")),
    ("no_fraud", _("Nothing points to false evidence or to somebody else's rights")),
    ("lawful", _("Nothing breaks a compulsory rule of law; the terms are clear")),
]


class AcceptReviewForm(ActForm):
    reviewer = forms.ModelChoiceField(User.objects.none(), label=_("Reviewing arbitrator"))
    in_scope = forms.BooleanField(
        label=_("Within the scope and jurisdiction of this commission"), required=False
    )
    court_confirmed = forms.BooleanField(
        label=_("A court has confirmed the agreement already"), required=False
    )

    def prepare(self) -> None:
        held = Membership.objects.filter(
            organisation_id=self.proceeding.organisation_id, active=True, role=Role.ARBITRATOR
        )
        self.fields["reviewer"].queryset = User.objects.filter(  # type: ignore[attr-defined]
            pk__in=held.values("user"), is_active=True
        ).order_by("full_name")


class RefuseReviewForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground of article 75"), choices=list(REFUSALS.items()))
    explanation = forms.CharField(label=_("Reasons"), required=False, widget=forms.Textarea(attrs=LONG))


class DocumentForm(ActForm):
    checked = forms.MultipleChoiceField(
        label=_("Asked of both parties"),
        choices=QUESTIONS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label=_("Note for the record"), required=False, widget=forms.Textarea(attrs=LONG))


class DeclineForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground of article 78"), choices=list(GROUNDS.items()))
    explanation = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs=LONG))


class ExtendReviewForm(ActForm):
    days = forms.IntegerField(label=_("Working days"), min_value=1, max_value=5, initial=5)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def fill_review(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The agreement under review, as it was handed over."""
    return {"review": proceeding} if isinstance(proceeding, AgreementReview) else None


PAGES = {
    "arbitration.review_accept": ActPage(AcceptReviewForm, calls(accept_review)),
    "arbitration.review_refuse": ActPage(RefuseReviewForm, calls(refuse_review)),
    "arbitration.review_make_document": ActPage(DocumentForm, calls(make_document)),
    "arbitration.review_decline": ActPage(DeclineForm, calls(decline_document)),
    "arbitration.review_extend": ActPage(ExtendReviewForm, calls(extend_review)),
    "arbitration.review_withdraw": ActPage(ReasonForm, calls(withdraw_review)),
    "arbitration.review_close": ActPage(EmptyForm, calls(close_review)),
}
