"""Several files in one field, and what kind of proof they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf"
KINDS = [
    ("劳动合同", _("Contract")),
    ("工资凭证", _("Pay slip or transfer")),
    ("考勤记录", _("Attendance")),
    ("工牌、照片", _("Badge, photo of the site")),
    ("聊天记录", _("Chat or message")),
    ("欠条、结算单", _("IOU or settlement sheet")),
    ("其他", _("Something else")),
]


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files, without the words of an edit form."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Zero or more files; what they are is checked by casework.uploads."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = _("JPEG, PNG, WebP or PDF; up to 10 MB each, 20 files in all.")
        super().__init__(widget=FilesInput(attrs={"accept": ACCEPTED}), help_text=help_text, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not files and self.required:
            raise forms.ValidationError(_("Choose at least one file."))
        return files


def kind_field() -> forms.ChoiceField:
    """What the files show."""
    return forms.ChoiceField(label=_("What do they show?"), choices=KINDS, required=False)
