"""Wires what only the top of the house may know."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import celery  # noqa: F401  shared tasks must find the configured runner
