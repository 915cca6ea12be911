"""`migrate` for the tests: an empty SQLite database is filled from the ready file, any other goes the whole way."""

import sqlite3
from contextlib import closing
from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from tests.ready_made.empty_file import empty_file


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if options["app_label"] or connection.vendor != "sqlite" or connection.introspection.table_names():
            super().handle(*args, **options)
            return
        connection.ensure_connection()
        with closing(sqlite3.connect(empty_file())) as ready:
            ready.backup(connection.connection)
