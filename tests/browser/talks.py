"""The talks of a mediation on the mediator's phone: a session, an agreement, its signatures."""

from mediation.models import Agreement
from tests.browser.people import Person

DO = 'main form button[name="do"][value="{}"]:not(.visually-hidden)'


def hold_session(mediator: Person, case: str, pk: int, result: str = "next") -> None:
    """Begin a session now, write who came and what each side says, note two offers, finish it."""
    mediator.act(case, "mediation.begin_session", mode="site", place="演示工地")
    mediator.open(f"/mediation/{pk}/session/")
    for box in mediator.page.locator('input[type="radio"][value="present"]').all():
        box.check()
    for area in mediator.page.locator('textarea[name^="said-"]').all():
        area.fill("演示陈述。")
    mediator.fill({"facts": "核对了欠薪月份（演示）"}).send(DO.format("save"))
    for side, amount in (("worker", "14000"), ("employer", "12000")):
        mediator.fill({"bid-side": side, "bid-amount": amount}).send(DO.format("offer"))
    assert "2,000.00" in mediator.words("#offers")
    mediator.fill({"end-rights_told": True, "end-result": result, "end-outcome": "演示结果"})
    mediator.send(DO.format("finish"))
    assert mediator.page.url.endswith(case), mediator.words("[role=alert], .errorlist")


def write_agreement(mediator: Person, pk: int, pay_by: str) -> Agreement:
    """Keep the amounts as claimed, one payment, and read the plain words that come back."""
    mediator.open(f"/mediation/{pk}/agreement/")
    amounts = mediator.page.locator('input[name$="-amount"][name^="claim-"]').all()
    total = sum(float(box.input_value()) for box in amounts)
    mediator.fill({"parts-0-due_on": pay_by, "parts-0-amount": f"{total:.2f}"})
    mediator.send("main form button.btn-primary")
    assert f"公司一共付{total:.2f}元" in mediator.words()
    return Agreement.objects.get(state="draft")


def sign_on_paper(mediator: Person, pk: int, agreement: Agreement) -> None:
    """Both sides sign on paper before the mediator, who signs last."""
    from mediation.services.agreement.missing_signatures import must_sign

    for party in must_sign(agreement):
        mediator.open(f"/mediation/{pk}/signing/")
        mediator.fill({"party": str(party.pk), "role": "party", "name": party.name}).send(DO.format("paper"))
    mediator.open(f"/mediation/{pk}/signing/").send(DO.format("own"))
