"""Doors for the worker."""

from celery import shared_task

from documents.services.complete_services import complete_services


@shared_task(name="documents.complete_services", ignore_result=True)
def complete() -> None:
    """Record the services whose time has run."""
    complete_services()
