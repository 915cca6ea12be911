"""The pages of the installation to be killed: the real ones, and a receipt that can be made slow."""

import time

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from arbitration.services.filing.receive import receive
from casework.actor import Actor
from casework.models import CaseFile, Organisation, User
from tests.casework import crash_stage


def slow_receipt(request: HttpRequest) -> HttpResponse:
    """Receive an application; with ?wait=, stay for that long inside the act's transaction."""
    with transaction.atomic():
        receive(
            actor=Actor.staff(User.objects.get(username="clerk440100")),
            case_file=CaseFile.objects.get(),
            tribunal=Organisation.objects.get(kind="tribunal"),
        )
        crash_stage.flag("act").touch()
        time.sleep(float(request.GET.get("wait", 0)))
    return HttpResponse("received")


urlpatterns = [path("crash/receipt/", slow_receipt), path("", include("config.urls"))]
