"""Events are refused any change by the database too, whatever code asks for it."""

SQLITE = {
    "events_not_updated": "CREATE TRIGGER events_not_updated BEFORE UPDATE ON casework_event BEGIN SELECT RAISE(ABORT, 'events are append only'); END",
    "events_not_deleted": "CREATE TRIGGER events_not_deleted BEFORE DELETE ON casework_event BEGIN SELECT RAISE(ABORT, 'events are append only'); END",
}
FUNCTION = """
CREATE FUNCTION events_are_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'events are append only'; END $$ LANGUAGE plpgsql
"""
TRIGGER = "CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON casework_event FOR EACH ROW EXECUTE FUNCTION events_are_append_only()"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.values():
            schema_editor.execute(statement)
    else:
        schema_editor.execute(FUNCTION)
        schema_editor.execute(TRIGGER)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
    else:
        schema_editor.execute("DROP TRIGGER events_append_only ON casework_event")
        schema_editor.execute("DROP FUNCTION events_are_append_only()")
