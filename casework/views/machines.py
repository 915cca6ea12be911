"""状态机页: what each kind of proceeding can become, as a picture and as a table."""

import sys
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from casework.machine import Machine, drawing, machine_of
from casework.models import Proceeding, Referral
from casework.registry import registry


def machines_known() -> dict[str, Machine]:
    """The machines of every registered kind of proceeding, and that of referrals."""
    found = {
        kind: machine_of(model, states=states_of(model), title=str(Proceeding.Kind(kind).label))
        for kind, model in registry.models.items()
    }
    found["referral"] = machine_of(Referral, states=Referral.State, title=str(Referral._meta.verbose_name))
    return found


def states_of(model: type[Proceeding]) -> Any:
    """The TextChoices called State beside the model's class."""
    return getattr(sys.modules[model.__module__], "State", None)


@login_required
@require_safe
def machines(request: HttpRequest) -> HttpResponse:
    rows = [
        # The text is our own drawing of our own code; labels are escaped there.
        {"key": key, "machine": one, "picture": mark_safe(drawing(one))}  # noqa: S308
        for key, one in machines_known().items()
    ]
    return render(request, "casework/machines.html", {"rows": rows})
