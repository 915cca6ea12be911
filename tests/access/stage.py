"""Proceedings that stand beside the main ones of the access table."""

from arbitration.models import AgreementReview
from casework.models import Assignment, Party, Role, Seat
from casework.services.add_organisation import add_organisation
from legalaid.models import AidObjection
from tests.factories import make_user, wage_case


def beside_aid(city, case_file, aid, worker):
    """A peer who assesses the aid, and an objection before the bureau."""
    assessor = make_user("peer", "演示评估律师", (city.firm, Role.LAWYER))
    Assignment.objects.create(proceeding=aid, user=assessor, role="assessor", since="2026-10-12")
    objection = AidObjection.objects.create(
        case_file=case_file, kind="aid_objection", organisation=city.justice, region="440100", state="received",
        title="演示", opened_on="2026-10-12", against=aid, about="refusal", party=worker, received_on="2026-10-12",
    )  # fmt: skip
    return assessor, objection


def agreement_review(city, case_file) -> AgreementReview:
    return AgreementReview.objects.create(
        case_file=case_file,
        kind="review",
        organisation=city.tribunal,
        region="440100",
        state="accepted",
        title="演示 诉 演示",
        opened_on="2026-10-12",
        mediated_by=city.union,
        effective_on="2026-10-08",
        applied_on="2026-10-12",
    )


def third_person(case_file) -> Party:
    """A third person who takes part in the dispute."""
    third = Party(case_file=case_file, side=Party.Side.THIRD, nature=Party.Nature.UNIT, name="演示第三人公司")
    third.index()
    third.save()
    return third


def stranger() -> Party:
    """A worker of another dispute in another city."""
    return wage_case("440300", id_number="110101199003078574").parties.get(side="applicant")


def at_the_table(mediation, kind: str, state: str):
    """The delegate of a body that was invited to the mediation's table, or has taken its seat."""
    body = add_organisation(code=kind, name=f"演示{kind}", short_name=kind, kind=kind, region="440100")
    Seat.objects.create(
        proceeding_id=mediation.pk, organisation=body, part=kind, state=state, invited_on="2026-10-12"
    )
    return make_user(f"{kind}1", "演示代表", (body, Role.DELEGATE))
