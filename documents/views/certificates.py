"""签章证书页: the certificates with which an organisation seals its papers, for its administrator."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from casework.clock import now
from casework.errors import BadInput, NotPermitted
from casework.models import Organisation
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from documents.models import SigningCertificate
from documents.services.add_certificate import (
    LARGEST,
    add_certificate,
    may_administer,
    withdraw_certificate,
)
from documents.services.seal_paper import certificate_of


class CertificateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Certificate file (PKCS#12: .p12 or .pfx)"),
        widget=forms.ClearableFileInput(attrs={"class": "form-control", "accept": ".p12,.pfx"}),
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Passphrase"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("A certificate file has 256 kB at most."))
        return file


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificates of an organisation, and the form to upload a new one."""
    organisation, actor = get_object_or_404(Organisation, pk=pk), actor_of(request)
    if not may_administer(actor, organisation):
        raise NotPermitted("只有本机构的管理员可以管理签章证书。")
    form = CertificateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = form.cleaned_data["file"].read()
            add_certificate(
                organisation, actor=actor, content=content, passphrase=form.cleaned_data["passphrase"]
            )
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(
                request, _("The certificate was kept. Papers made from now on are sealed with it.")
            )
            return redirect("documents:certificates", pk=pk)
    context = {
        "organisation": organisation,
        "rows": SigningCertificate.objects.filter(organisation=organisation)
        .select_related("uploaded_by")
        .defer("content", "passphrase"),
        "used": certificate_of(organisation),
        "now": now(),
        "form": form,
    }
    return render(request, "documents/certificates.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Use a certificate no more and destroy its key."""
    row = get_object_or_404(SigningCertificate.objects.select_related("organisation"), pk=pk)
    withdraw_certificate(row, actor=actor_of(request))
    messages.success(request, _("The certificate is used no more; its key was destroyed."))
    return redirect("documents:certificates", pk=row.organisation_id)
