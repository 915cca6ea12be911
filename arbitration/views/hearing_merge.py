"""两个窗口: what two windows of one hearing record hold side by side, so that nothing of either is lost."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS = {
    "recusal": _("Answers about recusal"),
    "recusal_applicant": _("Applicant on recusal"),
    "recusal_respondent": _("Respondent on recusal"),
    "preparation": _("Other preparation"),
    "investigation": _("Other questions and answers"),
    "debate": _("Debate"),
    "final_opinions": _("Final statements"),
    "conciliation_text": _("Proposals and answers"),
    "corrections": _("Corrections to the record"),
    "rights_read": _("2. Rights and recusal"),
    "agreed_read": _("3. Agreed elements, read out"),
    "conciliation": _("8. Conciliation"),
}
WORDS = {
    "offline": _("not saved: no connection. It is kept in this tab and sent again by itself"),
    "restored": _("brought back what this tab had not saved yet"),
    "conflict": _("Another window has saved this record. Look at both texts; nothing is written over."),
    "stopped": _("not saved: put the two texts together first"),
    "refused": _("not saved"),
    "full": _("this tab can't keep more: save now"),
    "mine": _("Typed here"),
    "theirs": _("Saved in the other window"),
    "keep": _("Keep this one"),
    "take": _("Take the other"),
    "both": _("Take both"),
    "merged": _("Save what I have put together"),
}


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """What a record says, by the name of its field on the page."""
    fields = {name: str(record.get(name) or "") for name in LABELS}
    for kind, name in (("elements", "element"), ("evidence", "evidence")):
        fields |= {f"{name}-{key}": str(text) for key, text in (record.get(kind) or {}).items()}
    fields |= {name: "1" for name in ("rights_read", "agreed_read") if record.get(name)}
    if outcome := (record.get("conciliation") or {}).get("outcome"):
        fields["conciliation"] = str(outcome)
    for one in record.get("presence") or []:
        fields[f"presence-{one['party']}"] = str(one.get("state") or "")
        fields[f"presence-note-{one['party']}"] = str(one.get("note") or "")
    return fields


def differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every field whose two texts are not the same."""
    return [
        {"label": LABELS.get(name, name), "mine": mine.get(name, ""), "theirs": text}
        for name, text in theirs.items()
        if mine.get(name, "").strip() != text.strip()
    ]
