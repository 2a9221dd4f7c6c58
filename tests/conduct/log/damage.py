"""What somebody does to the log who can write to the database, and has switched its guards off first."""

from django.db import connection

from conduct.log import guards


def to_the_log(statement, *values):
    guards.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    guards.create(connection)


def alter(number, /, **columns):
    said = ", ".join(f'"{name}" = %s' for name in columns)
    to_the_log(f"UPDATE conduct_logentry SET {said} WHERE number = %s", *columns.values(), number)


def remove(*numbers):
    for number in numbers:
        to_the_log("DELETE FROM conduct_logentry WHERE number = %s", number)


def exchange(first, second):
    """Two entries change places: all they say but their numbers."""
    alter(first, number=0)
    alter(second, number=first)
    alter(0, number=second)
