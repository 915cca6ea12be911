"""The two versions of a thing that a phone and the office have both changed."""

from django import template

from casework.models import Proceeding
from mediation.views.field_versions import Versions, open_clashes

register = template.Library()


@register.simple_tag
def clash_versions(proceeding: Proceeding) -> list[Versions]:
    """The clashes of a mediation that wait for a decision."""
    return open_clashes(proceeding)
