"""Takes the engine's and the libraries' own tables out of the administration: nothing of them is to be edited or deleted by hand."""

from django.contrib import admin

OURS = {"casework"}

for model in [model for model in admin.site._registry if model._meta.app_label not in OURS]:
    admin.site.unregister(model)
