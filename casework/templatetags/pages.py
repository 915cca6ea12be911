"""Looking into mappings from templates."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse

from casework.models import Proceeding
from casework.registry import ActType, registry
from casework.rules.names import mask_id

register = template.Library()


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """The value under a key, or an empty string."""
    return mapping.get(key, "") if isinstance(mapping, Mapping) else ""


@register.filter
def masked_id(number: str) -> str:
    """An identity number for a list."""
    return mask_id(number) if number else "—"


@register.filter
def wrong_fields(messages: list[dict[str, Any]]) -> set[str]:
    """The fields that messages complain about, warnings aside."""
    return {message["field"] for message in messages if not message.get("warning")}


@register.simple_tag
def act_url(proceeding: Proceeding, act: ActType) -> str:
    """Where an act is done: its own page if it has one, else the common page of acts."""
    page = registry.pages[act.name]
    if page.url:
        return reverse(page.url, args=[proceeding.pk])
    return reverse("act", args=[proceeding.pk, act.name])


@register.filter
def key(prefix: str, rest: object) -> str:
    """A key made of a prefix and a part of its own."""
    return f"{prefix}{rest}"
