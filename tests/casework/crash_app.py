"""Puts the slow job into every process of the installation to be killed."""

from django.apps import AppConfig


class StageConfig(AppConfig):
    name = "tests.casework"
    label = "crash_stage"

    def ready(self) -> None:
        from tests.casework.crash_stage import install

        install()
