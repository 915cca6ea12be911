"""One page of a batch's rows: cut by key, the failed ones alone when asked."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from documents.services.batch_lanes import DONE, FAILED, WAITING

_PAGE = 50


def page_of_rows(rows: QuerySet[Any], request: HttpRequest) -> dict[str, Any]:
    """The rows to show, the key of the last one when more follow, and what was asked for."""
    only = request.GET.get("only") if request.GET.get("only") in (WAITING, DONE, FAILED) else ""
    if only:
        rows = rows.filter(status=only)
    after = request.GET.get("after", "")
    if after.isdecimal():
        rows = rows.filter(pk__gt=int(after))
    page = list(rows.order_by("id")[: _PAGE + 1])
    more = page[_PAGE - 1].pk if len(page) > _PAGE else None
    return {"rows": page[:_PAGE], "next": more, "only": only, "after": after if after.isdecimal() else ""}
