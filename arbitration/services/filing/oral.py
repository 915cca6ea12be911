"""口头申请: what the record of an oral application must say before it counts (办案规则 art 29)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.errors import BadInput

SIGNED_AS = {
    "signature": gettext_lazy("signature"),
    "seal": gettext_lazy("seal"),
    "fingerprint": gettext_lazy("fingerprint"),
}


@dataclass(frozen=True)
class OralRecord:
    """申请笔录: what was told, who wrote it down, and that it was read back and signed. Incomplete, it raises BadInput."""

    story: str
    signed_as: str
    read_back: bool
    recorder: str
    place: str = ""
    interpreter: str = ""

    def __post_init__(self) -> None:
        errors = {}
        if len(self.story.strip()) < 10:
            errors["story"] = _("Write down the facts and reasons as they were told.")
        if self.signed_as not in SIGNED_AS:
            errors["signed_as"] = _("Say how the applicant confirmed the record.")
        if not self.read_back:
            errors["read_back"] = _("The record is read back to the applicant before it is signed.")
        if not self.recorder.strip():
            errors["recorder"] = _("Name who wrote the record.")
        if errors:
            raise BadInput(errors)

    def data(self) -> dict[str, Any]:
        """What the event says openly: nothing of what was told."""
        return {"oral": True, "signed_as": self.signed_as, "read_back": self.read_back}

    def private(self) -> dict[str, Any]:
        """What was told and by whom it was written down."""
        return {
            "story": self.story.strip(),
            "place": self.place,
            "recorder": self.recorder.strip(),
            "interpreter": self.interpreter.strip(),
        }
