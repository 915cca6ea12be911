"""Checks 13 and 15: what a public copy hides, and what never leaves the internal file."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, fix, refuse
from documents.typesetting.names import mask_numbers

_HIDDEN = {"id_number", "phone", "address", "service_address", "email", "born"}
_KEPT_WHOLE = {"body", "paper", "credit_code"}


def inner_paper(kind: Kind, facts: Facts) -> Iterator[Finding]:
    """Check 15: a paper of the 副卷 goes to no party and no portal (规则 22, 23)."""
    if kind.inner and facts.destination != "file":
        yield refuse(
            "privacy.inner", "副卷文书不得送达当事人或者在网上公开（办案规则第二十二条、第二十三条）。"
        )


def public_copy(context: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """Check 13: return the data with identity numbers, phones, cards and addresses hidden."""
    masked = {name: value if name in _KEPT_WHOLE else _masked(value) for name, value in context.items()}
    changed = masked != dict(context)
    return masked, [
        fix("privacy.masked", "公开文本中的证件号码、电话、账号和住址已隐去。")
    ] if changed else []


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask_numbers(value)
    if isinstance(value, Mapping):
        if "holder" in value:
            return {**value, "number": None}
        return {name: _masked_field(name, inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(inner) for inner in value]
    return value


def _masked_field(name: str, value: Any) -> Any:
    if name in _HIDDEN:
        return None
    return value if name in _KEPT_WHOLE else _masked(value)
