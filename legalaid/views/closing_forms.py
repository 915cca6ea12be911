"""Forms of closing, quality, and the bureau's own acts."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.clock import today
from casework.forms import ActForm, DateInput, EmptyForm, LinesField, calls
from casework.registry import ActPage
from legalaid.models import LegalAidCase
from legalaid.rules.next_stage import STAGES, later_stages
from legalaid.rules.subsidy import CATEGORIES
from legalaid.services.close import close
from legalaid.services.closing.assess import MARKS, assess, draw_assessment
from legalaid.services.closing.file_check import ITEMS, defects_of, found_items
from legalaid.services.closing.report import file_report, return_report, review_report
from legalaid.services.closing.voices import record_visit
from legalaid.services.conclude import conclude
from legalaid.services.deciding.auxiliary import agreed
from legalaid.services.objecting.objections import (
    close_objection,
    decide_objection,
    receive_objection,
    withdraw_objection,
)
from legalaid.services.objecting.order_recovery import order_recovery
from legalaid.services.stages.apply_next import apply_next_stage
from legalaid.services.stages.judgment import note_appeal, note_judgment
from legalaid.views.applying_forms import MONEY, text_area
from legalaid.views.at_hand import (
    appeal_to_note,
    fraud_found,
    judgment_to_note,
    may_be_objected_to,
    next_stage_to_apply,
    not_assessed,
)
from legalaid.views.conduct_forms import yes_or_no


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DateInput(), initial=today)


class JudgmentForm(ActForm):
    served_on = _day(_("Judgment served on the client on"))


class AppealForm(ActForm):
    filed_on = _day(_("Appealed on"))


class ReportForm(ActForm):
    kind = forms.ChoiceField(label=_("Result"), choices=LegalAidCase.Result.choices)
    result = forms.CharField(label=_("How the case ended"), max_length=2000, widget=text_area(3))
    work = forms.CharField(label=_("Work done"), max_length=4000, widget=text_area(4))
    won = forms.DecimalField(label=_("Money won (yuan)"), required=False, **MONEY)
    received = forms.DecimalField(
        label=_("Money received by the client so far (yuan)"), required=False, **MONEY
    )

    costs = forms.DecimalField(
        label=_("What the client paid to get it (auxiliary aid: taken off before the share; yuan)"),
        required=False,
        **MONEY,
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        if agreed(self.proceeding) is None:
            del self.fields["costs"]


class NextStageForm(ActForm):
    """Only the stage is chosen: everything else comes from the file."""

    stage = forms.ChoiceField(label=_("For which stage"))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        row = self.proceeding
        field: Any = self.fields["stage"]
        field.choices = [(one, STAGES[one]) for one in later_stages(row.stage)]
        self.carried = (
            list(row.materials.values_list("name", flat=True)),
            list(row.proofs),
            hasattr(row, "means"),
        )


class FileReportForm(ActForm):
    items = forms.MultipleChoiceField(
        label=_("What the file holds"), choices=list(ITEMS.items()), widget=forms.CheckboxSelectMultiple
    )
    days = forms.DecimalField(
        label=_("Days of work"), min_value=Decimal("0.5"), max_value=999, max_digits=4, decimal_places=1
    )
    received = forms.DecimalField(
        label=_("Money received by the client so far (yuan)"), required=False, **MONEY
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        row = self.proceeding
        self.fields["items"].initial = sorted(found_items(row) | set(row.report_items))
        self.fields["received"].initial = row.received_money


class DefectsForm(ActForm):
    defects = LinesField(label=_("Defects, one a line"))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.fields["defects"].initial = "\n".join(defects_of(self.proceeding))


class ReviewForm(ActForm):
    category = forms.ChoiceField(label=_("Class of case"), choices=list(CATEGORIES.items()))
    waived = forms.MultipleChoiceField(
        label=_("Defects that don't matter here"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.defects = defects_of(self.proceeding)
        field: Any = self.fields["waived"]
        field.choices = [(one, one) for one in self.defects]
        if not self.defects:
            del self.fields["waived"]


class MarksForm(ActForm):
    """One field for each mark, and a comment."""

    def prepare(self) -> None:
        for name, (words, most) in MARKS.items():
            self.fields[name] = forms.IntegerField(label=f"{words}（0–{most}）", min_value=0, max_value=most)
        self.fields["comment"] = forms.CharField(
            label=_("Comment"), max_length=2000, required=False, widget=text_area()
        )


class VisitForm(ActForm):
    on = forms.DateField(label=_("On"), widget=DateInput())
    method = forms.CharField(label=_("How you spoke"), max_length=40, initial="电话")
    satisfied = yes_or_no(_("Is the client satisfied?"))
    asked_money = forms.BooleanField(label=_("The client was asked for money"), required=False)
    text = forms.CharField(label=_("What was said"), max_length=2000, widget=text_area())

    def prepare(self) -> None:
        self.fields["on"].initial = today()


class ObjectionForm(ActForm):
    received_on = forms.DateField(label=_("Received on"), widget=DateInput())
    text = forms.CharField(label=_("Facts and reasons"), max_length=4000, widget=text_area(6))

    def prepare(self) -> None:
        self.fields["received_on"].initial = today()


class ObjectionDecisionForm(ActForm):
    correct = yes_or_no(_("Is the centre to put its decision right?"))
    findings = forms.CharField(label=_("Findings"), max_length=4000, widget=text_area(6))


class RecoveryForm(ActForm):
    cost = forms.DecimalField(label=_("Cost of the aid (yuan)"), **MONEY)
    fine = forms.DecimalField(label=_("Fine (yuan)"), **MONEY)
    facts = forms.CharField(label=_("Facts and reasons"), max_length=4000, widget=text_area())
    payment = forms.CharField(label=_("How and by when to pay"), max_length=200, required=False)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        paid = getattr(self.proceeding, "subsidy", None)
        self.fields["cost"].initial = paid.amount if paid else None


def _report(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    report = {name: "" if value is None else str(value) for name, value in cleaned.items()}
    conclude(row, actor=actor, report=report, version=version)


def _review(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    review_report(
        row, actor=actor, category=cleaned["category"], waived=cleaned.get("waived") or (), version=version
    )


def _marks(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    comment = cleaned.pop("comment")
    assess(row, actor=actor, marks=cleaned, comment=comment, version=version)


def _object(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    receive_objection(row, actor=actor, **cleaned)


PAGES = {
    "legalaid.conclude": ActPage(ReportForm, _report),
    "legalaid.file_report": ActPage(FileReportForm, calls(file_report), intro="legalaid/defects_intro.html"),
    "legalaid.review_report": ActPage(ReviewForm, _review, intro="legalaid/defects_intro.html"),
    "legalaid.return_report": ActPage(DefectsForm, calls(return_report)),
    "legalaid.close": ActPage(EmptyForm, calls(close)),
    "legalaid.draw_assessment": ActPage(EmptyForm, calls(draw_assessment), offered=not_assessed),
    "legalaid.assess": ActPage(MarksForm, _marks),
    "legalaid.record_visit": ActPage(VisitForm, calls(record_visit)),
    "legalaid.receive_objection": ActPage(ObjectionForm, _object, offered=may_be_objected_to),
    "legalaid.decide_objection": ActPage(
        ObjectionDecisionForm, calls(decide_objection), intro="legalaid/objection_intro.html"
    ),
    "legalaid.withdraw_objection": ActPage(EmptyForm, calls(withdraw_objection)),
    "legalaid.close_objection": ActPage(EmptyForm, calls(close_objection)),
    "legalaid.note_judgment": ActPage(JudgmentForm, calls(note_judgment), offered=judgment_to_note),
    "legalaid.note_appeal": ActPage(AppealForm, calls(note_appeal), offered=appeal_to_note),
    "legalaid.apply_next_stage": ActPage(
        NextStageForm,
        calls(apply_next_stage),
        intro="legalaid/next_stage_intro.html",
        offered=next_stage_to_apply,
    ),
    "legalaid.order_recovery": ActPage(RecoveryForm, calls(order_recovery), offered=fraud_found),
}
