"""The worker's guided form: its pages in order. To add a page is to add a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal import step_forms as pages
from portal.month_form import MonthsForm
from portal.step_form import StepForm

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One page: its address, its title, a word of explanation, its form, and when it is shown at all."""

    key: str
    title: str | Promise
    form: type[StepForm]
    hint: str | Promise = ""
    shown: Callable[[Answers], bool] = lambda answers: True
    # Answers that are no longer sure when this page's answers change.
    undoes: tuple[str, ...] = ()


def _asks_overtime(answers: Answers) -> bool:
    return bool(answers.get("other", {}).get("asks_overtime"))


STEPS = (
    Step("who", _("Who are you?"), pages.WhoForm, _("As on your identity document.")),
    Step("home", _("Where is your household registered?"), pages.HomeForm, _("It decides on the fast lane and on free legal aid.")),
    Step("employer", _("Who owes you the wages?"), pages.EmployerForm, _("Look at the contract, the badge, a transfer record or the sign at the gate.")),
    Step("site", _("Where do you work?"), pages.SiteForm, _("Fill in what you know of the project; leave the rest empty.")),
    Step("job", _("When did you start, and as what?"), pages.JobForm),
    Step("hours", _("Working hours"), pages.HoursForm),
    Step("overtime", _("Overtime"), pages.OvertimeForm, _("Leave empty what you can't say. “Save and add rows” gives more rows."), _asks_overtime),
    Step("pay", _("What pay was agreed?"), pages.PayForm, undoes=("months",)),
    Step("arrears", _("From when to when were you not paid?"), pages.ArrearsForm, _("Days inclusive: the last day you worked without pay counts."), undoes=("months",)),
    Step("months", _("Month by month: what did you get?"), MonthsForm, _("Leave a month empty if you got nothing.")),
    Step("leaving", _("Have you left?"), pages.LeavingForm),
    Step("proof", _("What proof have you?"), pages.IouForm, _("Photos of the contract, the badge, chats, transfers, attendance, an IOU. None at hand? Go on, and add them later.")),
    Step("earlier", _("Whom did you turn to before?"), pages.EarlierForm, _("Each of these steps may start the year of limitation anew. Nobody yet? Leave it empty.")),
    Step("mediation", _("Are you willing to settle?"), pages.MediationForm, _("Only the mediator sees this page. The company never does.")),
)  # fmt: skip
BY_KEY = {step.key: step for step in STEPS}


def shown_steps(answers: Answers) -> list[Step]:
    """The pages that this worker's answers call for."""
    return [step for step in STEPS if step.shown(answers)]


def next_key(key: str, answers: Answers) -> str:
    """The page after this one; empty after the last."""
    keys = [step.key for step in shown_steps(answers)]
    after = keys[keys.index(key) + 1 :] if key in keys else []
    return after[0] if after else ""


def first_open(answers: Answers) -> str:
    """The first page not yet done; empty when all are."""
    done = set(answers.get("done", ()))
    return next((step.key for step in shown_steps(answers) if step.key not in done), "")
