"""Small words in templates."""

from datetime import date

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.clock import today
from casework.wording import event_title

register = template.Library()


@register.filter
def days_left(due: date | None) -> str:
    """How far away a date is, in words."""
    if due is None:
        return ""
    days = (due - today()).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    return ngettext("%(count)s day over", "%(count)s days over", -days) % {"count": -days}


@register.filter
def yuan(amount: object) -> str:
    """An amount with its two decimals, or a dash."""
    return "—" if amount is None or amount == "" else f"{amount:,.2f}"


@register.filter
def event_words(reason: str) -> str:
    """A reason in words: that of an event by name is its title, any other stays as it was typed."""
    return event_title(reason) if reason else ""


@register.inclusion_tag("parts/panel.html", takes_context=True)
def panel(context: dict, name: str, values: dict) -> dict:
    """Include a track's panel with its own context beside the page's request."""
    return {"name": name, "request": context.get("request"), "perms": None, **values}
