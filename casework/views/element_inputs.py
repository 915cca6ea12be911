"""One element on a page: whose sheet it is, its inputs, and the value as typed; shared by all pages of elements."""

from typing import Any

from django.http import Http404, HttpRequest

from casework.models import Party
from casework.views.fact_form import Input, inputs, typed_facts
from law.elements import Element


def subject_of(request: HttpRequest, workers: list[Party]) -> Party:
    """The worker that the page is asked for, else the first; 404 where there is none such."""
    wanted = request.POST.get("worker") or request.GET.get("worker")
    for worker in workers:
        if wanted is None or str(worker.pk) == wanted:
            return worker
    raise Http404


def typed_element(element: Element, data: Any, prefix: str) -> Any:
    """The value as typed; None or empty where its inputs are blank or weren't sent."""
    if element.type == "record":
        return typed_facts(element.field.columns, data, prefix).facts
    return typed_facts((element.field,), data, prefix).facts.get(element.code)


def element_inputs(element: Element, data: Any, prefix: str, known: Any) -> list[Input]:
    """The inputs of an element with what was typed, else with what is known."""
    record = element.type == "record"
    fields = element.field.columns if record else (element.field,)
    values = (known if isinstance(known, dict) else {}) if record else {element.code: known}
    return inputs(fields, data, prefix=prefix, known=values)
