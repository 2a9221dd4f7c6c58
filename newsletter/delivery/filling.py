"""A row for each recipient, by one statement for each kind of person: quick for a million, and safe to repeat."""

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.choices import DeliveryState, MailingState, When
from newsletter.delivery import lanes, timing
from newsletter.delivery.claiming import wake
from newsletter.delivery.mails import tell_stopped
from newsletter.delivery.states import Moved, move
from newsletter.delivery.withdrawing import withdrawn
from newsletter.models import Delivery, Mailing, Shell
from newsletter.recipients.segments import Segment
from newsletter.recipients.selection import querysets

# More than were confirmed, by so much, and somebody is asked: a tenth, and never because of a handful.
MORE_BY, AT_LEAST = 0.1, 20

CHOSEN = "WITH chosen (person_kind, person_id, language, time_zone, variant) AS ({selection}) "
# Each in their language where the mailing has it for them, else in its first; who has none at all gets nothing.
# Whoever has a row already, of this mailing or another of the edition, keeps that.
INSERT = (
    CHOSEN  # noqa: S608 - nothing but table names and numbers is put into it
    + """
    INSERT INTO {delivery} (mailing_id, edition_id, person_kind, person_id, language, variant, not_before, state,
                            reason, attempts, worker, changed_at, unsubscribed)
    SELECT %s, {edition}, chosen.person_kind, chosen.person_id, COALESCE(own.language, other.language),
           chosen.variant, {not_before}, %s, %s, 0, NULL, %s, {false}
    FROM chosen
    JOIN {shell} other ON other.id IN ({others}) AND other.variant = chosen.variant
    LEFT JOIN {shell} own
        ON own.mailing_id = %s AND own.language = chosen.language AND own.variant = chosen.variant
    WHERE 1 = 1
    ON CONFLICT DO NOTHING
    """
)
ZONES = CHOSEN + "SELECT DISTINCT time_zone FROM chosen"  # noqa: S608 - of this module's own words


def fill(pk):
    """List the recipients of a mailing that is being filled, and have it sent. Killed and begun anew it goes on."""
    mailing = Mailing.objects.filter(pk=pk, state=MailingState.FILLING).first()
    if mailing is None:
        return
    try:
        _list(mailing)
    except Moved:
        return


def _list(mailing):
    if withdrawn(mailing):
        ask(mailing, "withdrawn")
        return
    for selection in querysets(Segment.from_json(mailing.segment)):
        insert(mailing, selection)
    with transaction.atomic():
        total = Delivery.objects.filter(mailing=mailing).count()
        if total > mailing.expected + max(AT_LEAST, MORE_BY * mailing.expected):
            ask(mailing, "more", total=total)
            return
        move(mailing, MailingState.SENDING, total=total, started_at=timezone.now())
        log(instance=mailing, action="newsletter.begin", data={"recipients": total})
        wake(mailing)
        lanes.enqueue_all()


def ask(mailing, reason, **fields):
    """Stop, and have somebody decide, who is told by mail."""
    move(mailing, MailingState.ASKING, reason=reason, **fields)
    log(instance=mailing, action="newsletter.ask", data={"asked": reason})
    tell_stopped(mailing)


def insert(mailing, selection):
    """Rows for everybody whom a queryset of newsletter.recipients.selection chooses, all or none.

    The mailing is held meanwhile: of one that was cancelled no row may stay behind that waits, for whose it is would
    not be among the recipients of the edition's next mailing. Raises ``Moved``.
    """
    others = _other_shells(mailing)
    try:
        sql, params = selection.query.sql_with_params()
    except EmptyResultSet:
        return
    if not others:
        return
    not_before, instants = _not_before(mailing, sql, params)
    state, reason = (
        (DeliveryState.DEFERRED, "morning") if mailing.when == When.MORNING else (DeliveryState.QUEUED, "")
    )
    statement = INSERT.format(
        selection=sql,
        delivery=Delivery._meta.db_table,
        shell=Shell._meta.db_table,
        edition=int(mailing.edition_id) if mailing.edition_id else "NULL",
        not_before=not_before,
        others=", ".join(map(str, others)),
        false="FALSE",
    )
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with transaction.atomic(), connection.cursor() as cursor:
        being_filled = Mailing.objects.select_for_update().filter(pk=mailing.pk, state=MailingState.FILLING)
        if not being_filled.values_list("pk").first():
            raise Moved
        cursor.execute(statement, [*params, mailing.pk, *instants, state, reason, now, mailing.pk])


def _other_shells(mailing):
    """The ids of one shell for each variant: in the site's language, else any; for whoever has none in their own."""
    found = {}
    for shell in mailing.shells.only("pk", "language", "variant").order_by("pk"):
        if shell.variant not in found or shell.language == settings.LANGUAGE_CODE:
            found[shell.variant] = shell.pk
    return [int(pk) for pk in found.values()]


def _not_before(mailing, sql, params):
    """SQL that gives each reader's morning by their zone, and its parameters; the instants are worked out here."""
    if mailing.when != When.MORNING:
        return "NULL", []
    with connection.cursor() as cursor:
        cursor.execute(ZONES.format(selection=sql), params)
        zones = [zone or "" for (zone,) in cursor.fetchall()]
    by_instant, mornings = {}, timing.mornings(mailing, {*zones, ""})
    for zone, moment in mornings.items():
        by_instant.setdefault(moment, []).append(zone)
    cases, parameters = [], []
    cast = "CAST(%s AS timestamp with time zone)" if connection.vendor == "postgresql" else "%s"
    for moment, names in by_instant.items():
        cases.append(f"WHEN COALESCE(chosen.time_zone, '') IN ({', '.join(['%s'] * len(names))}) THEN {cast}")
        parameters += [*names, connection.ops.adapt_datetimefield_value(moment)]
    # Whoever moved to a zone of nobody else's since the zones were asked for.
    parameters.append(connection.ops.adapt_datetimefield_value(mornings[""]))
    return f"CASE {' '.join(cases)} ELSE {cast} END", parameters
