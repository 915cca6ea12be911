"""The administration: organisations, people, roles, rooms and settings. Nothing is ever deleted here.

Who may: superusers, and administrators for their own organisation and those below it.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from casework import access
from casework.models import Membership, Organisation, OrganisationSetting, Role, Room, User
from casework.services.add_organisation import place_in_tree
from law.limit_rule import LimitRule
from law.limits import LimitError, compute, limits

admin.site.unregister(Group)


def scope(user: Any) -> QuerySet[Organisation]:
    """The organisations that the person administers."""
    if user.is_superuser:
        return Organisation.objects.all()
    held = [m for m in access.memberships(user) if m.role == Role.ADMINISTRATOR]
    below = Q(pk__in=[])
    for one in held:
        below |= Q(path__startswith=one.organisation.path)
    return Organisation.objects.filter(below)


class Administered(ModelAdmin):
    """Rows of the administered organisations only; no deletion, for anybody."""

    list_per_page = 50

    def _may(self, request: HttpRequest) -> bool:
        user = request.user
        if not (user.is_active and user.is_staff):
            return False
        return user.is_superuser or any(m.role == Role.ADMINISTRATOR for m in access.memberships(user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Organisation:
            kwargs["queryset"] = scope(request.user)
        if db_field.related_model is User and not request.user.is_superuser:
            kwargs["queryset"] = User.objects.filter(is_superuser=False)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.filter(organisation__in=scope(request.user))


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = (
            "code", "name", "short_name", "kind", "region", "parent", "number_prefix", "address", "phone", "active",
        )  # fmt: skip


@admin.register(Organisation)
class OrganisationAdmin(Administered):
    form = OrganisationForm
    list_display = ("name", "kind", "region", "parent", "active")
    list_filter = ("kind", "active")
    search_fields = ("name", "code")
    list_select_related = ("parent",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return scope(request.user)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Sight follows from the tree: an organisation's place is fixed when it is made."""
        return ("code", "parent", "region") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "parent" in form.base_fields and not request.user.is_superuser:
            form.base_fields["parent"].required = True
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            place_in_tree(obj)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, Administered):
    form, add_form, change_password_form = UserChangeForm, UserCreationForm, AdminPasswordChangeForm
    list_display = ("full_name", "username", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("username", "full_name")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = ((None, {"fields": ("username", "password", "full_name", "phone", "is_active", "is_staff")}),)
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("username", "full_name", "password1", "password2", "is_staff")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """People of the administered organisations, and those who belong to none yet; never superusers, unless one asks."""
        rows = User.objects.all()
        if request.user.is_superuser:
            return rows
        mine = Membership.objects.filter(organisation__in=scope(request.user)).values("user")
        return rows.filter(is_superuser=False).filter(Q(pk__in=mine) | Q(memberships=None))


@admin.register(Membership)
class MembershipAdmin(Administered):
    list_display = ("user", "organisation", "role", "active", "cap", "on_leave_until")
    list_filter = ("role", "active")
    search_fields = ("user__full_name", "user__username", "organisation__name")
    list_select_related = ("user", "organisation")
    fields = (
        "user", "organisation", "role", "active", "specialities", "languages", "cap", "weight", "on_leave_until",
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("user", "organisation", "role") if obj else ()


@admin.register(Room)
class RoomAdmin(Administered):
    list_display = ("name", "organisation", "address", "active")
    list_select_related = ("organisation",)


class SettingForm(forms.ModelForm):
    """A setting is dated and sourced; one that touches a limit may change only what the law leaves open."""

    class Meta:
        model = OrganisationSetting
        fields = ("organisation", "key", "value", "effective_from", "source")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        key, value = cleaned.get("key", ""), cleaned.get("value")
        if key.startswith("limit."):
            rule = limits().get(key.removeprefix("limit."))
            if rule is None:
                self.add_error("key", _("There is no limit of that key."))
            elif error := _override_fault(rule, value, cleaned):
                self.add_error("value", error)
        return cleaned


def _override_fault(rule: LimitRule, value: Any, cleaned: dict[str, Any]) -> str:
    if not isinstance(value, dict) or not value:
        return str(_('Write it as {"length": 5} with length, unit or target.'))
    organisation, on = cleaned.get("organisation"), cleaned.get("effective_from")
    if organisation is None or on is None:
        return ""
    try:
        compute(rule, on, region=organisation.region, override=value)
    except (LimitError, LookupError, KeyError, TypeError) as error:
        return str(error)
    return ""


@admin.register(OrganisationSetting)
class OrganisationSettingAdmin(Administered):
    """Settings are only added: what was in force on a day stays known."""

    form = SettingForm
    list_display = ("organisation", "key", "value", "effective_from", "source")
    list_filter = ("organisation",)
    search_fields = ("key",)
    list_select_related = ("organisation",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and self._may(request)
