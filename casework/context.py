"""What the frame of every staff page needs: the person's offices and unread notices."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.path.startswith("/admin/"):
        return {"demo": settings.DEMO}
    from casework import access
    from casework.models import Notice
    from casework.oversight import may_oversee

    unread = Notice.objects.filter(user=user, read_at=None).order_by("-id").values_list("pk", flat=True)[:100]
    return {
        "demo": settings.DEMO,
        "offices": access.memberships(user),
        "unread_notices": len(unread),
        "oversees": may_oversee(user),
    }
