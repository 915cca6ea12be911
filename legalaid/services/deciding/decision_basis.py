"""审查 (法律援助法 art 43): scope, exemption and means of one application, put together as the examiner sees them."""

from dataclasses import dataclass
from typing import Any

from legalaid.models import LegalAidCase, MeansStatement
from legalaid.services.exemption import exemption_decision, scope_decision

NEEDED = ("法律援助申请表", "身份证明")


@dataclass(frozen=True)
class Basis:
    """The three answers, what follows from them, and what is still missing: told once, all together."""

    scope: dict[str, Any]
    exemption: dict[str, Any]
    means: dict[str, Any] | None
    answer: str
    missing: tuple[str, ...]

    @property
    def exempt(self) -> bool:
        return bool(self.exemption["answer"] == "yes")

    @property
    def ground(self) -> str:
        """The code of the exemption that holds."""
        return str(self.exemption["findings"].get("ground", "")) if self.exempt else ""


def basis_of(aid: LegalAidCase) -> Basis:
    """Whether aid is due: yes, no, or facts missing (法律援助法 arts 31, 41, 42; LA-1, LA-4, LA-19)."""
    scope, exemption = scope_decision(aid), exemption_decision(aid)
    statement = MeansStatement.objects.filter(aid=aid.pk).first()
    means = statement.decision if statement else None
    answer = _together(scope["answer"], exemption["answer"], means["answer"] if means else "")
    return Basis(scope, exemption, means, answer, _missing(aid, exemption, means))


def _together(scope: str, exemption: str, means: str) -> str:
    if scope == "no":
        return "no"
    spared = exemption if exemption == "yes" else means or "facts_missing"
    if scope == "yes":
        return spared
    return "no" if spared == "no" else "facts_missing"


def _missing(aid: LegalAidCase, exemption: dict[str, Any], means: dict[str, Any] | None) -> tuple[str, ...]:
    """Every paper that is not there: the form, the identity, and the proof that the claimed ground asks for."""
    held = " ".join(aid.materials.values_list("name", flat=True))
    wanted = [name for name in NEEDED if held and name not in held]
    proofs = list(exemption["findings"].get("proof") or ())
    if proofs and exemption["answer"] != "yes":
        wanted += proofs
    elif not proofs and means is None:
        wanted.append("经济困难状况说明（或者个人诚信承诺书）")
    return tuple(wanted)
